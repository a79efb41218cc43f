"""The evidence behind one claim, whatever it claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from lineage.errors import UnknownIdError
from lineage.models import (
    Alignment,
    Conflict,
    Document,
    Evidence,
    Expression,
    Fact,
    FactChange,
    Finding,
    Lineage,
    Match,
    ReadClause,
    Relation,
    Series,
    Stated,
    Thread,
    Value,
    Variant,
    Work,
)

__all__ = ["ClaimView", "ExplanationView", "explain"]


class ClaimView(Value):
    """One claim: what it is, what it says line by line, and every passage it rests on."""

    kind: str
    says: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class ExplanationView(Value):
    """What `lineage explain --json` prints; several claims only where they share an id."""

    id: str
    claims: tuple[ClaimView, ...]


def explain(lineage: Lineage, claim_id: str) -> ExplanationView:
    """Return what a claim says and every passage that it rests on.

    Raises `UnknownIdError` where the result holds no such claim.
    """
    result = _Result(lineage)
    claims = tuple(result.say(claim) for each, claim in _claims(lineage) if each == claim_id)
    if not claims:
        advice = "take an id from what `relations`, `diff` or `trace` prints for the same files"
        raise UnknownIdError(claim_id, "no claim of this result has that id", advice)
    return ExplanationView(id=claim_id, claims=claims)


def _claims(lineage: Lineage) -> Iterator[tuple[str, Value]]:
    for work in lineage.works:
        yield work.id, work
        yield from ((each.id, each) for each in work.expressions)
        for reading in (each.reading for each in work.expressions if each.reading):
            yield from ((each.id, each) for each in reading.variants)
    for document in lineage.documents:
        yield document.id, document
        yield from ((fact.id, fact) for fact in document.facts)
    for alignment in lineage.alignments:
        yield alignment.id, alignment
        yield from ((match.id, match) for match in alignment.matches)
    for change in lineage.changes:
        yield from ((fact.id, fact) for fact in change.facts)
    yield from ((relation.id, relation) for relation in lineage.relations)
    yield from ((series.id, series) for series in lineage.series)
    yield from ((conflict.id, conflict) for conflict in lineage.conflicts)
    yield from ((thread.id, thread) for thread in lineage.threads)
    yield from ((finding.id, finding) for finding in lineage.findings)


class _Result:
    """A result with its parts at hand by id."""

    def __init__(self, lineage: Lineage) -> None:
        self.documents = {document.id: document for document in lineage.documents}
        self.works = {work.id: work for work in lineage.works}
        self.relations = lineage.relations
        self.changes = {change.match: change for change in lineage.changes}
        self.alignments = {
            match.id: alignment for alignment in lineage.alignments for match in alignment.matches
        }

    def name(self, work_id: str) -> str:
        """Return what a work is called in a line of text."""
        work = self.works.get(work_id)
        if work is None:
            return work_id
        return " ".join(part for part in (_value(work.number), work.title) if part) or work_id

    def clauses(self, document_id: str, addresses: Iterable[str], rule: str) -> list[Evidence]:
        """Return the text of some clauses as evidence."""
        document = self.documents[document_id]
        clauses = [document.clause(address) for address in addresses]
        return [
            Evidence(
                file=each.file or document.file,
                span=each.span,
                quote=each.text,
                rule=rule,
                place=each.place,
            )
            for each in clauses
        ]

    @singledispatchmethod
    def say(self, claim: Value) -> ClaimView:
        """Return what a claim says and rests on."""
        raise TypeError(type(claim))

    @say.register
    def _(self, claim: Work) -> ClaimView:
        says = [
            self.name(claim.id),
            "held in the files read"
            if claim.held
            else "not held: known because another work names it",
            _stated("number", claim.number),
            _stated("date", claim.date),
            *(f"also called {name}" for name in claim.names if name != claim.title),
            *(_relation(each, self) for each in self.relations if claim.id in _ends(each)),
        ]
        periods = [("begins", claim.begins), ("expires", claim.expires)]
        says += [
            f"{name} {period.earliest} to {period.latest} ({period.basis})"
            for name, period in periods
            if period
        ]
        evidence = [*_evidence(claim.number, claim.date, *claim.identity)]
        evidence += [each for _, period in periods if period for each in period.evidence]
        return _view("work", says, evidence)

    @say.register
    def _(self, claim: Expression) -> ClaimView:
        documents = [self.documents[name] for name in claim.documents]
        says = [
            f"{claim.kind} ({claim.language}), held in {len(documents)} copies, the fullest first"
        ]
        says += [f"{each.file}, text {each.part}: {_whole(each)}" for each in documents]
        evidence = [_opening(each) for each in documents]
        if reading := claim.reading:
            says += [_sources(each, self) for each in reading.clauses]
            says += [_variant(each, self) for each in reading.variants]
            evidence += [each.evidence for one in reading.variants for each in one.witnesses]
        return _view("expression", says, evidence)

    @say.register
    def _(self, claim: Variant) -> ClaimView:
        return _view("variant", [_variant(claim, self)], [e.evidence for e in claim.witnesses])

    @say.register
    def _(self, claim: Document) -> ClaimView:
        named = [
            ("title", claim.title),
            ("number", claim.number),
            ("issuer", claim.issuer),
            ("signed", claim.signed),
            ("published", claim.published),
            ("effective", claim.effective),
        ]
        says = [
            f"{claim.kind} ({claim.language}), text {claim.part} of {claim.file}: {_whole(claim)}",
            *(_stated(name, stated) for name, stated in named),
            f"{len(claim.clauses)} clauses, {len(claim.facts)} facts",
        ]
        return _view(
            "document", says, [*_evidence(*(stated for _, stated in named)), *claim.incomplete]
        )

    @say.register
    def _(self, claim: Fact) -> ClaimView:
        return _view("fact", [_fact(claim)], [claim.evidence])

    @say.register
    def _(self, claim: Alignment) -> ClaimView:
        ends = [self.documents[each] for each in (claim.old, claim.new)]
        says = [
            " → ".join(f"{each.file}, text {each.part}" for each in ends),
            f"compared for {claim.compares}" + (f": {claim.note}" if claim.note else ""),
            f"{len(claim.matches)} matches, scored by {claim.scorer}",
            f"{len(claim.dropped)} dropped, {len(claim.added)} added",
            f"{len(claim.not_comparable)} not comparable: the other text is cut short or a summary",
            *(f"{match.id}: {_match(match)}" for match in claim.matches),
        ]
        return _view("alignment", says, [_opening(each) for each in ends])

    @say.register
    def _(self, claim: Match) -> ClaimView:
        alignment, change = self.alignments[claim.id], self.changes.get(claim.id)
        axes = (claim.text or "wording not compared", claim.number, claim.position, claim.shape)
        says = [
            _match(claim),
            f"text {axes[0]}, number {axes[1]}, position {axes[2]}, {axes[3]}",
            f"score {claim.score:.2f}, on {claim.basis}",
            *claim.reasons,
        ]
        says += ["uncertain: a rival comes close"] if claim.uncertain else []
        says += ["one copy breaks off here: only its beginning was compared"] if claim.cut else []
        says += [_fact_change(fact) for fact in change.facts] if change else []
        return _view(
            "match",
            says,
            [
                *self.clauses(alignment.old, claim.old, "old clause"),
                *self.clauses(alignment.new, claim.new, "new clause"),
            ],
        )

    @say.register
    def _(self, claim: FactChange) -> ClaimView:
        says = [_fact_change(claim), f"old: {_fact(claim.old)}", f"new: {_fact(claim.new)}"]
        says += [f"in doubt: {claim.doubt}"] if claim.doubt else []
        facts = [fact for fact in (claim.old, claim.new) if fact]
        return _view("fact change", says, [fact.evidence for fact in facts])

    @say.register
    def _(self, claim: Relation) -> ClaimView:
        says = [_relation(claim, self), f"{claim.basis}, score {claim.score:.2f}"]
        says += [f"only: {claim.provisions}"] if claim.provisions else []
        return _view("relation", says, claim.evidence)

    @say.register
    def _(self, claim: Series) -> ClaimView:
        works = [self.works[name] for name in claim.works if name in self.works]
        says = [claim.title, claim.reason, *(self.name(work.id) for work in works)]
        return _view("series", says, _evidence(*(work.number or work.date for work in works)))

    @say.register
    def _(self, claim: Conflict) -> ClaimView:
        says = [claim.message, *(self.name(name) for name in claim.works)]
        return _view("conflict", says, claim.evidence)

    @say.register
    def _(self, claim: Thread) -> ClaimView:
        says, evidence = [claim.name], []
        for step in claim.steps:
            held = ", ".join(step.addresses) or "not there"
            says.append(f"{step.year or 'year unknown'}: {held} ({', '.join(step.events)})")
            evidence += self.clauses(step.document, step.addresses, f"clause of {step.year}")
        return _view("thread", says, evidence)

    @say.register
    def _(self, claim: Finding) -> ClaimView:
        says = [claim.message, f"{claim.status}, in {self.name(claim.work)}"]
        says += [f"summary: {claim.summary}"] if claim.summary else []
        says += [f"original: {claim.original}"] if claim.original else []
        return _view("finding", says, claim.evidence)


def _value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def _stated(name: str, stated: Stated | None) -> str:
    return f"{name}: {stated.value} ({stated.basis})" if stated else f"{name}: unknown"


def _evidence(*stated: Stated | None) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(each for one in stated if one for each in one.evidence))


def _whole(document: Document) -> str:
    return "complete as far as its words tell" if document.complete else "cut short"


def _opening(document: Document) -> Evidence:
    """Quote the first clause: it shows where a text stands without quoting all of it."""
    clause = document.clauses[0] if document.clauses else None
    return Evidence(
        file=(clause.file if clause else "") or document.file,
        span=clause.span if clause else document.span,
        place=clause.place if clause else None,
        quote=clause.text if clause else "",
        rule="first clause",
    )


def _fact(fact: Fact | None) -> str:
    if fact is None:
        return "none"
    words = (fact.subject, fact.comparator, fact.value, fact.unit)
    return f"{fact.kind}: " + " ".join(word for word in words if word)


def _match(match: Match) -> str:
    return f"{' + '.join(match.old)} → {' + '.join(match.new)}"


def _fact_change(change: FactChange) -> str:
    ends = [f"{fact.value}{fact.unit}" if fact else "nothing" for fact in (change.old, change.new)]
    return f"{change.kind} {change.change}: {ends[0]} → {ends[1]}"


def _sources(clause: ReadClause, result: _Result) -> str:
    """Say which copies a clause is read from, character by character."""
    read = (
        f"{each.start}-{each.end} from {result.documents[each.document].file} ({each.address})"
        for each in clause.stretches
    )
    return f"clause {clause.address}: characters {', '.join(read)}"


def _variant(variant: Variant, result: _Result) -> str:
    """Say what each copy has where they differ."""
    has = (
        f"{result.documents[each.document].file} has {each.words!r}"
        if each.words
        else f"{result.documents[each.document].file} has nothing"
        for each in variant.witnesses
    )
    return f"the copies differ in clause {variant.address}: {'; '.join(has)}"


def _relation(relation: Relation, result: _Result) -> str:
    kind, scope = relation.kind, " in part" if relation.scope == "partial" else ""
    return f"{result.name(relation.source)} {kind}{scope} {result.name(relation.target)}"


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _view(kind: str, says: Iterable[str], evidence: Iterable[Evidence]) -> ClaimView:
    return ClaimView(kind=kind, says=tuple(line for line in says if line), evidence=tuple(evidence))
