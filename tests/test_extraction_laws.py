import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.extraction import extract
from lineage.language.folding import fold
from lineage.language.numerals import chinese_numeral
from lineage.models import Clause, Document, Source
from lineage.reading import read_text
from tests.pages import document

LABELS = (
    (
        "一、 二、 三、 （一） （二） （三） 1. 2. 3. 1.1 1.2 （1） （2） ① ② 一是 二是 第一条 第二条 第一章 第二章 "  # noqa: E501
        "第二条之一 Article_1 Article_2 First, Second, (a) (b) (i) (1)_ (2)_ (3)_ 附件 附件1 附件：1. 目录 Summary Original "  # noqa: E501
        "摘要 原文"
    )
    .replace("_", " ")
    .split()
)
LINES = (
    "甲市人民政府关于印发节水方案的通知 甲政发〔2024〕3号 各镇人民政府： 甲市水务局 2024年3月5日 本通知自印发之日起施行。 "  # noqa: E501
    "《甲市节水通知》同时废止。 修好管网。 将第五条改为：“第五条 有水表； 台账。” 来源：水务局 发布时间 2024-03-05 "  # noqa: E501
    "试读已结束 责任编辑：张三 - 3 - 1\t修管网\t甲局 Published January_5,_2024 The_pipes_are_mended. # 首页_>_公告"  # noqa: E501
).split(" ")
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("一二（）、。；：“”.,1 \t\n第条附件"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
LINE = st.one_of(
    st.sampled_from(LINES).map(lambda line: line.replace("_", " ")),
    st.builds(
        str.__add__, st.sampled_from(LABELS), st.sampled_from(["", " ", "修管网。", "查 漏损"])
    ),
    ODD,
)
PAGES = st.lists(LINE, max_size=30).map("\n".join)


def read(page: str) -> tuple[Source, tuple[Document, ...]] | None:
    if not page.strip() or "\x00" in page:
        return None
    try:
        source = read_text(page.encode(), "page.txt")
    except ReadingError:
        return None
    return source, extract(source)


def bare(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def own_words(page: str) -> str:
    """A file's words without what reading leaves out between lines."""
    lines = re.split(r"[\n\r\f\v\x85\u2028\u2029]", page)
    return "\n".join(re.sub(r"^(\s*)#{1,6}\s+(?=\S)", r"\1", line) for line in lines)


@settings(max_examples=150)
@given(PAGES)
@example("一、\n")
@example("附件\n附件\n附件")
@example("关于\n附录\n通知\n某市关于\n附录\n通知\n" * 30)
@example("Summary\nOriginal\nSummary\nOriginal")
@example("“" * 50 + "\n一、甲\n" + "”" * 50)
def test_no_page_is_refused_once_it_is_text(page: str) -> None:
    result = read(page)
    assert result is None or bool(result[1]) != bool(result[0].issues)


@settings(max_examples=150)
@given(PAGES)
def test_addresses_are_unique_and_parents_are_there(page: str) -> None:
    for found in (read(page) or (None, ()))[1]:
        addresses = [clause.address for clause in found.clauses]
        assert len(set(addresses)) == len(addresses)
        for at, clause in enumerate(found.clauses):
            assert clause.parent is None or clause.parent in addresses[:at]


@settings(max_examples=150)
@given(PAGES)
def test_every_clause_stands_in_the_file_where_it_says(page: str) -> None:
    result = read(page)
    if result is None:
        return
    for clause in (clause for found in result[1] for clause in found.clauses):
        start, end = clause.span
        assert 0 <= start <= end <= len(page)
        if "#" not in page and "- 3 -" not in page:
            assert bare(page[start:end]) == bare(clause.text)
        if clause.label:
            assert bare(clause.label) in bare(page[slice(*clause.label_span)])


@settings(max_examples=150)
@given(PAGES)
@example("一、\n附:0\n各镇人民政府：")
def test_clauses_stand_in_order_and_do_not_overlap(page: str) -> None:
    for found in (read(page) or (None, ()))[1]:
        spans = [clause.span for clause in found.clauses]
        assert spans == sorted(spans)
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start


@settings(max_examples=60)
@given(PAGES)
def test_a_page_gives_the_same_documents_in_any_encoding(page: str) -> None:
    result = read(page)
    if result is None or page.startswith("\ufeff"):
        return
    marked = read_text(b"\xef\xbb\xbf" + page.encode(), "page.txt")
    assert extract(marked) == result[1]


SENTENCES = (
    "修好老旧管网。",
    "逐月查清漏损。",
    "装好计量水表。",
    "公布停水安排。",
    "备足应急水源。",
)
HEADINGS = ("供水安全", "节水增效", "排水畅通", "水价改革", "科普宣传")
STYLES = {
    "一、": lambda n: f"{chinese_numeral(n)}、",
    "（一）": lambda n: f"（{chinese_numeral(n)}）",
    "1.": lambda n: f"{n}. ",
    "（1）": lambda n: f"（{n}）",
    "一是": lambda n: f"{chinese_numeral(n)}是",
    "①": lambda n: chr(0x245F + n),
}
Plan = list[tuple[str, str, str]]


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, Plan]:
    """A plan in up to three levels of numbering: the page, and address, label and text of each."""
    styles = draw(st.permutations(sorted(STYLES)))[: draw(st.integers(1, 3))]
    lines, truth = ["甲市节水行动方案"], Plan()

    def level(depth: int, above: str) -> None:
        # A weak style is proved by its second label.
        for value in range(1, draw(st.integers(2, 4)) + 1):
            label = STYLES[styles[depth]](value)
            deeper = depth + 1 < len(styles) and draw(st.booleans())
            text = draw(st.sampled_from(HEADINGS if deeper else SENTENCES))
            address = f"{above}{value}"
            lines.append(label + text)
            truth.append((address, label.strip(), text))
            if deeper:
                level(depth + 1, f"{address}/")

    level(0, "")
    return "\n".join(lines), truth


@settings(max_examples=80)
@given(plans())
def test_a_plan_written_out_is_read_back_as_it_was(plan: tuple[str, Plan]) -> None:
    page, truth = plan
    found = document(*page.split("\n"))
    assert [(c.address, c.label, c.text) for c in found.clauses] == truth
    assert found.issues == ()


@settings(max_examples=40)
@given(plans(), st.data())
def test_where_blank_lines_stand_makes_no_difference(
    plan: tuple[str, Plan], data: st.DataObject
) -> None:
    page, truth = plan
    breaks = st.sampled_from(["\n", "\n\n", "\r\n", "\n　\n"])
    spaced = "".join(line + data.draw(breaks) for line in page.split("\n"))
    found = document(*spaced.split("\n"))
    assert [(c.address, c.label, c.text) for c in found.clauses] == truth


def leaves(found: Document) -> list[Clause]:
    parents = {clause.parent for clause in found.clauses}
    return [clause for clause in found.clauses if clause.address not in parents]


@settings(max_examples=40)
@given(plans())
def test_every_word_of_a_plan_stands_in_some_clause(plan: tuple[str, Plan]) -> None:
    page, truth = plan
    found = document(*page.split("\n"))
    told = "".join(clause.text for clause in found.clauses)
    assert told == "".join(text for _, _, text in truth)
    assert leaves(found)
