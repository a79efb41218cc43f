"""The things issued, their texts, and what they say of one another."""

from __future__ import annotations

from typing import Literal

from lineage.models.document import Language, TextKind
from lineage.models.value import Basis, Evidence, Period, Span, Stated, Value

__all__ = [
    "Conflict",
    "Expression",
    "Gap",
    "ReadClause",
    "Reading",
    "Relation",
    "RelationKind",
    "Series",
    "Stretch",
    "Variant",
    "Witnessed",
    "Work",
]

RelationKind = Literal[
    "repeals",
    "amends",
    "implements",
    "based_on",
    "cites",
    "issues",
    "annex_of",
    "same_work",
    "replaces",
    "follows",
]


class Stretch(Value):
    """Characters `start` to `end` of a clause's text, and the copy that they were read from.

    `within` is where they stand in the text of clause `address` of `document`. An empty stretch
    says which copy gave a clause that has no text of its own.
    """

    start: int
    end: int
    document: str
    address: str
    within: Span


class ReadClause(Value):
    """One clause of a reading: what its text is put together from, in order."""

    address: str
    stretches: tuple[Stretch, ...]


class Witnessed(Value):
    """What one copy has at a place where copies differ; no words where it has nothing there.

    `evidence` quotes the words where the copy's file can be pointed at character by character,
    else the whole clause.
    """

    document: str
    words: str
    evidence: Evidence


class Variant(Value):
    """One place at which copies of one text differ in more than widths, spaces and marks' shapes.

    `address` is the clause of the reading; the copy whose words the reading keeps comes first.
    Nothing says which copy is right.
    """

    id: str
    address: str
    witnesses: tuple[Witnessed, ...]


class Reading(Value):
    """The text of an expression as all its copies give it.

    `document` holds it: a copy, or, where one copy goes on where another breaks off, a document
    put together from both. `clauses` say of each clause which copy its characters are from.
    """

    document: str
    clauses: tuple[ReadClause, ...]
    variants: tuple[Variant, ...]


class Expression(Value):
    """One text of a work: `documents` are the copies of it, the fullest first.

    `reading` is what several copies give together; none where there is one copy.
    """

    id: str
    kind: TextKind
    language: Language
    documents: tuple[str, ...]
    reading: Reading | None = None

    @property
    def decides(self) -> str | None:
        """The document to compare with others: what all copies give together, else the copy."""
        return self.reading.document if self.reading else next(iter(self.documents), None)

    @property
    def texts(self) -> tuple[str, ...]:
        """The copies, and what was put together from them where none of them is that text."""
        return tuple(dict.fromkeys((*self.documents, *filter(None, (self.decides,)))))


class Work(Value):
    """A thing issued: held in some text, or known only because another work names it.

    `id` is plain letters, figures and hyphens. `expressions` are in order of authority: original,
    translation, summary. `part_of` is the work that carries this one, for the plan that a notice
    issues and for an annex: such a part begins and ends with its whole; one whose text a page of
    the whole prints is held with it and has no `expressions` of its own. `date` is the day of
    signature where it is known; `begins` bounds the first day in force, `expires` the first day
    after a stated validity. `names` are all titles it goes by, in order of authority.
    """

    id: str
    number: Stated | None
    title: str
    names: tuple[str, ...]
    issuer: str
    date: Stated | None
    year: int | None
    held: bool
    series: str | None
    part_of: str | None
    begins: Period | None
    expires: Period | None
    expressions: tuple[Expression, ...]
    identity: tuple[Stated, ...] = ()


class Relation(Value):
    """One work's stated or inferred relation to another, with every passage that says so.

    `replaces` is always inferred: a newer text of the same title and body, where no words end the
    older one, so that whether it is still in force cannot be told. `same_work` is what a
    translation or a summary says that it is of, where its text could not be joined to that work.
    `ends` bounds the first day without force where the words of a repeal give a day of their own;
    else the repealed work ends on the day its repealer begins.
    """

    id: str
    source: str
    target: str
    kind: RelationKind
    basis: Basis
    scope: Literal["whole", "partial"]
    provisions: str
    evidence: tuple[Evidence, ...]
    score: float
    ends: Period | None = None


class Series(Value):
    """Works issued again year after year: `works` in order of year; `reason` why they belong."""

    id: str
    title: str
    issuer: str
    works: tuple[str, ...]
    reason: str


class Gap(Value):
    """A year of a series without a held text.

    `mentioned` is the work of that year that others name; none where no document here names one.
    """

    series: str
    year: int
    mentioned: str | None


class Conflict(Value):
    """Two statements that cannot both hold, each with its words."""

    id: str
    rule: str
    message: str
    works: tuple[str, ...]
    evidence: tuple[Evidence, ...]
