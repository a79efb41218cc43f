"""What was in force on a day, what was not, and what cannot be told."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from lineage.graph.cases import Case, End, find_cases, when
from lineage.models import Evidence, Period, Relation, Value, Work
from lineage.models.value import made

__all__ = ["Answer", "ForceIndex", "ForceSpan", "InForce", "in_force", "index_force"]

Verdict = Literal["in force", "not in force", "unknown"]


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


class ForceSpan(NamedTuple):
    """One answer, and the first day on which it holds: up to the next of the same work."""

    first: dt.date
    verdict: Verdict
    answer: Answer


class ForceIndex(NamedTuple):
    """The answers of every day, worked out once: of each work its spans, from the first day on.

    All spans stand in one row, work by work: `days` are their first days, as ordinals, `firsts`
    where those of each work begin, and at last where all end. Lists of dates for each work would
    take more time to reach than to search.
    """

    days: array[int]
    firsts: array[int]
    verdicts: tuple[Verdict, ...]
    answers: tuple[Answer, ...]

    def on(self, day: dt.date) -> InForce:
        """Return what was in force on a day, what was not, and what cannot be told."""
        told: dict[Verdict, list[Answer]] = {"in force": [], "not in force": [], "unknown": []}
        days, verdicts, answers, ordinal = self.days, self.verdicts, self.answers, day.toordinal()
        for begin, end in pairwise(self.firsts):
            at = bisect_right(days, ordinal, begin, end) - 1
            told[verdicts[at]].append(answers[at])
        return InForce(
            date=day,
            in_force=tuple(told["in force"]),
            not_in_force=tuple(told["not in force"]),
            unknown=tuple(told["unknown"]),
        )

    def works(self) -> Iterator[tuple[ForceSpan, ...]]:
        """Yield the spans of each work, by its id."""
        for begin, end in pairwise(self.firsts):
            yield tuple(
                ForceSpan(dt.date.fromordinal(self.days[at]), self.verdicts[at], self.answers[at])
                for at in range(begin, end)
            )


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
    return index_force(works, relations).on(day)


def index_force(works: Iterable[Work], relations: Iterable[Relation]) -> ForceIndex:
    """Return the answers of `in_force` for all days, for those who ask about many of them."""
    days, firsts = array("l"), array("l", [0])
    verdicts: list[Verdict] = []
    answers: list[Answer] = []
    for case in find_cases(works, relations):
        for first, verdict, answer in _spans(case):
            days.append(first.toordinal())
            verdicts.append(verdict)
            answers.append(answer)
        firsts.append(len(days))
    return ForceIndex(days, firsts, tuple(verdicts), tuple(answers))


def _spans(case: Case) -> tuple[ForceSpan, ...]:
    begins, first, sure = case.work.begins, case.first_end, case.sure_end
    days = {dt.date.min, *(rival.day for rival in case.rivals)}
    days |= {begins.earliest, begins.latest} if begins else set()
    days |= {first.earliest, first.latest} if first else set()
    days |= {sure.earliest, sure.latest} if sure else set()
    everything = begins.evidence if begins else case.named
    everything = _each_once((*everything, *(e for end in case.ends for e in end.evidence)))
    spans: list[ForceSpan] = []
    for day in sorted(days):
        verdict, reason, evidence = _judge(case, day, first, sure, everything)
        if not spans or (spans[-1].verdict, spans[-1].answer.reason) != (verdict, reason):
            answer = made(Answer, work=case.work.id, reason=reason, evidence=evidence)
            spans.append(ForceSpan(day, verdict, answer))
    return tuple(spans)


def _each_once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return evidence if len(evidence) < 2 else tuple(dict.fromkeys(evidence))  # noqa: PLR2004 - hashing is slow


_Judgement = tuple[Verdict, str, tuple[Evidence, ...]]


def _judge(
    case: Case, day: dt.date, first: End | None, sure: End | None, evidence: tuple[Evidence, ...]
) -> _Judgement:
    begins = case.work.begins
    if begins and sure and case.contradictory:
        reason = f"{sure.words}, which is before it took effect {when(begins)}"
        return "unknown", f"the documents contradict each other: {reason}", evidence
    if sure and day >= sure.latest:
        return "not in force", sure.words, evidence
    if begins is None:
        return "unknown", "nothing here says when it took effect", evidence
    if day < begins.earliest:
        reason = f"it took effect only {when(begins)}"
        return "not in force", reason, _each_once(begins.evidence)
    return _judge_begun(case, day, begins, first, evidence)


def _judge_begun(
    case: Case, day: dt.date, begins: Period, end: End | None, evidence: tuple[Evidence, ...]
) -> _Judgement:
    """Judge a work that may have begun, and whose end is not past for certain."""
    began = f"it took effect {when(begins)}"
    if day < begins.latest:
        return "unknown", f"{began}, and no day nearer than that is known", evidence
    if end and day >= end.earliest:
        return "unknown", f"{began}; {end.words}, and no day nearer than that is known", evidence
    if end:
        return "in force", f"{began}; {end.words}", evidence
    return _judge_endless(case, day, began, evidence)


def _judge_endless(
    case: Case, day: dt.date, began: str, evidence: tuple[Evidence, ...]
) -> _Judgement:
    """Judge a work that has begun and of which nothing says that it ended."""
    for rival in case.rivals:
        if rival.day <= day:
            return "unknown", f"{began}; {rival.words}", _each_once((*evidence, *rival.evidence))
    if not case.work.held:
        reason = f"{began}; its text is not held, and nothing here says whether it has ended"
        return "unknown", reason, evidence
    return "in force", f"{began}; as far as these documents tell, nothing has ended it", evidence
