"""Words that a line's end divides, made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lineage.reading.printed import Line

__all__ = ["divided", "mend_words"]

_HYPHENS = "-‐\u00ad"
_ENDS_DIVIDED = re.compile(rf"([A-Za-z]{{1,40}})[{_HYPHENS}]$")
_BEGINS = re.compile(r"[A-Za-z]{1,40}")
_WORD = re.compile(r"[A-Za-z]+(?:[-‐][A-Za-z]+)*")
# These nearly always stand before a hyphen that is part of the word.
_COMPOUNDING = frozenset(
    "all anti co cross ex half high inter long low multi non post pre re self semi short "
    "well".split()
)


def divided(texts: Sequence[str], follows: Mapping[int, int]) -> set[int]:
    """Return the lines that end in a hyphen which only the line's end put there.

    `follows` says which line goes on with which. A hyphen is the word's own where the text
    elsewhere writes it so, where the second half begins with a capital, and behind parts that
    make compounds.

    >>> sorted(divided(["the opera-", "tion of long-", "term plans"], {0: 1, 1: 2}))
    [0]
    """
    known: Counter[str] | None = None
    found: set[int] = set()
    for old, new in follows.items():
        first = _ENDS_DIVIDED.search(texts[old][-64:])
        rest = _BEGINS.match(texts[new])
        if not first or not rest:
            continue
        if known is None:
            known = Counter(word.lower() for text in texts for word in _inner_words(text))
        if _is_one_word(first[1], rest[0], texts[old][-1], known):
            found.add(old)
    return found


def mend_words(paragraphs: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return paragraphs, words that a line's end divided made whole.

    >>> lines = [Line("the water manage-", 0), Line("ment of a city", 18)]
    >>> [[line.text for line in lines] for lines in mend_words([lines])]
    [['the water manage', 'ment of a city']]
    """
    lines = [line for paragraph in paragraphs for line in paragraph]
    follows: dict[int, int] = {}
    at = 0
    for paragraph in paragraphs:
        last = at + len(paragraph) - 1
        for number in range(at, last):
            if lines[number].text.endswith(tuple(_HYPHENS)):
                follows[number] = number + 1
        at = last + 1
    halves = divided([line.text for line in lines], follows) if follows else set()
    mended: list[list[Line]] = []
    at = 0
    for paragraph in paragraphs:
        mended.append(
            [
                line._replace(
                    text=line.text[:-1] if number in halves else line.text,
                    joined=line.joined or number - 1 in halves,
                )
                if number in halves or number - 1 in halves
                else line
                for number, line in enumerate(paragraph, start=at)
            ]
        )
        at += len(paragraph)
    return mended


def _inner_words(text: str) -> list[str]:
    found = [match[0].replace("‐", "-") for match in _WORD.finditer(text)]
    return found[:-1] if text.endswith(tuple(_HYPHENS)) else found


def _is_one_word(first: str, second: str, hyphen: str, known: Counter[str]) -> bool:
    if hyphen == "\u00ad":
        return True
    if second[0].isupper() and not first.isupper():
        return False
    joined, compound = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if known[joined] != known[compound]:
        return known[joined] > known[compound]
    return second[0].islower() == first[-1].islower() and first.lower() not in _COMPOUNDING
