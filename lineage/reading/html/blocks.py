"""The paragraphs and rows that an HTML page shows, in order."""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.language.labels import find_labels
from lineage.reading.html.lists import ListNumbers
from lineage.reading.html.notes import Notes
from lineage.reading.html.styles import Styles, read_styles
from lineage.reading.html.tables import read_grid, texts_of
from lineage.reading.html.tokens import Text
from lineage.reading.html.tree import BLOCKS, Element, Tree
from lineage.reading.html.words import Words
from lineage.reading.printed import Cell, Line

__all__ = ["Shown", "read_blocks"]

_UNSEEN = frozenset(
    "head script style template noscript title textarea select datalist iframe object applet audio "
    "video canvas svg map math noembed noframes input button rp rt meta link".split()
)
_KEPT = frozenset({"pre", "listing", "plaintext", "xmp"})
_KEEPING = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})
_LINE = re.compile(r"[^\r\n]++|\r\n?|\n")
_BLANKS = " \t\r\n"
_FIRST_WORDS = 40
# What hides so much of a page's words waits for a script to show them.
_REVEALED_SHARE = 0.7


class Shown(NamedTuple):
    """A paragraph or row that a page shows, and the element that it stands in.

    `linked` counts the characters that are links, `size` all; `target` is where the last link of
    it leads.
    """

    cells: tuple[Cell, ...]
    element: Element
    table: int
    is_note: bool
    linked: int
    size: int
    target: str

    @property
    def text(self) -> str:
        """The words of it, cells parted by tabs."""
        return "\t".join("".join(run.text for run in cell) for cell in self.cells)


def read_blocks(text: str, tree: Tree) -> list[Shown]:
    """Return what a page shows, in order: paragraphs, and the rows of its tables."""
    page = _Page(text, tree)
    page.visit(tree.elements[0])
    page.end_paragraph()
    return page.blocks


class _Page:
    def __init__(self, text: str, tree: Tree) -> None:
        self.blocks: list[Shown] = []
        self._text = text
        self._tree = tree
        self._sizes: list[int] = []
        self._styles: Styles = read_styles(text, tree)
        self._notes = Notes(tree, text)
        self._words = Words(text)
        self._element = tree.elements[0]
        self._lists: list[ListNumbers | None] = []
        self._link: str | None = None
        self._linked = self._size = 0
        self._target = ""
        self._in_note = 0
        self._marks: set[str] = set()
        self._note_here = False
        self._kept = 0
        self._tables = 0
        self._cell: list[Line] | None = None

    def visit(self, element: Element) -> None:
        """Show an element and all in it."""
        declared = self._styles.of(element)
        if self._is_unseen(element, declared) or self._is_left_out(element):
            return
        is_block = element.tag in BLOCKS or declared.get("display", "") in {"block", "list-item"}
        outer = self._element
        if element.tag == "br":
            self.end_paragraph()
            return
        if is_block:
            self.end_paragraph()
            self._element = element
        if element.tag == "table" and self._cell is None:
            self._show_table(element)
        else:
            self._show_within(element, declared)
        if is_block:
            self.end_paragraph()
            self._element = outer

    def end_paragraph(self) -> None:
        """End the paragraph that is open, if it holds any words."""
        if not self._words.is_empty():
            runs = self._words.take()
            if self._cell is not None:
                self._cell.extend(runs)
            else:
                self._add((runs,), 0)
        else:
            self._words.take()
        if self._cell is None:
            self._linked = self._size = 0
            self._note_here, self._target = False, ""

    def _add(self, cells: tuple[Cell, ...], table: int) -> None:
        is_note = bool(self._in_note) or self._note_here
        self.blocks.append(
            Shown(cells, self._element, table, is_note, self._linked, self._size, self._target)
        )

    def _is_unseen(self, element: Element, declared: dict[str, str]) -> bool:
        if element.tag in _UNSEEN:
            return True
        is_hidden = (
            "hidden" in element.attributes
            or declared.get("display") == "none"
            or declared.get("visibility") == "hidden"
        )
        return is_hidden and not self._is_revealed(element)

    def _is_revealed(self, element: Element) -> bool:
        if element.tag in {"html", "body"}:
            return True
        sizes = self._sizes = self._sizes or _sizes(self._text, self._tree)
        return sizes[element.order] >= _REVEALED_SHARE * sizes[0] > 0

    def _is_left_out(self, element: Element) -> bool:
        if self._notes.is_back_link(element):
            return True
        if element.tag not in {"a", "sup", "span"}:
            return False
        if self._words.is_empty() and self._begins_note(element):
            self._note_here = True
            return False
        in_note = self._in_note or self._note_here
        if in_note and self._words.is_empty():
            return False
        is_mark = self._notes.is_mark(element, self._words.last())
        if is_mark:
            self._marks.add(self._notes.mark_of(element))
            self._words.close_up()
        return is_mark

    def _begins_note(self, element: Element) -> bool:
        """Tell whether a paragraph begins with what a mark in the text above leads to."""
        if self._notes.begins_note(element):
            return True
        return element.tag == "sup" and self._notes.mark_of(element) in self._marks

    def _show_within(self, element: Element, declared: dict[str, str]) -> None:
        is_note = self._notes.is_note(element)
        keeps = element.tag in _KEPT or declared.get("white-space", "") in _KEEPING
        is_link = element.tag == "a" and "href" in element.attributes
        outer_link = self._link
        self._in_note += is_note
        self._kept += keeps
        if is_link:
            self._link = self._target = element.attributes["href"]
        if element.tag in {"ol", "ul", "menu", "dir"}:
            self._lists.append(ListNumbers(element, self._styles))
        elif element.tag == "li" and self._lists:
            self._number(element)
        for child in element.children:
            if isinstance(child, Text):
                self._show_text(child)
            else:
                self.visit(child)
        if element.tag == "li":
            self.end_paragraph()
            self._words.drop_held()
        if element.tag in {"ol", "ul", "menu", "dir"}:
            self._lists.pop()
        self._link = outer_link
        self._in_note -= is_note
        self._kept -= keeps

    def _number(self, entry: Element) -> None:
        numbers = self._lists[-1]
        number = numbers.number(entry) if numbers else ""
        if number and not self._is_labelled(entry):
            self._words.hold(number, entry.start, entry.end)

    def _is_labelled(self, entry: Element) -> bool:
        """Tell whether an entry has a label in print: an outer sheet then hides the list's."""
        first = ""
        for each in texts_of(entry, _FIRST_WORDS):
            first += self._text[each.start : min(each.end, each.start + _FIRST_WORDS)]
            if len(first.strip()) >= _FIRST_WORDS // 4:
                break
        return not first.strip() or any(label.style.strong for label in find_labels(first.strip()))

    def _show_text(self, text: Text) -> None:
        if not self._kept:
            size = text.end - text.start
            size -= sum(self._text.count(blank, text.start, text.end) for blank in _BLANKS)
            self._words.add(text.start, text.end)
            self._size += size
            self._linked += size if self._link is not None else 0
            return
        for line in _LINE.finditer(self._text, text.start, text.end):
            if line[0] in {"\n", "\r", "\r\n"}:
                self.end_paragraph()
            else:
                self._words.add_kept(*line.span())
                self._size += len(line[0])

    def _show_table(self, table: Element) -> None:
        grid = read_grid(table, self._text)
        for each in grid.outside:
            if isinstance(each, Text):
                self._show_text(each)
            else:
                self.visit(each)
        self.end_paragraph()
        number = 0
        gathered: dict[int, Cell] = {}
        for row in grid.rows:
            if grid.lists:
                self._show_entry(row)
            elif grid.is_layout or all(cell is row[0] for cell in row):
                for cell in dict.fromkeys(row):
                    if cell.order not in gathered:
                        gathered[cell.order] = ()
                        self.visit(cell)
            else:
                number = number or self._tables + 1
                self._show_row(row, number, gathered)
        self._tables = max(self._tables, number)

    def _show_entry(self, row: tuple[Element, ...]) -> None:
        """Show a label and the text beside it as one paragraph."""
        label, body = row
        for text in texts_of(label):
            self._words.add(text.start, text.end)
        for run in self._words.take():
            self._words.hold(run.text, run.start, run.end or run.start + len(run.text))
        self._words.hold(" ", body.start, body.end)
        self.visit(body)
        self._words.drop_held()

    def _show_row(self, row: tuple[Element, ...], number: int, gathered: dict[int, Cell]) -> None:
        self._element = row[0]
        for cell in row:
            if cell.order not in gathered:
                self._cell = []
                self.visit(cell)
                gathered[cell.order] = tuple(self._cell)
                self._cell = None
        cells = tuple(gathered[cell.order] for cell in row)
        if any(cells):
            self._add(cells, number)
        self._linked = self._size = 0
        self._note_here, self._target = False, ""


def _sizes(text: str, tree: Tree) -> list[int]:
    """Return how many characters of text each element holds, by `order`."""
    sizes = [0] * len(tree.elements)
    for element in reversed(tree.elements):
        if element.tag in _UNSEEN:
            sizes[element.order] = 0
            continue
        texts = (text[each.start : each.end] for each in element.children if isinstance(each, Text))
        sizes[element.order] += sum(len(word) for each in texts for word in each.split())
        if element.parent:
            sizes[element.parent.order] += sizes[element.order]
    return sizes
