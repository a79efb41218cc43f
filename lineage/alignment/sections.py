"""Which sections go on in which: by their headings, and by the clauses that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from lineage.alignment.groups import Limits, Shares, choose, joined
from lineage.alignment.pairing import likeness
from lineage.alignment.units import Placed, Unit, tie
from lineage.language.folding import language_of

__all__ = ["Sections", "match_sections"]

SECTIONS = Limits(threshold=0.25, gain=0.03, novel=0.15)
"""What sections must reach to be joined; a moved clause alone does not join two of them."""

Sections = Sequence[tuple[Unit, frozenset[str]]]
"""Sections, each with the addresses of the matched or matchable clauses it holds."""

_ALL_PAIRS = 400

Members = tuple[int, ...]


def match_sections(
    old: Sections, new: Sections, matches: Sequence[Placed]
) -> tuple[tuple[Placed, float], ...]:
    """Return the sections that go on in one another, each match with its score.

    The score is the mean of how alike the headings are and of the share of both sides' clauses
    that are matched with a clause of the other side; the share alone where the headings are
    in two languages.
    """
    board = _Board(old, new, matches)
    pairs = {(i, j): board.shares((i,), (j,)).score for i, j in board.near()}
    groups = joined(pairs, board.shares, lambda _old, _new, score: score, SECTIONS)
    chosen = choose(groups, lambda group: tie(_placed(old, new, group.old, group.new)))
    return tuple((_placed(old, new, group.old, group.new), group.score) for group in chosen)


class _Board:
    """Old and new sections, and the clauses that their clauses are matched with."""

    def __init__(self, old: Sections, new: Sections, matches: Sequence[Placed]) -> None:
        self._old, self._new = old, new
        self._forth: dict[str, set[str]] = {}
        self._back: dict[str, set[str]] = {}
        for match in matches:
            olds = {unit.address for unit in match.old}
            news = {unit.address for unit in match.new}
            for address in olds:
                self._forth.setdefault(address, set()).update(news)
            for address in news:
                self._back.setdefault(address, set()).update(olds)
        self.shares = cache(self._shares)

    def near(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that hold matched clauses or bear one heading; of few sections all."""
        few = len(self._old) * len(self._new) <= _ALL_PAIRS
        holders: dict[str, list[int]] = {}
        for j, (unit, held) in enumerate(self._new):
            for key in (*held, f"\n{unit.folded}"):
                holders.setdefault(key, []).append(j)
        for i, (unit, held) in enumerate(self._old):
            there = {partner for own in held for partner in self._forth.get(own, ())}
            keys = (*there, f"\n{unit.folded}")
            found = {j for key in keys for j in holders.get(key, ())}
            for j in range(len(self._new)) if few else sorted(found):
                if unit.role == self._new[j][0].role:
                    yield i, j

    def _shares(self, olds: Members, news: Members) -> Shares:
        ours = frozenset().union(*(self._old[i][1] for i in olds))
        theirs = frozenset().union(*(self._new[j][1] for j in news))
        held_old = sum(not theirs.isdisjoint(self._forth.get(own, ())) for own in ours)
        held_new = sum(not ours.isdisjoint(self._back.get(own, ())) for own in theirs)
        score = (held_old + held_new) / (len(ours) + len(theirs))
        heading_old = "".join(self._old[i][0].text for i in olds)
        heading_new = "".join(self._new[j][0].text for j in news)
        if language_of(heading_old) == language_of(heading_new):
            score = (score + likeness(heading_old, heading_new)) / 2
        return Shares(round(score, 6), held_old / len(ours), held_new / len(theirs))


def _placed(old: Sections, new: Sections, olds: Members, news: Members) -> Placed:
    return Placed(tuple(old[i][0] for i in olds), tuple(new[j][0] for j in news))
