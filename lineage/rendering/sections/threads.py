"""Threads: a matrix of years and clauses, and the texts of each thread year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lineage.models import (
    Alignment,
    Change,
    Clause,
    FactChange,
    Lineage,
    Match,
    Series,
    Thread,
    ThreadStep,
    Work,
)
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.naming import anchor, short_name, text_name

__all__ = ["Cell", "Column", "Part", "Row", "SeriesView", "StepView", "ThreadView", "series_views"]

_MARKS = ("unknown", "dropped", "returned", "born", "rewritten", "edited", "continued", "kept")


class Column(NamedTuple):
    """A held work, or a year without a text (`work` is then the one named, if any)."""

    head: str
    work: Work | None
    note: str
    held: bool


class Cell(NamedTuple):
    """What a thread is in one column; `mark` is the event that colours it."""

    labels: str
    events: str
    mark: str
    held: bool


class Row(NamedTuple):
    """A thread across the columns; `name` tells it from the others of its series."""

    thread: Thread
    name: str
    cells: tuple[Cell, ...]


class Part(NamedTuple):
    """Clauses of a step, by name, that one match joins to the step before, or that none does."""

    clauses: tuple[tuple[Clause, str], ...]
    match: Match | None
    change: Change | None
    redline: bool


class StepView(NamedTuple):
    """A step with its clauses, and what changed since the step before."""

    step: ThreadStep
    work: Work
    head: str
    text_name: str
    file: str
    parts: tuple[Part, ...]
    note: str
    facts: tuple[FactChange, ...]


class ThreadView(NamedTuple):
    """A thread with its steps; `name` tells it from the others of its series."""

    thread: Thread
    name: str
    steps: tuple[StepView, ...]


class SeriesView(NamedTuple):
    """A series: its matrix and its threads; `figure` is the file name of its flow."""

    series: Series
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    threads: tuple[ThreadView, ...]
    figure: str


def series_views(book: Catalogue) -> tuple[SeriesView, ...]:
    """Return each series that has a thread."""
    return tuple(_series(book, each) for each in book.lineage.series if _threads(book, each))


def _threads(book: Catalogue, series: Series) -> tuple[Thread, ...]:
    return tuple(each for each in book.lineage.threads if each.series == series.id)


def _series(book: Catalogue, series: Series) -> SeriesView:
    threads = _threads(book, series)
    columns = tuple(_columns(book.lineage, book, series))
    names = tuple(_names(book, threads))
    return SeriesView(
        series=series,
        columns=columns,
        rows=tuple(
            Row(each, name, tuple(_cells(book, each, columns)))
            for each, name in zip(threads, names, strict=True)
        ),
        threads=tuple(
            ThreadView(each, name, tuple(_steps(book, each)))
            for each, name in zip(threads, names, strict=True)
        ),
        figure=f"flow-{anchor(series.id)}",
    )


def _names(book: Catalogue, threads: tuple[Thread, ...]) -> Iterator[str]:
    """Yield the names of threads; those that went together bear one, and are told by their birth.

    A thread's name is that of its latest clause.
    """
    borne = Counter(each.name for each in threads)
    for thread in threads:
        first = next((each for each in thread.steps if each.addresses), None)
        if borne[thread.name] == 1 or first is None:
            yield thread.name
            continue
        labels = book.names(first.document, book.clauses(first.document, first.addresses))
        yield f"{thread.name} (from “{', '.join(labels)}” of {_head(book.works[first.work])})"


def _columns(lineage: Lineage, book: Catalogue, series: Series) -> Iterator[Column]:
    held = [book.works[each] for each in series.works if book.works[each].held]
    gaps = [each for each in lineage.gaps if each.series == series.id]
    marked = [((work.year or 0), 0, Column(_head(work), work, "", held=True)) for work in held]
    for gap in gaps:
        named = book.works.get(gap.mentioned or "")
        note = "named, no text held" if named else "none held, none named"
        marked.append((gap.year, 1, Column(str(gap.year), named, note, held=False)))
    for _, _, column in sorted(marked, key=lambda each: each[:2]):
        yield column


def _head(work: Work) -> str:
    return str(work.year) if work.year is not None else short_name(work)


def _cells(book: Catalogue, thread: Thread, columns: tuple[Column, ...]) -> Iterator[Cell]:
    steps = {step.work: step for step in thread.steps}
    for column in columns:
        step = steps.get(column.work.id) if column.held and column.work else None
        if step is None:
            yield Cell("", "" if column.held else "not held", "", held=column.held)
            continue
        clauses = book.clauses(step.document, step.addresses)
        labels = ", ".join(book.names(step.document, clauses))
        mark = next((each for each in _MARKS if each in step.events), "")
        yield Cell(labels, ", ".join(step.events), mark, held=True)


def _steps(book: Catalogue, thread: Thread) -> Iterator[StepView]:
    for step in thread.steps:
        document = book.documents.get(step.document)
        alignment = book.alignment_of.get(step.match or "")
        parts = tuple(_parts(book, step, alignment))
        work = book.works[step.work]
        yield StepView(
            step=step,
            work=work,
            head=_head(work),
            text_name=text_name(document) if document else "",
            file=document.file if document else "",
            parts=parts,
            note=alignment.note if alignment else "",
            facts=tuple(fact for part in parts if part.change for fact in part.change.facts),
        )


def _parts(book: Catalogue, step: ThreadStep, alignment: Alignment | None) -> Iterator[Part]:
    """Yield a step's clauses match by match: those of one split may have gone on separately."""
    left = dict.fromkeys(step.addresses)
    for match in alignment.matches if alignment else ():
        here = [each for each in match.new if each in left]
        if here:
            yield _part(book, step.document, match.new, match)
            left = {each: None for each in left if each not in here}
    if left:
        yield _part(book, step.document, tuple(left), None)


def _part(book: Catalogue, document: str, addresses: tuple[str, ...], match: Match | None) -> Part:
    clauses = book.clauses(document, addresses)
    change = book.changes.get(match.id) if match else None
    return Part(
        clauses=tuple(zip(clauses, book.names(document, clauses), strict=True)),
        match=match,
        change=change,
        redline=bool(change and change.compares == "wording" and change.edits),
    )
