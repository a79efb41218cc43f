"""The whole result."""

from __future__ import annotations

from typing import Literal

from lineage.models.alignment import Alignment, Thread
from lineage.models.change import Change, Finding
from lineage.models.document import Document
from lineage.models.source import Source
from lineage.models.value import Issue, Value
from lineage.models.work import Conflict, Gap, Relation, Series, Work

__all__ = ["Lineage"]


class Lineage(Value):
    """Everything that was read, and everything that follows from it.

    `format` names the shape of a saved result, so that a later version can tell an old one.
    `failures` are the files that could not be read.
    """

    format: Literal["lineage/1"] = "lineage/1"
    sources: tuple[Source, ...]
    documents: tuple[Document, ...]
    works: tuple[Work, ...]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]
    alignments: tuple[Alignment, ...]
    changes: tuple[Change, ...]
    threads: tuple[Thread, ...]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]
    failures: tuple[Issue, ...]
