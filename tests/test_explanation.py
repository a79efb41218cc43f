from __future__ import annotations

import pytest

from lineage.errors import UnknownIdError
from lineage.models import Series
from lineage.rendering.explanation import explain
from tests.lineages import beijing, yearly

RESULT = beijing()


@pytest.mark.parametrize(
    ("claim", "kind", "says", "quoted"),
    [
        ("w-2023", "work", "京政办发〔2023〕4号 Notice on the 2023 plan", "京政办发〔2023〕4号"),
        ("w-opinion", "work", "not held: known because another work names it", None),
        ("w-2020", "work", "Notice on the 2023 plan repeals 京政办发〔2020〕8号", "2020-02-03"),
        ("e-d-web", "expression", "pdf.txt, text 0: cut short", "各级政府对本地区的环境负责。"),
        ("d-pdf", "document", "number: unknown", "预览已结束"),
        (
            "f-23",
            "fact",
            "deadline: progress report by every-month:15",
            "by the 15th of each month",
        ),
        ("al-3", "alignment", "web.txt, text 0 → pdf.txt, text 0", "各级政府对本地区的环境负责。"),
        ("m-2", "match", "best rival p4 at 0.22", "Carry the plan out in full"),
        ("m-2", "match", "uncertain: a rival comes close", "Govern better."),
        ("m-10", "match", "one copy breaks off here", "市里管总，区里抓"),
        ("m-8", "match", "deadline replaced: every-month:15 → every-month:workday-3", "每月第三个"),
        ("fc-1", "fact change", "in doubt: only a machine summary", "每月第三个工作日前"),
        ("r-w-2025-repeals-w-2023", "relation", "2025年行动计划》的通知 repeals", "同时废止"),
        ("r-w-2023-follows-w-2020", "relation", "inferred, score 0.80", None),
        ("s-1", "series", "one issuer, one title but for the year", "京政办发〔2025〕3号"),
        ("c-1", "conflict", "two copies give different dates", "2021年3月10日"),
        ("t-5", "thread", "2020: p5 (born)", "每月第三个工作日前报送进展情况。"),
        ("fi-1", "finding", "contradicted, in 京政办发〔2025〕3号", "by the 15th of each month"),
    ],
)
def test_a_claim_is_said_and_led_back_to_its_words(
    claim: str, kind: str, says: str, quoted: str | None
) -> None:
    (found,) = explain(RESULT, claim).claims
    assert found.kind == kind
    assert any(says in line for line in found.says)
    quotes = [evidence.quote for evidence in found.evidence]
    assert (not quotes) if quoted is None else any(quoted in quote for quote in quotes)


def test_a_fact_that_came_from_nothing_says_so() -> None:
    change = RESULT.changes[7]
    lone = change.facts[0].model_copy(update={"old": None, "change": "added"})
    changes = (change.model_copy(update={"facts": (lone,)}),)
    (found,) = explain(RESULT.model_copy(update={"changes": changes}), "fc-1").claims
    assert found.says[:2] == ("deadline added: nothing → every-month:workday-3", "old: none")


def test_partial_relations_and_dropped_clauses_are_said() -> None:
    result = yearly()
    (partial,) = explain(result, "r-w-2021-repeals-w-2020").claims
    assert "repeals in part" in partial.says[0]
    (dropped,) = explain(result, "t-1").claims
    assert dropped.says[-1] == "2021: not there (dropped)"


def test_every_id_of_a_result_can_be_explained() -> None:
    ids = [
        *(each.id for each in RESULT.works),
        *(each.id for each in RESULT.documents),
        *(each.id for each in RESULT.alignments),
        *(match.id for each in RESULT.alignments for match in each.matches),
        *(each.id for each in RESULT.relations),
        *(each.id for each in RESULT.series),
        *(each.id for each in RESULT.threads),
    ]
    assert all(explain(RESULT, each).claims for each in ids)


def test_an_unknown_id_is_an_error_with_advice() -> None:
    with pytest.raises(UnknownIdError, match=r"^m-0: no claim .*; take an id"):
        explain(RESULT, "m-0")


def test_a_series_names_works_it_knows() -> None:
    series: Series = RESULT.series[0].model_copy(update={"works": ("w-2020", "w-unheard-of")})
    result = RESULT.model_copy(update={"series": (series,)})
    (found,) = explain(result, "s-1").claims
    assert len(found.says) == 3
