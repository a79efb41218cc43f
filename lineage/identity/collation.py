"""Copies of one text held against each other: what they give together, and where they differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lineage.digest import stable_id
from lineage.identity.leaves import Leaf, filled, leaves_of, matched
from lineage.identity.variants import Breaks, Sides, differences, lacking
from lineage.models import Clause, Document, Evidence, ReadClause, Reading, Reference, Variant

__all__ = ["Collation", "collate"]


# No office counts so far.
_LONGEST_NUMBER = 10


class Collation(NamedTuple):
    """The reading of some copies; `document` is new where it was put together from several."""

    reading: Reading
    document: Document | None


def collate(copies: Sequence[Document]) -> Collation:
    """Return what copies of one text give together; `copies` are in order, the fullest first.

    The fullest copy is followed. Where it breaks off, at its end, at its head, or inside the clause
    that stands there, another copy goes on. Everywhere else a difference is a variant: the words
    of the copy that is followed are kept, and those of the other one stand beside them.
    """
    known = Sides(copies)
    text = leaves_of(copies[0])
    variants: dict[str, Variant] = {}
    for copy in copies[1:]:
        text, found = _with_copy(text, copy, known)
        variants.update((variant.id, variant) for variant in found)
    given = {stretch.document: None for leaf in text for stretch in leaf.stretches}
    document = _put_together(text, known.copies) if given.keys() - {copies[0].id} else None
    clauses = [ReadClause(address=leaf.clause.address, stretches=leaf.stretches) for leaf in text]
    reading = Reading(
        document=document.id if document else copies[0].id,
        clauses=tuple(clauses),
        variants=tuple(variants.values()),
    )
    return Collation(reading, document)


def _with_copy(text: list[Leaf], copy: Document, known: Sides) -> tuple[list[Leaf], list[Variant]]:
    """Return a text with what a further copy adds to it, and where the two differ."""
    theirs = leaves_of(copy)
    found = matched(text, theirs)
    text = _without_remnant(text, theirs, found)
    theirs = _without_remnant(theirs, text, {other: at for at, other in found.items()})
    if not found:
        return text, []
    (first, first_theirs), (last, last_theirs) = min(found.items()), max(found.items())
    merged = list(text)
    variants = list(_lacked(text, theirs, found, known))
    for at, other in found.items():
        ours_breaks = Breaks(head=at == 0, tail=at == len(text) - 1)
        # Either copy may break off in its outermost clause, and may begin inside its first one.
        breaks = Breaks(
            head=ours_breaks.head or other == 0,
            tail=ours_breaks.tail or other == len(theirs) - 1,
        )
        merged[at] = filled(text[at], theirs[other], head=ours_breaks.head, tail=ours_breaks.tail)
        if merged[at] is text[at]:
            variants += differences(text[at], theirs[other], known, breaks)
    places = _Places(
        {theirs[other].clause.address: merged[at].clause for at, other in found.items()},
        {leaf.clause.address for leaf in text},
    )
    head = theirs[:first_theirs] if first == 0 else []
    tail = theirs[last_theirs + 1 :] if last == len(text) - 1 else []
    whole, more = _with_gaps_filled(merged, theirs, found, places, known)
    after = [places.take(leaf) for leaf in tail]
    before = [places.take(leaf) for leaf in reversed(head)]
    return [*reversed(before), *whole, *after], [*variants, *more]


def _without_remnant(
    text: list[Leaf], copy: Sequence[Leaf], found: Mapping[int, int]
) -> list[Leaf]:
    """Return a text without what is left of the label inside which it broke off."""
    last = max(found, default=-1)
    if last != len(text) - 2 or found.get(last, len(copy)) + 1 >= len(copy):
        return text
    following = copy[found[last] + 1]
    left = text[-1].labelled
    is_remnant = len(left) < len(following.labelled) - len(following.words) and left != ""
    return text[:-1] if is_remnant and following.labelled.startswith(left) else text


def _with_gaps_filled(
    text: Sequence[Leaf],
    copy: Sequence[Leaf],
    found: Mapping[int, int],
    places: _Places,
    known: Sides,
) -> tuple[list[Leaf], list[Variant]]:
    """Return a text with the clauses whose numbers it skips, and what else only the copy has."""
    behind = {other: at for at, other in found.items()}
    ahead = len(text)
    before: dict[int, list[Leaf]] = {}
    variants: list[Variant] = []
    taken: set[str] = set()
    numbers = _Numbers(text)
    following: dict[int, int] = {}
    for other in range(max(behind), min(behind) - 1, -1):
        ahead = behind.get(other, ahead)
        following[other] = ahead
    for other in range(min(behind), max(behind)):
        if other in behind:
            continue
        at, leaf = following[other], places.placed(copy[other])
        if leaf.clause.parent in taken or numbers.skip(leaf.clause, at):
            before.setdefault(at, []).append(places.take(copy[other]))
            taken.add(leaf.clause.address)
        else:
            goes_on = text[at]
            variants.append(lacking(leaf, goes_on.clause, goes_on.document, known, ours=False))
    whole = [leaf for at, each in enumerate(text) for leaf in (*before.get(at, ()), each)]
    return whole, variants


class _Numbers:
    """The numbers of a text's clauses, each among its like below one parent."""

    def __init__(self, text: Sequence[Leaf]) -> None:
        self._printed: set[tuple[str | None, str, str]] = set()
        self._last: dict[tuple[str | None, str], list[tuple[int, int]]] = {}
        for at in range(len(text) - 1, -1, -1):
            clause = text[at].clause
            key = (clause.parent, clause.kind)
            self._printed.add((*key, clause.number))
            later = self._last.setdefault(key, [])
            if clause.number.isdecimal() and len(clause.number) < _LONGEST_NUMBER:
                number = int(clause.number)
                later.append((-at, max(number, later[-1][1] if later else 0)))

    def skip(self, clause: Clause, at: int) -> bool:
        """Tell whether the text goes past a clause's number where it goes on at a place."""
        key = (clause.parent, clause.kind)
        number = clause.number
        if not number.isdecimal() or len(number) >= _LONGEST_NUMBER:
            return False
        if (*key, number) in self._printed:
            return False
        later = self._last.get(key, [])
        behind = bisect_right(later, -at, key=lambda each: each[0])
        return behind > 0 and later[behind - 1][1] > int(number)


def _lacked(
    text: Sequence[Leaf],
    copy: Sequence[Leaf],
    found: Mapping[int, int],
    known: Sides,
) -> Iterator[Variant]:
    """Yield the clauses that the text has between two of the copy whose numbers skip nothing."""
    behind = max(found.values())
    numbers = _Numbers(copy)
    for at in range(max(found), min(found), -1):
        behind = found.get(at, behind)
        clause = text[at].clause
        if at not in found and not numbers.skip(clause, behind):
            goes_on = copy[behind]
            yield lacking(text[at], goes_on.clause, goes_on.document, known, ours=True)


class _Places:
    """Gives clauses of a copy their places in a text whose addresses may be others."""

    def __init__(self, places: dict[str, Clause], taken: set[str]) -> None:
        self._places = places
        self._taken = taken

    def take(self, leaf: Leaf) -> Leaf:
        """Return a clause at the place it has from now on."""
        placed = self.placed(leaf)
        self._taken.add(placed.clause.address)
        self._places[leaf.clause.address] = placed.clause
        return placed

    def placed(self, leaf: Leaf) -> Leaf:
        """Return a clause at the place that it would have."""
        clause = leaf.clause
        parent = self._places.get(clause.parent or "")
        address, above = clause.address, clause.parent
        if parent and clause.parent:
            above = parent.address
            if address.startswith(clause.parent):
                address = above + address.removeprefix(clause.parent)
        elif sibling := self._sibling(clause):
            old, new = sibling
            above = new.parent
            address = new.address.removesuffix(old) + address
        elif above:
            above = None
        address = self._free(address)
        moved = clause.model_copy(update={"address": address, "parent": above})
        facts = tuple(fact.model_copy(update={"clause": address}) for fact in leaf.facts)
        return leaf._replace(clause=moved, facts=facts)

    def _sibling(self, clause: Clause) -> tuple[str, Clause] | None:
        """Return a clause of the same rank that has its place, with its address in the copy."""
        depth = clause.address.count("/")
        for old, new in reversed(self._places.items()):
            if (new.kind, old.count("/")) == (clause.kind, depth) and new.address.endswith(old):
                return old, new
        return None

    def _free(self, address: str) -> str:
        count, free = 1, address
        while free in self._taken:
            count += 1
            free = f"{address}+{count}"
        return free


def _put_together(text: Sequence[Leaf], known: Mapping[str, Document]) -> Document:
    """Return the document that several copies give together; the first one gives its head."""
    given = dict.fromkeys(stretch.document for leaf in text for stretch in leaf.stretches)
    head, last = known[next(iter(given))], known[text[-1].stretches[-1].document]
    document = stable_id("reading", *given)
    clauses = tuple(
        leaf.clause.model_copy(
            update={"file": "" if leaf.clause.file == head.file else leaf.clause.file}
        )
        for leaf in text
    )
    facts = tuple(
        fact.model_copy(update={"id": f"{fact.id}-{document}"})
        for leaf in text
        for fact in leaf.facts
    )
    return head.model_copy(
        update={
            "id": document,
            "clauses": clauses,
            "facts": facts,
            "references": _references(text, known),
            "passages": (),
            "incomplete": last.incomplete,
            "copies": tuple(given),
            "issues": (),
            **_header([known[name] for name in given]),
        }
    )


def _header(copies: Sequence[Document]) -> dict[str, object]:
    names = ("title", "number", "number_value", "issuer", "signed", "published", "effective")
    found = {name: [getattr(copy, name) for copy in copies] for name in names}
    return {name: next(filter(None, values), None) for name, values in found.items()}


def _references(text: Sequence[Leaf], known: Mapping[str, Document]) -> tuple[Reference, ...]:
    """Return what the clauses of a text say of others, each by the copy it is from."""
    by_clause: dict[tuple[str, str | None], list[Reference]] = {}
    for copy in known.values():
        for reference in copy.references:
            by_clause.setdefault((copy.id, reference.clause), []).append(reference)
    found: dict[Evidence, Reference] = {}
    for leaf in text:
        for stretch in leaf.stretches:
            for each in by_clause.get((stretch.document, stretch.address), ()):
                moved = each.model_copy(update={"clause": leaf.clause.address})
                found.setdefault(each.evidence, moved)
    return tuple(found.values())
