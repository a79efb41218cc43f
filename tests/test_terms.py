from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.comparison.terms import compare_terms, scale_of


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ("every-month:day-15 by", "every-month:workday-3 before", "earlier"),
        ("every-month:workday-3 before", "every-month:day-15 by", "later"),
        ("every-month:day-10 by", "every-month:workday-3 by", "replaced"),
        ("every-month:day-15 by", "every-month:day-15 before", "restated"),
        ("every-month:day-15 by", "every-month:day-10 by", "earlier"),
        ("every-month:end by", "every-month:day-30 by", "replaced"),
        ("every-month:day-15 by", "every-quarter:day-15 by", "replaced"),
        ("every-quarter:month-1:day-15 by", "every-quarter:day-15 by", "restated"),
        ("every-quarter:day-15 by", "every-quarter:end by", "later"),
        ("every-year:06-30 by", "every-year:09-30 by", "later"),
        ("2025-06 by", "2025-06-30 by", "restated"),
        ("2025-06 by", "2025-06-30 before", "restated"),
        ("2025-06 by", "2025-06 before", "earlier"),
        ("2025 by", "2021/2025 within", "restated"),
        ("2025 by", "2024-12-31 by", "earlier"),
        ("2025-07-01 from", "2025-08-01 from", "later"),
        ("2025-07-01 from", "2025-07-01 by", "replaced"),
        ("P30D within", "P60D within", "later"),
        ("P1M within", "P30D within", "replaced"),
        ("PT24H within", "P3D within", "later"),
        ("month-06:end by", "month-09:day-15 by", "later"),
        ("year-end by", "year within", "restated"),
        ("every-quarter:end by", "every-quarter:month-3:day-15 by", "earlier"),
        ("every-year:06 by", "every-year:06 before", "earlier"),
        ("quarter-3:end by", "month-09 by", "restated"),
        ("every-quarter:month-3:day-20 by", "every-quarter:month-3:day-20 before", "restated"),
        ("every-month:workday-3 by", "every-month:workday-3 before", "restated"),
        ("sometime by", "2025 by", "replaced"),
    ],
)
def test_an_order_is_stated_only_where_it_is_certain(old: str, new: str, order: str) -> None:
    old_value, old_comparator = old.split()
    new_value, new_comparator = new.split()
    assert compare_terms((old_value, old_comparator), (new_value, new_comparator)) == order


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ("2024-06", "2025-06", "same"),
        ("2024", "2025", "same"),
        ("2024-06", "2025-09", "later"),
        ("2024-09", "2025-06-30", "earlier"),
        ("2025", "2030", "later"),
        ("2025", "2025", "same"),
    ],
)
def test_the_dates_of_a_yearly_plan_move_on_with_it(old: str, new: str, order: str) -> None:
    assert compare_terms((old, "by"), (new, "by"), (2024, 2025)) == order


def test_terms_of_one_scale_recur_alike() -> None:
    assert scale_of("every-month:end") == scale_of("every-month:day-5")
    assert scale_of("every-quarter:end") != scale_of("every-month:end")


@given(st.dates(dt.date(1990, 1, 1)), st.dates(dt.date(1990, 1, 1)))
def test_days_are_ordered_as_the_calendar_has_them(old: dt.date, new: dt.date) -> None:
    order = compare_terms((old.isoformat(), "by"), (new.isoformat(), "by"))
    assert order == ("same" if old == new else "earlier" if new < old else "later")
