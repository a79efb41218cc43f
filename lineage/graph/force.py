"""What was in force on a day, what was not, and what cannot be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lineage.models import Evidence, Period, Relation, Value, Work

__all__ = ["Answer", "InForce", "in_force"]


class Answer(Value):
    """What can be said of one work on a day: why, in words, and the passages that it rests on."""

    work: str
    reason: str
    evidence: tuple[Evidence, ...]


class InForce(Value):
    """Every work that is no part of another one, in exactly one of three lists, by id."""

    date: dt.date
    in_force: tuple[Answer, ...]
    not_in_force: tuple[Answer, ...]
    unknown: tuple[Answer, ...]


class _End(NamedTuple):
    """The days between which something ended a work; `words` say what, with the day."""

    earliest: dt.date
    latest: dt.date
    words: str
    evidence: tuple[Evidence, ...]


class _Case(NamedTuple):
    work: Work
    ends: tuple[_End, ...]
    next_years: tuple[Work, ...]
    namesakes: tuple[Work, ...]
    named: tuple[Evidence, ...]


def in_force(works: Iterable[Work], relations: Iterable[Relation], day: dt.date) -> InForce:
    """Return, for a day, which works were in force, which were not, and of which it is unknown.

    A work is in force once the last day on which it can have begun has come, and before the first
    day on which it can have ended. It is not in force before the first day on which it can have
    begun, and from the last day on which it can have ended. Else it is unknown. A repeal as a
    whole ends a work on the day that its words give, else on the day its repealer begins, a stated
    validity on the day after; a repeal of some provisions ends nothing. Where nothing says that a
    work ended, it is unknown for a work of which no text is held, for a yearly one once the next of
    its series has begun, and for one of several held under a single title without numbers (a law
    and its amended versions), unless all others began before it.

    >>> work = Work(
    ...     id="plan", number=None, title="Plan", names=("Plan",), issuer="", date=None, year=None,
    ...     held=True, series=None, part_of=None, begins=None, expires=None, expressions=(),
    ... )
    >>> [answer.reason for answer in in_force([work], [], dt.date(2024, 1, 1)).unknown]
    ['nothing here says when it took effect']
    """
    answers: dict[str, list[Answer]] = {"in force": [], "not in force": [], "unknown": []}
    for case in _cases(works, relations):
        verdict, reason, evidence = _judge(case, day)
        unique = tuple(dict.fromkeys(evidence))
        answers[verdict].append(Answer(work=case.work.id, reason=reason, evidence=unique))
    return InForce(
        date=day,
        in_force=tuple(answers["in force"]),
        not_in_force=tuple(answers["not in force"]),
        unknown=tuple(answers["unknown"]),
    )


def _cases(works: Iterable[Work], relations: Iterable[Relation]) -> Iterator[_Case]:
    """Yield every work that is no part of another one, by id, with what bears on its force."""
    by_id = {work.id: work for work in works}
    repeals: dict[str, list[Relation]] = {}
    followers: dict[str, list[Work]] = {}
    named: dict[str, tuple[Evidence, ...]] = {}
    for relation in sorted(relations, key=lambda relation: relation.id):
        named.setdefault(relation.target, relation.evidence)
        if relation.kind == "repeals" and relation.scope == "whole":
            repeals.setdefault(relation.target, []).append(relation)
        elif relation.kind in {"follows", "replaces"} and relation.source in by_id:
            followers.setdefault(relation.target, []).append(by_id[relation.source])
    namesakes = _namesakes(by_id)
    for key, work in sorted(by_id.items()):
        if work.part_of is None:
            alike = namesakes.get(work.title, ()) if work.number is None else ()
            others = tuple(other for other in alike if other.id != key)
            words = named.get(key) or (work.number.evidence if work.number else ())
            ends = _ends(work, repeals.get(key, ()), by_id)
            yield _Case(work, ends, tuple(followers.get(key, ())), others, words)


def _namesakes(by_id: dict[str, Work]) -> dict[str, list[Work]]:
    """Return the held works without a number by their title: versions of one law among them."""
    alike: dict[str, list[Work]] = {}
    for _, work in sorted(by_id.items()):
        if work.held and work.title and not (work.number or work.part_of):
            alike.setdefault(work.title, []).append(work)
    return alike


def _ends(work: Work, repeals: Iterable[Relation], by_id: dict[str, Work]) -> tuple[_End, ...]:
    ends = []
    for relation in repeals:
        repealer = by_id.get(relation.source)
        begins = repealer.begins if repealer else None
        name = _name(repealer) if repealer else relation.source
        if relation.ends:
            words = f"{name} repeals it {_when(relation.ends)}"
            evidence = (*relation.evidence, *relation.ends.evidence)
            ends.append(_End(relation.ends.earliest, relation.ends.latest, words, evidence))
        elif begins is None:
            words = f"{name} repeals it on a day that nothing here gives"
            ends.append(_End(dt.date.min, dt.date.max, words, relation.evidence))
        else:
            words = f"{name}, which repeals it, took effect {_when(begins)}"
            evidence = (*relation.evidence, *begins.evidence)
            ends.append(_End(begins.earliest, begins.latest, words, evidence))
    if work.expires:
        words = f"its stated validity was over {_when(work.expires)}"
        period = work.expires
        ends.append(_End(period.earliest, period.latest, words, period.evidence))
    return tuple(ends)


_Verdict = tuple[str, str, tuple[Evidence, ...]]


def _judge(case: _Case, day: dt.date) -> _Verdict:
    begins, ends = case.work.begins, case.ends
    first = min(ends, key=lambda end: (end.earliest, end.latest), default=None)
    last = min(ends, key=lambda end: (end.latest, end.earliest), default=None)
    evidence = begins.evidence if begins else case.named
    evidence += tuple(e for end in ends for e in end.evidence)
    if begins and last and last.latest < begins.earliest:
        reason = f"{last.words}, which is before it took effect {_when(begins)}"
        return "unknown", f"the documents contradict each other: {reason}", evidence
    if last and day >= last.latest:
        return "not in force", last.words, evidence
    if begins is None:
        return "unknown", "nothing here says when it took effect", evidence
    if day < begins.earliest:
        return "not in force", f"it took effect only {_when(begins)}", begins.evidence
    return _judge_begun(case, day, begins, first, evidence)


def _judge_begun(
    case: _Case,
    day: dt.date,
    begins: Period,
    end: _End | None,
    evidence: tuple[Evidence, ...],
) -> _Verdict:
    """Judge a work that may have begun, and whose end is not past for certain."""
    began = f"it took effect {_when(begins)}"
    if day < begins.latest:
        return "unknown", f"{began}, and no day nearer than that is known", evidence
    if end and day >= end.earliest:
        return "unknown", f"{began}; {end.words}, and no day nearer than that is known", evidence
    if end:
        return "in force", f"{began}; {end.words}", evidence
    return _judge_endless(case, day, began, evidence)


def _judge_endless(
    case: _Case, day: dt.date, began: str, evidence: tuple[Evidence, ...]
) -> _Verdict:
    """Judge a work that has begun and of which nothing says that it ended."""
    for later in case.next_years:
        if later.begins and later.begins.earliest <= day:
            reason = (
                f"{began}; {_name(later)}, the next of its series or title, took effect "
                f"{_when(later.begins)}, and nothing here says whether it ended this one"
            )
            return "unknown", reason, (*evidence, *later.begins.evidence)
    for other in case.namesakes:
        if _may_have_taken_over(other, case.work, day):
            reason = (
                f"{began}; another text of the same title is held, and nothing here says whether "
                "it took the place of this one"
            )
            return "unknown", reason, (*evidence, *(other.begins.evidence if other.begins else ()))
    if not case.work.held:
        reason = f"{began}; its text is not held, and nothing here says whether it has ended"
        return "unknown", reason, evidence
    return "in force", f"{began}; as far as these documents tell, nothing has ended it", evidence


def _may_have_taken_over(other: Work, work: Work, day: dt.date) -> bool:
    if other.begins is None or work.begins is None:
        return True
    return other.begins.earliest <= day and other.begins.latest >= work.begins.earliest


def _name(work: Work) -> str:
    return work.number.value if work.number else work.title or work.id


def _when(period: Period) -> str:
    inferred = period.basis == "inferred"
    if period.earliest == period.latest:
        day = f"on {period.earliest.isoformat()}"
        return f"{day} (inferred from the day it was issued)" if inferred else day
    between = f"between {period.earliest.isoformat()} and {period.latest.isoformat()}"
    return f"{between} (inferred from the year it was issued)" if inferred else between
