"""A result with the ways between its parts, such as from a text to its work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lineage.models import (
    Alignment,
    Change,
    Clause,
    Document,
    Expression,
    Lineage,
    Match,
    Work,
)
from lineage.rendering.naming import brief, clause_name, short_name

__all__ = ["Catalogue", "catalogue"]

_SERIES_NAME = 40


class Catalogue(NamedTuple):
    """A result, and its values by the ids that others call them by.

    `clauses_of` (by address in turn), `work_of` and `expression_of` are by document,
    `alignment_of` and `changes` by match.
    """

    lineage: Lineage
    works: Mapping[str, Work]
    documents: Mapping[str, Document]
    clauses_of: Mapping[str, Mapping[str, Clause]]
    work_of: Mapping[str, Work]
    expression_of: Mapping[str, Expression]
    matches: Mapping[str, Match]
    alignment_of: Mapping[str, Alignment]
    changes: Mapping[str, Change]

    def clauses(self, document: str, addresses: tuple[str, ...]) -> tuple[Clause, ...]:
        """Return the clauses at addresses of a document, those that it has."""
        by_address = self.clauses_of.get(document, {})
        return tuple(by_address[each] for each in addresses if each in by_address)

    def names(self, document: str, clauses: Iterable[Clause]) -> tuple[str, ...]:
        """Return what a reader calls clauses of a document."""
        by_address = self.clauses_of.get(document, {})
        return tuple(clause_name(by_address, each) for each in clauses)

    def series_name(self, series: str) -> str:
        """Return what tells a series from the others of the result; empty where it is the one."""
        every = self.lineage.series
        if len(every) < 2:  # noqa: PLR2004 - there is no other
            return ""
        told = next((each for each in every if each.id == series), None)
        if told is None:
            return ""
        name = brief(told.title, _SERIES_NAME)
        alike = [each for each in every if brief(each.title, _SERIES_NAME) == name]
        if len(alike) == 1:
            return name
        return f"{name} ({told.issuer or 'from ' + short_name(self.works[told.works[0]])})"

    def copies(self, alignment: Alignment) -> bool:
        """Tell whether an alignment holds two copies of one text against one another."""
        old, new = self.expression_of.get(alignment.old), self.expression_of.get(alignment.new)
        return old is not None and old is new

    def spine(self) -> tuple[Alignment, ...]:
        """Return the alignments that threads run along, in the order of the result."""
        used = {step.match for thread in self.lineage.threads for step in thread.steps}
        return tuple(
            each
            for each in self.lineage.alignments
            if any(match.id in used for match in each.matches)
        )


def catalogue(lineage: Lineage) -> Catalogue:
    """Return a result with the ways between its parts."""
    expressions = [
        (document, work, expression)
        for work in lineage.works
        for expression in work.expressions
        for document in expression.texts
    ]
    joined = [(match, each) for each in lineage.alignments for match in each.matches]
    return Catalogue(
        lineage=lineage,
        works={each.id: each for each in lineage.works},
        documents={each.id: each for each in lineage.documents},
        clauses_of={
            document.id: {each.address: each for each in document.clauses}
            for document in lineage.documents
        },
        work_of={document: work for document, work, _ in expressions},
        expression_of={document: expression for document, _, expression in expressions},
        matches={match.id: match for match, _ in joined},
        alignment_of={match.id: each for match, each in joined},
        changes={each.match: each for each in lineage.changes},
    )
