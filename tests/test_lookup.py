"""A quick look finds what the slow patterns find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lineage.language import deadlines
from lineage.language.folding import fold, fold_with_offsets
from lineage.language.lookup import Respelling, matches_from

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
