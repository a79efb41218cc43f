"""What every format gives: the characters of a file, and the paragraphs they are printed in."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lineage.models import Issue, Place

__all__ = ["Block", "Cell", "Kind", "Line", "Printed", "paragraph"]

Kind = Literal["body", "furniture", "notice", "meta", "note"]


class Line(NamedTuple):
    """Characters of a file from `start` on, white space at the ends of a printed line left out.

    What is `joined` goes straight on where the one before it ends: in the file something stands
    between them that is not printed (a mark of Markdown, a tag, half of an entity, a soft hyphen).
    `end` is where it ends in the file, where that is not as many characters on (an entity).
    """

    text: str
    start: int
    joined: bool = False
    end: int | None = None


Cell = tuple[Line, ...]
"""The lines that one stretch of text was broken into."""


class Block(NamedTuple):
    """A paragraph, which has one cell, or a row of a table, which has one for each column.

    A cell that is merged over several rows or columns stands in each of them: its lines lead to
    the one place where it is printed. A row that one cell fills from side to side is a paragraph.
    `table` counts the tables of the file from 1, whatever pages they run over; 0 is none. `kind`
    is set where the format itself says it; else the words decide.
    """

    cells: tuple[Cell, ...]
    table: int = 0
    kind: Kind | None = None


class Printed(NamedTuple):
    """A file as it is printed, in reading order.

    `length` is that of the file's text, in whose characters every `Line.start` is counted: the
    decoded characters of a text, Markdown or HTML file; for PDF and Word the text as it is shown,
    line by line or paragraph by paragraph, with one line feed between. `places` then say where
    each of them begins. `encoding` is empty where the format leaves no choice,
    and `guessed` where nothing in the file told it.
    """

    blocks: tuple[Block, ...]
    length: int
    encoding: str = ""
    places: tuple[tuple[int, Place], ...] = ()
    issues: tuple[Issue, ...] = ()
    guessed: bool = False


def paragraph(lines: list[Line]) -> Block:
    """Return a paragraph that was broken into some lines."""
    return Block(cells=(tuple(lines),))
