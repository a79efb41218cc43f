"""The days between which a work or a relation may have held, for what draws time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from lineage.graph.cases import Case, find_cases
from lineage.models import Lineage, Relation, Work

__all__ = ["TimeSpan", "relation_span", "work_spans"]


class TimeSpan(NamedTuple):
    """The first and the last day, both included, on which something may have held.

    None is without bound: not known, or never ended as far as the texts tell. `state` is `known`
    where a day is given, `open` where none is. Where the texts contradict each other, or leave no
    day at all, it is `contradictory` or `empty`, and no day is given.
    """

    first: dt.date | None
    last: dt.date | None
    state: Literal["known", "open", "contradictory", "empty"]


_OPEN = TimeSpan(None, None, "open")


def work_spans(lineage: Lineage) -> Mapping[str, TimeSpan]:
    """Return the span of every work by its id; a part has that of its whole."""
    by_id = {work.id: work for work in lineage.works}
    spans = {case.work.id: _span(case) for case in find_cases(lineage.works, lineage.relations)}
    return {name: spans.get(_whole(name, by_id), _OPEN) for name in sorted(by_id)}


def relation_span(relation: Relation, spans: Mapping[str, TimeSpan]) -> TimeSpan:
    """Return the span of a relation: it holds with its source, a dated repeal from its own day."""
    span = spans.get(relation.source, _OPEN)
    if not relation.ends:
        return span
    first = relation.ends.earliest
    if span.last and span.last < first:
        return TimeSpan(None, None, "empty")
    return TimeSpan(first, span.last, "known")


def _whole(name: str, by_id: Mapping[str, Work]) -> str:
    passed = set()
    while name in by_id and name not in passed and by_id[name].part_of:
        passed.add(name)
        name = by_id[name].part_of or name
    return name


def _span(case: Case) -> TimeSpan:
    first = case.work.begins.earliest if case.work.begins else None
    end = case.sure_end.latest if case.sure_end else None
    if case.contradictory:
        return TimeSpan(None, None, "contradictory")
    last = None
    if end not in (None, dt.date.max):
        if end == dt.date.min or (first and end <= first):
            return TimeSpan(None, None, "empty")
        last = end - dt.timedelta(1)
    return TimeSpan(first, last, "known") if first or last else _OPEN
