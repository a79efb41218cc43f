"""The number of a text that bears none, where another text cites it with its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.identity.entries import Name, own_names
from lineage.identity.joining import Group, number_of
from lineage.identity.titling import bodies, likeness, likeness_across, may_be_one_body
from lineage.language.numbers import may_spell, number_parts
from lineage.language.titles import read_title
from lineage.models import Number, Reference, Stated

__all__ = ["infer_numbers", "own_number"]

# Two renderings of one title share half of their words that are neither place nor year; the
# runner-up must stay behind by a clear margin.
_ALIKE = 0.5
_MARGIN = 0.1


class _Fit(NamedTuple):
    likeness: float
    number: str
    name: Name
    reference: Reference


def own_number(group: Group) -> Stated | None:
    """Return the number that the texts of a work bear themselves."""
    for document in group.documents:
        if document.number_value and document.number:
            return document.number.model_copy(update={"value": document.number_value.value})
    return None


def infer_numbers(groups: Sequence[Group]) -> dict[int, Stated]:
    """Return, by place in `groups`, the numbers of works whose own texts bear none or only letters.

    Such a number is cited by another work, with a title of the same year, of the same kind of
    document and of the same place, in alike words or in words that translate them; no other number
    fits as well, and no other work is fit for it. What a text itself cites is never its own number.
    """
    borne = {number_of(d) for group in groups for d in group.documents if d.number_value}
    cited = _cited(groups, borne)
    best: dict[int, _Fit] = {}
    for at, group in enumerate(groups):
        if not _is_settled(group) and (fit := _best(group, cited)):
            best[at] = fit
    claims: dict[str, list[int]] = {}
    for at, fit in best.items():
        claims.setdefault(fit.number, []).append(at)
    return {at: _stated(best[at]) for at, *others in claims.values() if not others}


def _is_settled(group: Group) -> bool:
    return any(d.number_value and d.number_value.resolved for d in group.documents)


def _open_numbers(group: Group) -> list[Number]:
    return [d.number_value for d in group.documents if d.number_value]


_Key = tuple[str, int, str]


def _cited(groups: Sequence[Group], borne: set[str]) -> dict[_Key, list[Reference]]:
    """Return the numbered citations by language, year and kind of document."""
    cited: dict[_Key, list[Reference]] = {}
    for group in groups:
        for document in group.documents:
            for reference in document.references:
                number, title = reference.number, read_title(reference.title)
                fit = number and number.resolved and number.value not in borne
                if fit and number and title.type and title.year in {None, number.year}:
                    key = (title.language, number.year, title.type)
                    cited.setdefault(key, []).append(reference)
    return cited


def _best(group: Group, cited: dict[_Key, list[Reference]]) -> _Fit | None:
    speaks_of = {
        reference.number.value
        for document in group.documents
        for reference in document.references
        if reference.number
    }
    fits: dict[str, _Fit] = {}
    for name in own_names(group.documents):
        for fit in _fits(group, name, cited):
            if fit.number in speaks_of:
                continue
            kept = fits.get(fit.number)
            if kept is None or fit.likeness > kept.likeness:
                fits[fit.number] = fit
    ranked = sorted(fits.values(), key=lambda fit: (-fit.likeness, fit.number))
    if not ranked or (len(ranked) > 1 and ranked[0].likeness - ranked[1].likeness < _MARGIN):
        return None
    return ranked[0]


def _fits(group: Group, name: Name, cited: dict[_Key, list[Reference]]) -> list[_Fit]:
    title = read_title(name.text)
    days = {int(d.signed.value[:4]) for d in group.documents if d.signed}
    years = days or ({title.year} if title.year else set())
    issuers = [d.issuer.value for d in group.documents if d.issuer]
    named = bodies(name.text, *issuers, *(evidence.quote for evidence in name.evidence))
    found = []
    keys = [(language, year, title.type) for language in ("en", "zh") for year in sorted(years)]
    for key in keys:
        for reference in cited.get(key, ()):
            number = reference.number
            other = read_title(reference.title)
            same_year = other.year == title.year
            if number is None or not same_year:
                continue
            same_language = other.language == title.language
            alike = _alike(name.text, title.language, reference.title, other.language)
            of = bodies(number.value, reference.title, reference.issuer)
            # Without a year in the title only the very same title says that both are of one year.
            enough = alike >= _ALIKE if title.year else same_language and other.core == title.core
            spelt = all(_may_be(printed, number) for printed in _open_numbers(group))
            # Words in another language say less: there both must be known to be of one place.
            one_body = may_be_one_body(named, of) if same_language else not named.isdisjoint(of)
            if enough and spelt and one_body:
                found.append(_Fit(alike, number.value, name, reference))
    return found


def _alike(one: str, one_language: str, other: str, other_language: str) -> float:
    if one_language == other_language:
        return likeness(one, other)
    return likeness_across(one, other) if one_language == "zh" else likeness_across(other, one)


def _may_be(printed: Number, number: Number) -> bool:
    """Tell whether a number whose letters stay open can be another, fully known one."""
    same_serial = (printed.year, printed.serial) == (number.year, number.serial)
    return same_serial and may_spell(number_parts(printed.value)[0], number_parts(number.value)[0])


def _stated(fit: _Fit) -> Stated:
    evidence = (fit.reference.evidence, *fit.name.evidence)
    return Stated(value=fit.number, basis="inferred", evidence=evidence)
