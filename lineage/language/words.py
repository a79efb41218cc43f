"""The words of a text, in a form in which two texts can be compared.

Chinese is cut by rjieba; English is lower-cased, freed of stop words and stemmed lightly, so that
`supervise`, `supervision` and `supervisory` are one word. A figure is a word in both languages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import rjieba

from lineage.language.folding import fold
from lineage.language.numerals import CHINESE_NUMERAL, parse_chinese, parse_english

__all__ = ["Words", "stem", "words"]

_RUN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|\d+(?:\.\d+)?(?:%|(?:st|nd|rd|th)\b)?|[a-z]+(?:'[a-z]+)?"
)

_COUNTED = re.compile(f"第?({CHINESE_NUMERAL}+)[条款项章节个次届批年月日]?")

_CHINESE_STOP = frozenset(
    "的 了 和 与 及 或 等 要 在 对 为 将 以 并 是 由 从 按 把 被 其 该 各 于 到 也 又 就 都 而 所 "
    "之 向 中 上 下 内 对于 以及 并且 或者 其他 进行 有关 相关 按照 根据 通过 一个".split()
)
_ENGLISH_STOP = frozenset(
    "a an the of to and or in on for with by be is are was were been being as at from that this "
    "these those it its their they them he his her we our you your shall should must will would "
    "may can could need needs not no do does did done have has had than then so such which who "
    "whom whose what when where how all any each every both other others into upon under over "
    "up out also there here if but nor only own same very s t more most further".split()
)

# Longest first, so that one pass takes the whole ending off; a stem keeps four letters at least.
_ENDINGS = sorted(
    "ization isation izations abilities ibilities ision isions isory ational ations ation ating "
    "ated ates ate ability ibility able ible ments ment ness ities ity izing ising ized ised izes "
    "ises ize ise ively ives ive ances ance ences ence ency ancy ants ant ents ent ety ural ures "
    "ure ical ically als al ally ories ory ings ing edly ed ers er ors or ions ion ies es s ly ic "
    "ics ous y e".split(),
    key=lambda ending: (-len(ending), ending),
)
_SHORTEST = 4
_PLURAL = 3
_ROUNDS = 3


class Words(NamedTuple):
    """Chinese words, and English stems and figures, each in the order in which it stands."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


def words(text: str) -> Words:
    """Return the words of a text that say something, stop words left out.

    >>> words("压实责任，2025年起考核")
    Words(chinese=('压实', '责任', '年', '起', '考核'), english=('2025',))
    >>> words("Responsibilities shall be assessed by 2025.").english
    ('respon', 'assess', '2025')
    """
    chinese: list[str] = []
    english: list[str] = []
    for run in _RUN.findall(fold(text)):
        if run[0].isdigit():
            english.append(run.rstrip("stndrh"))
        elif run[0].isascii():
            if run not in _ENGLISH_STOP:
                english.append(stem(run))
        else:
            for word in rjieba.cut(run):
                if (value := _ordinal(word)) is not None:
                    english.append(value)
                elif word not in _CHINESE_STOP:
                    chinese.append(word)
    return Words(tuple(chinese), tuple(english))


def _ordinal(word: str) -> str | None:
    match = _COUNTED.fullmatch(word)
    value = parse_chinese(match[1]) if match else None
    return str(value) if value is not None and (len(word) > 1 or value > 1) else None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a lower-case English word; a number word becomes its figure.

    >>> [stem(w) for w in ("supervision", "supervise", "implementation", "implemented", "policies")]
    ['superv', 'superv', 'impl', 'impl', 'polic']
    >>> stem("third"), stem("units"), stem("class")
    ('3', 'unit', 'class')
    """
    value = parse_english(word)
    if value is not None:
        return str(value)
    word = word.removesuffix("'s")
    for _ in range(_ROUNDS):
        shorter = _strip(word)
        if shorter == word:
            break
        word = shorter
    return word


def _strip(word: str) -> str:
    for ending in _ENDINGS:
        least = _PLURAL if ending in {"s", "e", "y", "ies"} else _SHORTEST
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            return word[: -len(ending)]
    return word
