"""Clauses that go together by their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lineage.alignment.groups import Group, Limits, choose, joined
from lineage.alignment.pairing import Pairing
from lineage.alignment.scorer import Scorer
from lineage.alignment.units import Placed, Unit, tie

__all__ = ["Found", "match_texts"]

CLOSE_RIVAL = 0.08
CLOSE_LIMIT = 0.05
"""A match is uncertain whose best rival, or whose limit, is nearer than this."""
SHORT_TEXTS = 0.35
"""What rows and names of annexes must reach: they are short, and the same bodies recur in all."""
CROWD = 12
"""As many clauses on both sides make a crowd, in which something is always near by chance."""
_SHORT = frozenset({"row", "annex"})
_SHORTEST_BEGINNING = 8
_NEXT_BEST = 8

Pair = tuple[int, int]


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
    left_old, left_new = _free(ours, same, 0), _free(theirs, same, 1)
    same += _same_beginning(
        [ours[i] for i in sorted(left_old)], [theirs[j] for j in sorted(left_new)]
    )
    free_old, free_new = _free(ours, same, 0), _free(theirs, same, 1)
    if not free_old or not free_new:
        return tuple(same)
    pairing = Pairing(ours, theirs, scorer)
    found: list[Found] = []
    pairs = pairing.pairs(free_old, free_new)
    for role in sorted({unit.role for unit in ours}):
        own = {pair: value for pair, value in pairs.items() if ours[pair[0]].role == role}
        within = _within(limits, role, crowded=min(len(ours), len(theirs)) >= CROWD)
        groups = joined(own, pairing.shares, pairing.value, within)
        chosen = choose(groups, lambda group: tie(_placed(pairing, group)))
        rivals = _Rivals(own)
        found += (_found(group, pairing, rivals, scorer, within) for group in chosen)
    return (*same, *found)


def _within(limits: Limits, role: str, *, crowded: bool) -> Limits:
    if role in _SHORT:
        limits = limits._replace(threshold=SHORT_TEXTS)
    return limits._replace(gain=max(0.0, limits.gain)) if crowded else limits._replace(margin=0.0)


def _free(units: Sequence[Unit], taken: Iterable[Found], side: int) -> frozenset[int]:
    addresses = {unit.address for match in taken for unit in match.placed[side]}
    return frozenset(at for at, unit in enumerate(units) if unit.address not in addresses)


def _same_text(old: Sequence[Unit], new: Sequence[Unit]) -> Iterable[Found]:
    """Join equal texts, in order where both sides have one as often.

    Where they do not, those at one address come first, then those in one section.
    """
    times_old, times_new = Counter(map(_text_of, old)), Counter(map(_text_of, new))
    as_often = {text for text, times in times_new.items() if times_old[text] == times}
    keys: tuple[Callable[[Unit], Hashable], ...] = (
        lambda unit: (_text_of(unit), _text_of(unit) in as_often or unit.address),
        lambda unit: (_text_of(unit), unit.above[:1]),
        _text_of,
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
                reasons = ["the same text, widths, spaces and shapes of marks aside"]
                text = _text_of(unit)
                if text not in as_often:
                    reasons.append(
                        f"it stands {times_old[text]}× in the old document "
                        f"and {times_new[text]}× in the new one: which went on is a guess"
                    )
                placed, unsure = Placed((unit,), (partner,)), text not in as_often
                yield Found(placed, 1.0, "exact text", tuple(reasons), uncertain=unsure)
        ours = [unit for unit in ours if unit.address not in joined_old]
        theirs = [unit for unit in theirs if unit.address not in joined_new]


def _text_of(unit: Unit) -> tuple[str, str, bool]:
    return unit.role, unit.folded, unit.clause.cut


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
            if other.role == unit.role and other.address not in taken and _begins(unit, other)
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


class _Rivals:
    """The pairs that were worth a look, by the clauses in them."""

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        self.pairs = pairs
        self._of_old: dict[int, list[Pair]] = {}
        self._of_new: dict[int, list[Pair]] = {}
        for i, j in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            for places in (self._of_old.setdefault(i, []), self._of_new.setdefault(j, [])):
                if len(places) < _NEXT_BEST:
                    places.append((i, j))

    def best(self, group: Group) -> tuple[float, Pair] | None:
        """Return the best pair that the group shuts out, with its value."""
        shut_out = [
            *((i, j) for old in group.old for i, j in self._of_old[old] if j not in group.new),
            *((i, j) for new in group.new for i, j in self._of_new[new] if i not in group.old),
        ]
        best = min(shut_out, key=lambda pair: (-self.pairs[pair], pair), default=None)
        return (self.pairs[best], best) if best and self.pairs[best] > 0 else None


def _found(
    group: Group, pairing: Pairing, rivals: _Rivals, scorer: Scorer, limits: Limits
) -> Found:
    placed = _placed(pairing, group)
    shares = pairing.shares(group.old, group.new)
    said = (
        f"the new text holds {shares.old:.0%} of the old one, the old {shares.new:.0%} of the new"
    )
    reasons = [said]
    if group.score > shares.score:
        reasons.append("the headings are alike")
    margin = 1.0
    if rival := rivals.best(group):
        value, (i, j) = rival
        margin = group.score - value
        addresses = pairing.old[i].address, pairing.new[j].address
        reasons.append(f"next best: old {addresses[0]} with new {addresses[1]}, {value:.2f}")
    weakest = min(rivals.pairs.get((i, j), 0.0) for i in group.old for j in group.new)
    return Found(
        placed=placed,
        score=min(1.0, max(0.0, group.score)),
        basis=scorer.basis,
        reasons=tuple(reasons),
        uncertain=margin < CLOSE_RIVAL or weakest < limits.threshold + CLOSE_LIMIT,
        cut=any(unit.clause.cut for unit in (*placed.old, *placed.new)),
    )
