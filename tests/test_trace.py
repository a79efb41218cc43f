from __future__ import annotations

import pytest

from lineage.models import Match
from lineage.rendering.trace import view_trace
from tests.lineages import D2025_EN, alignment, beijing, match

RESULT = beijing()


@pytest.mark.parametrize(
    ("text", "threads"),
    [
        ("第三个工作日", ["t-5"]),
        ("第 三个工作日", ["t-5"]),
        ("任务拆成步骤,逐项", ["t-2", "t-3"]),
        ("LORRIES AND DUST", ["t-3"]),
        ("压实责任", ["t-2", "t-3"]),
        ("no such words", []),
        ("", []),
    ],
)
def test_a_wording_leads_to_every_thread_that_holds_it(text: str, threads: list[str]) -> None:
    assert [thread.id for thread in view_trace(RESULT, text).threads] == threads


def test_a_thread_is_told_year_by_year_in_every_language() -> None:
    (thread,) = view_trace(RESULT, "第三个工作日").threads
    assert [step.year for step in thread.steps] == [2020, 2023, 2025]
    assert [step.clauses[0].language for step in thread.steps] == ["en", "en", "zh"]
    assert [step.clauses[0].holds for step in thread.steps] == [False, False, True]
    last = thread.steps[-1].clauses[0]
    assert (last.file, last.span, last.number) == ("2025.txt", (400, 416), "京政办发〔2025〕3号")


def test_a_summary_leads_to_the_thread_of_the_clause_it_goes_with() -> None:
    beside: Match = match("m-20", ("p4",), ("p4",))
    joined = alignment("al-4", D2025_EN.id, "d-2025", beside)
    result = RESULT.model_copy(update={"alignments": (*RESULT.alignments, joined)})
    result = result.model_copy(
        update={"documents": tuple(each for each in result.documents if each.id != "d-2023")}
        | {
            "threads": (
                result.threads[4].model_copy(update={"steps": result.threads[4].steps[2:]}),
            )
        }
    )
    result = result.model_copy(
        update={"works": tuple(each for each in result.works if each.id != "w-2023")}
    )
    view = view_trace(result, "by the 15th")
    assert [thread.id for thread in view.threads] == ["t-5"]
    assert [place.document for place in view.threads[0].also_in] == ["d-2025-en"]
    assert not view.clauses


def test_clauses_of_works_in_no_series_stand_alone() -> None:
    view = view_trace(RESULT, "公开环境信息")
    assert not view.threads
    (clause,) = view.clauses
    assert (clause.file, clause.address, clause.work) == ("web.txt", "p3", "w-scheme")
