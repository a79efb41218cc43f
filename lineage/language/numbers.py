"""Numbers by which documents are named: 京政办发〔2025〕3号, 国务院令第736号, GB/T 9704-2012."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lineage.language.acts import find_acts, find_standards
from lineage.language.codes import (
    Script,
    candidates,
    is_open,
    may_spell,
    number_id,
    number_parts,
    number_year,
    read_code,
    settled_code,
)
from lineage.language.folding import Folded, fold_with_offsets
from lineage.language.numerals import parse_chinese
from lineage.language.orders import Reading, find_orders, find_orders_english
from lineage.language.organs import is_relative, settled_organ
from lineage.language.scripts import simplified

__all__ = [
    "FoundNumber",
    "Script",
    "candidates",
    "canonical_number",
    "find_numbers",
    "is_open",
    "may_hold_number",
    "may_spell",
    "number_id",
    "number_parts",
    "number_year",
]

_BRACKETED = "{code}〔{year}〕{serial}号"


class FoundNumber(NamedTuple):
    """A document number as it stands in a text, from character `start` to `end`.

    `code` is what stands before the year: characters where they were printed, letters in lower
    case and without spaces otherwise, empty where only year and serial were printed. Of an order
    it is the organ's full name and the kind (国务院令), of an act or a standard its letters.
    `year` is 0 where the number has none. `form` writes the number from code, year and serial.
    """

    start: int
    end: int
    printed: str
    code: str
    year: int
    serial: int
    script: Script
    form: str = _BRACKETED

    @property
    def is_order(self) -> bool:
        """Whether it is an order, a decree or an announcement, named by its organ."""
        return self.script != "plain" and self.form != _BRACKETED


_NUMERAL = "[〇零○一二三四五六七八九十百千]"
_YEAR = r"((?:19|20)\d\d)"
# In brackets the year may be shortened or spelt, as it was until the nineties.
_ANY_YEAR = r"((?:19|20)\d\d|[5-9]\d|[一二][〇零○一二三四五六七八九]{3})年?"
_OPEN, _CLOSE = r"\s?[\[(<]\s?", r"\s?[\])>]\s?"
_NO = r"(?:no|number|nr|num)\s?[.:]?\s?"
_SERIAL = rf"(\d{{1,5}}|{_NUMERAL}{{1,8}})"
# Letters of a code: words of a few letters each, which are read further below.
_LETTERS = r"(?<![a-z])([a-z]{1,24}(?:[ '-][a-z]{1,6}){0,7})"
_NO_COUNT = "(?![一-鿿]*(?:楼|线|院|门|机组|井|路|台风|馆|地块))"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "code year serial",
        re.compile(rf"([一-鿿]{{2,30}}){_OPEN}{_ANY_YEAR}{_CLOSE}(?:第\s?)?{_SERIAL}\s?号"),
    ),
    # （83）城建字第224号 gives the year before the code.
    (
        "year code serial",
        re.compile(rf"[\[(<]{_ANY_YEAR}[\])>]([一-鿿]{{1,10}}字)第?{_SERIAL}号"),
    ),
    ("code year serial", re.compile(rf"([一-鿿]{{2,30}}){_YEAR}年第(\d{{1,5}})号")),
    ("code year serial", re.compile(rf"([一-鿿]{{2,30}}){_YEAR}年?(\d{{1,5}})号{_NO_COUNT}")),
    ("code year serial", re.compile(rf"{_LETTERS}{_OPEN}{_YEAR}{_CLOSE}(?:{_NO})(\d{{1,5}})")),
    ("code year serial", re.compile(rf"{_LETTERS}\s?\[{_YEAR}\]\s?(\d{{1,5}})(?!\d)")),
    ("code year serial", re.compile(rf"{_LETTERS}\s?{_NO}\[{_YEAR}\]\s?(\d{{1,5}})(?!\d)")),
    ("code serial year", re.compile(rf"{_LETTERS}\s?,?\s?{_NO}(\d{{1,5}}){_OPEN}{_YEAR}{_CLOSE}")),
    ("serial year", re.compile(rf"(?<![a-z]){_NO}(\d{{1,5}}){_OPEN}{_YEAR}{_CLOSE}")),
    ("year serial", re.compile(rf"\[{_YEAR}\]\s?{_NO}(\d{{1,5}})")),
)
_LOOSE = 3
# The case of a court, not a document: （2003）民一终字第2号.
_CASE = re.compile("[刑民行经知赔执初终再监申审抗裁仲]")
# 京政发〔2018〕3、4号 and 〔2018〕3号、〔2019〕4号 name several of one code.
_SHARED = re.compile(
    rf"([一-鿿]{{2,30}}){_OPEN}{_YEAR}{_CLOSE}(?:第\s?)?(\d{{1,5}})(?=[,和至~-]\d)"
)
_NEXT = re.compile(
    rf"(号?)(?:[,和及与]|以及)(?:[\[(<]{_YEAR}[\])>])?第?(\d{{1,5}})(?=号|[,和及与至~-]\d)|"
    r"号?([至~-])第?(\d{1,5})(?=号)"
)
_LONGEST_LIST = 40

# Most text holds no number at all, and folding it costs more than looking for what each has.
_LIKELY = re.compile(
    r"[\[(<〔【（﹝［〖〈《]\s*(?:\d{4}|[5-9５-９]\d\s*[\])>〕】）﹞］〗〉》]|[一二]\s*[〇零○一二三四五六七八九])|"
    r"[12１２]\d{3}\s*年?\s*第?\s*\d{1,5}\s*[号號]|"
    r"[令告]\s*(?:[\[(（〔]|第)|[号號]\s*(?:令|公告|通告)|"
    r"[Nn][oO](?:[.:]\s?|\s)\d|NO\d|No\d|"
    r"\d/\d\d|"
    r"\d\s?[-—–－:：‐‑−―]+\s?(?:19|20|[5-9]\d(?!\d))\d*"
)
_BEFORE, _AFTER = 140, 120
_BRACKETS = str.maketrans("〖〗{}｛｝", "[][][]")


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Return the document numbers of a text in order, none overlapping another.

    Brackets may have any shape and width, characters either script (`code` is simplified); the
    rules of the number are those of 党政机关公文格式 (GB/T 9704): issuer's code, year in full in
    brackets, serial without leading zeros. Orders and announcements by year or running number,
    acts of the European Union and dated standards are numbers too; the case of a court is none.

    >>> [n.code for n in find_numbers("见京政办发[2023]4号、Jing Zheng Ban Fa [2020] No. 8")]
    ['京政办发', 'jingzhengbanfa']
    >>> [(n.year, n.serial, n.script) for n in find_numbers("Jzbf [2020] No.8")]
    [(2020, 8, 'initials')]
    >>> [(n.code, n.serial) for n in find_numbers("国务院令（第736号）、GB/T 9704—2012")]
    [('国务院令', 736), ('GB/T', 9704)]
    """
    found: list[FoundNumber] = []
    for begin, end in _windows(text):
        folded = fold_with_offsets(text[begin:end].translate(_BRACKETS))
        folded = Folded(simplified(folded.text), folded.offsets)
        kept: list[FoundNumber] = []
        for reading in _readings(folded, text[begin:end]):
            start = begin + folded.offsets[reading.start]
            stop = begin + folded.offsets[reading.end - 1] + 1 if reading.end else start
            stop = max(start, stop)
            number = FoundNumber(start, stop, text[start:stop], *reading[2:])
            # What is found stands in order and apart, so only its two neighbours can overlap.
            at = bisect_right(kept, number.start, key=_start)
            near = kept[max(0, at - 1) : at + 1]
            if not any(n.start < number.end and number.start < n.end for n in near):
                kept.insert(at, number)
        found += kept
    return tuple(found)


def may_hold_number(text: str) -> bool:
    """Tell, quickly, whether a text can hold a number at all.

    >>> may_hold_number("国务院令第736号同时废止"), may_hold_number("2025年完成80%")
    (True, False)
    """
    return _LIKELY.search(text) is not None


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that can hold numbers, apart from each other."""
    begin = end = 0
    for likely in _LIKELY.finditer(text):
        if likely.start() - _BEFORE > end:
            if end:
                yield begin, end
            begin = likely.start() - _BEFORE
        end = min(len(text), likely.end() + _AFTER)
    if end:
        yield max(0, begin), end


def _start(number: FoundNumber) -> int:
    return number.start


def _readings(folded: Folded, printed: str) -> Iterator[Reading]:
    text = folded.text
    yield from find_acts(text)
    yield from find_standards(text)
    yield from find_orders(text)
    yield from _shared(text)
    for at, (order, pattern) in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            if reading := _read(match, order, loose=at == _LOOSE):
                yield reading
    yield from find_orders_english(text, printed, folded.offsets)


def _read(match: re.Match[str], order: str, *, loose: bool) -> Reading | None:
    place = {name: group for group, name in enumerate(order.split(), 1)}
    start, code = match.start(), ""
    script: Script = "english"
    if order.startswith("year code"):
        code, script = match[place["code"]], "zh"
        if _CASE.search(code):
            return None
    elif "code" in place:
        bracketed = "年第" not in match[0] and not loose
        read = read_code(match[place["code"]], bracketed=bracketed, loose=loose)
        if read is None:
            return None
        code, script, length = read
        start = match.end(place["code"]) - length
    year, serial = _year(match[place["year"]]), _figure(match[place["serial"]])
    if not year or not serial:
        return None
    return Reading(start, match.end(), code, year, serial, script, _BRACKETED)


def _year(printed: str) -> int:
    value = _figure(printed)
    return value + 1900 if len(printed) == len("86") else value


def _figure(printed: str) -> int:
    return int(printed) if printed.isdecimal() else parse_chinese(printed) or 0


def _shared(text: str) -> Iterator[Reading]:
    """Yield the numbers of lists that print their code, or code and year, once.

    Of a range the numbers between its ends stand at the mark between them.
    """
    place = 0
    for pattern in (_SHARED, _PATTERNS[0][1]):
        for first in pattern.finditer(text):
            read = read_code(first[1], bracketed=True)
            if read is None:
                continue
            code, script, length = read
            year, serial = _year(first[2]), _figure(first[3])
            place = first.end() - (pattern is not _SHARED)
            listed = list(_listed(text, place, year, serial))
            if not listed:
                continue
            stop = first.end()
            yield Reading(first.end(1) - length, stop, code, year, serial, script, _BRACKETED)
            for start, end, of_year, number in listed:
                yield Reading(start, end, code, of_year, number, script, _BRACKETED)


def _listed(text: str, place: int, year: int, serial: int) -> Iterator[tuple[int, int, int, int]]:
    for _ in range(_LONGEST_LIST):
        match = _NEXT.match(text, place)
        if match is None:
            return
        place = match.end()
        end = place + text.startswith("号", place)
        if match[5]:
            last = int(match[5])
            if last - serial in range(1, _LONGEST_LIST):
                for between in range(serial + 1, last):
                    at = match.start(4) if between == serial + 1 else match.end(4)
                    yield at, match.end(4), year, between
                yield match.start(5), end, year, last
            return
        year, serial = int(match[2] or year), int(match[3])
        yield match.start(2) - 1 if match[2] else match.start(3), end, year, serial


def canonical_number(found: FoundNumber, issuer: str) -> tuple[str, bool]:
    """Return the one form of a number, and whether its characters are known for certain.

    `issuer` is any text that names the issuing body, in Chinese or English. Letters that fit
    the codes of several issuers are settled by it alone, and so is an order without its organ;
    where it does not settle them they stay.

    >>> found, = find_numbers("JZBF [2020] No. 8")
    >>> canonical_number(found, "Beijing Municipal People's Government")
    ('京政办发〔2020〕8号', True)
    >>> canonical_number(found, "")
    ('jzbf〔2020〕8号', False)
    >>> found, = find_numbers("市人民政府第12号令")
    >>> canonical_number(found, "北京市人民政府"), canonical_number(found, "")
    (('北京市人民政府令第12号', True), ('市人民政府令第12号', False))
    """
    if found.is_order:
        code = _ordered(found.code, issuer)
    elif found.script in {"zh", "plain"}:
        code = found.code
    else:
        code = settled_code(found.code, found.script, issuer) if found.code else None
    year, serial = found.year, found.serial
    value = found.form.format(code=code or found.code, year=year, serial=serial)
    return value, code is not None


_ORDERED = re.compile(r"(.*?)(令|公告|通告)(〔[^〔〕]*〕)?$")


def _ordered(code: str, issuer: str) -> str | None:
    """Return the code of an order with its organ; none where nothing says which."""
    match = _ORDERED.match(code)
    if match is None or match[3] or not is_relative(match[1]):
        return code
    organ = settled_organ(match[1], issuer)
    return f"{organ}{match[2]}" if organ else None
