"""The same files give the same bytes, whatever the machine's settings are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "COLUMNS": "40"},
]


def _bytes_of(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("fixture", ["beijing", "yearly"])
def test_reports_are_byte_identical_under_other_settings(fixture: str, tmp_path: Path) -> None:
    written = []
    for at, settings in enumerate(SETTINGS):
        out = tmp_path / f"report{at}"
        command = [sys.executable, "-m", "lineage", "report", f"fixtures/{fixture}", "-o", str(out)]
        subprocess.run(command, check=True, cwd=ROOT, env=os.environ | settings)
        written.append(_bytes_of(out))
    assert written[0].keys() == written[1].keys()
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []
    assert {"index.html", "lineage.json"} <= written[0].keys()
