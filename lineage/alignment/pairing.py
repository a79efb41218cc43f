"""What it is worth to join clauses: their texts, their headings, and a little their places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lineage.alignment.groups import Shares
from lineage.alignment.overlap import Overlap
from lineage.alignment.scorer import Scorer
from lineage.alignment.units import Unit
from lineage.language.folding import fold, language_of

__all__ = ["Pairing", "likeness"]

HEADING = 0.35
"""The weight of headings where they agree more than the texts below them do."""
PLACE = 0.06
"""What a match loses that is out of its section and at the other end of the document."""
_ALL_PAIRS = 400
_CUT_MARGIN = 1.2
_CACHE = 1 << 18
_DIGITS = 6

Members = tuple[int, ...]


class Pairing:
    """The old and the new units that may be joined, by their places in two lists."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], scorer: Scorer) -> None:
        self.old, self.new = tuple(old), tuple(new)
        self._scorer = scorer
        texts = [unit.text for unit in self.old], [unit.text for unit in self.new]
        self._overlap = Overlap(scorer.features(*texts))
        self._cut = {i: self._beginnings(unit) for i, unit in enumerate(self.old) if _is_cut(unit)}
        self._cut_new = {
            j: self._beginnings(unit) for j, unit in enumerate(self.new) if _is_cut(unit)
        }
        self.shares = lru_cache(maxsize=_CACHE)(self._shares)

    def pairs(
        self, free_old: frozenset[int], free_new: frozenset[int]
    ) -> dict[tuple[int, int], float]:
        """Return the value of each pair worth a look among the units that are still free."""
        near = set(self._overlap.neighbours())
        if len(free_old) * len(free_new) <= _ALL_PAIRS:
            near.update((i, j) for i in free_old for j in free_new)
        near.update((i, j) for i in self._cut for j in free_new)
        near.update((i, j) for j in self._cut_new for i in free_old)
        return {
            (i, j): self.value((i,), (j,), self.shares((i,), (j,)).score)
            for i, j in sorted(near)
            if i in free_old and j in free_new and self.old[i].role == self.new[j].role
        }

    def value(self, old: Members, new: Members, score: float) -> float:
        """Return what a score is worth once headings and places have had their say."""
        headings = self._headings(old, new)
        lifted = max(score, (1 - HEADING) * score + HEADING * headings)
        near = self._nearness(old, new)
        return round(lifted * (1 - PLACE + PLACE * near) if lifted > 0 else lifted, _DIGITS)

    def _shares(self, old: Members, new: Members) -> Shares:
        if len(old) == len(new) == 1:
            for at, cut, other in ((old[0], self._cut, new[0]), (new[0], self._cut_new, old[0])):
                if at in cut:
                    return cut[at][other]
        return self._overlap.shares(old, new)

    def _beginnings(self, unit: Unit) -> tuple[Shares, ...]:
        """Return what a text that breaks off shares with as much of each text beside it."""
        length = round(len(unit.text) * _CUT_MARGIN)
        if unit in self.old:
            texts = [other.text[:length] for other in self.new]
            overlap = Overlap(self._scorer.features([unit.text], texts))
            return tuple(overlap.shares((0,), (j,)) for j in range(len(texts)))
        texts = [other.text[:length] for other in self.old]
        overlap = Overlap(self._scorer.features(texts, [unit.text]))
        return tuple(overlap.shares((i,), (0,)) for i in range(len(texts)))

    def _headings(self, old: Members, new: Members) -> float:
        """Return the likeness of headings, each clause with the best across, averaged."""
        ours = [self.old[i].clause.heading for i in old]
        theirs = [self.new[j].clause.heading for j in new]
        best = [max(likeness(o, n) for n in theirs) for o in ours]
        best += [max(likeness(o, n) for o in ours) for n in theirs]
        return sum(best) / len(best)

    def _nearness(self, old: Members, new: Members) -> float:
        first, other = min(old), min(new)
        height, width = max(1, len(self.old) - 1), max(1, len(self.new) - 1)
        apart = min(abs(first / height - other / width), abs(first - other) / max(height, width))
        above_old, above_new = self.old[first].above[:1], self.new[other].above[:1]
        return (1 - apart + float(above_old == above_new)) / 2


def _is_cut(unit: Unit) -> bool:
    return unit.clause.cut


@lru_cache(maxsize=_CACHE)
def likeness(old: str, new: str) -> float:
    """Return from 0 to 1 how alike two headings are; 0 where one is empty or in another language.

    >>> likeness("强化监督考核", "强化监督考核"), likeness("强化监督考核", "严格监督考核") > 0.5
    (1.0, True)
    >>> likeness("", ""), likeness("做好宣传", "Publicity")
    (0.0, 0.0)
    """
    if not old or not new or language_of(old) != language_of(new):
        return 0.0
    ours, theirs = _grams(old), _grams(new)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _grams(heading: str) -> frozenset[str]:
    folded = fold(heading)
    return (
        frozenset(folded.split())
        if language_of(heading) == "en"
        else frozenset(folded[at : at + 2] for at in range(max(1, len(folded) - 1)))
    )
