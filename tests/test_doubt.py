from __future__ import annotations

from lineage.comparison.doubt import with_doubts
from lineage.models import Fact, FactChange, Lineage
from tests.lineages import D2025_EN, beijing, deadline, quote

WORDS = "by the 15th of each month"


def stated(identity: str, value: str, start: int = 40) -> Fact:
    fact = deadline(identity, value, "p4", WORDS, "2025.txt")
    return fact.model_copy(update={"evidence": quote("2025.txt", WORDS, start)})


def result(*facts: Fact) -> Lineage:
    """Return the sample, its 2025 summary stating some facts and no doubt yet told."""
    found = beijing()
    summary = D2025_EN.model_copy(update={"facts": facts})
    documents = [summary if each.id == summary.id else each for each in found.documents]
    return found.model_copy(update={"documents": tuple(documents)})


def reporting(found: Lineage, **more: object) -> FactChange:
    changes = [
        each.model_copy(
            update={"facts": tuple(f.model_copy(update={"doubt": ""} | more) for f in each.facts)}
        )
        for each in found.changes
    ]
    (fact,) = [fact for each in with_doubts(changes, found) for fact in each.facts]
    return fact


def test_a_value_known_from_a_summary_alone_is_doubted_where_the_next_summary_errs_the_same() -> (
    None
):
    fact = reporting(result(stated("f-1", "every-month:15")))
    assert fact.doubt == (
        "the summary of the work beside it gives the same value where its own original says "
        "“每月第三个工作日前”"
    )


def test_another_value_is_not_doubted() -> None:
    assert reporting(result(stated("f-1", "every-month:20"))).doubt == ""


def test_a_fact_that_no_finding_marks_raises_no_doubt() -> None:
    assert reporting(result(stated("f-1", "every-month:15", start=200))).doubt == ""


def test_what_the_original_says_is_never_doubted() -> None:
    found = result(stated("f-1", "every-month:15"))
    assert reporting(found, old=None, change="added").doubt == ""


def test_a_summary_that_its_own_original_contradicts_is_doubted() -> None:
    found = result(stated("f-1", "every-month:15"))
    to_summary = found.alignments[1].model_copy(update={"new": D2025_EN.id})
    found = found.model_copy(update={"alignments": (found.alignments[0], to_summary)})
    changes = [each for each in found.changes if each.facts]
    fact = reporting(
        found.model_copy(update={"changes": tuple(changes)}),
        old=None,
        new=stated("f-1", "every-month:15"),
        change="added",
    )
    assert fact.doubt == (
        f"the summary says “{WORDS}”, the original, which decides, “每月第三个工作日前”"
    )


def test_a_doubt_told_before_is_kept() -> None:
    assert reporting(result(), doubt="two units").doubt == "two units"
