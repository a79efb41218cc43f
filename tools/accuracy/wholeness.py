"""Whether a file that is whole and well kept is taken for one, to its last character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lineage.models import Document
from tools.accuracy.figures import Tally
from tools.accuracy.reading import decoded, documents

__all__ = ["sound", "traced", "whole"]

# What is no word of the text: the marks of headings, the heads and rules of tables, and tags.
_MARKS = re.compile(
    r"^#+ |^\|[^\n]*\n(?=\|[ |:-]+$)|^\|[ |:-]+$|\||<style>.*?</style>|</?[a-z][^<>]*>",
    re.MULTILINE | re.DOTALL,
)


def sound(path: Path) -> Tally:
    """Return whether a file holds one text, complete, in which nothing is said to be odd."""
    held = documents(path)
    name = f"{path.parent.name}/{path.stem}"
    wrong = [] if len(held) == 1 else [f"{name}: {len(held)} texts instead of one"]
    for document in held:
        wrong += [f"{name}: said to be cut short by {each.rule}" for each in document.incomplete]
        wrong += [f"{name}: said to be odd: {each.message}" for each in document.issues]
    return Tally(1, 1, 0 if wrong else 1, tuple(wrong))


def whole(path: Path) -> Tally:
    """Return the characters behind the head that stand in exactly one clause or passage."""
    held, words = documents(path), _words(path)
    name = f"{path.parent.name}/{path.stem}"
    begins = min((clause.label_span[0] for each in held for clause in each.clauses), default=0)
    times = [0] * len(words)
    for start, end in _spans(held):
        for at in range(start, end):
            times[at] += 1
    places = [at for at in range(begins, len(words)) if not words[at].isspace()]
    off = [nth for nth, at in enumerate(places) if times[at] != 1]
    wrong: list[str] = []
    for (_, count), stretch in groupby(
        enumerate(off), key=lambda each: (each[1] - each[0], times[places[each[1]]])
    ):
        ats = [places[nth] for _, nth in stretch]
        held_by = f"in {count} clauses or passages" if count else "in no clause or passage"
        wrong.append(f"{name}: characters {ats[0]} to {ats[-1] + 1} {held_by}")
    return Tally(len(places), len(places), len(places) - len(off), tuple(wrong))


def traced(path: Path) -> Tally:
    """Return the clauses whose label and text are what the file says at their place."""
    # A reader may know marks for what they are, or take them for words: both are the file's own.
    said_by = (decoded(path), _words(path))
    clauses = [clause for each in documents(path) for clause in each.clauses]
    wrong = [
        f"{path.parent.name}/{path.stem}: {clause.address} is not what stands at its place"
        for clause in clauses
        if not all(
            any(_bare(said) == _bare(file[start:end]) for file in said_by)
            for said, (start, end) in (
                (clause.label, clause.label_span),
                (clause.text, clause.span),
            )
        )
    ]
    return Tally(len(clauses), len(clauses), len(clauses) - len(wrong), tuple(wrong))


def _bare(text: str) -> str:
    return "".join(text.split())


def _words(path: Path) -> str:
    """Return a file with white space for whatever is no word, so that places stay."""
    return _MARKS.sub(lambda mark: " " * len(mark[0]), decoded(path))


def _spans(held: tuple[Document, ...]) -> Iterator[tuple[int, int]]:
    for document in held:
        for clause in document.clauses:
            yield clause.span
            yield clause.label_span
        for passage in document.passages:
            yield passage.span
