"""Whether a file that is whole and well kept is taken for one."""

from __future__ import annotations

from pathlib import Path

from tools.accuracy.figures import Tally
from tools.accuracy.reading import documents

__all__ = ["sound"]


def sound(path: Path) -> Tally:
    """Return whether a file holds one text, complete, in which nothing is said to be odd."""
    held = documents(path)
    name = f"{path.parent.name}/{path.stem}"
    wrong = [] if len(held) == 1 else [f"{name}: {len(held)} texts instead of one"]
    for document in held:
        wrong += [f"{name}: said to be cut short by {each.rule}" for each in document.incomplete]
        wrong += [f"{name}: said to be odd: {each.message}" for each in document.issues]
    return Tally(1, 1, 0 if wrong else 1, tuple(wrong))
