"""Matches of a slow pattern, tried only where a quick one says that a match can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["Respelling", "lowered", "matches_from"]


def matches_from(
    begins: re.Pattern[str],
    pattern: re.Pattern[str],
    text: str,
    start: int = 0,
    stop: int | None = None,
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` does, where every match begins as `begins` says.

    Only matches that begin from `start` on and are seen to before `stop` are looked for.

    `begins` is a character class with a look ahead: a regex engine passes over all other
    characters at once, while a pattern with groups and choices is tried at each of them.

    >>> [m[0] for m in matches_from(re.compile("[ab]"), re.compile("(?:a|b)c"), "xac bc b")]
    ['ac', 'bc']
    """
    end = start
    for begin in begins.finditer(text, start, len(text) if stop is None else stop):
        at = begin.start()
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match


def lowered(text: str) -> str:
    """Return a text in lower case, every character in its place.

    >>> lowered("İn May"), len(lowered("İn May"))
    ('İn may', 6)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


class Respelling:
    """Some characters read as others, one for one; most texts hold none and stay as they are."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._any = re.compile("[" + "".join(map(re.escape, table)) + "]")

    def __call__(self, text: str) -> str:
        """Return the text with those characters read so, of the same length."""
        return text.translate(self._table) if self._any.search(text) else text
