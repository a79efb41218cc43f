"""What a report folder looks like on the disk, to those who write one and those who pass one by."""

from __future__ import annotations

from pathlib import Path

__all__ = ["GRAPHS", "PAGE", "RESULT", "is_report"]

PAGE = "index.html"
RESULT = "lineage.json"
GRAPHS = tuple(f"graph/lineage.{ending}" for ending in "graphml gexf json mmd dot ttl".split())
_MARK = '"format":"lineage/'
_OPENING = 200


def is_report(folder: Path) -> bool:
    """Tell whether this program wrote a folder: it holds a page and a saved result.

    Raises `OSError` where that cannot be found out.
    """
    result = folder / RESULT
    if not (folder / PAGE).is_file() or not result.is_file():
        return False
    with result.open("rb") as file:
        opening = file.read(_OPENING).decode("utf-8", "replace")
    return _MARK in "".join(opening.split())
