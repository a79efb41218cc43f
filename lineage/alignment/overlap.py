"""How much two texts have in common, above what any two of their documents' texts do."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from lineage.alignment.groups import Shares
from lineage.alignment.scorer import Features

__all__ = ["Overlap"]

_BLOCK = 256
_CHANCE = 0.08
_CHANCE_WEIGHT = 4.0
_COMMON_WEIGHT = 0.2
_NEIGHBOURS = 6
_CACHE = 1 << 18
_DIGITS = 6

Matrix = NDArray[np.float64]


class Overlap:
    """Scores of old texts beside new ones, singly and joined.

    The score is the geometric mean of both shares, rare features weighing more, less what the
    text's row and column share on the average without this pair; where there are few
    texts to learn that from, a fixed chance stands in. So a score means the same in
    a document of four points and in one of four hundred.
    """

    def __init__(self, features: Features) -> None:
        self._old, self._new = features.old, features.new
        self._carries = features.carries
        self._back = _inverse(features.carries)
        self._old_weight = _weights(features.old)
        self._new_weight = _weights(features.new)
        self._of = lru_cache(maxsize=_CACHE)(self._shared)
        self._rows = np.zeros(len(features.old))
        self._columns = np.zeros(len(features.new))
        self._near = self._scan()
        self._sum = float(self._rows.sum())

    def neighbours(self) -> tuple[tuple[int, int], ...]:
        """Return the pairs that stand among the best of their row or column, in order."""
        return self._near

    def shares(self, old: Sequence[int], new: Sequence[int]) -> Shares:
        """Return what old texts, joined, and new texts, joined, have in common."""
        ours, theirs = self._raw(old, new)
        chances = [self._chance(i, j) for i in old for j in new]
        chance = sum(chances) / len(chances)
        chance = math.sqrt((1 - (1 - chance) ** len(old)) * (1 - (1 - chance) ** len(new)))
        score = (math.sqrt(ours * theirs) - chance) / (1 - chance)
        return Shares(round(score, _DIGITS), round(ours, _DIGITS), round(theirs, _DIGITS))

    def _raw(self, old: Sequence[int], new: Sequence[int]) -> tuple[float, float]:
        pairs = [self._of(i, j) for i in old for j in new]
        ours = _mass(frozenset().union(*(pair[0] for pair in pairs)), self._old_weight)
        theirs = _mass(frozenset().union(*(pair[1] for pair in pairs)), self._new_weight)
        all_ours = _mass(frozenset().union(*(self._old[i] for i in old)), self._old_weight)
        all_theirs = _mass(frozenset().union(*(self._new[j] for j in new)), self._new_weight)
        return ours / (all_ours or 1.0), theirs / (all_theirs or 1.0)

    def _shared(self, old: int, new: int) -> tuple[frozenset[str], frozenset[str]]:
        ours, theirs = self._old[old], self._new[new]
        nothing: frozenset[str] = frozenset()
        return (
            frozenset(f for f in ours if not theirs.isdisjoint(self._carries.get(f, nothing))),
            frozenset(f for f in theirs if not ours.isdisjoint(self._back.get(f, nothing))),
        )

    def _chance(self, old: int, new: int) -> float:
        """Average the rest of the row and of the column, and take the rest of all from it."""
        height, width = len(self._old), len(self._new)
        own = math.prod(self._raw((old,), (new,))) ** 0.5
        row, column = float(self._rows[old]), float(self._columns[new])
        rest = self._sum - row - column + own
        prior = _CHANCE * _CHANCE_WEIGHT
        of_row = (row - own + prior) / (width - 1 + _CHANCE_WEIGHT)
        of_column = (column - own + prior) / (height - 1 + _CHANCE_WEIGHT)
        of_rest = (rest + prior) / ((height - 1) * (width - 1) + _CHANCE_WEIGHT)
        return min(max(of_row + of_column - of_rest, 0.0), 0.9)

    def _scan(self) -> tuple[tuple[int, int], ...]:
        """Go through the matrix in blocks of rows: sums of all of it, places of the best."""
        old, weigh_old = _incidence(self._old, self._old_weight)
        new, weigh_new = _incidence(self._new, self._new_weight)
        relation = _relation(self._carries, self._old_weight, self._new_weight)
        said_old = csr_array((relation @ new.T) > 0).astype(np.float64)
        best: list[tuple[int, int]] = []
        columns: list[tuple[Matrix, Matrix]] = []
        for start in range(0, len(self._old), _BLOCK):
            rows = old[start : start + _BLOCK]
            ours = (rows.multiply(weigh_old) @ said_old).toarray()
            reached = csr_array((rows @ relation) > 0).astype(np.float64)
            theirs = (reached.multiply(weigh_new) @ new.T).toarray()
            mass_old = np.maximum(np.asarray(rows @ weigh_old), 1e-9)[:, None]
            mass_new = np.maximum(np.asarray(new @ weigh_new), 1e-9)[None, :]
            raw = np.round(np.sqrt(ours / mass_old * theirs / mass_new), _DIGITS)
            self._rows[start : start + _BLOCK] = raw.sum(axis=1)
            self._columns += raw.sum(axis=0)
            best.extend((start + i, j) for i, j in _best(raw))
            columns.append(_top(raw.T, start))
        best.extend((i, j) for j, i in _merged(columns))
        return tuple(sorted(set(best)))


def _weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for text in texts:
        for feature in text:
            counts[feature] = counts.get(feature, 0) + 1
    size = len(texts)
    return {
        feature: _COMMON_WEIGHT + math.log((1 + size / counts[feature]) / 2)
        for feature in sorted(counts)
    }


def _mass(features: frozenset[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[feature] for feature in features)


def _inverse(carries: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    back: dict[str, set[str]] = {}
    for feature, others in carries.items():
        for other in others:
            back.setdefault(other, set()).add(feature)
    return {feature: frozenset(others) for feature, others in back.items()}


def _incidence(
    texts: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> tuple[csr_array[Any], Matrix]:
    place = {feature: at for at, feature in enumerate(weights)}
    indices = [sorted(place[feature] for feature in text) for text in texts]
    pointers = np.cumsum([0, *(len(row) for row in indices)])
    flat = np.array([at for row in indices for at in row], dtype=np.int64)
    shape = (len(texts), len(weights))
    return (
        csr_array((np.ones(len(flat)), flat, pointers), shape=shape),
        np.array(list(weights.values()), dtype=np.float64),
    )


def _relation(
    carries: Mapping[str, frozenset[str]], old: Mapping[str, float], new: Mapping[str, float]
) -> csr_array[Any]:
    place = {feature: at for at, feature in enumerate(new)}
    rows = [sorted(place[f] for f in carries.get(feature, ()) if f in place) for feature in old]
    pointers = np.cumsum([0, *(len(row) for row in rows)])
    flat = np.array([at for row in rows for at in row], dtype=np.int64)
    return csr_array((np.ones(len(flat)), flat, pointers), shape=(len(old), len(new)))


def _top(raw: Matrix, start: int) -> tuple[Matrix, Matrix]:
    """Return the greatest values of each row and where they stand, the first of equals first."""
    order = np.argsort(-raw, axis=1, kind="stable")[:, :_NEIGHBOURS]
    return np.take_along_axis(raw, order, axis=1), (order + start).astype(np.float64)


def _best(raw: Matrix) -> list[tuple[int, int]]:
    values, places = _top(raw, 0)
    return [
        (row, int(place))
        for row, (those, there) in enumerate(zip(values, places, strict=True))
        for value, place in zip(those, there, strict=True)
        if value > 0
    ]


def _merged(blocks: Sequence[tuple[Matrix, Matrix]]) -> list[tuple[int, int]]:
    values = np.concatenate([block[0] for block in blocks], axis=1)
    places = np.concatenate([block[1] for block in blocks], axis=1)
    order = np.argsort(-values, axis=1, kind="stable")[:, :_NEIGHBOURS]
    return [
        (row, int(places[row, at]))
        for row in range(len(values))
        for at in order[row]
        if values[row, at] > 0
    ]
