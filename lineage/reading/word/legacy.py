"""Word's and WPS Office's binary files (.doc, .wps) as they are printed: extra `[legacy]`."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from bisect import bisect_right
from io import BytesIO
from typing import NamedTuple

from lineage.errors import ReadingError
from lineage.models import Issue, Place
from lineage.reading.printed import Block, Cell, Kind, Line, Printed
from lineage.reading.word.breaks import part_at_breaks
from lineage.reading.word.legacy_numbering import numbered_as, read_legacy_lists, read_legacy_styles
from lineage.reading.word.legacy_streams import (
    Header,
    Piece,
    Properties,
    expanded,
    modifiers,
    read_header,
    read_pieces,
    read_runs,
)
from lineage.reading.word.legacy_tables import LegacyRow, arrange
from lineage.reading.word.numbering import Counters

__all__ = ["read_legacy"]

LARGEST = 128 * 2**20
"""Bytes beyond which a file is refused."""

_MOST_CHARACTERS = 16_000_000

_OLDEST = 0x00C1
_CHARACTERS, _PARAGRAPHS = 12, 13
# The parts that tell where each note is referred to, where it begins, and which story it is in.
_NOTES = ((2, 3, 1), (46, 47, 5))
_BOXES = (56, 6)
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_DELETED, _INSERTED, _HIDDEN, _SYMBOL = 0x0800, 0x0801, 0x083C, 0x6A09
_ENDS = re.compile(r"[\r\x07\x0c]")
_PLAIN = {"\t": " ", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}
_ODD = re.compile(r"[\x00-\x1f]")
_BLANK = " \t\u3000\u00a0\u200b\ufeff"
_ADVICE = "save it as .docx or .txt and read that"
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError)


def read_legacy(content: bytes, name: str) -> Printed:
    """Return the paragraphs, rows and notes of a Word 97 to 2003 file as Word shows them.

    What `read_docx` says of text, places and notes holds here too. Text boxes stand behind the
    text, as the file does not say where they belong.

    Raises `ReadingError` where the extra is not installed, the file is encrypted, broken, older
    than Word 97, or no Word file.
    """
    if len(content) > LARGEST:
        raise ReadingError(name, f"the file is larger than {LARGEST} bytes", _ADVICE)
    try:
        main, tables = _streams(content, name)
        header = _readable(read_header(main), name)
        return _Reader(name, header, main, tables).read()
    except ReadingError:
        raise
    except _BROKEN as error:
        raise ReadingError(name, "this Word file is broken or cut off", _ADVICE) from error


def _streams(content: bytes, name: str) -> tuple[bytes, dict[str, bytes]]:
    try:
        import olefile  # noqa: PLC0415 - only this format needs the extra
    except ImportError as error:
        wrong = "a package that reads .doc and .wps is missing"
        raise ReadingError(name, wrong, "pip install 'clause-lineage[legacy]'") from error
    with olefile.OleFileIO(BytesIO(content)) as container:
        if container.exists("EncryptedPackage"):
            raise ReadingError(name, "this Word file is encrypted", _ADVICE)
        if not container.exists("WordDocument"):
            raise ReadingError(name, "this old Office file holds no Word document", _ADVICE)
        main = container.openstream("WordDocument").read()
        return main, {
            table: container.openstream(table).read() if container.exists(table) else b""
            for table in ("0Table", "1Table", "Data")
        }


def _readable(header: Header, name: str) -> Header:
    if header.version < _OLDEST or header.encrypted:
        wrong = "is encrypted" if header.encrypted else "is older than Word 97"
        raise ReadingError(name, f"this Word file {wrong}", _ADVICE)
    return header


class _Note(NamedTuple):
    at: int
    start: int
    end: int


class _Reader:
    """One pass over a file."""

    def __init__(self, name: str, header: Header, main: bytes, streams: dict[str, bytes]) -> None:
        table = streams[header.table]
        self._overflow = streams["Data"]
        self._name = name
        self._header = header
        self._table = table
        self._pieces = read_pieces(header, table)
        if not self._pieces or self._pieces[-1].end > _MOST_CHARACTERS:
            wrong = "has too many characters" if self._pieces else "is broken or cut off"
            raise ReadingError(name, f"this Word file {wrong}", _ADVICE)
        self._text = _decode(self._pieces, main)
        runs = read_runs(main, header.part(table, _CHARACTERS), paragraphs=False)
        self._gone, self._tracked = _gone(self._pieces, runs, len(self._text))
        self._paragraph_runs = read_runs(main, header.part(table, _PARAGRAPHS), paragraphs=True)
        styles = read_legacy_styles(header, table)
        self._lists = read_legacy_lists(header, table, styles)
        self._places: list[tuple[int, Place]] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._paragraphs = 0
        self._tables = 0
        self._fields: list[bool] = []

    def read(self) -> Printed:
        body = min(self._header.stories[0], len(self._text))
        notes = self._notes()
        places = self._body(body, sorted(note.at for note in notes))
        counters = Counters(self._lists)
        for note in notes:
            self._story(note.start, note.end, counters, "note", places.get(note.at, 1))
        self._story(*self._story_bounds(_BOXES[1]), Counters(self._lists), None, self._paragraphs)
        return Printed(
            tuple(self._blocks),
            max(0, self._length - 1),
            places=tuple(self._places),
            issues=self._issues(),
        )

    def _body(self, end: int, marks: list[int]) -> dict[int, int]:
        """Emit the body; return in which paragraph each note's mark stands."""
        counters = Counters(self._lists)
        places: dict[int, int] = {}
        rows: list[LegacyRow] = []
        cells: list[tuple[Cell, ...]] = []
        cell: list[Cell] = []
        start = at_mark = 0
        for stop in self._ends(0, end):
            said = dict(modifiers(self._said(stop - 1)[1]))
            ends_row = said.get(_ROW_END) == b"\x01"
            self._paragraphs += not ends_row
            while at_mark < len(marks) and marks[at_mark] < stop:
                places[marks[at_mark]] = self._paragraphs
                at_mark += 1
            lines = self._paragraph(start, stop, counters, self._paragraphs)
            # A paragraph whose end is deleted goes on in the next one.
            self._paragraphs += self._text.count("\r", start, stop - 1)
            start = stop
            if said.get(_IN_TABLE) != b"\x01":
                self._close(rows)
                self._blocks.extend(part_at_breaks(lines))
            elif ends_row:
                rows.append(LegacyRow(tuple(cells), self._said(stop - 1)[1]))
                cells = []
            else:
                cell.append(tuple(lines))
                if self._text[stop - 1] == "\x07":
                    cells.append(tuple(cell))
                    cell = []
        self._close(rows)
        for each in [line for held in [*cells, cell] for line in held]:
            self._blocks.extend(part_at_breaks(each))
        return places

    def _close(self, rows: list[LegacyRow]) -> None:
        if rows:
            self._tables += 1
            self._blocks.extend(arrange(rows, self._tables))
            rows.clear()

    def _story(
        self, start: int, end: int, counters: Counters, kind: Kind | None, place: int
    ) -> None:
        for stop in self._ends(start, min(end, len(self._text))):
            lines = self._paragraph(start, stop, counters, place)
            self._blocks.extend(part_at_breaks(lines, kind))
            start = stop

    def _ends(self, start: int, end: int) -> list[int]:
        found = (mark.start() for mark in _ENDS.finditer(self._text, start, end))
        ends = [
            at + 1
            for at in found
            if not (self._text[at] == "\r" and self._gone[at]) and not self._is_page_break(at)
        ]
        return ends if ends and ends[-1] == end else [*ends, end] if start < end else []

    def _is_page_break(self, at: int) -> bool:
        """Tell a page break, which stands within a paragraph, from the end of a section."""
        if self._text[at] != "\x0c" or at + 1 >= len(self._text):
            return False
        run = self._paragraph_runs.at(self._byte(at))
        return run is not None and run is self._paragraph_runs.at(self._byte(at + 1))

    def _said(self, at: int) -> tuple[str, bytes]:
        run = self._paragraph_runs.at(self._byte(at))
        return (str(run.style), expanded(run.changes, self._overflow)) if run else ("0", b"")

    def _byte(self, at: int) -> int:
        low, high = 0, len(self._pieces) - 1
        while low < high:
            middle = (low + high) // 2
            if self._pieces[middle].end <= at:
                low = middle + 1
            else:
                high = middle
        piece = self._pieces[low]
        return piece.place + (at - piece.start) * piece.width

    def _paragraph(self, start: int, stop: int, counters: Counters, place: int) -> list[Line]:
        style, changes = self._said(stop - 1)
        words = self._words(start, stop)
        # A paragraph that is deleted whole has no number.
        there = self._gone.find(0, start, stop) >= 0
        label = counters.label(numbered_as(changes), style) if there else ""
        lines = []
        for piece in _whole(label + words).split("\n"):
            if bare := piece.strip(_BLANK):
                lines.append(Line(bare, self._length))
                self._places.append((self._length, Place(paragraph=max(1, place))))
                self._length += len(bare) + 1
        return lines

    def _words(self, start: int, stop: int) -> str:
        """Return what a paragraph shows of its characters; the mark that ends it is none."""
        gone = self._gone.find(1, start, stop) >= 0
        if not gone and not self._fields and not _ODD.search(self._text, start, stop - 1):
            return self._text[start:stop].rstrip("\r\x07\x0c")
        words: list[str] = []
        for at in range(start, stop):
            sign = self._text[at]
            if sign == "\x13":
                self._fields.append(True)
            elif sign == "\x14" and self._fields:
                self._fields[-1] = False
            elif sign == "\x15" and self._fields:
                self._fields.pop()
            elif not any(self._fields) and not self._gone[at]:
                words.append(_PLAIN.get(sign, sign if sign >= " " else ""))
        # A code that is not parted from its result by the paragraph's end never is.
        self._fields = [False for _ in self._fields]
        return "".join(words)

    def _story_bounds(self, story: int) -> tuple[int, int]:
        start = sum(self._header.stories[:story])
        return start, start + self._header.stories[story]

    def _notes(self) -> list[_Note]:
        notes: list[_Note] = []
        for marks_at, texts_at, story in _NOTES:
            first, last = self._story_bounds(story)
            marks = _numbers(self._header.part(self._table, marks_at), 2)
            texts = _numbers(self._header.part(self._table, texts_at), 0)
            for mark, start, end in zip(marks, texts, texts[1:], strict=False):
                if 0 <= start <= end <= last - first:
                    notes.append(_Note(mark, first + start, first + end))
        return sorted(notes)

    def _issues(self) -> tuple[Issue, ...]:
        noticed = []
        if self._tracked:
            noticed.append(
                (
                    "tracked changes",
                    "tracked changes are read as if all were accepted",
                    "accept or reject them in Word where that is wrong",
                )
            )
        if self._header.stories[_BOXES[1]]:
            noticed.append(
                (
                    "text boxes",
                    "the words of text boxes stand behind the text",
                    "save the file as .docx to have them where they belong",
                )
            )
        if unknown := ", ".join(self._lists.unknown_styles()):
            message = f"numbers in the format {unknown} are read as 1, 2, 3"
            noticed.append(("number format", message, _ADVICE))
        return tuple(
            Issue(rule=rule, message=message, advice=advice, file=self._name)
            for rule, message, advice in noticed
        )


def _numbers(plc: bytes, size: int) -> list[int]:
    """Return the character positions of a table of them, each but the last with `size` bytes."""
    count = max(0, (len(plc) - 4) // (4 + size))
    return [position for (position,) in struct.iter_unpack("<i", plc[: 4 * (count + 1)])]


def _gone(pieces: list[Piece], runs: Properties, length: int) -> tuple[bytearray, bool]:
    """Return a mark for each character that is deleted or hidden; whether changes are tracked."""
    gone = bytearray(length)
    tracked = False
    hiding: list[tuple[int, int]] = []
    for run in runs.runs:
        said = dict(modifiers(run.changes))
        deleted = said.get(_DELETED) == b"\x01"
        tracked |= deleted or said.get(_INSERTED) == b"\x01"
        if deleted or said.get(_HIDDEN) == b"\x01":
            hiding.append((run.start, run.end))
    for piece in pieces:
        at = max(0, bisect_right(hiding, (piece.place, 0)) - 1)
        size = (piece.end - piece.start) * piece.width
        while at < len(hiding) and hiding[at][0] < piece.place + size:
            first = max(0, hiding[at][0] - piece.place) // piece.width
            last = min(size, max(0, hiding[at][1] - piece.place)) // piece.width
            start, end = piece.start + first, piece.start + max(first, last)
            gone[start:end] = b"\x01" * (end - start)
            at += 1
    return gone, tracked


def _decode(pieces: list[Piece], main: bytes) -> str:
    """Return the text of the pieces, one character for each place counted.

    A character beyond the first plane counts two places: its halves are joined when it is shown.
    """
    text: list[str] = []
    for piece in pieces:
        count = piece.end - piece.start
        held = main[piece.place : piece.place + count * piece.width]
        if piece.width == 1:
            part = held.decode("cp1252", errors="replace")
        else:
            units = array("H", held[: len(held) // 2 * 2])
            if sys.byteorder == "big":
                units.byteswap()
            part = "".join(map(chr, units))
        text.append(part.ljust(count, "\0"))
    return "".join(text)


def _whole(text: str) -> str:
    """Return a text with the halves of its characters joined."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
