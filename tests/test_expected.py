"""The facts that five real pages, and the five of our own in their shapes, must give."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from lineage.graph import in_force
from lineage.language.folding import fold
from lineage.models import Alignment, Document, Evidence, Lineage, Match, Work
from lineage.pipeline import analyse

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "beijing"
PAGES = os.environ.get("LINEAGE_PAGES", "")
"""The folder of the real pages, which this repository does not hold."""

N2020, N2021 = "京政办发〔2020〕8号", "京政办发〔2021〕3号"
N2023, N2025 = "京政办发〔2023〕4号", "京政办发〔2025〕3号"
SCHEME = "北京市关于构建现代环境治理体系的实施方案"
GUIDANCE = "关于构建现代环境治理体系的指导意见"


@cache
def _analyse(folder: Path) -> Lineage:
    return analyse([folder])


@pytest.fixture(params=[str(FIXTURES), PAGES], ids=["fixtures", "pages"])
def folder(request: pytest.FixtureRequest) -> Path:
    if not request.param:
        pytest.skip("LINEAGE_PAGES names no folder that holds the five real pages")
    path = Path(request.param)
    if not path.is_dir():
        missing = f"LINEAGE_PAGES names {path}, and there is no such folder"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return path


@pytest.fixture
def lineage(folder: Path) -> Lineage:
    return _analyse(folder)


def _name(work: Work) -> str:
    return work.number.value if work.number else work.title


def _works(lineage: Lineage) -> dict[str, Work]:
    return {_name(work): work for work in lineage.works}


def _names(lineage: Lineage, ids: Iterable[str]) -> list[str]:
    by_id = {work.id: _name(work) for work in lineage.works}
    return [by_id[id_] for id_ in ids]


def _document(lineage: Lineage, number: str, kind: str) -> Document:
    work = _works(lineage)[number]
    ids = [e.documents[0] for e in work.expressions if e.kind == kind]
    return next(document for document in lineage.documents if document.id in ids)


def _alignment(lineage: Lineage, old: Document, new: Document) -> Alignment:
    return next(a for a in lineage.alignments if (a.old, a.new) == (old.id, new.id))


def _pairs(matches: Iterable[Match]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(match.old, match.new) for match in matches}


def _assert_stands(folder: Path, evidence: Evidence) -> None:
    text = (folder / evidence.file).read_text("utf-8")
    start, end = evidence.span
    assert "".join(text[start:end].split()) == "".join(evidence.quote.split())
    assert evidence.quote


def test_four_works_are_held_and_the_others_known_by_mention(lineage: Lineage) -> None:
    works = _works(lineage)
    held = {name for name, work in works.items() if work.held}
    assert held == {N2020, N2023, N2025, SCHEME}
    mentioned = {name for name, work in works.items() if not work.held and not work.part_of}
    assert {N2021, GUIDANCE} <= mentioned
    annexes = [w for w in lineage.works if w.part_of == works[N2020].id and not w.held]
    titles = " ".join(work.title for work in annexes)
    assert all(name in titles for name in ("blue sky", "green water", "pure land"))


def test_each_work_is_held_as_what_it_is(lineage: Lineage) -> None:
    works = _works(lineage)
    held_as = {
        name: sorted((e.language, e.kind) for e in works[name].expressions)
        for name in (N2020, N2023, N2025, SCHEME)
    }
    assert held_as == {
        N2020: [("en", "translation")],
        N2023: [("en", "summary")],
        N2025: [("en", "summary"), ("zh", "original")],
        SCHEME: [("zh", "original")],
    }
    assert [len(e.documents) for e in works[SCHEME].expressions] == [2]


def test_days_are_known_as_far_as_the_pages_tell(lineage: Lineage) -> None:
    works = _works(lineage)
    days = {name: work.date.value if work.date else None for name, work in works.items()}
    assert days[N2020] == "2020-02-03"
    assert days[N2025] == "2025-01-24"
    assert days[SCHEME] == "2021-03-10"
    assert (days[N2023], works[N2023].year) == (None, 2023)
    assert (days[N2021], works[N2021].year) == (None, 2021)
    assert works[GUIDANCE].year is None
    original = _document(lineage, N2025, "original")
    assert original.published is not None
    assert original.published.value == "2025-01-26"
    translation = _document(lineage, N2020, "translation")
    assert translation.published is not None
    assert translation.published.value == "2020-02-13"


def test_the_number_of_the_summary_is_inferred_from_the_notice_that_cites_it(
    lineage: Lineage, folder: Path
) -> None:
    work = _works(lineage)[N2023]
    assert work.number is not None
    assert work.number.basis == "inferred"
    texts = {document.file: document for document in lineage.documents}
    citing = {e.file for e in work.number.evidence}
    assert citing & {_document(lineage, N2025, "original").file}
    assert citing <= set(texts)
    for evidence in work.number.evidence:
        _assert_stands(folder, evidence)


def test_three_repeals_are_stated_and_none_invented(lineage: Lineage, folder: Path) -> None:
    repeals = [r for r in lineage.relations if r.kind == "repeals"]
    pairs = {tuple(_names(lineage, (r.source, r.target))) for r in repeals}
    assert pairs == {(N2025, N2023), (N2023, N2020), (N2023, N2021)}
    for relation in repeals:
        assert (relation.basis, relation.scope) == ("stated", "whole")
        assert relation.evidence
        for evidence in relation.evidence:
            _assert_stands(folder, evidence)
    [first] = [r for r in repeals if _names(lineage, [r.source]) == [N2025]]
    assert "废止" in first.evidence[0].quote


def test_the_scheme_implements_the_guidance_and_three_notices_issue_a_plan(
    lineage: Lineage,
) -> None:
    found = {
        (r.kind, *_names(lineage, (r.source, r.target)))
        for r in lineage.relations
        if r.kind in {"implements", "issues"}
    }
    assert ("implements", SCHEME, GUIDANCE) in found
    assert {source for kind, source, _ in found if kind == "issues"} >= {N2020, N2023, N2025}


def test_years_without_a_text_are_gaps_and_no_edge_is_invented(lineage: Lineage) -> None:
    works = _works(lineage)
    gaps = {gap.year: gap.mentioned for gap in lineage.gaps}
    assert gaps == {2021: works[N2021].id, 2022: None, 2024: None}
    [series] = lineage.series
    assert _names(lineage, series.works) == [N2020, N2021, N2023, N2025]
    assert not [work for work in lineage.works if work.year in {2022, 2024}]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-06-01", {N2020, N2021, SCHEME}),
        ("2024-01-01", {N2023, SCHEME}),
        ("2025-02-01", {N2025, SCHEME}),
    ],
)
def test_what_was_in_force_is_answered_with_its_reason_and_its_words(
    lineage: Lineage, folder: Path, day: str, expected: set[str]
) -> None:
    answer = in_force(lineage.works, lineage.relations, dt.date.fromisoformat(day))
    assert set(_names(lineage, (each.work for each in answer.in_force))) == expected
    assert GUIDANCE in _names(lineage, (each.work for each in answer.unknown))
    for each in (*answer.in_force, *answer.not_in_force, *answer.unknown):
        assert each.reason
        assert each.evidence
        for evidence in each.evidence:
            _assert_stands(folder, evidence)


def test_the_copies_of_the_scheme_differ_in_nothing_but_their_length(lineage: Lineage) -> None:
    [expression] = _works(lineage)[SCHEME].expressions
    fullest, other = expression.documents
    [alignment] = [a for a in lineage.alignments if {a.old, a.new} == {fullest, other}]
    assert {match.text for match in alignment.matches} == {"identical"}
    assert (alignment.dropped, alignment.added) == ((), ())
    assert {place.partition(":")[2] for place in alignment.not_comparable} >= {"4/10", "4/11"}
    matches = {match.id for match in alignment.matches}
    changes = [change for change in lineage.changes if change.match in matches]
    assert len(changes) == len(matches)
    assert {edit.op for change in changes for edit in change.edits} == {"equal"}
    assert not [fact for change in changes for fact in change.facts]
    assert any(change.not_in_old or change.not_in_new for change in changes)
    documents = {document.id: document for document in lineage.documents}
    assert not documents[fullest].complete
    assert not documents[other].complete


def test_points_go_on_as_the_table_says(lineage: Lineage) -> None:
    first = _document(lineage, N2020, "translation")
    second = _document(lineage, N2023, "summary")
    third = _document(lineage, N2025, "original")
    points = {"1", "2", "3", "4", "5"}

    def joined(old: Document, new: Document) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
        matches = _alignment(lineage, old, new).matches
        return {pair for pair in _pairs(matches) if points & {*pair[0], *pair[1]}}

    assert joined(first, second) == {
        (("1",), ("1",)),
        (("2", "3"), ("2",)),
        (("4",), ("3",)),
        (("5",), ("4",)),
    }
    assert joined(second, third) == {((n,), (n,)) for n in "1234"}


def test_second_and_third_point_of_2020_lead_to_the_second_of_2025(lineage: Lineage) -> None:
    works = _works(lineage)
    for address in ("2", "3"):
        [thread] = [
            t
            for t in lineage.threads
            if any(s.work == works[N2020].id and address in s.addresses for s in t.steps)
        ]
        steps = {step.work: step.addresses for step in thread.steps}
        assert steps[works[N2023].id] == ("2",)
        assert steps[works[N2025].id] == ("2",)


def test_the_repeal_sentence_is_matched_with_no_point(lineage: Lineage) -> None:
    for alignment in lineage.alignments:
        for match in alignment.matches:
            roles = {"closing" in address for address in (*match.old, *match.new)}
            assert len(roles) == 1


def test_the_summary_is_contradicted_and_the_original_named_as_deciding(
    lineage: Lineage, folder: Path
) -> None:
    [finding] = [f for f in lineage.findings if f.status == "contradicted"]
    assert _names(lineage, [finding.work]) == [N2025]
    assert finding.kind == "deadline"
    assert "15th" in finding.summary
    assert "每月第三个工作日前" in fold(finding.original)
    assert "original" in finding.message
    assert "decides" in finding.message
    assert len(finding.evidence) == 2
    for evidence in finding.evidence:
        _assert_stands(folder, evidence)


def test_the_changed_deadline_is_said_with_its_doubt(lineage: Lineage) -> None:
    old, new = _document(lineage, N2023, "summary"), _document(lineage, N2025, "original")
    alignment = _alignment(lineage, old, new)
    assert alignment.compares == "substance"
    assert alignment.note
    [match] = [m for m in alignment.matches if m.new == ("4",)]
    [change] = [c for c in lineage.changes if c.match == match.id]
    assert change.edits == ()
    [deadline] = [f for f in change.facts if f.kind == "deadline"]
    assert deadline.old is not None
    assert deadline.new is not None
    assert (deadline.old.value, deadline.new.value) == (
        "every-month:day-15",
        "every-month:workday-3",
    )
    assert deadline.doubt


def test_two_summaries_alone_show_no_change_of_the_deadline(lineage: Lineage) -> None:
    old, new = _document(lineage, N2023, "summary"), _document(lineage, N2025, "summary")
    alignment = _alignment(lineage, old, new)
    assert "summar" in alignment.note
    matches = {match.id for match in alignment.matches}
    facts = [f for c in lineage.changes if c.match in matches for f in c.facts]
    assert not [f for f in facts if f.kind == "deadline"]


def test_the_first_notice_names_no_monthly_report(lineage: Lineage) -> None:
    document = _document(lineage, N2020, "translation")
    assert not [f for f in document.facts if f.value.startswith("every-month")]


def test_the_monthly_report_is_new_against_the_first_notice_as_far_as_a_summary_tells(
    lineage: Lineage,
) -> None:
    old, new = _document(lineage, N2020, "translation"), _document(lineage, N2023, "summary")
    [match] = [m for m in _alignment(lineage, old, new).matches if m.old == ("5",)]
    assert match.new == ("4",)
    [change] = [c for c in lineage.changes if c.match == match.id]
    [deadline] = [f for f in change.facts if f.kind == "deadline"]
    assert (deadline.change, deadline.old) == ("added", None)
    assert deadline.new is not None
    assert deadline.new.value == "every-month:day-15"
    assert "machine summary" in deadline.doubt


def test_nothing_hangs_on_names_or_order_of_files(folder: Path, tmp_path: Path) -> None:
    renamed = {}
    for at, file in enumerate(sorted(folder.glob("*.txt"), reverse=True)):
        renamed[f"{at}-x.txt"] = file.name
        shutil.copy(file, tmp_path / f"{at}-x.txt")
    files = sorted(tmp_path.iterdir(), key=lambda path: path.name[::-1])
    result = analyse(files).model_dump_json()
    for new, old in renamed.items():
        result = result.replace(f'"{new}"', f'"{old}"')
    assert Lineage.model_validate_json(result) == analyse(sorted(folder.glob("*.txt")))
