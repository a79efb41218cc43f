"""The numerals of automatic numbering, as Word writes them."""

from __future__ import annotations

from collections.abc import Callable

from lineage.language.numerals import chinese_numeral

__all__ = ["is_known", "numeral"]

_MYRIAD = 10_000
_HUNDRED = 100
_MOST_REPEATS = 30
_FULL_WIDTH = "０１２３４５６７８９"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_COMMON = "零一二三四五六七八九十百千万"


def numeral(value: int, style: str) -> str:
    """Return a number in one of the number formats of ISO/IEC 29500-1, 17.18.59.

    A value beyond a format's last sign, and any value in a format that is not known here, is
    written in Arabic figures, as Word does.

    >>> styles = ("chineseCountingThousand", "decimalEnclosedCircle", "upperRoman", "lowerLetter")
    >>> [numeral(12, style) for style in styles]
    ['十二', '⑫', 'XII', 'l']
    """
    writer = _WRITERS.get(style)
    return (writer(value) if writer and value > 0 else "") or _zero(value, style)


def is_known(style: str) -> bool:
    """Tell whether numbers are written in a format as Word writes them."""
    return style in _WRITERS


def _zero(value: int, style: str) -> str:
    return "" if style in {"none", "bullet"} else str(value)


def _digits(figures: str) -> Callable[[int], str]:
    return lambda value: "".join(figures[int(figure)] for figure in str(value))


def _signs(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else ""


def _counted(value: int) -> str:
    high, low = divmod(value, _MYRIAD)
    if high >= _MYRIAD:
        return ""
    if not high:
        return chinese_numeral(low)
    between = "零" if 0 < low < _MYRIAD // 10 else ""
    rest = chinese_numeral(low) if low else ""
    # Inside a number ten is 一十.
    rest = "一" + rest if rest.startswith("十") else rest
    return f"{chinese_numeral(high)}万{between}{rest}"


def _counted_to_hundred(zero: str) -> Callable[[int], str]:
    figures = _digits(zero + _COMMON[1:10])
    return lambda value: figures(value) if value >= _HUNDRED else _counted(value)


def _in_signs(signs: str) -> Callable[[int], str]:
    table = str.maketrans(_COMMON, signs)

    def write(value: int) -> str:
        text = _counted(value)
        if text.startswith("十"):
            text = "一" + text
        return text.translate(table)

    return write


def _japanese(value: int) -> str:
    text = _counted(value).replace("零", "")
    for unit in "十百千":
        text = text.replace("一" + unit, unit)
    return text


def _roman(value: int) -> str:
    if value // 1000 > _MOST_REPEATS:
        return ""
    written = ""
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        written += sign * count
    return written


def _repeated(signs: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        times, at = divmod(value - 1, len(signs))
        return signs[at] * (times + 1) if times < _MOST_REPEATS else ""

    return write


def _cardinal(value: int) -> str:
    if value >= _HUNDRED:
        return ""
    if value < len(_ONES):
        return _ONES[value].capitalize()
    tens, ones = divmod(value, 10)
    return (_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")).capitalize()


def _ordinal_word(value: int) -> str:
    lead, dash, last = _cardinal(value).lower().rpartition("-")
    if not last:
        return ""
    ordinal = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (lead + dash + ordinal).capitalize()


def _ordinal(value: int) -> str:
    teen = value % 100 in {11, 12, 13}
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _digits(_FULL_WIDTH),
    "decimalFullWidth2": _digits(_FULL_WIDTH),
    "decimalEnclosedCircle": _signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedFullstop": _signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "ideographEnclosedCircle": _signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    ),
    "chineseCounting": _counted_to_hundred("○"),
    "taiwaneseCounting": _counted_to_hundred("○"),
    "chineseCountingThousand": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _in_signs("零壹贰叁肆伍陆柒捌玖拾佰仟万"),
    "ideographLegalTraditional": _in_signs("零壹貳參肆伍陸柒捌玖拾佰仟萬"),
    "japaneseLegal": _in_signs("零壱弐参四伍六七八九拾百阡萬"),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _repeated("abcdefghijklmnopqrstuvwxyz"),
    "chicago": _repeated("*†‡§"),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_word,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "bullet": lambda _: "",
    "none": lambda _: "",
}
# A format of its own is written as its first members (ECMA-376 part 4 has 001 to 00001).
_WRITERS |= {
    f"{1:0{width}d}, {2:0{width}d}, {3:0{width}d}, ...": lambda value, width=width: (  # type: ignore[misc]
        f"{value:0{width}d}"
    )
    for width in (3, 4, 5)
}
