"""Whether two titles or two issuers can be of one work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.language.bridge import bridge
from lineage.language.folding import fold, is_cjk
from lineage.language.places import issuers_named, issuers_of_code
from lineage.language.titles import read_title, without_year, year_of
from lineage.language.words import words

__all__ = [
    "bodies",
    "is_next_title",
    "is_one_title",
    "likeness",
    "likeness_across",
    "may_be_one_body",
]

_EMPTY_WORDS = frozenset(
    "a an and the of for on in to by with against from at its year annual municipal city province "
    "provincial government people plan action scheme implementation notice measures work".split()
)
# Titles of one work differ by a slip or a word; translators choose their words more freely.
_ALIKE_ZH, _ALIKE_EN = 0.65, 0.25
_NEXT = 0.7
# Words that say how work is done, and not on what.
_EVERY_PLAN = re.compile(
    "深入|持续|全面|进一步|继续|深化|推进|推动|加强|加快|做好|开展|组织|落实|打好|打赢|坚决|"
    "实施|工作|行动|重点|年度|关于|方案|计划|安排|要点|的"
)
_WORD = re.compile(r"[a-z]+|\d+")
_PLACE = re.compile(r"^([一-鿿]{2,8}?[省市区县州盟旗])")


def bodies(*texts: str) -> frozenset[str]:
    """Return the places and organs that some texts name, or that a number's code belongs to.

    >>> sorted(bodies("General Office of Beijing")), sorted(bodies("京政办发〔2020〕8号"))
    (['北京'], ['北京'])
    >>> sorted(bodies("青岚市人民政府办公室"))
    ['青岚市']
    """
    named: set[str] = set()
    for text in texts:
        found = issuers_named(text) or (issuers_of_code(text) if "〔" in text else frozenset())
        place = _PLACE.match(fold(text))
        named |= found or ({place[1]} if place else frozenset())
    return frozenset(named)


def may_be_one_body(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether nothing says that two sets of bodies are of different places.

    >>> may_be_one_body(frozenset({"北京"}), frozenset()), may_be_one_body({"北京"}, {"上海"})
    (True, False)
    """
    return not one or not other or not one.isdisjoint(other)


def _parts(title: str) -> frozenset[str]:
    core = without_year(title)
    if read_title(title).language == "zh":
        return frozenset(core[at : at + 2] for at in range(len(core) - 1))
    found = _WORD.findall(core)
    places = {word for name in issuers_named(core) for word in _WORD.findall(fold(name))}
    return frozenset(w for w in found if w not in _EMPTY_WORDS and not issuers_named(w)) - places


# What says of which kind a document is, in the stems of its English name: no topic of it.
_KIND_STEMS = frozenset(
    words(
        "action plan notice opinion scheme measure regulation provision rule decision work"
    ).english
)
_FEWEST_RENDERED = 2


def likeness(one: str, other: str) -> float:
    """Return how alike two titles of one language are without years and places, from 0 to 1.

    Twice the shared character pairs (Chinese) or words (English) over all of both (Dice).

    >>> likeness("甲市2020年节水行动计划", "甲市深化节水2021年行动计划") > 0.7
    True
    >>> likeness("Plan for Saving Water in 2020", "2021 Plan on Noise")
    0.0
    """
    first, second = _parts(one), _parts(other)
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 0.0


def is_one_title(one: str, other: str) -> bool:
    """Tell whether two titles of one language can mean one work: not of two years, and alike.

    A title may be cited short, so that it is enough where the one holds the characters (Chinese)
    or words (English) of the other in order; else they must share most of them.

    >>> is_one_title("甲市水井管理办法", "甲市人民政府关于印发《甲市水井管理办法》的通知")
    True
    >>> is_one_title("甲市水井管理办法", "甲市路灯管理办法")
    False
    >>> is_one_title("甲市2020年水井计划", "甲市2021年水井计划")
    False
    """
    years = {year_of(one), year_of(other)} - {None}
    if len(years) > 1:
        return False
    first, second = without_year(one), without_year(other)
    if read_title(one).language == "en":
        return _is_short_for(first.split(), second.split()) or likeness(one, other) >= _ALIKE_EN
    return _is_short_for(first, second) or likeness(one, other) >= _ALIKE_ZH


def is_next_title(one: str, other: str) -> bool:
    """Tell whether two titles of one language may be those of two years of one series.

    They share most of their words once the year is out, and no topic took the place of another:
    words were put in or left out, or only such as every plan has were exchanged.

    >>> is_next_title("甲市节水2020年行动计划", "甲市深化节水2021年行动计划")
    True
    >>> is_next_title("甲市2020年水污染防治行动计划", "甲市2021年大气污染防治行动计划")
    False
    """
    if likeness(one, other) < _NEXT:
        return False
    if read_title(one).language == "en":
        return True
    first, second = (_EVERY_PLAN.sub("", without_year(title)) for title in (one, other))
    return first == second or _is_short_for(first, second)


def _is_short_for(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return bool(shorter) and all(piece in rest for piece in shorter)


def likeness_across(chinese: str, english: str) -> float:
    """Return how much of a Chinese title an English one renders, without years, places and kind.

    The share of the Chinese words whose dictionary senses stand in the English title; nothing
    where fewer than two do, since one word is soon shared.

    >>> english = "2023 Action Plan for the Battle Against Pollution"
    >>> likeness_across("北京市深入打好污染防治攻坚战2023年行动计划", english)
    0.5
    >>> likeness_across("北京市节约用水2023年行动计划", english)
    0.0
    """
    ours, theirs = bridge([without_year(chinese), without_year(english)])
    told = [
        bool(senses & theirs.features - _KIND_STEMS)
        for word, senses in sorted(ours.senses.items())
        if len(word) > 1
        and is_cjk(word[0])
        and not issuers_named(word)
        and not senses & _KIND_STEMS
    ]
    return sum(told) / len(told) if sum(told) >= _FEWEST_RENDERED else 0.0
