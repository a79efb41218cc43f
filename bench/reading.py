"""What reading and extraction cost, as ratios in one run; ends with 1 above a limit.

`python -m bench.reading [megabytes …]`: texts of each kind of the first size, and the first kind
again in the further sizes, to see what a megabyte costs there. Without figures: 1.5 and 20.
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
    """Limits: passes of bare NFKC and of folding with places, and memory as times the text.

    English is ASCII, which NFKC passes over at once: it has no limit in such passes.
    """

    cutting_nfkc: float
    whole_nfkc: float
    cutting_offsets: float
    whole_offsets: float
    memory: float


# A report is prose with figures, as long texts are. In a plan of single demands what is read out
# outweighs the text: its figures are kept from growing, and are above the floor.
MOST = {
    "Chinese report": Most(10, 24, 5, 10, 12),
    "English report": Most(float("inf"), float("inf"), 5, 10, 12),
    "Chinese plan": Most(18, 55, 8, 23, 30),
}
MOST_GROWTH = 1.3
"""The passes of bare NFKC over the largest text, as a multiple of those over the smallest one."""
_SIZES = (1.5, 20.0)
_MEGABYTE = 1_000_000
_NO_PASS = 0.01
"""A pass of NFKC that costs less than this share of a fold has looked at no character."""
_HEAD = (
    "          passes of bare NFKC  of the fold with places\n"
    "  MB  s/MB  cutting  whole         cutting  whole      memory  clauses   facts"
)


def main(sizes: tuple[float, ...]) -> int:
    """Print the costs of the texts; return 1 where one is above a limit, else 0."""
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        for order, kind in enumerate(TEXTS):
            _say(f"{kind}\n{_HEAD}")
            costs: list[Cost] = []
            for size in sizes if order == 0 else sizes[:1]:
                file.write_text(text_of(kind, int(size * _MEGABYTE)), encoding="utf-8")
                costs.append(measure(file, whole=not costs))
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


def _passes(cost: Cost) -> Most:
    """Return what a text cost, in the order of the limits; 0 for what was not measured."""
    cutting = cost.reading + cost.cutting if cost.cutting else 0.0
    whole = cost.reading + cost.extraction
    nfkc = cost.nfkc if cost.nfkc > _NO_PASS * cost.folding else float("inf")
    offsets = cost.offsets or float("inf")
    return Most(
        cutting / nfkc, whole / nfkc, cutting / offsets, whole / offsets, cost.memory / cost.size
    )


def _row(cost: Cost) -> str:
    seconds = (cost.reading + cost.extraction) / cost.size * _MEGABYTE
    cutting_nfkc, whole_nfkc, cutting, whole = (
        f"{passes:.1f}" if passes else "–" for passes in _passes(cost)[:-1]
    )
    return (
        f"{cost.size / _MEGABYTE:4.1f} {seconds:5.2f} {cutting_nfkc:>8} {whole_nfkc:>6} "
        f"{cutting:>15} {whole:>6}  × {cost.memory / cost.size:8.1f} "
        f"{cost.clauses:8} {cost.facts:7}"
    )


def _above(costs: list[Cost], most: Most) -> list[str]:
    found = [max(each) for each in zip(*map(_passes, costs), strict=True)]
    growth = _passes(costs[-1]).whole_nfkc / (_passes(costs[0]).whole_nfkc or float("inf"))
    figures = (
        ("passes of bare NFKC for cutting", found[0], most.cutting_nfkc),
        ("passes of bare NFKC", found[1], most.whole_nfkc),
        ("passes of folding with places for cutting", found[2], most.cutting_offsets),
        ("passes of folding with places", found[3], most.whole_offsets),
        ("times the text in memory", found[4], most.memory),
        ("times the passes over the smallest text", growth, MOST_GROWTH),
    )
    return [
        f"{figure:.1f} {name}, at most {limit:g}"
        for name, figure, limit in figures
        if figure > limit
    ]


def _real_texts() -> list[str]:
    """Return published reports as one text, where `LINEAGE_DATA` names a folder that has them."""
    folder = Path(os.environ.get("LINEAGE_DATA", "")) / "zh-plans"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("20*.txt"))]
    return ["\n".join(texts)] if texts else []


if __name__ == "__main__":
    sys.exit(main(tuple(map(float, sys.argv[1:])) or _SIZES))
