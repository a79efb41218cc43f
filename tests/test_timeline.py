from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.graph import in_force
from lineage.models import Lineage, Relation, Work
from lineage.rendering.catalogue import catalogue
from lineage.rendering.sections.force import force_view
from lineage.rendering.timeline import stretches
from tests.lineages import beijing, day, empty, relation, within, work, yearly

BEIJING, YEARLY = beijing(), yearly(4, 3)


def _on(works: tuple[Work, ...], relations: tuple[Relation, ...], on: dt.date) -> dict[str, str]:
    return {
        each.work: f"{each.verdict}: {each.reason}"
        for each in stretches(works, relations)
        if (each.first or dt.date.min) <= on <= (each.last or dt.date.max)
    }


@pytest.mark.parametrize("lineage", [BEIJING, YEARLY], ids=["beijing", "yearly"])
@given(on=st.dates(dt.date(2018, 1, 1), dt.date(2027, 1, 1)))
def test_every_day_has_the_answer_that_the_question_gives(lineage: Lineage, on: dt.date) -> None:
    asked = in_force(lineage.works, lineage.relations, on)
    expected = {each.work: f"in force: {each.reason}" for each in asked.in_force}
    expected |= {each.work: f"not in force: {each.reason}" for each in asked.not_in_force}
    expected |= {each.work: f"cannot be told: {each.reason}" for each in asked.unknown}
    assert _on(lineage.works, lineage.relations, on) == expected


def test_an_answer_changes_on_the_bounds_alone() -> None:
    old = work("w-old", "Old plan", 2020, held=True, begins=day(2020, 5, 1))
    new = work("w-new", "New plan", 2021, held=True, begins=within(2021))
    found = stretches((old, new), (relation("w-new", "w-old", "repeals"),))
    assert [(s.first, s.last, s.verdict) for s in found if s.work == "w-old"] == [
        (None, dt.date(2020, 4, 30), "not in force"),
        (dt.date(2020, 5, 1), dt.date(2020, 12, 31), "in force"),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 30), "cannot be told"),
        (dt.date(2021, 12, 31), None, "not in force"),
    ]


def test_texts_of_one_title_bear_on_one_another() -> None:
    first = work("w-1", "Law", 2010, held=True, begins=day(2010, 1, 1))
    later = work("w-2", "Law", 2020, held=True, begins=day(2020, 1, 1))
    found = {s.first: s.verdict for s in stretches((first, later), ()) if s.work == "w-1"}
    assert found[dt.date(2020, 1, 1)] == "cannot be told"


def test_a_part_has_no_answer_of_its_own_and_an_undated_work_one_for_all_days() -> None:
    found = stretches(BEIJING.works, BEIJING.relations)
    assert "w-annex" not in {each.work for each in found}
    assert [(s.first, s.last) for s in found if s.work == "w-opinion"] == [(None, None)]
    assert stretches((), ()) == ()


def test_a_beginning_of_the_calendar_is_a_day_like_any_other() -> None:
    old = work("w-1", "Plan", None, held=True, begins=day(1, 1, 1))
    [found] = stretches((old,), ())
    assert (found.first, found.last, found.verdict) == (None, None, "in force")


def test_rows_join_days_of_one_answer_and_name_what_no_day_tells() -> None:
    view = force_view(catalogue(BEIJING))
    days = [row.days for row in view.rows]
    assert days[0].startswith("2020-02-03 to ")
    assert days[-1] == "from 2025-01-24 on"
    assert [each.work.id for each in view.untold] == ["w-opinion"]
    named = [{each.work.id for each in row.in_force} for row in view.rows]
    assert named[-1] == {"w-2025", "w-scheme"}
    assert all(each.reason for row in view.rows for each in row.in_force)
    assert force_view(catalogue(empty())).rows == ()


def test_very_many_spans_are_cut_and_counted() -> None:
    works = tuple(
        work(f"w-{n}", f"Plan {n}", 2000, held=True, begins=day(2000, 1 + n // 28, 1 + n % 28))
        for n in range(80)
    )
    view = force_view(catalogue(empty().model_copy(update={"works": works})))
    assert (len(view.rows), view.more) == (60, 20)
    assert view.rows[-1].days == "on 2000-03-04"
