"""Tables of a result as CSV, for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from lineage.models import Evidence, Lineage, Place
from lineage.rendering.phrases import place_words
from lineage.rendering.timeline import stretches

__all__ = ["TABLES", "tables"]

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HEADS: Mapping[str, str] = {
    "works": "id number title issuer date year held series part_of begins_earliest begins_latest "
    "begins_basis expires_earliest expires_latest expressions",
    "relations": "id source target kind basis scope provisions score file start end page line "
    "paragraph quote rule",
    "clauses": "document file work address parent kind label number heading text start end page "
    "line paragraph cut",
    "matches": "id alignment old_document new_document old new text number position shape score "
    "basis uncertain cut reasons",
    "threads": "thread series name work year document addresses events match",
    "facts": "id match kind change old_value old_quote new_value new_quote doubt",
    "in_force": "work number title first_day last_day answer reason",
    "findings": "id work status kind summary original message evidence",
}

TABLES = tuple(f"{name}.csv" for name in _HEADS)
"""The names of all tables of a report."""


def tables(lineage: Lineage) -> dict[str, bytes]:
    """Return the tables by file name: UTF-8 with a byte order mark, lines ended by CR LF.

    A cell of text that a spreadsheet could take for a formula, since it begins with `=`, `+`, `-`,
    `@`, a tab or a line end, gets an apostrophe before it. A relation stands on one line for each
    passage that states it. A work stands in `in_force` on one line for each span of days with one
    answer; an empty day is no bound.
    """
    rows = {
        "works": _works(lineage),
        "relations": _relations(lineage),
        "clauses": _clauses(lineage),
        "matches": _matches(lineage),
        "threads": _threads(lineage),
        "facts": _facts(lineage),
        "in_force": _in_force(lineage),
        "findings": _findings(lineage),
    }
    return {f"{name}.csv": _csv(_HEADS[name].split(), each) for name, each in rows.items()}


def _csv(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig", "backslashreplace")


def _inert(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _printed(place: Place | None) -> tuple[Cell, Cell, Cell]:
    return (place.page, place.line, place.paragraph) if place else (None, None, None)


def _works(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for each in lineage.works:
        begins, expires = each.begins, each.expires
        yield (
            each.id,
            each.number.value if each.number else None,
            each.title,
            each.issuer,
            each.date.value if each.date else None,
            each.year,
            str(each.held).lower(),
            each.series,
            each.part_of,
            begins.earliest.isoformat() if begins else None,
            begins.latest.isoformat() if begins else None,
            begins.basis if begins else None,
            expires.earliest.isoformat() if expires else None,
            expires.latest.isoformat() if expires else None,
            "; ".join(f"{one.language} {one.kind}" for one in each.expressions),
        )


def _relations(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for each in lineage.relations:
        told: tuple[Evidence | None, ...] = each.evidence or (None,)
        for quote in told:
            where: tuple[Cell, ...] = (None,) * 8
            if quote:
                where = (quote.file, *quote.span, *_printed(quote.place), quote.quote, quote.rule)
            head = (each.id, each.source, each.target, each.kind, each.basis, each.scope)
            yield (*head, each.provisions, each.score, *where)


def _clauses(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    work_of = {
        document: work.id
        for work in lineage.works
        for expression in work.expressions
        for document in expression.texts
    }
    for document in lineage.documents:
        for each in document.clauses:
            yield (
                document.id,
                each.file or document.file,
                work_of.get(document.id),
                each.address,
                each.parent,
                each.kind,
                each.label,
                each.number,
                each.heading,
                each.text,
                *each.span,
                *_printed(each.place),
                str(each.cut).lower(),
            )


def _matches(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for alignment in lineage.alignments:
        for each in alignment.matches:
            yield (
                each.id,
                alignment.id,
                alignment.old,
                alignment.new,
                " ".join(each.old),
                " ".join(each.new),
                each.text,
                each.number,
                each.position,
                each.shape,
                each.score,
                each.basis,
                str(each.uncertain).lower(),
                str(each.cut).lower(),
                "; ".join(each.reasons),
            )


def _threads(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for thread in lineage.threads:
        for step in thread.steps:
            yield (
                thread.id,
                thread.series,
                thread.name,
                step.work,
                step.year,
                step.document,
                " ".join(step.addresses),
                " ".join(step.events),
                step.match,
            )


def _facts(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for change in lineage.changes:
        for each in change.facts:
            old, new = each.old, each.new
            yield (
                each.id,
                change.match,
                each.kind,
                each.change,
                f"{old.value} {old.unit}".strip() if old else None,
                old.evidence.quote if old else None,
                f"{new.value} {new.unit}".strip() if new else None,
                new.evidence.quote if new else None,
                each.doubt,
            )


def _in_force(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    works = {each.id: each for each in lineage.works}
    for each in stretches(lineage.works, lineage.relations):
        work = works[each.work]
        yield (
            each.work,
            work.number.value if work.number else None,
            work.title,
            each.first.isoformat() if each.first else None,
            each.last.isoformat() if each.last else None,
            each.verdict,
            each.reason,
        )


def _findings(lineage: Lineage) -> Iterator[tuple[Cell, ...]]:
    for each in lineage.findings:
        where = "; ".join(f"{e.file}, {place_words(e.span, e.place)}" for e in each.evidence)
        said = (each.summary, each.original, each.message)
        yield (each.id, each.work, each.status, each.kind, *said, where)
