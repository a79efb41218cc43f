"""Lineages made by chance: histories of works, hostile words, circles, contradictions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from lineage.models import (
    Conflict,
    Evidence,
    Expression,
    Gap,
    Lineage,
    Period,
    Place,
    Relation,
    Series,
    Stated,
    Work,
)

FIRST = dt.date(2020, 1, 1)
LAST = FIRST + dt.timedelta(40)

MARKS = st.sampled_from(
    [
        *"\"'\\;#&<>[](){}|`%$*_-\t\n\r\0\x01\x0b\x7f\x85\u2028\ufffe\uffff",
        "]]>", "-->", "<!--", '\\"', "end", "#quot;", "&#0;", "&amp;", "subgraph", "1. ", "@{",
        "〔2020〕8号", "\U0001f600", "e\u0301", "''''", '"""', "\\n", "\\N", "^^", "urn:x",
    ]
)  # fmt: skip
WORDS = st.lists(MARKS | st.text(max_size=3), max_size=6).map("".join)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
DAYS = st.dates(FIRST, LAST)
_ANY_DAYS = DAYS | st.dates() | st.sampled_from([dt.date.min, dt.date.max])
BASES = st.sampled_from(["stated", "inferred"])


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    start = draw(st.integers(0, 99))
    place = st.none() | st.builds(Place, page=st.integers(1, 9), line=st.none() | st.integers(1, 9))
    return Evidence(
        file=draw(WORDS),
        span=(start, start + draw(st.integers(0, 9))),
        quote=draw(WORDS),
        rule=draw(st.sampled_from(["one", "other"])),
        place=draw(place),
    )


PROOF = st.lists(evidence(), max_size=2).map(tuple)


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[dt.date] = DAYS) -> Period:
    earliest, latest = sorted((draw(days), draw(days | st.nothing())))
    if draw(st.booleans()):
        latest = earliest
    return Period(earliest=earliest, latest=latest, basis=draw(BASES), evidence=draw(PROOF))


@st.composite
def works(draw: st.DrawFn, name: str, names: Sequence[str]) -> Work:
    stated = st.builds(Stated, value=WORDS, basis=BASES, evidence=PROOF)
    period = st.none() | periods(_ANY_DAYS)
    kinds = st.sampled_from(["original", "translation", "summary"])
    texts = st.builds(
        Expression,
        id=IDS,
        kind=kinds,
        language=st.sampled_from(["zh", "en"]),
        documents=st.lists(IDS, max_size=2).map(tuple),
    )
    return Work(
        id=name,
        number=draw(st.none() | stated),
        title=draw(WORDS),
        names=tuple(draw(st.lists(WORDS, max_size=2))),
        issuer=draw(WORDS),
        date=draw(st.none() | stated),
        year=draw(st.none() | st.integers(1, 9999)),
        held=draw(st.booleans()),
        series=draw(st.none() | IDS),
        part_of=draw(st.none() | st.sampled_from(names)),
        begins=draw(period),
        expires=draw(period),
        expressions=tuple(draw(st.lists(texts, max_size=2))),
        identity=tuple(draw(st.lists(stated, max_size=1))),
    )


KINDS = ("repeals", "amends", "implements", "based_on", "cites", "issues", "annex_of", "follows")


@st.composite
def relations(draw: st.DrawFn, name: str, names: Sequence[str]) -> Relation:
    scope = draw(st.sampled_from(["whole", "partial"]))
    return Relation(
        id=name,
        source=draw(st.sampled_from(names)),
        target=draw(st.sampled_from(names)),
        kind=draw(st.sampled_from(KINDS)),
        basis=draw(BASES),
        scope=scope,
        provisions=draw(WORDS),
        evidence=draw(PROOF),
        score=draw(st.floats(0, 1)),
        ends=draw(st.none() | periods(_ANY_DAYS)),
    )


@st.composite
def lineages(draw: st.DrawFn) -> Lineage:
    """Anything that the values allow, in the order of ids, every relation between works."""
    names = sorted(draw(st.sets(IDS, min_size=1, max_size=4)))
    found = [draw(works(name, names)) for name in names]
    keys = sorted(draw(st.sets(IDS, max_size=5)))
    series = st.builds(
        Series, id=IDS, title=WORDS, issuer=WORDS, works=st.just(tuple(names)), reason=WORDS
    )
    gaps = st.builds(Gap, series=IDS, year=st.integers(1, 9999), mentioned=st.none() | IDS)
    conflicts = st.builds(
        Conflict, id=IDS, rule=WORDS, message=WORDS, works=st.just(tuple(names)), evidence=PROOF
    )
    return bare(
        found,
        [draw(relations(key, names)) for key in keys],
        series=tuple(draw(st.lists(series, max_size=1))),
        gaps=tuple(draw(st.lists(gaps, max_size=1))),
        conflicts=tuple(draw(st.lists(conflicts, max_size=1))),
    )


def bare(works: Sequence[Work], relations: Sequence[Relation], **more: object) -> Lineage:
    """Works and relations as a lineage that holds nothing else."""
    values: dict[str, object] = dict.fromkeys(Lineage.model_fields, ())
    values |= {"format": "lineage/1", "works": tuple(works), "relations": tuple(relations)}
    return Lineage.model_validate(values | more)
