"""PDF files as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.errors import ReadingError
from lineage.models import Issue, Place
from lineage.reading.hyphens import divided
from lineage.reading.pdf.layout import NOTE, Item, Table, laid_out
from lineage.reading.pdf.lines import PrintedLine
from lineage.reading.pdf.pages import Page, Pages, read_pages
from lineage.reading.pdf.paragraphs import continues, layout_of
from lineage.reading.pdf.rows import TableRow, goes_on, joined_rows
from lineage.reading.printed import Block, Cell, Line, Printed

__all__ = ["read_pdf"]

_GARBLED_SHARE = 0.3
_NOTED_SHARE = 0.02
_PICTURED = 0.3
_SHOWN = 12
_TAIL = 2048
_SCAN_ADVICE = "run text recognition (OCR) over it and read the result"


class _Draft(NamedTuple):
    """A block whose lines are still told by their place among all lines."""

    cells: tuple[tuple[int, ...], ...]
    table: int = 0
    note: bool = False


def read_pdf(content: bytes, name: str) -> Printed:
    """Return a PDF file's paragraphs and table rows in reading order.

    The file's text is every line as it is printed, page by page, with a line feed between; the
    raised marks of notes are left out of it. Running heads and page numbers are lines of the file
    and stand in no block.

    Raises `ReadingError` for a file that is locked, damaged, scanned without text, or whose fonts
    do not say which characters they print.
    """
    read = read_pages(content, name)
    _refuse_wordless(read.pages, name)
    items = laid_out(read.pages)
    lines: list[PrintedLine] = []
    numbers: dict[int, int] = {}
    for item in items:
        for line in item.lines:
            numbers[id(line)] = len(lines)
            lines.append(line)
    drafts = _drafts(items, numbers)
    follows = dict(pair for draft in drafts for cell in draft.cells for pair in pairwise(cell))
    halves = divided([line.text for line in lines], follows)
    starts, places, length = _placed(lines)
    blocks = [_block(draft, lines, starts, halves) for draft in drafts]
    return Printed(
        blocks=tuple(block for block in blocks if any(block.cells)),
        length=length,
        places=places,
        issues=_issues(read, content, name),
    )


class _Gathering:
    """What has been read of the block that is not finished yet."""

    def __init__(self, numbers: dict[int, int]) -> None:
        self.numbers = numbers
        self.drafts: list[_Draft] = []
        self.paragraph: list[Item] = []
        self.notes: list[list[int]] = []
        self.tables: list[Table] = []
        self.count = 0

    def close(self) -> None:
        """Finish the block; the notes that it runs over stand behind it."""
        if self.tables:
            self.count += 1
            rows = joined_rows(self.tables)
            self.drafts += _table_drafts(rows, self.numbers, self.count)
        if self.paragraph:
            lines = tuple(self.numbers[id(item.lines[0])] for item in self.paragraph)
            self.drafts.append(_Draft((lines,)))
        self.drafts += [_Draft((tuple(note),), note=True) for note in self.notes]
        self.tables, self.paragraph, self.notes = [], [], []

    def add_note(self, line: PrintedLine) -> None:
        """Take a line of a note, which begins one where it bears a mark."""
        number = self.numbers[id(line)]
        if self.notes and not _begins_note(line):
            self.notes[-1].append(number)
        else:
            self.notes.append([number])


def _drafts(items: Sequence[Item], numbers: dict[int, int]) -> list[_Draft]:
    layout = layout_of(items)
    now = _Gathering(numbers)
    for item in items:
        if item.kind == "line":
            if now.tables or not (now.paragraph and continues(now.paragraph, item, layout)):
                now.close()
            now.paragraph.append(item)
        elif item.table:
            if now.paragraph or not (now.tables and goes_on(now.tables[-1], item.table)):
                now.close()
            now.tables.append(item.table)
        elif item.kind == "note":
            now.add_note(item.lines[0])
    now.close()
    return now.drafts


def _begins_note(line: PrintedLine) -> bool:
    return line.marked or bool(NOTE.match(line.text))


def _table_drafts(rows: Sequence[TableRow], numbers: dict[int, int], table: int) -> list[_Draft]:
    drafts = []
    for row in rows:
        cells = tuple(tuple(numbers[id(line)] for line in cell) for cell in row.cells)
        drafts.append(_Draft(cells[:1]) if row.whole else _Draft(cells, table))
    return drafts


def _placed(
    lines: Sequence[PrintedLine],
) -> tuple[list[int], tuple[tuple[int, Place], ...], int]:
    starts: list[int] = []
    places: list[tuple[int, Place]] = []
    length = page = number = 0
    for line in lines:
        number = number + 1 if line.page == page else 1
        page = line.page
        starts.append(length)
        places.append((length, Place(page=page, line=number)))
        length += len(line.text) + 1
    return starts, tuple(places), max(0, length - 1)


def _block(
    draft: _Draft, lines: Sequence[PrintedLine], starts: Sequence[int], halves: set[int]
) -> Block:
    cells: list[Cell] = []
    for cell in draft.cells:
        printed: list[Line] = []
        for at, each in enumerate(cell):
            text = lines[each].text[:-1] if each in halves else lines[each].text
            printed.append(Line(text, starts[each], joined=at > 0 and cell[at - 1] in halves))
        cells.append(tuple(printed))
    return Block(tuple(cells), draft.table, "note" if draft.note else None)


def _refuse_wordless(pages: Sequence[Page], name: str) -> None:
    glyphs = sum(len(page.glyphs) for page in pages)
    if not any(glyph.text.strip() for page in pages for glyph in page.glyphs):
        if any(page.broken for page in pages):
            wrong = "this PDF is damaged, and no text on its pages can be read"
            raise ReadingError(name, wrong, "fetch the file again, or print it to a new PDF")
        if any(page.pictured or page.rules for page in pages):
            wrong = "this PDF is scanned: its pages are pictures without text"
            raise ReadingError(name, wrong, _SCAN_ADVICE)
        raise ReadingError(name, "this PDF has empty pages only", "fetch the file again")
    if sum(page.garbled for page in pages) > _GARBLED_SHARE * glyphs:
        wrong = "the fonts of this PDF do not say which characters they print"
        raise ReadingError(name, wrong, _SCAN_ADVICE)


def _issues(read: Pages, content: bytes, name: str) -> tuple[Issue, ...]:
    wordless = [p for p in read.pages if not p.broken and not any(g.text.strip() for g in p.glyphs)]
    scanned = [page.number for page in wordless if page.pictured > _PICTURED]
    garbled = [p.number for p in read.pages if p.garbled > _NOTED_SHARE * len(p.glyphs)]
    broken = [page.number for page in read.pages if page.broken]
    cut = read.mended or b"%%EOF" not in content[-_TAIL:]
    again = "fetch the file again, or print it to a new PDF"
    noted = (
        (scanned, "pages without text", "only pictures, no text, on", _SCAN_ADVICE),
        (
            garbled,
            "unreadable characters",
            "characters that the fonts do not name on",
            _SCAN_ADVICE,
        ),
        (broken, "damaged pages", "not all could be read on", again),
    )
    issues = [
        Issue(rule=rule, message=f"{what} {_pages(pages)}", advice=advice, file=name)
        for pages, rule, what, advice in noted
        if pages
    ]
    if cut:
        message = "the file is damaged or cut off; what could be found of it was read"
        issues.append(Issue(rule="damaged file", message=message, advice=again, file=name))
    if read.more:
        message = f"only the first {len(read.pages)} pages were read"
        issues.append(Issue(rule="too many pages", message=message, advice="split it", file=name))
    return tuple(issues)


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"
