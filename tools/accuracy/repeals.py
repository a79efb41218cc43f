"""Real sentences that end other documents, each with what it ends and what it does not."""

from __future__ import annotations

from pathlib import Path

from lineage.extraction.relations.references import find_references
from lineage.language.folding import fold
from lineage.models import Evidence
from tools.accuracy.figures import Tally
from tools.accuracy.reading import rows

__all__ = ["named", "sentences", "targets"]

_Row = dict[str, str]


def sentences(folder: Path) -> list[Path]:
    """Return the table of sentences."""
    return [folder / "repeals" / "sentences.tsv"]


def targets(path: Path) -> Tally:
    """Return the titles that are found to end, against those that do."""
    expected = found = right = 0
    wrong: list[str] = []
    for row in rows(path):
        known, taken = _titles(row["repealed_targets"]), _ended(row)
        expected, found, right = (
            expected + len(known),
            found + len(taken),
            right + len(known & taken),
        )
        wrong += [f"sentence {row['id']}: missed {title}" for title in sorted(known - taken)]
        wrong += [f"sentence {row['id']}: invented {title}" for title in sorted(taken - known)]
    return Tally(expected, found, right, tuple(wrong))


def named(path: Path) -> Tally:
    """Return the titles that the sentences name and do not end, left alone or not."""
    known = [
        (row, title)
        for row in rows(path)
        for title in sorted(_titles(row["titles_that_are_NOT_targets"]))
    ]
    taken = [f"sentence {row['id']}: took {title}" for row, title in known if title in _ended(row)]
    return Tally(len(known), len(known), len(known) - len(taken), tuple(taken))


def _titles(listed: str) -> set[str]:
    return {fold(title) for title in listed.split("|") if title}


def _ended(row: _Row) -> set[str]:
    def locate(start: int, end: int, rule: str) -> Evidence:
        return Evidence(file="", span=(start, end), quote=row["sentence"][start:end], rule=rule)

    found = find_references(row["sentence"], "closing", "", locate)
    return {fold(each.title) for each in found if each.kind == "repeals"}
