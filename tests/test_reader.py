import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.digest import digest
from lineage.errors import ReadingError
from lineage.models import Source
from lineage.reading import read_file, read_text
from tests.test_lines import ENGLISH

PAGE = "首页 > 公告\n\n一、节水\n各镇应当修好管网。\n来源：水务局\n"


def shown(source: Source) -> list[tuple[str, str]]:
    return [(p.kind, source.text[p.start : p.end]) for p in source.paragraphs]


def test_a_page_is_read_into_paragraphs_of_their_kinds() -> None:
    source = read_text(PAGE.encode(), "page.txt")
    assert shown(source) == [
        ("furniture", "首页 > 公告"),
        ("body", "一、节水"),
        ("body", "各镇应当修好管网。"),
        ("meta", "来源：水务局"),
    ]
    assert (source.file, source.digest, source.encoding) == (
        "page.txt", digest(PAGE.encode()), "utf-8",
    )  # fmt: skip


def test_every_paragraph_leads_back_to_the_file() -> None:
    source = read_text(PAGE.encode(), "page.txt")
    for paragraph in source.paragraphs:
        start, end = source.place(paragraph.start, paragraph.end)
        assert PAGE[start:end] == source.text[paragraph.start : paragraph.end]


def test_a_byte_order_mark_is_not_counted() -> None:
    marked = read_text(b"\xef\xbb\xbf" + PAGE.encode(), "page.txt")
    assert marked.segments == read_text(PAGE.encode(), "page.txt").segments


def test_the_encoding_changes_the_digest_and_nothing_else() -> None:
    one, other = read_text(PAGE.encode(), "p"), read_text(PAGE.encode("gb18030"), "p")
    assert one.digest != other.digest
    assert (one.text, one.segments, one.paragraphs) == (
        other.text,
        other.segments,
        other.paragraphs,
    )


def test_joined_english_lines_are_parted_by_a_space_that_has_no_place() -> None:
    page = "\n".join(textwrap.wrap(" ".join(ENGLISH), 70))
    source = read_text(page.encode(), "page.txt")
    assert source.text == " ".join(ENGLISH)
    at = page.index("\n")
    assert source.place(at - 2, at + 3) == (at - 2, at + 3)


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        (PAGE, []),
        (
            "各镇应当修好管网，逐条街道查清管径、材质和埋深，建立一管一档，责任到",
            ["ends inside a sentence"],
        ),
        ("各镇应当修好管网，逐条街道查清管径、材质和埋深，建立一管一档。", []),
        ("一、节水。\n试读已结束，查看全文请登录", ["preview notice"]),
        ("某市水务局", []),
        ("1\t更换管道若干公里并恢复路面\t市水务局、市财政局、市住建局\t年底前完成并报送总结", []),
    ],
)
def test_signs_of_a_copy_cut_short(page: str, rules: list[str]) -> None:
    source = read_text(page.encode(), "page.txt")
    assert [sign.rule for sign in source.truncation] == rules
    for sign in source.truncation:
        assert page[slice(*sign.span)] == sign.quote


def test_furniture_behind_it_hides_no_end_inside_a_sentence() -> None:
    page = "各镇应当修好管网，逐条街道查清管径、材质和埋深，建立一管一档，责任到\n责任编辑：张三"
    (sign,) = read_text(page.encode(), "page.txt").truncation
    assert sign.quote.endswith("责任到")


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("gb18030", "gb18030"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_an_encoding_that_nothing_in_the_file_tells_is_said(
    encoding: str, read_as: str | None
) -> None:
    issues = read_text(PAGE.encode(encoding), "page.txt").issues
    said = [f"read as {read_as}, not UTF-8"] if read_as else []
    assert [issue.message for issue in issues] == said
    assert all(issue.file == "page.txt" and "look whether" in issue.advice for issue in issues)


def test_a_file_is_read_under_the_name_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# 节水方案\n一、节水", encoding="utf-8")
    source = read_file(tmp_path / "plan.md", "one/plan.md")
    assert source.file == "one/plan.md"
    assert source.text == "节水方案\n一、节水"


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"^gone\.txt: it cannot be opened"):
        read_file(tmp_path / "gone.txt", "gone.txt")


@given(st.text(alphabet="节水一、（）abc12 \t\n。，：　来源首页>", max_size=400))
def test_paragraphs_cover_the_text_and_stand_in_order(page: str) -> None:
    if not page.strip():
        return
    source = read_text(page.encode(), "page.txt")
    assert "\n".join(text for _, text in shown(source)) == source.text
    for segment in source.segments:
        length = segment.end - segment.start
        assert (
            page[segment.place : segment.place + length] == source.text[segment.start : segment.end]
        )
