"""What reading and extraction cost, as ratios in one run; ends with 1 above a limit.

`python -m bench.reading [megabytes …]`; without figures texts of 2, 6 and 20 MB are read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.measure import Cost, measure
from bench.texts import TEXTS, text_of

__all__ = ["main"]


class Most(NamedTuple):
    """Limits: passes of folding with places, and bytes of memory for each of the text."""

    passes: float
    memory: float


# A report is prose with figures, as long texts are. In a plan of single demands what is read out
# outweighs the text: its figures are kept from growing, and are above the floor.
MOST = {
    "Chinese report": Most(10, 12),
    # An English byte is a character, of which folding makes less work than reading.
    "English report": Most(12, 14),
    "Chinese plan": Most(30, 40),
}
MOST_GROWTH = 1.3
"""The time of a megabyte of the largest text, as a multiple of that of the smallest one."""
_SIZES = (2.0, 6.0, 20.0)
_MEGABYTE = 1_000_000
_HEAD = "  MB  s/MB  passes: folding with places  folding  NFKC   memory  clauses   facts"


def main(sizes: tuple[float, ...]) -> int:
    """Print the costs of the texts; return 1 where one is above a limit, else 0."""
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        for kind in TEXTS:
            _say(f"{kind}\n{_HEAD}")
            costs = []
            for size in sizes:
                file.write_text(text_of(kind, int(size * _MEGABYTE)), encoding="utf-8")
                costs.append(measure(file))
                _say(_row(costs[-1]))
            broken += [f"{kind}: {what}" for what in _above(costs, MOST[kind])]
        for real in _real_texts():
            file.write_text(real, encoding="utf-8")
            _say(f"Work reports as published\n{_HEAD}\n{_row(measure(file))}")
    for each in broken:
        _say(each)
    return 1 if broken else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _seconds(cost: Cost) -> float:
    return cost.reading + cost.extraction


def _row(cost: Cost) -> str:
    seconds = _seconds(cost)
    return (
        f"{cost.size / _MEGABYTE:4.1f} {seconds / cost.size * _MEGABYTE:5.2f} "
        f"{seconds / cost.offsets:28.1f} {seconds / cost.folding:8.1f} {seconds / cost.nfkc:5.0f}"
        f"  × {cost.memory / cost.size:5.1f} {cost.clauses:8} {cost.facts:7}"
    )


def _above(costs: list[Cost], most: Most) -> list[str]:
    passes = max(_seconds(cost) / cost.offsets for cost in costs)
    memory = max(cost.memory / cost.size for cost in costs)
    rates = [_seconds(cost) / cost.size for cost in costs]
    figures = (
        ("passes of folding with places", passes, most.passes),
        ("times the text in memory", memory, most.memory),
        ("times the rate of the smallest text", rates[-1] / rates[0], MOST_GROWTH),
    )
    return [
        f"{figure:.1f} {name}, at most {most}" for name, figure, most in figures if figure > most
    ]


def _real_texts() -> list[str]:
    """Return published reports as one text, where `LINEAGE_DATA` names a folder that has them."""
    folder = Path(os.environ.get("LINEAGE_DATA", "")) / "zh-plans"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("20*.txt"))]
    return ["\n".join(texts)] if texts else []


if __name__ == "__main__":
    sys.exit(main(tuple(map(float, sys.argv[1:])) or _SIZES))
