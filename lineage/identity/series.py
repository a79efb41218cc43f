"""Works that are issued again year after year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from lineage.digest import stable_id
from lineage.identity.entries import Entry, names_of
from lineage.identity.titling import likeness, may_be_one_body
from lineage.language.titles import read_title, undated_title, without_year
from lineage.models import Gap, Relation, Series

__all__ = ["Yearly", "find_series", "gaps_of"]

# Titles of one series share most of their words once the year is out.
_ALIKE = 0.7
_SAMPLES = 4


class _Joined(NamedTuple):
    """Two entries that belong together: the one ends the other, or their titles are alike."""

    newer: str
    older: str
    is_end: bool


class Yearly(NamedTuple):
    """A series with its entries in order of year."""

    series: Series
    entries: tuple[Entry, ...]


def find_series(entries: Sequence[Entry], relations: Iterable[Relation]) -> tuple[Yearly, ...]:
    """Return the series among works whose titles name one year.

    Two such works belong together where their titles are alike without the year and nothing says
    that they are of two places, or where the one ends the other as a whole and both are of one
    kind. A series has two years at least, and one of its works is held.
    """
    yearly = {e.id: e for e in entries if e.title_year and not e.part_of}
    parent = {key: key for key in yearly}
    reasons: dict[str, set[_Joined]] = {key: set() for key in yearly}
    for joined in (*_by_repeal(yearly, relations), *_by_title(yearly)):
        first, second = sorted((_root(parent, joined.newer), _root(parent, joined.older)))
        reasons[first].add(joined)
        if first != second:
            parent[second] = first
            reasons[first] |= reasons.pop(second)
    members: dict[str, list[Entry]] = {}
    for key, entry in yearly.items():
        members.setdefault(_root(parent, key), []).append(entry)
    found = [_yearly(found, reasons[root]) for root, found in members.items() if _is_series(found)]
    return tuple(sorted(found, key=lambda yearly: yearly.series.id))


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


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
        # Neighbours are compared: works of one body stand together.
        near = sorted(
            holders[key].items(),
            key=lambda held: (without_year(held[1]), sorted(yearly[held[0]].bodies), held[0]),
        )
        for (one, first), (other, second) in pairwise(near):
            if (one, other) in compared:
                continue
            compared.add((one, other))
            fits = may_be_one_body(yearly[one].bodies, yearly[other].bodies)
            if fits and likeness(first, second) >= _ALIKE:
                yield _Joined(one, other, is_end=False)


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
