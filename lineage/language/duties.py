"""The words by which a text binds, bars, urges or allows, and how strongly.

A new word is one row of `_CHINESE` or `_ENGLISH`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.lookup import lowered

__all__ = ["FoundDuty", "duty_strength", "find_duties"]


class FoundDuty(NamedTuple):
    """A word of duty at characters `start` to `end`.

    `value` is the word in lower case; `comparator` is `required`, `prohibited`, `expected`,
    `encouraged` or `permitted`.
    """

    start: int
    end: int
    value: str
    comparator: str


class _Row(NamedTuple):
    word: str
    pattern: str
    comparator: str
    strength: int


# The stronger the word, the higher its figure; a ban is set beside a demand of the same weight.
_CHINESE = (
    _Row("严禁", "严禁", "prohibited", 9),
    _Row("禁止", "(?<![被和取])(?<!或者)禁止(?![性令类区带决的事])", "prohibited", 8),
    _Row("不得", "不得(?![不已了而])", "prohibited", 8),
    _Row("不准", "(?<!准入)不准(?!确)", "prohibited", 8),
    _Row("必须", "必须(?!品)", "required", 8),
    _Row("须", "(?<![必无胡])须(?![知臾眉])", "required", 8),
    _Row("应当", "应当", "required", 7),
    _Row("应该", "应该", "required", 7),
    _Row(
        "应",
        "(?<![因叫所供反响适对相效感顺回答呼照理本不])应(?!.尽|[当该纳得知对急用收届邀聘诉付税缴战变力运答酬援考召承有声许])",
        "required",
        7,
    ),
    _Row(
        "要",
        "(?<![主重需必纪摘概首紧只简扼险显不想次硬提])要(?![求素点领件么害闻道义塞旨务]|动力|效益)",
        "required",
        6,
    ),
    _Row("原则上", "(?<!的)原则上(?!的)", "expected", 5),
    _Row("力争", "(?<!努)力争(?!上游)", "expected", 4),
    _Row("鼓励", "(?<!受)鼓励(?!政策|措施|机制|作用|类|性|奖)", "encouraged", 3),
    _Row(
        "支持",
        "(?<![^，。；：、）\n\t,;:])支持(?!力度|政策|体系|作用|保障|、|，|。|和|与)",
        "encouraged",
        3,
    ),
    _Row("可以", "(?<!不)可以(?!说)", "permitted", 2),
    # 可 begins too many other words (可持续, 可再生): only before what a permission goes on with.
    _Row(
        "可",
        "(?<![许不尽无宁认均])可(?=按照?|向|由|依|结合|根据|适当|申请|委托|采取|采用|酌情|享受|视情|参照|自行|免于|不再)",
        "permitted",
        2,
    ),
)
_ENGLISH = (
    _Row("must not", r"\bmust not\b", "prohibited", 8),
    _Row("shall not", r"\bshall not\b", "prohibited", 8),
    _Row("may not", r"\bmay not\b", "prohibited", 8),
    _Row(
        "prohibited",
        r"\b(?:is|are|be) (?:strictly )?(?:prohibited|forbidden)\b",
        "prohibited",
        8,
    ),
    _Row("must", r"\bmust\b", "required", 8),
    _Row("shall", r"\bshall\b", "required", 7),
    _Row("required", r"\b(?:is|are|be) required to\b", "required", 7),
    _Row("necessary", r"\bit is necessary to\b", "required", 6),
    _Row("should not", r"\bshould not\b", "prohibited", 6),
    _Row("should", r"\bshould\b", "required", 6),
    _Row("in principle", r"\bin principle\b", "expected", 5),
    _Row("strive", r"\bstrive (?:to|for)\b", "expected", 4),
    _Row("encouraged", r"\b(?:is|are|be) encouraged to\b", "encouraged", 3),
    _Row("may", r"\b(?-i:may)\b(?! have\b)", "permitted", 2),
)
_STRENGTH = {row.word: row.strength for row in (*_CHINESE, *_ENGLISH)}
_Compiled = tuple[_Row, re.Pattern[str]]


def _first_words(row: _Row) -> list[str]:
    """Return what a row's words can begin with; an English row names its first words at once."""
    if not row.word.isascii():
        return [row.word[:2]]
    words = re.match(r"\\b(?:\(\?-?i?:)?([a-z|]+)", row.pattern)
    return words[1].split("|") if words else []


def _key(word: str) -> str:
    return word if word.isascii() else word[0]


def _by_first_word(rows: Sequence[_Row]) -> dict[str, list[_Compiled]]:
    table: dict[str, list[_Compiled]] = {}
    for row in rows:
        for word in _first_words(row):
            table.setdefault(_key(word), []).append((row, re.compile(row.pattern, re.IGNORECASE)))
    return table


_ROWS = (*_CHINESE, *_ENGLISH)
_BEGINNING = _by_first_word(_ROWS)
_WORDS = sorted({word for row in _ROWS for word in _first_words(row)})
# Most text holds no word of duty: one look finds where one may begin. Each choice opens with a
# letter of its own, without any case, so that the engine passes over all others at once.
_BEGINS = re.compile(
    "|".join(rf"{word}\b(?<!\w{word})" if word.isascii() else word for word in _WORDS)
)


def duty_strength(word: str) -> int:
    """Return how strongly a word of duty binds, from 2 to 9; 0 where it is no such word.

    >>> duty_strength("必须") > duty_strength("应当") > duty_strength("鼓励")
    True
    """
    return _STRENGTH.get(word, 0)


def find_duties(text: str) -> tuple[FoundDuty, ...]:
    """Return the words of duty in a text, in order, longer words before the ones they hold.

    >>> [duty[2:] for duty in find_duties("各单位必须落实主要任务，鼓励公众参与")]
    [('必须', 'required'), ('鼓励', 'encouraged')]
    >>> [duty.value for duty in find_duties("Units shall report; waste must not be burnt.")]
    ['shall', 'must not']
    """
    found = sorted(
        (
            FoundDuty(*match.span(), row.word, row.comparator)
            for begin in _BEGINS.finditer(lowered(text))
            for row, pattern in _BEGINNING[_key(begin[0])]
            if (match := pattern.match(text, begin.start()))
        ),
        key=lambda duty: (duty.start, -duty.end),
    )
    kept: list[FoundDuty] = []
    for duty in found:
        if not kept or duty.start >= kept[-1].end:
            kept.append(duty)
    return tuple(kept)
