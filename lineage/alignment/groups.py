"""Old and new clauses that may go together, and the choice among them that agrees best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

__all__ = ["Group", "Limits", "Shares", "choose", "joined"]

_PARTNERS = 5
_LARGEST = 3
_EXACT_UP_TO = 3000
_NODES = 2000
_CROWD = 2

Pair = tuple[int, int]
Members = tuple[int, ...]


class Shares(NamedTuple):
    """The score of two sides, and the shares of the old and the new one that the other carries."""

    score: float
    old: float
    new: float


class Limits(NamedTuple):
    """What a match must reach.

    `threshold` is the value below which nothing is joined. `gain` is what a joined score must have
    over each of its parts: a text cut in two gains by joining, two texts of which one only
    resembles the other lose. `novel` is the share of the single side that each of the joined ones
    must add, `near` how much better a partner each of them may have elsewhere, `joint` what a
    group must be better by because one to one is the rule. A value below `sure` must be `margin`
    times that of the crowd: among many clauses of unrelated texts some are always nearest, but
    none of them by far. Of the crowd is a clause to which this is at least `idle` of its best.
    """

    threshold: float
    gain: float
    novel: float = 0.05
    near: float = 0.08
    joint: float = 0.03
    margin: float = 1.8
    sure: float = 0.3
    idle: float = 0.6


Share = Callable[[Members, Members], Shares]
Worth = Callable[[Members, Members, float], float]


class Group(NamedTuple):
    """Old clauses and new ones, by their places, that may be joined, and what that is worth."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    weight: float


class _Board:
    """The value of each pair, by rows of old and columns of new clauses."""

    def __init__(self, pairs: Mapping[Pair, float], limits: Limits) -> None:
        self.pairs, self.limits = pairs, limits
        self.row: dict[int, list[int]] = {}
        self.column: dict[int, list[int]] = {}
        for i, j in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            self.row.setdefault(i, []).append(j)
            self.column.setdefault(j, []).append(i)
        self.best_row = {i: pairs[i, js[0]] for i, js in self.row.items()}
        self.best_column = {j: pairs[js[0], j] for j, js in self.column.items()}
        self._idle_new = cache(self._of_crowd_new)
        self._idle_old = cache(self._of_crowd_old)

    def plain(self, old: Members, new: Members) -> bool:
        """Tell whether each clause is plainly nearer to these than to the crowd of others."""
        return all(
            self._plain(
                max(self._value(i, j) for j in new),
                [self.pairs[i, j] for j in self._idle_new(i) if j not in new],
            )
            for i in old
        ) and all(
            self._plain(
                max(self._value(i, j) for i in old),
                [self.pairs[i, j] for i in self._idle_old(j) if i not in old],
            )
            for j in new
        )

    def _plain(self, value: float, crowd: Sequence[float]) -> bool:
        if value >= self.limits.sure or len(crowd) < _CROWD:
            return True
        return value >= self.limits.margin * crowd[_CROWD - 1]

    def _of_crowd_new(self, old: int) -> tuple[int, ...]:
        """Return the few nearest new clauses that have not much better to do than an old one."""
        idle = self.limits.idle
        near = (j for j in self.row[old] if self.pairs[old, j] >= idle * self.best_column[j])
        return tuple(islice(near, _CROWD + _LARGEST))

    def _of_crowd_old(self, new: int) -> tuple[int, ...]:
        """Return the few nearest old clauses that have not much better to do than a new one."""
        idle = self.limits.idle
        near = (i for i in self.column[new] if self.pairs[i, new] >= idle * self.best_row[i])
        return tuple(islice(near, _CROWD + _LARGEST))

    def _value(self, old: int, new: int) -> float:
        return self.pairs.get((old, new), 0.0)

    def partners_of_old(self, old: int) -> list[int]:
        """Return the new clauses that may share an old one, the nearest first."""
        near = self.limits.near
        return [j for j in self.row[old] if self._value(old, j) >= self.best_column[j] - near]

    def partners_of_new(self, new: int) -> list[int]:
        """Return the old clauses that may share a new one, the nearest first."""
        near = self.limits.near
        return [i for i in self.column[new] if self._value(i, new) >= self.best_row[i] - near]


def joined(
    pairs: Mapping[Pair, float], shares: Share, value: Worth, limits: Limits
) -> tuple[Group, ...]:
    """Return every group of one with one, several with one, or one with several that may be made.

    `pairs` holds the value of each pair worth a look, `shares` what any two sides share, `value`
    what a score is worth once headings and places have had their say.
    """
    board = _Board(pairs, limits)
    sides: list[tuple[Members, Members]] = [((i,), (j,)) for i, j in pairs]
    for i in board.row:
        found = _several(board.partners_of_old(i), _Seen(shares, old=i), limits)
        sides.extend(((i,), several) for several in found)
    for j in board.column:
        found = _several(board.partners_of_new(j), _Seen(shares, new=j), limits)
        sides.extend((several, (j,)) for several in found)
    groups = (
        _group(old, new, value(old, new, shares(old, new).score), limits)
        for old, new in sides
        if board.plain(old, new)
    )
    return tuple(sorted(group for group in groups if group.weight > 0))


class _Seen:
    """What several clauses have in common with one, on either side."""

    def __init__(self, shares: Share, *, old: int | None = None, new: int | None = None) -> None:
        self._shares, self._old, self._new = shares, old, new

    def __call__(self, several: Members) -> tuple[float, float]:
        """Return the score, and the share of the one that the several carry."""
        if self._old is not None:
            found = self._shares((self._old,), several)
            return found.score, found.old
        found = self._shares(several, (self._new,) if self._new is not None else ())
        return found.score, found.new


def _several(partners: Iterable[int], seen: _Seen, limits: Limits) -> Iterable[Members]:
    """Yield the sets of the few nearest partners in which every one is worth its place."""
    strong = (at for at in partners if seen((at,))[0] >= limits.threshold)
    few = sorted(islice(strong, _PARTNERS))
    for size in range(2, min(_LARGEST, len(few)) + 1):
        for several in combinations(few, size):
            score, carried = seen(several)
            parts = [seen(part) for part in combinations(several, size - 1)]
            if all(
                score >= part_score + limits.gain and carried >= part_carried + limits.novel
                for part_score, part_carried in parts
            ):
                yield several


def _group(old: Members, new: Members, score: float, limits: Limits) -> Group:
    size = len(old) + len(new)
    earned = score - limits.threshold - (limits.joint if size > 2 else 0.0)  # noqa: PLR2004
    weight = size * earned
    return Group(old, new, score, round(weight, 6))


def choose(groups: Sequence[Group], tie: Callable[[Group], float]) -> tuple[Group, ...]:
    """Return the disjoint groups of the greatest weight together, in order of the old text.

    The choice is exact for each set of groups that hang together, up to some thousands; beyond
    that the weightiest are taken first. `tie` gives a small number below one that tells groups of
    one weight apart.
    """
    chosen: list[Group] = []
    for component in _components(groups):
        ties = [group.weight * 1e6 + tie(group) for group in component]
        chosen.extend(component[at] for at in _best(component, ties))
    return tuple(sorted(chosen))


def _members(group: Group) -> list[tuple[bool, int]]:
    return [*((False, i) for i in group.old), *((True, j) for j in group.new)]


def _components(groups: Sequence[Group]) -> list[list[Group]]:
    root: dict[tuple[bool, int], tuple[bool, int]] = {}

    def find(member: tuple[bool, int]) -> tuple[bool, int]:
        while root.setdefault(member, member) != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for group in groups:
        first, *others = _members(group)
        for other in others:
            root[find(other)] = find(first)
    found: dict[tuple[bool, int], list[Group]] = {}
    for group in groups:
        found.setdefault(find(_members(group)[0]), []).append(group)
    return list(found.values())


def _best(groups: Sequence[Group], weights: Sequence[float]) -> list[int]:
    if len(groups) == 1:
        return [0]
    if len(groups) <= _EXACT_UP_TO:
        members = sorted({member for group in groups for member in _members(group)})
        place = {member: at for at, member in enumerate(members)}
        entries = [(place[m], at) for at, group in enumerate(groups) for m in _members(group)]
        rows, columns = zip(*entries, strict=True)
        matrix = csr_array((np.ones(len(rows)), (rows, columns)), (len(members), len(groups)))
        result = milp(
            -np.array(weights),
            integrality=np.ones(len(groups), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, -np.inf, 1),
            options={"mip_rel_gap": 0.0, "node_limit": _NODES},
        )
        if result.status == 0:
            return [at for at, taken in enumerate(result.x) if taken > 0.5]  # noqa: PLR2004
    return _greedy(groups, weights)


def _greedy(groups: Sequence[Group], weights: Sequence[float]) -> list[int]:
    taken: set[tuple[bool, int]] = set()
    chosen = []
    for at in sorted(range(len(groups)), key=lambda at: (-weights[at], groups[at])):
        if taken.isdisjoint(_members(groups[at])):
            taken.update(_members(groups[at]))
            chosen.append(at)
    return chosen
