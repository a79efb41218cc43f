"""One comparison form for text that is the same in other clothes.

Widths, quotation marks, spaces, dashes and invisible characters differ from copy to copy without
any change of wording. Folded text is for comparing and searching; what is shown is the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

__all__ = ["Folded", "fold", "fold_with_offsets", "is_cjk", "language_of"]

# Zero-width and soft characters that copies pick up from web pages and word processors.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")

# NFKC leaves these apart although printers use them for one another.
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "＂": '"',
        "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "─": "-",
        "·": "·", "•": "·", "・": "·", "․": "·", "‧": "·", "∙": "·",
        "〔": "[", "〕": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]", "［": "[", "］": "]",
        "。": ".", "、": ",", "〈": "<", "〉": ">", "《": "<", "》": ">", "…": ".",
    }
)  # fmt: skip

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CJK = re.compile(f"[{_IDEOGRAPHS}]")
_CJK_RUN = re.compile(f"[{_IDEOGRAPHS}]+")
# What one space may stand between: whatever is a letter or a figure and no ideograph.
_WORD = rf"[^\W_{_IDEOGRAPHS}]"
_SPACES = re.compile("  +")
_IDLE_SPACE = re.compile(f"(?<!{_WORD}) | (?!{_WORD})")
_CJK_SHARE = 0.15


class Folded(NamedTuple):
    """Folded text; character `i` of it came from character `offsets[i]` of the original."""

    text: str
    offsets: tuple[int, ...]


def is_cjk(character: str) -> bool:
    """Tell whether a character is a Chinese ideograph.

    >>> is_cjk("京"), is_cjk("J"), is_cjk("，")
    (True, False, False)
    """
    return _CJK.match(character) is not None


def language_of(text: str) -> str:
    """Return `zh` where a fair share of the letters are ideographs, else `en`.

    >>> language_of("每月第三个工作日前"), language_of("by the 15th of each month")
    ('zh', 'en')
    """
    chinese = 0 if text.isascii() else len(text) - len(_CJK_RUN.sub("", text))
    # There are no more letters than characters, so that most texts need no count of them.
    if not chinese or chinese >= _CJK_SHARE * len(text):
        return "zh" if chinese else "en"
    return "zh" if chinese >= _CJK_SHARE * sum(map(str.isalpha, text)) else "en"


def fold_with_offsets(text: str) -> Folded:
    """Return the comparison form, each character with its place in the original.

    Compatibility forms are unified (NFKC), quotation marks, dashes and brackets take one shape,
    letters lose their case, invisible characters go, white space next to a Chinese character
    or a full-width mark goes and otherwise becomes one space.

    >>> fold_with_offsets("2021 年３月").text
    '2021年3月'
    >>> fold_with_offsets("“党政同责，一岗双责”").text
    '"党政同责,一岗双责"'
    """
    kept: list[str] = []
    offsets: list[int] = []
    space: int | None = None
    for offset, raw in enumerate(text):
        for character in _folded(raw):
            if character == " ":
                space = offset if space is None else space
                continue
            if space is not None and kept and _is_word(kept[-1]) and _is_word(character):
                kept.append(" ")
                offsets.append(space)
            space = None
            kept.append(character)
            offsets.append(offset)
    return Folded("".join(kept), tuple(offsets))


@cache
def _folded(raw: str) -> str:
    """Return what one character becomes, nothing for an invisible one."""
    if raw in _INVISIBLE:
        return ""
    narrow = unicodedata.normalize("NFKC", raw.translate(_SAME)).translate(_SAME)
    return "".join(" " if c.isspace() else c for c in narrow.casefold())


@cache
def _is_word(character: str) -> bool:
    return character.isalnum() and not is_cjk(character)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Return the comparison form alone.

    >>> fold("到 2025 年，建立“一证式”体系")
    '到2025年,建立"一证式"体系'
    """
    folded = text.translate(_TABLE)
    if " " not in folded:
        return folded
    return _IDLE_SPACE.sub("", _SPACES.sub(" ", folded))
