from __future__ import annotations

import pytest

from lineage.rendering.phrases import basis_words, deadline_words, rule_words


@pytest.mark.parametrize(
    ("value", "comparator", "words"),
    [
        ("every-month:day-15", "by", "by day 15 of every month"),
        ("every-month:workday-3", "before", "before the 3rd working day of every month"),
        ("every-month:workday-11", "by", "by the 11th working day of every month"),
        ("every-month:last-workday", "by", "by the last working day of every month"),
        ("every-month:end", "by", "by the end of every month"),
        ("every-quarter:month-1:day-9", "by", "by day 9 of the 1st month of every quarter"),
        ("every-quarter:month-3:end", "by", "by the end of the 3rd month of every quarter"),
        ("every-year:06-30", "by", "by 30 June of every year"),
        ("every-year:10", "by", "by October of every year"),
        ("next-year:03:end", "by", "by the end of March of the next year"),
        ("next-month:workday-2", "by", "by the 2nd working day of the next month"),
        ("month-06:end", "by", "by the end of June"),
        ("month-06:day-15", "before", "before 15 June"),
        ("month-06", "before", "before June"),
        ("month-13", "by", "by month 13"),
        ("quarter-2:end", "by", "by the end of the 2nd quarter"),
        ("year-end", "by", "by the end of the year"),
        ("year", "within", "within the year"),
        ("workdays-5", "within", "within 5 working days"),
        ("P1D", "within", "within 1 day"),
        ("P3M", "within", "within 3 months"),
        ("PT24H", "within", "within 24 hours"),
        ("2021/2025", "within", "within 2021 to 2025"),
        ("2025-06-30", "by", "by 2025-06-30"),
        ("every-month:full-moon", "by", "by full-moon of every month"),
        ("month-06:x", "", "x of June"),
        ("odd:code", "by", "by odd:code"),
    ],
)  # fmt: skip
def test_coded_deadlines_are_said_in_plain_words(value: str, comparator: str, words: str) -> None:
    assert deadline_words(value, comparator) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("based_on: 根据", "the words “根据” (based on)"),
        ("issues: has issued", "the words “has issued” (issues)"),
        ("repeals: repealed", "the word “repealed” (repeals)"),
        ("annex_of: annex list", "annex of: annex list"),
        ("date of signature", "date of signature"),
    ],
)
def test_the_rule_that_found_a_passage_is_said_in_plain_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words


def test_what_a_match_rests_on_is_said_in_plain_words() -> None:
    assert basis_words("bridge") == basis_words("dictionary bridge")
    assert basis_words("heading and clauses") == "by heading and clauses"
