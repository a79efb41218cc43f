"""Lines that a writer broke within a paragraph of an office file."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.language.labels import find_labels
from lineage.reading.printed import Block, Kind, Line

__all__ = ["part_at_breaks"]

_TERMINAL = tuple("。；：？！.;:?!」”")


def part_at_breaks(lines: Sequence[Line], kind: Kind | None = None) -> list[Block]:
    """Return paragraphs: a line that was broken goes on, unless a sentence or a label parts it.

    Copies from pages end their paragraphs so; titles are broken so in the middle.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not groups[-1][-1].text.endswith(_TERMINAL) and not find_labels(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block((tuple(group),), kind=kind) for group in groups]
