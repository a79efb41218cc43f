"""A page's text to its documents, cut into clauses."""

from lineage.extraction.extractor import extract

__all__ = ["extract"]
