from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.dates import MONTHS, find_dates, iso_date
from lineage.language.numerals import chinese_numeral


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025年1月24日", ["2025-01-24"]),
        ("２０２５年１月２４日", ["2025-01-24"]),
        ("2021 年 3 月 10 日", ["2021-03-10"]),
        ("发布时间：2025-01-26", ["2025-01-26"]),
        ("时间:2021/3/24 09:24", ["2021-03-24"]),
        ("2025.1.24。", ["2025-01-24"]),
        ("Signed 2025.1.24.", ["2025-01-24"]),
        ("Date of issue: 2020-2-13 17:52:26 source", ["2020-02-13"]),
        ("2025-01-26T08:00:00Z", ["2025-01-26"]),
        ("二〇二三年一月十五日", ["2023-01-15"]),
        ("二○一九年十二月三十一日", ["2019-12-31"]),
        ("一九九八年十月", ["1998-10"]),
        ("自2025年6月起，至2026年止", ["2025-06", "2026"]),
        ("February 3, 2020", ["2020-02-03"]),
        ("FEBRUARY 3, 2020", ["2020-02-03"]),
        ("Feb. 3rd 2020", ["2020-02-03"]),
        ("3 February 2020", ["2020-02-03"]),
        ("on the 3rd of February, 2020", ["2020-02-03"]),
        ("in February 2020", ["2020-02"]),
        ("in 2020, and by 2025", ["2020", "2025"]),
        ("The year 2020 is", ["2020"]),
        ("from January 1, 2021 to 31 December 2021", ["2021-01-01", "2021-12-31"]),
    ],
)
def test_each_spelling_of_a_date_has_one_value(text: str, values: list[str]) -> None:
    assert [date.value for date in find_dates(text)] == values


@pytest.mark.parametrize(
    "text", ["2025年2月30日", "2025年13月1日", "2021-24-03", "February 30, 2020", "31 April 2021"]
)
def test_a_day_that_no_calendar_has_is_found_and_left_unread(text: str) -> None:
    (date,) = find_dates(text)
    assert date.value == ""
    assert text[date.start : date.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "京政办发〔2025〕3号",
        "Jzbf [2020] No.8",
        "第2025号",
        "24/01/2025",
        "they may 2020 times",
        "12021年",
        "010-56546165",
        "近5年，第3条",
        "in 2000 km/h",
        "共2025个",
        "1.2025.1.24.7",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_the_place_is_that_of_the_words() -> None:
    text = "于2025年1月24日印发，in 2020"
    assert [text[d.start : d.end] for d in find_dates(text)] == ["2025年1月24日", "2020"]


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back_from_every_spelling(day: dt.date) -> None:
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    month = next(name for name, number in MONTHS.items() if number == day.month).capitalize()
    spellings = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日",
        f"{day.year}-{day.month}-{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
    ]
    for spelling in spellings:
        (found,) = find_dates(f"印发 {spelling}，of it")
        assert found.value == iso_date(day.year, day.month, day.day) == day.isoformat()


@given(st.text(alphabet="0129年月日-/. 二〇十MayJune,一of", max_size=60))
def test_dates_stand_in_order_and_never_overlap(text: str) -> None:
    places = [place for date in find_dates(text) for place in (date.start, date.end)]
    assert places == sorted(places)
