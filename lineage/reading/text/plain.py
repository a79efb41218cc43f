"""Plain text as it is printed."""

from __future__ import annotations

from lineage.reading.decoding import decode
from lineage.reading.furniture import is_marked
from lineage.reading.hyphens import mend_words
from lineage.reading.lines import join_wrapped, split_lines
from lineage.reading.printed import Block, Cell, Printed, paragraph
from lineage.reading.text.grids import find_drawn_tables

__all__ = ["read_plain"]


def read_plain(content: bytes, name: str) -> Printed:
    """Return a text file's paragraphs: decoded, wrapped lines joined, drawn tables as rows.

    Raises `ReadingError` where the bytes are no text.
    """
    decoded = decode(content, name)
    lines = split_lines(decoded.text)
    tables: dict[int, tuple[int, tuple[tuple[Cell, ...], ...]]] = {}
    drawn: set[int] = set()
    for count, table in enumerate(find_drawn_tables(lines), start=1):
        tables[lines[table.first].start] = count, table.rows
        drawn.update(line.start for line in lines[table.first : table.end] if line.text)
    blocks: list[Block] = []
    # A row is no part of a sentence, and what stands around a table says nothing of its width.
    pages = join_wrapped(lines, is_marked, frozenset(drawn))
    for paragraph_lines in mend_words(pages):
        start = paragraph_lines[0].start
        if start not in drawn:
            blocks.append(paragraph(paragraph_lines))
        elif start in tables:
            count, rows = tables[start]
            blocks += [Block(row, count) for row in rows]
    return Printed(tuple(blocks), len(decoded.text), decoded.encoding, guessed=decoded.guessed)
