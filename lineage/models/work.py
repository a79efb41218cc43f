"""The things issued, their texts, and what they say of one another."""

from __future__ import annotations

from typing import Literal

from lineage.models.document import Language, TextKind
from lineage.models.value import Basis, Evidence, Period, Stated, Value

__all__ = ["Conflict", "Expression", "Gap", "Relation", "RelationKind", "Series", "Work"]

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


class Expression(Value):
    """One text of a work: `documents` are the copies of it, the fullest first."""

    id: str
    kind: TextKind
    language: Language
    documents: tuple[str, ...]


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
