"""The level and upright lines that are drawn on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.reading.pdf.device import Rule
from lineage.reading.pdf.pages import Page

__all__ = ["NEAR", "Axis", "level_axes", "merged_axes", "upright_axes"]

NEAR = 3.0
"""Points within which two lines are drawn as one."""

_SHORTEST = 5.0


class Axis(NamedTuple):
    """Lines of one direction: where each stands, and from where to where it runs."""

    at: float
    begin: float
    end: float


def level_axes(page: Page) -> list[Axis]:
    """Return the level lines of a page, each piece by itself."""
    return [Axis(rule.y0, rule.x0, rule.x1) for rule in page.rules if _is_level(rule)]


def upright_axes(page: Page) -> list[Axis]:
    """Return the upright lines of a page, each piece by itself."""
    return [Axis(rule.x0, rule.y0, rule.y1) for rule in page.rules if not _is_level(rule)]


def merged_axes(lines: Sequence[Axis]) -> list[Axis]:
    """Return lines with pieces of one line joined: many programs draw them cell by cell."""
    merged: list[Axis] = []
    levels: list[list[Axis]] = []
    for line in sorted(lines):
        if levels and line.at - levels[-1][0].at <= NEAR:
            levels[-1].append(line)
        else:
            levels.append([line])
    for level in levels:
        at = level[0].at
        begin, end = None, 0.0
        for line in sorted(level, key=lambda each: each.begin):
            if begin is None or line.begin > end + NEAR:
                if begin is not None:
                    merged.append(Axis(at, begin, end))
                begin, end = line.begin, line.end
            end = max(end, line.end)
        if begin is not None:
            merged.append(Axis(at, begin, end))
    return [line for line in merged if line.end - line.begin >= _SHORTEST]


def _is_level(rule: Rule) -> bool:
    return abs(rule.y1 - rule.y0) < abs(rule.x1 - rule.x0)
