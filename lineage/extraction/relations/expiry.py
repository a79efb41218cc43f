"""Until when a document says that it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lineage.language.lookup import lowered
from lineage.language.numerals import CHINESE_NUMERAL, parse_chinese, parse_english

__all__ = ["find_expiry", "find_prolongation"]

_DAY = r"(?:(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?)"
_COUNT = rf"({CHINESE_NUMERAL}{{1,4}}|\d{{1,3}})\s*(年|个月)"
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_ENGLISH_MONTH = "|".join(_MONTHS)
_HOLDS = r"\b(?:valid|effective|in force|in effect|expires?|terminates?)"
_CHINESE_DATES = (
    re.compile(
        rf"有效期(?:限)?(?:自[^，。；]{{1,30}}?)?(?:截至|截止到|截止至|延长至|延续至|至|到)\s*{_DAY}"
    ),
    re.compile(
        rf"(?:施行|实施|执行|有效|试行)(?:期限?)?(?:至|到|截至|截止到|截止至|截止于|延长至)\s*{_DAY}"
    ),
)
_CHINESE_SPANS = (
    re.compile(rf"有效期(?:限)?(?:暂定)?(?:为|是|[:：])?\s*{_COUNT}"),
    re.compile(rf"[试暂]行(?:期限?)?(?:为)?\s*{_COUNT}"),
)
_ENGLISH_DATE = re.compile(
    rf"{_HOLDS} (?:on|until|till|through|to|up to) (?:the )?"
    rf"(?:(?P<m>{_ENGLISH_MONTH}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})|"
    rf"(?P<d2>\d{{1,2}}) (?P<m2>{_ENGLISH_MONTH}),? (?P<y2>\d{{4}}))",
    re.IGNORECASE,
)
_ENGLISH_APPLIES = re.compile(
    r"\bapply from [^.;,]{4,40} until (?:the )?"
    rf"(?:(?P<m>{_ENGLISH_MONTH}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})|"
    rf"(?P<d2>\d{{1,2}}) (?P<m2>{_ENGLISH_MONTH}),? (?P<y2>\d{{4}}))",
    re.IGNORECASE,
)
_ENGLISH_SPAN = re.compile(
    r"(?:\b(?:valid|effective|in force|in effect|trial)\b(?: implementation)?(?: period| basis)?)"
    r"(?: is| shall be)?(?: valid)? (?:for|of|is)(?: a (?:trial )?(?:period|term) of)? "
    r"([a-z-]{3,12}|\d{1,3})(?: \(\d{1,3}\))? (years?|months?)\b",
    re.IGNORECASE,
)
# A permit, a contract or a qualification has a validity of its own.
_OTHER_SUBJECT = re.compile(
    r"^(?!(?:this|these|the present)\b)[^.,;]{0,60}\b"
    r"(?:licen[cs]es?|permits?|certificates?|contracts?|approvals?|registrations?)\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    "(?:》(?:[（(][^（）()]{0,30}[)）])?|许可|证书|证件|执照|合同|资格|资质|凭证|标志|证|licen[cs]e|permit|certificate|contract)"
    r"[^，。；,.;]{0,12}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"本[^，。；]{1,14}|自[^，。；]{1,30}起|\b(?:this|these|the present)\b|^\s*(?:有效期|试行)",
    re.IGNORECASE,
)
# One of these stands in whatever is read here; most text holds none.
_LIMITS = re.compile(
    "有效|试行|暂行|施行(?=期?限?[至到])|实施(?=期?限?[至到])|执行(?=期?限?[至到])"
    "|effective|expire|in effect|in force|terminate|trial|until|valid"
)
_SENTENCE = re.compile(r"[^。；;\n]+")


def find_expiry(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text says until when it holds: start, end, and the last day or a duration.

    The day is in ISO 8601, the duration `P5Y` or `P18M`. A day that no calendar has is left out.

    >>> list(find_expiry("本办法自2020年1月1日起施行，有效期至2024年12月31日。"))
    [(17, 32, '2024-12-31')]
    >>> [until for _, _, until in find_expiry("This notice is valid for a period of five years.")]
    ['P5Y']
    """
    for sentence in _SENTENCE.finditer(text) if _LIMITS.search(lowered(text)) else ():
        if not _OWN.search(sentence[0]):
            continue
        for match, until in _readings(sentence[0]):
            before = sentence[0][: match.start()]
            other = _OTHER_THING.search(before) or _OTHER_SUBJECT.search(before.strip())
            if until and not other:
                yield sentence.start() + match.start(), sentence.start() + match.end(), until
                break


_LONGER = (
    re.compile(rf"[^，。；《]{{2,12}}?(?:延长|延续|顺延|调整)(?:至|到|为)\s*{_DAY}"),
    re.compile(rf"[^，。；《]{{2,12}}?(?:延长|延续|顺延)\s*{_COUNT}"),
)


def find_prolongation(text: str, start: int) -> str:
    """Return the last day, or the duration more, that words from `start` on give a document.

    >>> find_prolongation("有效期延长至2027年6月30日", 0), find_prolongation("有效期延长两年", 0)
    ('2027-06-30', 'P2Y')
    """
    day, span = (pattern.match(text, start) for pattern in _LONGER)
    if day:
        return _last_day(int(day[1]), int(day[2] or 0), int(day[3] or 0))
    return _duration(span[1], span[2]) if span else ""


def _duration(printed: str, unit: str) -> str:
    count = int(printed) if printed.isdecimal() else parse_chinese(printed)
    return f"P{count}{'Y' if unit == '年' else 'M'}" if count else ""


def _readings(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern in _CHINESE_DATES:
        for match in pattern.finditer(sentence):
            yield match, _last_day(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    for match in (
        *_ENGLISH_DATE.finditer(sentence),
        *_ENGLISH_APPLIES.finditer(sentence),
    ):
        month = _MONTHS.index((match["m"] or match["m2"]).lower()) + 1
        yield (
            match,
            _last_day(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"])),
        )
    for pattern in _CHINESE_SPANS:
        for match in pattern.finditer(sentence):
            yield match, _duration(match[1], match[2])
    for match in _ENGLISH_SPAN.finditer(sentence):
        count = parse_english(match[1])
        yield match, f"P{count}{'Y' if match[2].lower().startswith('y') else 'M'}" if count else ""


def _last_day(year: int, month: int, day: int) -> str:
    """Return a day, or the last one of a month or a year; empty where no calendar has it."""
    try:
        if day:
            return dt.date(year, month, day).isoformat()
        if month:
            following = dt.date(year + month // 12, month % 12 + 1, 1)
            return (following - dt.timedelta(days=1)).isoformat()
        return dt.date(year, 12, 31).isoformat()
    except ValueError:
        return ""
