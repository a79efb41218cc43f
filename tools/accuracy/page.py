"""The figures as a plain table for the terminal, and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from tools.accuracy.figures import Figure
from tools.accuracy.sets import MeasuredSet

__all__ = ["Measured", "markdown", "table"]

_FIGURES = "## Figures"
_LONGEST_LIST = 20
_COLUMNS = ("known", "found", "right", "recall", "precision", "floor")


class Measured(NamedTuple):
    """A set and its figures; `None` where its files are not here."""

    of: MeasuredSet
    figures: Sequence[Figure] | None


def table(every: Sequence[Measured]) -> str:
    """Return the figures for the terminal, what is wrong by name below each."""
    lines: list[str] = []
    for each in every:
        lines.append(f"{each.of.section}: {each.of.name}")
        if each.figures is None:
            lines.append(f"  {_absent(each.of)}")
            continue
        heads = "".join(f"{head:>10}" for head in _COLUMNS)
        lines.append(f"  {'':<46}{heads}")
        for figure in each.figures:
            cells = "".join(f"{cell:>10}" for cell in _cells(figure))
            lines.append(f"  {figure.part:<46}{cells}{'' if figure.passed else '  BELOW'}")
            lines += [f"    {wrong}" for wrong in figure.tally.wrong]
    return "\n".join(lines) + "\n"


def markdown(every: Sequence[Measured], page: str) -> str:
    """Return a page with its figures written anew; what stands before them is kept."""
    lines = [page.split(f"\n{_FIGURES}", maxsplit=1)[0].rstrip(), ""] if page else []
    for section, sets in groupby(every, key=lambda each: each.of.section):
        lines += [f"{_FIGURES}: {section}", "", f"| set | what | {' | '.join(_COLUMNS)} |"]
        lines.append("|---|---|" + "--:|" * len(_COLUMNS))
        wrong: list[str] = []
        for each in sets:
            if each.figures is None:
                lines.append(f"| {each.of.name} | {_absent(each.of)} |" + " |" * len(_COLUMNS))
                continue
            for figure in each.figures:
                cells = " | ".join(_cells(figure))
                lines.append(f"| {each.of.name} | {figure.part} | {cells} |")
                wrong += _listed(f"{each.of.name}, {figure.part}", figure.tally.wrong)
        lines += ["", *(["What is wrong:", "", *wrong] if wrong else ["Nothing is wrong."]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _listed(name: str, wrong: Sequence[str]) -> list[str]:
    """Return the first items by name: the terminal lists all of them."""
    more = len(wrong) - _LONGEST_LIST
    shown = [f"- {name}: {each}" for each in wrong[:_LONGEST_LIST]]
    return [*shown, f"- {name}: and {more} more"] if more > 0 else shown


def _absent(measured: MeasuredSet) -> str:
    return f"not here: set {measured.variable}"


def _cells(figure: Figure) -> tuple[str, ...]:
    tally = figure.tally
    counts = (tally.expected, tally.found, tally.right)
    shares = (tally.recall, tally.precision, figure.floor)
    return (*map(str, counts), *map(_percent, shares))


def _percent(share: float) -> str:
    """Return a share as printed: 100 % only where nothing at all is missing."""
    return f"{int(share * 10000) / 100:.2f} %"
