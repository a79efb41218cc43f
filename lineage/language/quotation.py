"""Where a text quotes titles: in title marks, in quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.language.folding import language_of

__all__ = ["QuotedTitle", "quoted_titles"]

_LONGEST = 300
_MARK = re.compile("[《〈》〉]")
# Texts in traditional characters quote titles so; what stands outside of them is nothing else.
_CORNERS = re.compile(rf"[「『]([^「」『』\n]{{3,{_LONGEST}}})[」』]")
_ENGLISH_QUOTES = re.compile(
    rf"“([^“”\n]{{3,{_LONGEST}}})”|\"(?=\S)([^\"\n]{{3,{_LONGEST}}})(?<=\S)\"|"
    rf"(?<![A-Za-z])[‘']([A-Z0-9][^‘’'\n]{{5,{_LONGEST}}})[’'](?![A-Za-z])"
)


class QuotedTitle(NamedTuple):
    """A title in title marks or quotation marks: `text` without them, the span with them."""

    start: int
    end: int
    text: str


def quoted_titles(text: str) -> tuple[QuotedTitle, ...]:
    """Return what stands in title marks, outermost only, and in English quotation marks, in order.

    A mark that is never closed opens nothing; nested 〈〉 and 《》 stay inside their title.

    >>> [q.text for q in quoted_titles("按《关于印发〈乙方案〉的通知》和《丙条例》办理")]
    ['关于印发〈乙方案〉的通知', '丙条例']
    >>> [q.text for q in quoted_titles("has issued the “2023 Action Plan for Clean Air”")]
    ['2023 Action Plan for Clean Air']
    """
    found = list(_marked(text))
    found += [
        QuotedTitle(*match.span(), match[1].strip())
        for match in _CORNERS.finditer(text)
        if not any(q.start < match.end() and match.start() < q.end for q in found)
    ]
    for match in _ENGLISH_QUOTES.finditer(text):
        inside = next(group for group in match.groups() if group is not None)
        free = all(match.end() <= q.start or q.end <= match.start() for q in found)
        if free and language_of(inside) == "en":
            found.append(QuotedTitle(match.start(), match.end(), inside.strip(" ,.;")))
    return tuple(sorted(found))


def _marked(text: str) -> list[QuotedTitle]:
    found: list[QuotedTitle] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        place, character = mark.start(), mark[0]
        if opened and place - opened[0] > _LONGEST:
            opened.clear()
        if character in "《〈":
            if character == "《" or not opened:
                opened.append(place)
        elif opened and character == ("》" if text[opened[-1]] == "《" else "〉"):
            start = opened.pop()
            if opened and _closes(text, place + 1):
                continue
            opened.clear()
            found.append(QuotedTitle(start, place + 1, text[start + 1 : place].strip()))
    return found


def _closes(text: str, place: int) -> bool:
    """Tell whether a title mark that stands open at a place is closed after it."""
    depth = 1
    for character in text[place : place + _LONGEST]:
        depth += (character == "《") - (character == "》")
        if not depth:
            return True
    return False
