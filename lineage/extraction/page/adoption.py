"""The day on which a law came to read as it does, from the note below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.page.parts import Unit
from lineage.language.dates import FoundDate, find_dates
from lineage.models import Source, Stated

__all__ = ["read_adoption"]

_MADE = re.compile("通过|修订|修正|修改|批准|公布|发布|颁布")
_MADE_EN = re.compile(r"(?:adopted|amended|revised|approved|promulgated|issued)\b", re.IGNORECASE)
_FULL_DAY = len("2024-01-01")
_LONGEST = 4000


def read_adoption(source: Source, notes: Sequence[Unit], begin: int) -> Stated | None:
    """Return the last day on which a text was adopted, amended or published, by its head notes.

    `begin` is where the clauses begin. The day is inferred: nobody signs such a text, and its
    words are those of that day. A day of entry into force, and one in a title, is none.
    """
    found: list[tuple[str, int, int]] = []
    for unit in notes:
        if unit.start >= begin:
            break
        text = unit.text[:_LONGEST]
        found += [
            (date.value, unit.start + date.start, unit.start + date.end)
            for date in _days_made(text)
        ]
    if not found:
        return None
    value, start, end = max(found)
    evidence = source.evidence(start, end, "last adopted or amended")
    return Stated(value=value, basis="inferred", evidence=(evidence,))


def _days_made(text: str) -> list[FoundDate]:
    """Return the days of a note by or behind which it says that the text was made.

    >>> note = "2009年1月2日公布 自2009年3月4日起施行 根据2019年5月6日《2018年7月8日决定》修订"
    >>> [date.value for date in _days_made(note)]
    ['2009-01-02', '2019-05-06']
    >>> [d.value for d in _days_made("Adopted by the Congress on March 1, 2001, in force May 2002")]
    ['2001-03-01']
    """
    bare = _without_titles(text)
    dates = [date for date in find_dates(bare) if len(date.value) == _FULL_DAY]
    edges = [0, *(date.end for date in dates)]
    starts = [*(date.start for date in dates[1:]), len(bare)]
    made = []
    for date, before, after in zip(dates, edges, starts, strict=False):
        english = _MADE_EN.search(bare, before, date.start)
        chinese = _MADE.search(bare, date.end, after)
        if english or (chinese and bare[date.end : date.end + 1] != "起"):
            made.append(date)
    return made


def _without_titles(text: str) -> str:
    """Return a text with what stands in title marks blank, at its old length."""
    depth, kept = 0, []
    for character in text:
        depth += character in "《〈"
        kept.append(" " if depth else character)
        depth -= bool(depth) and character in "》〉"
    return "".join(kept)
