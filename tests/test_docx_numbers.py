from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lineage.reading.assembly import assemble
from lineage.reading.word.docx import read_docx
from lineage.reading.word.numerals import numeral
from tests.word_files import abstract, level, para, start_at, use, word_file

PLAN = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
LEGAL = (
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3"),
)


def shown(body: str, **parts: str) -> list[str]:
    return assemble(read_docx(word_file(body, **parts), "a.docx"), "a.docx", "").text.split("\n")


def labels(levels: str, numbering: str, **parts: str) -> str:
    """Return the numbers of paragraphs `numId.level`, each with a word."""
    body = ""
    for said in levels.split():
        list_id, at = map(int, said.split("."))
        body += para("x", (list_id, at))
    return " ".join(
        line.removesuffix("x").rstrip() for line in shown(body, numbering=numbering, **parts)
    )


def plain(levels: str) -> str:
    return " ".join(f"1.{at}" for at in levels)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("decimal", "1 10 20 21 101"),
        ("decimalZero", "01 10 20 21 101"),
        ("decimalFullWidth", "１ １０ ２０ ２１ １０１"),
        ("chineseCounting", "一 十 二十 二十一 一○一"),
        ("taiwaneseCounting", "一 十 二十 二十一 一○一"),
        ("chineseCountingThousand", "一 十 二十 二十一 一百零一"),
        ("taiwaneseCountingThousand", "一 十 二十 二十一 一百零一"),
        ("japaneseCounting", "一 十 二十 二十一 百一"),
        ("ideographDigital", "一 一〇 二〇 二一 一〇一"),
        ("taiwaneseDigital", "一 一○ 二○ 二一 一○一"),
        ("chineseLegalSimplified", "壹 壹拾 贰拾 贰拾壹 壹佰零壹"),
        ("ideographLegalTraditional", "壹 壹拾 貳拾 貳拾壹 壹佰零壹"),
        ("japaneseLegal", "壱 壱拾 弐拾 弐拾壱 壱百零壱"),
        ("decimalEnclosedCircle", "① ⑩ ⑳ 21 101"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑳ 21 101"),
        ("decimalEnclosedParen", "⑴ ⑽ ⒇ 21 101"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒛ 21 101"),
        ("ideographEnclosedCircle", "㊀ ㊉ 20 21 101"),
        ("ideographTraditional", "甲 癸 20 21 101"),
        ("ideographZodiac", "子 酉 20 21 101"),
        ("ideographZodiacTraditional", "甲子 癸酉 癸未 甲申 甲辰"),
        ("upperRoman", "I X XX XXI CI"),
        ("lowerRoman", "i x xx xxi ci"),
        ("upperLetter", "A J T U WWWW"),
        ("lowerLetter", "a j t u wwww"),
        ("ordinal", "1st 10th 20th 21st 101st"),
        ("cardinalText", "One Ten Twenty Twenty-one 101"),
        ("ordinalText", "First Tenth Twentieth Twenty-first 101"),
        ("numberInDash", "- 1 - - 10 - - 20 - - 21 - - 101 -"),
        ("chicago", "* ††† ******"),
        ("hex", "1 A 14 15 65"),
        ("001, 002, 003, ...", "001 010 020 021 101"),
        ("hindiVowels", "1 10 20 21 101"),
        ("none", ""),
    ],
)
def test_a_number_is_written_in_the_format_of_its_level(style: str, expected: str) -> None:
    values = (1, 10, 21) if style == "chicago" else (1, 10, 20, 21, 101)
    written = " ".join(numeral(value, style) for value in values)
    assert written.split() == expected.split()


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (10010, "chineseCountingThousand", "一万零一十"),
        (20000, "chineseCountingThousand", "二万"),
        (15000, "chineseCountingThousand", "一万五千"),
        (10**9, "chineseCountingThousand", "1000000000"),
        (0, "chineseCounting", "0"),
        (-3, "lowerRoman", "-3"),
        (10**8, "upperRoman", "100000000"),
        (10**8, "lowerLetter", "100000000"),
        (11, "ordinal", "11th"),
        (92, "ordinalText", "Ninety-second"),
        (0, "none", ""),
    ],
)
def test_a_number_beyond_a_format_is_written_in_figures(
    value: int, style: str, expected: str
) -> None:
    assert numeral(value, style) == expected


@pytest.mark.parametrize(
    ("levels", "counted", "expected"),
    [
        (PLAN, "0112230123", "一、 （一） （二） 1. 2. （1） 二、 （一） 1. （1）"),
        (LEGAL, "0112012", "1. 1.1 1.2 1.2.1 2. 2.1 2.1.1"),
        # A level that was skipped counts as begun.
        (LEGAL, "10102", "1.1 2. 2.1 3. 3.1.1"),
        ((level(0, "decimal", "%1)", start=5),), "00", "5) 6)"),
        ((level(0, "decimal", "%1)", start=None),), "00", "0) 1)"),
        ((level(0, "chineseCountingThousand", "第%1条"),), "000", "第一条 第二条 第三条"),
        (
            (
                level(0, "chineseCountingThousand", "第%1章"),
                level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
                level(2, "lowerRoman", "%1-%3"),
            ),
            "01212",
            "第一章 1.1 一-i 1.2 一-i",
        ),
        (
            (
                level(0, "chineseCounting", "%1编"),
                level(1, "decimal", "第%2条", more='<w:lvlRestart w:val="0"/>'),
            ),
            "011011",
            "一编 第1条 第2条 二编 第3条 第4条",
        ),
        (
            (
                level(0, "decimal", "%1"),
                level(1, "decimal", "-%2"),
                level(2, "decimal", "+%3", more='<w:lvlRestart w:val="1"/>'),
            ),
            "0121202",
            "1 -1 +1 -2 +2 2 +1",
        ),
        ((level(0, "bullet", "\uf0b7"), level(1, "bullet", "\uf0a7")), "01", "• ▪"),
        ((level(0, "none", ""),), "00", " "),
        ((level(0, "none", "注："),), "0", "注："),
        ((level(0, "decimal", "%1.%5"),), "0", "1."),
        ((level(0, "decimal", "%1)", more="<w:rPr><w:vanish/></w:rPr>"),), "0", ""),
    ],
)
def test_levels_count_as_word_counts(levels: tuple[str, ...], counted: str, expected: str) -> None:
    numbering = abstract(1, levels) + use(1, 1)
    assert labels(plain(counted), numbering) == expected


@pytest.mark.parametrize(
    ("uses", "counted", "expected"),
    [
        (use(1, 1) + use(2, 1), "1.0 2.0 1.0", "一、 二、 三、"),
        (use(1, 1) + use(2, 1, start_at(0, 1)), "1.0 1.0 2.0 2.0 1.0", "一、 二、 一、 二、 三、"),
        (use(1, 1) + use(2, 1, start_at(0, 7)), "1.0 2.0 2.0", "一、 七、 八、"),
        (use(1, 1) + use(2, 1, start_at(1, 4)), "1.0 1.1 2.1 2.1", "一、 （一） （四） （五）"),
        (
            use(1, 1)
            + use(
                2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1:")}</w:lvlOverride>'
            ),
            "1.0 2.0",
            "一、 II:",
        ),
        # Off, a list that is not there, and a level that the list does not have.
        (use(1, 1), "0.0 9.0 1.7 1.0", "   一、"),
    ],
)
def test_uses_of_one_list_count_on_together(uses: str, counted: str, expected: str) -> None:
    assert labels(counted, abstract(1, PLAN) + uses) == expected


def test_what_stands_behind_a_number_is_as_the_level_says() -> None:
    levels = [
        level(at, "decimal", f"%{at + 1}.", suffix=suffix)
        for at, suffix in enumerate(("tab", "space", "nothing"))
    ]
    body = "".join(para("x", (1, at)) for at in range(3))
    assert shown(body, numbering=abstract(1, levels) + use(1, 1)) == ["1. x", "1. x", "1.x"]
    wide = abstract(1, [level(0, "chineseCounting", "第%1条　")]) + use(1, 1)
    assert shown(para("x", (1, 0)), numbering=wide) == ["第一条　x"]


STYLED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Head1"><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head2"><w:basedOn w:val="Head1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Linked">'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:basedOn w:val="Head1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Outline">'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def test_numbers_come_through_styles_too() -> None:
    levels = (
        *PLAN[:2],
        level(2, "decimal", "%3.", more='<w:pStyle w:val="Linked"/>'),
    )
    body = (
        para("甲", style="Head1")
        + para("乙", style="Head2")
        + para("丙", style="Linked")
        + para("丁", style="Off")
        + para("戊", style="Loop")
        + para("己", (0, 0), style="Head1")
        + para("庚", style="Head1")
    )
    numbering = abstract(1, levels) + use(1, 1)
    expected = ["一、甲", "（一）乙", "1.丙", "丁", "戊", "己", "二、庚"]
    assert shown(body, numbering=numbering, styles=STYLED) == expected


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    numbering = (
        abstract(1, (), '<w:numStyleLink w:val="Outline"/>')
        + abstract(2, PLAN, '<w:styleLink w:val="Outline"/>')
        + abstract(3, (), '<w:numStyleLink w:val="Nowhere"/>')
        + use(1, 1)
        + use(2, 2)
        + use(3, 3)
    )
    assert labels("1.0 2.0 1.1 3.0", numbering, styles=STYLED) == "一、 二、 （一） "
    circle = abstract(2, (), '<w:numStyleLink w:val="Outline"/>') + use(2, 2)
    assert labels("2.0", circle, styles=STYLED) == ""


def test_what_names_nothing_is_passed_over() -> None:
    nameless = '<w:style w:type="paragraph"/>' + STYLED
    levels = [
        *PLAN[:1],
        '<w:lvl><w:lvlText w:val="!"/></w:lvl>',
        '<w:lvl w:ilvl="x"/>',
        '<w:lvl w:ilvl="999"/>',
    ]
    numbering = abstract(1, levels) + use(1, 1) + use(2, 8) + '<w:num w:numId="3"/>'
    assert labels("1.0 2.0 3.0 1.0", numbering, styles=nameless) == "一、   二、"
    empty = '<w:lvlOverride w:ilvl="0"/><w:lvlOverride><w:startOverride/></w:lvlOverride>'
    assert labels("1.0 1.0", abstract(1, PLAN) + use(1, 1, empty)) == "一、 二、"


def test_an_empty_paragraph_in_a_list_is_counted_and_shown() -> None:
    body = para("甲", (1, 0)) + para("", (1, 0)) + para("乙", (1, 0))
    assert shown(body, numbering=abstract(1, PLAN) + use(1, 1)) == ["一、甲", "二、", "三、乙"]


def test_a_number_format_that_is_not_known_is_said() -> None:
    numbering = abstract(1, [level(0, "hindiVowels", "%1.")]) + use(1, 1)
    printed = read_docx(word_file(para("x", (1, 0)), numbering=numbering), "a.docx")
    assert [issue.message for issue in printed.issues] == [
        "numbers in the format hindiVowels are read as 1, 2, 3"
    ]


def test_a_newer_format_is_taken_before_the_one_for_older_programs() -> None:
    newer = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:suff w:val="space"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels("1.0 1.0", abstract(1, [newer]) + use(1, 1)) == "001 002"


def test_a_list_of_two_hundred_levels_is_read() -> None:
    levels = [level(at, "decimal", f"%{min(at + 1, 9)}.") for at in range(200)]
    body = "".join(para("x", (1, at)) for at in range(200))
    lines = shown(body, numbering=abstract(1, levels) + use(1, 1))
    assert lines == ["1.x"] * 200


OFFICE = shutil.which("soffice")


def shown_by_libreoffice(content: bytes, folder: Path) -> list[str]:
    (folder / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "a.docx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / "a.txt").read_text("utf-8-sig").splitlines()


# Formats that LibreOffice writes otherwise than Word, or not at all, are left out.
SHARED_FORMATS = (
    "decimal chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand "
    "chineseLegalSimplified ideographLegalTraditional decimalEnclosedCircle decimalZero "
    "upperRoman lowerRoman upperLetter lowerLetter ideographTraditional ideographZodiac ordinal"
).split()


@pytest.mark.skipif(
    OFFICE is None and not os.environ.get("CI"),
    reason="soffice is not on the path; it shows what numbers a file has",
)
def test_the_numbers_are_those_that_libreoffice_shows(tmp_path: Path) -> None:
    lists = [PLAN, LEGAL, [level(0, "chineseCountingThousand", "第%1条", suffix="space")]]
    lists += [[level(0, style, "%1|")] for style in SHARED_FORMATS]
    numbering = "".join(abstract(at, levels) for at, levels in enumerate(lists))
    numbering += "".join(use(at + 1, at) for at in range(len(lists)))
    counted = [(1, at) for at in (0, 1, 1, 2, 2, 3, 0, 1, 2)]
    counted += [(2, at) for at in (1, 0, 1, 0, 2, 1, 2, 0)]
    counted += [(list_id, 0) for list_id in range(3, len(lists) + 1) for _ in range(20)]
    content = word_file("".join(para("x", each) for each in counted), numbering=numbering)
    ours = assemble(read_docx(content, "a.docx"), "a.docx", "").text.split("\n")
    theirs = shown_by_libreoffice(content, tmp_path)
    assert ["".join(line.split()) for line in ours] == ["".join(line.split()) for line in theirs]
