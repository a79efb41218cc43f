"""Sentences from when a document holds and what it ends, which belong to no point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.cutting.numbering import Numbered
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.extraction.page.shapes import is_entry_into_force

__all__ = ["cut_closing", "mark_closings", "sentences"]

# What a letter closes with.
_FORMULA = re.compile(r"(?:特此[^，。；]{2,6}|此复|此致|专此[^，。；]{0,6})[。！]?")
_SENTENCE = re.compile(
    r"[^。！？!?]*?(?:[。！？!?][”’」』）)]*|(?<![A-Z])(?<!No)\.(?=\s+[A-Z\"“])|$)"
)


def mark_closings(
    units: Sequence[Unit], kinds: list[Role], accepted: Sequence[Numbered | None]
) -> None:
    """Mark the unlabelled paragraphs that open with such a sentence, behind the last label.

    One that stands before a further label of the same text is a provision of its clause, and one
    behind the last article a paragraph of it.
    """
    waiting: list[int] = []
    at_end = True
    for at in range(len(units) - 1, -1, -1):
        numbered = accepted[at]
        if kinds[at] == "title":
            _close(kinds, waiting)
            at_end = True
        elif numbered is not None:
            at_end = False
            if numbered.label.style.kind == "article":
                waiting.clear()
        elif at_end and kinds[at] == "text":
            first = next(iter(sentences(units[at].text)), (0, 0))
            said = units[at].text[slice(*first)]
            if is_entry_into_force(said) or _FORMULA.fullmatch(units[at].text):
                waiting.append(at)
    _close(kinds, waiting)


def _close(kinds: list[Role], waiting: list[int]) -> None:
    for at in waiting:
        kinds[at] = "closing"
    waiting.clear()


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the place of every sentence of a paragraph.

    >>> sentences("抓好落实。自印发之日起施行。")
    [(0, 5), (5, 14)]
    """
    return [mark.span() for mark in _SENTENCE.finditer(text) if mark[0].strip()]


def cut_closing(text: str) -> tuple[int, int] | None:
    """Return where a point's own text ends and its last sentences, of this kind, begin.

    >>> cut_closing("抓好落实。 自印发之日起施行。")
    (5, 6)
    >>> cut_closing("自印发之日起施行。")
    """
    cut = len(text)
    for start, end in reversed(sentences(text)):
        if not is_entry_into_force(text[start:end]):
            break
        cut = start
    own, said = text[:cut].rstrip(), text[cut:].lstrip()
    return (len(own), len(text) - len(said)) if own and said else None
