"""The phrases that state a deadline, as tables: a new one is one row.

`<name>` in a row stands for a numeral and a space for any gap that a wrapped or spaced-out copy
leaves. The groups of a connecting word are named after the comparator it states.
"""

from __future__ import annotations

from typing import NamedTuple

from lineage.language.dates import MONTHS, YEAR_ENDS

__all__ = [
    "CHINESE_GROUPS",
    "CHINESE_LEAD",
    "CHINESE_TAIL",
    "CHINESE_WHEN",
    "COUNT",
    "ENGLISH_GROUPS",
    "ENGLISH_LEAD",
    "ENGLISH_STARTS",
    "ENGLISH_WHEN",
    "ENGLISH_WHOLE",
    "NUMERAL",
    "Phrase",
]


class Phrase(NamedTuple):
    """Words, the value they stand for, and the value where the year is not known.

    `comparator` is the one the words themselves state, where no word around them does.
    """

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

CHINESE_WHEN = (
    Phrase("每个?月 的?第 <workday> 个?工作日", "every-month:workday-{workday}"),
    Phrase(
        "每个?月 的?[前首头] <workday> 个?工作日", "every-month:workday-{workday}", "", "within"
    ),
    Phrase("每个?月 (?:结束)?后 <workday> 个?工作日", "every-month:workday-{workday}"),
    Phrase("每个?月 的?最后一个工作日", "every-month:last-workday"),
    Phrase("每个?月 的? <day> [日号]", "every-month:day-{day}"),
    Phrase("每个?月 月?[底末]", "every-month:end"),
    Phrase("(?:每个?)?月份?终了(?:之日)?[后起] <day> [日天]", "every-month:day-{day}"),
    Phrase("(?:每个?)?季度?终了(?:之日)?[后起] <day> [日天]", "every-quarter:day-{day}"),
    Phrase("每个?月 上旬", "every-month:day-10", comparator="by"),
    Phrase("每个?月 中旬", "every-month:day-20", comparator="by"),
    Phrase("每个?月 下旬", "every-month:end", comparator="by"),
    Phrase("次月 第? <workday> 个?工作日", "next-month:workday-{workday}"),
    Phrase("次月 <day> [日号]", "next-month:day-{day}"),
    Phrase("每个?季度? 的?(?:首个?|第一个)月 <day> [日号]", "every-quarter:month-1:day-{day}"),
    Phrase("每个?季度? 的?(?:末|最后一个)月 <day> [日号]", "every-quarter:month-3:day-{day}"),
    Phrase(
        "每个?季度? (?:结束)?(?:后|首月) 第? <workday> 个?工作日", "every-quarter:workday-{workday}"
    ),
    Phrase("每个?季度? (?:(?:结束)?后)? <day> [日天号]", "every-quarter:day-{day}"),
    Phrase("每个?季度? [季月]?[底末]", "every-quarter:end"),
    Phrase("每半年 [底末]", "every-half-year:end"),
    Phrase("每周<weekday>", "every-week:day-{weekday}"),
    Phrase("每年 <month> 月 <day> [日号]", "every-year:{month:02}-{day:02}"),
    Phrase("每年 <month> 月份? [底末]", _YEARLY_END),
    Phrase("每年 <month> 月份?", "every-year:{month:02}"),
    Phrase("每年 年?[底末]", "every-year:12-31"),
    Phrase("[次翌]年 <month> 月 <day> [日号]", "next-year:{month:02}-{day:02}"),
    Phrase("[次翌]年 <month> 月份? [底末]", "next-year:{month:02}:end"),
    Phrase("(?:<year> 年)? <month> 月 <day> [日号]", *_DAY),
    Phrase("(?:<year> 年)? <month> 月份? [底末]", *_MONTH_END),
    Phrase("(?:<year> 年)? <month> 月份?", *_MONTH),
    Phrase("<year> 年 年?[底末]", *_YEAR_END),
    Phrase("[今本当]?年度?[底末]", *_YEAR_END),
    Phrase("(?:<year> 年)? 第? <quarter> 季度 [底末]?", *_QUARTER_END),
    Phrase("(?:<year> 年)? 上半年 [底末]?", "{year}-06", "month-06:end"),
    Phrase("<year> 年", "{year}"),
    Phrase("(?<![几多数半每历近往上去同逐一二三四五六七八九十两])本?年度?(?=内)", "{year}", "year"),
    Phrase("全年(?=完成|力争|计划|确保|新增|建成)", "{year}", "year", "within"),
    Phrase('[“"]?十<plan>五[”"]?(?:规划)?[期时][间期]', "{first}/{final}", "", "within"),
    Phrase('[“"]?十<plan>五[”"]?(?:规划)?期?末', "{final}", "", "by"),
    Phrase("<hours> 个?小时(?=[以之]?内)", "PT{hours}H"),
    Phrase("<workday> 个?工作日(?=[以之]?内)", "workdays-{workday}"),
    Phrase("<days> 个?(?:自然)?[日天](?=[以之]?内)", "P{days}D"),
    Phrase("<weeks> 个?(?:周|星期)(?=[以之]?内)", "P{weeks}W"),
    Phrase("<months> 个月(?=[以之]?内)", "P{months}M"),
    Phrase("(?<![近前去来期])<years> 年(?=[以之]?内)", "P{years}Y"),
)

# The groups of a connecting word are named after the comparator it states. 从…到… and 2024年至…
# are periods, 达到2025年 is a level, and 截至 tells how things stood.
CHINESE_LEAD = (
    r"(?P<by>不迟于|不晚于|最迟[于在]?|截止(?:日期|时间)?[为：:]?"
    r"|(?<![年月日截达高升降复加多少\d起])(?<![年月日\d]\x20)[到至])"
)
CHINESE_TAIL = (
    r"(?:(?P<before>以前|之前|前(?![后期列三几两景沿述\d]))"
    r"|(?P<within>以内|之内|内(?![容部外涵环]))"
    r"|(?P<from>起(?![来点步]))"
    r"|(?P<soon>(?=完成|实现|达到|建成|基本|全面|力争|开工|通车|投[产用入运]|具备|报送|提交)))"
)

ENGLISH_WHEN = (
    Phrase(
        "(?:the )?<workday> (?:working|business) day,? (?:of )?<each> month",
        "every-month:workday-{workday}",
    ),
    Phrase("(?:the )?last (?:working|business) day of <each> month", "every-month:last-workday"),
    Phrase("(?:the )?<day>(?: day)? of <each> month", "every-month:day-{day}"),
    Phrase("(?:the )?<day>(?: day)? of (?:the )?(?:following|next) month", "next-month:day-{day}"),
    Phrase(
        "(?:the )?<day>(?: day)? of the month(?! (?:following|after|in))", "every-month:day-{day}"
    ),
    Phrase("(?:the )?end of <each> month", "every-month:end"),
    Phrase(
        "(?:the )?<day>(?: day)? of the first month of <each> quarter",
        "every-quarter:month-1:day-{day}",
    ),
    Phrase(
        "(?:the )?<day>(?: day)? of the last month of <each> quarter",
        "every-quarter:month-3:day-{day}",
    ),
    Phrase("(?:the )?<day>(?: day)? of <each> quarter", "every-quarter:day-{day}"),
    Phrase("(?:the )?end of <each> quarter", "every-quarter:end"),
    Phrase("(?:the )?end of <each> year", "every-year:12-31"),
    Phrase("(?:the )?end of <month> (?:of )?<each> year", _YEARLY_END),
    Phrase("<month> <day>,? (?:of )?<each> year", "every-year:{month:02}-{day:02}"),
    Phrase(
        "(?:the )?<day> (?:of )?<month>,? (?:of )?<each> year", "every-year:{month:02}-{day:02}"
    ),
    Phrase("(?:the )?end of <month>(?:,? (?:of )?<year>\\b)?", *_MONTH_END),
    Phrase("<month> <day>\\b(?:,? <year>\\b)?", *_DAY),
    Phrase("(?:the )?<day> (?:of )?<month>\\b(?:,? <year>\\b)?", *_DAY),
    Phrase("<year>-(?P<month>\\d\\d)-(?P<day>\\d\\d)\\b", *_DAY),
    Phrase("<month>\\b(?! Day\\b)(?:,? (?:of )?<year>\\b)?", *_MONTH),
    Phrase(f"(?:the )?end of (?:the year )?<year>{YEAR_ENDS}", *_YEAR_END),
    Phrase("(?:the )?(?:end of (?:the|this) year|year[- ]end)\\b", *_YEAR_END),
    Phrase("(?:the )?end of the <quarter> quarter(?: of <year>\\b)?", *_QUARTER_END),
    Phrase("(?:the )?end of the <plan> five[- ]year plan(?: period)?", "{final}"),
    Phrase(f"(?:the year )?<year>{YEAR_ENDS}", "{year}"),
)
ENGLISH_LEAD = (
    r"(?:(?P<by>by|no later than|not later than|on or before|until)"
    r"|(?P<before>before|prior to)"
    r"|(?P<from>(?:starting |effective |as )?from|(?:with effect|starting|effective|beginning)"
    r" (?:on|in|as of)))"
)

# These carry their own connecting words, and begin with one of `ENGLISH_STARTS`.
ENGLISH_STARTS = "on within each every monthly quarterly throughout in during".split()
ENGLISH_WHOLE = (
    Phrase("on the <day>(?: day)? of <each> month", "every-month:day-{day}", "", "by"),
    Phrase(
        "within the first <workdays> (?:working|business) days of <each> month",
        "every-month:workday-{workdays}",
        "",
        "within",
    ),
    Phrase(
        "<each> month,? <lead> (?:the )?<workday> (?:working|business) day",
        "every-month:workday-{workday}",
    ),
    Phrase(
        "(?:<each> month|monthly),? <lead> (?:the )?<day>(?: day)?(?! (?:working|business))",
        "every-month:day-{day}",
    ),
    Phrase(
        "(?:<each> quarter|quarterly),? <lead> (?:the )?<day>(?: day)?", "every-quarter:day-{day}"
    ),
    Phrase(
        "within <days> days (?:of|after) the end of <each> quarter",
        "every-quarter:day-{days}",
        "",
        "within",
    ),
    Phrase("within <workdays> (?:working|business) days", "workdays-{workdays}", "", "within"),
    Phrase("within <hours> hours", "PT{hours}H", "", "within"),
    Phrase("within <days> (?:calendar )?days?", "P{days}D", "", "within"),
    Phrase("within <weeks> weeks?", "P{weeks}W", "", "within"),
    Phrase("within <months> months?", "P{months}M", "", "within"),
    Phrase("within <years> years?", "P{years}Y", "", "within"),
    Phrase(
        "(?:within|throughout|in the course of) (?:the|this) (?:whole )?year",
        "{year}",
        "year",
        "within",
    ),
    Phrase(
        "(?:during|within|in) the <plan> five[- ]year plan period", "{first}/{final}", "", "within"
    ),
)

NUMERAL = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
CHINESE_GROUPS = {
    "year": r"(?:19|20)\d{2}",
    "quarter": "[一二三四1-4]",
    "weekday": "[一二三四五六日天]",
    "plan": "[一二三四五六七八九]",
}
_MONTH_NAMES = "|".join([*MONTHS, *(rf"{name[:3]}\b\.?" for name in MONTHS), r"sept\b\.?"])
COUNT = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|sixty"
_ORDINAL = r"(?!last)[a-z]{2,7}-?[a-z]{0,7}(?:st|nd|rd|th)"
ENGLISH_GROUPS = {
    "year": r"(?:19|20)\d{2}",
    "month": _MONTH_NAMES,
    "day": rf"\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL}",
    "workday": rf"\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}",
    "quarter": "first|second|third|fourth",
    "plan": rf"[“\"]?(?:1[1-9]th|{_ORDINAL})",
}
