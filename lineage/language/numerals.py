"""Numerals as Chinese, Roman and English documents write them."""

from __future__ import annotations

import re

__all__ = ["CHINESE_NUMERAL", "chinese_numeral", "parse_chinese", "parse_english", "parse_roman"]

_DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2, "貳": 2, "參": 3, "陸": 6, "○": 0, "Ｏ": 0,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WORDS = {"廿": "二十", "卅": "三十"}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LONGEST = 24

CHINESE_NUMERAL = "[〇零○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]"
"""A character class for the figures of a Chinese numeral."""

_ENGLISH = {
    word: value
    for value, words in enumerate(
        "zero/zeroth one/first two/second three/third four/fourth five/fifth six/sixth "
        "seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth "
        "thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth "
        "seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth twenty/twentieth".split()
    )
    for word in words.split("/")
} | {"thirtieth": 30, "thirty": 30, "fortieth": 40, "forty": 40, "fifty": 50, "fiftieth": 50}


def parse_chinese(text: str) -> int | None:
    """Return the value of a Chinese numeral, or `None` where it is none.

    Positional (二〇二五) and multiplicative (一百二十三) numerals are read, financial ones too.

    >>> [parse_chinese(t) for t in ("二〇二五", "一百二十三", "十七", "廿一", "三万五千", "条")]
    [2025, 123, 17, 21, 35000, None]
    """
    for short, long in _WORDS.items():
        text = text.replace(short, long)
    if not text or len(text) > _LONGEST:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or (1 if not section else 0)) * _TENS[character]
            digit = 0
        elif character in _MYRIADS:
            unit = _MYRIADS[character]
            # 亿 multiplies all before it (一万亿), 万 what stands behind the last 亿 (一亿二千万).
            above = 0 if unit > _MYRIADS["万"] else total
            total = above + (total - above + section + digit) * unit
            section = digit = 0
        else:
            return None
    return total + section + digit


def chinese_numeral(value: int) -> str:
    """Return a value below ten thousand as a Chinese numeral.

    >>> [chinese_numeral(n) for n in (3, 10, 17, 20, 105, 1234)]
    ['三', '十', '十七', '二十', '一百零五', '一千二百三十四']
    """
    figures = "零一二三四五六七八九"
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += figures[digit] + name
        elif written and value and not written.endswith("零"):
            written += "零"
    written = written or "零"
    return written[1:] if written.startswith("一十") else written


def parse_english(text: str) -> int | None:
    """Return the value of an English cardinal or ordinal word or figure, or `None`.

    >>> [parse_english(t) for t in ("third", "Fifteenth", "twenty-first", "15th", "2", "blue")]
    [3, 15, 21, 15, 2, None]
    """
    word = text.strip().lower()
    if figures := re.fullmatch(r"(\d{1,9})(?:st|nd|rd|th)?", word):
        return int(figures[1])
    tens, _, ones = word.replace(" ", "-").partition("-")
    if tens not in _ENGLISH or (ones and ones not in _ENGLISH):
        return None
    return _ENGLISH[tens] + (_ENGLISH[ones] if ones else 0)


def parse_roman(text: str) -> int | None:
    """Return the value of a Roman numeral, or `None` where it is not written as one.

    >>> [parse_roman(t) for t in ("iv", "XII", "MMXXV", "iiii", "abc")]
    [4, 12, 2025, None, None]
    """
    word = text.lower()
    pattern = r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})"
    if not word or not re.fullmatch(pattern, word):
        return None
    values = [_ROMAN[character] for character in word]
    following = [*values[1:], 0]
    return sum(-v if v < nxt else v for v, nxt in zip(values, following, strict=True))
