"""Deadlines, once or again and again, as one value in either language.

A new phrase is one row of `_CHINESE_WHEN` or `_ENGLISH_WHEN`: what the words look like, the value
they stand for, and the value where the year is not known.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from lineage.language.dates import MONTHS, YEAR_ENDS, iso_date
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


class _Row(NamedTuple):
    words: str
    value: str
    without_year: str = ""
    comparator: str = ""


_DAY = ("{year}-{month:02}-{day:02}", "month-{month:02}:day-{day}")
_MONTH = ("{year}-{month:02}", "month-{month:02}")
# A month's or year's end is that month or year, and the comparator `by`.
_MONTH_END = ("{year}-{month:02}", "month-{month:02}:end")
_QUARTER_END = ("{year}-{month:02}", "quarter-{quarter}:end")
_YEAR_END = ("{year}", "year-end")
_YEARLY_END = "every-year:{month:02}-{last:02}"

# <name> stands for a numeral, and a space for any gap that a wrapped or spaced-out copy leaves.
_CHINESE_WHEN = (
    _Row("每个?月 的?第 <workday> 个?工作日", "every-month:workday-{workday}"),
    _Row("每个?月 的?[前首头] <workday> 个?工作日", "every-month:workday-{workday}", "", "within"),
    _Row("每个?月 (?:结束)?后 <workday> 个?工作日", "every-month:workday-{workday}"),
    _Row("每个?月 的?最后一个工作日", "every-month:last-workday"),
    _Row("每个?月 的? <day> [日号]", "every-month:day-{day}"),
    _Row("每个?月 月?[底末]", "every-month:end"),
    _Row("(?:每个?)?月份?终了(?:之日)?[后起] <day> [日天]", "every-month:day-{day}"),
    _Row("(?:每个?)?季度?终了(?:之日)?[后起] <day> [日天]", "every-quarter:day-{day}"),
    _Row("每个?月 上旬", "every-month:day-10", comparator="by"),
    _Row("每个?月 中旬", "every-month:day-20", comparator="by"),
    _Row("每个?月 下旬", "every-month:end", comparator="by"),
    _Row("次月 第? <workday> 个?工作日", "next-month:workday-{workday}"),
    _Row("次月 <day> [日号]", "next-month:day-{day}"),
    _Row("每个?季度? 的?(?:首个?|第一个)月 <day> [日号]", "every-quarter:month-1:day-{day}"),
    _Row("每个?季度? 的?(?:末|最后一个)月 <day> [日号]", "every-quarter:month-3:day-{day}"),
    _Row(
        "每个?季度? (?:结束)?(?:后|首月) 第? <workday> 个?工作日", "every-quarter:workday-{workday}"
    ),
    _Row("每个?季度? (?:(?:结束)?后)? <day> [日天号]", "every-quarter:day-{day}"),
    _Row("每个?季度? [季月]?[底末]", "every-quarter:end"),
    _Row("每半年 [底末]", "every-half-year:end"),
    _Row("每周<weekday>", "every-week:day-{weekday}"),
    _Row("每年 <month> 月 <day> [日号]", "every-year:{month:02}-{day:02}"),
    _Row("每年 <month> 月份? [底末]", _YEARLY_END),
    _Row("每年 <month> 月份?", "every-year:{month:02}"),
    _Row("每年 年?[底末]", "every-year:12-31"),
    _Row("[次翌]年 <month> 月 <day> [日号]", "next-year:{month:02}-{day:02}"),
    _Row("[次翌]年 <month> 月份? [底末]", "next-year:{month:02}:end"),
    _Row("(?:<year> 年)? <month> 月 <day> [日号]", *_DAY),
    _Row("(?:<year> 年)? <month> 月份? [底末]", *_MONTH_END),
    _Row("(?:<year> 年)? <month> 月份?", *_MONTH),
    _Row("<year> 年 年?[底末]", *_YEAR_END),
    _Row("[今本当]?年度?[底末]", *_YEAR_END),
    _Row("(?:<year> 年)? 第? <quarter> 季度 [底末]?", *_QUARTER_END),
    _Row("(?:<year> 年)? 上半年 [底末]?", "{year}-06", "month-06:end"),
    _Row("<year> 年", "{year}"),
    _Row("(?<![几多数半每历近往上去同逐一二三四五六七八九十两])本?年度?(?=内)", "{year}", "year"),
    _Row("全年(?=完成|力争|计划|确保|新增|建成)", "{year}", "year", "within"),
    _Row('[“"]?十<plan>五[”"]?(?:规划)?[期时][间期]', "{first}/{final}", "", "within"),
    _Row('[“"]?十<plan>五[”"]?(?:规划)?期?末', "{final}", "", "by"),
    _Row("<hours> 个?小时(?=[以之]?内)", "PT{hours}H"),
    _Row("<workday> 个?工作日(?=[以之]?内)", "workdays-{workday}"),
    _Row("<days> 个?(?:自然)?[日天](?=[以之]?内)", "P{days}D"),
    _Row("<weeks> 个?(?:周|星期)(?=[以之]?内)", "P{weeks}W"),
    _Row("<months> 个月(?=[以之]?内)", "P{months}M"),
    _Row("(?<![近前去来期])<years> 年(?=[以之]?内)", "P{years}Y"),
)

# The groups of a connecting word are named after the comparator it states. 从…到… and 2024年至…
# are periods, 达到2025年 is a level, and 截至 tells how things stood.
_CHINESE_LEAD = (
    r"(?P<by>不迟于|不晚于|最迟[于在]?|截止(?:日期|时间)?[为：:]?"
    r"|(?<![年月日截达高升降复加多少\d起])(?<![年月日\d]\x20)[到至])"
)
_CHINESE_TAIL = (
    r"(?:(?P<before>以前|之前|前(?![后期列三几两景沿述\d]))"
    r"|(?P<within>以内|之内|内(?![容部外涵环]))"
    r"|(?P<from>起(?![来点步]))"
    r"|(?P<soon>(?=完成|实现|达到|建成|基本|全面|力争|开工|通车|投[产用入运]|具备|报送|提交)))"
)

_ENGLISH_WHEN = (
    _Row(
        "(?:the )?<workday> (?:working|business) day,? (?:of )?<each> month",
        "every-month:workday-{workday}",
    ),
    _Row("(?:the )?last (?:working|business) day of <each> month", "every-month:last-workday"),
    _Row("(?:the )?<day>(?: day)? of <each> month", "every-month:day-{day}"),
    _Row("(?:the )?<day>(?: day)? of (?:the )?(?:following|next) month", "next-month:day-{day}"),
    _Row(
        "(?:the )?<day>(?: day)? of the month(?! (?:following|after|in))", "every-month:day-{day}"
    ),
    _Row("(?:the )?end of <each> month", "every-month:end"),
    _Row(
        "(?:the )?<day>(?: day)? of the first month of <each> quarter",
        "every-quarter:month-1:day-{day}",
    ),
    _Row(
        "(?:the )?<day>(?: day)? of the last month of <each> quarter",
        "every-quarter:month-3:day-{day}",
    ),
    _Row("(?:the )?<day>(?: day)? of <each> quarter", "every-quarter:day-{day}"),
    _Row("(?:the )?end of <each> quarter", "every-quarter:end"),
    _Row("(?:the )?end of <each> year", "every-year:12-31"),
    _Row("(?:the )?end of <month> (?:of )?<each> year", _YEARLY_END),
    _Row("<month> <day>,? (?:of )?<each> year", "every-year:{month:02}-{day:02}"),
    _Row("(?:the )?<day> (?:of )?<month>,? (?:of )?<each> year", "every-year:{month:02}-{day:02}"),
    _Row("(?:the )?end of <month>(?:,? (?:of )?<year>\\b)?", *_MONTH_END),
    _Row("<month> <day>\\b(?:,? <year>\\b)?", *_DAY),
    _Row("(?:the )?<day> (?:of )?<month>\\b(?:,? <year>\\b)?", *_DAY),
    _Row("<year>-(?P<month>\\d\\d)-(?P<day>\\d\\d)\\b", *_DAY),
    _Row("<month>\\b(?! Day\\b)(?:,? (?:of )?<year>\\b)?", *_MONTH),
    _Row(f"(?:the )?end of (?:the year )?<year>{YEAR_ENDS}", *_YEAR_END),
    _Row("(?:the )?(?:end of (?:the|this) year|year[- ]end)\\b", *_YEAR_END),
    _Row("(?:the )?end of the <quarter> quarter(?: of <year>\\b)?", *_QUARTER_END),
    _Row("(?:the )?end of the <plan> five[- ]year plan(?: period)?", "{final}"),
    _Row(f"(?:the year )?<year>{YEAR_ENDS}", "{year}"),
)
_ENGLISH_LEAD = (
    r"(?:(?P<by>by|no later than|not later than|on or before|until)"
    r"|(?P<before>before|prior to)"
    r"|(?P<from>(?:starting |effective |as )?from|(?:with effect|starting|effective|beginning)"
    r" (?:on|in|as of)))"
)

# These carry their own connecting words.
_ENGLISH_WHOLE = (
    _Row("on the <day>(?: day)? of <each> month", "every-month:day-{day}", "", "by"),
    _Row(
        "within the first <workdays> (?:working|business) days of <each> month",
        "every-month:workday-{workdays}",
        "",
        "within",
    ),
    _Row(
        "<each> month,? <lead> (?:the )?<workday> (?:working|business) day",
        "every-month:workday-{workday}",
    ),
    _Row(
        "(?:<each> month|monthly),? <lead> (?:the )?<day>(?: day)?(?! (?:working|business))",
        "every-month:day-{day}",
    ),
    _Row(
        "(?:<each> quarter|quarterly),? <lead> (?:the )?<day>(?: day)?", "every-quarter:day-{day}"
    ),
    _Row(
        "within <days> days (?:of|after) the end of <each> quarter",
        "every-quarter:day-{days}",
        "",
        "within",
    ),
    _Row("within <workdays> (?:working|business) days", "workdays-{workdays}", "", "within"),
    _Row("within <hours> hours", "PT{hours}H", "", "within"),
    _Row("within <days> (?:calendar )?days?", "P{days}D", "", "within"),
    _Row("within <weeks> weeks?", "P{weeks}W", "", "within"),
    _Row("within <months> months?", "P{months}M", "", "within"),
    _Row("within <years> years?", "P{years}Y", "", "within"),
    _Row(
        "(?:within|throughout|in the course of) (?:the|this) (?:whole )?year",
        "{year}",
        "year",
        "within",
    ),
    _Row(
        "(?:during|within|in) the <plan> five[- ]year plan period", "{first}/{final}", "", "within"
    ),
)

_NUMERAL = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
_CHINESE_GROUPS = {
    "year": r"(?:19|20)\d{2}",
    "quarter": "[一二三四1-4]",
    "weekday": "[一二三四五六日天]",
    "plan": "[一二三四五六七八九]",
}
_MONTH_NAMES = "|".join([*MONTHS, *(rf"{name[:3]}\b\.?" for name in MONTHS), r"sept\b\.?"])
_COUNT = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|sixty"
_ORDINAL = r"(?!last)[a-z]{2,7}-?[a-z]{0,7}(?:st|nd|rd|th)"
_ENGLISH_GROUPS = {
    "year": r"(?:19|20)\d{2}",
    "month": _MONTH_NAMES,
    "day": rf"\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL}",
    "workday": rf"\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}",
    "quarter": "first|second|third|fourth",
    "plan": rf"[“\"]?(?:1[1-9]th|{_ORDINAL})",
}
_MONTH_NUMBERS = {name[:3]: number for name, number in MONTHS.items()}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_GAP = r"[ \u00a0\u3000]{0,2}"
_END = re.compile(r"[底末]|\bend\b")
_COMPARATORS = ("before", "within", "from", "by")
_LONGEST = {"month": 12, "day": 31, "workday": 23, "weekday": 7, "plan": 19}
_FIRST_PLAN = 2006 - 5 * 11  # The eleventh five-year plan began in 2006.


class _Pattern(NamedTuple):
    pattern: re.Pattern[str]
    row: _Row


def _with_groups(words: str, groups: dict[str, str], other: str) -> str:
    return re.sub(
        r"(?<!\(\?P)(?<!\(\?)<(\w+)>", lambda m: f"(?P<{m[1]}>{groups.get(m[1], other)})", words
    )


def _chinese(row: _Row) -> _Pattern:
    before = r"(?<![\d第])(?<!去年)(?<!上年)"
    words = _with_groups(row.words, _CHINESE_GROUPS, _NUMERAL)
    whole = f"{_CHINESE_LEAD}? {before}(?:{words}) {_CHINESE_TAIL}?"
    return _Pattern(re.compile(whole.replace(" ", _GAP)), row)


def _english(row: _Row) -> _Pattern:
    return _whole(row._replace(words=f"<lead> (?:{row.words})"))


def _whole(row: _Row) -> _Pattern:
    words = row.words.replace("<lead>", _ENGLISH_LEAD).replace("<each>", "(?:each|every)")
    words = _with_groups(words, _ENGLISH_GROUPS, _COUNT)
    return _Pattern(re.compile(rf"\b{words}(?!\w)", re.IGNORECASE), row)


# One look tells which rows a text can hold at all.
_PATTERNS = (
    (re.compile("[年月季周日天时五]"), tuple(map(_chinese, _CHINESE_WHEN))),
    (
        re.compile(
            r"\b(?:by|before|prior|until|later|within|from|with|starting|effective|beginning|on"
            r"|throughout|in|during|monthly|quarterly|each|every)\b",
            re.IGNORECASE,
        ),
        (*map(_english, _ENGLISH_WHEN), *map(_whole, _ENGLISH_WHOLE)),
    ),
)


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


def _comparator(found: re.Match[str], row: _Row, numbers: dict[str, int], year: int | None) -> str:
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


def _read(found: re.Match[str], row: _Row, year: int | None) -> FoundDeadline | None:
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
    narrow = text.translate(_WIDE)
    found = sorted(
        (
            deadline
            for sign, patterns in _PATTERNS
            if sign.search(narrow)
            for pattern, row in patterns
            for match in pattern.finditer(narrow)
            if (deadline := _read(match, row, year)) is not None
        ),
        key=lambda deadline: (deadline.start, -deadline.end),
    )
    kept: list[FoundDeadline] = []
    for deadline in found:
        if not kept or deadline.start >= kept[-1].end:
            kept.append(deadline)
    return tuple(deadline for deadline in kept if deadline.value)
