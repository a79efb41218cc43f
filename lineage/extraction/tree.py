"""Numbered paragraphs to clauses, each below the one it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from lineage.extraction.closings import cut_closing
from lineage.extraction.draft import Draft
from lineage.extraction.lists import Listed, find_lists
from lineage.extraction.nodes import (
    Node,
    address_of,
    begin_of,
    draft_of,
    ends_sentence,
    kind_of,
)
from lineage.extraction.numbering import Numbered
from lineage.extraction.parts import Unit
from lineage.extraction.roles import Role
from lineage.language.labels import Label
from lineage.models.document import ClauseKind

__all__ = ["Place", "Tree"]

# A report turns to its hearers again where a section is to be closed.
_ADDRESS = re.compile(
    r"各位(?:代表|委员|同志|来宾|领导|朋友)(?:[、，,]?\s?(?:各位)?(?:代表|委员|同志|来宾|领导|朋友)们?)*[！!：:，,。]"
    r"|同志们[！!：:，,。]|(?i:(?:fellow |dear |distinguished |honou?rable )+(?:deputies|delegates|members|colleagues)[!:,])"
)


class Place(NamedTuple):
    """What stands around a paragraph without a label.

    `quoted` inside a quotation that an earlier one opened; `upcoming` the next label at each depth
    before a higher one, empty where none comes.
    """

    quoted: bool
    upcoming: Mapping[int, Label]


class Tree:
    """Gathers numbered clauses, preambles and closings in the order of the text."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._stack: list[Node] = []
        self._nodes: list[Node] = []
        self._plain: list[tuple[ClauseKind, int, int]] = []
        self._closed = False

    def add(self, unit: Unit, role: Role, numbered: Numbered | None, place: Place) -> None:
        """Put a paragraph where it belongs; one that is neither text nor label goes nowhere."""
        if numbered:
            self._open(unit, numbered)
        elif role == "title":
            self._stack = []
        elif role == "closing":
            self._plain.append(("closing", unit.start, unit.end))
        elif role in {"text", "table row"} and self._stack:
            self._take(unit, place, row=role == "table row")
        elif role == "text":
            self._add_plain(unit, after_closing=self._closed)
        if role in {"closing", "annex list"}:
            self._stack = []
            self._closed = True
        elif numbered or role == "title":
            self._closed = False

    def _open(self, unit: Unit, numbered: Numbered) -> None:
        label, depth = numbered
        while self._stack and self._stack[-1].depth >= depth:
            self._stack.pop()
        above = self._stack[-1] if self._stack else None
        # The items of an article stand in the paragraph before them; a section's points in it.
        legal = above is not None and (above.is_article or above.is_numbered_paragraph)
        node = Node(unit, label, depth, above.latest if above and legal else above)
        if node.parent:
            node.parent.children += 1
        self._stack.append(node)
        self._nodes.append(node)

    def _take(self, unit: Unit, place: Place, *, row: bool) -> None:
        """Take in a paragraph without a label: most go on from the clause they stand below."""
        article = next((node for node in reversed(self._stack) if node.is_article), None)
        top = self._stack[-1].latest
        if row or place.quoted:
            top.take(unit, listing=False)
        elif article:
            self._take_in_article(unit, article, place)
        elif len(self._stack) > 1 and _ADDRESS.match(unit.text):
            self._take_for_all(unit, place)
        else:
            top.take(unit)

    def _take_in_article(self, unit: Unit, article: Node, place: Place) -> None:
        """Take in the next 款 of an article, or what goes on from the 款 or 项 before."""
        below = self._stack[self._stack.index(article) + 1 :]
        holder = below[0] if below and below[0].is_numbered_paragraph else article
        items = below[1:] if holder is not article else below
        last = self._stack[-1].latest
        if items:
            going_on = _goes_on(items[0], place.upcoming)
            stands_alone = ends_sentence(last.units[-1].text) and not going_on
        else:
            stands_alone = holder is article and last.is_finished()
        if not stands_alone:
            last.take(unit)
            return
        while self._stack[-1] is not holder:
            self._stack.pop()
        self._open_paragraph(unit, holder)

    def _take_for_all(self, unit: Unit, place: Place) -> None:
        """Take in what closes a section, or the whole text where no label comes any more."""
        if place.upcoming:
            del self._stack[1:]
            self._open_paragraph(unit, self._stack[0])
            return
        self._plain.append(("closing", unit.start, unit.end))
        self._stack = []
        self._closed = True

    def _open_paragraph(self, unit: Unit, holder: Node) -> None:
        node = Node(unit, None, holder.depth + 1, holder)
        holder.paragraphs.append(node)
        self._nodes.append(node)

    def _add_plain(self, unit: Unit, *, after_closing: bool) -> None:
        kind: ClauseKind = "closing" if after_closing else "preamble"
        last = self._plain[-1] if self._plain else None
        adjoins = last and last[0] == kind and unit.start - last[2] <= 1
        if last and adjoins and (after_closing or not self._nodes):
            self._plain[-1] = (kind, last[1], unit.end)
        else:
            self._plain.append((kind, unit.start, unit.end))

    def drafts(self) -> list[Draft]:
        """Return the clauses: the numbered ones in order, then preambles, then closings."""
        sections = {
            node.label.style.name
            for node in self._nodes
            if node.label
            and node.free_depth == 0
            and node.label.style.kind == "free"
            and (node.children or node.paragraphs)
        }
        drafts: list[Draft] = []
        for node in self._nodes:
            node.address = address_of(node, self._prefix)
            drafts += _with_lists(node, self._numbered(node, kind_of(node, sections)))
            for at, paragraph in enumerate(node.paragraphs, start=1):
                paragraph.count = node.stretches + at
        for kind in ("preamble", "closing"):
            places = sorted((start, end) for k, start, end in self._plain if k == kind)
            drafts += [_plain(kind, *place, at) for at, place in enumerate(places, start=1)]
        return drafts

    def _numbered(self, node: Node, kind: ClauseKind) -> Draft:
        """Return a numbered clause; sentences at its end that close the text go their own way."""
        draft = draft_of(node, kind)
        if kind in {"point", "item"} and len(node.units) == 1:
            cut = cut_closing(node.unit.text[draft.start - node.unit.start :])
            if cut:
                self._plain.append(("closing", draft.start + cut[1], draft.end))
                draft = draft._replace(end=draft.start + cut[0])
        return draft


def _goes_on(item: Node, upcoming: Mapping[int, Label]) -> bool:
    """Tell whether the list of an item goes on behind the paragraph."""
    coming = upcoming.get(item.depth)
    if coming is None or item.label is None or coming.style.name != item.label.style.name:
        return False
    return coming.value > item.label.value or coming.inserted > item.label.inserted


def _with_lists(node: Node, draft: Draft) -> list[Draft]:
    """Return a clause, and those that its own paragraphs number within.

    The text in front of such a list is that of the clause; a further paragraph behind one is no
    part of the list, and stands as a paragraph of the clause.
    """
    lists = _lists(node, draft)
    if not lists:
        return [draft]
    own = _stretches(node, [at for at, _ in lists])
    node.stretches = len(own)
    found: list[Draft] = []
    listed = dict(lists)
    for count, (first, until) in enumerate(own, start=1):
        start = draft.start if count == 1 else node.units[first].start
        end = min(draft.end, node.units[until - 1].end)
        head = draft._replace(start=start, end=end)
        if count > 1:
            head = draft._replace(
                address=f"{draft.address}/p{count}", parent=draft.address, kind="paragraph",
                label="", number=str(count), heading="", start=start, end=end,
                label_start=start, label_end=start,
            )  # fmt: skip
        entries = listed.get(until - 1, ())
        found += _entries(head, entries, node.units[until - 1])
    return found


def _lists(node: Node, draft: Draft) -> list[tuple[int, tuple[Listed, ...]]]:
    """Return the paragraphs of a clause that hold a list; not its first where others number it."""
    found = []
    for at, unit in enumerate(node.units):
        if at in node.loose or (at == 0 and node.children):
            continue
        begin = max(0, begin_of(node) - unit.start) if at == 0 else 0
        entries = find_lists(unit.text[: max(0, draft.end - unit.start)], begin)
        if entries:
            found.append((at, entries))
    return found


def _stretches(node: Node, listing: list[int]) -> list[tuple[int, int]]:
    """Return from which to which paragraph the stretches of a clause run, each list ending one.

    Where others number the clause, its own text ends before the first paragraph that holds a list.
    """
    cuts = {0, len(node.units), *(at + 1 for at in listing)}
    if node.children:
        cuts.update(listing)
    return list(pairwise(sorted(cuts)))


def _entries(head: Draft, entries: tuple[Listed, ...], unit: Unit) -> list[Draft]:
    """Return a stretch of text and below it the clauses of the list that it ends with."""
    if not entries:
        return [head]
    first = unit.start + entries[0].start
    lead = unit.text[: entries[0].start].rstrip()
    found = [head._replace(end=max(head.start, min(first, unit.start + len(lead))))]
    open_clauses: list[tuple[int, Draft]] = [(-1, found[0])]
    for entry in entries:
        while open_clauses[-1][0] >= entry.depth:
            open_clauses.pop()
        parent = open_clauses[-1][1]
        label_start = unit.start + entry.start
        label_end = label_start + len(entry.label.printed)
        start = min(label_start + entry.label.end, head.end)
        written = unit.text[: entry.end].rstrip()
        end = max(start, min(unit.start + len(written), head.end))
        draft = Draft(
            f"{parent.address}/{entry.label.number}", parent.address, "item", entry.label.printed,
            entry.label.number, "", start, end, label_start, min(label_end, start),
        )  # fmt: skip
        found.append(draft)
        open_clauses.append((entry.depth, draft))
    return found


def _plain(kind: ClauseKind, start: int, end: int, at: int) -> Draft:
    address = kind if at == 1 else f"{kind}{at}"
    return Draft(address, None, kind, "", "", "", start, end, start, start)
