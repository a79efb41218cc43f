"""The result as figures, pages, tables and JSON."""

from lineage.rendering.report import load_result, write_report

__all__ = ["load_result", "write_report"]
