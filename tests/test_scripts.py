import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.extraction.relations.phrases import PHRASES
from lineage.language.scripts import simplified


@given(st.text(alphabet="廢止號號时時發布《》2020年a ", max_size=30))
def test_a_text_keeps_its_length_and_is_read_once_for_all(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("同時廢止", "同时废止"),
        ("停止執行", "停止执行"),
        ("終止執行", "终止执行"),
        ("隨之失效", "随之失效"),
        ("不再適用", "不再适用"),
        ("為貫徹落實", "为贯彻落实"),
        ("現將", "现将"),
        ("印發", "印发"),
        ("公佈", "公布"),
        ("根據", "根据"),
        ("以下簡稱", "以下简称"),
        ("第3號", "第3号"),
    ],
)
def test_the_words_of_the_tables_are_read_in_either_script(traditional: str, plain: str) -> None:
    assert simplified(traditional) == plain


def test_the_tables_themselves_are_written_in_simplified_characters() -> None:
    written = [phrase.pattern.pattern for phrase in PHRASES]
    assert [simplified(pattern) for pattern in written] == written
