"""Days, months and years as Chinese and English texts write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.language.lookup import Respelling, matches_from
from lineage.language.numerals import parse_chinese

__all__ = ["MONTHS", "YEAR_ENDS", "FoundDate", "find_dates", "iso_date", "plan_year"]


class FoundDate(NamedTuple):
    """A date that stands at characters `start` to `end`.

    `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, whatever is written; empty where the words name
    a day that no calendar has, since nobody can tell which one was meant.
    """

    start: int
    end: int
    value: str


_NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_NAMES.split(), start=1)}
"""English month names, in lower case, with their numbers."""

_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = "|".join([*(name.capitalize() for name in MONTHS), *(s.capitalize() for s in _SHORT)])
_MONTH = rf"(?P<month>(?:{_MONTH}|{_MONTH.upper()})\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|2[01])\d{2})(?!\d)"
_GAP = r"[ \t\u00a0\u3000]{0,3}"
_FIGURES = "〇零○ＯOo0一二三四五六七八九"
_CHINESE_YEAR = rf"(?P<year>(?:1[89]|2[01])\d{{2}}|(?<![{_FIGURES}十])[一二][{_FIGURES}]{{3}})"
_SMALL = r"\d{1,2}|[一二三四五六七八九十廿卅]{1,3}"

_CHINESE = (
    rf"(?<!\d){_CHINESE_YEAR}{_GAP}年"
    rf"(?:{_GAP}(?P<month>{_SMALL}){_GAP}月(?:{_GAP}(?P<day>{_SMALL}){_GAP}[日号])?)?"
)
_FIGURES_ALONE = (
    r"(?<![\d./-])(?P<year>(?:1[89]|2[01])\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<day>\d{1,2})(?!\d|[-/.]\d)"
)
_MONTH_FIRST = rf"\b{_MONTH} {{0,3}}(?:{_DAY}\b,? {{0,3}})?(?:of )?,? ?{_YEAR}"
_DAY_FIRST = rf"(?<![\d.])\b{_DAY} {{1,3}}(?:of )?{_MONTH},? {{1,3}}{_YEAR}"
# A figure that goes on into a noun ("of 2000 tonnes") is a quantity, not a year.
YEAR_ENDS = (
    r"(?=\W*$|[,.;:](?!\d)|['’”\")\]]|[-–—](?!\d)"
    r"| (?:(?-i:[A-Z(\[])|and\b|or\b|to\b|is\b|was\b|the\b|we\b|it\b|in\b|for\b|on\b|as\b|with\b))"
)
"""What may follow a bare English year, as a look-ahead."""

_YEAR_ALONE = (
    r"\b(?:[Ii]n|[Bb]y|[Oo]f|[Uu]ntil|[Ss]ince|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Yy]ear)"
    rf" (?P<year>(?:19|20)\d{{2}}){YEAR_ENDS}"
)
# What a date of each pattern begins with: most characters begin none, and are passed over.
_FIGURES_FIRST = tuple(
    (re.compile(begins), re.compile(pattern))
    for begins, pattern in (
        (rf"[12](?=\d{{3}}{_GAP}年)|[一二](?=[{_FIGURES}]{{3}}{_GAP}年)", _CHINESE),
        (r"[12](?=\d{3}[-/.]\d)", _FIGURES_ALONE),
    )
)
# The year of these stands last, and is rarer than what they begin with.
_YEAR_LAST = tuple(
    (re.compile(begins), re.compile(pattern))
    for begins, pattern in (
        (r"[JFMASOND](?=[A-Za-z]{2})", _MONTH_FIRST),
        (r"\d(?=\d?[a-z]{0,2} )", _DAY_FIRST),
        (r"[A-Za-z](?=[a-z]{1,5} (?:19|20)\d{2})", _YEAR_ALONE),
    )
)
_ENGLISH_YEAR = re.compile(r"[12](?<=[., ][12])[0189]\d{2}")
_FARTHEST_BEFORE = 40
"""No day, month and connecting words before an English year are longer."""
_narrow = Respelling(dict(zip("０１２３４５６７８９－／．", "0123456789-/.", strict=True)))


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return a date in ISO 8601 as far as it is known, or nothing where no calendar has it.

    >>> iso_date(2024, 2, 29), iso_date(2025, 2, 29), iso_date(2025, 6), iso_date(2025)
    ('2024-02-29', '', '2025-06', '2025')
    """
    try:
        whole = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return ""
    length = 4 if month is None else 7 if day is None else 10
    return whole.isoformat()[:length]


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    name = printed.strip(".").lower()
    if name in MONTHS or name in _SHORT:
        return MONTHS.get(name) or _SHORT[name]
    if printed.isdecimal():
        return int(printed)
    # Typists put the letter O and the figure 0 for 〇.
    return parse_chinese(re.sub("[Oo0]", "〇", printed))


def _read(found: re.Match[str]) -> FoundDate:
    parts = found.groupdict()
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    # A bare English year is told by the word before it, which is no part of it.
    start = found.start("year") if "month" not in parts else found.start()
    return FoundDate(start, found.end(), iso_date(year or 0, month, day))


def _matches(text: str) -> Iterator[re.Match[str]]:
    for begins, pattern in _FIGURES_FIRST:
        yield from matches_from(begins, pattern, text)
    end = 0
    for year in _ENGLISH_YEAR.finditer(text):
        start, end = max(end, year.start() - _FARTHEST_BEFORE), year.end()
        for begins, pattern in _YEAR_LAST:
            yield from matches_from(begins, pattern, text, start, end)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, the longest reading of each place.

    A bare year counts with 年 behind it, or in English behind `in`, `by`, `year` and the like.
    Day before month in figures alone (`24/01/2025`) is not read: it may be either.

    >>> [date.value for date in find_dates("二〇二三年一月十五日签发，2023年2月起实施")]
    ['2023-01-15', '2023-02']
    >>> find_dates("signed on February 30, 2020")
    (FoundDate(start=10, end=27, value=''),)
    """
    narrow = _narrow(text)
    found = sorted(
        map(_read, _matches(narrow)),
        key=lambda date: (date.start, -date.end),
    )
    kept: list[FoundDate] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def plan_year(title: str, number_year: int | None, signed: str) -> int | None:
    """Return the year in which a document means a month without one.

    That is the one year its title names (a plan for 2025 may be numbered in 2024), else the year
    of its number, else that of its signature.

    >>> plan_year("2025年行动计划", 2024, ""), plan_year("行动计划", 2024, "")
    (2025, 2024)
    """
    years = set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", title))
    if len(years) == 1:
        return int(years.pop())
    if number_year:
        return number_year
    return int(signed[:4]) if re.match(r"(?:19|20)\d{2}", signed) else None
