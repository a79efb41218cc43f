"""The documents of a file, and the tables that stand beside them."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

from lineage.extraction import extract
from lineage.models import Clause, Document
from lineage.reading import read_file

__all__ = [
    "DATA",
    "PAGES",
    "REPOSITORY",
    "data_folder",
    "decoded",
    "documents",
    "named_folder",
    "numbered",
    "rows",
]

REPOSITORY = Path(__file__).parent.parent.parent
DATA = "LINEAGE_DATA"
"""The environment variable that names the folder of the real sets."""


PAGES = "LINEAGE_PAGES"
"""The environment variable that names the folder of the five real pages."""


def data_folder() -> Path | None:
    """Return the folder of the real sets, or `None` where this machine has none."""
    return named_folder(DATA)


def named_folder(variable: str) -> Path | None:
    """Return the folder that a variable of the environment names, or `None` where none is."""
    named = os.environ.get(variable, "")
    return Path(named) if named and Path(named).is_dir() else None


@cache
def documents(path: Path) -> tuple[Document, ...]:
    """Return the texts of a file."""
    return extract(read_file(path, path.name))


def decoded(path: Path) -> str:
    """Return the text of a file, in which spans count."""
    return path.read_bytes().decode("utf-8-sig")


def numbered(path: Path) -> list[Clause]:
    """Return the labelled clauses of all texts of a file, in the order of the file."""
    every = [clause for document in documents(path) for clause in document.clauses]
    return sorted((each for each in every if each.number), key=lambda each: each.label_span)


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns, without its comments."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
    read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    return [{name: value or "" for name, value in row.items()} for row in read]
