"""Which changes may be a summary's doing and not the works' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lineage.models import Change, Document, Fact, Finding, Lineage, Work

__all__ = ["with_doubts"]


class _Contradictions:
    """The facts that a text states and the original of the same work contradicts."""

    def __init__(self, lineage: Lineage) -> None:
        documents = {document.id: document for document in lineage.documents}
        self._documents = documents
        self._works: dict[str, Work] = {}
        self._by_fact: dict[str, Finding] = {}
        self._by_work: dict[str, list[tuple[Fact, Finding]]] = {}
        works = {work.id: work for work in lineage.works}
        for work in lineage.works:
            for expression in work.expressions:
                self._works.update(dict.fromkeys(expression.texts, work))
        for finding in lineage.findings:
            if finding.status == "contradicted" and finding.work in works:
                for fact in _marked(finding, works[finding.work], documents):
                    self._by_fact[fact.id] = finding
                    self._by_work.setdefault(finding.work, []).append((fact, finding))

    def doubt(self, fact: Fact | None, document: str, other: str) -> str:
        """Return why a fact of a document may not be its work's, `other` the one beside it."""
        work, beside = self._works.get(document), self._works.get(other)
        if fact is None or work is None:
            return ""
        quote, kind = fact.evidence.quote, self._documents[document].kind
        if finding := self._by_fact.get(fact.id):
            return f"the {kind} says “{quote}”, the original, which decides, “{finding.original}”"
        if beside is None or any(each.kind == "original" for each in work.expressions):
            return ""
        for stated, finding in self._by_work.get(beside.id, ()):
            if (stated.kind, stated.value, stated.unit) == (fact.kind, fact.value, fact.unit):
                said = f"where its own original says “{finding.original}”"
                return f"the {kind} of the work beside it gives the same value {said}"
        return ""


def _marked(finding: Finding, work: Work, documents: dict[str, Document]) -> Iterator[Fact]:
    deciding, *others = [name for each in work.expressions for name in each.texts]
    for name in others:
        document = documents[name]
        if document.kind == documents[deciding].kind:
            continue
        for fact in document.facts:
            if fact.kind == finding.kind and _stands_in(fact, finding):
                yield fact


def _stands_in(fact: Fact, finding: Finding) -> bool:
    start, end = fact.evidence.span
    return any(
        evidence.file == fact.evidence.file and evidence.span[0] < end and start < evidence.span[1]
        for evidence in finding.evidence
    )


def with_doubts(changes: Iterable[Change], lineage: Lineage) -> tuple[Change, ...]:
    """Return the changes, each fact that rests on a contradicted summary with the reason to doubt.

    A fact is in doubt where it stands in a summary or translation that the original of the same
    work contradicts, and where the work is known from a summary alone and the summary of the work
    beside it states the same value against its own original.
    """
    contradictions = _Contradictions(lineage)
    sides = {
        match.id: (alignment.old, alignment.new)
        for alignment in lineage.alignments
        for match in alignment.matches
    }
    return tuple(
        _doubted(change, *sides[change.match], contradictions) if change.facts else change
        for change in changes
    )


def _doubted(change: Change, old: str, new: str, contradictions: _Contradictions) -> Change:
    facts = []
    for fact in change.facts:
        reasons = (
            fact.doubt,
            contradictions.doubt(fact.old, old, new),
            contradictions.doubt(fact.new, new, old),
        )
        doubt = "; ".join(reason for reason in reasons if reason)
        facts.append(fact.model_copy(update={"doubt": doubt}))
    return change.model_copy(update={"facts": tuple(facts)})
