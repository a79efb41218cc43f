"""A clause before it is given its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from lineage.models.document import ClauseKind

__all__ = ["Draft"]


class Draft(NamedTuple):
    """A clause: what it is called, and where it stands.

    `start` and `end` are those of its own text in the source, `label_start` and `label_end` of
    its label. `columns` are the words over the cells of a table's row.
    """

    address: str
    parent: str | None
    kind: ClauseKind
    label: str
    number: str
    heading: str
    start: int
    end: int
    label_start: int
    label_end: int
    columns: tuple[str, ...] = ()
