"""Where a wording stands, and what became of the clauses that hold it."""

from __future__ import annotations

from lineage.language.folding import fold
from lineage.models import Clause, Document, Lineage, Place, Span, Thread, ThreadStep, Value, Work
from lineage.models.alignment import ThreadEvent
from lineage.models.document import Language, TextKind

__all__ = ["PlaceView", "StepView", "ThreadView", "TraceView", "view_trace"]


class PlaceView(Value):
    """A clause in its file; `holds` tells whether it has the wording itself."""

    work: str | None
    number: str | None
    year: int | None
    document: str
    kind: TextKind
    language: Language
    file: str
    address: str
    label: str
    heading: str
    text: str
    span: Span
    place: Place | None
    holds: bool


class StepView(Value):
    """A thread in one held work; without `clauses` where the work does not have it."""

    work: str
    number: str | None
    year: int | None
    document: str
    events: tuple[ThreadEvent, ...]
    match: str | None
    clauses: tuple[PlaceView, ...]


class ThreadView(Value):
    """A thread year by year; `also_in` are clauses of other texts of its works with the wording."""

    id: str
    series: str
    name: str
    steps: tuple[StepView, ...]
    also_in: tuple[PlaceView, ...]


class TraceView(Value):
    """What `lineage trace --json` prints; `clauses` are those that no thread goes through."""

    text: str
    threads: tuple[ThreadView, ...]
    clauses: tuple[PlaceView, ...]


_Place = tuple[str, str]


class _Places:
    """The clauses of a result by document and address, and which of them hold a wording."""

    def __init__(self, lineage: Lineage, text: str) -> None:
        wanted = fold(text)
        self.documents = {document.id: document for document in lineage.documents}
        self.works: dict[str, Work] = {}
        for work in lineage.works:
            for expression in work.expressions:
                self.works.update(dict.fromkeys(expression.texts, work))
        self.clauses: dict[_Place, tuple[Document, Clause]] = {
            (document.id, clause.address): (document, clause)
            for document in lineage.documents
            for clause in document.clauses
        }
        self.holding = [
            place for place, (_, clause) in self.clauses.items() if _holds(clause, wanted)
        ]
        self._holds = frozenset(self.holding)

    def view(self, place: _Place) -> PlaceView:
        document, clause = self.clauses[place]
        work = self.works.get(document.id)
        return PlaceView(
            work=work.id if work else None,
            number=work.number.value if work and work.number else None,
            year=work.year if work else None,
            document=document.id,
            kind=document.kind,
            language=document.language,
            file=clause.file or document.file,
            address=clause.address,
            label=clause.label,
            heading=clause.heading,
            text=clause.text,
            span=clause.span,
            place=clause.place,
            holds=place in self._holds,
        )


def _holds(clause: Clause, wanted: str) -> bool:
    return bool(wanted) and (wanted in fold(clause.text) or wanted in fold(clause.heading))


def view_trace(lineage: Lineage, text: str) -> TraceView:
    """Return the threads that hold a wording, and the clauses that hold it and are in none.

    Widths, quotation marks, spaces and letter case make no difference. A wording that stands in
    another text of a work, such as its translation or summary, leads to the thread of the clause
    that it goes with.
    """
    places = _Places(lineage, text)
    through = _threads_by_place(lineage)
    beside = _matched_places(lineage)
    found: dict[str, list[_Place]] = {}
    loose: list[_Place] = []
    for place in places.holding:
        direct = through.get(place, [])
        led = [name for other in beside.get(place, []) for name in through.get(other, [])]
        for name in direct or led:
            found.setdefault(name, []).extend([] if direct else [place])
        if not (direct or led):
            loose.append(place)
    return TraceView(
        text=text,
        threads=tuple(
            _thread(thread, found[thread.id], places)
            for thread in lineage.threads
            if thread.id in found
        ),
        clauses=tuple(places.view(place) for place in loose),
    )


def _threads_by_place(lineage: Lineage) -> dict[_Place, list[str]]:
    through: dict[_Place, list[str]] = {}
    for thread in lineage.threads:
        for step in thread.steps:
            for address in step.addresses:
                through.setdefault((step.document, address), []).append(thread.id)
    return through


def _matched_places(lineage: Lineage) -> dict[_Place, list[_Place]]:
    """Join each clause to those of the other texts of the same work that it goes with."""
    works = {
        document: work.id
        for work in lineage.works
        for expression in work.expressions
        for document in expression.texts
    }
    beside: dict[_Place, list[_Place]] = {}
    for alignment in lineage.alignments:
        if works.get(alignment.old) != works.get(alignment.new):
            continue
        for match in alignment.matches:
            for address in match.old:
                others = [(alignment.new, other) for other in match.new]
                beside.setdefault((alignment.old, address), []).extend(others)
    return beside


def _thread(thread: Thread, also_in: list[_Place], places: _Places) -> ThreadView:
    return ThreadView(
        id=thread.id,
        series=thread.series,
        name=thread.name,
        steps=tuple(_step(step, places) for step in thread.steps),
        also_in=tuple(places.view(place) for place in dict.fromkeys(also_in)),
    )


def _step(step: ThreadStep, places: _Places) -> StepView:
    work = places.works.get(step.document)
    return StepView(
        work=step.work,
        number=work.number.value if work and work.number else None,
        year=step.year,
        document=step.document,
        events=step.events,
        match=step.match,
        clauses=tuple(places.view((step.document, address)) for address in step.addresses),
    )
