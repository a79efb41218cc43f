"""No program here writes OFD: these files are made part by part after GB/T 33190-2016."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.models import Place, Source
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed
from lineage.reading.ofd import read_ofd

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0


def text_object(
    words: str, y: float, x: float = 30, step: str | None = None, more: str = ""
) -> str:
    """Return a text object of one line; `step` is its DeltaX, else a character's width."""
    delta = f"g {len(words) - 1} {SIZE}" if step is None else step
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 8" Font="1" Size="{SIZE}" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{delta}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def codes(content: str) -> str:
    return f'<ofd:TextObject Boundary="30 40 99 9" Size="5">{content}</ofd:TextObject>'


def ofd_file(*pages: str, root: str = "Doc_0/Document.xml", extra: tuple[str, ...] = ()) -> bytes:
    file = BytesIO()
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f'<ofd:OFD {NAMES} DocType="OFD"><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot>'
            "</ofd:DocBody></ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NAMES}><ofd:CommonData><ofd:TemplatePage BaseLoc='T.xml'/>"
            f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for at, page in enumerate(pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{at}/Content.xml",
                f'<ofd:Page {NAMES}><ofd:Content><ofd:Layer ID="9">{page}</ofd:Layer>'
                "</ofd:Content></ofd:Page>",
            )
        for name in extra:
            archive.writestr(name, "<x/>")
    return file.getvalue()


def read(*pages: str) -> Source:
    return assemble(read_printed(ofd_file(*pages), "a.ofd"), "a.ofd", "")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            text_object("关于节水的通知", 20) + text_object("一、总则", 40),
            "关于节水的通知\n一、总则",
        ),
        # The order in the file is not that on the page.
        (text_object("二、附则", 60) + text_object("一、总则", 40), "一、总则\n二、附则"),
        (text_object("附则", 40, 60) + text_object("二、", 40.4, 30), "二、 附则"),
        (text_object("附则", 40, 40) + text_object("二、", 40, 30), "二、附则"),
        (text_object("Part one", 40, step="2.5 2.5 2.5 2.5 2.5 2.5 2.5"), "Part one"),
        (text_object("Partone", 40, step="2.5 2.5 2.5 5 2.5 2.5"), "Part one"),
        (text_object("节水", 40, more='CTM="2 0 0 2 0 0"'), "节水"),
        (text_object("甲", 40, more='Visible="false"') + text_object("乙", 50), "乙"),
        (codes('<ofd:TextCode X="0" Y="5" DeltaY="g 1 10">上下</ofd:TextCode>'), "上\n下"),
        (
            codes('<ofd:TextCode Y="5">甲</ofd:TextCode><ofd:TextCode X="5">乙</ofd:TextCode>'),
            "甲乙",
        ),
        (
            '<ofd:PageBlock ID="3">' + text_object("甲", 40) + "</ofd:PageBlock>"
            '<ofd:TextObject Size="5"><ofd:TextCode>乙</ofd:TextCode></ofd:TextObject>',
            "甲",
        ),
        (text_object("甲乙", 40, step="x inf"), "甲乙"),
    ],
)
def test_lines_are_read_as_they_stand_on_the_page(page: str, expected: str) -> None:
    assert read(page).text == expected


def test_lines_that_the_page_broke_are_joined_and_keep_their_places() -> None:
    words = (
        "各区县应当在每年十月底前检查供水管网，公布漏损率和整改期限；超过期限没有整改的，由市水务局约谈"
        "主要负责人。园林绿化、道路清扫、车辆清洗等用水，优先使用再生水或者雨水，新建公共建筑面积满两万"
        "平方米的，同步建设再生水管线。学校、医院、机关带头更换节水器具，每半年向街道报告一次用水量，街道"
        "汇总以后报送区县主管部门备查，作为年度考核依据之一。"
    )
    lines = [words[at : at + 20] for at in range(0, len(words), 20)]
    first = "".join(text_object(line, 20 + 10 * at) for at, line in enumerate(lines))
    second = text_object("另有规定的从其规定。", 20) + text_object("一、附则", 30)
    source = read(first, second)
    assert source.text.split("\n") == [words, "另有规定的从其规定。", "一、附则"]
    assert source.places[1] == (21, Place(page=1, line=2))
    assert source.places[-1][1] == Place(page=2, line=2)


def test_annotations_are_named_as_not_read() -> None:
    content = ofd_file(text_object("甲", 20), extra=("Doc_0/Annots/Page_0/Annotation.xml",))
    assert [issue.rule for issue in read_ofd(content, "a.ofd").issues] == ["annotations"]


WHOLE = ofd_file(text_object("一、总则", 20), text_object("二、附则", 20))


def without(content: bytes, part: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (ofd_file("<ofd:ImageObject/>"), "hold no text; they may be pictures"),
        (ofd_file(text_object("甲", 20), root="Doc_9/Document.xml"), "Document.xml is missing"),
        (without(WHOLE, "Doc_0/Pages/Page_1/Content.xml"), "its page 2 is missing"),
        (WHOLE[: len(WHOLE) - 40], "broken or cut off"),
        (without(WHOLE, "OFD.xml") + b"OFD.xml", "holds no OFD document"),
        (b"PK nothing", "named as a file of OFD but is none"),
    ],
)
def test_what_cannot_be_read_is_one_line_for_a_person(content: bytes, wrong: str) -> None:
    with pytest.raises(ReadingError, match=rf"^a\.ofd: [^\n]*{wrong}[^\n]*$"):
        read_printed(content, "a.ofd")


def test_a_page_listed_without_end_is_refused() -> None:
    pages = "".join('<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>' for _ in range(6000))
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(WHOLE)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "Doc_0/Document.xml":
                part = (
                    f"<ofd:Document {NAMES}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>".encode()
                )
            new.writestr(name, part)
    with pytest.raises(ReadingError, match="too many pages"):
        read_ofd(file.getvalue(), "a.ofd")


def test_a_page_of_endless_characters_is_refused() -> None:
    content = ofd_file(text_object("长" * 9_000_000, 20, step="g 99999999 5"))
    with pytest.raises(ReadingError, match="characters"):
        read_ofd(content, "a.ofd")


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_file_with_bytes_changed_is_read_or_refused(at: int, changed: bytes) -> None:
    with suppress(ReadingError):
        read_ofd(WHOLE[:at] + changed + WHOLE[at + len(changed) :], "a.ofd")
