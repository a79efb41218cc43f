"""A quick look finds what the slow patterns find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lineage.language import dates, deadlines, duties, quantities
from lineage.language.folding import fold, fold_with_offsets, is_cjk, language_of
from lineage.language.lookup import Respelling, lowered, matches_from

CHINESE = deadlines._CHINESE  # noqa: SLF001
MATCHES = deadlines._matches  # noqa: SLF001
SIGNS = st.text(
    "年月季度周日天时内前底末每个第工作一十五三20 25起至完成、。达到规划期“”上半次翌本全"
)
LATIN = st.text("aA bé²ß①ﬁ　 \t\n·。京北“_1\u200b\u00ad\U00020000", max_size=40)


@given(SIGNS)
def test_a_deadline_is_found_in_its_run_as_in_the_whole_text(text: str) -> None:
    whole = {(match.span(), row) for pattern, row, _ in CHINESE for match in pattern.finditer(text)}
    rows = {each.row for each in CHINESE}
    assert {(match.span(), row) for match, row in MATCHES(text) if row in rows} == whole


ROWS = duties._ROWS  # noqa: SLF001
READINGS = quantities._READINGS  # noqa: SLF001
FOUND_QUANTITIES = quantities._matches  # noqa: SLF001
DATES = (*dates._FIGURES_FIRST, *dates._YEAR_LAST)  # noqa: SLF001
FOUND_DATES = dates._matches  # noqa: SLF001


def pieces(words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words.split("|")), max_size=14).map("".join)


@given(
    pieces("May|may| |.|, |of |in |year |2024|1999| 5|3rd| June|2|0|年|6月|-05-|7|二〇二三年|\n|a")
)
def test_a_date_is_found_by_its_year_as_in_the_whole_text(text: str) -> None:
    whole = {match.span() for _, pattern in DATES for match in pattern.finditer(text)}
    assert {match.span() for match in FOUND_DATES(text)} == whole


@given(
    pieces(
        "严禁|应|应当|必|须|不得|不|要|求|可|可以|按| |may|May|MUST|must not|s|hall|is |_|1|İ|。"
    )
)
def test_a_word_of_duty_is_found_where_its_row_finds_one(text: str) -> None:
    rows = {row.word: re.compile(row.pattern, re.IGNORECASE) for row in ROWS}
    whole = {m.span() for pattern in rows.values() for m in pattern.finditer(text)}
    found = {(duty.start, duty.end) for duty in duties.find_duties(text)}
    assert found <= whole
    assert all(any(a < end and start < b for a, b in found) for start, end in whole)


@given(
    pieces(
        "下降|到|不低于|达|约| |\u3000|5|12|1,200|.5|%|万|辆|三|百分之|吨|公里|at least |about "
        "|or more| km|以上|，"
    )
)
def test_a_quantity_is_found_with_the_words_before_it(text: str) -> None:
    for reading in READINGS:
        whole = {match.span() for match in reading.whole.finditer(text)}
        assert {match.span() for match in FOUND_QUANTITIES(reading, text)} == whole


@given(st.text("Aé节İ京1 ß", max_size=30))
def test_letters_are_counted_only_where_they_decide_the_language(text: str) -> None:
    letters, chinese = sum(map(str.isalpha, text)), sum(map(is_cjk, text))
    assert (language_of(text) == "zh") == (letters > 0 and chinese >= 0.15 * letters)


@given(st.text("AİıßÉ节Σ", max_size=20))
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert all(
        low in (raw, *raw.lower(), "ς", "σ") for raw, low in zip(text, lowered(text), strict=True)
    )


@given(LATIN)
def test_folding_gives_the_same_with_its_places_and_without(text: str) -> None:
    assert fold(text) == fold_with_offsets(text).text


@given(st.text("abcx "))
def test_matches_from_their_beginnings_are_all_matches(text: str) -> None:
    pattern = re.compile(r"(?<!x)(?:a|b)c{0,2}b?")
    looked = [m.span() for m in matches_from(re.compile("[ab]"), pattern, text)]
    assert looked == [m.span() for m in pattern.finditer(text)]


def test_a_text_without_any_of_the_characters_is_not_copied() -> None:
    narrow = Respelling({"１": "1"})
    text = "无数字"
    assert narrow(text) is text
    assert narrow("第１") == "第1"
