"""Old and new clauses that may go together, and the choice among them that agrees best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

__all__ = ["Group", "Limits", "Shares", "choose", "joined"]

_PARTNERS = 5
_LARGEST = 3
_EXACT_UP_TO = 3000
_NODES = 2000


class Shares(NamedTuple):
    """The score of two sides, and the shares of the old and the new one that the other carries."""

    score: float
    old: float
    new: float


class Limits(NamedTuple):
    """What a match must reach.

    `threshold` is the score below which nothing is joined. `gain` is what a joined score must have
    over each of its parts: a text cut in two gains by joining, two texts of which one only
    resembles the other lose. `novel` is the share of the single side that each of the joined ones
    must add.
    """

    threshold: float
    gain: float
    novel: float


class Group(NamedTuple):
    """Old clauses and new ones, by their places, that may be joined; `weight` is what it is worth."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    weight: float


def joined(
    pairs: Mapping[tuple[int, int], float],
    shares: Callable[[tuple[int, ...], tuple[int, ...]], Shares],
    value: Callable[[tuple[int, ...], tuple[int, ...], float], float],
    limits: Limits,
) -> tuple[Group, ...]:
    """Return every group of one with one, several with one, or one with several that may be made.

    `pairs` holds the value of each pair worth a look, `shares` what any two sides share, `value`
    what a score is worth once headings and places have had their say.
    """
    found = [_group((i,), (j,), pairs[i, j], limits) for i, j in sorted(pairs)]
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for i, j in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if shares((i,), (j,)).score >= limits.threshold:
            rows.setdefault(i, []).append(j)
            columns.setdefault(j, []).append(i)
    for i, partners in rows.items():
        for several in _several(partners, lambda some, i=i: _seen(shares((i,), some), 1), limits):
            score = value((i,), several, shares((i,), several).score)
            found.append(_group((i,), several, score, limits))
    for j, partners in columns.items():
        for several in _several(partners, lambda some, j=j: _seen(shares(some, (j,)), 2), limits):
            score = value(several, (j,), shares(several, (j,)).score)
            found.append(_group(several, (j,), score, limits))
    return tuple(sorted(group for group in found if group.weight > 0))


def _seen(shares: Shares, single: int) -> tuple[float, float]:
    return shares.score, shares[single]


def _several(
    partners: Sequence[int], seen: Callable[[tuple[int, ...]], tuple[float, float]], limits: Limits
) -> Iterable[tuple[int, ...]]:
    """Yield the sets of partners in which every one is worth its place."""
    few = sorted(partners[:_PARTNERS])
    for size in range(2, min(_LARGEST, len(few)) + 1):
        for several in combinations(few, size):
            score, carried = seen(several)
            parts = [seen(part) for part in combinations(several, size - 1)]
            if all(
                score >= part_score + limits.gain and carried >= part_carried + limits.novel
                for part_score, part_carried in parts
            ):
                yield several


def _group(old: tuple[int, ...], new: tuple[int, ...], score: float, limits: Limits) -> Group:
    weight = (len(old) + len(new)) * (score - limits.threshold)
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
            integrality=np.ones(len(groups)),
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
