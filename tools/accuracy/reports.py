"""Yearly reports: the tree of headings and lists, as read by hand."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

from lineage.language.folding import fold
from lineage.models import Clause
from tools.accuracy.figures import Tally, compared
from tools.accuracy.passages import placed
from tools.accuracy.reading import REPOSITORY, decoded, documents, numbered, rows

__all__ = ["GOLD", "outside", "tasks", "texts", "tree"]

GOLD = REPOSITORY / "fixtures" / "gold" / "reports.tsv"
_SERIES = ("beijing-work-report", "state-council-work-report")

_UNLABELLED = "paragraph"
"""What a section says behind its points has no label: it is no heading and no list."""

_Row = tuple[str, ...]


def texts(folder: Path) -> list[Path]:
    """Return every report of both series."""
    return sorted(path for each in _SERIES for path in (folder / "zh-plans" / each).glob("*.txt"))


def tree(path: Path) -> Tally:
    """Return the sections, points and items found, each with its place, kind, number and label."""
    key = f"{path.parent.name}/{path.stem}"
    told = [row for row in rows(GOLD) if row["file"] == key]
    known = [_told(row) for row in told if not row["doubtful"]]
    doubtful = [_told(row) for row in told if row["doubtful"]]
    labelled = [each for each in numbered(path) if each.kind != _UNLABELLED]
    found: list[_Row] = [(_way(path, e), e.kind, e.number, e.label) for e in labelled]
    return compared(key, known, _without(found, known, doubtful))


def outside(path: Path) -> Tally:
    """Return the title, salutation and remarks taken for what they are, each by its line."""
    key = f"{path.parent.name}/{path.stem}"
    lines = decoded(path).split("\n")
    known = [
        (sum(len(line) + 1 for line in lines[: int(row["line"]) - 1]), row["kind"])
        for row in rows(GOLD.with_name("reports-passages.tsv"))
        if row["file"] == key
    ]
    return placed(key, known, documents(path))


def tasks(path: Path) -> Tally | None:
    """Return the numbered task headings found, against the table that names them by number.

    The tasks are the points of the last section that has any.
    """
    table = path.parent / "task_sections.tsv"
    told = rows(table) if table.is_file() else []
    named = {
        int(row[f"{side}_no"]): _bare(row[f"{side}_heading"])
        for row in told
        for side in ("old", "new")
        if row[f"{side}_year"] == path.stem
    }
    if not named:
        return None
    points = [each for each in numbered(path) if each.kind == "point"]
    last = [each for each in points if each.parent == points[-1].parent]
    headed = {each.number: _bare(each.text) for each in last}
    known = [f"task {number}" for number in sorted(named)]
    found = [
        f"task {number}"
        for number in sorted(named)
        if headed.get(str(number), "").startswith(named[number])
    ]
    return compared(f"{path.parent.name}/{path.stem}", known, found)


def _told(row: dict[str, str]) -> _Row:
    return (row["address"], row["kind"], row["number"], row["label"])


def _way(path: Path, clause: Clause) -> str:
    """Return the numbers on the way down to a clause, whatever its address is made of."""
    held = {c.address: c for document in documents(path) for c in document.clauses}
    numbers = [clause.number]
    above = clause.parent
    while above is not None:
        parent = held[above]
        numbers += [parent.number] if parent.kind != _UNLABELLED else []
        above = parent.parent
    return "/".join(reversed(numbers))


def _without(found: list[_Row], known: list[_Row], doubtful: list[_Row]) -> list[_Row]:
    """Leave out what was found and is neither right nor wrong."""
    kept: list[_Row] = []
    for op, _, _, start, end in SequenceMatcher(None, known, found, autojunk=False).get_opcodes():
        kept += [row for row in found[start:end] if op == "equal" or row not in doubtful]
    return kept


def _bare(text: str) -> str:
    return "".join(fold(text).split())
