"""Documents to works, their relations, and their series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from lineage.identity.collation import collate
from lineage.identity.conflicts import find_conflicts
from lineage.identity.entries import Entry, held_entry, names_of
from lineage.identity.inference import infer_numbers, own_number
from lineage.identity.joining import join_documents
from lineage.identity.open_texts import find_open_texts
from lineage.identity.periods import begins, expires, prolonged
from lineage.identity.relations import follows, relate, replacements
from lineage.identity.series import find_series, gaps_of
from lineage.identity.targets import link
from lineage.language.titles import read_title
from lineage.models import (
    Conflict,
    Document,
    Expression,
    Gap,
    Period,
    Relation,
    Series,
    Value,
    Work,
)
from lineage.models.value import made

__all__ = ["Identity", "identify"]


class Identity(Value):
    """What documents are texts of, and what these works are to one another, each list by id.

    `readings` are the texts put together from copies that break off in different places.
    """

    works: tuple[Work, ...]
    readings: tuple[Document, ...]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]


def identify(documents: Sequence[Document]) -> Identity:
    """Return the works that documents hold and name, with relations, series, gaps, conflicts.

    Neither the order of the documents nor the names of their files matter. A document that is
    given twice counts once; a page without a clause that says nothing of itself either is a text
    of nothing that was issued.
    """
    known = sorted(filter(_is_issued, documents), key=lambda d: (d.id, d.file, d.part))
    unique = {document.id: document for document in reversed(known)}
    groups = join_documents(tuple(unique.values()))
    inferred = infer_numbers(groups)
    held = [
        held_entry(group, inferred.numbers.get(at) or own_number(group))
        for at, group in enumerate(groups)
    ]
    open_numbers = [(held[at], stated) for at, stated in inferred.doubts.items()]
    entries, links = link(_told_apart(held))
    by_id = {entry.id: entry for entry in entries}
    starts = {entry.id: begins(entry) for entry in entries}
    longer = prolonged(links)
    over = {
        entry.id: expires(entry, starts[entry.id], longer.get(entry.id, ())) for entry in entries
    }
    stated = relate(links, by_id)
    relations = (*stated, *replacements(entries, stated))
    yearly = find_series(entries, relations)
    member = {entry.id: found.series.id for found in yearly for entry in found.entries}
    next_years = (
        follows(later, earlier)
        for found in yearly
        for earlier, later in pairwise([entry for entry in found.entries if entry.group])
        if earlier.title_year != later.title_year
    )
    texts = {entry.id: _expressions(entry) for entry in entries}
    conflicts = (
        *find_conflicts(by_id, links, relations, starts, over),
        *find_open_texts(entries, open_numbers),
    )
    return Identity(
        works=tuple(
            _work(entry, by_id, (starts, over), member.get(entry.id), texts[entry.id])
            for entry in entries
        ),
        readings=tuple(
            sorted((d for found in texts.values() for _, d in found if d), key=lambda d: d.id)
        ),
        relations=tuple(sorted((*relations, *next_years), key=lambda r: r.id)),
        series=tuple(found.series for found in yearly),
        gaps=tuple(gap for found in yearly for gap in gaps_of(found)),
        conflicts=tuple(sorted(conflicts, key=lambda conflict: (conflict.rule, conflict.id))),
    )


def _is_issued(document: Document) -> bool:
    # Anybody's notes have bullets.
    labels = (clause.label for clause in document.clauses if clause.kind != "annex")
    numbered = any(character.isalnum() for label in labels for character in label)
    says = ("title", "number", "issuer", "signed", "published", "effective", "parallel")
    issues = any(reference.kind == "issues" for reference in document.references)
    return numbered or issues or any(getattr(document, name) for name in says)


def _told_apart(held: Sequence[Entry]) -> list[Entry]:
    """Return entries whose ids differ: two works of one title and day also go by their texts."""
    ordered = sorted(held, key=lambda entry: (entry.id, min(d.id for d in entry.documents)))
    for _, (_, *later) in groupby(ordered, key=lambda entry: entry.id):
        for entry in later:
            entry.id = f"{entry.id}-{min(d.id for d in entry.documents)}"
    return ordered


def _work(
    entry: Entry,
    by_id: Mapping[str, Entry],
    bounds: tuple[Mapping[str, Period | None], Mapping[str, Period | None]],
    series: str | None,
    texts: Sequence[tuple[Expression, Document | None]],
) -> Work:
    names = tuple(dict.fromkeys(name.text for name in names_of(entry)))
    whole = by_id.get(entry.part_of or "")
    starts, over = bounds
    dated = whole.id if whole else entry.id
    organ = next((read_title(name).issuer for name in names if read_title(name).issuer), "")
    return made(
        Work,
        id=entry.id,
        number=entry.number,
        title=names[0] if names else "",
        names=names,
        issuer=next(iter(entry.issuers or (whole.issuers if whole else ())), organ),
        date=entry.signed,
        year=entry.year or (whole.year if whole else None),
        held=entry.group is not None or entry.printed,
        series=series,
        part_of=entry.part_of,
        begins=starts[dated],
        expires=over[dated],
        expressions=tuple(expression for expression, _ in texts),
        identity=tuple(entry.identity),
    )


def _expressions(entry: Entry) -> list[tuple[Expression, Document | None]]:
    """Return the texts of a work, each with what its copies gave where none of them is whole."""
    if entry.group is None:
        return []
    known = {document.id: document for document in entry.documents}
    expressions: list[tuple[Expression, Document | None]] = []
    counted: dict[tuple[str, str], int] = {}
    for ids in entry.group.texts:
        first = known[ids[0]]
        order = counted[first.language, first.kind] = (
            counted.get((first.language, first.kind), 0) + 1
        )
        name = f"{entry.id}-{first.language}-{first.kind}" + (f"-{order}" if order > 1 else "")
        reading, document = collate([known[each] for each in ids]) if len(ids) > 1 else (None, None)
        expression = Expression(
            id=name, kind=first.kind, language=first.language, documents=ids, reading=reading
        )
        expressions.append((expression, document))
    return expressions
