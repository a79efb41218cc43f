"""A lineage as RDF in Turtle, in the ontology of the European Legislation Identifier (ELI).

What ELI has no term for stands in a namespace of our own, which `docs/reference/graphs.md` lists.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from lineage.digest import stable_id
from lineage.graph.attributes import clean
from lineage.graph.cases import Case, find_cases
from lineage.graph.triples import Triples
from lineage.models import Document, Evidence, Expression, Lineage, Period, Relation, Work
from lineage.models.work import RelationKind

__all__ = ["BASE", "ELI", "TERMS", "turtle"]

BASE = "urn:lineage:"
ELI = Namespace("http://data.europa.eu/eli/ontology#")
TERMS = Namespace(f"{BASE}terms:")
_LANGUAGES = Namespace("http://publications.europa.eu/resource/authority/language/")
_LANGUAGE = {"zh": _LANGUAGES.ZHO, "en": _LANGUAGES.ENG}

# ELI's `implements` is deprecated in favour of `applies`, its `repeals` is of whole acts only.
_PREDICATES: Mapping[RelationKind, URIRef] = {
    "repeals": ELI.repeals,
    "amends": ELI.amends,
    "implements": ELI.applies,
    "based_on": ELI.based_on,
    "cites": ELI.cites,
    "annex_of": ELI.is_annex_of,
    "issues": TERMS.issues,
    "same_work": TERMS.same_work,
    "replaces": TERMS.replaces,
    "follows": TERMS.follows,
}


def turtle(lineage: Lineage) -> bytes:
    """Return works, their expressions and relations, each relation also with its evidence.

    A work is `urn:lineage:work:` and its id, and the others likewise, so that the same works have
    the same names in every run. A first or last day in force is given only where it is known to
    the day; bounds stand in terms of our own.
    """
    prefixes = {"eli": ELI, "lin": TERMS, "rdf": RDF, "rdfs": RDFS, "xsd": XSD}
    graph = Triples({short: str(namespace) for short, namespace in prefixes.items()})
    documents = {document.id: document for document in lineage.documents}
    for work in lineage.works:
        _add_work(graph, work, documents)
    for case in find_cases(lineage.works, lineage.relations):
        if (last := _last_day(case)) is not None:
            name = _name("work", case.work.id)
            _add(graph, name, (ELI.date_no_longer_in_force, Literal(last)))
    for relation in lineage.relations:
        _add_relation(graph, relation)
    for series in lineage.series:
        name = _name("series", series.id)
        _add(graph, name, (RDF.type, TERMS.Series), (RDFS.label, _text(series.title)))
        _add(graph, name, *((TERMS.member, _name("work", work)) for work in series.works))
    return graph.turtle()


def _add_work(graph: Triples, work: Work, documents: Mapping[str, Document]) -> None:
    name = _name("work", work.id)
    _add(
        graph,
        name,
        (RDF.type, ELI.LegalResource),
        (ELI.id_local, _text(work.id)),
        (RDFS.label, _text(work.title or work.id)),
        (TERMS.held, Literal(work.held)),
        (TERMS.year, Literal(str(work.year).zfill(4), datatype=XSD.gYear) if work.year else None),
        (ELI.number, _text(work.number.value) if work.number else None),
        (ELI.date_document, _day(work.date.value) if work.date else None),
        (ELI.is_part_of, _name("work", work.part_of) if work.part_of else None),
    )
    if work.issuer:
        issuer = _name("issuer", stable_id("issuer", work.issuer))
        _add(graph, name, (ELI.passed_by, issuer))
        _add(graph, issuer, (RDF.type, ELI.Organization), (RDFS.label, _text(work.issuer)))
    _add_period(graph, name, "begins", work.begins, ELI.first_date_entry_in_force)
    _add_period(graph, name, "expires", work.expires, None)
    for expression in work.expressions:
        _add_expression(graph, name, work, expression, documents)


def _last_day(case: Case) -> dt.date | None:
    """Return the last day in force where it is known to the day, and nothing contradicts it."""
    first, sure, begins = case.first_end, case.sure_end, case.work.begins
    if not (first and sure) or first.earliest != sure.latest or first.earliest == dt.date.min:
        return None
    never = begins and first.earliest <= begins.earliest
    return None if never else first.earliest - dt.timedelta(1)


def _add_expression(
    graph: Triples,
    work_name: URIRef,
    work: Work,
    expression: Expression,
    documents: Mapping[str, Document],
) -> None:
    name = _name("expression", expression.id)
    held = [documents[each] for each in expression.documents if each in documents]
    title = next((each.title.value for each in held if each.title), work.title)
    _add(graph, work_name, (ELI.is_realized_by, name))
    _add(
        graph,
        name,
        (RDF.type, ELI.LegalExpression),
        (ELI.realizes, work_name),
        (ELI.language, _LANGUAGE[expression.language]),
        (ELI.title, Literal(clean(title), lang=expression.language)),
        (TERMS.kind, _text(expression.kind)),
        *((TERMS.file, _text(each.file)) for each in held),
    )


def _add_relation(graph: Triples, relation: Relation) -> None:
    source, target = _name("work", relation.source), _name("work", relation.target)
    partial = relation.kind == "repeals" and relation.scope == "partial"
    predicate = ELI.changes if partial else _PREDICATES[relation.kind]
    name = _name("relation", relation.id)
    _add(graph, source, (predicate, target))
    _add(
        graph,
        name,
        (RDF.type, RDF.Statement),
        (RDF.subject, source),
        (RDF.predicate, predicate),
        (RDF.object, target),
        (TERMS.kind, _text(relation.kind)),
        (TERMS.basis, _text(relation.basis)),
        (TERMS.scope, _text(relation.scope)),
        (TERMS.provisions, _text(relation.provisions) if relation.provisions else None),
        (TERMS.score, Literal(relation.score)),
    )
    _add_period(graph, name, "ends", relation.ends, None)
    _add_evidence(graph, name, relation.evidence)


def _add_period(
    graph: Triples, name: URIRef, noun: str, period: Period | None, known: URIRef | None
) -> None:
    """Add the bounds of a period, its basis, its evidence, and the day itself if it is known."""
    if period is None:
        return
    if known and period.earliest == period.latest:
        _add(graph, name, (known, Literal(period.earliest)))
    bounds = URIRef(f"{name}:{noun}")
    _add(graph, name, (TERMS[noun], bounds))
    _add(
        graph,
        bounds,
        (RDF.type, TERMS.Period),
        (TERMS.earliest, Literal(period.earliest)),
        (TERMS.latest, Literal(period.latest)),
        (TERMS.basis, _text(period.basis)),
    )
    _add_evidence(graph, bounds, period.evidence)


def _add_evidence(graph: Triples, name: URIRef, evidence: Iterable[Evidence]) -> None:
    for at, each in enumerate(evidence, start=1):
        words = URIRef(f"{name}:evidence-{at}")
        _add(graph, name, (TERMS.evidence, words))
        _add(
            graph,
            words,
            (RDF.type, TERMS.Evidence),
            (TERMS.file, _text(each.file)),
            (TERMS.start, Literal(each.span[0])),
            (TERMS.end, Literal(each.span[1])),
            (TERMS.quote, _text(each.quote)),
            (TERMS.rule, _text(each.rule)),
        )


def _add(graph: Triples, name: URIRef, *said: tuple[URIRef, Node | None]) -> None:
    for predicate, value in said:
        if value is not None:
            graph.add(name, predicate, value)


def _name(kind: str, key: str) -> URIRef:
    return URIRef(f"{BASE}{kind}:{quote(key, safe='', errors='replace')}")


def _text(words: str) -> Literal:
    return Literal(clean(words))


def _day(value: str) -> Literal | None:
    try:
        return Literal(dt.date.fromisoformat(value))
    except ValueError:
        return None
