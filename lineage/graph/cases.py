"""What bears on the force of a work: its beginning, its ends, and what may have taken its place."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lineage.models import Evidence, Period, Relation, Work

__all__ = ["Case", "End", "Rival", "find_cases", "when"]


class End(NamedTuple):
    """The days between which something ended a work; `words` say what, with the day."""

    earliest: dt.date
    latest: dt.date
    words: str
    evidence: tuple[Evidence, ...]


class Rival(NamedTuple):
    """The first day on which something may have taken the place of a work, without saying so."""

    day: dt.date
    words: str
    evidence: tuple[Evidence, ...]


class Case(NamedTuple):
    """A work with what bears on its force; `named` are the words that know of it at all."""

    work: Work
    ends: tuple[End, ...]
    rivals: tuple[Rival, ...]
    named: tuple[Evidence, ...]

    @property
    def first_end(self) -> End | None:
        """What can have ended the work on the earliest day."""
        return min(self.ends, key=lambda end: (end.earliest, end.latest), default=None)

    @property
    def sure_end(self) -> End | None:
        """What had ended the work for certain on the earliest day."""
        return min(self.ends, key=lambda end: (end.latest, end.earliest), default=None)

    @property
    def contradictory(self) -> bool:
        """Whether the work ended for certain before it can have begun."""
        begins, end = self.work.begins, self.sure_end
        return bool(begins and end and end.latest < begins.earliest)


def find_cases(works: Iterable[Work], relations: Iterable[Relation]) -> Iterator[Case]:
    """Yield every work that is no part of another one, by id, with what bears on its force."""
    by_id = {work.id: work for work in works}
    repeals: dict[str, list[Relation]] = {}
    followers: dict[str, list[Work]] = {}
    named: dict[str, tuple[Evidence, ...]] = {}
    for relation in sorted(relations, key=lambda relation: relation.id):
        named.setdefault(relation.target, relation.evidence)
        if relation.kind == "repeals" and relation.scope == "whole":
            repeals.setdefault(relation.target, []).append(relation)
        elif relation.kind == "follows" and relation.source in by_id:
            followers.setdefault(relation.target, []).append(by_id[relation.source])
    namesakes = _namesakes(by_id)
    for key, work in sorted(by_id.items()):
        if work.part_of is None:
            rivals = (_follower(followers.get(key, ())), namesakes.get(key))
            yield Case(
                work,
                _ends(work, repeals.get(key, ()), by_id),
                tuple(rival for rival in rivals if rival),
                named.get(key) or (work.number.evidence if work.number else ()),
            )


def _follower(followers: Iterable[Work]) -> Rival | None:
    begun = [(work.begins, work) for work in followers if work.begins]
    if not begun:
        return None
    begins, later = min(begun, key=lambda each: (each[0].earliest, each[1].id))
    words = (
        f"{_name(later)}, the next of its series, took effect {when(begins)}, and nothing here "
        "says whether it ended this one"
    )
    return Rival(begins.earliest, words, begins.evidence)


def _namesakes(by_id: Mapping[str, Work]) -> dict[str, Rival]:
    """Return, of held works without a number, what may have come after them under their title.

    A law and its amended versions are such. That is any namesake that cannot be told to have begun
    before: the first of them to begin counts.
    """
    alike: dict[str, list[Work]] = {}
    for _, work in sorted(by_id.items()):
        if work.held and work.title and not (work.number or work.part_of):
            alike.setdefault(work.title, []).append(work)
    return {
        work: rival for group in alike.values() if len(group) > 1 for work, rival in _rivals(group)
    }


def _rivals(namesakes: Sequence[Work]) -> Iterator[tuple[str, Rival]]:
    # From the last to begin to the first, so that those not begun before a work come before it;
    # with each, the two of these that begin first, one of which is not the work itself.
    ranked = sorted(namesakes, key=_last_beginning, reverse=True)
    best: list[list[Work]] = [[]]
    for work in ranked:
        best.append(sorted([*best[-1], work], key=lambda each: (_beginning(each), each.id))[:2])
    lasts = [-_last_beginning(work).toordinal() for work in ranked]
    for work in namesakes:
        if work.begins:
            later = best[bisect_right(lasts, -work.begins.earliest.toordinal())]
            other = next((each for each in later if each.id != work.id), None)
            if other:
                words = (
                    "another text of the same title is held, and nothing here says whether it took "
                    "the place of this one"
                )
                evidence = other.begins.evidence if other.begins else ()
                yield work.id, Rival(_beginning(other), words, evidence)


def _beginning(work: Work) -> dt.date:
    return work.begins.earliest if work.begins else dt.date.min


def _last_beginning(work: Work) -> dt.date:
    return work.begins.latest if work.begins else dt.date.max


def _ends(work: Work, repeals: Iterable[Relation], by_id: Mapping[str, Work]) -> tuple[End, ...]:
    ends = []
    for relation in repeals:
        repealer = by_id.get(relation.source)
        begins = repealer.begins if repealer else None
        name = _name(repealer) if repealer else relation.source
        if relation.ends:
            words = f"{name} repeals it {when(relation.ends)}"
            evidence = (*relation.evidence, *relation.ends.evidence)
            ends.append(End(relation.ends.earliest, relation.ends.latest, words, evidence))
        elif begins is None:
            words = f"{name} repeals it on a day that nothing here gives"
            ends.append(End(dt.date.min, dt.date.max, words, relation.evidence))
        else:
            words = f"{name}, which repeals it, took effect {when(begins)}"
            evidence = (*relation.evidence, *begins.evidence)
            ends.append(End(begins.earliest, begins.latest, words, evidence))
    if work.expires:
        words = f"its stated validity was over {when(work.expires)}"
        period = work.expires
        ends.append(End(period.earliest, period.latest, words, period.evidence))
    return tuple(ends)


def _name(work: Work) -> str:
    return work.number.value if work.number else work.title or work.id


def when(period: Period) -> str:
    """Say on which day, or between which days, something began or ended."""
    inferred = period.basis == "inferred"
    if period.earliest == period.latest:
        day = f"on {period.earliest.isoformat()}"
        return f"{day} (inferred from the day it was issued)" if inferred else day
    between = f"between {period.earliest.isoformat()} and {period.latest.isoformat()}"
    return f"{between} (inferred from the year it was issued)" if inferred else between
