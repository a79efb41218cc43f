"""Words that a line's end divides, made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

__all__ = ["with_whole_words"]

_HYPHENS = "-‐\u00ad"
_ENDS_DIVIDED = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_BEGINS = re.compile(r"([^\W\d_]+)(\S*)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# These nearly always stand before a hyphen that is part of the word.
_COMPOUNDING = frozenset("all anti cross ex half high inter long low multi non post pre self semi short well".split())


def with_whole_words(texts: Sequence[str], follows: Mapping[int, int]) -> list[str]:
    """Return lines with each divided word whole in the line where it begins.

    `follows` says which line goes on with which. A hyphen stays where the text elsewhere writes
    the word with one, where the second half is a name or begins with a capital, and behind
    parts that make compounds; it goes where the word is known without it, and else too.

    >>> with_whole_words(["the opera-", "tion of long-", "term plans"], {0: 1, 1: 2})
    ['the operation', 'of long-term', 'plans']
    """
    whole = list(texts)
    known: Counter[str] | None = None
    for old, new in sorted(follows.items()):
        divided = _ENDS_DIVIDED.search(whole[old])
        rest = _BEGINS.match(whole[new])
        if not divided or not rest or not divided[1].isascii():
            continue
        if known is None:
            known = Counter(w.lower() for text in texts for w in _inner_words(text))
        first, second = divided[1], rest[1]
        hyphen = "" if _is_one_word(first, second, whole[old][-1], known) else "-"
        whole[old] = whole[old][:-1] + hyphen + rest[1] + rest[2]
        whole[new] = whole[new][rest.end() :]
    return whole


def _inner_words(text: str) -> list[str]:
    found = [match[0].replace("‐", "-") for match in _WORD.finditer(text)]
    return found[:-1] if text.endswith(tuple(_HYPHENS)) else found


def _is_one_word(first: str, second: str, hyphen: str, known: Counter[str]) -> bool:
    if hyphen == "\u00ad":
        return True
    joined, compound = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if known[joined] != known[compound]:
        return known[joined] > known[compound]
    return second[0].islower() and first.lower() not in _COMPOUNDING
