"""Word files (.docx, .docm, .dotx) as they are printed, automatic numbers included.

Read with lxml and a resolver of our own: python-docx knows no automatic numbers, refuses .docm,
.dotx and the strict form, and unpacks whatever a file declares.
"""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from lineage.errors import ReadingError
from lineage.models import Issue, Place
from lineage.reading.packages import Package, open_package
from lineage.reading.printed import Block, Cell, Kind, Line, Printed
from lineage.reading.word.breaks import part_at_breaks
from lineage.reading.word.names import W, child, shown_children, value
from lineage.reading.word.numbering import Counters, read_lists
from lineage.reading.word.styles import numbered_as, read_styles
from lineage.reading.word.tables import Row, read_rows
from lineage.reading.word.words import Mark, Words

__all__ = ["read_docx"]

_BLANK = " \t\u3000\u00a0\u200b\ufeff"
# Merged cells are repeated in every row; a file made to swell by it is cut short.
_MOST_REPEATED = 4_000_000
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_ADVICE = "look at the file in Word, or save its text as .txt"


def read_docx(content: bytes, name: str) -> Printed:
    """Return the paragraphs, rows and notes of a Word file as Word shows them.

    The file's text is the text as shown, tracked changes accepted, a paragraph a line; `places`
    count the paragraphs of the whole body, empty ones and those in cells included. A text box
    follows the paragraph that holds it, and notes follow the text; both lead to that paragraph.
    Headers, footers, comments and hidden text are left out.

    Raises `ReadingError` where the file is broken, too large or no Word file.
    """
    package = open_package(content, name)
    path = _main_part(package)
    root = None if path is None else package.xml(path)
    body = child(root, "body")
    if path is None or body is None:
        wrong = "the packed file holds no Word document"
        raise ReadingError(name, wrong, "save it again as .docx, or save the text as .txt")
    return _Reader(package, path).read(body)


class _Note(NamedTuple):
    mark: Mark
    paragraph: int


class _Reader:
    """One pass over a file."""

    def __init__(self, package: Package, path: str) -> None:
        self._package = package
        self._parts = _related_parts(package, path)
        styles = read_styles(self._part("styles"))
        self._lists = read_lists(self._part("numbering"), styles)
        self._styles = styles
        self._words = Words(styles)
        self._body_counters = Counters(self._lists)
        self._box_counters = Counters(self._lists)
        self._note_counters = Counters(self._lists)
        self._blocks: list[Block] = []
        self._places: list[tuple[int, Place]] = []
        self._length = 0
        self._paragraphs = 0
        self._tables = 0
        self._notes: list[_Note] = []
        # Words whose paragraph has no end: its number is the next one's, or stands already.
        self._pending = ""
        self._begun = ""
        self._repeated = 0
        self._embedded = False

    def read(self, body: etree._Element) -> Printed:
        self._story(body)
        self._flush()
        self._read_notes()
        return Printed(
            tuple(self._blocks),
            max(0, self._length - 1),
            places=tuple(self._places),
            issues=self._issues(body),
        )

    def _story(self, body: etree._Element) -> None:
        """Emit paragraphs and rows; a cell that fills its row is opened like the body itself."""
        stack: list[Iterator[etree._Element | tuple[int, Row, dict[int, Cell]]]]
        stack = [shown_children(body)]
        while stack:
            each = next(stack[-1], None)
            if each is None:
                stack.pop()
            elif isinstance(each, tuple):
                self._flush()
                table, row, carried = each
                if row.deleted or (row.is_filled and row.cells[0].goes_on):
                    self._pass_over(row.element)
                elif row.is_filled:
                    stack.append(shown_children(row.cells[0].element))
                else:
                    self._row(table, row, carried)
            elif each.tag == W + "p":
                self._paragraph_blocks(each, self._body_counters)
            elif each.tag == W + "tbl":
                stack.append(iter(self._rows(each)))
            elif each.tag in {W + "altChunk", W + "subDoc"}:
                self._embedded = True

    def _rows(self, table: etree._Element) -> list[tuple[int, Row, dict[int, Cell]]]:
        rows = read_rows(table)
        if any(len(row.columns) > 1 for row in rows):
            self._tables += 1
        carried: dict[int, Cell] = {}
        return [(self._tables, row, carried) for row in rows]

    def _row(self, table: int, row: Row, carried: dict[int, Cell]) -> None:
        cells: list[Cell] = []
        for cell in row.cells:
            lines = self._cell(cell.element)
            if cell.goes_on and cell.first in carried:
                lines = self._again(carried[cell.first])
            carried[cell.first] = lines
            cells.append(lines)
        shown: list[Cell] = []
        last = None
        for column in row.columns:
            if column is None:
                shown.append(())
            else:
                shown.append(self._again(cells[column]) if column == last else cells[column])
            last = column
        if any(shown):
            self._blocks.append(Block(tuple(shown), table))

    def _again(self, cell: Cell) -> Cell:
        self._repeated += sum(len(line.text) for line in cell)
        return cell if self._repeated <= _MOST_REPEATED else ()

    def _cell(self, cell: etree._Element) -> Cell:
        lines: list[Line] = []
        for each in _paragraphs(cell):
            for group in self._paragraph(each, self._body_counters):
                lines.extend(group)
        lines.extend(self._rest())
        return tuple(lines)

    def _paragraph_blocks(
        self,
        paragraph: etree._Element,
        counters: Counters,
        at: int | None = None,
        kind: Kind | None = None,
    ) -> None:
        for lines in self._paragraph(paragraph, counters, at):
            self._blocks.extend(part_at_breaks(lines, kind))

    def _paragraph(
        self, paragraph: etree._Element, counters: Counters, at: int | None = None
    ) -> list[list[Line]]:
        """Return the lines of a paragraph, then of those in its text boxes; `at` is their place."""
        if at is None:
            self._paragraphs += 1
            at = self._paragraphs
        boxes: deque[etree._Element] = deque()
        groups = [self._lines(self._text(paragraph, counters, at, boxes), at)]
        while boxes:
            texts = (
                self._text(each, self._box_counters, at, boxes)
                for each in _paragraphs(boxes.popleft())
            )
            groups.extend(self._lines(text, at) for text in texts)
        return groups

    def _text(
        self,
        paragraph: etree._Element,
        counters: Counters,
        at: int,
        boxes: deque[etree._Element],
    ) -> str:
        """Return what stands in a paragraph's line, with what the one before left open."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle")) or self._styles.default
        shown = self._words.read(paragraph, style)
        boxes.extend(shown.boxes)
        self._notes.extend(_Note(mark, at) for mark in shown.marks)
        if shown.end == "deleted" or (shown.end == "hidden" and not shown.text):
            # The next paragraph's properties hold for both.
            self._pending += shown.text
            return ""
        label = counters.label(numbered_as(properties), style)
        text = self._begun + label + self._pending + shown.text
        self._begun = self._pending = ""
        if shown.end == "hidden":
            self._begun = text
            return ""
        return text

    def _lines(self, text: str, at: int) -> list[Line]:
        lines = []
        for piece in text.split("\n"):
            if bare := piece.strip(_BLANK):
                lines.append(Line(bare, self._length))
                self._places.append((self._length, Place(paragraph=at)))
                self._length += len(bare) + 1
        return lines

    def _rest(self) -> list[Line]:
        """Return what a paragraph without an end left at the end of its cell or table."""
        text = self._begun + self._pending
        self._begun = self._pending = ""
        return self._lines(text, max(1, self._paragraphs))

    def _flush(self) -> None:
        self._blocks.extend(part_at_breaks(self._rest()))

    def _pass_over(self, row: etree._Element) -> None:
        self._paragraphs += sum(1 for _ in row.iter(W + "p"))

    def _read_notes(self) -> None:
        found: dict[Mark, etree._Element] = {}
        for part in ("footnotes", "endnotes"):
            root = self._part(part)
            for note in () if root is None else root.findall(W + part[:-1]):
                found[Mark(part, value(note, "id") or "")] = note
        for mark, paragraph in self._notes:
            note_element = found.pop(mark, None)
            for each in () if note_element is None else _paragraphs(note_element):
                self._paragraph_blocks(each, self._note_counters, paragraph, "note")
            for line in self._rest():
                self._blocks.append(Block(((line,),), kind="note"))

    def _part(self, kind: str) -> etree._Element | None:
        path = self._parts.get(kind)
        return None if path is None else self._package.xml(path)

    def _issues(self, body: etree._Element) -> tuple[Issue, ...]:
        tracked = any(next(body.iter(W + name), None) is not None for name in _TRACKED)
        unknown = ", ".join(self._lists.unknown_styles())
        noticed = (
            (
                tracked,
                "tracked changes",
                "tracked changes are read as if all were accepted",
                "accept or reject them in Word where that is wrong",
            ),
            (self._embedded, "embedded file", "a file within the file is not read", _ADVICE),
            (
                bool(unknown),
                "number format",
                f"numbers in the format {unknown} are read as 1, 2, 3",
                _ADVICE,
            ),
            (
                self._words.counted_fields,
                "number field",
                "numbers that a LISTNUM or AUTONUM field makes are not read",
                _ADVICE,
            ),
            (
                self._words.unknown_signs,
                "unknown sign",
                "a sign of a symbol font is not known; \ufffd stands in its place",
                _ADVICE,
            ),
            (
                self._repeated > _MOST_REPEATED,
                "merged cells",
                "merged cells are too long to be repeated in every row",
                _ADVICE,
            ),
        )
        return tuple(
            Issue(rule=rule, message=message, advice=advice, file=self._package.name)
            for holds, rule, message, advice in noticed
            if holds
        )


def _paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, a text box or a note, those of tables within it too."""
    stack = [shown_children(container)]
    while stack:
        each = next(stack[-1], None)
        if each is None:
            stack.pop()
        elif each.tag == W + "p":
            yield each
        elif each.tag in {W + "tbl", W + "tr", W + "tc"}:
            stack.append(shown_children(each))


def _main_part(package: Package) -> str | None:
    roots = _related(package, "_rels/.rels", "")
    named = roots.get("officeDocument", "")
    # The main part of a workbook or of slides bears another name.
    if posixpath.basename(named).lower().startswith("document") and package.has(named):
        return named
    return "word/document.xml" if package.has("word/document.xml") else None


def _related_parts(package: Package, path: str) -> dict[str, str]:
    folder, file = posixpath.split(path)
    return {
        kind: f"{folder}/{kind}.xml" for kind in ("styles", "numbering", "footnotes", "endnotes")
    } | _related(package, f"{folder}/_rels/{file}.rels", folder)


def _related(package: Package, path: str, folder: str) -> dict[str, str]:
    """Return the parts that a part names as related, the first of each kind."""
    root = package.xml(path)
    found: dict[str, str] = {}
    for each in () if root is None else root:
        kind = each.get("Type", "").rpartition("/")[2]
        target = each.get("Target", "")
        if each.get("TargetMode") != "External" and target:
            found.setdefault(kind, posixpath.join("/" + folder, target).lstrip("/"))
    return found
