"""The clauses of a document that can be matched, and which of them with which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from lineage.digest import digest
from lineage.language.folding import fold
from lineage.models import Clause, Document

__all__ = ["Placed", "Role", "Unit", "containers", "tie", "units"]

Role = Literal["preamble", "closing", "clause", "annex", "row"]

_DEEPEST = 64


class Unit(NamedTuple):
    """A clause in its place: `order` counts all clauses of its document from 0.

    `text` holds all its own words, those of an article also the words of its paragraphs and items, `folded` their comparison form; `above` are the clauses that it
    stands in, the nearest first. `bare` where it has a heading and children, and no words beside.
    """  # noqa: E501

    clause: Clause
    order: int
    role: Role
    text: str
    folded: str
    above: tuple[str, ...]
    bare: bool

    @property
    def address(self) -> str:
        """The address of the clause."""
        return self.clause.address


class Placed(NamedTuple):
    """Units that are joined with one another."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]


def units(document: Document) -> tuple[Unit, ...]:
    """Return all clauses that have words, in the order in which they stand.

    A paragraph of an article without a label of its own is matched with it, not by itself.
    """
    clauses = sorted(document.clauses, key=_place)
    by_address = {clause.address: clause for clause in clauses}
    wholes = _wholes(clauses, by_address)
    below = {clause.address for whole in wholes.values() for clause in whole if not clause.label}
    worded = [
        (_marked(clause, wholes), text)
        for clause in clauses
        if clause.address not in below
        and (text := "\n".join(filter(None, map(_text, wholes.get(clause.address, [clause])))))
    ]
    with_words = frozenset(clause.address for clause, _ in worded)
    aboves = [_above(clause, by_address, with_words) for clause, _ in worded]
    parents = {address for above in aboves for address in above}
    return tuple(
        Unit(
            clause=clause,
            order=order,
            role=_role(clause, [by_address[address] for address in above]),
            text=text,
            folded=fold(text),
            above=above,
            bare=clause.address in parents and fold(text) == fold(clause.heading or text),
        )
        for order, ((clause, text), above) in enumerate(zip(worded, aboves, strict=True))
    )


def tie(placed: Placed) -> float:
    """Return a number below one that follows from the texts alone, the same either way round."""
    sides = ("\n".join(unit.folded for unit in side) for side in placed)
    return int(digest("\n\n".join(sorted(sides)).encode())[:8], 16) / 16**8


def containers(found: Sequence[Unit]) -> dict[str, tuple[str, ...]]:
    """Return the addresses of the units below each clause that has any, in order."""
    below: dict[str, list[str]] = {}
    for unit in found:
        for address in unit.above:
            below.setdefault(address, []).append(unit.address)
    return {address: tuple(addresses) for address, addresses in below.items()}


def _place(clause: Clause) -> tuple[tuple[int, int], int, str]:
    return clause.label_span, clause.span[0], clause.address


def _wholes(clauses: Sequence[Clause], by_address: Mapping[str, Clause]) -> dict[str, list[Clause]]:
    """Return each article with its paragraphs and items, by its address."""
    wholes: dict[str, list[Clause]] = {}
    article: dict[str, str] = {}
    for clause in clauses:
        own = clause.address if clause.kind == "article" else article.get(clause.parent or "")
        if own and own in by_address:
            article[clause.address] = own
            wholes.setdefault(own, []).append(clause)
    return wholes


def _marked(clause: Clause, wholes: Mapping[str, list[Clause]]) -> Clause:
    """Return a clause; an article as cut off where anything below it is."""
    cut = any(each.cut for each in wholes.get(clause.address, ()))
    return clause.model_copy(update={"cut": True}) if cut else clause


def _text(clause: Clause) -> str:
    heading, text = clause.heading.strip(), clause.text.strip()
    return text if fold(heading) in fold(text) else f"{heading}\n{text}".strip()


def _above(
    clause: Clause, by_address: Mapping[str, Clause], with_words: frozenset[str]
) -> tuple[str, ...]:
    found = [clause.address]
    above = by_address.get(clause.parent or "")
    while above and above.address not in found and len(found) <= _DEEPEST:
        found.append(above.address)
        above = by_address.get(above.parent or "")
    return tuple(address for address in found[1:] if address in with_words)


def _role(clause: Clause, above: list[Clause]) -> Role:
    if clause.kind in {"preamble", "closing", "annex"}:
        return clause.kind
    return "row" if any(parent.kind == "annex" for parent in above) else "clause"
