"""Clauses that go together by their texts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from lineage.alignment.axes import Placed
from lineage.alignment.groups import Group, Limits, choose, joined
from lineage.alignment.pairing import Pairing, tie
from lineage.alignment.scorer import Scorer
from lineage.alignment.units import Unit

__all__ = ["Found", "match_texts"]

CLOSE_RIVAL = 0.08
CLOSE_LIMIT = 0.05
"""A match is uncertain whose best rival, or whose limit, is nearer than this."""
SHORT_TEXTS = 0.3
"""What rows and names of annexes must reach: they are short, and the same bodies recur in all."""
_SHORT = frozenset({"row", "annex"})
_SHORTEST_BEGINNING = 8

Pairs = dict[tuple[int, int], float]


class Found(NamedTuple):
    """A match before its place among the others is known."""

    placed: Placed
    score: float
    basis: str
    reasons: tuple[str, ...]
    uncertain: bool = False
    cut: bool = False


def match_texts(
    old: Sequence[Unit], new: Sequence[Unit], scorer: Scorer, limits: Limits
) -> tuple[Found, ...]:
    """Return the matches of clauses that have words of their own, in no order to rely on."""
    ours = [unit for unit in old if not unit.bare]
    theirs = [unit for unit in new if not unit.bare]
    same = [*_same_text(ours, theirs)]
    same += _same_beginning(
        [unit for unit in ours if unit not in {m.placed.old[0] for m in same}],
        [unit for unit in theirs if unit not in {m.placed.new[0] for m in same}],
    )
    pairing = Pairing(ours, theirs, scorer)
    free_old = _free(ours, (match.placed.old for match in same))
    free_new = _free(theirs, (match.placed.new for match in same))
    if not free_old or not free_new:
        return tuple(same)
    found: list[Found] = []
    pairs = pairing.pairs(free_old, free_new)
    for role in sorted({unit.role for unit in ours}):
        own = {pair: value for pair, value in pairs.items() if ours[pair[0]].role == role}
        within = limits._replace(threshold=SHORT_TEXTS) if role in _SHORT else limits
        groups = joined(own, pairing.shares, pairing.value, within)
        chosen = choose(groups, lambda group: tie(_placed(pairing, group)))
        found += (_found(group, pairing, own, scorer, within) for group in chosen)
    return (*same, *found)


def _free(units: Sequence[Unit], taken: Iterable[Sequence[Unit]]) -> frozenset[int]:
    addresses = {unit.address for group in taken for unit in group}
    return frozenset(at for at, unit in enumerate(units) if unit.address not in addresses)


def _same_text(old: Sequence[Unit], new: Sequence[Unit]) -> Iterable[Found]:
    """Join equal texts: where one stands several times, by address, by section, then in order."""
    keys: tuple[Callable[[Unit], Hashable], ...] = (
        lambda unit: (unit.role, unit.folded, unit.clause.cut, unit.address),
        lambda unit: (unit.role, unit.folded, unit.clause.cut, unit.above[:1]),
        lambda unit: (unit.role, unit.folded, unit.clause.cut),
    )
    ours, theirs = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[Unit]] = {}
        for unit in reversed(theirs):
            waiting.setdefault(key(unit), []).append(unit)
        joined_new: set[str] = set()
        joined_old: set[str] = set()
        for unit in ours:
            if partners := waiting.get(key(unit)):
                partner = partners.pop()
                joined_old.add(unit.address)
                joined_new.add(partner.address)
                reasons = ("the same text, widths, spaces and shapes of marks aside",)
                yield Found(Placed((unit,), (partner,)), 1.0, "exact text", reasons)
        ours = [unit for unit in ours if unit.address not in joined_old]
        theirs = [unit for unit in theirs if unit.address not in joined_new]


def _same_beginning(old: Sequence[Unit], new: Sequence[Unit]) -> list[Found]:
    """Join a text that breaks off with the one that begins with it, nearest in number first."""
    found: list[Found] = []
    taken: set[str] = set()
    for unit, others, turned in (
        *((unit, new, False) for unit in old if unit.clause.cut),
        *((unit, old, True) for unit in new if unit.clause.cut),
    ):
        partners = [
            other
            for other in others
            if other.role == unit.role
            and other.address not in taken
            and _begins(unit, other)
        ]
        if partners and unit.address not in taken:
            best = min(partners, key=lambda other: _far(unit, other))
            placed = Placed((best,), (unit,)) if turned else Placed((unit,), (best,))
            taken.update((unit.address, best.address))
            reasons = ("the same text as far as the copy reaches",)
            found.append(Found(placed, 1.0, "exact text", reasons, cut=True))
    return found


def _begins(unit: Unit, other: Unit) -> bool:
    if len(unit.folded) < _SHORTEST_BEGINNING and unit.address != other.address:
        return False
    return other.folded.startswith(unit.folded) or (
        other.clause.cut and unit.folded.startswith(other.folded)
    )


def _far(unit: Unit, other: Unit) -> tuple[bool, int, str]:
    return unit.address != other.address, abs(unit.order - other.order), other.address


def _placed(pairing: Pairing, group: Group) -> Placed:
    return Placed(
        tuple(pairing.old[i] for i in group.old), tuple(pairing.new[j] for j in group.new)
    )


def _found(
    group: Group, pairing: Pairing, pairs: Pairs, scorer: Scorer, limits: Limits
) -> Found:
    placed = _placed(pairing, group)
    shares = pairing.shares(group.old, group.new)
    reasons = [
        f"the new text carries {shares.old:.0%} of the old one, "
        f"the old text {shares.new:.0%} of the new one"
    ]
    if group.score > shares.score:
        reasons.append("the headings are alike")
    rival, margin = _rival(group, pairing, pairs)
    if rival:
        reasons.append(rival)
    weakest = min(pairs.get((i, j), 0.0) for i in group.old for j in group.new)
    uncertain = margin < CLOSE_RIVAL or weakest < limits.threshold + CLOSE_LIMIT
    cut = any(unit.clause.cut for unit in (*placed.old, *placed.new))
    score = min(1.0, max(0.0, group.score))
    return Found(placed, score, scorer.basis, tuple(reasons), uncertain, cut)


def _rival(group: Group, pairing: Pairing, pairs: Pairs) -> tuple[str, float]:
    """Return the best pair that the match shut out, in words, and how far behind it is."""
    rivals = [
        (-score, i, j)
        for (i, j), score in pairs.items()
        if (i in group.old) != (j in group.new) and score > 0
    ]
    if not rivals:
        return "", 1.0
    score, i, j = min(rivals)
    words = f"best rival: old {pairing.old[i].address} with new {pairing.new[j].address}"
    return f"{words}, {-score:.2f}", group.score + score
