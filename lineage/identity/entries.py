"""Works while they are put together: what is held, and what is only named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lineage.digest import stable_id
from lineage.identity.joining import AUTHORITY, Group
from lineage.identity.titling import bodies
from lineage.language.numbers import is_open, number_id, number_year
from lineage.language.titles import read_title, year_of
from lineage.models import Document, Evidence, Reference, Stated

__all__ = [
    "OF_WHAT_IT_ISSUES",
    "Entry",
    "Name",
    "held_entry",
    "is_possible_year",
    "mentioned_id",
    "names_of",
    "order_of",
    "own_names",
]

# A title that a document bears outranks every title by which another one cites it.
_CITED = 3
OF_WHAT_IT_ISSUES = 6
"""The rank of the titles of what a document issues: it is none of its own names."""
# Before the one no office counted its documents by the year; the other is beyond every plan.
_FIRST_YEAR, _LAST_YEAR = 1912, 2099


class Name(NamedTuple):
    """A title that a work goes by; the lower the rank, the greater the authority."""

    rank: int
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(eq=False)
class Entry:
    """One work to be: `group` holds its documents, none where it is only named.

    A part that a document of its whole prints has no document of its own, but is `printed`.
    """

    id: str
    number: Stated | None = None
    group: Group | None = None
    names: list[Name] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    part_of: str | None = None
    printed: bool = False
    identity: list[Stated] = field(default_factory=list)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that hold it, in order of authority."""
        return self.group.documents if self.group else ()

    @property
    def bodies(self) -> frozenset[str]:
        """The places and organs it is of, as far as anything says."""
        number = [self.number.value] if self.number else []
        return bodies(*number, *self.issuers, *(name.text for name in self.names))

    @property
    def signed(self) -> Stated | None:
        """The day of signature, by the text of greatest authority that states one."""
        return next((d.signed for d in self.documents if d.signed), None)

    @property
    def year(self) -> int | None:
        """The year it was issued in: of its day, else of its number, else of a title."""
        if self.signed:
            return int(self.signed.value[:4])
        numbered = number_year(self.number.value) if self.number else None
        if numbered and is_possible_year(numbered):
            return numbered
        return self.title_year

    @property
    def title_year(self) -> int | None:
        """The one year that its titles name, by the title of greatest authority with one.

        A report given to an assembly is of the year it is given in, though its title names none.
        """
        named = next((y for name in names_of(self) if (y := year_of(name.text))), None)
        report = any(read_title(name.text).type == "report" for name in self.names)
        return named or (int(self.signed.value[:4]) if report and self.signed else None)

    @property
    def date(self) -> str:
        """What orders works in time: the day, else the year, else nothing."""
        return self.signed.value if self.signed else str(self.year or "")

    def add_name(self, name: Name, issuer: str = "") -> None:
        """Keep a title, and the body named with it, unless they are known already."""
        known = any((name.rank, name.text) == (n.rank, n.text) for n in self.names)
        if name.text and not known:
            self.names.append(name)
        if issuer and issuer not in self.issuers:
            self.issuers.append(issuer)


def is_possible_year(year: int) -> bool:
    """Tell whether a document number can be of a year, whatever the day on which it is read.

    >>> is_possible_year(2020), is_possible_year(2205)
    (True, False)
    """
    return _FIRST_YEAR <= year <= _LAST_YEAR


def names_of(entry: Entry) -> list[Name]:
    """Return an entry's titles in order of authority.

    Of two titles of one rank the Chinese one comes first, and what a thing is called before what
    the notice is called that issued it.
    """
    return sorted(entry.names, key=_authority)


def _authority(name: Name) -> tuple[int, bool, bool, str]:
    title = read_title(name.text)
    return name.rank, title.language != "zh", title.wraps, name.text


def order_of(document: Document, *, cited: bool) -> int:
    """Return the rank of a title that a document bears or cites."""
    return AUTHORITY[document.kind] + (_CITED if cited else 0)


def own_names(documents: Iterable[Document]) -> list[Name]:
    """Return the titles that documents bear, and those of what they issue."""
    names = []
    for document in documents:
        if document.title:
            evidence = document.title.evidence
            names.append(Name(order_of(document, cited=False), document.title.value, evidence))
        names += [
            Name(OF_WHAT_IT_ISSUES, reference.title, (reference.evidence,))
            for reference in document.references
            if reference.kind == "issues"
        ]
    return names


def held_entry(group: Group, number: Stated | None) -> Entry:
    """Return the entry of a work that is held, under an id that follows from what it is."""
    names = own_names(group.documents)
    issuers = list(dict.fromkeys(d.issuer.value for d in group.documents if d.issuer))
    entry = Entry("", number, group, names, issuers, identity=list(group.reasons))
    own = [name for name in names_of(entry) if name.rank < OF_WHAT_IT_ISSUES]
    if number is not None:
        entry.id = _numbered_id(number.value, own[0].text if own else "")
    elif own:
        entry.id = stable_id("title", read_title(own[0].text).core, entry.date)
    else:
        entry.id = stable_id("text", min(document.id for document in group.documents))
    return entry


def mentioned_id(reference: Reference, before: str = "") -> str:
    """Return the id of a work that is only named; `before` is the work it is an old edition of."""
    if reference.number is not None:
        return _numbered_id(reference.number.value, reference.title)
    return stable_id("title", read_title(reference.title).core, before)


def _numbered_id(value: str, title: str) -> str:
    """Return the id of a number; one that does not say whose it is needs the title as well."""
    name = number_id(value)
    return stable_id(name, read_title(title).core) if is_open(value) else name
