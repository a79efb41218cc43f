"""Numbered paragraphs to clauses, each below the one it belongs to."""

from __future__ import annotations

import re

from lineage.extraction.closings import cut_closing
from lineage.extraction.draft import Draft
from lineage.extraction.numbering import Numbered
from lineage.extraction.parts import Unit
from lineage.extraction.roles import Role
from lineage.models.document import ClauseKind

__all__ = ["Tree"]

_PREFIX = {"part": "part", "chapter": "ch", "section": "sec", "article": "art"}
# A full stop ends a heading where no figure or letter goes on behind it (PM2.5).
_HEADING = re.compile(r"(?:[^。；;！？.!?\n]|\.(?=[^\s.])){1,40}?(?=。|\.(?:\s|$)|\n|$)")
_LONGEST_HEADING = 110
_ENDS = tuple("。；;！？.!?：:，,")


class _Node:
    """A clause while its text is still being gathered."""

    def __init__(self, numbered: Numbered, unit: Unit, parent: _Node | None) -> None:
        self.label = numbered.label
        self.parent = parent
        self.unit = unit
        self.end = unit.end
        self.next_line = ""
        self.children = 0
        self.free_depth = 0
        self.in_article = False
        self.address = ""

    def take(self, unit: Unit) -> None:
        """Take in a paragraph that goes on from the label's own."""
        if self.end == self.unit.end:
            self.next_line = unit.text
        self.end = unit.end


class Tree:
    """Gathers numbered clauses, preambles and closings in the order of the text."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._stack: list[_Node] = []
        self._nodes: list[_Node] = []
        self._plain: list[tuple[ClauseKind, int, int]] = []
        self._closed = False

    def add(self, unit: Unit, role: Role, numbered: Numbered | None) -> None:
        """Put a paragraph where it belongs; one that is neither text nor label goes nowhere."""
        if numbered:
            self._open(unit, numbered)
        elif role == "title":
            self._stack = []
        elif role == "closing":
            self._plain.append(("closing", unit.start, unit.end))
        elif role in {"text", "table row"} and self._stack:
            self._stack[-1].take(unit)
        elif role in {"text", "table row"}:
            self._add_plain(unit, after_closing=self._closed)
        if role in {"closing", "annex list"}:
            self._stack = []
            self._closed = True
        elif numbered or role == "title":
            self._closed = False

    def _open(self, unit: Unit, numbered: Numbered) -> None:
        del self._stack[numbered.depth :]
        parent = self._stack[-1] if self._stack else None
        node = _Node(numbered, unit, parent)
        if parent:
            parent.children += 1
            free = parent.label.style.kind == "free"
            node.free_depth = parent.free_depth + 1 if free else 0
            node.in_article = parent.in_article or parent.label.style.kind == "article"
        self._stack.append(node)
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
            if node.free_depth == 0 and node.label.style.kind == "free" and node.children
        }
        drafts: list[Draft] = []
        for node in self._nodes:
            node.address = _address(node, self._prefix)
            drafts.append(self._numbered(node, _kind(node, sections)))
        for kind in ("preamble", "closing"):
            places = sorted((start, end) for k, start, end in self._plain if k == kind)
            drafts += [_plain(kind, *place, at) for at, place in enumerate(places, start=1)]
        return drafts

    def _numbered(self, node: _Node, kind: ClauseKind) -> Draft:
        """Return a numbered clause; sentences at its end that close the text go their own way."""
        draft = _draft(node, kind)
        if kind in {"point", "item"} and draft.end == node.unit.end:
            cut = cut_closing(node.unit.text[draft.start - node.unit.start :])
            if cut:
                self._plain.append(("closing", draft.start + cut[1], draft.end))
                draft = draft._replace(end=draft.start + cut[0])
        return draft


def _kind(node: _Node, sections: set[str]) -> ClauseKind:
    kind = node.label.style.kind
    if kind != "free":
        return kind  # type: ignore[return-value]
    if node.in_article or node.free_depth > 1:
        return "item"
    if node.free_depth == 0 and node.label.style.name in sections:
        return "section"
    return "point"


def _address(node: _Node, prefix: str) -> str:
    kind = node.label.style.kind
    own = _PREFIX.get(kind, "") + node.label.number
    # Articles are counted through the whole of a law, whatever chapter they stand in.
    parent = "" if kind == "article" or node.parent is None else node.parent.address
    return f"{parent}/{own}" if parent else prefix + own


def _draft(node: _Node, kind: ClauseKind) -> Draft:
    unit, label = node.unit, node.label
    start = min(unit.start + label.end, node.end)
    if start == unit.end and node.end > unit.end:
        start += 1
    return Draft(
        address=node.address,
        parent=node.parent.address if node.parent else None,
        kind=kind,
        label=label.printed,
        number=label.number,
        heading=_heading(node) if label.style.headed else "",
        start=start,
        end=node.end,
        label_start=unit.start,
        label_end=unit.start + len(unit.text[: label.end].rstrip()),
    )


def _heading(node: _Node) -> str:
    text = node.unit.text[node.label.end :]
    if not text:
        line = node.next_line.strip()
        alone = node.end == node.unit.end + 1 + len(node.next_line) and not node.children
        heads = len(line) <= _LONGEST_HEADING and not line.endswith(_ENDS) and not alone
        return line if heads and "\t" not in line else ""
    first = _HEADING.match(text)
    if first is None:
        return ""
    # One whole sentence and nothing behind it is the clause itself, not a heading of it.
    rest = text[first.end() :].strip()
    sentence = rest in {"。", "."} and node.end == node.unit.end and not node.children
    return "" if sentence else first[0].strip()


def _plain(kind: ClauseKind, start: int, end: int, at: int) -> Draft:
    address = kind if at == 1 else f"{kind}{at}"
    return Draft(address, None, kind, "", "", "", start, end, start, start)
