"""When a work began, and when its own words say that it ends."""

from __future__ import annotations

import datetime as dt
import re

from lineage.identity.entries import Entry, names_of
from lineage.language.titles import year_of
from lineage.models import Evidence, Period, Reference

__all__ = ["begins", "expires"]

_DURATION = re.compile(r"P(\d{1,4})([YM])")
_LAST_YEAR = dt.date.max.year - 1


def begins(entry: Entry) -> Period | None:
    """Return the days between which a work took effect; none where nothing says.

    A stated day of effect comes first, then the day of signature (that a work took effect when it
    was issued is inferred), then the year of its number or of its title.
    """
    for document in entry.documents:
        if document.effective and (day := _day(document.effective.value)):
            stated = document.effective
            return Period(earliest=day, latest=day, basis=stated.basis, evidence=stated.evidence)
    if entry.signed and (day := _day(entry.signed.value)):
        return Period(earliest=day, latest=day, basis="inferred", evidence=entry.signed.evidence)
    year, evidence = entry.year, _year_evidence(entry)
    published = next((d.published for d in entry.documents if d.published), None)
    last = _day(published.value) if published else None
    if published and last and year in {None, last.year}:
        first = dt.date(last.year, 1, 1)
        return Period(earliest=first, latest=last, basis="inferred", evidence=published.evidence)
    if year is None or not 0 < year <= _LAST_YEAR:
        return None
    first, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Period(earliest=first, latest=end, basis="inferred", evidence=evidence)


def _year_evidence(entry: Entry) -> tuple[Evidence, ...]:
    if entry.number:
        return entry.number.evidence
    return next((name.evidence for name in names_of(entry) if year_of(name.text)), ())


def expires(entry: Entry, begin: Period | None) -> Period | None:
    """Return the days between which a stated validity had run out; none where none is stated."""
    for document in entry.documents:
        for reference in document.references:
            if reference.kind == "expires" and (period := _validity(reference, begin)):
                return period
    return None


def _validity(reference: Reference, begin: Period | None) -> Period | None:
    evidence = (reference.evidence,)
    last = _day(reference.until)
    if last:
        after = last + dt.timedelta(days=1)
        return Period(earliest=after, latest=after, basis="stated", evidence=evidence)
    duration = _DURATION.fullmatch(reference.until)
    if duration is None or begin is None:
        return None
    months = int(duration[1]) * (12 if duration[2] == "Y" else 1)
    earliest, latest = _later(begin.earliest, months), _later(begin.latest, months)
    if earliest is None or latest is None:
        return None
    words = (*evidence, *begin.evidence)
    return Period(earliest=earliest, latest=latest, basis="inferred", evidence=words)


def _later(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > _LAST_YEAR:
        return None
    first = dt.date(year, month + 1, 1)
    following = dt.date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first + dt.timedelta(days=min(day.day, (following - first).days) - 1)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
