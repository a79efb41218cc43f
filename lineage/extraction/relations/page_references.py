"""What one text of a page says of other documents, in its title, its clauses, and its lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from lineage.extraction.cutting.clauses import Reading
from lineage.extraction.cutting.draft import Draft
from lineage.extraction.page.parts import Part
from lineage.extraction.relations.heads import find_title_claims
from lineage.extraction.relations.listed import find_listed
from lineage.extraction.relations.references import find_references, reference_of
from lineage.extraction.relations.short_names import find_short_names
from lineage.language.folding import fold
from lineage.models import Evidence, Reference, Source

__all__ = ["read_references"]


def read_references(
    source: Source, part: Part, reading: Reading, issuer: str
) -> tuple[Reference, ...]:
    """Return the references of a text: those of its title first, then clause by clause."""
    found = _titled(source, part, reading, issuer)
    listed = find_listed(source.text, reading.drafts, issuer)
    begin = part.units[0].start if part.units else part.end
    short = find_short_names(source.text[begin : part.end])
    for draft in reading.drafts:
        locate = _locate(source, draft.start)
        lead, claims = listed.get(draft.address, (None, ()))
        above = lead and source.evidence(*lead.span, "repeals: words over the list")
        for claim in claims:
            evidence = locate(0, draft.end - draft.start, claim.rule)
            reference = reference_of(claim, draft.address, issuer, evidence)
            found.append(reference.model_copy(update={"above": above}))
        if draft.kind != "annex" and not claims:
            text = source.text[draft.start : draft.end]
            found += find_references(text, draft.address, issuer, locate, short)
    found += _annexes(source, reading.drafts)
    issued = {fold(reference.title): reference for reference in found if reference.kind == "issues"}
    return (
        *found,
        *(
            issued[fold(title.quote)].model_copy(update={"clause": None, "evidence": title})
            for title in _printed(source, part, reading)
            if fold(title.quote) in issued
        ),
    )


def _locate(source: Source, start: int) -> Callable[[int, int, str], Evidence]:
    return lambda begin, end, rule: source.evidence(start + begin, start + end, rule)


def _titled(source: Source, part: Part, reading: Reading, issuer: str) -> list[Reference]:
    """Return what the title at the head says, which may be broken over lines."""
    runs = groupby(zip(part.units, reading.roles, strict=True), key=lambda each: each[1])
    title = next(([unit for unit, _ in run] for role, run in runs if role == "title"), None)
    if title is None:
        return []
    first = title[0]
    read = find_references(first.text, None, issuer, _locate(source, first.start))
    found = [reference for reference in read if reference.kind == "issues"]
    begin, end = first.start, title[-1].end
    text = source.text[begin:end].replace("\n", " ")
    known = {fold(reference.title) for reference in found}
    for claim in find_title_claims(text):
        if claim.kind != "issues" or fold(claim.mention.title) not in known:
            evidence = source.evidence(begin, end, claim.rule)
            found.append(reference_of(claim, None, issuer, evidence))
    return found


def _printed(source: Source, part: Part, reading: Reading) -> list[Evidence]:
    """Return the titles that stand over numbered text, below the one at the head of the page."""
    numbered = [
        draft.label_start
        for draft in reading.drafts
        if draft.kind not in {"preamble", "closing", "annex"}
    ]
    found: list[Evidence] = []
    runs = groupby(zip(part.units, reading.roles, strict=True), key=lambda each: each[1])
    for role, run in runs:
        units = [unit for unit, _ in run]
        below = any(at > units[-1].start for at in numbered)
        if role == "title" and below:
            found.append(source.evidence(units[0].start, units[-1].end, "title over its text"))
    return found[1:]


def _annexes(source: Source, drafts: Sequence[Draft]) -> list[Reference]:
    return [
        Reference(
            kind="annex_of",
            number=None,
            title=draft.heading,
            issuer="",
            scope="whole",
            provisions="",
            clause=draft.address,
            until="",
            evidence=source.evidence(draft.label_start, draft.start + len(draft.heading), "annex"),
        )
        for draft in drafts
        if draft.kind == "annex" and draft.heading
    ]
