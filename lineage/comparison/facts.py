"""The facts of old clauses paired with those of new ones, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from lineage.comparison.terms import compare_terms, scale_of
from lineage.digest import stable_id
from lineage.language.duties import duty_strength
from lineage.language.folding import fold
from lineage.language.quantities import in_base_unit
from lineage.models import Fact, FactChange
from lineage.models.document import FactKind

__all__ = ["Pair", "Years", "change_facts", "pair_facts", "same_measure"]

Years = tuple[int | None, int | None]
Pair = tuple[Fact | None, Fact | None]

# Subjects are short: two spellings of one share well over half of their characters. Of two that
# name different things (城市污水处理率, 农村生活污水治理率) a good half can be alike too.
_SAME_SUBJECT = 60.0
_CONTAINED = 85.0
_SHORTEST_CONTAINED = 4
_SURELY_SAME_SUBJECT = 80.0
_OF_A_SORT = 30.0
_KINDS: tuple[FactKind, ...] = ("deadline", "target", "body", "duty")


class _Candidate(NamedTuple):
    score: float
    old: int
    new: int


def _likeness(old: Fact, new: Fact) -> float:
    """Return how alike two subjects are, to 100; one that the other holds whole is alike."""
    shorter, longer = sorted((fold(old.subject), fold(new.subject)), key=len)
    alike = fuzz.ratio(shorter, longer)
    contained = len(shorter) >= _SHORTEST_CONTAINED and shorter in longer
    return max(alike, _CONTAINED) if contained else alike


def _begins_only_one(old: Fact, new: Fact) -> bool:
    """Tell whether one is the day something begins on, and the other one it must be done by."""
    return (old.comparator == "from") != (new.comparator == "from")


def _may_share_subject(old: Fact, new: Fact) -> bool:
    """Tell whether nothing says that two facts are of different things."""
    if _begins_only_one(old, new):
        return False
    return not (old.subject and new.subject) or _likeness(old, new) >= _OF_A_SORT


def same_measure(old: Fact, new: Fact) -> bool:
    """Tell whether two targets are counted in units of one measure, both as levels or as steps."""
    alike = in_base_unit(old.value, old.unit)[1] == in_base_unit(new.value, new.unit)[1]
    return alike and _is_step(old) == _is_step(new)


def _is_step(target: Fact) -> bool:
    """Tell whether a target is an amount to change by, not a level to reach."""
    return target.comparator in {"-", "+"}


def _score(old: Fact, new: Fact) -> float:
    """Return how surely one fact took the other's place; nothing where it cannot have."""
    if old.kind == "body":
        return 2.0 - (old.comparator != new.comparator) if fold(old.value) == fold(new.value) else 0
    likeness = _likeness(old, new)
    if likeness < _SAME_SUBJECT or _begins_only_one(old, new):
        return 0.0
    if old.kind == "deadline":
        return likeness + _OF_A_SORT * (scale_of(old.value) == scale_of(new.value))
    if old.kind == "duty":
        return likeness + _OF_A_SORT * (old.value == new.value)
    if same_measure(old, new):
        return likeness + _OF_A_SORT
    return likeness if likeness >= _SURELY_SAME_SUBJECT else 0.0


def _best_first(olds: Sequence[Fact], news: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Join the likeliest pair first, each fact once; equal scores go by the order of the text."""
    candidates = [
        _Candidate(score, i, j)
        for i, old in enumerate(olds)
        for j, new in enumerate(news)
        if (score := _score(old, new)) > 0
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[Fact, Fact]] = []
    for _, i, j in sorted(candidates, key=lambda c: (-c.score, c.old, c.new)):
        if i not in taken_old and j not in taken_new:
            pairs.append((olds[i], news[j]))
            taken_old.add(i)
            taken_new.add(j)
    return pairs


def _sort(fact: Fact, *, by_subject: bool) -> str:
    if fact.kind == "deadline":
        scale = scale_of(fact.value)
        return "every" if scale.startswith("every") and not by_subject else scale
    if fact.kind == "target" and not by_subject:
        return f"{in_base_unit(fact.value, fact.unit)[1]} {_is_step(fact)}"
    return {"body": fact.comparator, "duty": fact.value}.get(fact.kind, fact.id)


def _alone(
    olds: Sequence[Fact], news: Sequence[Fact], *, by_subject: bool
) -> list[tuple[Fact, Fact]]:
    """Join what is left where one fact of its sort is left on each side, and like words of duty."""
    pairs: list[tuple[Fact, Fact]] = []
    for sort in dict.fromkeys(_sort(old, by_subject=by_subject) for old in olds):
        of_old = [fact for fact in olds if _sort(fact, by_subject=by_subject) == sort]
        of_new = [fact for fact in news if _sort(fact, by_subject=by_subject) == sort]
        if of_old[0].kind == "duty":
            pairs += zip(of_old, of_new, strict=False)
        elif len(of_old) == len(of_new) == 1:
            subjects_tell = by_subject and of_old[0].kind == "deadline"
            if not subjects_tell or _may_share_subject(of_old[0], of_new[0]):
                pairs.append((of_old[0], of_new[0]))
    return pairs


def pair_facts(
    olds: Sequence[Fact], news: Sequence[Fact], *, by_subject: bool = True
) -> tuple[Pair, ...]:
    """Return the facts of both sides, each beside the one of its kind that took its place.

    Facts of one subject go together; a deadline or a body whose subject does not tell goes with
    the only other one of its sort. Across languages (`by_subject` false) a target does so too,
    its sort being its measure. What is left stands alone.
    """
    pairs: list[Pair] = []
    for kind in _KINDS:
        old_kind = [fact for fact in olds if fact.kind == kind]
        new_kind = [fact for fact in news if fact.kind == kind]
        joined = _best_first(old_kind, new_kind)
        joined += _alone(*_left(old_kind, new_kind, joined), by_subject=by_subject)
        joined.sort(key=lambda pair: new_kind.index(pair[1]))
        gone, come = _left(old_kind, new_kind, joined)
        if kind == "body":
            # Where two clauses become one, a body that both named is named once, and still there.
            gone, come = _not_named(gone, new_kind), _not_named(come, old_kind)
        pairs += joined
        pairs += [(fact, None) for fact in gone]
        pairs += [(None, fact) for fact in come]
    return tuple(pairs)


def _not_named(bodies: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    named = {fold(other.value) for other in others}
    return [body for body in bodies if fold(body.value) not in named]


def _left(
    olds: Sequence[Fact], news: Sequence[Fact], joined: Sequence[tuple[Fact, Fact]]
) -> tuple[list[Fact], list[Fact]]:
    gone = [fact for fact in olds if all(fact is not old for old, _ in joined)]
    come = [fact for fact in news if all(fact is not new for _, new in joined)]
    return gone, come


def _of_target(old: Fact, new: Fact) -> str | None:
    before, old_base = in_base_unit(old.value, old.unit)
    after, new_base = in_base_unit(new.value, new.unit)
    if _is_step(old) != _is_step(new):
        return "replaced"
    if old_base != new_base or (before == after and old.unit != new.unit):
        return "unit changed"
    if before != after:
        return "raised" if after > before else "lowered"
    if old.comparator == new.comparator:
        return None
    # A level that is to be reached and one that is not to be missed say the same.
    return "restated" if {old.comparator, new.comparator} == {"=", ">="} else "replaced"


def _of_duty(old: Fact, new: Fact) -> str | None:
    if old.value == new.value:
        return None
    if (old.comparator == "prohibited") != (new.comparator == "prohibited"):
        return "replaced"
    step = duty_strength(new.value) - duty_strength(old.value)
    return "strengthened" if step > 0 else "weakened" if step < 0 else "restated"


def _became(old: Fact, new: Fact, years: Years) -> str | None:
    """Return what became of a fact; nothing where it stands as it was."""
    if old.kind == "deadline":
        terms = (old.value, old.comparator), (new.value, new.comparator)
        order = compare_terms(*terms, years)
        return None if order == "same" else order
    if old.kind == "target":
        return _of_target(old, new)
    if old.kind == "body":
        same = fold(old.value) == fold(new.value) and old.comparator == new.comparator
        return None if same else "reassigned"
    return _of_duty(old, new)


def change_facts(
    match: str, pairs: Iterable[Pair], years: Years, doubt: str
) -> tuple[FactChange, ...]:
    """Return what changed in pairs of facts; a pair that says the same gives nothing.

    `match` is the match the clauses belong to, `years` the years the two documents are for, and
    `doubt` what speaks against the difference being one of the works themselves.
    """
    changes = []
    for old, new in pairs:
        if old is not None and new is not None:
            change = _became(old, new, years)
        else:
            change = "added" if old is None else "removed"
        known = new or old
        if change is None or known is None:
            continue
        ids = (old.id if old else "", new.id if new else "")
        changes.append(
            FactChange(
                id=stable_id("c", match, *ids, change),
                kind=known.kind,
                old=old,
                new=new,
                change=change,
                doubt=doubt,
            )
        )
    return tuple(changes)
