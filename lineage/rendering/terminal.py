"""The result in words, for a person at a terminal or at the other end of a pipe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from lineage.language.folding import is_cjk

__all__ = ["open_console", "print_line", "print_table", "progress_bar", "visible"]

_QUIET_SECONDS = 1.0
# A pipe has no width: a line goes on to its end, so that no word is cut in two.
_UNBOUNDED = 1_000_000
_NARROWEST = 20
# Marks that must not begin a line, and those that must not end one.
_CLOSING = frozenset("，。、；：！？）》〉」』】〕”’,.;:!?)]}")
_OPENING = frozenset("（《〈「『【〔“‘([{")
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = (
    {code: 0x2400 + code for code in range(0x20)}
    | dict.fromkeys((0x7F, *range(0x80, 0xA0), *_BIDI), 0xFFFD)
    | dict.fromkeys((ord("\n"), ord("\t"), 0x2028, 0x2029), ord(" "))
    | {ord("\r"): None}
)


def visible(text: str) -> str:
    r"""Return text fit for one line of a terminal: what could steer it becomes a sign to be seen.

    >>> visible("a\x1b[31mb\u202ec")
    'a␛[31mb�c'
    """
    return text.translate(_SHOWN)


def open_console(stream: IO[str]) -> Console:
    """Return a console on a stream: coloured and wrapped on a terminal only."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _UNBOUNDED
    return console


def print_line(console: Console, *parts: str | tuple[str, str] | Text, indent: int = 0) -> None:
    """Print a line of parts, each plain or with its style; on a terminal it wraps to its indent."""
    line = Text()
    for part in parts:
        if isinstance(part, Text):
            line.append_text(part)
        else:
            words, style = (part, "") if isinstance(part, str) else part
            line.append(visible(words), style=style)
    margin = Text(" " * indent)
    if not console.is_terminal:
        console.print(margin + line, soft_wrap=True)
        return
    for piece in line.divide(_breaks(line.plain, max(console.width - indent, _NARROWEST))):
        piece.rstrip()
        console.print(margin + piece, soft_wrap=True)


def _breaks(text: str, width: int) -> list[int]:
    """Find where to begin new lines: between words, and between any two Chinese characters."""
    breaks: list[int] = []
    begin = chance = used = 0
    for at, character in enumerate(text):
        if at and _may_break(text[at - 1], character):
            chance = at
        used += cell_len(character)
        if used > width and character != " ":
            begin = chance if chance > begin else at
            breaks.append(begin)
            used = cell_len(text[begin : at + 1])
    return breaks


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return True
    wide = is_cjk(after) or cell_len(before) > 1
    return wide and before not in _OPENING and after not in _CLOSING


def print_table(console: Console, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of short values under their heads."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        console.print(Text(line.rstrip()), soft_wrap=True)


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what is to be told of stages under way: a bar appears once a second has gone by.

    Nothing is ever shown where the console is no terminal, and the bar goes when the work is done.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bars = Bars(
        *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    task = bars.add_task("", total=None)
    # One step may be longer than a second, so that nothing is told while it lasts.
    starter = threading.Timer(_QUIET_SECONDS, bars.start)
    starter.daemon = True

    def tell(stage: str, done: int, total: int) -> None:
        bars.update(task, description=stage, completed=done, total=total)

    if console.is_terminal:
        starter.start()
    try:
        yield tell
    finally:
        starter.cancel()
        if starter.is_alive():
            starter.join()
        if bars.live.is_started:
            bars.stop()
