"""What was in force when: one row for each span of days with one answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from lineage.models import Work
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.naming import short_name
from lineage.rendering.timeline import Stretch, Verdict, stretches

__all__ = ["ForceRow", "ForceView", "Standing", "force_view"]

_MOST_ROWS = 60


class Standing(NamedTuple):
    """A work by name with the reason for its answer."""

    work: Work
    name: str
    reason: str


class ForceRow(NamedTuple):
    """A span of days, and the works of which one thing holds on all of them."""

    days: str
    in_force: tuple[Standing, ...]
    unknown: tuple[Standing, ...]
    not_in_force: tuple[Standing, ...]


class ForceView(NamedTuple):
    """The rows in order of days, how many more there are, and the works that no day tells of."""

    rows: tuple[ForceRow, ...]
    more: int
    untold: tuple[Standing, ...]


def force_view(book: Catalogue) -> ForceView:
    """Return what was in force from the first day that any text tells of to the last one."""
    every = stretches(book.lineage.works, book.lineage.relations)
    untold = [each for each in every if each.first is None and each.last is None]
    told = [each for each in every if each not in untold]
    order = sorted({each.work for each in told}, key=lambda name: _order(book.works[name]))
    told.sort(key=lambda each: order.index(each.work))
    days = sorted({each.first for each in told if each.first})
    spans = [list(run) for _, run in groupby(days, key=lambda day: _verdicts(told, day))]
    firsts = [run[0] for run in spans[: _MOST_ROWS + 1]]
    rows = tuple(
        _row(book, told, first, after)
        for first, after in zip(firsts[:_MOST_ROWS], [*firsts[1:], None], strict=False)
    )
    standing = tuple(_standing(book, each) for each in untold)
    return ForceView(rows, max(0, len(spans) - len(rows)), standing)


def _order(work: Work) -> tuple[dt.date, str]:
    return work.begins.earliest if work.begins else dt.date.max, work.id


def _on(told: Sequence[Stretch], day: dt.date) -> list[Stretch]:
    return [
        each
        for each in told
        if (each.first is None or each.first <= day) and (each.last is None or day <= each.last)
    ]


def _verdicts(told: Sequence[Stretch], day: dt.date) -> tuple[Verdict, ...]:
    return tuple(each.verdict for each in _on(told, day))


def _row(
    book: Catalogue, told: Sequence[Stretch], first: dt.date, after: dt.date | None
) -> ForceRow:
    # Reasons may differ from day to day where the answer does not: the latest says the most.
    last = after - dt.timedelta(1) if after else dt.date.max
    found = _on(told, last)

    def standing(verdict: Verdict) -> tuple[Standing, ...]:
        return tuple(_standing(book, each) for each in found if each.verdict == verdict)

    return ForceRow(
        days=_days(first, last if after else None),
        in_force=standing("in force"),
        unknown=standing("cannot be told"),
        not_in_force=standing("not in force"),
    )


def _days(first: dt.date, last: dt.date | None) -> str:
    if last is None:
        return f"from {first} on"
    return f"on {first}" if first == last else f"{first} to {last}"


def _standing(book: Catalogue, stretch: Stretch) -> Standing:
    work = book.works[stretch.work]
    return Standing(work, short_name(work), stretch.reason)
