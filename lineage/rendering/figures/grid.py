"""Where each work stands: years as columns, works that belong together in one lane."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

import networkx as nx

from lineage.models import Lineage, Work
from lineage.models.work import RelationKind

__all__ = ["Arrow", "Cell", "Column", "Grid", "grid"]

_JOINING = ("repeals", "amends", "replaces", "follows")
_DRAWN = (*_JOINING, "implements", "based_on")
# More empty years than this in a row become one column, or a law of 1989 would push the rest away.
_LONGEST_EMPTY_RUN = 5


class Cell(NamedTuple):
    """A place in the grid."""

    row: int
    column: int


class Column(NamedTuple):
    """One year, a run of years without a work, or none for the works without a date."""

    years: tuple[int, ...]
    empty: bool

    @property
    def head(self) -> str:
        """What stands above the column."""
        if not self.years:
            return "undated"
        return str(self.years[0]) if len(self.years) == 1 else f"{self.years[0]}–{self.years[-1]}"


class Arrow(NamedTuple):
    """A relation between two works that have a place in the grid."""

    source: str
    target: str
    kind: RelationKind
    partial: bool
    inferred: bool


class Grid(NamedTuple):
    """Where everything stands: works by id, captions by the row they stand above.

    `gaps` are cells that stay empty because the series has no work of that year.
    """

    columns: tuple[Column, ...]
    rows: int
    places: Mapping[str, Cell]
    captions: Mapping[int, str]
    arrows: tuple[Arrow, ...]
    gaps: tuple[Cell, ...]


def grid(lineage: Lineage) -> Grid:
    """Return where each work of a result stands; parts of a work stand with their whole.

    A work that is neither held nor in a series, and to which no arrow leads, has no place.
    """
    whole = {each.id: each for each in lineage.works if each.part_of is None}
    arrows = _arrows(lineage, whole)
    joined = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    works = {
        name: each for name, each in whole.items() if each.held or each.series or name in joined
    }
    columns = _columns(works.values())
    by_year = {year: at for at, column in enumerate(columns) for year in column.years or (None,)}
    places: dict[str, Cell] = {}
    captions: dict[int, str] = {}
    gaps: list[Cell] = []
    row = 0
    for lane in _lanes(lineage, works, arrows):
        captions[row] = _caption(lineage, lane)
        stacks: dict[int, int] = defaultdict(int)
        for each in sorted(lane, key=_order):
            column = by_year[each.year]
            places[each.id] = Cell(row + stacks[column], column)
            stacks[column] += 1
        series = {each.series for each in lane}
        gaps += [
            Cell(row, by_year[gap.year])
            for gap in lineage.gaps
            if gap.series in series and gap.mentioned is None and gap.year in by_year
        ]
        row += max(stacks.values())
    free = tuple(sorted(set(gaps) - set(places.values())))
    return Grid(columns, row, places, captions, arrows, free)


def _order(work: Work) -> tuple[str, str, str]:
    return (
        work.date.value if work.date else "9999",
        work.number.value if work.number else "",
        work.id,
    )


def _arrows(lineage: Lineage, works: Mapping[str, Work]) -> tuple[Arrow, ...]:
    """Return the relations to draw, those of a part lifted to its whole."""
    whole = {each.id: each.part_of or each.id for each in lineage.works}
    found = {
        Arrow(source, target, each.kind, each.scope == "partial", each.basis == "inferred")
        for each in lineage.relations
        if each.kind in _DRAWN
        and (source := whole.get(each.source, "")) in works
        and (target := whole.get(each.target, "")) in works
        and source != target
    }
    told = {(each.source, each.target) for each in found if each.kind != "follows"}
    return tuple(
        sorted(
            each
            for each in found
            if each.kind != "follows" or (each.source, each.target) not in told
        )
    )


def _columns(works: Iterable[Work]) -> tuple[Column, ...]:
    known = {each.year for each in works}
    dated = sorted(year for year in known if year is not None)
    columns: list[Column] = []
    years = range(dated[0], dated[-1] + 1) if dated else ()
    for empty, run in groupby(years, key=lambda year: year not in known):
        span = tuple(run)
        if empty and len(span) > _LONGEST_EMPTY_RUN:
            columns.append(Column(span, empty=True))
        else:
            columns += [Column((year,), empty) for year in span]
    # Years are what a reader looks for: what has none stands behind them.
    return (*columns, Column((), empty=False)) if None in known else tuple(columns)


def _lanes(
    lineage: Lineage, works: Mapping[str, Work], arrows: tuple[Arrow, ...]
) -> Iterator[tuple[Work, ...]]:
    """Yield the works of each lane, the longest story first and the lonely works last."""
    follow = {(each.source, each.target) for each in arrows if each.kind in _JOINING}
    for series in lineage.series:
        follow |= set(pairwise(each for each in series.works if each in works))
    chains = _groups(works, follow)
    told = [chain for chain in chains if len(chain) > 1]
    rest = {each for chain in chains if len(chain) == 1 for each in chain}
    pointing = {(each.source, each.target) for each in arrows}
    among = {pair for pair in pointing if rest.issuperset(pair)}
    pointed = {end for pair in pointing for end in pair}
    beside = _groups(rest & pointed, among)
    pairs = [group for group in beside if len(group) > 1]
    alone = {each for group in beside if len(group) == 1 for each in group}
    for names in (*told, *pairs, alone, rest - pointed):
        if names:
            yield tuple(works[each] for each in sorted(names))


def _groups(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Return the names that pairs join, the largest group first."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(pairs)
    return sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))


def _caption(lineage: Lineage, lane: tuple[Work, ...]) -> str:
    """Return the series of a lane by name; a series that stands alone names the whole figure."""
    identities = {each.series for each in lane if each.series}
    if len(lineage.series) == 1:
        return ""
    return " · ".join(each.title for each in lineage.series if each.id in identities)
