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
_LETTERS = {"zh": 1.0, "en": 3.5}  # letters for what one Chinese character says
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
        self._cut_old = {i: self._beginnings(i, None) for i in _last_cut(self.old)}
        self._cut_new = {j: self._beginnings(None, j) for j in _last_cut(self.new)}
        self.shares = lru_cache(maxsize=_CACHE)(self._shares)

    def pairs(
        self, free_old: frozenset[int], free_new: frozenset[int]
    ) -> dict[tuple[int, int], float]:
        """Return the value of each pair worth a look among the units that are still free."""
        near = set(self._overlap.neighbours())
        if len(free_old) * len(free_new) <= _ALL_PAIRS:
            near.update((i, j) for i in free_old for j in free_new)
        near.update((i, j) for i in self._cut_old for j in free_new)
        near.update((i, j) for j in self._cut_new for i in free_old)
        return {
            (i, j): self.value((i,), (j,), self.shares((i,), (j,)).score)
            for i, j in sorted(near)
            if i in free_old and j in free_new and self.old[i].role == self.new[j].role
        }

    def value(self, old: Members, new: Members, score: float) -> float:
        """Return what a score is worth once headings and places have had their say.

        Headings that agree lift a score. Of a row the first cell is the name, which counts for
        half: the rest of its cells recur in other rows.
        """
        headings = self._headings(old, new)
        if self.old[old[0]].role == "row" and headings is not None:
            lifted = (score + headings) / 2
        else:
            lifted = max(score, (1 - HEADING) * score + HEADING * (headings or 0.0))
        near = self._nearness(old, new)
        return round(lifted * (1 - PLACE + PLACE * near) if lifted > 0 else lifted, _DIGITS)

    def _shares(self, old: Members, new: Members) -> Shares:
        if len(old) == len(new) == 1:
            ours, theirs = self._cut_old.get(old[0]), self._cut_new.get(new[0])
            if ours and theirs and len(self.new[new[0]].text) < len(self.old[old[0]].text):
                ours = None
            if ours:
                return ours[new[0]]
            if theirs:
                return theirs[old[0]]
        return self._overlap.shares(old, new)

    def _beginnings(self, old: int | None, new: int | None) -> tuple[Shares, ...]:
        """Return what a text that breaks off shares with as much of each text beside it."""
        if old is not None:
            unit = self.old[old]
            texts = [_beginning(other, unit) for other in self.new]
            overlap = Overlap(self._scorer.features([unit.text], texts))
            return tuple(overlap.shares((0,), (j,)) for j in range(len(texts)))
        unit = self.new[new or 0]
        texts = [_beginning(other, unit) for other in self.old]
        overlap = Overlap(self._scorer.features(texts, [unit.text]))
        return tuple(overlap.shares((i,), (0,)) for i in range(len(texts)))

    def _headings(self, old: Members, new: Members) -> float | None:
        """Return the likeness of headings, each clause with the best across, averaged.

        None where one side has no headings, or has them in another language.
        """
        ours = [heading for i in old if (heading := self.old[i].clause.heading.strip())]
        theirs = [heading for j in new if (heading := self.new[j].clause.heading.strip())]
        if not ours or not theirs or language_of(ours[0]) != language_of(theirs[0]):
            return None
        best = [max(likeness(o, n) for n in theirs) for o in ours]
        best += [max(likeness(o, n) for o in ours) for n in theirs]
        return sum(best) / len(best)

    def _nearness(self, old: Members, new: Members) -> float:
        first, other = min(old), min(new)
        height, width = max(1, len(self.old) - 1), max(1, len(self.new) - 1)
        apart = min(abs(first / height - other / width), abs(first - other) / max(height, width))
        above_old, above_new = self.old[first].above[:1], self.new[other].above[:1]
        return (1 - apart + float(above_old == above_new)) / 2


def _last_cut(units: Sequence[Unit]) -> tuple[int, ...]:
    """Return the place of the clause in which a copy breaks off: none or one."""
    return tuple(at for at, unit in enumerate(units) if unit.clause.cut)[-1:]


def _beginning(whole: Unit, cut: Unit) -> str:
    """Return as much of a text as one that breaks off holds, and a little more."""
    length = _CUT_MARGIN * len(cut.text)
    length *= _LETTERS[language_of(whole.text)] / _LETTERS[language_of(cut.text)]
    return whole.text[: round(length)]


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
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def _grams(heading: str) -> frozenset[str]:
    folded = fold(heading)
    return (
        frozenset(folded.split())
        if language_of(heading) == "en"
        else frozenset(folded[at : at + 2] for at in range(max(1, len(folded) - 1)))
    )
