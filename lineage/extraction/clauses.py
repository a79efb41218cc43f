"""A text's paragraphs to its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.extraction.numbering import Numbered, Oddity, number
from lineage.extraction.parts import Unit
from lineage.extraction.roles import Role, is_entry_into_force, is_title, roles
from lineage.language.labels import find_labels
from lineage.models.document import ClauseKind

__all__ = ["Draft", "Reading", "read_clauses"]

_PREFIX = {"part": "part", "chapter": "ch", "section": "sec", "article": "art"}
_SENTENCE = re.compile(
    r"[^。！？!?]*?(?:[。！？!?][”’」』）)]*|(?<![A-Z])(?<!No)\.(?=\s+[A-Z\"“])|$)"
)
_MOST_TITLE_LINES = 4
_LONGEST_ENTRY = 60
_CONTENTS = re.compile(r"目\s*[录錄次]|(?i:(?:table of )?contents)")
_TITLE_GOES_ON = ("关于", "印发", "发布")
_ANNEX_NUMBER = re.compile(r"\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}")
_ANNEX_ENTRY = re.compile(r"(?:.{1,14}?[:：])?\s*(?:(\d{1,2})\s*[.．、]\s*)?")


class Draft(NamedTuple):
    """A clause before it is given its place in the file.

    `start` and `end` are those of its own text in the source, `label_start` and `label_end` of
    its label. `columns` are the words over the cells of a table's row.
    """

    address: str
    parent: str | None
    kind: ClauseKind
    label: str
    number: str
    heading: str
    start: int
    end: int
    label_start: int
    label_end: int
    columns: tuple[str, ...] = ()


class Reading(NamedTuple):
    """A text's clauses, what each paragraph was taken for, and what is odd in the numbering."""

    drafts: tuple[Draft, ...]
    roles: tuple[Role, ...]
    oddities: tuple[Oddity, ...]


class _Node:
    """A clause while its text is still being gathered."""

    def __init__(self, numbered: Numbered, unit: Unit, parent: _Node | None) -> None:
        self.label = numbered.label
        self.parent = parent
        self.unit = unit
        self.end = unit.end
        self.children = 0
        self.free_depth = 0
        self.scope = ""


def read_clauses(units: Sequence[Unit], language: str, prefix: str = "") -> Reading:
    """Return the clauses of a text in order.

    Preamble, closing (entry into force and repeal, also where they stand at the end of the last
    point), annexes and the rows of their tables get clauses of their own; title, number,
    salutation, signature, date and notes are no clauses.
    """
    kinds = roles(units, language)
    _mark_titles(units, kinds, language)
    _mark_contents(units, kinds)
    annexes_from = next((at for at, kind in enumerate(kinds) if kind == "annex"), len(units))
    restarts = [at for at, kind in enumerate(kinds) if kind == "title"]
    candidates = [
        find_labels(unit.text) if kind == "text" and at < annexes_from else ()
        for at, (unit, kind) in enumerate(zip(units, kinds, strict=True))
    ]
    accepted, oddities = number(candidates, restarts)
    _mark_closings(units, kinds, accepted)
    builder = _Builder(prefix)
    for at in range(annexes_from):
        builder.add(units[at], kinds[at], accepted[at])
    drafts = builder.drafts()
    listed = not any(kind == "annex" for kind in kinds)
    drafts += _listed_annexes(units, kinds) if listed else []
    drafts += _annexes(units, kinds, annexes_from, language)
    drafts.sort(key=lambda draft: (draft.start, draft.address))
    return Reading(tuple(_unique(drafts)), tuple(kinds), tuple(oddities))


def _mark_titles(units: Sequence[Unit], kinds: list[Role], language: str) -> None:
    """Mark the title lines: those at the head, and one that opens the text a notice issues.

    What stands above the number or the salutation and is no title belongs to the page.
    """
    head = _head(units, kinds, language)
    for at, unit in enumerate(units):
        after_signature = at > 0 and kinds[at - 1] in {"date", "note", "signature", "annex list"}
        if kinds[at] != "text" or not (at < head or after_signature):
            continue
        lines = _title_lines(units[at:], language) if at < head else 1
        if lines > 1 or is_title(unit.text, language):
            kinds[at : at + lines] = ["title"] * lines
        elif at < head:
            kinds[at] = "furniture"


def _title_lines(units: Sequence[Unit], language: str) -> int:
    """Return over how many lines a Chinese title runs that begins here.

    A long title is broken behind the body that issues it, and wherever the page's width ends.
    """
    joined = units[0].text
    if language != "zh" or is_title(joined, language):
        return 1
    for lines, unit in enumerate(units[1:_MOST_TITLE_LINES], start=2):
        if lines == 2 and not (unit.text.startswith(_TITLE_GOES_ON) or "关于" in joined):  # noqa: PLR2004
            return 1
        joined += unit.text
        if is_title(joined, language):
            return lines
    return 1


def _head(units: Sequence[Unit], kinds: Sequence[Role], language: str) -> int:
    """Return how many paragraphs stand above the text proper."""
    for at, unit in enumerate(units):
        if find_labels(unit.text) and not is_title(unit.text, language):
            break
        if kinds[at] in {"number", "salutation"}:
            return at
    titles = (
        at
        for at, unit in enumerate(units)
        if kinds[at] == "text" and not is_title(unit.text, language)
    )
    return next(titles, len(units))


def _mark_contents(units: Sequence[Unit], kinds: list[Role]) -> None:
    """Mark a table of contents: its entries end where the first of them comes again."""
    for at, unit in enumerate(units):
        if not _CONTENTS.fullmatch(unit.text):
            continue
        kinds[at] = "note"
        entries = [bool(find_labels(u.text)) for u in units[at + 1 :]]
        if not entries or not entries[0]:
            continue
        first = _entry(units[at + 1].text)
        again = next((k for k in range(at + 2, len(units)) if _entry(units[k].text) == first), at)
        if all(len(u.text) <= _LONGEST_ENTRY for u in units[at + 1 : again]):
            kinds[at + 1 : again] = ["note"] * (again - at - 1)


def _entry(text: str) -> tuple[str, int] | None:
    label = next(iter(find_labels(text)), None)
    return (label.style.name, label.value) if label else None


def _mark_closings(
    units: Sequence[Unit], kinds: list[Role], accepted: Sequence[Numbered | None]
) -> None:
    for at, unit in enumerate(units):
        if kinds[at] == "text" and accepted[at] is None:
            first = next(iter(sentences(unit.text)), (0, 0))
            if is_entry_into_force(unit.text[slice(*first)]):
                kinds[at] = "closing"


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the place of every sentence of a paragraph.

    >>> sentences("抓好落实。自印发之日起施行。")
    [(0, 5), (5, 14)]
    """
    return [mark.span() for mark in _SENTENCE.finditer(text) if mark[0].strip()]


class _Builder:
    """Gathers numbered clauses, preambles and closings in the order of the text."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._stack: list[_Node] = []
        self._nodes: list[_Node] = []
        self._plain: list[tuple[ClauseKind, Unit]] = []
        self._open: list[Unit] | None = None

    def add(self, unit: Unit, role: Role, numbered: Numbered | None) -> None:
        if numbered:
            self._open_node(unit, numbered)
        elif role == "title":
            self._stack = []
        elif role == "closing":
            self._plain.append(("closing", unit))
        elif role == "text" and self._stack:
            self._stack[-1].end = unit.end
        elif role == "text":
            self._add_preamble(unit)
        elif role == "table row" and self._stack:
            self._stack[-1].end = unit.end

    def _open_node(self, unit: Unit, numbered: Numbered) -> None:
        del self._stack[numbered.depth :]
        parent = self._stack[-1] if self._stack else None
        node = _Node(numbered, unit, parent)
        if parent:
            parent.children += 1
            free = parent.label.style.kind == "free"
            node.free_depth = parent.free_depth + 1 if free else 0
        self._stack.append(node)
        self._nodes.append(node)

    def _add_preamble(self, unit: Unit) -> None:
        last = self._plain[-1] if self._plain else None
        if last and last[0] == "preamble" and unit.start - last[1].end <= 1 and not self._nodes:
            joined = Unit(last[1].start, unit.end, f"{last[1].text}\n{unit.text}")
            self._plain[-1] = ("preamble", joined)
        else:
            self._plain.append(("preamble", unit))

    def drafts(self) -> list[Draft]:
        sections = {
            (node.label.style.name)
            for node in self._nodes
            if node.free_depth == 0 and node.label.style.kind == "free" and node.children
        }
        addresses: dict[int, str] = {}
        drafts: list[Draft] = []
        for node in self._nodes:
            kind = _kind(node, sections)
            address = _address(node, addresses, self._prefix)
            addresses[id(node)] = address
            parent = addresses[id(node.parent)] if node.parent else None
            drafts.append(_draft(node, address, parent, kind))
        drafts, closings = _cut_closings(drafts, self._nodes)
        plain = [*self._plain, *closings]
        for kind in ("preamble", "closing"):
            of_kind = sorted((u for k, u in plain if k == kind), key=lambda u: u.start)
            drafts += [_plain_draft(kind, unit, at) for at, unit in enumerate(of_kind, start=1)]
        return drafts


def _kind(node: _Node, sections: set[str]) -> ClauseKind:
    kind = node.label.style.kind
    if kind != "free":
        return kind  # type: ignore[return-value]
    above = node.parent
    while above:
        if above.label.style.kind == "article":
            return "item"
        above = above.parent
    has_sections = node.label.style.name in sections if node.free_depth == 0 else True
    if node.free_depth == 0:
        return "section" if has_sections else "point"
    return "point" if node.free_depth == 1 else "item"


def _address(node: _Node, addresses: dict[int, str], prefix: str) -> str:
    kind = node.label.style.kind
    own = _PREFIX.get(kind, "") + node.label.number
    # Articles are counted through the whole of a law, whatever chapter they stand in.
    parent = "" if kind == "article" or node.parent is None else addresses[id(node.parent)]
    return f"{parent}/{own}" if parent else prefix + own


def _draft(node: _Node, address: str, parent: str | None, kind: ClauseKind) -> Draft:
    unit, label = node.unit, node.label
    start = min(unit.start + label.end, node.end)
    if start == unit.end and node.end > unit.end:
        start += 1
    text = unit.text[label.end :]
    return Draft(
        address, parent, kind, label.printed, label.number,
        _heading(text, label.style.headed, node), start, node.end,
        unit.start, unit.start + len(unit.text[: label.end].rstrip()),
    )  # fmt: skip


def _heading(text: str, headed: bool, node: _Node) -> str:  # noqa: FBT001
    if not headed:
        return ""
    first = re.match(r"[^。；;！？.!?\n]{1,40}?(?=[。.\n]|$)", text)
    if first is None:
        return ""
    # One whole sentence and nothing behind it is the clause itself, not a heading of it.
    rest = text[first.end() :].strip()
    sentence = rest in {"。", "."} and node.end == node.unit.end and not node.children
    return "" if sentence else first[0].strip()


def _cut_closings(
    drafts: list[Draft], nodes: list[_Node]
) -> tuple[list[Draft], list[tuple[ClauseKind, Unit]]]:
    """Cut the sentences on entry into force from the end of the point they were printed in."""
    closings: list[tuple[ClauseKind, Unit]] = []
    for at, (draft, node) in enumerate(zip(drafts, nodes, strict=True)):
        if draft.kind not in {"point", "item"} or draft.end != node.unit.end:
            continue
        text = node.unit.text[draft.start - node.unit.start :]
        cut = len(text)
        for start, end in reversed(sentences(text)):
            if not is_entry_into_force(text[start:end]):
                break
            cut = start
        if 0 < cut < len(text):
            begin = draft.start + cut + len(text[cut:]) - len(text[cut:].lstrip())
            unit = Unit(begin, draft.end, text[cut:].lstrip())
            closings.append(("closing", unit))
            end = draft.start + len(text[:cut].rstrip())
            drafts[at] = draft._replace(end=end)
    return drafts, closings


def _plain_draft(kind: ClauseKind, unit: Unit, at: int) -> Draft:
    address = kind if at == 1 else f"{kind}{at}"
    return Draft(address, None, kind, "", "", "", unit.start, unit.end, unit.start, unit.start)


def _listed_annexes(units: Sequence[Unit], kinds: Sequence[Role]) -> list[Draft]:
    """Return the annexes that a text names without giving them."""
    drafts: list[Draft] = []
    for unit, kind in zip(units, kinds, strict=True):
        if kind != "annex list":
            continue
        entry = _ANNEX_ENTRY.match(unit.text)
        begin = entry.end() if entry else 0
        if begin >= len(unit.text):
            continue
        given = entry[1] if entry else None
        figure = given or str(len(drafts) + 1)
        label_end = unit.start + begin
        printed = unit.text[entry.start(1) : begin].strip() if entry and given else ""
        label_start = unit.start + (entry.start(1) if entry and given else 0)
        drafts.append(
            Draft(f"annex{figure}", None, "annex", printed, figure, unit.text[begin:],
                  unit.start + begin, unit.end, label_start, label_end)
        )  # fmt: skip
    return drafts


def _annexes(
    units: Sequence[Unit], kinds: Sequence[Role], first: int, language: str
) -> list[Draft]:
    """Return the annexes a page gives, with the rows of their tables."""
    drafts: list[Draft] = []
    at = first
    order = 0
    while at < len(units):
        if kinds[at] != "annex":
            at += 1
            continue
        until = next((k for k in range(at + 1, len(units)) if kinds[k] == "annex"), len(units))
        order += 1
        drafts += _annex(units[at:until], kinds[at:until], order, language)
        at = until
    return drafts


def _annex(units: Sequence[Unit], kinds: Sequence[Role], order: int, language: str) -> list[Draft]:
    head, rest = units[0], units[1:]
    figure = _ANNEX_NUMBER.search(head.text)
    value = figure[0] if figure and figure[0].isdecimal() else str(order)
    address = f"annex{value}"
    rows = [u for u, kind in zip(rest, kinds[1:], strict=True) if kind == "table row"]
    body = [u for u, kind in zip(rest, kinds[1:], strict=True) if kind in {"text", "title"}]
    before = [u for u in body if not rows or u.start < rows[0].start]
    last = before[-1] if before else head
    begin = before[0].start if before else head.end
    title = before[0].text if before else ""
    draft = Draft(address, None, "annex", head.text.strip(), value, title, begin,
                  max(begin, last.end), head.start, head.end)  # fmt: skip
    if not rows:
        inner = read_clauses(before[1:], language, f"{address}/").drafts if len(before) > 1 else ()
        numbered = [d for d in inner if d.kind not in {"preamble", "closing"}]
        if numbered:
            end = max(begin, numbered[0].label_start - 1) if before else begin
            children = [d._replace(parent=d.parent or address) for d in numbered]
            return [draft._replace(end=end), *children]
    return [draft, *_rows(rows, address)]


def _rows(rows: Sequence[Unit], address: str) -> list[Draft]:
    drafts = []
    columns: tuple[str, ...] = ()
    for unit in rows:
        cells = unit.text.split("\t")
        figure = cells[0].strip().rstrip(".．、")
        if not figure.isdecimal():
            columns = tuple(cells[1:])
            continue
        begin = unit.start + len(cells[0]) + 1
        heading = next((cell.strip() for cell in cells[1:] if cell.strip()), "")
        number_text = str(int(figure))
        drafts.append(
            Draft(f"{address}/{number_text}", address, "item", cells[0].strip(), number_text,
                  heading, begin, unit.end, unit.start, unit.start + len(cells[0]), columns)
        )  # fmt: skip
    return drafts


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the clauses with addresses made unique: a second `2/3` becomes `2/3~2`."""
    seen: dict[str, int] = {}
    unique = []
    for draft in drafts:
        seen[draft.address] = times = seen.get(draft.address, 0) + 1
        address = draft.address if times == 1 else f"{draft.address}~{times}"
        unique.append(draft._replace(address=address))
    return unique
