"""Quantities with their units, as one plain value in either language.

A new unit is one row of `_UNITS`, a new word for a bound one row of `_BOUNDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from lineage.language.lookup import Respelling
from lineage.language.numerals import CHINESE_NUMERAL, parse_chinese

__all__ = ["FoundQuantity", "find_quantities", "in_base_unit"]


class FoundQuantity(NamedTuple):
    """A quantity that stands at characters `start` to `end`, words of comparison included.

    `value` is a plain decimal: multipliers are worked out (1.2万辆 is `12000` 辆) unless they
    belong to a customary unit (万亩). `unit` has one form in both languages. `comparator` is
    `>=`, `<=`, `=`, `~` (about), `-` (less by) or `+` (more by). `amount` is the place of the
    figure and its unit alone.
    """

    start: int
    end: int
    value: str
    unit: str
    comparator: str
    amount: tuple[int, int]


# Canonical unit: its other spellings. Only these are read behind a Chinese numeral too.
_MEASURES = {
    "微克/立方米": ("微克每立方米", "[μµu]g/m[³3]", "micrograms? per cubic met(?:re|er)"),
    "毫克/立方米": ("毫克每立方米", "mg/m[³3]", "milligrams? per cubic met(?:re|er)"),
    "毫克/升": ("毫克每升", "mg/L", "milligrams? per lit(?:re|er)"),
    "吨/平方公里·月": ("吨/平方公里[.・•]?月", "吨/?平方公里"),
    "%": ("％", "percent", "per cent"),
    "‰": (),
    "百分点": ("个 ?百分点", "percentage points?"),
    "吨标准煤": ("吨标煤", "tonnes? of standard coal", "tons? of standard coal"),
    "吨": ("tonnes?", "tons?"),
    "蒸吨": (),
    "千克": ("公斤", "kg", "kilograms?"),
    "公里": ("千米", "km", "kilomet(?:re|er)s?"),
    "米": ("met(?:re|er)s?",),
    "毫米": ("mm", "millimet(?:re|er)s?"),
    "平方公里": ("平方千米", "km[²2]", "square kilomet(?:re|er)s?"),
    "平方米": ("㎡", "m[²2]", "square met(?:re|er)s?"),
    "立方米": ("m[³3]", "cubic met(?:re|er)s?"),
    "公顷": ("hectares?",),
    "万亩": (),
    "亩": ("mu",),
    "元": ("yuan", "RMB"),
    "千瓦时": ("kWh", "kilowatt[- ]hours?"),
    "千瓦": ("kW", "kilowatts?"),
    "兆瓦": ("MW", "megawatts?"),
    "分贝": ("decibels?", r"dB(?:\(A\))?"),
    "摄氏度": ("℃", "°C"),
    "倍": ("times",),
}  # fmt: skip
_COUNTS: dict[str, tuple[str, ...]] = {
    "个": ("projects", "stations", "villages", "sites"),
    "辆": ("台\\(辆\\)", "vehicles?", "buses", "cars", "trucks?"),
    "户": ("households?",),
    "家": ("enterprises?", "companies"),
    "人次": (),
    "人": ("people", "persons?"),
    "天": (),
} | dict.fromkeys(
    "套 座 台 项 条 处 所 张 件 名 株 棵 头 艘 架 种 类 场 次 辆次 批 批次 根 间 床 支 部 "
    "眼 口 段 片 块 站".split(), ()
)  # fmt: skip

# Several units of one measure, so that a changed unit is told from a changed amount.
_BASE = {
    "万亩": ("亩", Decimal(10_000)),
    "公顷": ("亩", Decimal(15)),
    "公里": ("米", Decimal(1000)),
    "平方公里": ("平方米", Decimal(1_000_000)),
    "毫克/立方米": ("微克/立方米", Decimal(1000)),
    "吨": ("千克", Decimal(1000)),
    "兆瓦": ("千瓦", Decimal(1000)),
    "‰": ("%", Decimal("0.1")),
}
_TIMES = {
    "": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip

_LESS = "下降|降低|减少|削减|压减|减排|下调|缩减|回落"
_MORE = "增长|增加|提高|提升|上升|上涨|扩大"
_LEVEL = "到|至|为|在"
# Tried in this order on the words before and after the figure; the first that fits decides.
_BOUNDS = (
    (rf"(?:{_LESS})(?!{_LEVEL})", "-"),
    (rf"(?:{_MORE})(?!{_LEVEL})", "+"),
    (r"不得?[低少小]于|不短于|至少|以上|(?<![不得])(?:超|[高大多]于)|突破", ">="),
    (r"\b(?:at least|(?:no|not) (?:less|fewer|lower) than|(?<!no )(?<!not )more than)\b", ">="),
    (r"\b(?:over|above|(?<!not )exceed(?:ing)?|or more|or above|and above)\b", ">="),
    (r"不得?(?:[高大多]于|超过)|以内|以下|之内|[低小少]于|不足", "<="),
    (r"\b(?:(?:no|not) (?:more|higher) than|exceed(?:ing)?|at most|less than)\b", "<="),
    (r"\b(?:below|under|within|up to|or less|or below)\b", "<="),
    (r"左右|约|近|上下|接近|余|多", "~"),
    (r"\b(?:about|around|approximately|roughly|nearly|some|or so)\b", "~"),
    (r"控制[在到]", "<="),
)
_COMPARATORS = tuple(
    (re.compile(pattern, re.IGNORECASE), comparator) for pattern, comparator in _BOUNDS
)

_BEFORE = (
    rf"(?:(?:{_LESS}|{_MORE})(?:{_LEVEL})?|[降减增]{{1,2}}[至到]|控制[在到]|保持在|稳定在|维持在|达到?"
    r"|不得?(?:[低高]于|[少多]于|[小大]于|超过)|不短于|至少|超过|高于|大于|多于|突破|超"
    r"|低于|小于|少于|不足|大?约|接近|近)"
)
_AFTER = r"(?:及?以上|及?以内|及?以下|之内|左右|上下)"
_BEFORE_ENGLISH = (
    r"(?:at least|(?:no|not) (?:less|fewer|lower|more|higher) than|more than|less than|over|above"
    r"|not exceed(?:ing)?|exceed(?:ing)?|at most|below|under|within|up to|about|around"
    r"|approximately|roughly|nearly|some|by)"
)
_AFTER_ENGLISH = r"(?:or more|or above|and above|or less|or below|or so)"
_SPACES = r" \u00a0\u3000"
_GAP = rf"[{_SPACES}]{{0,2}}"
# A figure inside a word (PM2.5, 12345热线), a range or a document number is no quantity.
_FIGURE = (
    r"(?<![\dA-Za-zⅠ-Ⅻ.,第前〔\[-])(?<![\d月日号%％元吨米里度亩辆户个家万亿][—–~～至到])"
    r"(?P<figure>\d{1,3}(?:[,，]\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    r"(?![\d,.]\d)"
)
_NO_RANGE = rf"(?!{_GAP}[—–~～至到-]{_GAP}\d)"
_PER = r"(?:(?:/|每)(?P<per>[日天年月]|小?时))?"


def _alternatives(table: dict[str, tuple[str, ...]]) -> str:
    spellings = {re.escape(unit) for unit in table}
    spellings |= {spelling for others in table.values() for spelling in others}
    return "|".join(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))


def _spelling(unit: str, others: tuple[str, ...]) -> tuple[re.Pattern[str], str]:
    return re.compile("|".join((re.escape(unit), *others)), re.IGNORECASE), unit


_ANY_UNIT = _alternatives(_MEASURES | _COUNTS)
_MEASURE = _alternatives(_MEASURES)
_UNITS = tuple(_spelling(unit, others) for unit, others in (_MEASURES | _COUNTS).items())
_END = r"(?![A-Za-z])"
_AMOUNT = rf"(?P<more>[余多])?(?P<times>千(?![米瓦克])|百万|千万|万亿|[万亿](?!亩))?[余多]?{_GAP}"
_CHINESE_AMOUNT = rf"{_FIGURE}{_GAP}{_AMOUNT}(?P<unit>{_ANY_UNIT}){_END}{_NO_RANGE}"
_ENGLISH_AMOUNT = (
    rf"{_FIGURE} ?(?P<times>hundred|thousand|million|billion|trillion)? ?"
    rf"(?P<unit>{_ANY_UNIT}){_END}{_NO_RANGE}"
)
_WORDS = (
    rf"(?:百分之(?P<share>{CHINESE_NUMERAL}{{1,9}}(?:点{CHINESE_NUMERAL}{{1,6}})?)"
    rf"|(?<!{CHINESE_NUMERAL})(?<!第)(?![万亿千百])(?P<figure>{CHINESE_NUMERAL}{{1,12}}?)"
    rf"(?P<unit>{_MEASURE}){_END}{_PER})"
)


class _Reading(NamedTuple):
    """`whole` reads words around an amount that begins where `begins` says and fits `amount`.

    Words of comparison may stand before an amount only where `led` fits right before it.
    """

    begins: re.Pattern[str]
    amount: re.Pattern[str]
    whole: re.Pattern[str]
    led: re.Pattern[str]


# No word of comparison ends with a character that stands in none of them.
_LED = re.compile(f"[{''.join(sorted({c for c in _BEFORE if not c.isascii()}))}{_SPACES}]")
_READINGS = (
    _Reading(
        re.compile(r"\d+"),
        re.compile(_CHINESE_AMOUNT, re.IGNORECASE),
        re.compile(
            rf"(?P<before>(?:{_BEFORE}{_GAP}){{0,3}}){_CHINESE_AMOUNT}{_PER}"
            rf"(?:{_GAP}(?P<after>{_AFTER}))?",
            re.IGNORECASE,
        ),
        _LED,
    ),
    _Reading(
        re.compile(rf"百(?=分之)|{CHINESE_NUMERAL}(?<!{CHINESE_NUMERAL}{{2}})"),
        re.compile(_WORDS),
        re.compile(rf"(?P<before>(?:{_BEFORE}){{0,3}}){_WORDS}(?P<after>{_AFTER})?"),
        _LED,
    ),
    _Reading(
        re.compile(r"\d+"),
        re.compile(_ENGLISH_AMOUNT, re.IGNORECASE),
        re.compile(
            rf"(?P<before>(?:\b{_BEFORE_ENGLISH} ){{0,3}}){_ENGLISH_AMOUNT}"
            rf"(?P<after> {_AFTER_ENGLISH}\b)?",
            re.IGNORECASE,
        ),
        re.compile(" (?<=[a-z] )", re.IGNORECASE),
    ),
)
_FARTHEST_BEFORE = 60
"""No three words of comparison before a figure are longer."""
_CHANGED_BY = re.compile(
    r"\b(?:(?P<less>reduc|cut|lower|decreas|declin|drop|fall)"
    r"|(?P<more>increas|rais|grow|ris|expand))[a-z]*\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
_narrow = Respelling(dict(zip("０１２３４５６７８９．％", "0123456789.%", strict=True)))


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _canonical(unit: str) -> str:
    return next((name for pattern, name in _UNITS if pattern.fullmatch(unit)), unit)


def _words_value(printed: str) -> Decimal:
    whole, _, part = printed.partition("点")
    figures = "".join(str(parse_chinese(character)) for character in part)
    return Decimal(f"{parse_chinese(whole)}.{figures or 0}")


def _comparator(found: re.Match[str]) -> str:
    groups = found.groupdict()
    before, after = groups["before"] or "", groups["after"] or ""
    words = f"{before} {groups.get('more') or ''} {after}"
    if not words.strip():
        return "="
    if re.search(r"\bby\b", before, re.IGNORECASE):
        earlier = _CHANGED_BY.search(found.string[max(0, found.start() - 120) : found.start()])
        if earlier is not None:
            return "-" if earlier["less"] else "+"
    return _compared(words)


@lru_cache(maxsize=4096)
def _compared(words: str) -> str:
    return next((each for pattern, each in _COMPARATORS if pattern.search(words)), "=")


@lru_cache(maxsize=4096)
def _value(figure: str, times: str) -> str:
    printed = figure.replace(",", "").replace("，", "")
    value = Decimal(printed) if printed[0].isdigit() else _words_value(printed)
    return _plain(value * _TIMES[times.lower()])


def _read(found: re.Match[str]) -> FoundQuantity:
    groups = found.groupdict()
    share = groups.get("share")
    value = _value(share or groups["figure"], groups.get("times") or "")
    unit = "%" if share else _canonical(groups["unit"])
    if per := groups.get("per"):
        unit += "/" + {"天": "日", "时": "小时"}.get(per, per)
    amount = found.end("before"), found.start("after") if groups["after"] else found.end()
    return FoundQuantity(*found.span(), value, unit, _comparator(found), amount)


def in_base_unit(value: str, unit: str) -> tuple[Decimal, str]:
    """Return a quantity in the unit that all units of its measure share.

    >>> in_base_unit("2", "公里") == in_base_unit("2000", "米")
    True
    """
    base, factor = _BASE.get(unit, (unit, Decimal(1)))
    return Decimal(value) * factor, base


def _matches(reading: _Reading, text: str) -> Iterator[re.Match[str]]:
    end = 0
    for begin in reading.begins.finditer(text):
        at = begin.start()
        if at >= end and reading.amount.match(text, at):
            led = at > end and reading.led.match(text, at - 1)
            match = reading.whole.search(text, max(end, at - _FARTHEST_BEFORE) if led else at)
            if match:
                end = match.end()
                yield match


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Return the quantities of a text in order, the longest reading of each place.

    A figure counts with a unit behind it: ordinals, dates, document numbers, labels and the ends of
    a range do not. A Chinese numeral counts with a measure (三十万吨), not with a count
    (四个方面), which mostly numbers the text's own parts.

    >>> [q[2:5] for q in find_quantities("PM2.5年均浓度控制在38微克/立方米以内")]
    [('38', '微克/立方米', '<=')]
    >>> [q[2:5] for q in find_quantities("新增1.2万辆，降尘量下降5%以上；at least 30 hectares")]
    [('12000', '辆', '='), ('5', '%', '-'), ('30', '公顷', '>=')]
    """
    narrow = _narrow(text)
    found = sorted(
        (_read(match) for reading in _READINGS for match in _matches(reading, narrow)),
        key=lambda quantity: (quantity.start, -quantity.end),
    )
    kept: list[FoundQuantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)
