"""What the graph costs, from ten thousand works to a hundred thousand; ends with 1 above a limit.

`python -m bench.graph [works …]`; each number of works is measured in a process of its own, with
twice as many relations.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import resource
import subprocess
import sys
import time
from itertools import pairwise
from typing import NamedTuple

from bench.works import make_works
from lineage.graph import build_graph, find_history, index_force
from lineage.identity.conflicts import find_conflicts

__all__ = ["main"]

MOST_GROWTH = 1.5
"""The time of a work among the most, as a multiple of that among the fewest."""
MOST_MEMORY = 2_000_000_000
_SIZES = (10_000, 100_000)
_DAYS = 100
_ROUNDS = 2
_UNIT = 1 if sys.platform == "darwin" else 1024
_HEAD = "  works  graph s  conflicts s  in force s  history s  total s  ms/work   MB  conflicts"


class Cost(NamedTuple):
    """Seconds of one core, the peak of the process in bytes, and how many conflicts were found.

    `force` is the time of asking on 100 days what was in force, their preparation included.
    """

    works: int
    graph: float
    conflicts: float
    force: float
    history: float
    memory: int
    found: int

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.graph + self.conflicts + self.force + self.history


def main(sizes: tuple[int, ...]) -> int:
    """Print the costs; return 1 where one is above a limit, else 0."""
    _say(_HEAD)
    costs = []
    for size in sizes:
        command = [sys.executable, "-m", "bench.graph", "--measure", str(size)]
        ran = [
            subprocess.run(command, check=True, capture_output=True, text=True)
            for _ in range(_ROUNDS)
        ]
        # What else the machine does can only make a round slower.
        rounds = [Cost(*json.loads(each.stdout)) for each in ran]
        costs.append(min(rounds, key=lambda cost: cost.seconds))
        _say(_row(costs[-1]))
    broken = list(_above(costs))
    for each in broken:
        _say(each)
    return 1 if broken else 0


def _above(costs: list[Cost]) -> list[str]:
    few, many = costs[0], costs[-1]
    growth = (many.seconds / many.works) / (few.seconds / few.works)
    _say(f"time per work grows {growth:.2f} times (at most {MOST_GROWTH})")
    broken = [f"time per work grew {growth:.2f} times"] if growth > MOST_GROWTH else []
    if many.memory > MOST_MEMORY:
        broken.append(f"{many.memory / 1e6:.0f} MB is above {MOST_MEMORY / 1e6:.0f} MB")
    return broken


def _row(cost: Cost) -> str:
    return (
        f"{cost.works:7}  {cost.graph:7.2f}  {cost.conflicts:11.2f}  {cost.force:10.2f}  "
        f"{cost.history:9.2f}  {cost.seconds:7.2f}  {1000 * cost.seconds / cost.works:7.3f}  "
        f"{cost.memory / 1e6:4.0f}  {cost.found:9}"
    )


def _cost(count: int) -> Cost:
    made = make_works(count)
    lineage = made.lineage
    # As `timeit` does: how often the collector walks among all that is held is no cost of ours.
    gc.collect()
    gc.disable()
    times = [time.process_time()]
    graph = build_graph(lineage)
    times.append(time.process_time())
    if len(graph) != count or graph.size() != len(lineage.relations):
        raise AssertionError("the graph lacks works or relations")
    found = find_conflicts(made.entries, (), lineage.relations, made.begins, {})
    times.append(time.process_time())
    index = index_force(lineage.works, lineage.relations)
    first = dt.date(1991, 1, 1)
    for at in range(_DAYS):
        answers = index.on(first + dt.timedelta(120 * at))
        told = len(answers.in_force) + len(answers.not_in_force) + len(answers.unknown)
        if told != len(index.firsts) - 1:
            raise AssertionError("a work is without an answer")
    times.append(time.process_time())
    find_history(lineage.works, lineage.relations, lineage.works[0].id)
    times.append(time.process_time())
    graph_s, conflicts_s, force_s, history_s = (end - begin for begin, end in pairwise(times))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    return Cost(count, graph_s, conflicts_s, force_s, history_s, memory, len(found))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        _say(json.dumps(_cost(int(sys.argv[2]))))
    else:
        sys.exit(main(tuple(map(int, sys.argv[1:])) or _SIZES))
