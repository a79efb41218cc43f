"""Whether one deadline falls before another, told only where it holds in every calendar."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

__all__ = ["Order", "compare_terms", "scale_of"]

Order = Literal["same", "restated", "earlier", "later", "replaced"]

# The longest run of days off in China is eight days and the weekend behind the first working days.
_LONGEST_HOLIDAY = 8
_WEEK = 5


class _Term(NamedTuple):
    """The days between which a term ends, counted on a scale that only like terms share."""

    scale: str
    first: int
    last: int


def _workday(number: int) -> tuple[int, int]:
    """Return the first and the last day of a month that its nth working day may fall on."""
    weekends = -(-number // _WEEK)
    return number + 2 * ((number - 1) // _WEEK), _LONGEST_HOLIDAY + number + 2 * weekends


def _date(found: re.Match[str], comparator: str) -> tuple[int, int]:
    year, month, day = (int(part) if part else None for part in found.groups())
    first = dt.date(year or 1, month or 1, day or 1)
    last_day = calendar.monthrange(first.year, month or 12)[1]
    last = dt.date(first.year, month or 12, day or last_day)
    if comparator == "from":
        return first.toordinal(), first.toordinal()
    if comparator == "before":
        # 6月30日前 may take that day in or not; 6月前 ends with May.
        return first.toordinal() - 1, last.toordinal() if day else first.toordinal() - 1
    return last.toordinal(), last.toordinal()


def _day(found: re.Match[str], comparator: str) -> tuple[int, int]:
    day = int(found[1])
    return day - (comparator == "before"), day


def _of_year(month: int, day: int, comparator: str) -> tuple[int, int]:
    at = dt.date(2001, month, min(day, calendar.monthrange(2001, month)[1])).timetuple().tm_yday
    return at - (comparator == "before"), at


def _last_month(found: re.Match[str], _comparator: str) -> tuple[int, int]:
    return 58 + int(found[1]), 62 + int(found[1])


def _end_of(month: str, comparator: str) -> tuple[int, int]:
    if comparator == "before":
        start = _of_year(int(month), 1, "by")[0] - 1
        return start, start
    return _of_year(int(month), 31, "by")


_Reader = Callable[[re.Match[str], str], tuple[int, int]]
_READERS: tuple[tuple[str, str, _Reader], ...] = (
    ("date", r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", _date),
    ("date", r"(?:\d{4})/(\d{4})()()", _date),
    ("every month", r"every-month:day-(\d+)", _day),
    ("every month", r"every-month:workday-(\d+)", lambda m, _: _workday(int(m[1]))),
    ("every month", r"every-month:end", lambda _m, _c: (28, 31)),
    ("every month", r"every-month:last-workday", lambda _m, _c: (31 - _LONGEST_HOLIDAY - 5, 31)),
    ("next month", r"next-month:day-(\d+)", _day),
    ("next month", r"next-month:workday-(\d+)", lambda m, _: _workday(int(m[1]))),
    ("every quarter", r"every-quarter:(?:month-1:)?day-(\d+)", _day),
    ("every quarter", r"every-quarter:workday-(\d+)", lambda m, _: _workday(int(m[1]))),
    ("every quarter", r"every-quarter:month-3:day-(\d+)", _last_month),
    ("every quarter", r"every-quarter:end", lambda _m, _c: (90, 92)),
    ("every week", r"every-week:day-(\d)", _day),
    ("every year", r"every-year:(\d\d)-(\d\d)", lambda m, c: _of_year(int(m[1]), int(m[2]), c)),
    ("every year", r"every-year:(\d\d)", lambda m, c: _end_of(m[1], c)),
    ("year", r"month-(\d\d):day-(\d+)", lambda m, c: _of_year(int(m[1]), int(m[2]), c)),
    ("year", r"month-(\d\d)(?::end)?", lambda m, c: _end_of(m[1], c)),
    ("year", r"quarter-(\d):end", lambda m, _: _end_of(str(3 * int(m[1])), "by")),
    ("year", r"year(?:-end)?", lambda _m, _c: (365, 365)),
    ("duration", r"P(\d+)D", lambda m, _: (int(m[1]), int(m[1]))),
    ("duration", r"P(\d+)W", lambda m, _: (7 * int(m[1]), 7 * int(m[1]))),
    ("duration", r"P(\d+)M", lambda m, _: (28 * int(m[1]), 31 * int(m[1]))),
    ("duration", r"P(\d+)Y", lambda m, _: (365 * int(m[1]), 366 * int(m[1]))),
    ("duration", r"PT(\d+)H", lambda m, _: (int(m[1]) // 24, -(-int(m[1]) // 24))),
    ("duration", r"workdays-(\d+)", lambda m, _: _workday(int(m[1]))),
)  # fmt: skip
_PATTERNS = tuple((scale, re.compile(words), reader) for scale, words, reader in _READERS)
_ANY_YEAR = 2001


def scale_of(value: str) -> str:
    """Return what a deadline recurs with or is counted by; terms of two scales have no order.

    >>> scale_of("every-month:workday-3") == scale_of("every-month:day-15")
    True
    """
    return next((scale for scale, words, _ in _PATTERNS if words.fullmatch(value)), value)


def _term(value: str, comparator: str) -> _Term | None:
    for scale, words, reader in _PATTERNS:
        if found := words.fullmatch(value):
            begins = " from" if comparator == "from" else ""
            return _Term(scale + begins, *reader(found, comparator))
    return None


def _in_plan(value: str, year: int | None) -> str:
    """Return a date of the plan's own year as one of any year: 6月底前 moves with its plan."""
    return re.sub(rf"^{year}(?=$|-)", str(_ANY_YEAR), value) if year else value


def compare_terms(
    old: tuple[str, str],
    new: tuple[str, str],
    years: tuple[int | None, int | None] = (None, None),
) -> Order:
    """Return how the new deadline stands to the old one, each given as value and comparator.

    `earlier` and `later` are said only where they hold in every calendar, whatever the days off.
    `years` are the years the two plans are for: where each date falls in its own plan's year, the
    day of the year is compared, since a yearly plan's dates move on with it.

    >>> compare_terms(("every-month:day-15", "by"), ("every-month:workday-3", "before"))
    'earlier'
    >>> compare_terms(("every-month:day-10", "by"), ("every-month:workday-5", "by"))
    'replaced'
    >>> compare_terms(("2024-06", "by"), ("2025-06", "by"), (2024, 2025))
    'same'
    """
    values = [_in_plan(old[0], years[0]), _in_plan(new[0], years[1])]
    if not all(value.startswith(f"{_ANY_YEAR}") for value in values):
        values = [old[0], new[0]]
    if values[0] == values[1] and old[1] == new[1]:
        return "same"
    before, after = _term(values[0], old[1]), _term(values[1], new[1])
    if before is None or after is None or before.scale != after.scale:
        return "replaced"
    if after.last < before.first:
        return "earlier"
    if after.first > before.last:
        return "later"
    if values[0] == values[1] and before == after:
        return "restated"
    exact = before.first == before.last or after.first == after.last
    return "restated" if exact and before.last == after.last else "replaced"
