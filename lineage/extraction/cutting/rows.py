"""The rows of numbered tables as clauses, each below the one that its table stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.cutting.identifiers import Identifier, identifier
from lineage.extraction.cutting.tables import NumberedTable, TableRow
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.language.labels import find_labels

__all__ = ["add_rows"]

_UNNUMBERED = {"preamble", "closing", "annex", "paragraph"}
_DEEPEST = 250
_ENDS_CLAUSES: frozenset[Role] = frozenset({"signature", "date", "closing", "annex list", "title"})
_LETTERS = re.compile(r"^[A-Za-z]+[-–_. ]?(?=\d)")
_LONGEST_HEADING = 60
_SENTENCE_ENDS = ("。", "；", "！", "？", ";", ".")


class _Open(NamedTuple):
    address: str
    style: str


def add_rows(
    units: Sequence[Unit],
    kinds: Sequence[Role],
    tables: Sequence[NumberedTable],
    drafts: Sequence[Draft],
    prefix: str,
) -> list[Draft]:
    """Return the clauses of a text with the rows of its tables among them.

    A row stands below the clause that its table stands in, or, where its identifier says so
    (2.1.3), below the heading that bears the rest of it (2.1). A row that one cell fills is a
    section of the table. Text of the same clause behind a table is a paragraph of it.
    """
    found = _parted(units, tables, drafts)
    above = _Above(units, kinds, found)
    rows: list[Draft] = []
    for table in tables:
        rows += _Rows(table, above.of(units[table.first].start), prefix).drafts()
    return [*found, *rows]


def _parted(
    units: Sequence[Unit], tables: Sequence[NumberedTable], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return clauses with those that go on behind a table parted there."""
    found = sorted(drafts, key=lambda draft: (draft.start, draft.label_start))
    starts = [draft.start for draft in found]
    paragraphs = Counter(draft.parent for draft in drafts if draft.kind == "paragraph")
    for table in tables:
        begin, end = units[table.first].start, units[table.end - 1].end
        at = bisect_right(starts, begin) - 1
        draft = found[at] if at >= 0 else None
        if draft is None or draft.end < end:
            continue
        before = units[table.first - 1].end if table.first else draft.start
        found[at] = draft._replace(end=max(draft.start, before))
        if draft.end > end and table.end < len(units):
            start = units[table.end].start
            holder = (draft.parent or "") if draft.kind == "paragraph" else draft.address
            paragraphs[holder] += 1
            count = str(paragraphs[holder] + 1)
            rest = Draft(f"{holder}/p{count}", holder, "paragraph", "", count, "",
                         start, draft.end, start, start)  # fmt: skip
            found.insert(at + 1, rest)
            starts.insert(at + 1, start)
    return found


class _Above:
    """Which clauses a place of a text stands in."""

    def __init__(
        self, units: Sequence[Unit], kinds: Sequence[Role], drafts: Sequence[Draft]
    ) -> None:
        numbered = (d for d in drafts if d.kind not in _UNNUMBERED)
        self._drafts = sorted(numbered, key=lambda draft: draft.label_start)
        self._begins = [draft.label_start for draft in self._drafts]
        self._named = {draft.address: draft for draft in reversed(self._drafts)}
        pairs = zip(units, kinds, strict=True)
        self._ends = [unit.start for unit, kind in pairs if kind in _ENDS_CLAUSES]

    def of(self, place: int) -> list[Draft]:
        """Return the clauses that a place stands in, the innermost last."""
        at = bisect_right(self._begins, place) - 1
        ended = bisect_right(self._ends, place) - 1
        if at < 0 or (ended >= 0 and self._ends[ended] > self._begins[at]):
            return []
        chain = [self._drafts[at]]
        while (parent := self._named.get(chain[0].parent or "")) and len(chain) < _DEEPEST:
            chain.insert(0, parent)
        return chain


class _Rows:
    """Gathers the clauses of one table."""

    def __init__(self, table: NumberedTable, above: Sequence[Draft], prefix: str) -> None:
        self._table = table
        self._above = above
        self._prefix = prefix
        self._drafts: list[Draft] = []
        self._groups: list[_Open] = []
        self._open: list[_Open] = []
        self._own: dict[str, str] = {}
        self._unlabelled = 0

    def drafts(self) -> list[Draft]:
        """Return the sections and items of the table in order."""
        for row in self._table.rows:
            for place in row.groups:
                self._group(row, place)
            if row.identifier:
                self._item(row, row.identifier)
            elif not row.groups:
                self._go_on(row)
        return self._drafts

    def _group(self, row: TableRow, place: tuple[int, int]) -> None:
        text = row.unit.text[place[0] - row.unit.start : place[1] - row.unit.start]
        label = next(iter(find_labels(text)), None)
        style = label.style.name if label else ""
        depth = next((at for at, each in enumerate(self._groups) if each.style == style), None)
        if depth is not None:
            del self._groups[depth:]
        self._unlabelled += label is None
        number = label.number if label else str(self._unlabelled)
        parent = self._groups[-1].address if self._groups else self._base()
        address = self._below(parent, number)
        begin = place[0] + (label.end if label else 0)
        heading = text[label.end if label else 0 :].strip()
        self._drafts.append(
            Draft(address, parent, "section", label.printed if label else "", number, heading,
                  begin, place[1], place[0], place[0] + (len(label.printed) if label else 0))
        )  # fmt: skip
        self._groups.append(_Open(address, style))
        self._open = []

    def _item(self, row: TableRow, found: Identifier) -> None:
        column, table = self._table.column, self._table
        place = row.cells[column]
        inside = found.end < place[1] - place[0]
        begin = place[0] + found.end if inside else min(place[1] + 1, row.unit.end)
        if not inside and column + 1 < len(row.cells):
            begin = row.cells[column + 1][0]
        label_end = place[0] + len(row.unit.text[place[0] - row.unit.start :][: found.end].rstrip())
        parent = self._parent(found)
        address = self._below(parent, found.number)
        first = column if inside else column + 1
        self._own[found.number] = address
        self._open.append(_Open(address, found.style))
        label = row.unit.text[place[0] - row.unit.start : label_end - row.unit.start]
        self._drafts.append(
            Draft(address, parent, "item", label, found.number,
                  self._heading(row, begin, first), begin, row.unit.end,
                  place[0], label_end, table.columns[first:])
        )  # fmt: skip

    def _go_on(self, row: TableRow) -> None:
        if self._drafts:
            self._drafts[-1] = self._drafts[-1]._replace(end=row.unit.end)

    def _parent(self, found: Identifier) -> str | None:
        """Return what a row stands below: what its identifier counts within, or its table."""
        if found.prefix:
            if found.prefix in self._own:
                return self._own[found.prefix]
            bare = _LETTERS.sub("", found.prefix)
            for draft in reversed(self._above):
                if draft.number == found.prefix or _LETTERS.sub("", draft.number) == bare:
                    return draft.address
            if not self._groups and any(_counts_within(draft.number) for draft in self._above):
                return None
            return self._groups[-1].address if self._groups else self._base()
        depth = next((at for at, each in enumerate(self._open) if each.style == found.style), None)
        if depth is not None:
            del self._open[depth:]
        if self._open:
            return self._open[-1].address
        return self._groups[-1].address if self._groups else self._base()

    def _base(self) -> str | None:
        return self._above[-1].address if self._above else None

    def _below(self, parent: str | None, number: str) -> str:
        return f"{parent}/{number}" if parent else self._prefix + number

    def _heading(self, row: TableRow, begin: int, first: int) -> str:
        """Return what names a row: the cell in the column of names, else a short first cell."""
        named = self._table.named
        column = named if named is not None and named < len(row.cells) else first
        start, end = row.cells[column] if column < len(row.cells) else (begin, begin)
        text = row.unit.text[max(start, begin) - row.unit.start : end - row.unit.start].strip()
        short = len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)
        return text if short else ""


def _counts_within(number: str) -> bool:
    found = identifier(number)
    return found is not None and bool(found.prefix or found.style == "A.1")
