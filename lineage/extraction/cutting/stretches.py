"""The stretches of a clause's own text, and the clauses that its paragraphs number within."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.cutting.lists import Listed, find_lists, list_behind
from lineage.extraction.cutting.nodes import Node, begin_of
from lineage.extraction.page.parts import Unit

__all__ = ["points_within", "with_lists"]

# What the first entry of a list can begin with: a second list needs a second one.
_FIRSTS = re.compile(
    r"一[是要]|[（(]\s?[1一ai]\s?[)）]|[①⑴]|首先|[第其]一[，,：:]|(?<!\d)1[.．、)）]|\ba[)）]"
    r"|(?i:\b(?:first|one is)\b)"
)
# Looking for one more costs a look at all the rest.
_MOST_LISTS = 8


def points_within(unit: Unit, prefix: str) -> list[Draft]:
    """Return the points that a paragraph numbers which stands below no label; often none."""
    head = Draft("", None, "preamble", "", "", "", unit.start, unit.end, unit.start, unit.start)
    return [
        draft._replace(
            address=prefix + draft.address.removeprefix("/"),
            parent=prefix + draft.parent.removeprefix("/") if draft.parent else None,
            kind="item" if draft.parent else "point",
        )
        for draft in _entries(head, find_lists(unit.text), unit)[1:]
    ]


def with_lists(node: Node, draft: Draft) -> list[Draft]:
    """Return a clause, and those that its own paragraphs number within.

    The text in front of such a list is that of the clause; a further paragraph behind one is no
    part of the list, and stands as a paragraph of the clause.
    """
    lists = _lists(node, draft)
    if not lists:
        return [draft]
    if not (node.is_article or node.in_article):
        many = len(node.units)
        _part_second_lists(node)
        lists = lists if len(node.units) == many else _lists(node, draft)
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


def _part_second_lists(node: Node) -> None:
    """Part the paragraphs of a clause where a second list begins behind the first of them.

    A paragraph of an article is one 款, whatever lists it holds.
    """
    units: list[Unit] = []
    loose: set[int] = set()
    for at, unit in enumerate(node.units):
        begin = max(0, begin_of(node) - unit.start) if at == 0 else 0
        if at in node.loose:
            loose.add(len(units))
        held = at in node.loose or (at == 0 and node.children)
        units += [unit] if held else _one_list_each(unit, begin)
    node.units, node.loose = units, loose


def _one_list_each(unit: Unit, begin: int) -> list[Unit]:
    parted: list[Unit] = []
    firsts = islice(_FIRSTS.finditer(unit.text, begin), _MOST_LISTS)
    for _ in list(firsts)[1:]:
        found = find_lists(unit.text, begin)
        place = list_behind(unit.text, found) if found else None
        if place is None:
            break
        first, rest = unit.text[:place].rstrip(), unit.text[place:].lstrip()
        parted.append(unit._replace(end=unit.start + len(first), text=first))
        unit = unit._replace(start=unit.end - len(rest), text=rest)
        begin = 0
    return [*parted, unit]


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
    # A list that begins its paragraph leaves nothing of it to the clause, not the break before.
    end = unit.start + len(lead) if lead else max(0, unit.start - 1)
    found = [head._replace(end=max(head.start, min(first, end)))]
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
