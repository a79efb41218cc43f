"""The day on which words of repeal take effect, where they give one of their own."""

from __future__ import annotations

import datetime as dt
import re

from lineage.extraction.relations.hedges import TITLE
from lineage.language.dates import FoundDate, find_dates

__all__ = ["find_end"]

_FARTHEST = 200
# 自…起 names the first day without force, unless what begins then is something else.
_FROM = re.compile(
    r"\s*(?:零时|0时|24时)?(?:之日|日|之)?(?:起|开始)"
    r"(?:(?!施行|实施|执行|试行|生效|有效)[^。；])*"
)
_ON = re.compile("(?:正式)?[，,]?")
_AFTER = re.compile(r"(?:之|以)?后[，,]?|止?[，,]?(?:届时|到期|期满)?(?:后|即)?[，,]?")
_UP_TO = re.compile(
    f"{TITLE}[^，。；{TITLE}]{{0,20}}(?:执行|实施|施行|试行|有效期?|适用|沿用|延[长续])[^，。；]{{0,4}}[至到]$"
)
_ENGLISH_WORDS = (
    "(?:as of|as from|with effect from|effective(?: from| as of| on)?|from|on|after|until)"
)
_ENGLISH_FROM = re.compile(
    rf"(?: the)?[ ,{TITLE}]*(?:simultaneously |at the same time |automatically )?"
    rf"(?:starting |beginning )?{_ENGLISH_WORDS} (?:the )?$",
    re.IGNORECASE,
)
_ENGLISH_LEAD = re.compile(
    rf"(?:^|[.;,] |\band )(?:starting |beginning )?{_ENGLISH_WORDS} $", re.IGNORECASE
)
_LAST_DAY = re.compile(r"\b(?:after|until) (?:the )?$", re.IGNORECASE)


def find_end(text: str, floor: int, start: int, end: int) -> str:
    """Return the first day without force that words of repeal from `start` to `end` give.

    The day is in ISO 8601 as far as it is known; empty where the words give none, or one that no
    calendar has. It is looked for from `floor` on; every character of a document's name is `TITLE`.

    >>> find_end("该办法自2025年12月31日起废止。", 0, 15, 17)
    '2025-12-31'
    >>> find_end("It is repealed as of May 1, 2026.", 0, 3, 14)
    '2026-05-01'
    """
    floor = max(floor, start - _FARTHEST)
    before = text[floor:start]
    for date in reversed(find_dates(before)):
        if found := _before(before, date):
            return found
    after = text[end : end + _FARTHEST]
    for date in find_dates(after)[:1]:
        if _ENGLISH_FROM.fullmatch(after, 0, date.start):
            last = _LAST_DAY.search(after, 0, date.start)
            return _next_day(date.value) if last else date.value
    return ""


def _before(text: str, date: FoundDate) -> str:
    """Return the first day without force that a date before the words gives; empty for none."""
    lead = text[: date.start]
    if _UP_TO.search(lead) and _AFTER.fullmatch(text, date.end):
        return _next_day(date.value)
    if text.startswith(("后", "之后", "以后"), date.end) and _AFTER.fullmatch(text, date.end):
        return _next_day(date.value)
    if _FROM.fullmatch(text, date.end) or _ON.fullmatch(text, date.end):
        return date.value
    return date.value if _ENGLISH_LEAD.search(lead) else ""


def _next_day(value: str) -> str:
    """Return the day after the last day of a day, month or year; empty where there is none."""
    year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
    try:
        if day:
            return (dt.date(year, month, day) + dt.timedelta(days=1)).isoformat()
        return dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1).isoformat()
    except (ValueError, OverflowError):
        return ""
