"""Text to tokens that a reader takes in as one: words, figures with their units, dates, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import rjieba

from lineage.language.dates import find_dates
from lineage.language.deadlines import find_deadlines
from lineage.language.folding import fold_with_offsets, is_cjk
from lineage.language.numbers import find_numbers
from lineage.language.quantities import find_quantities

__all__ = ["Token", "tokens"]


class Token(NamedTuple):
    """A piece of text: `text` as it stands, `key` what it is compared by."""

    text: str
    key: str


# Longer names are compared word by word, so that one changed word does not strike a whole title.
_TITLE = re.compile(r"<[^<>\n]{1,24}>|\"[^\"\n]{1,12}\"")
_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LETTER = rf"(?:(?![{_CJK}])[^\W\d_])"
_PIECE = re.compile(rf"[{_CJK}]+|{_LETTER}+(?:['-]{_LETTER}+)*|\d+(?:[.,]\d+)*|.", re.DOTALL)


def _atoms(text: str) -> list[tuple[int, int]]:
    """Return the places of what is never cut, the longest of those that overlap."""
    places = [match.span() for match in _TITLE.finditer(text)]
    places += [(number.start, number.end) for number in find_numbers(text)]
    places += [(deadline.start, deadline.end) for deadline in find_deadlines(text)]
    places += [(date.start, date.end) for date in find_dates(text)]
    places += [quantity.amount for quantity in find_quantities(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _words(text: str) -> Iterator[str]:
    """Cut what stands between atoms: Chinese by its words, the rest by letters and figures."""
    for piece in _PIECE.finditer(text):
        if is_cjk(piece[0][0]):
            yield from rjieba.cut(piece[0])
        else:
            yield piece[0]


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for start, end in _atoms(text):
        yield from _words(text[at:start])
        yield text[start:end]
        at = end
    yield from _words(text[at:])


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; their texts joined are the text.

    Tokens are cut in the comparison form, so that width, quotation marks and loose spaces make
    no other cut; what that form leaves out stays with the token before it.

    >>> [token.text for token in tokens("到 2025 年，不低于80%")]
    ['到 2025 年', '，', '不', '低于', '80%']
    >>> [token.key for token in tokens("“Clean Air” ３月")][:2]
    ['"clean air"', '3']
    """
    folded = fold_with_offsets(text)
    found: list[Token] = []
    at = begin = 0
    key = ""
    for piece in _pieces(folded.text):
        at += len(piece)
        key += piece
        end = folded.offsets[at] if at < len(folded.offsets) else len(text)
        # Several pieces may be one character of the text (½, ㎡), which is not cut.
        if end > folded.offsets[at - 1]:
            found.append(Token(text[begin:end], key))
            begin, key = end, ""
    if not found and text:
        return (Token(text, ""),)
    return tuple(found)
