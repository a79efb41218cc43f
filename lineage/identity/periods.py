"""When a work began, and when its own words say that it ends."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from lineage.identity.entries import Entry, names_of
from lineage.identity.targets import Link
from lineage.language.titles import year_of
from lineage.models import Evidence, Period, Reference
from lineage.models.value import Basis

__all__ = ["begins", "ends", "expires"]

_DURATION = re.compile(r"P(\d{1,4})([YM])")
_LAST_YEAR = dt.date.max.year - 1


def begins(entry: Entry) -> Period | None:
    """Return the days between which a work took effect; none where nothing says.

    A stated day of effect comes first, then the day of signature (that a work took effect when it
    was issued is inferred), then the year of its number or of its title.
    """
    for document in entry.documents:
        if document.effective and (days := _days(document.effective.value)):
            stated = document.effective
            return _period(days, stated.basis, stated.evidence)
    if entry.signed and (days := _days(entry.signed.value)):
        return _period(days, "inferred", entry.signed.evidence)
    published = next((d.published for d in entry.documents if d.published), None)
    days = _days(published.value) if published else None
    if published and days and entry.year in {None, days[1].year}:
        return _period((dt.date(days[1].year, 1, 1), days[1]), "inferred", published.evidence)
    days = _days(f"{entry.year:04}") if entry.year else None
    return _period(days, "inferred", _year_evidence(entry)) if days else None


def _period(days: tuple[dt.date, dt.date], basis: Basis, evidence: tuple[Evidence, ...]) -> Period:
    return Period(earliest=days[0], latest=days[1], basis=basis, evidence=evidence)


def _year_evidence(entry: Entry) -> tuple[Evidence, ...]:
    if entry.number:
        return entry.number.evidence
    return next((name.evidence for name in names_of(entry) if year_of(name.text)), ())


def expires(entry: Entry, begin: Period | None, longer: Iterable[Reference] = ()) -> Period | None:
    """Return the days between which a stated validity had run out; none where none is stated.

    `longer` are the words by which others prolong it, by a day or by years or months.
    """
    own = None
    for document in entry.documents:
        for reference in document.references:
            if own is None and reference.kind == "expires":
                own = _validity(reference, begin)
    told = tuple(longer)
    stated = [period for reference in told if (period := _validity(reference, None))]
    last = max([*stated, *([own] if own else [])], key=lambda each: each.latest, default=None)
    for reference in told if last else ():
        if _DURATION.fullmatch(reference.until):
            last = _validity(reference, last) or last
    return last


def prolonged(links: Iterable[Link]) -> dict[str, list[Reference]]:
    """Return, by work, the words of other works that prolong its validity."""
    found: dict[str, list[Reference]] = {}
    for link in links:
        reference = link.reference
        if reference.kind == "amends" and reference.until and link.source != link.target:
            found.setdefault(link.target, []).append(reference)
    return found


def ends(reference: Reference) -> Period | None:
    """Return the days between which a repeal takes effect by its own words; none without a day."""
    days = _days(reference.ends) if reference.ends else None
    return _period(days, "stated", (reference.evidence,)) if days else None


def _validity(reference: Reference, begin: Period | None) -> Period | None:
    evidence = (reference.evidence,)
    if (last := _days(reference.until)) and last[1] < dt.date.max:
        after = last[1] + dt.timedelta(days=1)
        return _period((after, after), "stated", evidence)
    duration = _DURATION.fullmatch(reference.until)
    if duration is None or begin is None:
        return None
    months = int(duration[1]) * (12 if duration[2] == "Y" else 1)
    earliest, latest = _later(begin.earliest, months), _later(begin.latest, months)
    if earliest is None or latest is None:
        return None
    return _period((earliest, latest), "inferred", (*evidence, *begin.evidence))


def _later(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > _LAST_YEAR:
        return None
    first = dt.date(year, month + 1, 1)
    following = dt.date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first + dt.timedelta(days=min(day.day, (following - first).days) - 1)


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a day, month, year or interval in ISO 8601."""
    first_day, _, last_day = value.partition("/")
    if last_day:
        first_days, last_days = _days(first_day), _days(last_day)
        return (first_days[0], last_days[1]) if first_days and last_days else None
    years, _, rest = value.partition("-")
    months, _, days = rest.partition("-")
    try:
        first = dt.date(int(years), int(months or 1), int(days or 1))
        if days:
            return first, first
        month = int(months or 12)
        following = dt.date(first.year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
    return first, following - dt.timedelta(days=1)
