"""Which paragraphs stand inside a quotation: their labels are those of the text quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["quoted"]

_CLOSES = "”」』"
# A mark that a copy lost would otherwise swallow all the labels behind it.
_MOST_PARAGRAPHS = 60
_MARK = re.compile("[“”「」『』]")
# A single mark is an apostrophe as well: it counts at the ends of paragraphs alone.
_SINGLE_OPENS = "‘"
_SINGLE_CLOSES = re.compile(r"’[;,.]?(?: (?:and|or))?$")


def quoted(texts: Sequence[str]) -> frozenset[int]:
    """Return the paragraphs that begin inside a quotation which an earlier one opened.

    Only curly marks and corner brackets tell where a quotation opens. One that is closed nowhere
    near does not count; a mark repeated at the head of each paragraph opens no further one.

    >>> sorted(quoted(["一、改为：“（一）名称；", "（二）财产。”", "二、删去第六条。"]))
    [1]
    """
    inside: set[int] = set()
    waiting: list[int] = []
    depth = 0
    single = False
    for at, text in enumerate(texts):
        if depth:
            waiting.append(at)
        single = single or (not depth and text.startswith(_SINGLE_OPENS))
        closed = single and _SINGLE_CLOSES.search(text)
        depth = 0 if closed else max(_depth_behind(text, depth), single)
        single = single and depth > 0
        if not depth:
            inside.update(waiting)
        if not depth or len(waiting) > _MOST_PARAGRAPHS:
            waiting, depth, single = [], 0, False
    return frozenset(inside)


def _depth_behind(text: str, depth: int) -> int:
    for mark in _MARK.finditer(text):
        if mark[0] in _CLOSES:
            depth = max(0, depth - 1)
        elif mark.start() or not depth:
            depth += 1
    return depth
