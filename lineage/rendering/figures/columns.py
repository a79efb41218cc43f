"""The columns of a clause flow: which text of each held work, and how its clauses go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from lineage.models import Alignment, Clause, Document, Lineage, Series, Work
from lineage.rendering.naming import UNNUMBERED, above, years

__all__ = ["Block", "Flow", "Interval", "Ribbon", "flow"]

Fate = Literal["goes on", "ends", "not in this copy", "last"]
Origin = Literal["came", "new", "not in this copy", "first"]


class Block(NamedTuple):
    """One clause of a column, what it came from and what becomes of it.

    `depth` is how many clauses hold it.
    """

    column: int
    clause: Clause
    depth: int
    origin: Origin
    fate: Fate


class Ribbon(NamedTuple):
    """A match, or one pair of a split or merge; the ends are places in the flow's blocks.

    `text` is the match's axis of wording, none where wording cannot be compared.
    """

    old: int
    new: int
    text: Literal["identical", "edited", "rewritten"] | None
    uncertain: bool


class Interval(NamedTuple):
    """What lies between two neighbouring columns: years not held, and whether they are aligned."""

    words: str
    aligned: bool


class Flow(NamedTuple):
    """A series as columns of blocks joined by ribbons."""

    heads: tuple[tuple[Work, Document], ...]
    blocks: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]
    intervals: tuple[Interval, ...]


def flow(lineage: Lineage, series: Series) -> Flow:
    """Return the flow of a series; a work without a clause that any thread holds is left out."""
    heads = tuple(_heads(lineage, series))
    steps = tuple(_alignment(lineage, old.id, new.id) for (_, old), (_, new) in pairwise(heads))
    blocks = tuple(_blocks(heads, steps))
    index = {(block.column, block.clause.address): at for at, block in enumerate(blocks)}
    ribbons = tuple(
        Ribbon(index[column, old], index[column + 1, new], match.text, match.uncertain)
        for column, step in enumerate(steps)
        if step
        for match in step.matches
        for old in match.old
        for new in match.new
        if (column, old) in index and (column + 1, new) in index
    )
    works = [work for work, _ in heads]
    intervals = tuple(
        Interval(_not_held(lineage, series, old, new), step is not None)
        for (old, new), step in zip(pairwise(works), steps, strict=True)
    )
    return Flow(heads, blocks, ribbons, intervals)


def _heads(lineage: Lineage, series: Series) -> Iterator[tuple[Work, Document]]:
    works = {each.id: each for each in lineage.works}
    documents = {each.id: each for each in lineage.documents}
    told = Counter(
        (step.work, step.document)
        for thread in lineage.threads
        if thread.series == series.id
        for step in thread.steps
        if step.addresses
    )
    for name in series.works:
        ranked = sorted((-count, doc) for (work, doc), count in told.items() if work == name)
        if ranked and name in works and ranked[0][1] in documents:
            yield works[name], documents[ranked[0][1]]


def _alignment(lineage: Lineage, old: str, new: str) -> Alignment | None:
    found = (each for each in lineage.alignments if (each.old, each.new) == (old, new))
    return next(found, None)


def _blocks(
    heads: tuple[tuple[Work, Document], ...], steps: tuple[Alignment | None, ...]
) -> Iterator[Block]:
    for column, (_, document) in enumerate(heads):
        before = steps[column - 1] if column else None
        after = steps[column] if column < len(steps) else None
        by_address = {each.address: each for each in document.clauses}
        for clause in document.clauses:
            if clause.text and clause.kind not in UNNUMBERED:
                address = clause.address
                depth = len(above(by_address, clause))
                yield Block(column, clause, depth, _origin(before, address), _fate(after, address))


def _origin(before: Alignment | None, address: str) -> Origin:
    if before is None:
        return "first"
    if address in before.added:
        return "new"
    return "not in this copy" if f"new:{address}" in before.not_comparable else "came"


def _fate(after: Alignment | None, address: str) -> Fate:
    if after is None:
        return "last"
    if address in after.dropped:
        return "ends"
    return "not in this copy" if f"old:{address}" in after.not_comparable else "goes on"


def _not_held(lineage: Lineage, series: Series, old: Work, new: Work) -> str:
    """Return which years between two works have no text, and whether a work of them is named."""
    between: Mapping[int, str | None] = {
        gap.year: gap.mentioned
        for gap in lineage.gaps
        if gap.series == series.id
        and old.year is not None
        and new.year is not None
        and old.year < gap.year < new.year
    }
    named = [year for year, work in between.items() if work]
    unnamed = [year for year, work in between.items() if not work]
    parts = []
    if named:
        parts.append(f"{years(named)}: named, not held")
    if unnamed:
        parts.append(f"{years(unnamed)}: none held, none named")
    return "; ".join(parts)
