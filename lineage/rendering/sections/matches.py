"""Every alignment with its matches, what it left over, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lineage.models import Alignment, Change, Clause, FactChange, Finding, Match
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.naming import short_name, subject_of, text_name

__all__ = ["AlignmentView", "FactRow", "MatchRow", "alignment_views", "fact_rows", "finding_rows"]

Between = Literal["copies", "texts of one work", "works"]


class MatchRow(NamedTuple):
    """A match with its clauses by name and what changed; `axes` says how it stands on each axis."""

    match: Match
    old: str
    new: str
    axes: str
    change: Change | None
    redline: bool


class AlignmentView(NamedTuple):
    """Two texts held against one another, and the clauses of each that found no partner."""

    alignment: Alignment
    between: Between
    old: str
    new: str
    rows: tuple[MatchRow, ...]
    dropped: tuple[Clause, ...]
    added: tuple[Clause, ...]
    not_in_new: tuple[Clause, ...]
    not_in_old: tuple[Clause, ...]
    why_new: str
    why_old: str
    verdict: str


class FactRow(NamedTuple):
    """A changed fact with the texts it stands in.

    Between texts of one work nothing changed: `change` then says only that they differ.
    """

    fact: FactChange
    change: str
    subject: str
    match: str
    old: str
    new: str


def alignment_views(book: Catalogue) -> tuple[AlignmentView, ...]:
    """Return every alignment: copies first, then texts of one work, then works over the years."""
    views = [_view(book, each) for each in book.lineage.alignments]
    rank = {"copies": 0, "texts of one work": 1, "works": 2}
    return tuple(sorted(views, key=lambda each: rank[each.between]))


def _view(book: Catalogue, alignment: Alignment) -> AlignmentView:
    hidden = [each.split(":", 1) for each in alignment.not_comparable]
    of_old = tuple(address for side, address in hidden if side == "old")
    of_new = tuple(address for side, address in hidden if side == "new")
    between = _between(book, alignment)
    return AlignmentView(
        alignment=alignment,
        between=between,
        old=_text(book, alignment.old, between),
        new=_text(book, alignment.new, between),
        rows=tuple(_row(book, alignment, each) for each in alignment.matches),
        dropped=book.clauses(alignment.old, alignment.dropped),
        added=book.clauses(alignment.new, alignment.added),
        not_in_new=book.clauses(alignment.old, of_old),
        not_in_old=book.clauses(alignment.new, of_new),
        why_new=_why_silent(book, alignment.new),
        why_old=_why_silent(book, alignment.old),
        verdict=_verdict(alignment, between),
    )


def _why_silent(book: Catalogue, document: str) -> str:
    """Return why nothing follows from what a text lacks."""
    held = book.documents.get(document)
    summary = held is not None and held.kind == "summary"
    return "which as a summary may leave it out" if summary else "which breaks off"


def _between(book: Catalogue, alignment: Alignment) -> Between:
    if book.copies(alignment):
        return "copies"
    old, new = book.work_of.get(alignment.old), book.work_of.get(alignment.new)
    return "texts of one work" if old is new else "works"


def _text(book: Catalogue, document: str, between: Between) -> str:
    held, work = book.documents.get(document), book.work_of.get(document)
    if held is None:
        return document
    if between == "copies":
        return held.file
    return f"{short_name(work) if work else held.file} ({text_name(held)})"


def _verdict(alignment: Alignment, between: Between) -> str:
    if between != "copies":
        return ""
    differ = sum(each.text != "identical" for each in alignment.matches)
    if differ:
        return f"The wording differs in {differ} of {len(alignment.matches)} compared."
    return "The wording is the same wherever both copies hold it."


def _row(book: Catalogue, alignment: Alignment, match: Match) -> MatchRow:
    change = book.changes.get(match.id)
    return MatchRow(
        match=match,
        old=", ".join(book.names(alignment.old, book.clauses(alignment.old, match.old))),
        new=", ".join(book.names(alignment.new, book.clauses(alignment.new, match.new))),
        axes=", ".join(_axes(match)),
        change=change,
        redline=bool(change and any(each.op != "equal" for each in change.edits)),
    )


def _axes(match: Match) -> Iterator[str]:
    yield match.text or "wording not compared"
    if match.number == "changed":
        yield "number changed"
    if match.position == "moved":
        yield "moved"
    if match.shape != "one-to-one":
        yield match.shape
    if match.cut:
        yield "one copy breaks off inside"


def fact_rows(book: Catalogue) -> tuple[FactRow, ...]:
    """Return every changed fact, those of the works over the years first."""
    rows: list[tuple[bool, FactRow]] = []
    for change in book.lineage.changes:
        alignment = book.alignment_of.get(change.match)
        if alignment is None:
            continue
        between = _between(book, alignment)
        old, new = (_text(book, each, between) for each in (alignment.old, alignment.new))
        within = between != "works"
        rows.extend(
            (
                within,
                FactRow(each, _differs(each, between), subject_of(each), change.match, old, new),
            )
            for each in change.facts
        )
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))


def _differs(fact: FactChange, between: Between) -> str:
    if between == "works" or fact.change in {"restated", "unit changed"}:
        return fact.change
    return "copies differ" if between == "copies" else "texts differ"


def finding_rows(book: Catalogue) -> tuple[tuple[Finding, str], ...]:
    """Return the findings of the audit with the name of the work, the contradicted ones first."""
    rank = ("contradicted", "unsupported", "omitted", "supported")
    ordered = sorted(book.lineage.findings, key=lambda each: rank.index(each.status))
    return tuple((each, short_name(book.works[each.work])) for each in ordered)
