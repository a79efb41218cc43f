from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.deadlines import find_deadlines


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("每月第三个工作日前报送", "every-month:workday-3", "before"),
        ("每月 前 5 个工作日内报送", "every-month:workday-5", "within"),
        ("每月前三个工作日报送", "every-month:workday-3", "within"),
        ("每月第3个工作日前", "every-month:workday-3", "before"),
        ("自季度终了之日起十五日内", "every-quarter:day-15", "within"),
        ("月份终了后十日内", "every-month:day-10", "within"),
        ("每月最后一个工作日前", "every-month:last-workday", "before"),
        ("每月15日前报送进展", "every-month:day-15", "before"),
        ("于每个月的十五日之前", "every-month:day-15", "before"),
        ("每月底前汇总", "every-month:end", "by"),
        ("每月下旬开展", "every-month:end", "by"),
        ("次月5日前", "next-month:day-5", "before"),
        ("每季度首月15日前", "every-quarter:month-1:day-15", "before"),
        ("每季度第一个月10日前", "every-quarter:month-1:day-10", "before"),
        ("每季度10日前", "every-quarter:day-10", "before"),
        ("每季度结束后10日内", "every-quarter:day-10", "within"),
        ("每季度末前", "every-quarter:end", "by"),
        ("每周日前", "every-week:day-7", "before"),
        ("每周五前", "every-week:day-5", "before"),
        ("每年6月30日前", "every-year:06-30", "before"),
        ("每年6月底前", "every-year:06-30", "by"),
        ("每年年底前", "every-year:12-31", "by"),
        ("次年3月底前", "next-year:03:end", "by"),
        ("2025年6月30日前", "2025-06-30", "before"),
        ("２０２５年６月３０日前", "2025-06-30", "before"),
        ("到 2025 年，建立", "2025", "by"),
        ("至2025年底", "2025", "by"),
        ("2025年底前", "2025", "by"),
        ("2024年2月底前", "2024-02", "by"),
        ("2025年6月前", "2025-06", "before"),
        ("自2025年6月1日起施行", "2025-06-01", "from"),
        ("不迟于2025年9月1日", "2025-09-01", "by"),
        ("2025年上半年完成", "2025-06", "by"),
        ("2025年底建成", "2025", "by"),
        ("30日内办结", "P30D", "within"),
        ("5个工作日以内", "workdays-5", "within"),
        ("三个月内", "P3M", "within"),
        ("24小时内", "PT24H", "within"),
        ("两年内", "P2Y", "within"),
        ("“十四五”期间", "2021/2025", "within"),
        ("十四五末", "2025", "by"),
        ("by the 15th of each month", "every-month:day-15", "by"),
        ("before the fifteenth day of every month", "every-month:day-15", "before"),
        ("each month by the 15th", "every-month:day-15", "by"),
        ("monthly, no later than the 5th", "every-month:day-5", "by"),
        ("before the third working day of each month", "every-month:workday-3", "before"),
        ("each month before the third working day", "every-month:workday-3", "before"),
        ("by the third working day every month", "every-month:workday-3", "by"),
        ("within the first five working days of each month", "every-month:workday-5", "within"),
        ("on the 15th of each month", "every-month:day-15", "by"),
        ("by the 10th of the following month", "next-month:day-10", "by"),
        ("by the 20th day of the month", "every-month:day-20", "by"),
        ("by the last working day of every month", "every-month:last-workday", "by"),
        ("by the end of each month", "every-month:end", "by"),
        ("by the 15th of the first month of each quarter", "every-quarter:month-1:day-15", "by"),
        ("by the 10th day of each quarter", "every-quarter:day-10", "by"),
        ("within ten days after the end of every quarter", "every-quarter:day-10", "within"),
        ("by 30 June each year", "every-year:06-30", "by"),
        ("by June 30 of every year", "every-year:06-30", "by"),
        ("by the end of June every year", "every-year:06-30", "by"),
        ("by the end of 2025,", "2025", "by"),
        ("by 2025, the city", "2025", "by"),
        ("before the end of June 2025", "2025-06", "by"),
        ("no later than 30 June 2025", "2025-06-30", "by"),
        ("before June 30, 2025", "2025-06-30", "before"),
        ("by June 2025", "2025-06", "by"),
        ("effective from July 1, 2025", "2025-07-01", "from"),
        ("within 30 days", "P30D", "within"),
        ("within three months", "P3M", "within"),
        ("within five working days", "workdays-5", "within"),
        ("during the 14th Five-Year Plan period", "2021/2025", "within"),
        ("by the end of the first quarter of 2025", "2025-03", "by"),
    ],
)
def test_each_phrase_has_one_value_and_comparator(text: str, value: str, comparator: str) -> None:
    (found,) = find_deadlines(text)
    assert (found.value, found.comparator) == (value, comparator)


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("年底前完成", "2025", "year-end"),
        ("6月底前完成", "2025-06", "month-06:end"),
        ("9月15日前完成", "2025-09-15", "month-09:day-15"),
        ("11月前完成", "2025-11", "month-11"),
        ("第三季度末前", "2025-09", "quarter-3:end"),
        ("上半年完成", "2025-06", "month-06:end"),
        ("年内完成", "2025", "year"),
        ("全年完成", "2025", "year"),
        ("by the end of June", "2025-06", "month-06:end"),
        ("by the end of the year", "2025", "year-end"),
        ("by year-end", "2025", "year-end"),
        ("within the year", "2025", "year"),
    ],
)
def test_the_year_of_the_plan_is_taken_only_where_it_is_known(
    text: str, known: str, unknown: str
) -> None:
    assert [d.value for d in find_deadlines(text, 2025)] == [known]
    assert [d.value for d in find_deadlines(text)] == [unknown]


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月24日",
        "2025年行动计划",
        "京政办发〔2025〕3号",
        "截至2024年底，累计建成",
        "2024年至2025年",
        "达到2025年水平",
        "近三年内",
        "2025年2月30日前",
        "每年2月30日前",
        "2025年13月前",
        "每月45日前",
        "by the best of each month",
        "50米内",
        "全年龄友好",
        "第3日",
        "2020年前后",
        "from 2020 to 2025",
        "reduced by 2025 tonnes",
        "by 5%",
        "by the 10th of the month following the request",
        "the 15th National Games",
        "before May Day celebrations",
        "within 30 metres",
    ],
)
def test_a_date_or_a_figure_alone_is_no_deadline(text: str) -> None:
    assert find_deadlines(text) == ()


def test_what_a_plan_tells_of_the_year_before_is_no_deadline() -> None:
    assert find_deadlines("2024年底完成改造，2025年底完成验收", 2025)[0].value == "2025"


def test_the_place_is_that_of_the_words() -> None:
    text = "单位 每月15日前报送，到2025年完成"
    assert [text[d.start : d.end] for d in find_deadlines(text)] == ["每月15日前", "到2025年"]


@given(st.text(alphabet="0123每月季度年日前底内工作第三个by theof ach month", max_size=80))
def test_deadlines_stand_in_order_and_never_overlap(text: str) -> None:
    places = [place for found in find_deadlines(text) for place in (found.start, found.end)]
    assert places == sorted(places)
