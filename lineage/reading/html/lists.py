"""The numbers that a browser puts before the entries of a list."""

from __future__ import annotations

import re

from lineage.reading.html.styles import Styles
from lineage.reading.html.tree import Element

__all__ = ["ListNumbers"]

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ALIKE = {
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "simp-chinese-informal": "cjk-ideographic",
    "trad-chinese-informal": "cjk-ideographic",
    "cjk-decimal": "cjk-decimal",
}
_SYMBOLS = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "cjk-heavenly-stem": "甲乙丙丁戊己庚辛壬癸",
    "cjk-earthly-branch": "子丑寅卯辰巳午未申酉戌亥",
}
_NO_NUMBER = frozenset({"none", "disc", "circle", "square", "inherit", "initial", "outside", ""})
_DIGITS = "〇一二三四五六七八九"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)
_LARGEST = 9999
_LARGEST_ROMAN = 3999
_WORDS = re.compile(r"[a-z-]+")


class ListNumbers:
    """The numbers of the entries of one list, counted as they come."""

    def __init__(self, element: Element, styles: Styles) -> None:
        entries = [each for each in element.children if isinstance(each, Element)]
        count = sum(each.tag == "li" for each in entries)
        self._step = -1 if "reversed" in element.attributes else 1
        first = count if self._step < 0 else 1
        self._next = _whole(element.attributes.get("start", ""), first)
        self._ordered = element.tag == "ol"
        self._style = self._read_style(element, styles)
        self._styles = styles

    def number(self, entry: Element) -> str:
        """Return what a browser shows before the next entry, empty for none."""
        value = _whole(entry.attributes.get("value", ""), self._next)
        self._next = value + self._step
        style = self._read_style(entry, self._styles) or self._style
        return _written(value, style or ("decimal" if self._ordered else "none"))

    def _read_style(self, element: Element, styles: Styles) -> str:
        kind = element.attributes.get("type", "")
        declared = styles.of(element)
        for name in ("list-style-type", "list-style"):
            for word in _WORDS.finditer(declared.get(name, "")):
                style = _ALIKE.get(word[0], str(word[0]))
                if style in _NO_NUMBER - {"outside", "inherit", "initial"}:
                    return "none"
                if style in _SYMBOLS or style in _STYLES:
                    return style
        fallback = "none" if kind.lower() in _NO_NUMBER - {""} else ""
        return _TYPES.get(kind, fallback)


def _whole(written: str, default: int) -> int:
    found = re.match(r"\s*([+-]?\d{1,9})", written)
    return int(found[1]) if found else default


def _written(value: int, style: str) -> str:
    """Return a list number as a browser writes it, with what stands behind it."""
    if style == "none":
        return ""
    number = str(value)
    chinese = style.startswith("cjk")
    symbols = _SYMBOLS.get(style, "")
    if symbols and value > 0 and (not chinese or value <= len(symbols)):
        number = _alphabetic(value, symbols)
    elif style == "cjk-ideographic" and 0 <= value <= _LARGEST:
        number = _chinese(value)
    elif style == "cjk-decimal" and value >= 0:
        number = "".join(_DIGITS[int(digit)] for digit in number)
    elif style in {"lower-roman", "upper-roman"} and 0 < value <= _LARGEST_ROMAN:
        number = _roman(value).lower() if style == "lower-roman" else _roman(value)
    elif style == "decimal-leading-zero":
        number = f"{value:02d}"
    return number + ("、" if chinese else ". ")


_STYLES = frozenset(
    "decimal decimal-leading-zero lower-roman upper-roman cjk-ideographic cjk-decimal".split()
)


def _alphabetic(value: int, symbols: str) -> str:
    letters = ""
    while value:
        value, at = divmod(value - 1, len(symbols))
        letters = symbols[at] + letters
    return letters


def _roman(value: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        times, value = divmod(value, worth)
        letters += letter * times
    return letters


def _chinese(value: int) -> str:
    """Return a number from 0 to 9999 in words, as 十二 and 一百零五.

    >>> [_chinese(each) for each in (0, 10, 12, 20, 105, 1010)]
    ['〇', '十', '十二', '二十', '一百零五', '一千零一十']
    """
    if value == 0:
        return _DIGITS[0]
    written = ""
    gap = False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // worth % 10
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = bool(written)
    return written[1:] if written.startswith("一十") else written
