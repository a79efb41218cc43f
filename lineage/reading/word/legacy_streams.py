"""The streams of a Word binary file: its characters, and what is said of each stretch of them.

Names and numbers follow [MS-DOC]. Every offset of the file is checked by slicing: what lies beyond
a stream is empty, and `struct.error` where a number is cut off.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

__all__ = [
    "Header",
    "Piece",
    "Properties",
    "Run",
    "expanded",
    "modifiers",
    "read_header",
    "read_pieces",
    "read_runs",
]

_PAGE = 512
_COMPRESSED = 1 << 30
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615
_WHOLE_TABS = 255
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_OVERFLOWING = (0x6645, 0x6646)
_PLACE_SIZE = 4
_PAIRS = 154
_PIECES = 33


class Header(NamedTuple):
    """What the first bytes of a Word file say (FIB).

    `stories` are the lengths in characters of the body, footnotes, headers, macros, comments,
    endnotes and text boxes, in the order they stand. `pairs` are the places in the table stream.
    """

    version: int
    encrypted: bool
    table: str
    stories: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]

    def part(self, table: bytes, at: int) -> bytes:
        """Return one part of the table stream, empty where the file has none."""
        start, length = self.pairs[at] if at < len(self.pairs) else (0, 0)
        return table[start : start + length]


class Piece(NamedTuple):
    """Characters `start` to `end` of the text, from byte `place` on, `width` bytes each."""

    start: int
    end: int
    place: int
    width: int


class Run(NamedTuple):
    """What is said of the bytes `start` to `end`: a paragraph style, and changes to it."""

    start: int
    end: int
    style: int
    changes: bytes


class Properties:
    """The runs of a file, found by the byte where a character stands."""

    def __init__(self, runs: list[Run]) -> None:
        self.runs = sorted(runs)
        self._starts = [run.start for run in self.runs]

    def at(self, place: int) -> Run | None:
        """Return the run that holds a byte, if any does."""
        found = bisect_right(self._starts, place) - 1
        return self.runs[found] if found >= 0 and place < self.runs[found].end else None


def read_header(main: bytes) -> Header:
    """Return what the start of the main stream says."""
    version, flags = struct.unpack_from("<H6xH", main, 2)
    stories = struct.unpack_from("<7i", main, 76)
    count = struct.unpack_from("<H", main, 152)[0]
    pairs = list(struct.iter_unpack("<II", main[_PAIRS : _PAIRS + 8 * count]))
    return Header(
        version,
        bool(flags & 0x0100),
        "1Table" if flags & 0x0200 else "0Table",
        tuple(max(0, length) for length in stories),
        tuple((start, length) for start, length in pairs),
    )


def read_pieces(header: Header, table: bytes) -> list[Piece]:
    """Return the pieces of the text in order (Clx)."""
    clx = header.part(table, _PIECES)
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        return []
    length = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + length]
    count = max(0, (len(plc) - 4) // 12)
    starts = struct.unpack_from(f"<{count + 1}i", plc, 0)
    pieces = []
    for index, (start, end) in enumerate(pairwise(starts)):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        narrow = bool(place & _COMPRESSED)
        place &= _COMPRESSED - 1
        if 0 <= start < end:
            width = 1 if narrow else 2
            pieces.append(Piece(start, end, place // 2 if narrow else place, width))
    return pieces


def read_runs(main: bytes, plc: bytes, *, paragraphs: bool) -> Properties:
    """Return what is said of the paragraphs (PAPX) or of the characters (CHPX) of a file."""
    count = max(0, (len(plc) - 4) // 8)
    runs: list[Run] = []
    pages = struct.unpack(f"<{count}I", plc[4 * (count + 1) :][: 4 * count])
    for page in dict.fromkeys(pages):
        start = (page & 0x3FFFFF) * _PAGE
        content = main[start : start + _PAGE]
        if len(content) == _PAGE:
            runs.extend(_page(content, paragraphs=paragraphs))
    return Properties(runs)


def _page(page: bytes, *, paragraphs: bool) -> Iterator[Run]:
    count = page[-1]
    step = 13 if paragraphs else 1
    first = 4 * (count + 1)
    if first + step * count > _PAGE:
        return
    for index, (start, end) in enumerate(pairwise(struct.unpack_from(f"<{count + 1}I", page, 0))):
        at = 2 * page[first + step * index]
        if not at:
            yield Run(start, end, 0, b"")
        elif paragraphs:
            half = page[at]
            at, length = (at + 1, 2 * half - 1) if half else (at + 2, 2 * page[at + 1])
            content = page[at : at + length]
            style = struct.unpack_from("<H", content + b"\0\0", 0)[0]
            yield Run(start, end, style, content[2:])
        else:
            yield Run(start, end, 0, page[at + 1 : at + 1 + page[at]])


def expanded(changes: bytes, overflow: bytes) -> bytes:
    """Return the changes of a paragraph with those too long to stand beside it (`Data`)."""
    for code, value in modifiers(changes):
        if code in _OVERFLOWING and len(value) == _PLACE_SIZE:
            at = int.from_bytes(value, "little")
            size = int.from_bytes(overflow[at : at + 2], "little")
            return changes + overflow[at + 2 : at + 2 + size]
    return changes


def modifiers(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the changes of a run, each as its code (SPRM) and what it is set to."""
    at = 0
    while at + 2 <= len(changes):
        code = changes[at] | changes[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE_DEFINITION:
            size = max(0, int.from_bytes(changes[at : at + 2], "little") - 1)
            at += 2
        elif not size:
            size = changes[at] if at < len(changes) else 0
            at += 1
            if code == _TABS and size == _WHOLE_TABS:
                return
        yield code, changes[at : at + size]
        at += size
