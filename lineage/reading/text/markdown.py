"""Markdown as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.language.folding import is_cjk
from lineage.reading.decoding import decode
from lineage.reading.furniture import is_marked
from lineage.reading.lines import begins_paragraph, display_width, wrapping_width
from lineage.reading.printed import Block, Cell, Kind, Line, Printed
from lineage.reading.text.grids import DrawnTable, find_drawn_tables
from lineage.reading.text.inline import printed_stretches

__all__ = ["read_markdown"]

_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|[\n\r]")
_INDENT = " \t\u3000\u00a0\ufeff\u200b"
_QUOTE = re.compile(r"(?:[ \t]{0,3}>){1,40}")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_RULE = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})(?P<words>[^`]*)")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+|$)")
_NOTE = re.compile(r"\[(?P<name>\^[^\[\]\s]{1,60})\]:[ \t]*")
_LINK = re.compile(
    r"\[(?P<name>[^\[\]\n]{1,200})\]:[ \t]*<?[^\s<>]{1,2000}>?[ \t]*(?:[\"'(][^\n]*)?"
)
_COMMENT, _END_OF_COMMENT = "<!--", "-->"
# One Chinese paragraph a line is common; lines that a width broke are told by the page.
_MOST_FULL = 4
_LONGEST_MATTER = 60


class _Row(NamedTuple):
    """A line of the file, quotation marks and indent left out; `heading` is its level."""

    start: int
    end: int
    text: str
    kind: str = "text"
    deep: bool = False


def read_markdown(content: bytes, name: str) -> Printed:
    """Return a Markdown file's paragraphs: what it prints, without the marks that shape it.

    Headings, quotations, entries of lists (with their labels) and code are paragraphs, the rows of
    tables are rows, footnotes are notes. Comments, rules, addresses of links are left out.
    The lines of a paragraph are joined, as Markdown does, but not where a page of Chinese text has
    one paragraph a line and no empty line between.

    Raises `ReadingError` where the bytes are no text.
    """
    decoded = decode(content, name)
    text = decoded.text
    rows = _without_front_matter(list(_rows(text)))
    names = frozenset(
        found["name"].casefold()
        for row in rows
        if row.kind in {"note", "link"}
        and (found := (_NOTE.match(row.text) or _LINK.match(row.text)))
    )
    plain = [
        Line(row.text, row.start) if row.kind == "text" else Line("", row.start) for row in rows
    ]
    tables = {table.first: table for table in find_drawn_tables(plain, tabs=False)}
    blocks: list[Block] = []
    width = wrapping_width([line for line in plain if line.text and not line.text.startswith("|")])
    at = count = 0
    while at < len(rows):
        if table := tables.get(at):
            count += 1
            blocks += _table(text, table, names, count)
            at = table.end
            continue
        until = _paragraph_end(rows, at, tables, width)
        blocks += _paragraph(text, rows[at:until], names)
        at = until
    return Printed(tuple(blocks), len(text), decoded.encoding, guessed=decoded.guessed)


def _rows(text: str) -> Iterator[_Row]:
    """Return every line of a file with what its beginning says it is; comments are empty lines."""
    fence = ""
    comment = note = False
    begin = 0
    while begin <= len(text):
        line = _LINE.match(text, begin)
        end = line.end() if line else len(text)
        row = _stripped(text, begin, end)
        if comment:
            stop = text.find(_END_OF_COMMENT, begin, end)
            comment = stop < 0
            row = _Row(begin, end, "", "empty") if comment else _stripped(text, stop + 3, end)
        elif not fence and row.text.startswith(_COMMENT):
            stop = text.find(_END_OF_COMMENT, row.start, end)
            comment = stop < 0
            row = _Row(begin, end, "", "empty") if comment else _stripped(text, stop + 3, end)
        mark = _FENCE.fullmatch(row.text)
        if fence:
            closes = mark and mark["mark"].startswith(fence) and not mark["words"].strip()
            row = row._replace(kind="rule" if closes else "code")
            fence = "" if closes else fence
        elif mark and not comment:
            fence, row = mark["mark"], row._replace(kind="rule")
        else:
            row = _told(row)
            goes_on = note and row.deep and row.kind == "text"
            row = row._replace(kind="more") if goes_on else row
            note = row.kind in {"note", "more"} or (note and row.kind == "empty")
        yield row
        stop_at = _BREAK.match(text, end)
        begin = stop_at.end() if stop_at else len(text) + 1


def _without_front_matter(rows: list[_Row]) -> list[_Row]:
    """Return a file's lines, those that state something about it, between rules, as they are."""
    first = next((at for at, row in enumerate(rows) if row.kind != "empty"), 0)
    if not rows or rows[first].text.rstrip() != "---":
        return rows
    for at in range(first + 1, min(len(rows), first + _LONGEST_MATTER)):
        if rows[at].text.rstrip() == "---":
            told = [row._replace(kind="code") for row in rows[first + 1 : at]]
            return [*rows[: first + 1], *told, *rows[at:]]
    return rows


def _stripped(text: str, begin: int, end: int) -> _Row:
    quote = _QUOTE.match(text, begin, end)
    start = quote.end() if quote else begin
    raw = text[start:end]
    bare = raw.lstrip(_INDENT)
    lead = len(raw) - len(bare)
    return _Row(start + lead, end, bare, deep=raw.startswith(("  ", "\t")))


def _told(row: _Row) -> _Row:
    """Return a line with the kind that its own characters give it."""
    text = row.text
    if not text.strip(_INDENT):
        return row._replace(kind="empty", text="")
    if mark := _HEADING.match(text):
        bare = _CLOSING_HASHES.sub("", text[mark.end() :])
        start = row.start + mark.end()
        return row._replace(start=start, end=start + len(bare), text=bare, kind="heading")
    if _NOTE.match(text):
        return row._replace(kind="note")
    if _LINK.fullmatch(text):
        return row._replace(kind="link")
    ruled = _UNDERLINE.fullmatch(text) or _RULE.fullmatch(text)
    return row._replace(kind="rule") if ruled else row


def _paragraph_end(
    rows: Sequence[_Row], at: int, tables: dict[int, DrawnTable], width: int | None
) -> int:
    """Return where the paragraph ends that begins with a row."""
    first = rows[at]
    goes_on = {"text": "text", "note": "more", "more": "more"}.get(first.kind)
    until = at + 1
    while until < len(rows) and goes_on:
        if rows[until].kind != goes_on or until in tables:
            break
        if goes_on == "text" and not _continues(rows[until - 1].text, rows[until].text, width):
            break
        until += 1
    return until


def _continues(old: str, new: str, width: int | None) -> bool:
    if old != _unbroken(old) or _ITEM.match(new) or is_marked(new) or is_marked(old):
        return False
    if begins_paragraph(old, new.lstrip("*_ ")):
        return False
    if not (is_cjk(old.rstrip()[-1:] or " ") or is_cjk(new[0]) or _wide(old)):
        return True
    return width is not None and display_width(old.rstrip()) >= width - _MOST_FULL


def _unbroken(text: str) -> str:
    """Return a line without the mark that breaks it for good, two blanks or a backslash."""
    bare = text.rstrip(" ")
    return bare if len(text) - len(bare) > 1 else text.removesuffix("\\")


def _wide(text: str) -> bool:
    return display_width(text) > len(text) + len(text) // 2


def _paragraph(text: str, rows: Sequence[_Row], names: frozenset[str]) -> Iterator[Block]:
    first = rows[0]
    if first.kind in {"empty", "rule", "link"}:
        return
    if first.kind == "code":
        bare = first.text.rstrip(_INDENT)
        if bare:
            yield Block(((Line(bare, first.start),),))
        return
    ranges = [(row.start, row.start + len(_unbroken(row.text))) for row in rows]
    kind: Kind | None = None
    if first.kind in {"note", "more"}:
        kind = "note"
        mark = _NOTE.match(first.text)
        ranges[0] = (first.start + (mark.end() if mark else 0), ranges[0][1])
    for cell in printed_stretches(text, ranges, names):
        yield Block((cell,), kind=kind)


def _table(text: str, table: DrawnTable, names: frozenset[str], count: int) -> Iterator[Block]:
    for row in table.rows:
        cells = tuple(_cell(text, cell, names) for cell in row)
        if any(cells):
            yield Block(cells, count)


def _cell(text: str, cell: Cell, names: frozenset[str]) -> Cell:
    ranges = [(line.start, line.start + len(line.text)) for line in cell]
    return tuple(part for each in printed_stretches(text, ranges, names) for part in each)
