"""What the commands about whole works print, as values with a published schema (`docs/schema`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lineage.layout import PAGE, RESULT
from lineage.models import (
    Conflict,
    Document,
    Evidence,
    Expression,
    Gap,
    Issue,
    Lineage,
    Period,
    Relation,
    Series,
    Stated,
    Value,
    Work,
)
from lineage.models.document import Language, TextKind
from lineage.models.value import Basis

if TYPE_CHECKING:  # for their names alone: networkx comes with them
    from lineage.graph import Answer, InForce

__all__ = [
    "ExpressionView",
    "InForceAnswerView",
    "InForceView",
    "RelationsView",
    "ReportView",
    "WitnessView",
    "WorkView",
    "view_in_force",
    "view_relations",
    "view_report",
]


class WitnessView(Value):
    """One file's copy of an expression."""

    id: str
    file: str
    part: int
    complete: bool
    incomplete: tuple[Evidence, ...]


class ExpressionView(Value):
    """A text of a work, its copies with the fullest first."""

    id: str
    kind: TextKind
    language: Language
    documents: tuple[WitnessView, ...]


class WorkView(Value):
    """A work; `date` is its day of signature, `identity` the words its number and name rest on."""

    id: str
    number: str | None
    number_basis: Basis | None
    title: str
    names: tuple[str, ...]
    issuer: str
    date: str | None
    date_basis: Basis | None
    held: bool
    series: str | None
    year: int | None
    part_of: str | None
    begins: Period | None
    expires: Period | None
    identity: tuple[Stated, ...]
    expressions: tuple[ExpressionView, ...]


class RelationsView(Value):
    """What `lineage relations --json` prints."""

    works: tuple[WorkView, ...]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]


class InForceAnswerView(Value):
    """What can be said of one work on the day, and why."""

    work: str
    number: str | None
    title: str
    reason: str
    evidence: tuple[Evidence, ...]


class InForceView(Value):
    """What `lineage in-force --json` prints."""

    date: dt.date
    in_force: tuple[InForceAnswerView, ...]
    not_in_force: tuple[InForceAnswerView, ...]
    unknown: tuple[InForceAnswerView, ...]


class ReportView(Value):
    """What `lineage report --json` prints: where the report is, and how much it holds."""

    index: str
    result: str
    documents: int
    works: int
    held: int
    relations: int
    threads: int
    contradicted: int
    failures: tuple[Issue, ...]


def view_relations(lineage: Lineage) -> RelationsView:
    """Return the works and what they say of one another."""
    documents = {document.id: document for document in lineage.documents}
    return RelationsView(
        works=tuple(_work(work, documents) for work in lineage.works),
        relations=lineage.relations,
        series=lineage.series,
        gaps=lineage.gaps,
        conflicts=lineage.conflicts,
    )


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _work(work: Work, documents: dict[str, Document]) -> WorkView:
    return WorkView(
        id=work.id,
        number=_value(work.number),
        number_basis=work.number.basis if work.number else None,
        title=work.title,
        names=work.names,
        issuer=work.issuer,
        date=_value(work.date),
        date_basis=work.date.basis if work.date else None,
        held=work.held,
        series=work.series,
        year=work.year,
        part_of=work.part_of,
        begins=work.begins,
        expires=work.expires,
        identity=work.identity,
        expressions=tuple(_expression(each, documents) for each in work.expressions),
    )


def _expression(expression: Expression, documents: dict[str, Document]) -> ExpressionView:
    held = [documents[name] for name in expression.documents]
    return ExpressionView(
        id=expression.id,
        kind=expression.kind,
        language=expression.language,
        documents=tuple(
            WitnessView(
                id=document.id,
                file=document.file,
                part=document.part,
                complete=document.complete,
                incomplete=document.incomplete,
            )
            for document in held
        ),
    )


def view_in_force(works: Sequence[Work], answers: InForce) -> InForceView:
    """Return what was in force on a day, what was not, and what cannot be told."""
    by_id = {work.id: work for work in works}

    def view(listed: Iterable[Answer]) -> tuple[InForceAnswerView, ...]:
        return tuple(
            InForceAnswerView(
                work=answer.work,
                number=_value(by_id[answer.work].number),
                title=by_id[answer.work].title,
                reason=answer.reason,
                evidence=tuple(answer.evidence),
            )
            for answer in listed
        )

    return InForceView(
        date=answers.date,
        in_force=view(answers.in_force),
        not_in_force=view(answers.not_in_force),
        unknown=view(answers.unknown),
    )


def view_report(lineage: Lineage, directory: str) -> ReportView:
    """Return where a report is and how much it holds; a part counts with its whole."""
    works = [work for work in lineage.works if work.part_of is None]
    return ReportView(
        index=f"{directory}/{PAGE}",
        result=f"{directory}/{RESULT}",
        documents=sum(len(text.documents) for work in works for text in work.expressions),
        works=len(works),
        held=sum(work.held for work in works),
        relations=len(lineage.relations),
        threads=len(lineage.threads),
        contradicted=sum(finding.status == "contradicted" for finding in lineage.findings),
        failures=lineage.failures,
    )
