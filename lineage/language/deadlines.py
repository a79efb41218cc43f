"""Deadlines, once or again and again, as one value in either language.

A new phrase is one row of `lineage.language.deadline_phrases`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lineage.language.dates import MONTHS, iso_date
from lineage.language.deadline_phrases import (
    CHINESE_GROUPS,
    CHINESE_LEAD,
    CHINESE_TAIL,
    CHINESE_WHEN,
    COUNT,
    ENGLISH_GROUPS,
    ENGLISH_LEAD,
    ENGLISH_STARTS,
    ENGLISH_WHEN,
    ENGLISH_WHOLE,
    NUMERAL,
    Phrase,
)
from lineage.language.folding import is_cjk
from lineage.language.lookup import Respelling, lowered
from lineage.language.numerals import parse_chinese, parse_english

__all__ = ["FoundDeadline", "find_deadlines"]


class FoundDeadline(NamedTuple):
    """A deadline that stands at characters `start` to `end`.

    `value` is a day, month or year in ISO 8601 (`2025-06-30`), a five-year interval (`2021/2025`),
    a duration (`P30D`; `workdays-5` for working days), or recurring: `every-month:workday-3`,
    `every-quarter:month-1:day-15`, `every-year:06-30`, `every-month:end`. 6月底前 is by the month:
    `2025-06`, where 6月前 is before it. Where no year is known
    it names the month or the year's end alone: `month-06:end`, `year-end`. `comparator` is `by`
    (that day included), `before`, `within` or `from`.
    """

    start: int
    end: int
    value: str
    comparator: str


_MONTH_NUMBERS = {name[:3]: number for name, number in MONTHS.items()}
_narrow = Respelling(dict(zip("０１２３４５６７８９", "0123456789", strict=True)))
_SPACES = r" \u00a0\u3000"
_GAP = f"[{_SPACES}]{{0,2}}"
_END = re.compile(r"[底末]|\bend\b")
_COMPARATORS = ("before", "within", "from", "by")
_LONGEST = {"month": 12, "day": 31, "workday": 23, "weekday": 7, "plan": 19}
_FIRST_PLAN = 2006 - 5 * 11  # The eleventh five-year plan began in 2006.


class _Pattern(NamedTuple):
    pattern: re.Pattern[str]
    row: Phrase
    needs: frozenset[str]
    """Characters that stand in whatever the row reads."""


def _with_groups(words: str, groups: dict[str, str], other: str) -> str:
    return re.sub(
        r"(?<!\(\?P)(?<!\(\?)<(\w+)>", lambda m: f"(?P<{m[1]}>{groups.get(m[1], other)})", words
    )


def _chinese(row: Phrase) -> _Pattern:
    before = r"(?<![\d第])(?<!去年)(?<!上年)"
    words = _with_groups(row.words, CHINESE_GROUPS, NUMERAL)
    whole = f"{CHINESE_LEAD}? {before}(?:{words}) {CHINESE_TAIL}?"
    return _Pattern(re.compile(whole.replace(" ", _GAP)), row, _needs(row.words))


def _needs(words: str) -> frozenset[str]:
    """Return the Chinese characters outside of any choice in a row, and `0` for a numeral."""
    fixed = words.replace("<weekday>", "")
    for choice in (r"\[[^\]]*\][?+*]?", *[r"\([^()]*\)[?+*]?"] * 3, r".\?"):
        fixed = re.sub(choice, "", fixed)
    if "|" in fixed:
        return frozenset()
    return frozenset(filter(is_cjk, fixed)) | ({"0"} if "<" in fixed else set())


def _english(row: Phrase) -> _Pattern:
    return _whole(row._replace(words=f"<lead> (?:{row.words})"))


def _whole(row: Phrase) -> _Pattern:
    words = row.words.replace("<lead>", ENGLISH_LEAD).replace("<each>", "(?:each|every)")
    words = _with_groups(words, ENGLISH_GROUPS, COUNT)
    return _Pattern(re.compile(rf"\b{words}(?!\w)", re.IGNORECASE), row, frozenset())


def _openings(row: Phrase) -> set[str]:
    """Return the words that a row without a lead opens with."""
    opening = re.match(r"(?:\(\?:)?([^()]*)", row.words.replace("<each>", "each|every"))
    return {choice.split()[0] for choice in opening[1].split("|")} if opening else set()


def _letters(patterns: Sequence[_Pattern]) -> str:
    """Return a character class of whatever some Chinese row reads."""
    printed = "".join(each.pattern.pattern for each in patterns)
    read = re.sub(r"\(\?<?[=!][^()]*\)", "", printed)
    return "".join(sorted(c for c in set(read) if not c.isascii())) + rf'{_SPACES}\d":'


_CHINESE = tuple(map(_chinese, CHINESE_WHEN))
_LED = tuple(map(_english, ENGLISH_WHEN))
_WHOLE = {
    word: tuple(_whole(row) for row in ENGLISH_WHOLE if word in _openings(row))
    for word in ENGLISH_STARTS
}
# Most text holds none of a row's characters: only runs of them are looked at, row by row.
_RUN = re.compile(f"[{_letters(_CHINESE)}]+")
_NEEDED = frozenset[str]().union(*(each.needs for each in _CHINESE))
_NUMERAL = re.compile(r"[\d一二三四五六七八九十两]")
_SIGN = re.compile("[年月季周日天时五]")
"""One of these stands in whatever a Chinese row reads."""
_FARTHEST_AHEAD = 8
"""How far behind a run a Chinese row looks ahead, at most."""
_START = re.compile(rf"(?=(?P<lead>{ENGLISH_LEAD} )|(?P<word>{'|'.join(ENGLISH_STARTS)})[, ])")
_FIRST_WORDS = sorted({*re.findall(r"(?<=[(|>:?])[a-z]+", ENGLISH_LEAD), *ENGLISH_STARTS})
# What stands before a word is rarer than what words begin with.
_BEGINS = re.compile(rf"\W(?=(?:{'|'.join(_FIRST_WORDS)})\b)")


@lru_cache(maxsize=4096)
def _rows(held: frozenset[str]) -> tuple[_Pattern, ...]:
    """Return the Chinese rows that a run with these characters can hold."""
    return tuple(each for each in _CHINESE if each.needs <= held)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start >= end and (ahead := _RUN.match(text, start)):
            while start > end and _RUN.match(text, start - 1, start):
                start -= 1
            end = ahead.end()
            yield start, end


def _matches(text: str) -> Iterator[tuple[re.Match[str], Phrase]]:
    for start, end in _runs(text):
        numeral = "0" if _NUMERAL.search(text, start, end) else ""
        for pattern, row, _ in _rows(_NEEDED.intersection(text[start:end] + numeral)):
            for match in pattern.finditer(text, start, end + _FARTHEST_AHEAD):
                if match.start() < end:
                    yield match, row
    lower = lowered(text)
    # With a space in front, what stands before a word has the place of the word.
    for begin in filter(
        None, (_START.match(lower, b.start()) for b in _BEGINS.finditer(f" {lower}"))
    ):
        for pattern, row, _ in _LED if begin["word"] is None else _WHOLE[begin["word"]]:
            if led := pattern.match(text, begin.start()):
                yield led, row


def _number(name: str, printed: str) -> int | None:
    word = printed.lower().strip('.“"')
    if name == "month" and word[:3] in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[word[:3]]
    if name == "weekday" and word in "日天":
        return 7
    value = int(word) if word.isdecimal() else parse_chinese(word)
    value = parse_english(word) if value is None else value
    if value is None or not 0 < value <= _LONGEST.get(name, 9999):
        return None
    return value


def _numbers(found: re.Match[str], year: int | None) -> dict[str, int] | None:
    printed = {name: text for name, text in found.groupdict().items() if text is not None}
    numbers: dict[str, int] = {} if year is None else {"year": year}
    for name, text in printed.items():
        if name in _COMPARATORS or name == "soon":
            continue
        value = _number(name, text)
        if value is None:
            return None
        numbers[name] = value
    if "quarter" in numbers:
        numbers["month"] = 3 * numbers["quarter"]
    if "month" in numbers:
        # Only a deadline of every year needs it, and must do without a 29 February.
        numbers["last"] = calendar.monthrange(2001, numbers["month"])[1]
    if "plan" in numbers:
        # 十四五 names its plan by the figure behind the ten, "14th" by both.
        plan = 10 + numbers["plan"] % 10
        numbers |= {"first": _FIRST_PLAN + 5 * plan, "final": _FIRST_PLAN + 5 * plan + 4}
    return numbers


def _comparator(
    found: re.Match[str], row: Phrase, numbers: dict[str, int], year: int | None
) -> str:
    groups = found.groupdict()
    for name in _COMPARATORS:
        if groups.get(name) is not None:
            # A period is no deadline for its beginning.
            is_period = name == "from" and re.match(
                r" ?(?:to |[至到—-])", found.string[found.end() :]
            )
            if name == "before" and _END.search(row.words):
                return "by"
            return "" if is_period else name
    if (
        not row.comparator
        and groups.get("soon") is not None
        and (row.value != "{year}" or _END.search(row.words))
    ):
        # 2024年底完成 in a plan for 2025 tells what was done.
        return "" if year is not None and numbers.get("year", year) < year else "by"
    return row.comparator


def _read(found: re.Match[str], row: Phrase, year: int | None) -> FoundDeadline | None:
    numbers = _numbers(found, year)
    comparator = _comparator(found, row, numbers or {}, year)
    if not comparator:
        return None
    start, end = found.span()
    start += len(found[0]) - len(found[0].lstrip())
    if numbers is None:
        return FoundDeadline(start, end, "", comparator)
    template = row.value if "year" in numbers or "{year}" not in row.value else row.without_year
    value = template.format(**numbers)
    return FoundDeadline(start, end, value if _exists(numbers) else "", comparator)


def _exists(numbers: dict[str, int]) -> bool:
    """Tell whether a month has the day that is named, in some year where none is."""
    if not {"month", "day"} <= numbers.keys():
        return True
    return bool(iso_date(numbers.get("year", 2000), numbers["month"], numbers["day"]))


def find_deadlines(text: str, year: int | None = None) -> tuple[FoundDeadline, ...]:
    """Return the deadlines of a text in order, the longest reading of each place.

    `year` is the year a plan is for, where that is known: 6月底前 then has a day. A bare date is
    no deadline, and neither is one that no calendar has.

    >>> [d[2:] for d in find_deadlines("每月第三个工作日前报送，6月底前完成", 2025)]
    [('every-month:workday-3', 'before'), ('2025-06', 'by')]
    >>> [d[2:] for d in find_deadlines("report by the 15th of each month")]
    [('every-month:day-15', 'by')]
    """
    narrow = _narrow(text)
    found = sorted(
        (
            deadline
            for match, row in _matches(narrow)
            if (deadline := _read(match, row, year)) is not None
        ),
        key=lambda deadline: (deadline.start, -deadline.end),
    )
    kept: list[FoundDeadline] = []
    for deadline in found:
        if not kept or deadline.start >= kept[-1].end:
            kept.append(deadline)
    return tuple(deadline for deadline in kept if deadline.value)
