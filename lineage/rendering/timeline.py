"""The days on which what was in force changes, as far as the texts tell, found without a clock."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

import networkx as nx

from lineage.graph import Answer, in_force
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


class _Said(NamedTuple):
    day: dt.date
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]


def stretches(works: Sequence[Work], relations: Iterable[Relation]) -> tuple[Stretch, ...]:
    """Return, for every work that is no part of another one, its answers in order of days.

    An answer can change only on a day that bounds the begin or the end of the work itself, of one
    that ends or follows it, or of one of its title: only these days are asked for.
    """
    whole = {each.id: each for each in works if each.part_of is None}
    related = tuple(relations)
    groups = _groups(whole, related)
    of_group = {name: at for at, names in enumerate(groups) for name in names}
    near: dict[int, list[Relation]] = defaultdict(list)
    for each in related:
        if each.target in of_group:
            near[of_group[each.target]].append(each)
    return tuple(
        stretch
        for at, names in enumerate(groups)
        for stretch in _of_group([whole[name] for name in names], near[at])
    )


def _groups(whole: dict[str, Work], relations: Iterable[Relation]) -> list[list[str]]:
    """Return the works on whose days each other's answers hang, each group by id."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(whole)
    graph.add_edges_from(
        (each.source, each.target)
        for each in relations
        if each.kind in ("repeals", "replaces", "follows")
        and {each.source, each.target} <= whole.keys()
    )
    first: dict[str, str] = {}
    for name in sorted(whole):
        if whole[name].number is None and whole[name].title:
            graph.add_edge(first.setdefault(whole[name].title, name), name)
    return sorted(sorted(found) for found in nx.connected_components(graph))


def _of_group(works: list[Work], relations: list[Relation]) -> Iterator[Stretch]:
    days = sorted(
        {
            day
            for work in works
            for period in (work.begins, work.expires)
            if period
            for day in (period.earliest, period.latest)
        }
    )
    # The day before the first stands for all earlier ones; nothing comes before the calendar.
    asked = [days[0] - dt.timedelta(1), *days] if days and days[0] > dt.date.min else days
    said: dict[str, list[_Said]] = defaultdict(list)
    for day in asked or [dt.date.min]:
        answers = in_force(works, relations, day)
        listed: tuple[tuple[Verdict, tuple[Answer, ...]], ...] = (
            ("in force", answers.in_force),
            ("not in force", answers.not_in_force),
            ("cannot be told", answers.unknown),
        )
        for verdict, found in listed:
            for each in found:
                said[each.work].append(_Said(day, verdict, each.reason, each.evidence))
    for work in sorted(said):
        yield from _runs(work, said[work])


def _runs(work: str, said: Sequence[_Said]) -> Iterator[Stretch]:
    runs = [next(run) for _, run in groupby(said, key=lambda each: (each.verdict, each.reason))]
    for at, each in enumerate(runs):
        first = each.day if at else None
        last = runs[at + 1].day - dt.timedelta(1) if at + 1 < len(runs) else None
        yield Stretch(work, first, last, each.verdict, each.reason, each.evidence)
