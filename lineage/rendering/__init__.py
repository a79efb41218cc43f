"""The result as figures, pages, tables and JSON."""
