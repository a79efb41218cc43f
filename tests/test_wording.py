from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from lineage.rendering.explanation import explain
from lineage.rendering.terminal import open_console
from lineage.rendering.trace import view_trace
from lineage.rendering.views import view_alignment, view_changes, view_clauses
from lineage.rendering.wording import (
    show_alignment,
    show_changes,
    show_clauses,
    show_explanation,
    show_in_force,
    show_relations,
    show_report,
    show_trace,
)
from lineage.rendering.work_views import view_in_force, view_relations, view_report
from tests import lineages as made
from tests.lineages import COPIES, D2023, D2025, SCHEME_PDF, SCHEME_WEB, TO_2025, beijing, yearly
from tests.test_views import ANSWERS

RESULT = beijing()
YEARLY = yearly()


def said(show: Callable[[Console], None]) -> str:
    stream = io.StringIO()
    show(open_console(stream))
    return stream.getvalue()


def coloured(show: Callable[[Console], None], *, no_color: bool) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="truecolor", no_color=no_color, width=200
    )
    show(console)
    return stream.getvalue()


def redline(console: Console) -> None:
    old, new = YEARLY.documents[:2]
    view = view_changes(old, new, YEARLY.alignments[0], YEARLY.changes)
    show_changes(console, view, old, new)


def test_clauses_show_address_label_and_text() -> None:
    words = said(lambda console: show_clauses(console, view_clauses(RESULT)))
    assert "  p4  四是 强化督考，提升效能 每月第三个工作日前报送进展情况。\n" in words
    assert "cut short; d-pdf\n" in words


def test_a_heading_that_begins_the_text_is_not_said_twice() -> None:
    row = D2025.clauses[0].model_copy(update={"text": "深化认识，提高站位 每月一次"})
    result = RESULT.model_copy(
        update={"documents": (D2025.model_copy(update={"clauses": (row,)}),)}
    )
    words = said(lambda console: show_clauses(console, view_clauses(result)))
    assert "  p1  一是 深化认识，提高站位 每月一次\n" in words


def test_alignment_shows_matches_and_what_a_copy_cannot_show() -> None:
    view = view_alignment(SCHEME_WEB, SCHEME_PDF, COPIES)
    words = said(lambda console: show_alignment(console, view))
    assert words.startswith("web.txt → pdf.txt\n")
    assert "p1   p1   identical" in words
    assert "not to be told: the other text is cut short or a summary: old:p3\n" in words
    assert "dropped" not in words


def test_a_redline_without_colour_marks_both_sides() -> None:
    words = said(redline)
    assert "  推进工作，完成[-10-]{+20+}个项目。\n" in words
    assert "dropped p1\n  [-（1） 第1项工作" in words
    assert "added p8\n  {+（8） 第9项工作" in words


def test_a_redline_in_colour_strikes_and_underlines() -> None:
    words = coloured(redline, no_color=False)
    assert "[-" not in words
    assert "\x1b[9;31m10\x1b[0m" in words
    assert "\x1b[4;32m20\x1b[0m" in words


def test_a_redline_where_colour_is_switched_off_marks_both_sides() -> None:
    assert "[-10-]{+20+}" in coloured(redline, no_color=True)


def test_changed_facts_are_told_with_their_words_and_doubts() -> None:
    view = view_changes(D2023, D2025, TO_2025, RESULT.changes)
    words = said(lambda console: show_changes(console, view, D2023, D2025))
    assert f"compared for substance: {TO_2025.note}\n" in words
    assert "“by the 15th of each month” → by the 3rd working day of every month" in words
    assert "  old: Fourthly Inspect strictly." in words
    assert "  new: 四是 强化督考，提升效能 每月第三个工作日前" in words
    assert "in doubt: only a machine summary states the old value" in words


def test_what_a_cut_copy_lacks_is_said_to_be_lacking() -> None:
    view = view_changes(SCHEME_WEB, SCHEME_PDF, COPIES, RESULT.changes)
    words = said(lambda console: show_changes(console, view, SCHEME_WEB, SCHEME_PDF))
    assert "not in the new copy, which breaks off: 落实，街道管巡查。" in words
    assert "[-" not in words


def test_a_fact_without_counterpart_takes_the_place_of_nothing() -> None:
    change = RESULT.changes[7]
    lone = change.facts[0].model_copy(update={"old": None, "change": "added", "doubt": ""})
    view = view_changes(D2023, D2025, TO_2025, [change.model_copy(update={"facts": (lone,)})])
    words = said(lambda console: show_changes(console, view, D2023, D2025))
    assert "deadline added: nothing → by the 3rd working day of every month" in words
    assert "in doubt" not in words


def test_relations_show_works_words_gaps_and_conflicts() -> None:
    words = said(lambda console: show_relations(console, view_relations(RESULT)))
    assert "京政办发〔2025〕3号 repeals 京政办发〔2023〕4号  stated" in words
    assert "    2025.txt:900-904  “同时废止”  test\n" in words
    assert ", 2021: not held, named by others as 关于印发2021年行动计划的通知\n" in words
    assert ", 2022: not held, and no text here names one\n" in words
    assert "conflict: two copies give different dates of signature" in words
    assert "unknown  " in words


def test_works_of_one_name_are_told_apart_and_listed_in_order_of_time() -> None:
    law = [
        made.work("w-b", "甲法", 2005),
        made.work("w-a", "甲法", 2018),
        made.work("w-c", "甲法", 1993),
    ]
    amends = made.relation("w-a", "w-b", "amends")
    changed = {"works": tuple(law), "relations": (amends,)}
    view = view_relations(made.empty().model_copy(update=changed))
    words = said(lambda console: show_relations(console, view))
    assert "甲法 (w-a) amends 甲法 (w-b)" in words
    years = [line.split()[0] for line in words.splitlines()[1:4]]
    assert years == ["1993", "2005", "2018"]


def test_partial_relations_say_so() -> None:
    assert "repeals in part" in said(
        lambda console: show_relations(console, view_relations(YEARLY))
    )


def test_in_force_gives_three_answers() -> None:
    view = view_in_force(RESULT.works, ANSWERS)
    words = said(lambda console: show_in_force(console, view))
    heads = [line for line in words.splitlines() if line.startswith("2025-02-01")]
    assert heads == [
        "2025-02-01: in force: 1",
        "2025-02-01: not in force: 1",
        "2025-02-01: cannot be told: 1",
    ]
    assert "    begun and not ended\n    2025.txt:880-882  “实施”  test\n" in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三个工作日", "2025  京政办发〔2025〕3号: continued\n    * 2025.txt:400-416  四是"),
        ("公开环境信息", "w-scheme\n    * web.txt:300-311  （三） 公开环境信息"),
        ("no such words", "no clause holds “no such words”\n"),
    ],
)
def test_a_trace_goes_year_by_year(text: str, expected: str) -> None:
    assert expected in said(lambda console: show_trace(console, view_trace(RESULT, text)))


def test_an_explanation_ends_with_its_evidence() -> None:
    words = said(lambda console: show_explanation(console, explain(RESULT, "fi-1")))
    assert words.startswith("finding fi-1\n  the summary says “by the 15th of each month”")
    assert words.endswith("    2025.txt:700-709  “每月第三个工作日前”  test\n")


def test_a_report_says_where_it_is_and_what_it_holds() -> None:
    words = said(lambda console: show_report(console, view_report(RESULT, "out")))
    assert words.startswith("out/index.html\ndocuments: 6; works held: 4; works only named: 2; ")
