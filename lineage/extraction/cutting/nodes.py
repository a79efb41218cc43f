"""A clause while its text is still being gathered, and what it is called in the end."""

from __future__ import annotations

import re

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.page.parts import Unit
from lineage.language.folding import is_cjk
from lineage.language.labels import Label
from lineage.models.document import ClauseKind

__all__ = ["Node", "address_of", "begin_of", "draft_of", "ends_sentence", "is_heading", "kind_of"]

_PREFIX = {"part": "part", "chapter": "ch", "section": "sec", "article": "art"}
# A full stop ends a heading where no figure or letter goes on behind it (PM2.5).
_HEADING = re.compile(r"(?:[^。；;！？.!?\n]|\.(?=[^\s.])){1,40}?(?=。|\.(?:\s|$)|\n|$)")
_LONGEST_HEADING = 110
_LONGEST_CHINESE_HEADING = 40
_ENDS = tuple("。；;：:！？.!?,，")
_SENTENCE_ENDS = tuple("。！？!?.…；;")
_CLOSERS = "”’」』）)》\"'"
# The heading of such a section ends with a full stop.
_HEADED = frozenset({"§", "Sec."})
_NUMBERED_PARAGRAPHS = ("Article", "1.")


class Node:
    """A clause: its label (none for a further paragraph), and the paragraphs it has taken in.

    `depth` counts the labels above it, `count` is the number of a clause without a label: its
    place among the paragraphs of the clause above. `latest` is the last such clause below.
    """

    def __init__(self, unit: Unit, label: Label | None, depth: int, parent: Node | None) -> None:
        self.label = label
        self.depth = depth
        self.parent = parent
        self.units = [unit]
        self.loose: set[int] = set()
        self.children = 0
        self.count = 1
        self.stretches = 1
        self.paragraphs: list[Node] = []
        self.address = ""
        free = parent is not None and (parent.label is None or parent.label.style.kind == "free")
        self.free_depth: int = parent.free_depth + 1 if parent and free else 0
        self.in_article: bool = parent is not None and (parent.in_article or parent.is_article)

    @property
    def unit(self) -> Unit:
        """The paragraph of the label."""
        return self.units[0]

    @property
    def end(self) -> int:
        """Where the last paragraph taken in ends."""
        return self.units[-1].end

    @property
    def label_line(self) -> str:
        """What stands behind the label on its line."""
        return self.unit.text[self.label.end :] if self.label else self.unit.text

    @property
    def is_article(self) -> bool:
        """Whether it bears the label of an article."""
        return self.label is not None and self.label.style.kind == "article"

    @property
    def is_numbered_paragraph(self) -> bool:
        """Whether it is a paragraph 1., 2. of an English article."""
        above = self.parent.label if self.parent else None
        styles = (above and above.style.name, self.label and self.label.style.name)
        return styles == _NUMBERED_PARAGRAPHS

    @property
    def latest(self) -> Node:
        """The last paragraph of it: one of its own clauses, or itself."""
        return self.paragraphs[-1] if self.paragraphs else self

    def take(self, unit: Unit, *, listing: bool = True) -> None:
        """Take in a paragraph that goes on; without `listing` its labels are not its own."""
        if not listing:
            self.loose.add(len(self.units))
        self.units.append(unit)

    def is_headed_only(self) -> bool:
        """Tell whether so far nothing but a heading was taken in."""
        own = self.label_line
        if self.label is not None and self.label.style.name in _HEADED and own:
            return len(self.units) == 1
        return len(self.units) == 1 + (not own) and is_heading(own or self.units[-1].text)

    def is_finished(self) -> bool:
        """Tell whether its text ends a sentence, so that a further paragraph stands for itself."""
        if len(self.units) == 1 and not self.label_line:
            return False
        if self.is_headed_only():
            return False
        return ends_sentence(self.units[-1].text) or not self.units[-1].text.endswith(_ENDS)


def ends_sentence(text: str) -> bool:
    """Tell whether a paragraph ends a sentence or an entry of a list.

    >>> ends_sentence("（三）其他情形。"), ends_sentence("有下列情形之一的："), ends_sentence("总则")
    (True, False, False)
    """  # noqa: E501
    return text.rstrip(_CLOSERS + " \u3000").endswith(_SENTENCE_ENDS)


def is_heading(line: str) -> bool:
    """Tell whether a line is short and ends no sentence.

    >>> is_heading("总体要求"), is_heading("修好管网。"), is_heading("")
    (True, False, False)
    """
    longest = _LONGEST_CHINESE_HEADING if any(map(is_cjk, line)) else _LONGEST_HEADING
    return 0 < len(line) <= longest and not line.endswith(_ENDS)


def kind_of(node: Node, sections: set[str]) -> ClauseKind:
    """Return the kind of a clause; `sections` are the styles of points that hold others."""
    if node.label is None or node.is_numbered_paragraph:
        return "paragraph"
    kind = node.label.style.kind
    if kind != "free":
        return kind  # type: ignore[return-value]
    if node.in_article or node.free_depth > 1:
        return "item"
    if node.free_depth == 0 and node.label.style.name in sections:
        return "section"
    return "point"


def address_of(node: Node, prefix: str) -> str:
    """Return the address of a clause, once that of the one above is known."""
    if node.label is None:
        own = f"p{node.count}"
    else:
        own = _PREFIX.get(node.label.style.kind, "") + node.label.number
    # Articles are counted through the whole of a law, whatever chapter they stand in.
    parent = "" if node.is_article or node.parent is None else node.parent.address
    return f"{parent}/{own}" if parent else prefix + own


def begin_of(node: Node) -> int:
    """Return where the text behind a label begins, on the next line where the label is alone."""
    if node.label is None:
        return node.unit.start
    begin = min(node.unit.start + node.label.end, node.end)
    return begin + 1 if begin == node.unit.end and len(node.units) > 1 else begin


def draft_of(node: Node, kind: ClauseKind) -> Draft:
    """Return a clause as it stands, lists within its paragraphs not yet set apart."""
    unit, label = node.unit, node.label
    end = label.end if label else 0
    return Draft(
        address=node.address,
        parent=node.parent.address if node.parent else None,
        kind=kind,
        label=label.printed if label else "",
        number=label.number if label else str(node.count),
        heading=_heading(node, label) if label and label.style.headed else "",
        start=begin_of(node),
        end=node.end,
        label_start=unit.start,
        label_end=unit.start + len(unit.text[:end].rstrip()),
    )


def _heading(node: Node, label: Label) -> str:
    text = node.unit.text[label.end :]
    if not text:
        line = node.units[1].text.strip() if len(node.units) > 1 else ""
        alone = len(node.units) == 2 and not node.children and not node.paragraphs  # noqa: PLR2004
        return line if is_heading(line) and not alone and "\t" not in line else ""
    first = _HEADING.match(text)
    if first is None:
        return ""
    # One whole sentence and nothing behind it is the clause itself, not a heading of it.
    rest = text[first.end() :].strip()
    sentence = rest in {"。", "."} and len(node.units) == 1 and not node.children
    return "" if sentence else first[0].strip()
