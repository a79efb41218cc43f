"""The cost of reading one text, in a process of its own, as figures."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lineage.extraction import extract
from lineage.extraction.cutting.clauses import read_clauses
from lineage.extraction.page.parting import set_labels_apart
from lineage.extraction.page.parts import split_parts
from lineage.language.folding import fold, fold_with_offsets, language_of
from lineage.models import Source
from lineage.reading import read_text

__all__ = ["Cost", "measure"]

_REPEATED_BELOW = 3_000_000
_TIMES = 3
_UNIT = 1 if sys.platform == "darwin" else 1024
_STATUS = Path("/proc/self/status")


class Cost(NamedTuple):
    """Seconds of one core, and bytes.

    `nfkc`, `folding` and `offsets` are one pass of `unicodedata.normalize`, of `fold` and of
    `fold_with_offsets` over the text. `cutting` is what it takes from a source to its clauses,
    `extraction` what it takes to the whole document, cutting included. `memory` is what reading and
    extraction took at their peak above what the process had before, and `size` the text in UTF-8.
    """

    size: int
    nfkc: float
    folding: float
    offsets: float
    reading: float
    cutting: float
    extraction: float
    memory: int
    clauses: int
    facts: int


def measure(file: Path, *, whole: bool = True) -> Cost:
    """Return what a file costs, measured in a child.

    Without `whole` neither cutting alone nor folding with places is measured (both are 0), which
    for a large text takes time and memory.
    """
    command = [sys.executable, "-m", "bench.measure", str(file), str(int(whole))]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return Cost(*json.loads(ran.stdout))


def _peak() -> int:
    """Return the most memory that this process had; elsewhere than in Linux, or that began it."""
    if _STATUS.exists() and (held := re.search(r"VmHWM:\s*(\d+)", _STATUS.read_text())):
        return int(held[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def _seconds(work: Callable[[], object], times: int) -> float:
    """Return the least time of several: whatever else the machine does only adds."""
    least = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        least = min(least, time.process_time() - begin)
    return least


def _cut(source: Source) -> None:
    for part in map(set_labels_apart, split_parts(source)):
        read_clauses(part.units, language_of("\n".join(unit.text for unit in part.units)))


def _cost(file: Path, *, whole: bool) -> Cost:
    # What is compiled or cached once is no part of the cost of a text.
    extract(read_text("一、节水。\n二、2025年底前完成5处。".encode(), "warm"))
    content = file.read_bytes()
    before = _peak()
    times = _TIMES if len(content) < _REPEATED_BELOW else 1
    begin = time.process_time()
    source = read_text(content, "bench.txt")
    reading = time.process_time() - begin
    documents = extract(source)
    extraction = time.process_time() - begin - reading
    memory = _peak() - before
    clauses = sum(len(document.clauses) for document in documents)
    facts = sum(len(document.facts) for document in documents)
    del documents
    if times > 1:
        reading = min(reading, _seconds(lambda: read_text(content, "bench.txt"), times - 1))
        extraction = min(extraction, _seconds(lambda: extract(source), times - 1))
    text = content.decode()
    return Cost(
        size=len(content),
        nfkc=_seconds(lambda: unicodedata.normalize("NFKC", text), times),
        folding=_seconds(lambda: fold(text), times),
        offsets=_seconds(lambda: fold_with_offsets(text), times) if whole else 0.0,
        reading=reading,
        cutting=_seconds(lambda: _cut(source), times) if whole else 0.0,
        extraction=extraction,
        memory=memory,
        clauses=clauses,
        facts=facts,
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_cost(Path(sys.argv[1]), whole=sys.argv[2] == "1")))
