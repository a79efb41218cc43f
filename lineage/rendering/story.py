"""The story of a result in sentences, each with the claim that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lineage.models import Alignment, FactChange, Relation, Series, Work
from lineage.models.work import RelationKind
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.lives import lives
from lineage.rendering.naming import (
    UNNUMBERED,
    brief,
    several,
    short_name,
    subject_of,
    topic,
    years,
)
from lineage.rendering.phrases import fact_words

__all__ = ["Piece", "Sentence", "story"]

_SAID: Mapping[RelationKind, str] = {
    "repeals": "repealed",
    "amends": "amended",
    "implements": "implements",
    "based_on": "is based on",
}
_SHAPES: Mapping[str, str] = {
    "merged": "go on together in",
    "split": "goes on in several clauses,",
    "many-to-many": "go on, regrouped, in",
}
_QUOTE, _TOPIC = 60, 44
_SAME = ("restated", "unit changed")


class Piece(NamedTuple):
    """Words of a sentence; `target` is the claim or work they lead to, empty for plain words."""

    text: str
    target: str = ""


class Sentence(NamedTuple):
    """One finding. `kind` groups sentences, `claims` are the ids of what it rests on."""

    kind: str
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]

    def __str__(self) -> str:
        """Return the words alone."""
        return "".join(piece.text for piece in self.pieces)


def story(book: Catalogue) -> tuple[Sentence, ...]:
    """Return what a reader should know first, in the order of asking.

    What replaced what; which years are missing; which clauses went together, came apart, ended or
    came new; what their facts became; what a summary gets wrong; what copies share.
    """
    return (
        *_relations(book),
        *_gaps(book),
        *_lives(book),
        *_clauses(book),
        *_facts(book),
        *_contradictions(book),
        *_copies(book),
    )


def _named(work: Work) -> Iterator[Piece]:
    yield Piece(short_name(work), work.id)
    notes = [str(work.year)] if work.year is not None else []
    if not work.held:
        notes.append("known only by mention")
    if notes:
        yield Piece(f" ({', '.join(notes)})")


def _listed(groups: Iterable[tuple[Piece, ...]]) -> Iterator[Piece]:
    parts = list(groups)
    for at, pieces in enumerate(parts):
        if at:
            yield Piece(" and " if at == len(parts) - 1 else ", ")
        yield from pieces


def _relations(book: Catalogue) -> Iterator[Sentence]:
    told: dict[tuple[RelationKind, str, bool], list[Relation]] = defaultdict(list)
    for each in book.lineage.relations:
        if each.kind in _SAID and each.basis == "stated":
            told[each.kind, each.source, each.scope == "partial"].append(each)
    rank = {kind: at for at, kind in enumerate(_SAID)}

    def order(key: tuple[RelationKind, str, bool]) -> tuple[int, int, str]:
        return rank[key[0]], -(book.works[key[1]].year or 0), key[1]

    for kind, source, partial in sorted(told, key=order):
        relations = sorted(
            told[kind, source, partial],
            key=lambda each: (book.works[each.target].year or 0, each.target),
        )
        pieces = (
            *_named(book.works[source]),
            Piece(f" {_SAID[kind]} {'part of ' if partial else ''}"),
            *_listed(tuple(_named(book.works[each.target])) for each in relations),
            Piece("."),
        )
        yield Sentence("relations", pieces, tuple(each.id for each in relations))


def _of_series(book: Catalogue, series: str) -> tuple[Piece, ...]:
    """Return which series a sentence speaks of, where there is more than one."""
    name = book.series_name(series)
    return (Piece(name, series), Piece(": ")) if name else ()


def _of_alignment(book: Catalogue, alignment: Alignment) -> tuple[Piece, ...]:
    work = book.work_of.get(alignment.new)
    return _of_series(book, work.series) if work and work.series else ()


def _gaps(book: Catalogue) -> Iterator[Sentence]:
    for series in book.lineage.series:
        gaps = [each for each in book.lineage.gaps if each.series == series.id]
        unnamed = [each.year for each in gaps if each.mentioned is None]
        if unnamed:
            words = f"No work of {years(unnamed)} in this series is held or named in these files."
            yield Sentence("gaps", (*_of_series(book, series.id), Piece(words)), (series.id,))
        for each in gaps:
            if each.mentioned and each.mentioned in book.works:
                pieces = (
                    *_of_series(book, series.id),
                    Piece(f"The work of {each.year}, "),
                    Piece(short_name(book.works[each.mentioned]), each.mentioned),
                    Piece(", is named but no text of it is held."),
                )
                yield Sentence("gaps", pieces, (each.mentioned,))


def _year(book: Catalogue, document: str) -> str:
    work = book.work_of.get(document)
    if work is None:
        return document
    return str(work.year) if work.year is not None else short_name(work)


def _names(book: Catalogue, document: str, addresses: tuple[str, ...]) -> str:
    """Return the labels of clauses, with a heading or the first words where there is one only."""
    found = book.clauses(document, addresses)
    labels = [f"“{name}”" for name in book.names(document, found)] or ["–"]
    if len(found) == 1:
        words = brief(topic(found[0]), _TOPIC)
        return f"{labels[0]} ({words})" if words else labels[0]
    return ", ".join(labels[:-1]) + f" and {labels[-1]}" if len(labels) > 1 else labels[0]


def _lives(book: Catalogue) -> Iterator[Sentence]:
    """Tell how many clauses each held work has, and how those of the first go on."""
    for series in book.lineage.series:
        threads = [each for each in book.lineage.threads if each.series == series.id]
        life = lives(series.works, threads)
        if len(life.counts) > 1:
            names = {work: _work_year(book, series, work) for work in life.counts}
            counts = [f"{count} in {names[work]}" for work, count in life.counts.items()]
            listed = f"{', '.join(counts[:-1])} and {counts[-1]}"
            first = next(iter(life.counts))
            works = several(len(life.counts), "held work")
            ways = (
                (life.alone, "go", "goes", f"on one by one through all {works}"),
                (life.shared, "go", "goes", "on through all, joined with others or split"),
                (life.missing, "are", "is", "not found in every one"),
            )
            went = [
                f"{count} {one if count == 1 else many} {how}"
                for count, many, one, how in ways
                if count
            ]
            words = f"Clauses that can be followed: {listed}. Of those of {names[first]}, "
            pieces = (*_of_series(book, series.id), Piece(f"{words}{'; '.join(went)}."))
            yield Sentence("clauses", pieces, (series.id,))


def _work_year(book: Catalogue, series: Series, work: str) -> str:
    """Return the year of a work, else its name: where another of its series is of that year."""
    of_series = [book.works[each].year for each in series.works if book.works[each].held]
    year = book.works[work].year
    return str(year) if year and of_series.count(year) == 1 else short_name(book.works[work])


def _clauses(book: Catalogue) -> Iterator[Sentence]:
    """Tell what clauses did between two works, the newest first."""
    for alignment in reversed(book.spine()):
        yield from _shapes(book, alignment)
        yield from _ends(book, alignment)


def _shapes(book: Catalogue, alignment: Alignment) -> Iterator[Sentence]:
    for match in alignment.matches:
        if match.shape in _SHAPES:
            old = _names(book, alignment.old, match.old)
            new = _names(book, alignment.new, match.new)
            pieces = (
                *_of_alignment(book, alignment),
                Piece(f"{old} of {_year(book, alignment.old)} {_SHAPES[match.shape]} "),
                Piece(f"{new} of {_year(book, alignment.new)}"),
                Piece(" (uncertain)." if match.uncertain else "."),
            )
            yield Sentence("clauses", pieces, (match.id,))


def _ends(book: Catalogue, alignment: Alignment) -> Iterator[Sentence]:
    """Tell which numbered clauses end or come new; how a text opens and closes is no clause."""
    old, new = _year(book, alignment.old), _year(book, alignment.new)
    sides = (
        (alignment.old, alignment.dropped, f"of {old} found no successor in {new}"),
        (alignment.new, alignment.added, f"of {new} had no predecessor in {old}"),
    )
    for document, addresses, said in sides:
        numbered = tuple(
            each.address
            for each in book.clauses(document, addresses)
            if each.kind not in UNNUMBERED
        )
        if numbered:
            names = _names(book, document, numbered)
            words = f"{several(len(numbered), 'clause')} {said}: {names}."
            pieces = (*_of_alignment(book, alignment), Piece(words))
            yield Sentence("clauses", pieces, (alignment.id,))


def _facts(book: Catalogue) -> Iterator[Sentence]:
    """Tell which facts changed between two works, the newest first."""
    for alignment in reversed(book.spine()):
        changes = [book.changes[each.id] for each in alignment.matches if each.id in book.changes]
        for fact in (fact for change in changes for fact in change.facts):
            known = (fact.old and fact.new) or _is_new_in_summary(book, alignment, fact)
            if known and fact.change not in _SAME:
                pieces = (*_of_alignment(book, alignment), *_fact(book, alignment, fact))
                yield Sentence("facts", pieces, (fact.id,))


def _is_new_in_summary(book: Catalogue, alignment: Alignment, fact: FactChange) -> bool:
    """Tell whether a summary states what the whole text before it names nowhere."""
    return fact.change == "added" and book.documents[alignment.new].kind == "summary"


def _fact(book: Catalogue, alignment: Alignment, fact: FactChange) -> Iterator[Piece]:
    yield Piece(fact.kind.capitalize())
    if subject := subject_of(fact):
        yield from (Piece(" ("), Piece(subject), Piece(")"))
    sides = ((":", fact.old, alignment.old), (";", fact.new, alignment.new))
    if fact.old is None:
        yield Piece(f": {_year(book, alignment.old)} names no such {fact.kind}")
    same = bool(fact.old and fact.new and fact.old.evidence.quote == fact.new.evidence.quote)
    for mark, side, document in sides:
        if side:
            yield Piece(f"{mark} {_year(book, document)} “")
            yield from (Piece(brief(side.evidence.quote, _QUOTE)), Piece("”"))
            if same:
                yield Piece(f" ({fact_words(side)})")
    yield Piece(f" ({fact.change}).")
    if fact.doubt:
        yield Piece(f" In doubt: {fact.doubt}.")


def _contradictions(book: Catalogue) -> Iterator[Sentence]:
    for each in book.lineage.findings:
        if each.status == "contradicted" and each.work in book.works:
            work = book.works[each.work]
            pieces = (Piece(short_name(work), work.id), Piece(f": {each.message}."))
            yield Sentence("audit", pieces, (each.id,))


def _copies(book: Catalogue) -> Iterator[Sentence]:
    for each in book.lineage.alignments:
        if book.copies(each):
            differ = sum(match.text != "identical" for match in each.matches)
            work = book.work_of[each.old]
            said = (
                "the same wording wherever both hold it"
                if not differ
                else f"different wording in {several(differ, 'clause')}"
            )
            pieces = (
                Piece(f"Two copies ({_file(book, each.old)}, {_file(book, each.new)}) of "),
                Piece(short_name(work), work.id),
                Piece(f" have {said}: {several(len(each.matches), 'clause')} compared"),
                Piece(_lacking(each)),
            )
            yield Sentence("copies", pieces, (each.id,))


def _file(book: Catalogue, document: str) -> str:
    return book.documents[document].file


def _lacking(alignment: Alignment) -> str:
    lacking = len(alignment.not_comparable)
    if not lacking:
        return "."
    return f", {lacking} not in one copy because it breaks off."
