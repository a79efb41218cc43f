"""The tables of truth by hand that stand beside the fixtures."""

import csv
import unicodedata
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = ("beijing", "yearly")

Row = dict[str, str]


def rows(folder: str, table: str) -> list[Row]:
    path = FIXTURES / folder / "gold" / f"{table}.tsv"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    return [{name: value or "" for name, value in row.items()} for row in read]


def pages(folder: str) -> list[str]:
    """The documents of a folder, in order: every text file beside the tables."""
    return sorted(path.name for path in (FIXTURES / folder).glob("*.txt"))


def bare(text: str) -> str:
    """A text for comparing: one width, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
