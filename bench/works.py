"""Works and relations of a known shape and any number, the same every time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from lineage.identity.entries import Entry
from lineage.models import Evidence, Lineage, Period, Relation, Stated, Work
from lineage.models.value import made
from lineage.models.work import RelationKind

__all__ = ["Made", "make_works"]

_FIRST = dt.date(1990, 1, 1)
_DAYS = 12_000
_LAWS = 40
_KINDS: tuple[RelationKind, ...] = ("cites", "based_on", "implements", "amends", "cites")


class Made(NamedTuple):
    """A lineage, and what its conflicts are looked for in."""

    lineage: Lineage
    entries: dict[str, Entry]
    begins: dict[str, Period | None]


def make_works(count: int) -> Made:
    """Return works with twice as many relations, the hard shapes among them.

    One chain of repeals goes through a tenth of the works, one law is cited by a tenth, a twentieth
    bear one title without a number; there are circles, repeals twice over and before their time.
    """
    works = [_work(at, count) for at in range(count)]
    relations = [_relation(at, count) for at in range(2 * count)]
    lineage = Lineage(
        works=tuple(works),
        relations=tuple(relations),
        **dict.fromkeys(set(Lineage.model_fields) - {"format", "works", "relations"}, ()),
    )
    entries = {work.id: Entry(id=work.id, number=work.number) for work in works}
    return Made(lineage, entries, {work.id: work.begins for work in works})


def _id(at: int) -> str:
    return f"jia-zheng-fa-{at:07}"


def _words(at: int, quote: str) -> tuple[Evidence, ...]:
    start = at * 31 % 9000
    file = f"{at % 997}.txt"
    span = (start, start + len(quote))
    return (made(Evidence, file=file, span=span, quote=quote, rule="number", place=None),)


def _work(at: int, count: int) -> Work:
    value = f"甲政发〔{1990 + at % 33}〕{at}号"
    number = None if at % 20 == 7 else Stated(value=value, evidence=_words(at, value))
    title = "甲市供水条例" if number is None else f"关于印发第{at}号行动计划的通知"
    # The later in the chain of repeals, the later issued; the others anyhow.
    days = at * _DAYS // count if at % 10 == 0 else at * 7919 % _DAYS
    first = _FIRST + dt.timedelta(days)
    last = first + dt.timedelta(90 * (at % 5 == 1))
    words = _words(at, f"自{first.isoformat()}起施行")
    begins = Period(earliest=first, latest=last, basis="stated", evidence=words)
    ends = first + dt.timedelta(1826)
    return made(
        Work,
        id=_id(at),
        number=number,
        title=title,
        names=(title,),
        issuer=f"甲{at % 300}市人民政府",
        date=Stated(value=first.isoformat(), evidence=words),
        year=first.year,
        held=at % 3 > 0,
        series=None,
        part_of=_id(at - 1) if at % 50 == 9 else None,
        begins=None if at % 11 == 5 else begins,
        expires=Period(earliest=ends, latest=ends, basis="stated") if at % 17 == 3 else None,
        expressions=(),
        identity=(),
    )


def _relation(at: int, count: int) -> Relation:
    source, target = at * 104_729 % count, (at * 15_485_863 + 11) % count
    kind = _KINDS[at % len(_KINDS)]
    if at % 20 == 0 and at // 20 * 10 + 10 < count:
        source, target, kind = at // 20 * 10 + 10, at // 20 * 10, "repeals"
    elif at % 20 == 1:
        target, kind = at % _LAWS, "based_on"
    elif at % 20 in (2, 3):
        target, kind = 1, "cites"
    elif at % 20 == 4:
        kind = "repeals"
    elif at % 20 == 5:
        source, kind = (target + 1) % count, "follows"
    scope = "partial" if at % 40 == 4 else "whole"
    return made(
        Relation,
        id=f"relation-{at:07}",
        source=_id(source),
        target=_id(target),
        kind=kind,
        basis="stated",
        scope=scope,
        provisions="第三条" if scope == "partial" else "",
        evidence=_words(at, f"《关于印发第{target}号行动计划的通知》同时废止"),
        score=1.0,
        ends=None,
    )
