"""The verification standard: each requirement of its tables, with its number and its words."""

from __future__ import annotations

import html
import re
from pathlib import Path

from lineage.language.folding import fold
from lineage.models import Clause
from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import decoded, numbered, rows

__all__ = ["headings", "numbers", "texts", "wording"]

_NUMBER = re.compile(r"\d+\.\d+\.\d+")
_HEADING = re.compile(r"^##? V(\d+)(\.\d+)?(?=[:\s])", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKS = re.compile(r"\*|`|\\(?=[^\w\s])")


def texts(folder: Path) -> list[Path]:
    """Return every version and language."""
    return sorted((folder / "asvs").glob("*.md"))


def headings(path: Path) -> Tally:
    """Return the chapters V1 and sections V1.1 found, against the lines that open them."""
    known = [
        ("section" if match[2] else "chapter", match[1] + (match[2] or ""))
        for match in _HEADING.finditer(decoded(path))
    ]
    found = [
        (each.kind, each.number.removeprefix("V"))
        for each in numbered(path)
        if each.kind in {"chapter", "section"}
    ]
    return compared(path.stem, known, found)


def numbers(path: Path) -> Tally:
    """Return the requirements found by their numbers, in the order of the tables."""
    known = [row["id"] for row in _table(path)]
    return compared(path.stem, known, [each.number for each in _requirements(path)])


def wording(path: Path) -> Tally:
    """Return the requirements whose words are those of the requirement's column, and no more."""
    known = [(row["id"], _bare(row["text"])) for row in _table(path)]
    found = {each.number: _bare(each.text.split("\t")[0]) for each in _requirements(path)}
    wrong = [number for number, text in known if found.get(number) != text]
    named = tuple(f"{path.stem}: other words in {each}" for each in wrong)
    return Tally(len(known), len(known), len(known) - len(wrong), named)


def _table(path: Path) -> list[dict[str, str]]:
    return rows(path.with_suffix(".clauses.tsv"))


def _requirements(path: Path) -> list[Clause]:
    return [each for each in numbered(path) if _NUMBER.fullmatch(each.number)]


def _bare(text: str) -> str:
    """Return the words without what marks a link, stress or an entity."""
    shown = _MARKS.sub("", _LINK.sub(r"\1", html.unescape(text)))
    return "".join(fold(shown).split())
