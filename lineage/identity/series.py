"""Works that are issued again year after year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from lineage.digest import stable_id
from lineage.identity.entries import Entry, names_of
from lineage.identity.titling import is_next_title, likeness, may_be_one_body
from lineage.language.titles import read_title, undated_title, without_year
from lineage.models import Gap, Relation, Series

__all__ = ["Yearly", "find_series", "gaps_of"]

_SAMPLES = 4
# Up to so many titles that share a rare piece, each is compared with each.
_FEW = 16


class _Joined(NamedTuple):
    """Two entries that belong together: the one ends the other, or their titles are alike."""

    newer: str
    older: str
    is_end: bool
    likeness: float = 1.0


class Yearly(NamedTuple):
    """A series with its entries in order of year."""

    series: Series
    entries: tuple[Entry, ...]


class _Clusters:
    """Sets of yearly entries that grow together, each with what joined them."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._parent = {key: key for key in entries}
        self.members = {key: [entry] for key, entry in entries.items()}
        self.reasons: dict[str, set[_Joined]] = {key: set() for key in entries}

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, joined: _Joined) -> None:
        """Join the sets of two entries, unless alike titles alone would make one of two series."""
        first, second = sorted((self.root(joined.newer), self.root(joined.older)))
        if first != second:
            if not joined.is_end and self._clash(first, second):
                return
            self._parent[second] = first
            self.members[first] += self.members.pop(second)
            self.reasons[first] |= self.reasons.pop(second)
        self.reasons[first].add(joined)

    def _clash(self, first: str, second: str) -> bool:
        """Tell whether two works of one year, by number and by title, stand in both sets."""
        by_year: dict[int | None, list[Entry]] = {}
        for entry in self.members[first]:
            if entry.number:
                by_year.setdefault(entry.title_year, []).append(entry)
        return any(
            _cores(entry).isdisjoint(_cores(other))
            for entry in self.members[second]
            if entry.number
            for other in by_year.get(entry.title_year, ())
        )


def _cores(entry: Entry) -> frozenset[str]:
    return frozenset(without_year(name.text) for name in entry.names)


def find_series(entries: Sequence[Entry], relations: Iterable[Relation]) -> tuple[Yearly, ...]:
    """Return the series among works whose titles name one year.

    Two such works belong together where their titles are alike without the year and nothing says
    that they are of two places, or where the one ends the other as a whole and both are of one
    kind. Of titles that are not the same the most alike are joined first, and two works of one
    year keep two series apart. A series has two years at least, and one of its works is held.
    """
    yearly = {e.id: e for e in entries if e.title_year and not e.part_of}
    clusters = _Clusters(yearly)
    alike = sorted(_by_title(yearly), key=lambda joined: (-joined.likeness, joined))
    for joined in (*_by_repeal(yearly, relations), *alike):
        clusters.join(joined)
    found = [
        _yearly(members, clusters.reasons[root])
        for root, members in clusters.members.items()
        if _is_series(members)
    ]
    return tuple(sorted(found, key=lambda yearly: yearly.series.id))


def _is_series(entries: Sequence[Entry]) -> bool:
    years = {entry.title_year for entry in entries}
    return len(years) > 1 and any(entry.group for entry in entries)


def _reason(entries: Iterable[Entry], pairs: Iterable[_Joined]) -> str:
    """Say what joined which years: not every pair is joined by every reason."""
    year = {entry.id: entry.title_year or 0 for entry in entries}
    ends, alike = set(), set()
    for pair in pairs:
        if pair.is_end:
            ends.add((year[pair.older], year[pair.newer]))
        else:
            alike.add(tuple(sorted((year[pair.older], year[pair.newer]))))
    said = []
    if ends:
        listed = ", ".join(f"{older} by {newer}" for older, newer in sorted(ends))
        said.append(f"one yearly work ended as a whole by another of its kind: {listed}")
    if alike:
        listed = ", ".join(f"{one} and {other}" for one, other in sorted(alike))
        said.append(f"titles alike but for the year: {listed}")
    return "; ".join(said)


def _yearly(entries: list[Entry], pairs: set[_Joined]) -> Yearly:
    entries.sort(key=lambda entry: (entry.title_year or 0, entry.date, entry.id))
    held = [entry for entry in entries if entry.group]
    last = held[-1]
    series = Series(
        # The first work names the series: later years leave the name as it was.
        id=stable_id("series", entries[0].id),
        title=next((undated_title(name.text) for name in names_of(last)), ""),
        issuer=next((entry.issuers[0] for entry in reversed(held) if entry.issuers), ""),
        works=tuple(entry.id for entry in entries),
        reason=_reason(entries, pairs),
    )
    return Yearly(series, tuple(entries))


def _by_repeal(yearly: Mapping[str, Entry], relations: Iterable[Relation]) -> Iterable[_Joined]:
    for relation in relations:
        source, target = yearly.get(relation.source), yearly.get(relation.target)
        if relation.kind != "repeals" or relation.scope != "whole" or not source or not target:
            continue
        alike = _types(source) & _types(target)
        if alike and source.title_year != target.title_year:
            yield _Joined(source.id, target.id, is_end=True)


def _types(entry: Entry) -> frozenset[str]:
    return frozenset(read_title(name.text).type for name in entry.names) - {""}


def _by_title(yearly: Mapping[str, Entry]) -> Iterable[_Joined]:
    """Yield works of alike titles; only titles that share a rare piece are compared."""
    holders: dict[tuple[str, str, int], dict[str, str]] = {}
    for entry in yearly.values():
        for name in names_of(entry):
            title = read_title(name.text)
            for sample in _samples(without_year(name.text)):
                key = (title.language, title.type, sample)
                holders.setdefault(key, {}).setdefault(entry.id, name.text)
    compared: set[tuple[str, str]] = set()
    for key in sorted(holders):
        # Where many share a piece, those of one title and body stand together.
        near = sorted(
            holders[key].items(),
            key=lambda held: (without_year(held[1]), sorted(yearly[held[0]].bodies), held[0]),
        )
        reach = len(near) if len(near) <= _FEW else 2
        for at, (one, first) in enumerate(near):
            for other, second in near[at + 1 : at + reach]:
                if (one, other) in compared:
                    continue
                compared.add((one, other))
                if not may_be_one_body(yearly[one].bodies, yearly[other].bodies):
                    continue
                if is_next_title(first, second):
                    yield _Joined(one, other, is_end=False, likeness=likeness(first, second))


def _samples(core: str) -> list[int]:
    pieces = {core[at : at + 4] for at in range(max(1, len(core) - 3))}
    return sorted(crc32(piece.encode()) for piece in pieces)[:_SAMPLES]


def gaps_of(yearly: Yearly) -> tuple[Gap, ...]:
    """Return the years between a series' first and last work that no held text covers."""
    by_year: dict[int, list[Entry]] = {}
    for entry in yearly.entries:
        by_year.setdefault(entry.title_year or 0, []).append(entry)
    gaps = []
    for year in range(min(by_year), max(by_year) + 1):
        works = by_year.get(year, [])
        if not any(entry.group for entry in works):
            mentioned = works[0].id if works else None
            gaps.append(Gap(series=yearly.series.id, year=year, mentioned=mentioned))
    return tuple(gaps)
