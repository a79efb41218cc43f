"""What the references of all documents point at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.identity.entries import Entry, Name, mentioned_id, order_of
from lineage.identity.titling import bodies, may_be_one_body
from lineage.language.folding import fold
from lineage.language.numbers import may_spell, number_parts
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
        self._by_serial: dict[str, list[Entry]] = {}
        for entry in held:
            self._serial(entry)
            for value in _further(entry):
                self._by_number.setdefault(value, entry)
        self._by_title: dict[str, list[Entry]] = {}
        for entry in held:
            for name in entry.names:
                self._list(entry, name.text)

    def _list(self, entry: Entry, title: str) -> None:
        listed = self._by_title.setdefault(read_title(title).core, [])
        if entry not in listed:
            listed.append(entry)

    def _serial(self, entry: Entry) -> None:
        if entry.number:
            serial = number_parts(entry.number.value)[1]
            self._by_serial.setdefault(serial, []).append(entry)

    def _spelt(self, reference: Reference, value: str) -> Entry | None:
        """Return the one entry whose number open letters can be, of the place that is named.

        A title, where the reference gives one, must be among those of the entry.
        """
        letters, serial = number_parts(value)
        of = bodies(reference.issuer, reference.title)
        core = read_title(reference.title).core
        fitting = [
            entry
            for entry in self._by_serial.get(serial, ())
            if entry.number
            and may_spell(letters, number_parts(entry.number.value)[0])
            and may_be_one_body(of, entry.bodies)
            and (not core or any(read_title(name.text).core == core for name in entry.names))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def name(self, entry: Entry, document: Document, reference: Reference) -> None:
        """Keep the title by which a document names an entry."""
        rank = order_of(document, cited=not entry.part_of)
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
        also = (self._by_number.get(value) for value in number.also)
        entry = entry or next(filter(None, also), None)
        if entry is None and not number.resolved:
            entry = self._spelt(reference, number.value)
        if entry is None:
            entry = Entry(new, Stated(value=number.value, evidence=(reference.evidence,)))
            self.entries[new] = entry
            if number.resolved:
                self._by_number[number.value] = entry
                self._serial(entry)
        for value in number.also:
            self._by_number.setdefault(value, entry)
        return entry

    def titled(self, source: Entry, reference: Reference) -> Entry:
        """Return the entry that a title alone means; a new one where none fits.

        The title of a plan that a notice issues means the notice: they begin and end together,
        and the number is the notice's. Where a work is ended under the source's own title, and
        the title names no year, the source's older edition is meant.
        """
        title = read_title(reference.title)
        fitting = self._fitting(reference, title)
        ends = reference.kind in {"repeals", "amends"}
        if ends and title.year is None and source in fitting:
            fitting.remove(source)
            return self._earlier(fitting, source) or self._new(reference, title, source.id)
        if source in fitting:
            return source
        if ends or len(fitting) > 1:
            return self._earlier(fitting, source) or self._new(reference, title, "")
        return fitting[0] if fitting else self._new(reference, title, "")

    def _fitting(self, reference: Reference, title: Title) -> list[Entry]:
        """Return the entries of a title and place: wholes, or where there is none, parts."""
        of = bodies(reference.issuer, title.issuer, reference.title)
        listed = self._by_title.get(title.core, ())
        fitting = [entry for entry in listed if may_be_one_body(of, entry.bodies)]
        return [entry for entry in fitting if entry.part_of is None] or fitting

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
        new = mentioned_id(reference, before)
        if not before and new in self.entries:
            # The same title of another place.
            new = mentioned_id(reference, " ".join(sorted(bodies(reference.issuer, title.issuer))))
        return self.entries.setdefault(new, Entry(new))


def _further(entry: Entry) -> Iterator[str]:
    """Yield the numbers that the documents of an entry bear beside the entry's own."""
    for document in entry.documents:
        number = document.number_value
        if number and number.resolved:
            yield from (number.value, *number.also)


def link(held: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Link, ...]]:
    """Return all entries, held and named, and every reference with what it points at.

    Parts of notices come first, then numbers, then open letters: what they name is known to
    titles without a number.
    """
    catalogue = _Catalogue(held)
    links = [found for entry in held for found in _parts(entry, catalogue)]
    for certainty in (2, 1, 0):
        for entry, document, reference in _references(held):
            if _certainty(reference) != certainty:
                continue
            target = (
                catalogue.numbered(reference) if certainty else catalogue.titled(entry, reference)
            )
            catalogue.name(target, document, reference)
            links.append(Link(entry.id, target.id, reference, document))
    return tuple(catalogue.entries[key] for key in sorted(catalogue.entries)), tuple(links)


def _certainty(reference: Reference) -> int:
    """Return 2 for a number, 1 for one whose letters fit several issuers, 0 for a title alone."""
    return 0 if reference.number is None else 1 + reference.number.resolved


def _references(held: Sequence[Entry]) -> Iterator[tuple[Entry, Document, Reference]]:
    for entry in held:
        for document in entry.documents:
            for reference in document.references:
                if reference.kind not in {*_PARTS, "expires"}:
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
                    part.printed |= _is_printed(document, reference)
                    catalogue.name(part, document, reference)
                    pair = (whole.id, part.id) if kind == "issues" else (part.id, whole.id)
                    yield Link(*pair, reference, document)


def _is_printed(document: Document, reference: Reference) -> bool:
    """Tell whether a document gives a part in full: a title over its text, or more than a title."""
    if reference.kind == "issues":
        return reference.clause is None and fold(reference.evidence.quote) == fold(reference.title)
    annexes = [each for each in document.clauses if each.address == reference.clause]
    return any(fold(each.text) != fold(each.heading) for each in annexes) or any(
        clause.parent == annex.address for annex in annexes for clause in document.clauses
    )
