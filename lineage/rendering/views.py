"""What the commands about clauses print, as values with a published schema (`docs/schema`).

The names here are a promise to scripts: a key may be added, none is renamed or taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from lineage.models import (
    Alignment,
    Change,
    Document,
    Edit,
    Fact,
    FactChange,
    Issue,
    Lineage,
    Match,
    Passage,
    Place,
    Span,
    Stated,
    Value,
    Variant,
)
from lineage.models.alignment import Compares
from lineage.models.document import ClauseKind, FactKind, Language, TextKind

__all__ = [
    "AlignView",
    "ClauseView",
    "ClausesView",
    "DiffMatchView",
    "DiffView",
    "DocumentView",
    "FactChangeView",
    "view_alignment",
    "view_changes",
    "view_clauses",
]


class ClauseView(Value):
    """A clause: `span` is the place of `text` in the file in characters, `place` as printed."""

    address: str
    parent: str | None
    kind: ClauseKind
    label: str
    number: str
    heading: str
    text: str
    span: Span
    place: Place | None
    cut: bool
    file: str


class DocumentView(Value):
    """One text of one file; `work` is the work's id, none where it could not be told.

    A text put together from `copies` has `variants` where they differ.
    """

    id: str
    file: str
    part: int
    work: str | None
    language: Language
    kind: TextKind
    title: str | None
    number: str | None
    issuer: str | None
    signed: str | None
    published: str | None
    effective: str | None
    complete: bool
    issues: tuple[Issue, ...]
    passages: tuple[Passage, ...]
    clauses: tuple[ClauseView, ...]
    copies: tuple[str, ...]
    variants: tuple[Variant, ...]


class ClausesView(Value):
    """What `lineage clauses --json` prints."""

    documents: tuple[DocumentView, ...]


class AlignView(Value):
    """What `lineage align --json` prints; `old` and `new` are document ids."""

    id: str
    old: str
    new: str
    old_file: str
    new_file: str
    scorer: str
    compares: Compares
    note: str
    matches: tuple[Match, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    not_comparable: tuple[str, ...]


class FactChangeView(Value):
    """A fact beside the one that took its place; spans are places in the two files."""

    id: str
    kind: FactKind
    old: str | None
    new: str | None
    old_unit: str | None
    new_unit: str | None
    old_comparator: str | None
    new_comparator: str | None
    old_quote: str | None
    new_quote: str | None
    old_span: Span | None
    new_span: Span | None
    change: str
    doubt: str


class DiffMatchView(Match):
    """A match with what changed in it."""

    edits: tuple[Edit, ...]
    not_in_old: str
    not_in_new: str
    facts: tuple[FactChangeView, ...]


class DiffView(AlignView):
    """What `lineage diff --json` prints."""

    matches: tuple[DiffMatchView, ...]


def view_clauses(lineage: Lineage) -> ClausesView:
    """Return every document with its clauses."""
    works = {
        document: work.id
        for work in lineage.works
        for expression in work.expressions
        for document in expression.texts
    }
    readings = {
        expression.reading.document: expression.reading.variants
        for work in lineage.works
        for expression in work.expressions
        if expression.reading
    }
    return ClausesView(
        documents=tuple(
            _document(document, works.get(document.id), readings.get(document.id, ()))
            for document in lineage.documents
        )
    )


def _document(document: Document, work: str | None, variants: tuple[Variant, ...]) -> DocumentView:
    return DocumentView(
        id=document.id,
        file=document.file,
        part=document.part,
        work=work,
        language=document.language,
        kind=document.kind,
        title=_value(document.title),
        number=_value(document.number),
        issuer=_value(document.issuer),
        signed=_value(document.signed),
        published=_value(document.published),
        effective=_value(document.effective),
        complete=document.complete,
        issues=document.issues,
        passages=document.passages,
        clauses=tuple(
            ClauseView.model_validate(clause.model_dump(exclude={"label_span"}))
            for clause in document.clauses
        ),
        copies=document.copies,
        variants=variants,
    )


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def view_alignment(old: Document, new: Document, alignment: Alignment) -> AlignView:
    """Return how the clauses of two documents go together."""
    return AlignView.model_validate(_aligned(old, new, alignment))


def view_changes(
    old: Document, new: Document, alignment: Alignment, changes: Iterable[Change]
) -> DiffView:
    """Return an alignment with what changed in each of its matches."""
    by_match = {change.match: change for change in changes}
    matches = [_diff_match(match, by_match.get(match.id)) for match in alignment.matches]
    return DiffView.model_validate(_aligned(old, new, alignment) | {"matches": matches})


def _aligned(old: Document, new: Document, alignment: Alignment) -> dict[str, object]:
    return alignment.model_dump() | {"old_file": old.file, "new_file": new.file}


def _diff_match(match: Match, change: Change | None) -> dict[str, object]:
    if change is None:
        change = Change(
            match=match.id, compares="substance", edits=(), not_in_old="", not_in_new="", facts=()
        )
    return match.model_dump() | {
        "edits": change.edits,
        "not_in_old": change.not_in_old,
        "not_in_new": change.not_in_new,
        "facts": [_fact_change(fact) for fact in change.facts],
    }


def _fact_change(change: FactChange) -> FactChangeView:
    return FactChangeView.model_validate(
        {"id": change.id, "kind": change.kind, "change": change.change, "doubt": change.doubt}
        | _fact_side("old", change.old)
        | _fact_side("new", change.new)
    )


def _fact_side(side: Literal["old", "new"], fact: Fact | None) -> dict[str, object]:
    return {
        side: fact.value if fact else None,
        f"{side}_unit": fact.unit if fact else None,
        f"{side}_comparator": fact.comparator if fact else None,
        f"{side}_quote": fact.evidence.quote if fact else None,
        f"{side}_span": fact.evidence.span if fact else None,
    }
