from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, cast

import pytest

from lineage import pipeline
from lineage.digest import stable_id
from lineage.errors import NothingToReadError, ReadingError
from lineage.models import (
    Alignment,
    Change,
    Clause,
    Document,
    Evidence,
    Expression,
    Fact,
    FactChange,
    Finding,
    Lineage,
    Match,
    Series,
    Source,
    Stated,
    Thread,
    ThreadStep,
    Work,
)
from lineage.models.document import Language, TextKind

# A page of these tests is one line: its year, its kind, its language, and its only clause.
PAGES = {
    "2020 translation en": "Every district shall report its progress each quarter.",
    "2023 summary en": "Districts must report their progress by the 15th of each month.",
    "2025 original zh": "各区每月第三个工作日前报送工作进展情况。",
    "2025 summary en": "Districts should report progress by the 15th of each month.",
}
RANKS = ("original", "translation", "summary")


class FakeIdentity(NamedTuple):
    works: tuple[Work, ...]
    relations: tuple[()]
    series: tuple[Series, ...]
    gaps: tuple[()]
    conflicts: tuple[()]
    readings: tuple[Document, ...] = ()


def fake_extract(source: Source) -> tuple[Document, ...]:
    return tuple(
        document_of(source, source.text[each.start : each.end], part, each.start)
        for part, each in enumerate(source.paragraphs, start=1)
    )


def document_of(source: Source, line: str, part: int, start: int) -> Document:
    year, kind, language, words = line.split(" ", 3)
    span = source.place(start + len(line) - len(words), start + len(line))
    evidence = Evidence(file=source.file, span=span, quote=words, rule="test")
    name = stable_id("d", line)
    value = "every-month:day-15" if "15th" in words else "every-month:workday-3"
    fact = Fact(
        id=stable_id("f", name),
        kind="deadline",
        value=value,
        unit="",
        comparator="by",
        subject="",
        clause="p1",
        within=(0, len(words)),
        evidence=evidence,
    )
    clause = Clause(
        address="p1",
        parent=None,
        kind="point",
        label="一是",
        number="1",
        heading="",
        text=words,
        span=span,
        label_span=(span[0], span[0]),
    )
    return Document(
        id=name,
        file=source.file,
        part=part,
        span=span,
        language=cast("Language", language),
        kind=cast("TextKind", kind),
        title=None,
        number=Stated(value=year),
        number_value=None,
        issuer=None,
        signed=None,
        published=None,
        effective=None,
        clauses=(clause,),
        references=(),
        facts=(fact,),
    )


def fake_identify(documents: Sequence[Document]) -> FakeIdentity:
    years = sorted({document.number.value for document in documents if document.number})
    works = tuple(work_of(year, documents) for year in years)
    series = Series(
        id="s", title="plans", issuer="", works=tuple(work.id for work in works), reason="test"
    )
    return FakeIdentity(works, (), (series,), (), ())


def work_of(year: str, documents: Sequence[Document]) -> Work:
    own = [each for each in documents if each.number and each.number.value == year]
    own.sort(key=lambda each: (RANKS.index(each.kind), each.language, each.id))
    expressions = tuple(
        Expression(
            id=f"{year}-{kind}-{language}",
            kind=kind,
            language=language,
            documents=tuple(each.id for each in copies),
        )
        for (kind, language), copies in itertools.groupby(own, lambda x: (x.kind, x.language))
    )
    return Work(
        id=f"w{year}",
        number=None,
        title=year,
        names=(),
        issuer="",
        date=None,
        year=int(year),
        held=True,
        series="s",
        part_of=None,
        begins=None,
        expires=None,
        expressions=expressions,
    )


def fake_align(old: Document, new: Document) -> Alignment:
    shape: Literal["one-to-one"] = "one-to-one"
    match = Match(
        id=stable_id("m", old.id, new.id),
        old=("p1",),
        new=("p1",),
        text=None,
        number="kept",
        position="kept",
        shape=shape,
        score=1.0,
        basis="test",
    )
    return Alignment(
        id=stable_id("a", old.id, new.id),
        old=old.id,
        new=new.id,
        scorer="test",
        compares="substance",
        note="",
        matches=(match,),
        dropped=(),
        added=(),
        not_comparable=(),
    )


def fake_compare(old: Document, new: Document, alignment: Alignment) -> tuple[Change, ...]:
    (match,) = alignment.matches
    changed = FactChange(
        id=stable_id("c", match.id),
        kind="deadline",
        old=old.facts[0],
        new=new.facts[0],
        change="replaced",
    )
    return (
        Change(
            match=match.id,
            compares="substance",
            edits=(),
            not_in_old="",
            not_in_new="",
            facts=(changed,),
        ),
    )


def fake_audit(
    summary: Document, text: Document, alignment: Alignment, work_id: str
) -> tuple[Finding, ...]:
    return (
        Finding(
            id=stable_id("x", alignment.id),
            work=work_id,
            status="contradicted",
            kind="deadline",
            summary=summary.clauses[0].text,
            original=text.clauses[0].text,
            message="the original says otherwise",
            evidence=(summary.facts[0].evidence, text.facts[0].evidence),
        ),
    )


def fake_follow(
    series: Series, steps: Sequence[tuple[Work, Document]], alignments: Sequence[Alignment]
) -> tuple[Thread, ...]:
    assert [(each.old, each.new) for each in alignments] == [
        (old.id, new.id) for (_, old), (_, new) in itertools.pairwise(steps)
    ]
    return (
        Thread(
            id="t",
            series=series.id,
            name="reporting",
            steps=tuple(
                ThreadStep(
                    work=work.id,
                    year=work.year,
                    document=document.id,
                    addresses=("p1",),
                    events=("continued",),
                    match=None,
                )
                for work, document in steps
            ),
        ),
    )


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in (fake_extract, fake_identify, fake_align, fake_compare, fake_audit, fake_follow):
        monkeypatch.setattr(pipeline, stage.__name__.removeprefix("fake_"), stage)


def write(folder: Path, pages: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(*heads: str) -> str:
    return "\n\n".join(f"{head} {PAGES[head]}" for head in heads)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "b.txt": page("2025 summary en", "2025 original zh"),
        "a.txt": page("2023 summary en"),
        "c.txt": page("2020 translation en"),
    }
    return write(tmp_path / "pages", pages)


def described(found: Lineage) -> list[tuple[str, str]]:
    names = {
        document.id: f"{document.number and document.number.value} {document.kind}"
        for document in found.documents
    }
    return [(names[each.old], names[each.new]) for each in found.alignments]


def test_neighbours_same_kinds_and_summaries_are_compared(folder: Path) -> None:
    assert described(pipeline.analyse([folder])) == [
        ("2020 translation", "2023 summary"),
        ("2023 summary", "2025 original"),
        ("2023 summary", "2025 summary"),
        ("2025 summary", "2025 original"),
    ]


def test_a_summary_is_audited_against_the_text_that_decides(folder: Path) -> None:
    (finding,) = pipeline.analyse([folder]).findings
    assert (finding.work, finding.summary) == ("w2025", PAGES["2025 summary en"])


def test_each_further_copy_is_compared_with_the_fullest(tmp_path: Path) -> None:
    same = page("2025 original zh")
    found = pipeline.analyse([write(tmp_path, {"a.txt": same, "b.txt": same})])
    (alignment,) = found.alignments
    assert found.works[0].expressions[0].documents == (alignment.new, alignment.old)
    assert not found.findings


def test_files_with_the_same_words_stand_side_by_side(tmp_path: Path) -> None:
    same = page("2025 original zh", "2025 summary en")
    found = pipeline.analyse([write(tmp_path, dict.fromkeys(("a.txt", "b.txt", "c.txt"), same))])
    documents = [document.id for document in found.documents]
    facts = [fact.id for document in found.documents for fact in document.facts]
    assert len(set(documents)) == len(set(facts)) == 6
    assert {document.file for document in found.documents} == {"a.txt", "b.txt", "c.txt"}


def test_threads_follow_the_deciding_documents(folder: Path) -> None:
    (thread,) = pipeline.analyse([folder]).threads
    assert [step.year for step in thread.steps] == [2020, 2023, 2025]


def test_a_change_that_rests_on_a_contradicted_summary_is_doubted(folder: Path) -> None:
    found = pipeline.analyse([folder])
    doubts = [fact.doubt for change in found.changes for fact in change.facts]
    original = PAGES["2025 original zh"]
    assert doubts[0] == ""
    assert "the summary of the work beside it gives the same value" in doubts[1]
    assert original in doubts[1]
    assert doubts[2].count(original) == 2


def test_two_texts_of_one_work_are_audited_and_nothing_is_said_to_have_changed(
    folder: Path,
) -> None:
    found = pipeline.analyse([folder])
    assert found.findings
    [last] = [work for work in found.works if work.year == 2025]
    texts = {name for expression in last.expressions for name in expression.documents}
    audited = [each for each in found.alignments if {each.old, each.new} <= texts]
    inside = {match.id for alignment in audited for match in alignment.matches}
    assert inside
    assert not [c for c in found.changes if c.match in inside and c.facts]


def test_renaming_and_shuffling_files_changes_their_names_alone(
    folder: Path, tmp_path: Path
) -> None:
    first = pipeline.analyse([folder]).model_dump_json()
    files = sorted(folder.iterdir())
    for number, order in enumerate(itertools.permutations(range(len(files)))):
        renamed = {
            f"{place}{number}.txt": files[which].read_text(encoding="utf-8")
            for place, which in enumerate(order)
        }
        where = write(tmp_path / f"renamed{number}", renamed)
        paths = [where / name for name in reversed(renamed)]
        result = pipeline.analyse(paths).model_dump_json()
        for place, which in enumerate(order):
            result = result.replace(f'"{place}{number}.txt"', f'"{files[which].name}"')
        assert result == first


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "zeros.txt").write_bytes(bytes(64))
    found = pipeline.analyse([folder, folder / "absent.txt"])
    assert len(found.works) == 3
    assert [failure.file.rpartition("/")[2] for failure in found.failures] == [
        "absent.txt",
        "empty.txt",
        "zeros.txt",
    ]
    assert all(failure.message and failure.advice for failure in found.failures)


def test_nothing_to_read_is_an_error_that_names_every_failure(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "", "b.txt": " \n"})
    with pytest.raises(NothingToReadError, match="none of these 2") as caught:
        pipeline.analyse([tmp_path])
    assert [note.partition(":")[0] for note in caught.value.__notes__] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["absent.txt", "empty.txt", "folder"])
def test_one_unreadable_path_is_itself_the_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NothingToReadError, match=name):
        pipeline.survey([tmp_path / name])


def test_progress_is_told_from_nothing_to_all(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.analyse([folder], lambda *step: told.append(step))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["reading", "extraction", "identity", "alignment", "comparison", "threads"]
    assert [step for step in told if step[0] == "reading"] == [
        ("reading", done, 3) for done in range(4)
    ]


def test_a_survey_compares_nothing(folder: Path) -> None:
    found = pipeline.survey([folder])
    assert (len(found.works), found.alignments, found.changes) == (3, (), ())


def test_a_pair_is_made_of_the_deciding_documents(folder: Path) -> None:
    pair = pipeline.analyse_pair(folder / "a.txt", folder / "b.txt")
    assert (pair.old.kind, pair.new.kind) == ("summary", "original")
    assert (pair.alignment.old, pair.alignment.new) == (pair.old.id, pair.new.id)
    assert len(pair.changes) == 1


def test_files_of_one_name_are_told_apart_in_a_pair(folder: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"a.txt": page("2020 translation en")})
    pair = pipeline.analyse_pair(other / "a.txt", folder / "a.txt")
    assert pair.old.file != pair.new.file


def test_a_pair_needs_two_files_with_documents(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NothingToReadError, match="folder"):
        pipeline.analyse_pair(folder, folder / "a.txt")
    monkeypatch.setattr(pipeline, "extract", lambda _: ())
    with pytest.raises(ReadingError, match="no document"):
        pipeline.analyse_pair(folder / "a.txt", folder / "b.txt")


def test_a_work_only_named_has_no_deciding_document() -> None:
    assert pipeline.deciding_document(work_of("2021", []), {}) is None
