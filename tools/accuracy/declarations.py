"""The declaration of thirty articles, in three scripts."""

from __future__ import annotations

from pathlib import Path

from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import decoded, documents, numbered

__all__ = ["articles", "paragraphs", "texts"]

_ARTICLES = 30


def texts(folder: Path) -> list[Path]:
    """Return the declaration in every language."""
    return sorted((folder / "udhr").glob("*.txt"))


def articles(path: Path) -> Tally:
    """Return the articles found, of thirty, and whatever else is numbered but their paragraphs."""
    known = [("article", str(each)) for each in range(1, _ARTICLES + 1)]
    found = [(each.kind, each.number) for each in numbered(path) if each.kind != "paragraph"]
    return compared(path.stem, known, found)


def paragraphs(path: Path) -> Tally:
    """Return the paragraphs of articles behind the first, one a line."""
    known: list[str] = []
    # Behind the preamble, the sections of the page are the articles in their order.
    for nth, section in enumerate(decoded(path).split("\n## ")[2:], start=1):
        lines = [line for line in section.split("\n")[1:] if line.strip()]
        known += [f"{nth} p{each}" for each in range(2, len(lines) + 1)]
    held = {c.address: c for document in documents(path) for c in document.clauses}
    found = [
        f"{held[each.parent].number} p{each.number}"
        for each in numbered(path)
        if each.kind == "paragraph" and each.parent
    ]
    return compared(path.stem, known, found)
