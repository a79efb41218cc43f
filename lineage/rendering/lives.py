"""How many clauses each held work of a series has, and how those of the first go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lineage.models import Thread

__all__ = ["Lives", "lives"]


class Lives(NamedTuple):
    """Clauses that threads follow: `counts` by work in order, the rest of the first work's.

    `alone` go on through every work as one clause that no other joined, `shared` through every
    work, but joined with others or split somewhere, `missing` are not found in every work.
    """

    counts: Mapping[str, int]
    alone: int
    shared: int
    missing: int


def lives(works: Sequence[str], threads: Iterable[Thread]) -> Lives:
    """Return the counts of a series' threads, `works` in order; no clause is counted twice."""
    ways = [{s.work: s.addresses for s in thread.steps if s.addresses} for thread in threads]
    holders = Counter(
        (work, address) for way in ways for work, addresses in way.items() for address in addresses
    )
    held = Counter(work for work, _ in holders)
    counts = {work: held[work] for work in works if held[work]}
    first = next(iter(counts), "")
    found: dict[str, str] = {}
    for way in ways:
        whole = len(way) == len(counts)
        alone = all(len(each) == 1 and holders[work, each[0]] == 1 for work, each in way.items())
        fate = ("alone" if alone else "shared") if whole else "missing"
        for address in way.get(first, ()):
            if whole or address not in found:
                found[address] = fate
    fates = Counter(found.values())
    return Lives(counts, fates["alone"], fates["shared"], fates["missing"])
