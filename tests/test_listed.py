import pytest

from lineage.extraction import extract
from lineage.models import Document
from lineage.reading import read_text

LEAD = "甲市人民政府决定废止下列文件："
ITEMS = ("一、《甲市水井办法》（甲政发〔2005〕8号）", "二、《关于疏浚河道的通知》")


def page(*lines: str) -> Document:
    text = "\n\n".join(lines)
    (document,) = extract(read_text(text.encode(), "page.txt"))
    return document


def said(document: Document, kind: str) -> list[tuple[str, str]]:
    return [
        (reference.title, reference.number.value if reference.number else "")
        for reference in document.references
        if reference.kind == kind
    ]


TITLE = "甲市人民政府关于废止一批文件的决定"
FOOT = "本决定自2024年5月1日起施行。"


def test_clauses_below_words_of_repeal_each_name_what_ends() -> None:
    found = page(TITLE, LEAD, *ITEMS, FOOT)
    assert said(found, "repeals") == [
        ("甲市水井办法", "甲政发〔2005〕8号"),
        ("关于疏浚河道的通知", ""),
    ]
    rules = {each.evidence.rule for each in found.references if each.kind == "repeals"}
    assert rules == {"repeals: listed under 废止下列文件"}
    clauses = [each.clause for each in found.references if each.kind == "repeals"]
    assert clauses == ["1", "2"]


@pytest.mark.parametrize(
    "lead",
    [
        "甲市人民政府拟废止下列文件：",
        "下列文件不予废止：",
        "甲市人民政府决定公布下列文件：",
        "请各单位研究提出应当废止的文件：",
    ],
)
def test_a_list_that_nothing_ends_is_cited(lead: str) -> None:
    found = page(TITLE, lead, *ITEMS, FOOT)
    assert said(found, "repeals") == []
    assert len(said(found, "cites")) == len(ITEMS)


def test_a_clause_that_says_more_than_a_name_ends_the_list() -> None:
    task = "三、各部门要按照《甲市排水条例》抓好各项工作的监督检查，确保各项任务按期完成。"
    found = page(TITLE, LEAD, *ITEMS, task, FOOT)
    assert [title for title, _ in said(found, "repeals")] == ["甲市水井办法", "关于疏浚河道的通知"]


ROWS = (
    "序号\t文件名称\t文号\n1\t甲市水井办法\t甲政发〔2005〕8号\n"
    "2\t关于疏浚河道的通知\t甲政发〔2006〕1号"
)


@pytest.mark.parametrize(
    ("words", "heading", "ended"),
    [
        ("现决定对附件所列文件予以废止。", "废止的文件目录", 2),
        ("现将附件所列文件公布。", "废止的文件目录", 0),
        ("现决定对附件所列文件予以废止。", "继续有效的文件目录", 0),
        ("现决定对附件所列文件予以废止。", "拟废止的文件目录", 0),
    ],
)
def test_the_rows_of_an_annex_end_where_both_it_and_the_document_say_so(
    words: str, heading: str, ended: int
) -> None:
    found = page(
        "甲市人民政府关于清理文件的通知",
        "各区人民政府：",
        words,
        f"附件：{heading}",
        "甲市人民政府",
        "2024年5月1日",
        "附件",
        heading,
        ROWS,
    )
    names = [("甲市水井办法", "甲政发〔2005〕8号"), ("关于疏浚河道的通知", "甲政发〔2006〕1号")]
    assert said(found, "repeals") == names[:ended]


def test_an_english_list_ends_what_it_names() -> None:
    found = page(
        "Decision on Cleaning Up Documents",
        "The following documents are hereby repealed:",
        '1. "Measures for Wells" (Jing Zheng Fa [2011] No. 4)',
        '2. "Notice on Rivers"',
        "This decision shall take effect on May 1, 2024.",
    )
    assert [title for title, _ in said(found, "repeals")] == [
        "Measures for Wells",
        "Notice on Rivers",
    ]


@pytest.mark.parametrize(
    ("title", "kind", "targets"),
    [
        ("甲市人民政府关于废止《乙办法》和《丙规定》的决定", "repeals", ["乙办法", "丙规定"]),
        ("甲市人民代表大会常务委员会关于修改《乙条例》的决定", "amends", ["乙条例"]),
        ("甲市人民政府关于印发《乙方案》的通知", "issues", ["乙方案"]),
        ("甲市实施《中华人民共和国水法》办法", "implements", ["中华人民共和国水法"]),
        ("甲市人民政府关于废止《乙办法》的决定（草案）", "repeals", []),
    ],
)
def test_a_title_says_what_its_document_does(title: str, kind: str, targets: list[str]) -> None:
    found = page(title, "一、总体要求。", "二、其他事项。")
    assert [name for name, _ in said(found, kind)] == targets


CLEARED = "市政府对规范性文件进行了清理，现将清理结果公布如下："
STAYS = ("一、继续有效的文件", "（一）《甲市树木办法》")
ENDS = ("二、废止的规范性文件", "（一）《甲市水井办法》", "（二）《关于疏浚河道的通知》")


def test_a_clearing_up_ends_only_what_stands_below_that_heading() -> None:
    found = page(TITLE, "各区人民政府：", CLEARED, *STAYS, *ENDS, FOOT)
    assert [title for title, _ in said(found, "repeals")] == ["甲市水井办法", "关于疏浚河道的通知"]
    assert [title for title, _ in said(found, "cites")] == ["甲市树木办法"]


def test_the_heading_alone_ends_nothing() -> None:
    found = page(TITLE, "请各单位按分类做好衔接：", *STAYS, *ENDS, FOOT)
    assert said(found, "repeals") == []


def test_a_list_of_another_body_ends_nothing() -> None:
    found = page("甲市水务局关于做好衔接的通知", "省政府决定废止下列文件：", *ITEMS)
    assert said(found, "repeals") == []


def test_an_entry_quotes_the_words_over_its_list() -> None:
    found = page(TITLE, LEAD, *ITEMS, FOOT)
    above = {each.above.quote for each in found.references if each.above}
    assert above == {LEAD}
    assert all(each.above for each in found.references if each.kind == "repeals")
