import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.reading import decoding
from lineage.reading.decoding import decode

PLAN = "一、总体目标\n到年底，全市用水总量不增加。\n二、重点任务\n修好老旧管网。\n" * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + PLAN.encode(encoding), "a.txt") == (PLAN, encoding, False)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAN, "utf-8"),
        (PLAN, "gb18030"),
        (PLAN, "gbk"),
        (PLAN, "gb2312"),
        ("一、节水。", "gb18030"),
        ("二〇二五年三月", "gbk"),
        ("節水計畫\n一、總體目標\n修復老舊管網，減少漏損，提高用水效率。\n" * 5, "big5"),
        ("The districts mend the pipes.\n" * 3, "ascii"),
        ("Each café keeps its meter – and reads it.\n" * 3, "cp1252"),
    ],
)
def test_text_without_a_mark_is_read_in_the_encoding_it_fits(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [PLAN, "一、节水。", "節水計畫\n一、總體目標\n修復老舊管網。\n", "The pipes are mended.\n" * 3],
)
def test_two_bytes_a_character_are_known_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, encoding, True)


@pytest.mark.parametrize("many", [1, 3])
def test_a_short_text_in_traditional_characters_is_told_from_gb(many: int) -> None:
    text = "節水計畫\n一、總體目標\n修復老舊管網，減少漏損。\n" * many
    assert decode(text.encode("big5"), "a.txt") == (text, "big5", True)
    assert decode(text.encode("gb18030"), "a.txt") == (text, "gb18030", True)


def test_english_with_chinese_marks_is_in_the_gb_family() -> None:
    text = "The “plan” is in force—it ends in 2025.\n" * 3
    assert decode(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "gb18030"])
def test_the_gb_family_is_one_encoding(encoding: str) -> None:
    assert decode(PLAN.encode(encoding), "a.txt").encoding == "gb18030"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("　\n　".encode(), "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "DOCX"),
        (b"\xd0\xcf\x11\xe0rest", "Office"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"text\x00with\x00nulls", "not a text file"),
        (bytes(range(256)) * 4, "not a text file"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08", "not a text file"),
        (codecs.BOM_UTF8 + b"\xff\xff", "byte 3 does not fit"),
        (codecs.BOM_UTF16_LE + b"a", "byte 2 does not fit"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, said: str) -> None:
    with pytest.raises(ReadingError, match=said) as raised:
        decode(content, "page.txt")
    assert str(raised.value).startswith("page.txt")


def test_the_first_bad_byte_is_named() -> None:
    with pytest.raises(ReadingError, match=r"^page\.txt: this is not a text file \(byte 4\); "):
        decode(b"text\x00text\xff", "page.txt")


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 10)
    with pytest.raises(ReadingError, match="larger than 10 bytes"):
        decode(b"12345678901", "page.txt")
    assert decode(b"1234567890", "page.txt").text == "1234567890"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        text = decode(content, "page.txt").text
    except ReadingError as error:
        text = error.advice
    assert text.strip()


@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    content = text.encode()
    if not content.startswith((b"GIF8", b"%PDF", *codecs.BOM_UTF8.split())):
        assert decode(content, "page.txt").text == text
