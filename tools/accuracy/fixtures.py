"""The repository's own pages, held against the tables beside them."""

from __future__ import annotations

from pathlib import Path

from lineage.models import Clause
from tests.gold import FIXTURES, FOLDERS, Row, bare, pages, rows
from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import documents

__all__ = ["clauses", "edges", "texts"]

_FACTS = ("address", "parent", "kind", "label", "number", "heading")


def texts(folder: Path) -> list[Path]:
    """Return every page of the repository; `folder` is not looked at."""
    del folder
    return [FIXTURES / each / page for each in FOLDERS for page in pages(each)]


def clauses(path: Path) -> Tally:
    """Return the clauses found, each with its address, kind, label, number and heading."""
    known = [(row["part"], *(row[fact] for fact in _FACTS)) for row in _gold(path)]
    found = [(part, *(getattr(c, fact) or "" for fact in _FACTS)) for part, c in _found(path)]
    # The tables stand in the order of the text, the program's preambles and closings at the end.
    return compared(_name(path), sorted(known), sorted(found))


def edges(path: Path) -> Tally:
    """Return the clauses whose text begins and ends where it should."""
    held = {(part, clause.address): bare(clause.text) for part, clause in _found(path)}
    known = _gold(path)
    wrong = [row for row in known if not _fits(row, held)]
    named = tuple(f"{_name(path)}: other edges of {row['address']}" for row in wrong)
    return Tally(len(known), len(known), len(known) - len(wrong), named)


def _fits(row: Row, held: dict[tuple[str, str], str]) -> bool:
    text = held.get((row["part"], row["address"]))
    if text is None:
        return False
    return text.startswith(bare(row["starts"])) and text.endswith(bare(row["ends"]))


def _gold(path: Path) -> list[Row]:
    return [row for row in rows(path.parent.name, "clauses") if row["file"] == path.name]


def _found(path: Path) -> list[tuple[str, Clause]]:
    return [(str(d.part), clause) for d in documents(path) for clause in d.clauses]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"
