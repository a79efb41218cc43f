"""The frozen values that the stages hand on: data, and nothing that acts."""

from lineage.models.alignment import Alignment, Match, Thread, ThreadStep
from lineage.models.change import Change, Edit, FactChange, Finding
from lineage.models.document import Clause, Document, Fact, Number, Passage, Reference
from lineage.models.lineage import Lineage
from lineage.models.source import Paragraph, Segment, Source
from lineage.models.value import Evidence, Issue, Period, Place, Span, Stated, Value
from lineage.models.work import (
    Conflict,
    Expression,
    Gap,
    ReadClause,
    Reading,
    Relation,
    Series,
    Stretch,
    Variant,
    Witnessed,
    Work,
)

__all__ = [
    "Alignment",
    "Change",
    "Clause",
    "Conflict",
    "Document",
    "Edit",
    "Evidence",
    "Expression",
    "Fact",
    "FactChange",
    "Finding",
    "Gap",
    "Issue",
    "Lineage",
    "Match",
    "Number",
    "Paragraph",
    "Passage",
    "Period",
    "Place",
    "ReadClause",
    "Reading",
    "Reference",
    "Relation",
    "Segment",
    "Series",
    "Source",
    "Span",
    "Stated",
    "Stretch",
    "Thread",
    "ThreadStep",
    "Value",
    "Variant",
    "Witnessed",
    "Work",
]
