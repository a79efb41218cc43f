"""What a command says of files that are unreadable, odd or at odds: one line each."""

from __future__ import annotations

import shlex
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.models import Conflict, Evidence, Issue, Lineage
    from lineage.pipeline import Pair

__all__ = ["complain", "complain_of", "complain_of_pair", "defect"]

_DONE, _DONE_IN_PART = 0, 1


def complain(lines: Iterable[str]) -> None:
    """Write each line to standard error, whatever it quotes, as one line."""
    from lineage.rendering.terminal import visible

    for line in lines:
        sys.stderr.write(visible(line).strip() + "\n")


def complain_of(found: Lineage, paths: Sequence[Path]) -> int:
    """Name every failure, oddity and conflict in what was read, and return the exit status."""
    complain(map(_odd, (*found.failures, *found.issues)))
    complain(_at_odds(each, paths) for each in found.conflicts)
    return _DONE_IN_PART if found.failures else _DONE


def complain_of_pair(pair: Pair) -> int:
    """Name every oddity of two files, and return the exit status."""
    complain(map(_odd, pair.issues))
    return _DONE


def _odd(issue: Issue) -> str:
    return f"{_where(issue)}: {issue.message}; {issue.advice}"


def _at_odds(conflict: Conflict, paths: Sequence[Path]) -> str:
    first = conflict.evidence[0] if conflict.evidence else None
    place = f"{_where(first)}: " if first else ""
    command = shlex.join(["lineage", "explain", conflict.id, *map(str, paths)])
    advice = "hold its words against the issued text, and correct or leave out a copy that errs"
    return f"{place}{conflict.message}; {advice}; the words: {command}"


def _where(each: Issue | Evidence) -> str:
    from lineage.rendering.phrases import place_words

    if each.span and each.place:
        return f"{each.file}, {place_words(each.span, each.place)}"
    return f"{each.file}:{each.span[0]}" if each.span else each.file


def defect(error: Exception) -> str:
    """Return the line for an error that is this program's own."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    what = f"{type(error).__name__}: {error}"
    return f"lineage: a defect at {place} ({what}); please report it with the file that shows it"
