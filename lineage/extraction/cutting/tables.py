"""Tables with a column of identifiers, each row of which is a clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.extraction.cutting.identifiers import (
    Identifier,
    heads_identifiers,
    heads_names,
    identifier,
    leading_label,
)
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role

__all__ = ["NumberedTable", "TableRow", "mark_tables"]

_MOST_HEAD_ROWS = 3
_FEWEST = 2
_SEQUENCE_SHARE = 0.7
_LONGEST_GROUP = 60
# What sums a table up, or notes something below it, goes with the row before.
_SUMS_UP = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计|备\s*注|说\s*明|注|total|notes?)\s*(?:[:：].*)?", re.IGNORECASE | re.DOTALL)  # fmt: skip # noqa: E501


class TableRow(NamedTuple):
    """A row of a numbered table.

    `identifier` is `None` for a row that goes on the one before. `cells` are the places of its
    cells in the source's text; `column` is the cell that bears the identifier. `groups` are the
    cells, or the whole row, that open a group of rows here.
    """

    unit: Unit
    cells: tuple[tuple[int, int], ...]
    identifier: Identifier | None
    groups: tuple[tuple[int, int], ...]


class NumberedTable(NamedTuple):
    """Units `first` up to `end` are a table whose rows an identifier in one column numbers.

    `columns` are the words over its cells; `named` is the column that names what a row is of.
    """

    first: int
    end: int
    column: int
    columns: tuple[str, ...]
    named: int | None
    rows: tuple[TableRow, ...]


def mark_tables(units: Sequence[Unit], kinds: list[Role]) -> list[NumberedTable]:
    """Return the tables whose rows are numbered, and mark their paragraphs as such.

    A row that one cell fills, between rows of a table, is a part of it.
    """
    found: list[NumberedTable] = []
    for first, end in _stretches(units, kinds):
        table = _read(units, first, end)
        if table:
            found.append(table)
            kinds[first:end] = ["numbered row"] * (end - first)
    return found


def _stretches(units: Sequence[Unit], kinds: Sequence[Role]) -> list[tuple[int, int]]:
    """Return where the tables of a text begin and end, rows that one cell fills taken in."""
    runs: list[tuple[int, int]] = []
    for at, kind in enumerate(kinds):
        if kind != "table row":
            continue
        if runs and _is_one_table(units, kinds, runs[-1][1], at):
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return runs


def _is_one_table(units: Sequence[Unit], kinds: Sequence[Role], end: int, at: int) -> bool:
    """Tell whether the row at `at` goes on a table whose last row stands before `end`."""
    old, new = units[end - 1], units[at]
    if at == end:
        return old.table == new.table
    between = units[end:at]
    if any(kind not in {"text", "title"} for kind in kinds[end:at]):
        return False
    if new.table and new.table == old.table:
        return all(len(unit.text) <= _LONGEST_GROUP for unit in between)
    # A line without tabs cuts a table drawn with them: what follows has no head of its own.
    same_width = new.table > 0 and old.text.count("\t") == new.text.count("\t")
    counted = all(identifier(unit.text.partition("\t")[0]) for unit in (old, new))
    return len(between) == 1 and len(between[0].text) <= _LONGEST_GROUP and same_width and counted


def _read(units: Sequence[Unit], first: int, end: int) -> NumberedTable | None:
    rows = [unit.text.split("\t") for unit in units[first:end]]
    placed = _headed_column(rows) or _counted_column(rows) or _labelled_column(rows)
    if placed is None:
        return None
    body, column, read = placed
    columns = _columns(rows[:body])
    named = next(
        (at for at, words in enumerate(columns) if at > column and heads_names(words)), None
    )
    leads = [cells[:column] for cells in rows[body:]]
    grouped = any(old == new != [] and any(new) for old, new in pairwise(leads))
    found: list[TableRow] = []
    old: list[str] = []
    for unit, cells, below in zip(
        units[first + body : end], rows[body:], [*rows[body + 1 :], []], strict=True
    ):
        if cells in rows[:body]:
            continue
        places = _places(unit, cells)
        filled = [at for at, cell in enumerate(cells) if cell.strip()]
        own = read(cells[column]) if column < len(cells) else None
        if _opens_group(cells, filled, column, own) and below:
            found.append(TableRow(unit, places, None, (places[filled[0]],)))
            old = []
            continue
        # A cell merged over rows stands in each of them.
        merged = (
            column < len(old) and old[column] == cells[column] and old[:column] == cells[:column]
        )
        groups = [
            at for at in filled if at < column and grouped and old[: at + 1] != cells[: at + 1]
        ]
        found.append(
            TableRow(unit, places, None if merged else own, tuple(places[at] for at in groups))
        )
        old = cells
    return NumberedTable(first, end, column, columns, named, tuple(found))


_Placed = tuple[int, int, Callable[[str], Identifier | None]]


def _headed_column(rows: Sequence[list[str]]) -> _Placed | None:
    """Return where the rows begin and the column that is headed as one of identifiers."""
    for at, head in enumerate(rows[:_MOST_HEAD_ROWS]):
        for column, words in enumerate(head):
            if not heads_identifiers(words):
                continue
            body = at + 1
            # A head of two rows: the word stands in both, or the second has none of its own.
            while (
                body < len(rows)
                and len(rows[body]) > column
                and (
                    rows[body][column] == words
                    or (
                        not rows[body][column].strip()
                        and sum(map(bool, rows[body])) > 1
                        and body == at + 1
                        and len(rows) > body + 1
                        and identifier(
                            rows[body + 1][column : column + 1][0]
                            if len(rows[body + 1]) > column
                            else ""
                        )
                        is not None
                    )
                )
            ):
                body += 1
            cells = [
                row[column] for row in rows[body:] if len(row) > column and row[column].strip()
            ]
            numbered = sum(identifier(cell) is not None for cell in cells)
            if numbered and 2 * numbered >= len(cells) - sum(
                len(set(filter(None, row))) == 1 for row in rows[body:]
            ):
                return body, column, identifier
    return None


def _counted_column(rows: Sequence[list[str]]) -> _Placed | None:
    """Return the same for a first column that counts its rows without saying so."""
    found = [identifier(row[0]) for row in rows]
    body = next((at for at, each in enumerate(found) if each), None)
    if body is None or body >= _MOST_HEAD_ROWS:
        return None
    return (body, 0, identifier) if _is_sequence([each for each in found if each]) else None


def _labelled_column(rows: Sequence[list[str]]) -> _Placed | None:
    """Return the same for a column whose cells begin with a label."""
    for column in range(min(3, len(rows[0]))):
        found = [leading_label(row[column]) if len(row) > column else None for row in rows]
        body = next((at for at, each in enumerate(found) if each), None)
        if body is None or body >= _MOST_HEAD_ROWS:
            continue
        numbered = [each for each, row in zip(found, rows, strict=True) if each]
        different = len({row[column] for row, each in zip(rows, found, strict=True) if each})
        if different >= _FEWEST and _is_sequence(numbered):
            return body, column, leading_label
    return None


def _is_sequence(found: Sequence[Identifier]) -> bool:
    """Tell whether identifiers count on from 1, in rows, in groups, or below each other."""
    if not found or (found[0].value > 1 and not found[0].prefix):
        return False
    pairs = list(pairwise(found))
    goes_on = sum(
        new.value in {old.value, old.value + 1, 1} or new.style != old.style for old, new in pairs
    )
    return goes_on >= _SEQUENCE_SHARE * len(pairs)


def _columns(head: Sequence[list[str]]) -> tuple[str, ...]:
    """Return the words over each column, those of an upper row before those of a lower one."""
    width = max(map(len, head), default=0)
    over = [[row[at].strip() for row in head if at < len(row)] for at in range(width)]
    return tuple("\n".join(dict.fromkeys(word for word in words if word)) for words in over)


def _opens_group(
    cells: Sequence[str], filled: Sequence[int], column: int, own: Identifier | None
) -> bool:
    """Tell whether one cell fills a row and names the rows below it."""
    if not filled or len({cells[at] for at in filled}) > 1:
        return False
    text = cells[filled[0]].strip()
    bare = own is not None and own.end == len(text)
    short = len(text) <= _LONGEST_GROUP and not text.endswith(("。", "；", ";"))
    return filled[0] <= column and short and not bare and not _SUMS_UP.fullmatch(text)


def _places(unit: Unit, cells: Sequence[str]) -> tuple[tuple[int, int], ...]:
    begin = unit.start
    places = []
    for cell in cells:
        lead = len(cell) - len(cell.lstrip())
        places.append((begin + lead, max(begin + lead, begin + len(cell.rstrip()))))
        begin += len(cell) + 1
    return tuple(places)
