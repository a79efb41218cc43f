"""A text's paragraphs to its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.extraction.cutting.annexes import listed_annexes, read_annexes
from lineage.extraction.cutting.closings import mark_closings
from lineage.extraction.cutting.counts import count_bullets, leave_out_frame
from lineage.extraction.cutting.draft import Draft
from lineage.extraction.cutting.nodes import is_heading
from lineage.extraction.cutting.numbering import AGAIN, Numbered, Oddity, number
from lineage.extraction.cutting.rows import add_rows
from lineage.extraction.cutting.tables import mark_tables
from lineage.extraction.cutting.tree import Place, Tree
from lineage.extraction.page.contents import mark_contents
from lineage.extraction.page.headlines import mark_titles
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.quotations import quoted
from lineage.extraction.page.roles import Role, roles
from lineage.language.labels import Label, find_labels

__all__ = ["Reading", "read_clauses"]


class Reading(NamedTuple):
    """A text's clauses, what each paragraph was taken for, and what is odd in the numbering."""

    drafts: tuple[Draft, ...]
    roles: tuple[Role, ...]
    oddities: tuple[Oddity, ...]


def read_clauses(units: Sequence[Unit], language: str) -> Reading:
    """Return the clauses of a text in order.

    Preamble, closing (entry into force and repeal, also where they stand at the end of the last
    point), annexes and the rows of their tables get clauses of their own; title, number,
    salutation, signature, date and notes are no clauses.
    """
    kinds = roles(units, language)
    mark_titles(units, kinds, language)
    mark_contents(units, kinds)
    annexes_from = next((at for at, kind in enumerate(kinds) if kind == "annex"), len(units))
    main = kinds[:annexes_from]
    drafts, oddities = _number_clauses(units[:annexes_from], main, "")
    kinds[:annexes_from] = main
    if annexes_from == len(units):
        drafts += listed_annexes(units, kinds)
    drafts += read_annexes(units[annexes_from:], kinds[annexes_from:], _number_body)
    drafts.sort(key=lambda draft: (draft.start, draft.label_start))
    return Reading(tuple(_unique(drafts)), tuple(kinds), tuple(oddities))


def _number_clauses(
    units: Sequence[Unit], kinds: list[Role], prefix: str
) -> tuple[list[Draft], list[Oddity]]:
    restarts = [at for at, kind in enumerate(kinds) if kind == "title"]
    tables = mark_tables(units, kinds)
    inside = quoted([unit.text for unit in units])
    candidates = [
        find_labels(unit.text) if kind == "text" and at not in inside else ()
        for at, (unit, kind) in enumerate(zip(units, kinds, strict=True))
    ]
    # Bullets number the points of a summary, never the entries of an annex.
    counted = candidates if prefix else count_bullets(units, kinds, candidates)
    accepted, oddities = number(counted, restarts)
    oddities = _headed(units, kinds, accepted, oddities)
    units, accepted = leave_out_frame(units, kinds, accepted)
    mark_closings(units, kinds, accepted)
    tree = Tree(prefix)
    places = _places(kinds, accepted, inside)
    for unit, kind, numbered, place in zip(units, kinds, accepted, places, strict=True):
        tree.add(unit, kind, numbered, place)
    return add_rows(units, kinds, tables, tree.drafts(), prefix), oddities


def _headed(
    units: Sequence[Unit],
    kinds: list[Role],
    accepted: Sequence[Numbered | None],
    oddities: Sequence[Oddity],
) -> list[Oddity]:
    """Mark the headings without a number below which the points count from 1 again.

    That is nothing odd there.
    """
    left = []
    for oddity in oddities:
        above, own = oddity.at - 1, accepted[oddity.at]
        bare = above >= 0 and kinds[above] == "text" and accepted[above] is None
        begins = oddity.rule == AGAIN and own is not None and own.depth == 0
        if bare and begins and is_heading(units[above].text) and "\t" not in units[above].text:
            kinds[above] = "heading"
        else:
            left.append(oddity)
    return left


def _places(
    kinds: Sequence[Role], accepted: Sequence[Numbered | None], inside: frozenset[int]
) -> list[Place]:
    """Return what stands around each paragraph: a quotation, and the labels that come next."""
    places: list[Place] = []
    upcoming: dict[int, Label] = {}
    for at in range(len(accepted) - 1, -1, -1):
        if numbered := accepted[at]:
            upcoming = {
                depth: label for depth, label in upcoming.items() if depth < numbered.depth
            } | {numbered.depth: numbered.label}
        elif kinds[at] == "title":
            upcoming = {}
        # Every label makes a mapping of its own, so that those handed out never change.
        places.append(Place(at in inside, upcoming))
    return places[::-1]


def _number_body(units: Sequence[Unit], kinds: list[Role], prefix: str) -> list[Draft]:
    """Return the numbered clauses of an annex, which has no parts of its own besides."""
    drafts, _ = _number_clauses(units, kinds, prefix)
    return [draft for draft in drafts if draft.kind not in {"preamble", "closing"}]


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the clauses with addresses made unique: a second `2/3` becomes `2/3~2`.

    A clause stands below the last one before it that bore its parent's address, and is called
    after it: `2/3~2/1`.
    """
    times: dict[str, int] = {}
    latest: dict[str, str] = {}
    unique = []
    for draft in drafts:
        parent = latest.get(draft.parent, draft.parent) if draft.parent else None
        below = draft.parent and draft.address.startswith(f"{draft.parent}/")
        own = f"{parent}{draft.address[len(draft.parent or '') :]}" if below else draft.address
        times[own] = many = times.get(own, 0) + 1
        address = own if many == 1 else f"{own}~{many}"
        latest[draft.address] = address
        unique.append(draft._replace(address=address, parent=parent))
    return unique
