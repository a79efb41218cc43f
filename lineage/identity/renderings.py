"""Translations and summaries without a number, and the originals that they render."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.identity.titling import bodies, likeness_across, may_be_one_body
from lineage.language.titles import read_title
from lineage.models import Document, Evidence, Stated

__all__ = ["Rendering", "find_renderings"]

# As much of a Chinese title as two renderings of one share; a runner-up must stay clearly behind.
_ALIKE = 0.5
_MARGIN = 0.1
# What two texts of one work agree on beside the title: a day of signature says more than a value.
_DAY, _VALUE, _MOST_VALUES = 0.5, 0.1, 5
_SEVERAL = 3
_FULL_DAY = len("2024-01-01")
# A value that many texts state tells none of them apart.
_COMMON = 12
_FEW_TITLES = 3


class Rendering(NamedTuple):
    """A text and the originals that it may render: one, or several that fit as well."""

    document: Document
    originals: tuple[Document, ...]
    evidence: tuple[Evidence, ...]

    @property
    def reason(self) -> Stated:
        """Why the two are texts of one work."""
        value = "title, dates and values agree in two languages"
        return Stated(value=value, basis="inferred", evidence=self.evidence)


class _Fit(NamedTuple):
    score: float
    original: Document
    evidence: tuple[Evidence, ...]


def find_renderings(documents: Sequence[Document]) -> Iterator[Rendering]:
    """Yield the texts without a number that render an original in another language.

    Their titles must translate each other, and their day of signature be one, or else their place
    with their year or several values (days, targets, cited numbers). A day with several values
    is enough without a title. Years, places or days that differ keep them apart, and a text that
    cites a work is not a text of it.
    """
    originals = [d for d in documents if d.kind == "original"]
    values = {document.id: _values(document) for document in documents}
    holders: dict[str, list[Document]] = {}
    for original in originals:
        for key in (*values[original.id], *_title_keys(original)):
            holders.setdefault(key, []).append(original)
    for document in documents:
        if document.kind == "original" or document.number or document.parallel:
            continue
        near = {
            original.id: original
            for key in (*values[document.id], *_title_keys(document))
            if len(holders.get(key, ())) <= _COMMON
            for original in holders.get(key, ())
            if original.language != document.language
        }
        fits = [
            fit
            for _, original in sorted(near.items())
            if (fit := _fit(document, original, values)) is not None
        ]
        fits.sort(key=lambda fit: (-fit.score, fit.original.id))
        rivals = [fit for fit in fits if fits[0].score - fit.score < _MARGIN]
        if rivals:
            evidence = tuple(e for fit in rivals for e in fit.evidence)
            yield Rendering(document, tuple(fit.original for fit in rivals), evidence)


def _title_keys(document: Document) -> list[str]:
    titles = [read_title(stated.value) for stated in _titles(document)]
    return sorted({f"{title.type} {title.year}" for title in titles if title.type and title.year})


def _titles(document: Document) -> list[Stated]:
    """Return the title that a text bears, and those of what it issues."""
    issued = [
        Stated(value=reference.title, evidence=(reference.evidence,))
        for reference in document.references
        if reference.kind == "issues"
    ]
    return [*([document.title] if document.title else []), *issued]


def _years(document: Document) -> set[int]:
    titles = [read_title(stated.value) for stated in _titles(document)]
    days = [document.signed.value[:4]] if document.signed else []
    return {title.year for title in titles if title.year} or {int(day) for day in days}


def _values(document: Document) -> dict[str, Evidence]:
    """Return what a text states that reads the same in every language, each with its words."""
    found: dict[str, Evidence] = {}
    for fact in document.facts:
        is_day = fact.kind == "deadline" and len(fact.value) == _FULL_DAY
        if is_day or (fact.kind == "target" and fact.unit):
            found.setdefault(f"{fact.kind} {fact.value}{fact.unit}", fact.evidence)
    for reference in document.references:
        if reference.number and reference.number.resolved:
            found.setdefault(reference.number.value, reference.evidence)
    if document.signed and len(document.signed.value) == _FULL_DAY:
        found.update((f"signed {document.signed.value}", e) for e in document.signed.evidence[:1])
    return found


def _fit(
    document: Document, original: Document, values: dict[str, dict[str, Evidence]]
) -> _Fit | None:
    days = {each.signed.value for each in (document, original) if each.signed}
    ours, theirs = _years(document), _years(original)
    number = original.number_value.value if original.number_value else ""
    other_year = bool(ours and theirs and ours.isdisjoint(theirs))
    if len(days) > 1 or other_year or number in values[document.id]:
        return None
    of, by = _bodies(document), _bodies(original)
    if not may_be_one_body(of, by):
        return None
    shared = sorted(values[document.id].keys() & values[original.id].keys())
    same_day = any(value.startswith("signed ") for value in shared)
    alike, words = _across(document, original)
    several = len(shared) - same_day >= _SEVERAL
    one_issue = same_day or (of & by and (ours & theirs or several))
    if not one_issue or (alike < _ALIKE and not (same_day and several)):
        return None
    score = alike + _DAY * same_day + _VALUE * min(len(shared) - same_day, _MOST_VALUES)
    evidence = list(words)
    evidence += [values[each.id][value] for value in shared for each in (document, original)]
    return _Fit(score, original, tuple(evidence))


def _across(one: Document, other: Document) -> tuple[float, tuple[Evidence, ...]]:
    """Return how much one title of a text renders one of the other, with the words of both."""
    chinese, english = (one, other) if one.language == "zh" else (other, one)
    best: tuple[float, tuple[Evidence, ...]] = (0.0, ())
    for first in _titles(chinese)[:_FEW_TITLES]:
        for second in _titles(english)[:_FEW_TITLES]:
            if read_title(first.value).type != read_title(second.value).type:
                continue
            alike = likeness_across(first.value, second.value)
            if alike > best[0]:
                best = alike, (*first.evidence, *second.evidence)
    return best


def _bodies(document: Document) -> frozenset[str]:
    stated = [each for each in (document.number, document.issuer) if each]
    titles = _titles(document)
    words = [evidence.quote for each in titles for evidence in each.evidence]
    return bodies(*(each.value for each in (*stated, *titles)), *words)
