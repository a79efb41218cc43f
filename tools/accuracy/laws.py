"""Laws: each article and chapter, none twice, none invented, and no character left over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lineage.models import Document
from tools.accuracy.figures import Tally, compared
from tools.accuracy.provisions import head, walk
from tools.accuracy.reading import decoded, documents, numbered, rows

__all__ = [
    "annexes",
    "articles",
    "headings",
    "heads",
    "items",
    "mapped_articles",
    "paragraphs",
    "texts",
    "whole",
]

_FOLDERS = (
    "zh-laws/constitution",
    "zh-laws/environment-tax",
    "zh-laws/foreign-trade",
    "zh-laws/anti-unfair-competition",
    "null-pairs/beijing-audit",
    "null-pairs/criminal-law",
    "null-pairs/personal-information",
    "null-pairs/water-pollution",
)


def texts(folder: Path) -> list[Path]:
    """Return every version and copy of every law."""
    return sorted(path for each in _FOLDERS for path in (folder / each).glob("*.txt"))


def articles(path: Path) -> Tally:
    """Return the articles found, against those that a walk over the lines counts unbroken."""
    return _of_kinds(path, {"article"})


def headings(path: Path) -> Tally:
    """Return the parts, chapters and sections found, against those that the walk counts."""
    return _of_kinds(path, {"part", "chapter", "section"})


def mapped_articles(path: Path) -> Tally | None:
    """Return the articles found, against the columns of the maps that name the version."""
    columns = [
        {row[side] for row in rows(table) if row[side]}
        for table in sorted(path.parent.glob("articles_*.tsv"))
        for side, year in zip(("old", "new"), table.stem.split("_")[1:], strict=True)
        if year == path.stem
    ]
    if not columns:
        return None
    known = sorted(set.union(*columns), key=_place)
    found = [each.number for each in numbered(path) if each.kind == "article"]
    return compared(_name(path), known, found)


def heads(path: Path) -> Tally:
    """Return the lines of the head and of the contents that are taken for what they are."""
    passages = [passage for each in documents(path) for passage in each.passages]
    known = head(decoded(path))
    wrong: list[str] = []
    for place, kind in known:
        found = {each.kind for each in passages if each.span[0] <= place < each.span[1]}
        if found != {kind}:
            taken = " and ".join(sorted(found)) or "no passage"
            wrong.append(f"{_name(path)}: {kind} at character {place} is {taken}")
    return Tally(len(known), len(known), len(known) - len(wrong), tuple(wrong))


def whole(path: Path) -> Tally:
    """Return the characters behind the head that stand in exactly one clause or passage."""
    held, content = documents(path), decoded(path)
    begins = min((clause.label_span[0] for each in held for clause in each.clauses), default=0)
    times = [0] * len(content)
    for start, end in _spans(held):
        for at in range(start, end):
            times[at] += 1
    places = [at for at in range(begins, len(content)) if not content[at].isspace()]
    off = [nth for nth, at in enumerate(places) if times[at] != 1]
    wrong: list[str] = []
    for (_, count), stretch in groupby(
        enumerate(off), key=lambda each: (each[1] - each[0], times[places[each[1]]])
    ):
        ats = [places[nth] for _, nth in stretch]
        held_by = f"in {count} clauses or passages" if count else "in no clause or passage"
        wrong.append(f"{_name(path)}: characters {ats[0]} to {ats[-1] + 1} {held_by}")
    return Tally(len(places), len(places), len(places) - len(off), tuple(wrong))


def _spans(held: tuple[Document, ...]) -> Iterator[tuple[int, int]]:
    for document in held:
        for clause in document.clauses:
            yield clause.span
            yield clause.label_span
        for passage in document.passages:
            yield passage.span


def paragraphs(path: Path) -> Tally:
    """Return the paragraphs of articles behind the first, against the lines that are neither
    headings, articles nor items."""
    known = [number for kind, number in walk(decoded(path)) if kind == "paragraph"]
    return compared(_name(path), known, [way for way, kind in _ways(path) if kind == "paragraph"])


def items(path: Path) -> Tally:
    """Return the items found below the paragraphs of articles, against the lines that count on."""
    known = [number for kind, number in walk(decoded(path)) if kind == "item"]
    return compared(_name(path), known, [way for way, kind in _ways(path) if kind == "item"])


def annexes(path: Path) -> Tally:
    """Return the annexes found, against the lines that open them."""
    return _of_kinds(path, {"annex"})


def _ways(path: Path) -> list[tuple[str, str]]:
    """Article, paragraph and item of each clause right below an article or a paragraph, and its
    kind: `5 p1 （2）` is the second item of the first paragraph of article 5.
    """
    held = {c.address: c for document in documents(path) for c in document.clauses}
    found: list[tuple[str, str]] = []
    for clause in numbered(path):
        parent = held.get(clause.parent or "")
        if parent is None:
            continue
        if clause.kind == "paragraph" and parent.kind == "article":
            found.append((f"{parent.number} p{clause.number}", "paragraph"))
        elif parent.kind == "article":
            found.append((f"{parent.number} p1 （{clause.number}）", clause.kind))
        elif parent.kind == "paragraph" and parent.parent:
            article = held[parent.parent]
            way = f"{article.number} p{parent.number} （{clause.number}）"
            found.append((way, clause.kind))
    return found


def _of_kinds(path: Path, kinds: set[str]) -> Tally:
    known = [each for each in walk(decoded(path)) if each[0] in kinds]
    found = [(each.kind, each.number) for each in numbered(path) if each.kind in kinds]
    return compared(_name(path), known, found)


def _place(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"
