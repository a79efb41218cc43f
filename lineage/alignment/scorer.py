"""What texts are made of, so that two can be said to share something.

A scorer turns texts into features and says which feature of an old text stands for which of a new
one. What is made of that (weights, chance, joined texts) is the same for every scorer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from lineage.language.bridge import bridge, synonyms
from lineage.language.folding import fold
from lineage.language.words import words

__all__ = ["Across", "Features", "Scorer", "Translated", "Wording"]

_CJK_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


class Features(NamedTuple):
    """The features of old and new texts, and which one of an old text stands for which of a new."""

    old: tuple[frozenset[str], ...]
    new: tuple[frozenset[str], ...]
    carries: dict[str, frozenset[str]]


class Scorer(Protocol):
    """A way of seeing texts; `name` and `basis` are what an alignment says it rests on."""

    @property
    def name(self) -> str:
        """What the scorer is called."""
        ...

    @property
    def basis(self) -> str:
        """What a match that it found rests on, in a word or two."""
        ...

    def features(self, old: Sequence[str], new: Sequence[str]) -> Features:
        """Return what the texts are made of; texts on one side keep their order."""
        ...


class Wording(NamedTuple):
    """Words, figures and pairs of neighbouring characters or words, in one language."""

    name: str = "wording"
    basis: str = "wording"

    def features(self, old: Sequence[str], new: Sequence[str]) -> Features:
        """Return the features of both sides; each stands for itself."""
        ours, theirs = tuple(map(_worded, old)), tuple(map(_worded, new))
        return Features(ours, theirs, {f: frozenset({f}) for f in _all(ours)})


class Translated(NamedTuple):
    """English words, where each text may be another translator's: near synonyms are one word."""

    name: str = "translated wording"
    basis: str = "translated wording"

    def features(self, old: Sequence[str], new: Sequence[str]) -> Features:
        """Return the stems of both sides; each stands for itself and for its synonyms."""
        ours = tuple(frozenset(words(text).english) for text in old)
        theirs = tuple(frozenset(words(text).english) for text in new)
        return Features(ours, theirs, {f: synonyms(f) | {f} for f in _all(ours)})


class Across(NamedTuple):
    """Chinese words beside English ones, by a dictionary and a glossary; figures as they are."""

    name: str = "dictionary bridge"
    basis: str = "bridge"

    def features(self, old: Sequence[str], new: Sequence[str]) -> Features:
        """Return the words of both sides; a Chinese word stands for the stems that translate it."""
        ours, theirs = bridge(old), bridge(new)
        carries: dict[str, set[str]] = {}
        for sides in ours:
            for word, stems in sides.senses.items():
                carries.setdefault(word, set()).update(stems)
        for sides in theirs:
            for word, stems in sides.senses.items():
                for own in stems:
                    carries.setdefault(own, set()).add(word)
        return Features(
            tuple(sides.features for sides in ours),
            tuple(sides.features for sides in theirs),
            {word: frozenset(others) for word, others in carries.items()},
        )


def _worded(text: str) -> frozenset[str]:
    found = words(text)
    runs = _CJK_RUN.findall(fold(text))
    pairs = (run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1)))
    stems = found.english
    phrases = (f"{first} {second}" for first, second in pairwise(stems))
    return frozenset((*found.chinese, *stems, *pairs, *phrases))


def _all(texts: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*texts)
