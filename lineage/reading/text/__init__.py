"""Text files as they are printed: plain, and marked up as Markdown."""

from lineage.reading.text.markdown import read_markdown
from lineage.reading.text.plain import read_plain

__all__ = ["read_markdown", "read_plain"]
