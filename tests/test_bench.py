"""What the bench measures, and what bad text costs, by ratios of a child's own figures."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import Cost, measure
from bench.texts import BAD, TEXTS, text_of

ROOT = Path(__file__).parent.parent
# A tenth shows what each byte costs, and is soon read.
SHARE = 0.1
# Passes of folding, and bytes for each of the text, that a bad one may cost at most: some three
# times what it does.
BOUNDS = {
    "one word of 10 MB": (1500, 30),
    "numbering nested 200 deep": (200, 300),
    "one line of 50 MB": (60, 30),
    "100,000 rows": (300, 120),
}


def cost_of(folder: Path, text: str) -> Cost:
    file = folder / "text.txt"
    file.write_text(text, encoding="utf-8")
    return measure(file, whole=False)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_the_bench_is_as_large_as_asked_and_the_same_again(kind: str) -> None:
    text = text_of(kind, 20_000)
    assert 20_000 <= len(text.encode()) < 22_000
    assert text == text_of(kind, 20_000)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_the_bench_has_the_clauses_it_was_made_of(kind: str, tmp_path: Path) -> None:
    text = text_of(kind, 40_000)
    assert cost_of(tmp_path, text).clauses == len(text.splitlines())


@pytest.mark.parametrize("kind", BAD)
def test_bad_text_costs_a_bounded_number_of_passes_over_it(kind: str, tmp_path: Path) -> None:
    cost = cost_of(tmp_path, BAD[kind](SHARE))
    passes, memory = BOUNDS[kind]
    assert cost.reading + cost.extraction < passes * cost.folding
    assert cost.memory < memory * cost.size


def test_the_bench_prints_its_ratios_and_ends_well_on_a_small_text() -> None:
    command = [sys.executable, "-m", "bench.reading", "0.05", "0.1"]
    alone = {name: value for name, value in os.environ.items() if name != "LINEAGE_DATA"}
    ran = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)
    assert "passes of bare NFKC" in ran.stdout
    assert ran.stdout.count("\n") >= 3 * len(TEXTS)
    assert ran.returncode in {0, 1}
