"""PDF files as they are printed."""

from lineage.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
