"""What the files do not tell, cannot show, or contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lineage.models import Evidence
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.naming import short_name, text_name
from lineage.rendering.phrases import place_words

__all__ = ["Doubt", "doubts"]


class Doubt(NamedTuple):
    """One thing that is not known: its heading, the words, what to do, what it rests on.

    `target` is the claim that it speaks of, `own` its own id where it is a claim itself.
    """

    kind: str
    words: str
    advice: str
    target: str
    evidence: tuple[Evidence, ...]
    own: str = ""


def doubts(book: Catalogue) -> tuple[tuple[str, tuple[Doubt, ...]], ...]:
    """Return what is not known, grouped under its headings, empty groups left out."""
    found = (
        *_failures(book),
        *_conflicts(book),
        *_missing(book),
        *_cut(book),
        *_variants(book),
        *_apart(book),
    )
    found += (*_dates(book), *_uncertain(book), *_issues(book))
    kinds = dict.fromkeys(each.kind for each in found)
    return tuple((kind, tuple(each for each in found if each.kind == kind)) for kind in kinds)


def _failures(book: Catalogue) -> Iterator[Doubt]:
    for each in book.lineage.failures:
        words = f"{each.file}: {each.message}"
        yield Doubt("Files that could not be read", words, each.advice, "", ())


def _conflicts(book: Catalogue) -> Iterator[Doubt]:
    for each in book.lineage.conflicts:
        yield Doubt(
            "Statements that cannot both hold", each.message, "", "", each.evidence, each.id
        )


def _missing(book: Catalogue) -> Iterator[Doubt]:
    titles = {each.id: each.title for each in book.lineage.series}
    for each in book.lineage.gaps:
        work = book.works.get(each.mentioned or "")
        said = f"{short_name(work)} is named, no text is held" if work else "none held, none named"
        words = f"{titles.get(each.series, each.series)}, {each.year}: {said}"
        yield Doubt("Years without a text", words, "", work.id if work else "", ())


def _cut(book: Catalogue) -> Iterator[Doubt]:
    for each in book.lineage.documents:
        if each.incomplete and not each.copies:
            words = f"{each.file} ({text_name(each)}) is cut short"
            advice = "what it lacks is not in this copy; that is no deletion"
            yield Doubt("Copies that are not whole", words, advice, "", each.incomplete)


def _variants(book: Catalogue) -> Iterator[Doubt]:
    readings = (text.reading for work in book.lineage.works for text in work.expressions)
    for reading in filter(None, readings):
        for each in reading.variants:
            said = " / ".join(
                f"{book.documents[one.document].file}: {one.words or 'nothing'}"
                for one in each.witnesses
            )
            words = f"clause {each.address}: {said}"
            advice = "the first is what was compared; nothing here says which copy is right"
            evidence = tuple(one.evidence for one in each.witnesses)
            yield Doubt(
                "Places where copies of one text differ", words, advice, "", evidence, each.id
            )


def _apart(book: Catalogue) -> Iterator[Doubt]:
    for each in book.lineage.alignments:
        old, new = book.work_of.get(each.old), book.work_of.get(each.new)
        if each.compares == "substance" and old and new:
            words = (
                f"{short_name(old)} ({text_name(book.documents[each.old])}) and "
                f"{short_name(new)} ({text_name(book.documents[each.new])}): {each.note}"
            )
            yield Doubt("Texts whose wording cannot be compared", words, "", each.id, ())


def _dates(book: Catalogue) -> Iterator[Doubt]:
    for each in book.lineage.works:
        if each.part_of is None and each.date is None:
            known = f"only the year {each.year}" if each.year is not None else "not even the year"
            words = f"{short_name(each)}: {known} is known"
            yield Doubt("Works without a known date", words, "", each.id, ())


def _uncertain(book: Catalogue) -> Iterator[Doubt]:
    for match in book.matches.values():
        if match.uncertain:
            alignment = book.alignment_of[match.id]
            old = ", ".join(book.names(alignment.old, book.clauses(alignment.old, match.old)))
            new = ", ".join(book.names(alignment.new, book.clauses(alignment.new, match.new)))
            words = f"{old} → {new}: {'; '.join(match.reasons) or match.basis}"
            yield Doubt("Matches that are uncertain", words, "", match.id, ())


def _issues(book: Catalogue) -> Iterator[Doubt]:
    issues = dict.fromkeys(
        (
            *book.lineage.issues,
            *(issue for each in book.lineage.sources for issue in each.issues),
            *(issue for each in book.lineage.documents for issue in each.issues),
        )
    )
    for each in issues:
        place = f", {place_words(each.span, each.place)}" if each.span else ""
        words = f"{each.file}{place}: {each.message}"
        yield Doubt("Oddities of the files that were worked around", words, each.advice, "", ())
