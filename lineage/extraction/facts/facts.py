"""What a clause states: deadlines, targets, bodies and duties, each with its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, get_args

from lineage.digest import stable_id
from lineage.extraction.facts.columns import read_columns
from lineage.extraction.facts.subjects import subject_of
from lineage.language.bodies import find_bodies
from lineage.language.dates import find_dates
from lineage.language.deadlines import find_deadlines
from lineage.language.duties import find_duties
from lineage.language.quantities import find_quantities
from lineage.models import Evidence, Fact
from lineage.models.document import FactKind, Language
from lineage.models.value import made

__all__ = ["find_facts"]


class _Found(NamedTuple):
    kind: FactKind
    start: int
    end: int
    value: str
    unit: str
    comparator: str


# What stands in a title is its name, and what a bound picks out is no target.
_TITLE = re.compile(r"《[^《》]{1,200}》|“[^“”]{1,60}”(?=行动|计划|工程)")
_CRITERION = re.compile(r"(?:以[上下内外])?\s*的(?!比[例重]|目标)|以下(?=[\u4e00-\u9fff])")
_RULES: dict[FactKind, str] = {kind: f"stated {kind}" for kind in get_args(FactKind)}
_KIND_ORDER: dict[FactKind, int] = {"deadline": 0, "target": 1, "body": 2, "duty": 3}


def _marked(length: int, places: Iterable[tuple[int, int]]) -> bytearray:
    """Return a map of a text, the characters of some places marked in it."""
    marks = bytearray(length)
    for start, end in places:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _read(text: str, year: int | None) -> list[_Found]:
    found = [
        _Found("deadline", d.start, d.end, d.value, "", d.comparator)
        for d in find_deadlines(text, year)
    ]
    dates = _marked(len(text), ((date.start, date.end) for date in find_dates(text)))
    found += [
        _Found("target", q.start, q.end, q.value, q.unit, q.comparator)
        for q in find_quantities(text)
        if not _CRITERION.match(text, _bound_start(text, q.end)) and not any(dates[q.start : q.end])
    ]
    found += [_Found("body", b.start, b.end, b.value, "", b.comparator) for b in find_bodies(text)]
    found += [_Found("duty", d.start, d.end, d.value, "", d.comparator) for d in find_duties(text)]
    return found


def _bound_start(text: str, end: int) -> int:
    """Return where 以上 or its like begins, where the quantity ends with one."""
    return end - 2 if text[end - 2 : end] in {"以上", "以下", "以内", "以外"} else end


def _without_overlaps(text: str, found: list[_Found]) -> list[_Found]:
    """Keep the longest statement of each place; a word of duty may stand inside another one."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    duties, others = _marked(len(text), titles), _marked(len(text), titles)
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, _KIND_ORDER[f.kind], f.start)):
        taken = duties if item.kind == "duty" else others
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda f: (f.start, f.end, _KIND_ORDER[f.kind]))


def find_facts(  # noqa: PLR0913, PLR0917
    text: str,
    clause: str,
    language: Language,
    year: int | None,
    document_id: str,
    locate: Callable[[int, int, str], Evidence],
    headings: Sequence[str] = (),
) -> tuple[Fact, ...]:
    """Return the facts that a clause's text states, in the order of the text.

    `year` is the year a month without one is meant in. `locate` turns a place in `text` into
    evidence. For the row of a table, the cells are told apart by tabs, and `headings` are the
    words over them: they say what a cell states.

    >>> def quote(start, end, rule):
    ...     return Evidence(file="plan.txt", span=(start, end), quote="…", rule=rule)
    >>> facts = find_facts("PM2.5年均浓度控制在38微克/立方米以内", "1/1", "zh", 2025, "d", quote)
    >>> [(f.kind, f.subject, f.comparator, f.value, f.unit) for f in facts]
    [('target', 'PM2.5年均浓度', '<=', '38', '微克/立方米')]
    """
    stated = read_columns(text, headings, year) if headings else []
    found = _without_overlaps(text, [*_read(text, year), *(_Found(*each) for each in stated)])
    facts = []
    for item in found:
        evidence = locate(item.start, item.end, _RULES[item.kind])
        facts.append(
            made(
                Fact,
                id=stable_id("f", document_id, clause, item.kind, str(item.start), item.value),
                kind=item.kind,
                # Held once where it is the very words that it is read from.
                value=evidence.quote if evidence.quote == item.value else item.value,
                unit=item.unit,
                comparator=item.comparator,
                subject=subject_of(item.kind, text, item.start, item.end, language),
                clause=clause,
                within=(item.start, item.end),
                evidence=evidence,
            )
        )
    return tuple(facts)
