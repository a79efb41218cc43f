"""What changed between matched clauses, and what a summary says against its original."""

from __future__ import annotations

from typing import Literal

from lineage.models.alignment import Compares
from lineage.models.document import Fact
from lineage.models.value import Evidence, Value

__all__ = ["Change", "Edit", "FactChange", "Finding"]


class Edit(Value):
    """A run of text that stands on both sides (`equal`), on the old or on the new one."""

    op: Literal["equal", "delete", "insert"]
    text: str


class FactChange(Value):
    """A fact of the old clauses beside the one that took its place.

    A deadline within its own plan's year moves on with the plan: `earlier` and `later` then
    compare the days of the year, and 年底前 in two successive plans is no change.

    `change` says how they differ; `doubt` says why the difference may not be one of the works
    themselves (a value that only a machine summary states, and its original contradicts), empty
    where there is none.
    """

    id: str
    kind: Literal["deadline", "target", "body", "duty"]
    old: Fact | None
    new: Fact | None
    change: Literal[
        "added",
        "removed",
        "raised",
        "lowered",
        "earlier",
        "later",
        "strengthened",
        "weakened",
        "replaced",
        "restated",
        "unit changed",
        "reassigned",
    ]
    doubt: str = ""


class Change(Value):
    """What changed in one match.

    With `compares` = `wording`, `edits` rebuild both sides: the equal and deleted runs are the old
    text, the equal and inserted ones the new. Where a copy breaks off, only the part it holds was
    compared, and `not_in_old` or `not_in_new` is what the other one goes on to say. With
    `substance` there are no edits.
    """

    match: str
    compares: Compares
    edits: tuple[Edit, ...]
    not_in_old: str
    not_in_new: str
    facts: tuple[FactChange, ...]


class Finding(Value):
    """One statement of a summary or translation held against the original of the same work.

    `contradicted`: the original says otherwise, and it is the original that decides.
    `unsupported`: the original says nothing of the kind. `omitted`: the original says it and the
    summary does not.
    """

    id: str
    work: str
    status: Literal["supported", "contradicted", "unsupported", "omitted"]
    kind: Literal["deadline", "target", "body", "duty", "clause"]
    summary: str
    original: str
    message: str
    evidence: tuple[Evidence, ...]
