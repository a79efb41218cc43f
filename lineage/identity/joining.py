"""Documents to groups of documents that are texts of one work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.identity.copies import find_copies
from lineage.identity.titling import bodies, may_be_one_body
from lineage.language.titles import read_title, year_of
from lineage.models import Document, Evidence, Stated

__all__ = ["AUTHORITY", "Group", "join_documents", "number_of", "numbers_of"]

AUTHORITY = {"original": 0, "translation": 1, "summary": 2}


class Group(NamedTuple):
    """The documents of one work in order of authority, and why they belong together.

    `texts` holds their ids again, copies of one text together.
    """

    documents: tuple[Document, ...]
    reasons: tuple[Stated, ...]
    texts: tuple[tuple[str, ...], ...]


class _Joins:
    """Sets of documents that grow together, never across two numbers, years or days."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._parent = {document.id: document.id for document in documents}
        self._numbers = {d.id: set(numbers_of(d)) for d in documents}
        self._days = {d.id: {d.signed.value} if d.signed else set() for d in documents}
        self._years = {d.id: {y} if (y := _title_year(d)) else set() for d in documents}
        self.reasons: dict[str, list[Stated]] = {document.id: [] for document in documents}

    def root(self, document: str) -> str:
        while self._parent[document] != document:
            self._parent[document] = self._parent[self._parent[document]]
            document = self._parent[document]
        return document

    def join(self, one: str, other: str, reason: Stated) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        one_numbers, other_numbers = self._numbers[first], self._numbers[second]
        days = self._days[first] | self._days[second]
        years = self._years[first] | self._years[second]
        same_number = bool(one_numbers & other_numbers)
        if (one_numbers and other_numbers and not same_number) or (
            max(len(days), len(years)) > 1 and not same_number
        ):
            return
        self._parent[second] = first
        self._numbers[first] = one_numbers | other_numbers
        self._days[first], self._years[first] = days, years
        self.reasons[first] += [*self.reasons.pop(second), reason]


def _title_year(document: Document) -> int | None:
    return year_of(document.title.value) if document.title else None


def number_of(document: Document) -> str:
    """Return the number that a document bears itself, with its title where letters stay open."""
    number = document.number_value
    if number is None or number.resolved:
        return number.value if number else ""
    title = read_title(document.title.value).core if document.title else document.id
    return f"{number.value} {title}"


def numbers_of(document: Document) -> tuple[str, ...]:
    """Return all numbers that a document bears, those of the bodies that issued it together."""
    number = document.number_value
    return (number_of(document), *number.also) if number else ()


def join_documents(documents: Sequence[Document]) -> tuple[Group, ...]:
    """Return the documents in groups, each the texts of one work.

    Joined are texts of one number, copies of one text, the texts of one page, and texts of one
    title, year and issuer. Two numbers keep two documents apart whatever else they share, and so
    do two days of signature, since a law and its next version may have one title.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    joins = _Joins(ordered)
    copies = _Joins(ordered)
    for one, other, reason in _by_number(ordered):
        joins.join(one, other, reason)
    for one, other, shared in find_copies(ordered):
        reason = Stated(value=f"copies of one text: {shared:.0%} of the shorter", basis="inferred")
        copies.join(one, other, reason)
        joins.join(one, other, reason)
    for pairs in (_by_page(ordered), _by_title(ordered)):
        for one, other, reason in pairs:
            joins.join(one, other, reason)
    return _groups(ordered, joins, copies)


def _groups(ordered: Sequence[Document], joins: _Joins, copies: _Joins) -> tuple[Group, ...]:
    members: dict[str, list[Document]] = {}
    for document in ordered:
        members.setdefault(joins.root(document.id), []).append(document)
    groups = []
    for root, texts in members.items():
        texts.sort(key=lambda d: (AUTHORITY[d.kind], d.language != "zh", -_size(d), d.id))
        witnesses: dict[str, list[str]] = {}
        for document in texts:
            witnesses.setdefault(copies.root(document.id), []).append(document.id)
        expressions = tuple(tuple(ids) for ids in witnesses.values())
        groups.append(Group(tuple(texts), tuple(joins.reasons[root]), expressions))
    return tuple(groups)


def _size(document: Document) -> int:
    return sum(len(clause.heading) + len(clause.text) for clause in document.clauses)


_Pairs = Iterator[tuple[str, str, Stated]]


def _chain(keyed: dict[tuple[str, ...], list[Document]], why: str) -> _Pairs:
    for documents in keyed.values():
        for document in documents[1:]:
            evidence = _words(documents[0]) + _words(document)
            reason = Stated(value=why, basis="inferred", evidence=evidence)
            yield documents[0].id, document.id, reason


def _words(document: Document) -> tuple[Evidence, ...]:
    stated = document.number or document.title
    return stated.evidence if stated else ()


def _by_number(documents: Sequence[Document]) -> _Pairs:
    keyed: dict[tuple[str, ...], list[Document]] = {}
    for document in documents:
        for number in numbers_of(document):
            keyed.setdefault((number,), []).append(document)
    return _chain(keyed, "one document number")


def _by_page(documents: Sequence[Document]) -> _Pairs:
    known = {document.id: document for document in documents}
    for document in documents:
        for parallel in document.parallel:
            if parallel in known:
                evidence = _words(document) + _words(known[parallel])
                reason = Stated(value="texts of one page", basis="inferred", evidence=evidence)
                yield document.id, parallel, reason


def _by_title(documents: Sequence[Document]) -> _Pairs:
    """Pair texts of one title where its year or the day of signature says that they are one."""
    keyed: dict[tuple[str, ...], list[Document]] = {}
    for document in documents:
        if document.title is None:
            continue
        title = read_title(document.title.value)
        day = document.signed.value if document.signed else ""
        when = str(title.year or day)
        if title.type and when:
            keyed.setdefault((title.language, title.core, when), []).append(document)
    for same in keyed.values():
        for at, document in enumerate(same[1:], start=1):
            named = _bodies(document)
            fitting = next((d for d in same[:at] if may_be_one_body(_bodies(d), named)), None)
            if fitting:
                yield from _chain({("",): [fitting, document]}, "one title, year and issuer")


def _bodies(document: Document) -> frozenset[str]:
    return bodies(*(s.value for s in (document.number, document.issuer, document.title) if s))
