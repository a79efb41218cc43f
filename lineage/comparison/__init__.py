"""Matched clauses to what changed in them, and summaries to what their originals say."""

from lineage.comparison.audit import audit
from lineage.comparison.changes import compare
from lineage.comparison.edits import edits

__all__ = ["audit", "compare", "edits"]
