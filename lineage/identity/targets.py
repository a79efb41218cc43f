"""What the references of all documents point at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.identity.entries import Entry, Name, mentioned_id, order_of
from lineage.identity.joining import AUTHORITY
from lineage.identity.titling import bodies, may_be_one_body
from lineage.language.titles import Title, read_title
from lineage.models import Document, Reference, Stated

__all__ = ["Link", "link"]

_PARTS = {"issues": "plan", "annex_of": "annex"}


class Link(NamedTuple):
    """One reference, by entry ids; `document` is the one that holds it."""

    source: str
    target: str
    reference: Reference
    document: Document


class _Catalogue:
    """All entries, found by number and by title."""

    def __init__(self, held: Sequence[Entry]) -> None:
        self.entries = {entry.id: entry for entry in held}
        self._by_number = {entry.number.value: entry for entry in held if entry.number}
        self._by_title: dict[str, list[Entry]] = {}
        for entry in held:
            for name in entry.names:
                self._list(entry, name.text)

    def _list(self, entry: Entry, title: str) -> None:
        listed = self._by_title.setdefault(read_title(title).core, [])
        if entry not in listed:
            listed.append(entry)

    def name(self, entry: Entry, document: Document, reference: Reference) -> None:
        """Keep the title by which a document cites an entry."""
        rank = order_of(document, cited=True)
        entry.add_name(Name(rank, reference.title, (reference.evidence,)), reference.issuer)
        if reference.title:
            self._list(entry, reference.title)

    def numbered(self, reference: Reference) -> Entry:
        """Return the entry that bears the number of a reference."""
        number = reference.number
        if number is None:
            raise ValueError("the reference has no number")
        new = mentioned_id(reference)
        entry = self._by_number.get(number.value) if number.resolved else self.entries.get(new)
        if entry is None:
            entry = Entry(new, Stated(value=number.value, evidence=(reference.evidence,)))
            self._by_number[number.value] = self.entries[new] = entry
        return entry

    def titled(self, source: Entry, reference: Reference) -> Entry:
        """Return the entry that a title alone means; a new one where none fits.

        The title of a plan that a notice issues means the notice: they begin and end together,
        and the number is the notice's. Where a work is ended under the source's own title, and
        the title names no year, the source's older edition is meant.
        """
        title = read_title(reference.title)
        of = bodies(reference.issuer, title.issuer, reference.title)
        fitting = [
            entry
            for entry in self._by_title.get(title.core, ())
            if may_be_one_body(of, entry.bodies)
        ]
        ends = reference.kind in {"repeals", "amends"}
        if ends and title.year is None and source in fitting:
            fitting.remove(source)
            return self._earlier(fitting, source) or self._new(reference, title, source.id)
        if source in fitting:
            return source
        if ends or len(fitting) > 1:
            return self._earlier(fitting, source) or self._new(reference, title, "")
        return fitting[0] if fitting else self._new(reference, title, "")

    @staticmethod
    def _earlier(fitting: Sequence[Entry], source: Entry) -> Entry | None:
        """Return the last one issued before the source, or the only one without any date."""
        if not source.date:
            return fitting[0] if len(fitting) == 1 else None
        dated = sorted(
            (entry.date, entry.id) for entry in fitting if entry.date and entry.date <= source.date
        )
        undated = [entry for entry in fitting if not entry.date]
        if dated:
            return next(entry for entry in fitting if entry.id == dated[-1][1])
        return undated[0] if len(undated) == 1 else None

    def _new(self, reference: Reference, title: Title, before: str) -> Entry:
        place = " ".join(sorted(bodies(reference.issuer, title.issuer)))
        new = mentioned_id(reference, before or place)
        return self.entries.setdefault(new, Entry(new))


def link(held: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Link, ...]]:
    """Return all entries, held and named, and every reference with what it points at.

    Numbers are followed first: what they name is known to the titles that follow.
    """
    catalogue = _Catalogue(held)
    links: list[Link] = []
    found = [found for entry in held for found in _references(entry)]
    rest = [(e, d, r) for e, d, r in found if r.kind not in _PARTS]
    for numbers in (True, False):
        for entry, document, reference in rest:
            if (reference.number is not None) != numbers:
                continue
            target = (
                catalogue.numbered(reference) if numbers else catalogue.titled(entry, reference)
            )
            catalogue.name(target, document, reference)
            links.append(Link(entry.id, target.id, reference, document))
    for entry in held:
        links += _parts(entry, catalogue)
    return tuple(catalogue.entries[key] for key in sorted(catalogue.entries)), tuple(links)


def _references(entry: Entry) -> Iterator[tuple[Entry, Document, Reference]]:
    for document in entry.documents:
        for reference in document.references:
            if reference.kind != "expires":
                yield entry, document, reference


def _parts(whole: Entry, catalogue: _Catalogue) -> Iterator[Link]:
    """Yield what a notice carries: the plans it issues, and its annexes.

    Texts of one notice name the same parts in the same order, in whatever language. A plan whose
    own title a text of the work bears is no part of it: the text is the plan itself.
    """
    own = {read_title(d.title.value) for d in whole.documents if d.title}
    borne = {title.core for title in own if not title.wraps}
    parts: dict[str, Entry] = {}
    for kind, name in _PARTS.items():
        for document in whole.documents:
            named: dict[str, list[Reference]] = {}
            for reference in document.references:
                core = read_title(reference.title).core
                if reference.kind == kind and core and core not in borne:
                    named.setdefault(core, []).append(reference)
            for order, (core, references) in enumerate(named.items(), start=1):
                part = parts.get(core) or catalogue.entries.setdefault(
                    f"{whole.id}-{name}-{order}", Entry(f"{whole.id}-{name}-{order}")
                )
                parts[core] = part
                part.part_of = whole.id
                for reference in references:
                    rank = AUTHORITY[document.kind]
                    part.add_name(Name(rank, reference.title, (reference.evidence,)))
                    pair = (whole.id, part.id) if kind == "issues" else (part.id, whole.id)
                    yield Link(*pair, reference, document)
