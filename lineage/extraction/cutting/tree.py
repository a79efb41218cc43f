"""Numbered paragraphs to clauses, each below the one it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from lineage.extraction.cutting.closings import cut_closing
from lineage.extraction.cutting.draft import Draft
from lineage.extraction.cutting.nodes import (
    Node,
    address_of,
    draft_of,
    ends_sentence,
    is_heading,
    kind_of,
)
from lineage.extraction.cutting.numbering import Numbered
from lineage.extraction.cutting.stretches import points_within, with_lists
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.language.labels import Label
from lineage.models.document import ClauseKind

__all__ = ["Place", "Tree"]

# A report turns to its hearers again where a section is to be closed.
_ADDRESS = re.compile(
    r"各位(?:代表|委员|同志|来宾|领导|朋友)(?:[、，,]?\s?(?:各位)?(?:代表|委员|同志|来宾|领导|朋友)们?)*[！!：:，,。]"
    r"|同志们[！!：:，,。]|(?i:(?:fellow |dear |distinguished |honou?rable )+(?:deputies|delegates|members|colleagues)[!:,])"  # noqa: E501
)


# What stands between the recitals of a regulation and its articles.
_ENACTS = re.compile(r"(?i:.{0,80}\bha(?:s|ve) (?:adopted|decided|agreed|enacted)\b.{0,80}[:：]?)$")


_LONG_SECTION = 3


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
        self._loose: list[Unit] = []
        self._closed = False

    def add(self, unit: Unit, role: Role, numbered: Numbered | None, place: Place) -> None:
        """Put a paragraph where it belongs; one that is neither text nor label goes nowhere."""
        if numbered:
            self._open(unit, numbered)
        elif role in {"title", "heading"}:
            self._stack = []
        elif role == "closing":
            self._plain.append(("closing", unit.start, unit.end))
        elif role in {"text", "table row"} and self._stack:
            self._take(unit, place, row=role == "table row")
        elif role in {"text", "table row"}:
            listing = role == "text" and not place.quoted
            self._add_plain(unit, after_closing=self._closed, listing=listing)
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
        elif _ENACTS.match(unit.text) and any(
            label.style.kind != "free" for label in place.upcoming.values()
        ):
            self._stack = []
            self._add_plain(unit, after_closing=False, listing=False)
        elif self._speaks_for_all(place) and _ADDRESS.match(unit.text):
            self._take_for_all(unit, place)
        else:
            top.take(unit)

    def _speaks_for_all(self, place: Place) -> bool:
        """Tell whether words to the hearers can stand here: behind points, or at the very end."""
        return len(self._stack) > 1 or (not place.upcoming and len(self._nodes) > 1)

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

    def _add_plain(self, unit: Unit, *, after_closing: bool, listing: bool) -> None:
        kind: ClauseKind = "closing" if after_closing else "preamble"
        if listing and kind == "preamble":
            self._loose.append(unit)
        last = self._plain[-1] if self._plain else None
        adjoins = last and last[0] == kind and unit.start - last[2] <= 1
        if last and adjoins and (after_closing or not self._nodes):
            self._plain[-1] = (kind, last[1], unit.end)
        else:
            self._plain.append((kind, unit.start, unit.end))

    def drafts(self) -> list[Draft]:
        """Return the clauses: the numbered ones in order, then preambles, then closings."""
        sections = self._sections()
        drafts: list[Draft] = []
        for node in self._nodes:
            node.address = address_of(node, self._prefix)
            drafts += with_lists(node, self._numbered(node, kind_of(node, sections)))
            for at, paragraph in enumerate(node.paragraphs, start=1):
                paragraph.count = node.stretches + at
        if not self._nodes:
            drafts += self._points_within()
        for kind in ("preamble", "closing"):
            places = sorted((start, end) for k, start, end in self._plain if k == kind)
            drafts += [_plain(kind, *place, at) for at, place in enumerate(places, start=1)]
        return drafts

    def _sections(self) -> set[str]:
        """Return the styles that number sections: their clauses hold others, or most run long."""
        free = [
            (node.label.style.name, node)
            for node in self._nodes
            if node.label and node.free_depth == 0 and node.label.style.kind == "free"
        ]
        many = Counter(name for name, _ in free)
        long = Counter(
            name
            for name, node in free
            if len(node.units) > _LONG_SECTION and is_heading(node.label_line)
        )
        holding = {name for name, node in free if node.children or node.paragraphs}
        # The numbered parts of an annex are its points, however long.
        held = () if self._prefix else long
        return holding | {name for name in held if 2 * long[name] > many[name]}

    def _points_within(self) -> list[Draft]:
        """Return the points that one paragraph numbers where no label stands before any."""
        for unit in self._loose:
            if points := points_within(unit, self._prefix):
                lead = unit.text[: points[0].label_start - unit.start].rstrip()
                self._plain = [
                    part
                    for kind, start, end in self._plain
                    for part in (
                        ((kind, start, unit.start + len(lead)), (kind, unit.end + 1, end))
                        if start <= unit.start < end
                        else ((kind, start, end),)
                    )
                    if part[1] < part[2]
                ]
                return points
        return []

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


def _plain(kind: ClauseKind, start: int, end: int, at: int) -> Draft:
    address = kind if at == 1 else f"{kind}{at}"
    return Draft(address, None, kind, "", "", "", start, end, start, start)
