"""The declaration of thirty articles, in three scripts."""

from __future__ import annotations

from pathlib import Path

from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import numbered

__all__ = ["articles", "texts"]

_ARTICLES = 30


def texts(folder: Path) -> list[Path]:
    """Return the declaration in every language."""
    return sorted((folder / "udhr").glob("*.txt"))


def articles(path: Path) -> Tally:
    """Return the articles found, of thirty."""
    known = [("article", str(each)) for each in range(1, _ARTICLES + 1)]
    return compared(path.stem, known, [(each.kind, each.number) for each in numbered(path)])
