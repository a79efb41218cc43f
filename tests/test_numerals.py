import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.numerals import (
    chinese_numeral,
    parse_chinese,
    parse_english,
    parse_roman,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("〇", 0), ("零", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("一百零八", 108),
        ("一百一十", 110), ("一千零一", 1001), ("二〇二五", 2025), ("二○二五", 2025),
        ("三万", 30_000), ("一亿二千万", 120_000_000), ("壹拾贰", 12), ("廿三", 23), ("卅", 30),
        ("", None), ("条", None), ("十条", None), ("3", None), ("一" * 25, None),
    ],
)  # fmt: skip
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert parse_chinese(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("first", 1), ("Twelfth", 12), ("twenty-first", 21), ("twenty first", 21), ("31st", 31),
        ("7", 7), (" two ", 2), ("", None), ("th", None), ("first-class", None), ("1.5", None),
    ],
)  # fmt: skip
def test_english_numerals(text: str, value: int | None) -> None:
    assert parse_english(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("xl", 40), ("MCMXCIX", 1999), ("", None), ("IIX", None),
     ("vv", None), ("one", None)],
)  # fmt: skip
def test_roman_numerals(text: str, value: int | None) -> None:
    assert parse_roman(text) == value


@given(st.integers(0, 9999))
def test_a_number_written_in_chinese_reads_as_itself(value: int) -> None:
    assert parse_chinese(chinese_numeral(value)) == value


@given(st.text(alphabet="一二十百千万亿零〇壹拾ivxlcdm第条first-0123456789 ", max_size=30))
def test_no_text_breaks_the_reading_of_numerals(text: str) -> None:
    for parse in (parse_chinese, parse_english, parse_roman):
        value = parse(text)
        assert value is None or value >= 0
