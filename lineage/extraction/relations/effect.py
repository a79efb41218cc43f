"""From which day a document says that it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.language.dates import find_dates
from lineage.language.numerals import CHINESE_NUMERAL, parse_chinese, parse_english

__all__ = ["Effect", "effect_day", "find_effect"]


class Effect(NamedTuple):
    """When a text from `start` to `end` says that it takes effect.

    `value` is the day in ISO 8601 as far as it is stated. Without one the day is `days` after that
    of issue, of publication where `published`; `working` tells that only working days count.
    """

    start: int
    end: int
    value: str = ""
    days: int = 0
    working: bool = False
    published: bool = False


_BEGINS = "(?:正式|开始|全面)?(?:施行|实施|执行|试行|生效)(?![的）)])"
_ISSUE = "(?:印发|发布|公布|颁布|下发|发文|签发)"
_CHINESE_DAY = re.compile(
    rf"(?:自|从|[于在])(?P<day>[^自从，。；]{{4,20}}?)(?:之日)?(?:零时)?起{_BEGINS}"
    rf"|于(?P<on>\d{{4}}年\d{{1,2}}月\d{{1,2}}日){_BEGINS}"
)
# 第十条自…起施行 speaks of one provision.
_OF_A_PART = re.compile(r"第[^，。；《]{1,10}[条款项章节][^，。；《]{0,4}$|其中[^，。；]{0,20}$")
_COUNT = rf"(?P<days>\d{{1,3}}|{CHINESE_NUMERAL}{{1,4}})\s*(?P<unit>个?工作日|个?自然日|日|天|个月)"
_CHINESE_ISSUE = (
    re.compile(rf"(?:自|从)?{_ISSUE}之日起(?:满|第)?{_COUNT}(?:之?后|起|内?后)?{_BEGINS}"),
    re.compile(rf"(?:自|从)?{_ISSUE}之?日?后(?:满|第)?{_COUNT}(?:起|后)?{_BEGINS}"),
    re.compile(rf"(?:(?:自|从)?{_ISSUE}之日|(?:自|从)即日|(?:自|从){_ISSUE}之时)起?{_BEGINS}"),
)
_VERB = (
    r"(?:(?:enters?|comes?|came|entered|put|go|goes) into (?:force|effect|operation)|takes? effect|"
    r"(?:is|are|be|become|becomes|shall be) (?:effective|in force|applicable|implemented)|"
    r"(?:shall |will )?appl(?:y|ies)|effective|(?:is|are|be) (?:implemented|applied))"
)
_SINCE = r"(?:,? (?:starting|beginning|with effect|as))? ?(?:on|from|as of|of|upon)"
_ENGLISH_DAY = re.compile(
    rf"\b{_VERB}{_SINCE} (?P<day>(?:the )?[A-Z0-9][\w ,]{{5,24}}\d{{4}}|[\d/-]{{8,10}})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:it|this|these|the present)\b[^.;]{0,120}$|"
    r"^\s*the (?:measures|provisions|regulations|rules|notice|plan|opinions|decision)"
    r"(?: (?:shall|will))?(?: \w+ly)? $",
    re.IGNORECASE,
)
_ENGLISH_OTHER = re.compile(
    r"\b(?:articles?|sections?|points?|paragraphs?|licen[cs]es?|period|permits?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_ISSUE = (
    r"(?:the )?(?:(?:date|day|time|moment) of |that of )?(?:its |their )?"
    r"(?P<event>issuance|issue|issuing|promulgation|publication|release|announcement|publishing)"
)
_ENGLISH_COUNT = re.compile(
    rf"(?:on the )?\b(?P<days>[\w-]{{1,14}}) (?P<unit>working |business |calendar )?"
    rf"(?:days?|months?)(?: period)? (?:after|from|following|as of) {_OF_ISSUE}",
    re.IGNORECASE,
)
_ENGLISH_NEXT = re.compile(rf"on the (?:day|date) (?:following|after) {_OF_ISSUE}", re.IGNORECASE)
_ENGLISH_ISSUE = re.compile(
    rf"(?:from|on|upon|as of|as from|since) (?=the|its|their|issu|promulg|publi){_OF_ISSUE}",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:abolish\w*|repeal\w*|revoke\w*|invalid\w*|void|cease\w*|expire\w*|annul\w*)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = {name: at for at, name in enumerate(_ORDINALS, start=1)} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "ninetieth": 90,
}
_MONTH = 30
# Half of the days are working days even over a new year's week, but for one long holiday.
_LONGEST_HOLIDAY = 10
_LONGEST = 20_000


def find_effect(text: str) -> Effect | None:
    """Return the day from which a text says that it holds, a stated one before a counted one.

    The day of one article, or of another document that is named with it, is not the text's own.

    >>> find_effect("本办法自2024年5月1日起施行。").value
    '2024-05-01'
    >>> find_effect("This Regulation shall enter into force on the twentieth day following that of "
    ...             "its publication.").days
    20
    """
    text = text[:_LONGEST]
    return next((found for way in (_dated, _counted) for found in way(text)), None)


def effect_day(effect: Effect, issued: str) -> str:
    """Return the day on which a document issued on a day takes effect; empty where unknown.

    Which days are working days only the year's calendar says: the first and the last day that can
    be meant are returned, as an interval in ISO 8601.

    >>> effect_day(find_effect("自公布之日起30日后施行"), "2024-03-05")
    '2024-04-04'
    >>> effect_day(find_effect("自印发之日起5个工作日后施行"), "2024-03-04")
    '2024-03-09/2024-03-24'
    """
    if effect.value or not effect.days:
        return effect.value or issued
    try:
        day = dt.date.fromisoformat(issued)
        first = day + dt.timedelta(days=effect.days)
        last = day + dt.timedelta(days=2 * effect.days + _LONGEST_HOLIDAY)
    except (ValueError, OverflowError):
        return ""
    return f"{first.isoformat()}/{last.isoformat()}" if effect.working else first.isoformat()


def _dated(text: str) -> Iterator[Effect]:
    for match in _CHINESE_DAY.finditer(text):
        part = _OF_A_PART.search(text, max(0, match.start() - 30), match.start())
        dates = find_dates(match["day"] or match["on"])
        if not part and dates and dates[0].value:
            yield Effect(*match.span(), dates[0].value)
    for match in _ENGLISH_DAY.finditer(text):
        before = text[max(0, match.start() - 150) : match.start()]
        dates = find_dates(match["day"])
        own = _OWN.search(before) or not before.strip()
        if own and not _ENGLISH_OTHER.search(before) and dates and dates[0].value:
            yield Effect(*match.span(), dates[0].value)


def _counted(text: str) -> Iterator[Effect]:
    for pattern in _CHINESE_ISSUE:
        for match in pattern.finditer(text):
            counted = match.groupdict()
            days = _number(counted.get("days") or "0")
            if days is not None:
                unit = counted.get("unit") or ""
                length = days * (_MONTH if unit == "个月" else 1)
                yield Effect(*match.span(), "", length, "工作" in unit)
    for match in _ENGLISH_COUNT.finditer(text):
        days = _number(match["days"])
        if days:
            working = (match["unit"] or "").strip().lower() in {"working", "business"}
            yield Effect(*match.span(), "", days, working, _is_publication(match))
    for pattern, days in ((_ENGLISH_NEXT, 1), (_ENGLISH_ISSUE, 0)):
        for match in pattern.finditer(text):
            if not _ENDS.search(text, max(0, match.start() - 80), match.start()):
                yield Effect(*match.span(), "", days, published=_is_publication(match))


def _number(printed: str) -> int | None:
    if printed.isdecimal():
        return int(printed)
    word = printed.lower()
    return _ORDINAL.get(word) or parse_chinese(printed) or parse_english(printed)


def _is_publication(match: re.Match[str]) -> bool:
    return match["event"].lower().startswith("publi")
