"""A summary or a translation held against the original of the same work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from lineage.comparison.facts import pair_facts, same_measure
from lineage.comparison.terms import compare_terms, scale_of
from lineage.digest import stable_id
from lineage.language.quantities import in_base_unit
from lineage.models import Alignment, Clause, Document, Evidence, Fact, Finding

__all__ = ["audit"]

Status = Literal["supported", "contradicted", "unsupported", "omitted"]
_KINDS = frozenset({"deadline", "target"})
_POINTS = frozenset({"section", "article", "paragraph", "point", "item"})
_LONGEST = 40


class _Audit(NamedTuple):
    """The two texts, and which side of the alignment the summary is."""

    work: str
    summary: Document
    text: Document
    alignment: Alignment
    is_old: bool

    def matches(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give each match as the summary's addresses and the text's."""
        for match in self.alignment.matches:
            yield (match.old, match.new) if self.is_old else (match.new, match.old)


def audit(
    summary: Document, text: Document, alignment: Alignment, work: str
) -> tuple[Finding, ...]:
    """Return what a summary says against the original text of the same work, fact by fact.

    Deadlines and targets are held against those of the clause that each clause is matched with,
    in whichever direction `alignment` runs. Words of duty are left out: a translator's `should`
    is no evidence. What is not found is searched in the whole other text before it is called
    unsupported or omitted, and is called neither where that text is cut short.

    `work` is the id of the work both are texts of.
    """
    subject = _Audit(work, summary, text, alignment, alignment.old == summary.id)
    findings: list[Finding] = []
    seen: set[str] = set()
    for ours, theirs in subject.matches():
        stated = _facts(summary, ours)
        held = _facts(text, theirs)
        seen |= {fact.id for fact in (*stated, *held)}
        findings += _match(subject, stated, held)
    for fact in summary.facts:
        if fact.id not in seen and fact.kind in _KINDS:
            findings += _alone(subject, fact, None)
    for fact in text.facts:
        if fact.id not in seen and fact.kind in _KINDS:
            findings += _alone(subject, None, fact)
    return (*findings, *_missing_points(subject))


def _facts(document: Document, addresses: Sequence[str]) -> list[Fact]:
    return [f for f in document.facts if f.clause in addresses and f.kind in _KINDS]


def _agree(stated: Fact, held: Fact) -> bool:
    """Tell whether two facts give one value, however each is written."""
    if stated.kind != held.kind:
        return False
    if stated.kind == "deadline":
        terms = (stated.value, stated.comparator), (held.value, held.comparator)
        # A summary may be less exact: "by 2025" does not gainsay 2025年6月底前.
        coarser = held.value.startswith(f"{stated.value}-")
        return coarser or compare_terms(*terms) in {"same", "restated"}
    return same_measure(stated, held) and in_base_unit(stated.value, stated.unit) == in_base_unit(
        held.value, held.unit
    )


def _match(subject: _Audit, stated: Sequence[Fact], held: Sequence[Fact]) -> Iterator[Finding]:
    free = list(held)
    left: list[Fact] = []
    for fact in stated:
        same = next((other for other in free if _agree(fact, other)), None)
        if same is None:
            left.append(fact)
            continue
        free.remove(same)
        yield _finding(subject, "supported", fact, same)
    for ours, theirs in _rivals(left, free):
        elsewhere = ours is not None and any(_agree(ours, fact) for fact in subject.text.facts)
        if ours is not None and theirs is not None and not elsewhere:
            yield _finding(subject, "contradicted", ours, theirs)
        else:
            yield from _alone(subject, ours, theirs)


def _rivals(
    stated: Sequence[Fact], held: Sequence[Fact]
) -> Iterable[tuple[Fact | None, Fact | None]]:
    """Join facts that answer one question differently; the rest stand alone.

    Across languages subjects cannot be compared: two facts answer one question where they
    are the only ones of their sort, a deadline by how it recurs, a target by its measure.
    """
    free = list(held)
    for fact in stated:
        rivals = [other for other in free if _same_question(fact, other)]
        others = [other for other in stated if other is not fact and _same_question(fact, other)]
        near = [pair for pair in pair_facts([fact], rivals) if None not in pair]
        rival = rivals[0] if len(rivals) == 1 and not others else near[0][1] if near else None
        if rival is not None:
            free.remove(rival)
        yield fact, rival
    for other in free:
        yield None, other


def _same_question(stated: Fact, held: Fact) -> bool:
    if stated.kind != held.kind:
        return False
    if stated.kind == "target":
        return same_measure(stated, held)
    scales = {scale_of(stated.value), scale_of(held.value)}
    return len(scales) == 1 or all(scale.startswith("every") for scale in scales)


def _alone(subject: _Audit, stated: Fact | None, held: Fact | None) -> Iterator[Finding]:
    """Look for a fact in the whole other text before it is called unsupported or omitted."""
    if stated is not None:
        same = next((fact for fact in subject.text.facts if _agree(stated, fact)), None)
        if same is not None:
            yield _finding(subject, "supported", stated, same)
        elif subject.text.complete:
            yield _finding(subject, "unsupported", stated, None)
    if held is not None and subject.summary.complete:
        found = any(_agree(fact, held) for fact in subject.summary.facts)
        if not found:
            yield _finding(subject, "omitted", None, held)


def _message(subject: _Audit, status: Status, stated: str, held: str) -> str:
    name, text = subject.summary.kind, subject.text.kind
    decides = f"the {text} decides" if text == "original" else "no original is held to decide"
    return {
        "supported": f"the {name} says “{stated}”, and so does the {text}: “{held}”",
        "contradicted": f"the {name} says “{stated}”, the {text} “{held}”: {decides}",
        "unsupported": f"the {name} says “{stated}”; the {text} says nothing of the kind",
        "omitted": f"the {text} says “{held}”; the {name} leaves it out",
    }[status]


def _finding(subject: _Audit, status: Status, stated: Fact | None, held: Fact | None) -> Finding:
    facts = [fact for fact in (stated, held) if fact is not None]
    ours = stated.evidence.quote if stated else ""
    theirs = held.evidence.quote if held else ""
    return Finding(
        id=stable_id("finding", subject.work, status, *(f.id if f else "" for f in (stated, held))),
        work=subject.work,
        status=status,
        kind=facts[0].kind,
        summary=ours,
        original=theirs,
        message=_message(subject, status, ours, theirs),
        evidence=tuple(fact.evidence for fact in facts),
    )


def _missing_points(subject: _Audit) -> Iterator[Finding]:
    """Give the points of the text that no clause of the summary goes with."""
    if not subject.summary.complete:
        return
    told = {address for _, theirs in subject.matches() for address in theirs}
    for clause in subject.text.clauses:
        if clause.address not in told and clause.kind in _POINTS and clause.text.strip():
            yield _missing(subject, clause)


def _missing(subject: _Audit, clause: Clause) -> Finding:
    words = clause.heading or clause.text
    quote = words.strip().splitlines()[0][:_LONGEST]
    evidence = Evidence(
        file=clause.file or subject.text.file,
        span=clause.span,
        quote=clause.text,
        rule="point without a match",
    )
    return Finding(
        id=stable_id("finding", subject.work, "omitted", "clause", subject.text.id, clause.address),
        work=subject.work,
        status="omitted",
        kind="clause",
        summary="",
        original=quote,
        message=_message(subject, "omitted", "", quote),
        evidence=(evidence,),
    )
