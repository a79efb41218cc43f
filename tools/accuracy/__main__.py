"""Print, set by set, what was found; fail where a figure is below its floor."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.accuracy.page import Measured, markdown, table
from tools.accuracy.reading import data_folder
from tools.accuracy.sets import SETS, measure


def main(arguments: list[str] | None = None) -> int:
    """Return 0 where every figure is at or above its floor, else 1."""
    parser = argparse.ArgumentParser(prog="poe accuracy", description=__doc__)
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="write the figures into a page as well"
    )
    asked = parser.parse_args(arguments)
    folder = data_folder()
    every = [Measured(each, measure(each, folder)) for each in SETS]
    # Labels are Chinese, whatever a terminal says it can show.
    sys.stdout.buffer.write(table(every).encode())
    sys.stdout.flush()
    if asked.markdown:
        page = asked.markdown.read_text("utf-8") if asked.markdown.exists() else ""
        asked.markdown.write_text(markdown(every, page), encoding="utf-8", newline="\n")
    failed = [f for each in every for f in each.figures or () if not f.passed]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
