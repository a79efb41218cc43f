"""Results made by hand, for what draws and writes them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from lineage.models import (
    Alignment,
    Change,
    Clause,
    Conflict,
    Document,
    Edit,
    Evidence,
    Expression,
    Fact,
    FactChange,
    Finding,
    Gap,
    Issue,
    Lineage,
    Match,
    Period,
    Relation,
    Segment,
    Series,
    Source,
    Stated,
    Thread,
    ThreadStep,
    Work,
)

TextKind = Literal["original", "translation", "summary"]


def quote(file: str, words: str, start: int = 0, rule: str = "test") -> Evidence:
    return Evidence(file=file, span=(start, start + len(words)), quote=words, rule=rule)


def stated(value: str, file: str = "a.txt") -> Stated:
    return Stated(value=value, evidence=(quote(file, value),))


def day(year: int, month: int, date: int) -> Period:
    known = dt.date(year, month, date)
    return Period(earliest=known, latest=known, basis="stated", evidence=())


def within(year: int) -> Period:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Period(earliest=first, latest=last, basis="inferred", evidence=())


def point(number: int, label: str, heading: str, text: str, **more: object) -> Clause:
    values: dict[str, object] = {
        "address": f"p{number}",
        "parent": None,
        "kind": "point",
        "label": label,
        "number": str(number),
        "heading": heading,
        "text": text,
        "span": (100 * number, 100 * number + len(text)),
        "label_span": (100 * number - len(label), 100 * number),
    }
    return Clause.model_validate(values | more)


def document(
    identity: str,
    file: str,
    language: Literal["zh", "en"],
    kind: TextKind,
    clauses: tuple[Clause, ...],
    **more: object,
) -> Document:
    values: dict[str, object] = {
        "id": identity,
        "file": file,
        "part": 0,
        "span": (0, 2000),
        "language": language,
        "kind": kind,
        "title": None,
        "number": None,
        "number_value": None,
        "issuer": None,
        "signed": None,
        "published": None,
        "effective": None,
        "clauses": clauses,
        "references": (),
        "facts": (),
    }
    return Document.model_validate(values | more)


def work(identity: str, title: str, year: int | None, **more: object) -> Work:
    values: dict[str, object] = {
        "id": identity,
        "number": None,
        "title": title,
        "names": (title,),
        "issuer": "",
        "date": None,
        "year": year,
        "held": False,
        "series": None,
        "part_of": None,
        "begins": None,
        "expires": None,
        "expressions": (),
    }
    return Work.model_validate(values | more)


def expression(kind: TextKind, language: Literal["zh", "en"], *documents: str) -> Expression:
    return Expression(id=f"e-{documents[0]}", kind=kind, language=language, documents=documents)


def relation(source: str, target: str, kind: str, **more: object) -> Relation:
    values: dict[str, object] = {
        "id": f"r-{source}-{kind}-{target}",
        "source": source,
        "target": target,
        "kind": kind,
        "basis": "stated",
        "scope": "whole",
        "provisions": "",
        "evidence": (quote("2025.txt", "同时废止", 900),),
        "score": 1.0,
    }
    return Relation.model_validate(values | more)


def match(identity: str, old: tuple[str, ...], new: tuple[str, ...], **more: object) -> Match:
    values: dict[str, object] = {
        "id": identity,
        "old": old,
        "new": new,
        "text": None,
        "number": "kept",
        "position": "kept",
        "shape": "one-to-one",
        "score": 0.71,
        "basis": "lexicon",
        "reasons": ("shared words: publicity, public", "best rival p4 at 0.22"),
    }
    return Match.model_validate(values | more)


def alignment(identity: str, old: str, new: str, *matches: Match, **more: object) -> Alignment:
    values: dict[str, object] = {
        "id": identity,
        "old": old,
        "new": new,
        "scorer": "english",
        "compares": "substance",
        "note": "A machine summary is compared by topics and facts, not by wording.",
        "matches": matches,
        "dropped": (),
        "added": (),
        "not_comparable": (),
    }
    return Alignment.model_validate(values | more)


def deadline(identity: str, value: str, clause: str, words: str, file: str) -> Fact:
    return Fact(
        id=identity,
        kind="deadline",
        value=value,
        unit="",
        comparator="by",
        subject="progress report",
        clause=clause,
        within=(0, len(words)),
        evidence=quote(file, words, 700),
    )


def source(file: str, text: str = "text") -> Source:
    return Source(
        file=file,
        digest="0" * 64,
        encoding="utf-8",
        text=text,
        segments=(Segment(start=0, end=len(text), place=0),),
        paragraphs=(),
    )


def step(
    name: str, year: int, addresses: tuple[str, ...], *events: str, by: str = ""
) -> ThreadStep:
    values = {
        "work": f"w-{year}",
        "year": year,
        "document": name,
        "addresses": addresses,
        "events": events,
        "match": by or None,
    }
    return ThreadStep.model_validate(values)


D2020 = document(
    "d-2020",
    "2020.txt",
    "en",
    "translation",
    (
        point(1, "First", "", "Take a clear stand. Every district answers for its own air."),
        point(2, "Second", "", "Carry the duties out in full. Split each task into steps."),
        point(3, "The third is", "", "Govern better. Treat lorries and dust at the source."),
        point(4, "Fourth", "", "Tell the public. Explain the policy and answer what people ask."),
        point(5, "Fifth", "", "Inspect and assess strictly. Who fails to deliver answers for it."),
    ),
)
D2023 = document(
    "d-2023",
    "2023.txt",
    "en",
    "summary",
    (
        point(1, "Firstly", "", "Keep a high stand. The year is a key one for the five-year plan."),
        point(2, "Secondly", "", "Carry the plan out in full and govern in a modern way."),
        point(3, "Thirdly", "", "Strengthen publicity and make violations known."),
        point(4, "Fourthly", "", "Inspect strictly. Report progress by the 15th of each month."),
    ),
    facts=(deadline("f-23", "every-month:15", "p4", "by the 15th of each month", "2023.txt"),),
)
D2025 = document(
    "d-2025",
    "2025.txt",
    "zh",
    "original",
    (
        point(1, "一是", "深化认识，提高站位", "各区要把空气质量当作自己的事。"),
        point(2, "二是", "压实责任，狠抓落实", "各单位把任务拆成步骤，逐项落实。"),
        point(3, "三是", "做好宣传，共治共享", "解读政策，回应群众关心的问题。"),
        point(4, "四是", "强化督考，提升效能", "每月第三个工作日前报送进展情况。"),
    ),
    facts=(deadline("f-25", "every-month:workday-3", "p4", "每月第三个工作日前", "2025.txt"),),
    parallel=("d-2025-en",),
)
D2025_EN = document(
    "d-2025-en",
    "2025.txt",
    "en",
    "summary",
    (point(4, "(5)", "", "Report progress by the 15th of each month."),),
    parallel=("d-2025",),
)
SCHEME = (
    point(1, "（一）", "落实主体责任", "各级政府对本地区的环境负责。"),
    point(2, "（二）", "完善工作机制", "市里管总，区里抓落实，街道管巡查。"),
    point(3, "（三）", "公开环境信息", "重点单位公开排放数据。"),
)
SCHEME_WEB = document("d-web", "web.txt", "zh", "original", SCHEME)
SCHEME_PDF = document(
    "d-pdf",
    "pdf.txt",
    "zh",
    "original",
    (*SCHEME[:1], SCHEME[1].model_copy(update={"text": "市里管总，区里抓", "cut": True})),
    incomplete=(quote("pdf.txt", "预览已结束", 400, "preview notice"),),
)

TO_2023 = alignment(
    "al-1",
    "d-2020",
    "d-2023",
    match("m-1", ("p1",), ("p1",)),
    match("m-2", ("p2", "p3"), ("p2",), shape="merged", number="changed", uncertain=True),
    match("m-3", ("p4",), ("p3",), number="changed"),
    match("m-4", ("p5",), ("p4",), number="changed"),
)
TO_2025 = alignment(
    "al-2",
    "d-2023",
    "d-2025",
    *(match(f"m-{n + 4}", (f"p{n}",), (f"p{n}",)) for n in range(1, 5)),
    scorer="bilingual",
)
COPIES = alignment(
    "al-3",
    "d-web",
    "d-pdf",
    match("m-9", ("p1",), ("p1",), text="identical", score=1.0, basis="wording"),
    match("m-10", ("p2",), ("p2",), text="identical", score=1.0, basis="wording", cut=True),
    compares="wording",
    note="",
    not_comparable=("old:p3",),
)
REPORTING = FactChange(
    id="fc-1",
    kind="deadline",
    old=D2023.facts[0],
    new=D2025.facts[0],
    change="replaced",
    doubt="only a machine summary states the old value, and the 2025 summary errs the same way",
)


def changed(identity: str, facts: tuple[FactChange, ...] = ()) -> Change:
    return Change(
        match=identity, compares="substance", edits=(), not_in_old="", not_in_new="", facts=facts
    )


def beijing() -> Lineage:
    """Four works held and three named, one merge, one contradicted summary, two copies."""
    series = "s-1"
    works = (
        work(
            "w-2020",
            "Notice on the 2020 plan for clean air, water and soil",
            2020,
            number=stated("京政办发〔2020〕8号", "2020.txt"),
            date=stated("2020-02-03", "2020.txt"),
            held=True,
            series=series,
            begins=day(2020, 2, 3),
            expressions=(expression("translation", "en", "d-2020"),),
        ),
        work("w-2021", "关于印发2021年行动计划的通知", 2021, series=series, begins=within(2021)),
        work(
            "w-2023",
            "Notice on the 2023 plan",
            2023,
            number=stated("京政办发〔2023〕4号", "2025.txt"),
            held=True,
            series=series,
            begins=within(2023),
            expressions=(expression("summary", "en", "d-2023"),),
        ),
        work(
            "w-2025",
            "关于印发《推进美丽北京建设 2025年行动计划》的通知",
            2025,
            number=stated("京政办发〔2025〕3号", "2025.txt"),
            date=stated("2025-01-24", "2025.txt"),
            held=True,
            series=series,
            begins=day(2025, 1, 24),
            expressions=(
                expression("original", "zh", "d-2025"),
                expression("summary", "en", "d-2025-en"),
            ),
        ),
        work(
            "w-scheme",
            "北京市关于构建现代环境治理体系的实施方案",
            2021,
            date=stated("2021-03-10", "web.txt"),
            held=True,
            begins=day(2021, 3, 10),
            expressions=(expression("original", "zh", "d-web", "d-pdf"),),
        ),
        work("w-opinion", "关于构建现代环境治理体系的指导意见", None),
        work("w-annex", "2020 action plan for blue sky", 2020, part_of="w-2020"),
    )
    relations = (
        relation("w-2025", "w-2023", "repeals"),
        relation("w-2023", "w-2020", "repeals"),
        relation("w-2023", "w-2021", "repeals"),
        relation("w-scheme", "w-opinion", "implements"),
        relation("w-annex", "w-2020", "annex_of"),
        relation("w-2023", "w-2020", "follows", basis="inferred", evidence=(), score=0.8),
    )
    threads = (
        thread(1, "p1", "p1", "p1"),
        thread(2, "p2", "p2", "p2", merged=True),
        thread(3, "p3", "p2", "p2", merged=True),
        thread(4, "p4", "p3", "p3"),
        thread(5, "p5", "p4", "p4"),
    )
    return Lineage(
        sources=tuple(
            source(f) for f in ("2020.txt", "2023.txt", "2025.txt", "pdf.txt", "web.txt")
        ),
        documents=(D2020, D2023, D2025, D2025_EN, SCHEME_WEB, SCHEME_PDF),
        works=works,
        relations=relations,
        series=(
            Series(
                id=series,
                title="污染防治攻坚战行动计划",
                issuer="北京市人民政府办公厅",
                works=("w-2020", "w-2021", "w-2023", "w-2025"),
                reason="one issuer, one title but for the year",
            ),
        ),
        gaps=(
            Gap(series=series, year=2021, mentioned="w-2021"),
            Gap(series=series, year=2022, mentioned=None),
            Gap(series=series, year=2024, mentioned=None),
        ),
        conflicts=(
            Conflict(
                id="c-1",
                rule="two dates of signature",
                message="two copies give different dates of signature",
                works=("w-scheme",),
                evidence=(quote("web.txt", "2021年3月10日", 50),),
            ),
        ),
        alignments=(TO_2023, TO_2025, COPIES),
        changes=(
            *(changed(each.id) for each in TO_2023.matches),
            *(
                changed(each.id, (REPORTING,) if each.id == "m-8" else ())
                for each in TO_2025.matches
            ),
            wording("m-9", ("equal", SCHEME[0].text)),
            wording("m-10", ("equal", "市里管总，区里抓"), not_in_new="落实，街道管巡查。"),
        ),
        threads=threads,
        findings=(
            Finding(
                id="fi-1",
                work="w-2025",
                status="contradicted",
                kind="deadline",
                summary="by the 15th of each month",
                original="每月第三个工作日前",
                message="the summary says “by the 15th of each month”, "
                "the original “每月第三个工作日前”: the original decides",
                evidence=(
                    quote("2025.txt", "by the 15th of each month", 40),
                    quote("2025.txt", "每月第三个工作日前", 700),
                ),
            ),
        ),
        issues=(
            Issue(
                rule="irregular ordinal",
                message="the third point opens with 'The third is'",
                advice="nothing to do",
                file="2020.txt",
                span=(300, 312),
            ),
        ),
        failures=(
            Issue(rule="empty file", message="the file is empty", advice="save it", file="e.txt"),
        ),
    )


def wording(identity: str, *runs: tuple[str, str], not_in_new: str = "") -> Change:
    edits = tuple(Edit.model_validate({"op": op, "text": text}) for op, text in runs)
    return Change(
        match=identity,
        compares="wording",
        edits=edits,
        not_in_old="",
        not_in_new=not_in_new,
        facts=(),
    )


def thread(number: int, first: str, second: str, third: str, *, merged: bool = False) -> Thread:
    to_2023 = next(each.id for each in TO_2023.matches if first in each.old)
    to_2025 = next(each.id for each in TO_2025.matches if second in each.old)
    events = ("continued", "merged") if merged else ("continued",)
    return Thread(
        id=f"t-{number}",
        series="s-1",
        name=D2020.clause(first).text.split(".")[0],
        steps=(
            step("d-2020", 2020, (first,), "born"),
            step("d-2023", 2023, (second,), *events, by=to_2023),
            step("d-2025", 2025, (third,), "continued", by=to_2025),
        ),
    )


def yearly(years: int = 6, clauses: int = 8) -> Lineage:
    """Return a series of full texts: each year one clause is edited, one dropped, one added."""
    documents: list[Document] = []
    works: list[Work] = []
    alignments: list[Alignment] = []
    changes: list[Change] = []
    first = 2020
    for index in range(years):
        year = first + index
        points = tuple(
            point(
                number,
                f"（{number}）",
                f"第{number + index}项工作",
                f"推进第{number + index}项工作，完成{10 * (index + 1)}个项目。",
            )
            for number in range(1, clauses + 1)
        )
        documents.append(document(f"d-{year}", f"{year}.txt", "zh", "original", points))
        works.append(
            work(
                f"w-{year}",
                f"清河市{year}年重点工作计划",
                year,
                number=stated(f"清政发〔{year}〕1号", f"{year}.txt"),
                date=stated(f"{year}-01-15", f"{year}.txt"),
                held=True,
                series="s-1",
                begins=day(year, 1, 15),
                expressions=(expression("original", "zh", f"d-{year}"),),
            )
        )
        if index:
            texts = ("edited", "identical", "rewritten")
            matches = tuple(
                match(
                    f"m-{year}-{number}",
                    (f"p{number + 1}",),
                    (f"p{number}",),
                    text=texts[number % 3],
                    number="changed",
                    score=0.93,
                    basis="wording",
                )
                for number in range(1, clauses)
            )
            alignments.append(
                alignment(
                    f"al-{year}",
                    f"d-{year - 1}",
                    f"d-{year}",
                    *matches,
                    compares="wording",
                    note="",
                    dropped=("p1",),
                    added=(f"p{clauses}",),
                )
            )
            changes.extend(
                wording(
                    each.id,
                    ("equal", "推进工作，完成"),
                    ("delete", f"{10 * index}"),
                    ("insert", f"{10 * (index + 1)}"),
                    ("equal", "个项目。"),
                )
                for each in matches
            )
    return Lineage(
        sources=tuple(source(each.file) for each in documents),
        documents=tuple(documents),
        works=tuple(works),
        relations=tuple(
            relation(
                f"w-{year}", f"w-{year - 1}", "repeals", scope="partial" if year % 2 else "whole"
            )
            for year in range(first + 1, first + years)
        ),
        series=(
            Series(
                id="s-1",
                title="清河市重点工作计划",
                issuer="清河市人民政府",
                works=tuple(each.id for each in works),
                reason="one issuer, one title but for the year",
            ),
        ),
        gaps=(),
        conflicts=(),
        alignments=tuple(alignments),
        changes=tuple(changes),
        threads=tuple(
            _falling(first, years, clauses, start) for start in range(1, clauses + years)
        ),
        findings=(),
        issues=(),
        failures=(),
    )


def _falling(first: int, years: int, clauses: int, start: int) -> Thread:
    steps: list[ThreadStep] = []
    for index in range(years):
        number = start - index
        if not 1 <= number <= clauses:
            continue
        year = first + index
        born = not steps
        by = "" if born else f"m-{year}-{number}"
        steps.append(step(f"d-{year}", year, (f"p{number}",), "born" if born else "edited", by=by))
    last = steps[-1].year or 0
    if last + 1 < first + years:
        steps.append(step(f"d-{last + 1}", last + 1, (), "dropped"))
    return Thread(id=f"t-{start}", series="s-1", name=f"第{start}项工作", steps=tuple(steps))


def crowded(count: int = 40) -> Lineage:
    """Return one year with many works that nothing joins."""
    works = tuple(
        work(f"w-{n}", f"关于第{n}项专门事项的通知" * (1 + n % 4), 2024, held=True)
        for n in range(count)
    )
    return empty().model_copy(update={"works": works})


def empty() -> Lineage:
    """Return the result of files that held no document."""
    return Lineage(
        sources=(),
        documents=(),
        works=(),
        relations=(),
        series=(),
        gaps=(),
        conflicts=(),
        alignments=(),
        changes=(),
        threads=(),
        findings=(),
        issues=(),
        failures=(),
    )
