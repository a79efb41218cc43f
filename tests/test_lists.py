from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.extraction.cutting.lists import find_lists
from tests.pages import document, documents, page

PIECES = (
    "一、 （一） （二） 1. 2. 第一条 第二条 第三条 一是 二是 三是 （1） （2） ① ② 首先， 其次， "
    "最后， First, Second, (a) (b) (i) 查漏 修管。 抄表； 如下： “ ” （ ） 各位代表！ 以下三项： "
    "自印发之日起施行。 mend. read;_ and_ \n \n"
).split(" ")
WORDS = st.sampled_from([piece.replace("_", " ") for piece in PIECES])
PAGES = st.lists(WORDS, max_size=60).map("".join)

HOLDS = [
    ("坚持两点：一是节水；二是治污。", ["一是节水；", "二是治污。"]),
    ("一要节水，二要治污，三要回用。", ["一要节水，", "二要治污，", "三要回用。"]),
    ("应当：（1）装表；（2）抄表。", ["（1）装表；", "（2）抄表。"]),
    ("包括：（一）居民；（二）医院。", ["（一）居民；", "（二）医院。"]),
    ("包括:1）居民;2）医院。", ["1）居民;", "2）医院。"]),
    ("分三步：①查；②修；③记。", ["①查；", "②修；", "③记。"]),
    ("分两步：⑴查；⑵修。", ["⑴查；", "⑵修。"]),
    ("首先，查漏；其次，修管；最后，回访。", ["首先，查漏；", "其次，修管；", "最后，回访。"]),
    ("要求如下。第一，查漏。第二，修管。", ["第一，查漏。", "第二，修管。"]),
    ("意义有二：其一，省水；其二，省钱。", ["其一，省水；", "其二，省钱。"]),
    ("First, read. Second, mend. Finally, record.", ["First, read.", "Second, mend.", "Finally, record."]),  # noqa: E501
    ("The first is to read; the second is to mend.", ["The first is to read;", "the second is to mend."]),  # noqa: E501
    ("It shall: (a) read; (b) mend; and (c) record.", ["(a) read;", "(b) mend; and", "(c) record."]),  # noqa: E501
    ("It shall: (i) read; or (ii) mend.", ["(i) read; or", "(ii) mend."]),
    ("It shall: a) read; b) mend.", ["a) read;", "b) mend."]),
]  # fmt: skip

HOLDS_NONE = [
    "节水唯一是关键，二是次要。",
    "一是节水。",
    "二是节水；三是治污。",
    "口号是“一是节水；二是治污”。",
    "（一是节水；二是治污）",
    "《办法：（一）节水；（二）治污》",
    "第一，第二产业用水下降。",
    "第一产业和第二产业用水下降。",
    "前款第（一）项、第（二）项的规定",
    "首先要查漏，其次要修管。",
    "Points (a) and (b) of Article 1 apply.",
    "First aid kits, second hand pumps.",
    "It said “(a) read; (b) mend”.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), HOLDS)
def test_a_list_within_a_paragraph_is_found(text: str, expected: list[str]) -> None:
    found = find_lists(text)
    assert [text[each.start : each.end].strip() for each in found] == expected
    assert [each.label.number for each in found] == [str(n) for n in range(1, len(expected) + 1)]


@pytest.mark.parametrize("text", HOLDS_NONE)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert find_lists(text) == ()


def test_a_list_within_a_list_stands_deeper() -> None:
    text = "要做到：一是查漏：（1）夜查；（2）日查；二是修管。"
    assert [(each.label.printed, each.depth) for each in find_lists(text)] == [
        ("一是", 0), ("（1）", 1), ("（2）", 1), ("二是", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["一是查漏；二是修管。另：一是回访；二是记录。", "一是查漏；二是修管；五是记录。"],
)
def test_what_breaks_the_sequence_stays_with_the_last(text: str) -> None:
    first, second = find_lists(text)
    assert (first.label.number, second.label.number) == ("1", "2")
    assert second.end == len(text)


def test_an_unclosed_quotation_mark_hides_nothing() -> None:
    assert len(find_lists("他说“好：一是查漏；二是修管。")) == 2


def clauses(*lines: str) -> list[tuple[str, str, str]]:
    return [(c.address, c.kind, c.text) for c in document(*lines).clauses]


def test_the_text_before_a_list_is_the_clause() -> None:
    assert clauses("一、修管网。要求：一是查清；二是修好，随修随记。", "二、抄表。") == [
        ("1", "point", "修管网。要求："),
        ("1/1", "item", "查清；"),
        ("1/2", "item", "修好，随修随记。"),
        ("2", "point", "抄表。"),
    ]


def test_a_paragraph_behind_a_list_is_no_part_of_it() -> None:
    assert clauses("一、修管网", "要求：一是查清；二是修好。", "年底验收。", "二、抄表。") == [
        ("1", "point", "修管网\n要求："),
        ("1/1", "item", "查清；"),
        ("1/2", "item", "修好。"),
        ("1/p2", "paragraph", "年底验收。"),
        ("2", "point", "抄表。"),
    ]


def test_a_list_in_front_of_numbered_points_does_not_take_their_numbers() -> None:
    assert clauses(
        "一、修管网", "总体好。", "要求：一是查清；二是修好。", "（一）查。", "（二）修。"
    ) == [
        ("1", "section", "修管网\n总体好。"),
        ("1/p2", "paragraph", "要求："),
        ("1/p2/1", "item", "查清；"),
        ("1/p2/2", "item", "修好。"),
        ("1/1", "point", "查。"),
        ("1/2", "point", "修。"),
    ]


def test_a_list_quoted_over_paragraphs_is_no_list_of_the_clause() -> None:
    lines = ("一、将第五条改为：“第五条 应当：", "（1）装表；（2）抄表。”", "二、删去第六条。")
    assert [address for address, _, _ in clauses(*lines)] == ["1", "2"]


def test_a_list_in_one_paragraph_gives_points_where_nothing_else_is_numbered() -> None:
    assert clauses(
        "甲市节水通知", "各镇人民政府：", "为了节水，通知如下：一要修管网；二要查漏损。", "请落实。"
    ) == [
        ("preamble", "preamble", "为了节水，通知如下："),
        ("1", "point", "修管网；"),
        ("2", "point", "查漏损。"),
        ("preamble2", "preamble", "请落实。"),
    ]


def test_a_list_in_front_of_the_first_label_stays_in_the_preamble() -> None:
    assert [address for address, _, _ in clauses("要点：一要修；二要查。", "一、修管网。")] == [
        "preamble",
        "1",
    ]


@given(PAGES)
def test_clauses_within_paragraphs_stand_in_order_and_say_what_is_printed(text: str) -> None:
    try:
        source, found = page(*text.split("\n")), documents(*text.split("\n"))
    except ReadingError:
        return
    for each in found:
        clauses = sorted(each.clauses, key=lambda clause: (clause.label_span, clause.span))
        assert len({clause.address for clause in clauses}) == len(clauses)
        for clause in clauses:
            assert clause.text in source.text
            assert clause.parent is None or each.clause(clause.parent).span <= clause.span
        assert all(old.span[1] <= new.label_span[0] for old, new in pairwise(clauses))


@pytest.mark.parametrize(
    "line",
    [
        "".join(f"（{n}）修管；" for n in range(1, 20_000)),
        "一是修管；二是查漏；" * 10_000,
        "“一是修管；" * 20_000,
        "(a) " * 40_000,
    ],
    ids=["one sequence", "many sequences", "open marks", "one label again and again"],
)
def test_a_line_of_nothing_but_labels_is_read_once(line: str) -> None:
    assert all(each.end <= len(line) for each in find_lists(line))
