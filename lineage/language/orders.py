"""Orders, announcements and decrees: 国务院令第736号, 2024年第5号公告, Decree No. 736."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.language.codes import Script
from lineage.language.numerals import parse_chinese
from lineage.language.organs import full_name, organ_at_end, organ_named

__all__ = ["Reading", "find_orders", "find_orders_english"]


class Reading(NamedTuple):
    """A number in folded text from `start` to `end`; `form` writes it from its parts."""

    start: int
    end: int
    code: str
    year: int
    serial: int
    script: Script
    form: str


RUNNING = "{code}第{serial}号"
YEARLY = "{code}{year}年第{serial}号"

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BRACKETED = r"(?P<bracketed>(?:19|20)\d\d)"
_NUM = r"(?P<serial>\d{1,5}|[〇零○一二三四五六七八九十百千]{1,9})(?![\d.])"
_KIND = "(?P<kind>(?<!命)令|公告|通告)"
# 第12号令 is an order already; what follows it is another one.
_AHEAD = f"(?<!号){_KIND}"
_TERM = r"(?:[\[(<](?P<term>[一二三四五六七八九十]{1,4}届)[\])>])?"
_CHINESE = (
    # 公告(2023年第10号), 令(第736号)
    re.compile(rf"{_AHEAD}[\[(<](?:{_YEAR}年?,?)?第?{_NUM}号[\])>]"),
    # 公告2024年第5号, 公告〔2024〕5号, 公告〔十五届〕第20号, 令第736号
    re.compile(
        rf"{_AHEAD}(?:[\[(<]{_BRACKETED}年?[\])>]第?|{_YEAR}年第?|{_TERM}第){_NUM}号(?![楼线院门])"
    ),
    # 2024年第5号公告, 第736号令
    re.compile(rf"(?:{_YEAR}年|[\[(<]{_BRACKETED}[\])>])?第{_NUM}号"
               rf"{_KIND}(?![人其牌箭状行狀])"),
)  # fmt: skip
_BACK = 80
_MOST_ORGANS = 6


def find_orders(text: str) -> Iterator[Reading]:
    """Yield the orders and announcements that folded, simplified text names by number.

    The code is the organ's full name and the kind: 国务院令, 国家市场监督管理总局公告; of organs
    that issue together the first one's. Where the organ is named relatively (市人民政府第12号令)
    or not at all, the code says no more than is printed.
    """
    for pattern in _CHINESE:
        for match in pattern.finditer(text):
            reading = _chinese(match, text)
            if reading:
                yield reading


def _chinese(match: re.Match[str], text: str) -> Reading | None:
    found = match.groupdict()
    serial = found["serial"]
    number = int(serial) if serial.isdecimal() else parse_chinese(serial) or 0
    organ, start = _organs(text, match.start())
    if organ is None or not number:
        return None
    year = int(found["year"] or found.get("bracketed") or 0)
    code = full_name(organ) + found["kind"]
    if found.get("term"):
        code += f"〔{found['term']}〕"
    return Reading(start, match.end(), code, year, number, "zh", YEARLY if year else RUNNING)


def _organs(text: str, end: int) -> tuple[str | None, int]:
    """Return the first of the organs named before a place, and where their names begin."""
    begin, first = end, ""
    for _ in range(_MOST_ORGANS):
        found = organ_at_end(text[max(0, begin - _BACK) : begin])
        if found is None or not found[0]:
            return (None, end) if found is None and begin == end else (first, begin)
        first, begin = found[0], begin - found[1]
        if begin == 0 or text[begin - 1] not in ", ":
            break
        begin_next = begin - 1
        before = organ_at_end(text[max(0, begin_next - _BACK) : begin_next])
        if before is None or not before[0]:
            break
        begin = begin_next
    return first, begin


_ENGLISH = re.compile(
    r"(?<![a-z])(?P<kind>decree|order|announcement|proclamation|public notice)"
    r"(?P<of>(?: of| by)(?: the)? [a-z][^.;,\"()\[\]0-9]{2,80}?)?,?\s?\(?no\s?[.:]?\s?"
    r"(?P<serial>\d{1,5})\)?(?![\d/.-]\d)"
    rf"(?:\s?(?:of|,|in)\s?{_YEAR}|\s?[\[(]{_BRACKETED}[\])])?"
)
_ISSUED_BY = re.compile(r"\s?,?\s?(?:of|by|issued by) (?:the )?([^.;,\"()]{3,90})")
_BEFORE_ENGLISH = re.compile(r"([a-z][a-z' -]{2,80})\s$")
_KINDS = {"decree": "令", "order": "令", "proclamation": "公告"}


def find_orders_english(text: str, printed: str, offsets: tuple[int, ...]) -> Iterator[Reading]:
    """Yield the decrees, orders and announcements that folded English text names by number.

    `printed` is the text before folding, `offsets` the places in it: an order is printed with a
    capital. The code is of the organ that is named beside it, else only of the kind.
    """
    for match in _ENGLISH.finditer(text):
        if not printed[offsets[match.start()]].isupper():
            continue
        before = _BEFORE_ENGLISH.search(text[max(0, match.start() - _BACK) : match.start()])
        words = before[1] if before else ""
        if re.search(r"\b(?:executive|court|purchase|work|serial|in)$", words):
            continue
        after = _ISSUED_BY.match(text, match.end())
        presidential = "president" if words.endswith("presidential") else ""
        named = (match["of"] or "", after[1] if after else "", presidential or words)
        organ = next((name for each in named if (name := organ_named(each))), "")
        year = int(match["year"] or match["bracketed"] or 0)
        code = organ + _KINDS.get(match["kind"], "公告")
        form = YEARLY if year else RUNNING
        yield Reading(match.start(), match.end(), code, year, int(match["serial"]), "english", form)
