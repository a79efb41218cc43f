"""The days on which what was in force changes, as far as the texts tell, found without a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from lineage.graph import ForceSpan, index_force
from lineage.models import Evidence, Relation, Work

__all__ = ["Stretch", "Verdict", "stretches"]

Verdict = Literal["in force", "not in force", "cannot be told"]


class Stretch(NamedTuple):
    """One answer for one work, from `first` to `last`, both included; none is without bound."""

    work: str
    first: dt.date | None
    last: dt.date | None
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]


def stretches(works: Iterable[Work], relations: Iterable[Relation]) -> tuple[Stretch, ...]:
    """Return, for every work that is no part of another one, its answers in order of days."""
    index = index_force(works, relations)
    return tuple(stretch for spans in index.works() for stretch in _stretches(spans))


def _stretches(spans: Sequence[ForceSpan]) -> Iterator[Stretch]:
    for at, (first, verdict, answer) in enumerate(spans):
        yield Stretch(
            answer.work,
            first if at else None,
            spans[at + 1].first - dt.timedelta(1) if at + 1 < len(spans) else None,
            "cannot be told" if verdict == "unknown" else verdict,
            answer.reason,
            answer.evidence,
        )
