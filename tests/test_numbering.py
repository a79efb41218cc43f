import pytest

from lineage.extraction.cutting.numbering import number
from lineage.language.labels import find_labels


def outline(*lines: str, restarts: tuple[int, ...] = ()) -> list[str]:
    """Each line's number, indented by its depth; a dash where no label was accepted."""
    accepted, _ = number([find_labels(line) for line in lines], restarts)
    return ["-" if n is None else "." * n.depth + n.label.number for n in accepted]


def oddities(*lines: str, restarts: tuple[int, ...] = ()) -> list[tuple[int, str]]:
    _, odd = number([find_labels(line) for line in lines], restarts)
    return [(oddity.at, oddity.rule) for oddity in odd]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一、甲", "（一）乙", "1. 丙", "2. 丁", "（二）戊", "二、己"],
         ["1", ".1", "..1", "..2", ".2", "2"]),
        (["一、甲", "（一）乙", "（二）丙", "二、丁", "（三）戊"], ["1", ".1", ".2", "2", ".3"]),
        (["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"], ["1", ".1", ".2", "2", ".1"]),
        (["第一章 甲", "第一条 乙", "（一）丙", "第二条 丁", "第二章 戊", "第三条 己"],
         ["1", ".1", "..1", ".2", "2", ".3"]),
        (["第一编 甲", "第一分编 乙", "第一章 丙", "第一条 丁", "第二分编 戊", "第二章 己", "第二编 庚"],  # noqa: E501
         ["1", ".1", "..1", "...1", ".2", "..2", "2"]),
        (["第十六条 甲", "第十七条 乙", "第十七条之一 丙", "第十七条之二 丁", "第十八条 戊"],
         ["16", "17", "17-1", "17-2", "18"]),
        (["1. 甲", "1.1 乙", "1.2 丙", "1.2.1 丁", "2. 戊", "2.1 己", "2.2 庚"],
         ["1", ".1.1", ".1.2", "..1.2.1", "2", ".2.1", ".2.2"]),
        (["1.1 甲", "1.2 乙", "2.1 丙", "2.2 丁"], ["1.1", "1.2", "2.1", "2.2"]),
        (["First, we a", "Second, we b", "The third is c", "Fourth, d"], ["1", "2", "3", "4"]),
        (["Article 1 A", "(a) b", "(b) c", "(i) d", "(ii) e", "(c) f", "Article 2 G"],
         ["1", ".1", ".2", "..1", "..2", ".3", "2"]),
        (["(g) a", "(h) b", "(i) c"], ["-", "-", "-"]),
        (["1 范围", "2 术语", "3 要求", "3.1 总则", "3.1.1 甲", "3.1.2 乙", "3.2 丙"],
         ["1", "2", "3", ".3.1", "..3.1.1", "..3.1.2", ".3.2"]),
        (["A.1 甲", "A.2 乙", "A.2.1 丙", "B.1 丁", "B.2 戊"],
         ["A.1", "A.2", ".A.2.1", "B.1", "B.2"]),
        (["3 术语", "3.1", "3.2", "4 要求"], ["-", "3.1", "3.2", "-"]),
        (["1 范围", "2 术语", "2.1", "2.2"], ["1", "2", ".2.1", ".2.2"]),
        (["第一部分 甲", "一、乙", "第二部分 丙", "二、丁"], ["1", ".1", "2", ".2"]),
        (["首先，甲", "其次，乙", "最后，丙"], ["1", "2", "3"]),
        (["Firstly, a", "Secondly, b", "Lastly, c"], ["1", "2", "3"]),
        (["(a) a", "(aa) b", "(b) c"], ["1", "1-1", "2"]),
        (["Article 1 A", "Article 1a B", "Article 2 C"], ["1", "1-1", "2"]),
        (["Part I A", "Title I B", "Chapter I C", "Title II D", "Part II E", "Title III F"],
         ["1", ".1", "..1", ".2", "2", ".3"]),
        (["PART A a", "PART B b", "PART C c"], ["1", "2", "3"]),
        (["第一条 甲", "（一）乙", "（二）丙", "又：", "（一）丁", "（二）戊"],
         ["1", ".1", ".2", "-", ".1", ".2"]),
        (["Article 1 A", "(a) b", "(b) c", "(c) d", "(d) e", "(e) f", "(f) g", "(g) h", "(h) i",
          "(i) j", "(j) k"], ["1", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9", ".10"]),
    ],
)  # fmt: skip
def test_labels_are_told_by_their_sequence(lines: list[str], expected: list[str]) -> None:
    assert outline(*lines) == expected
    assert [rule for _, rule in oddities(*lines) if rule != "numbering begins late"] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["1. 甲"],
        ["一是甲", "好。"],
        ["First, we a"],
        ["3. 甲", "4. 乙"],
        ["（2）甲"],
        ["二是甲", "三是乙"],
        ["最后，甲", "首先是乙"],
        ["首先，甲", "最后，乙"],
        ["第一部分 甲"],
        ["1 范围"],
        ["2. 甲", "1. 乙"],
    ],
)
def test_a_weak_style_needs_its_first_two_labels(lines: list[str]) -> None:
    assert set(outline(*lines)) == {"-"}


def test_one_strong_label_is_enough() -> None:
    assert outline("一、甲") == ["1"]
    assert outline("二、甲") == ["-"]


@pytest.mark.parametrize(
    ("lines", "expected", "odd"),
    [
        (["（一）甲", "（二）乙", "（四）丙"], ["1", "2", "4"], [(2, "numbering jumps")]),
        (["（一）甲", "（二）乙", "（五）丙", "（六）丁"], ["1", "2", "5", "6"], [(2, "numbering jumps")]),  # noqa: E501
        (["（一）甲", "（二）乙", "（九）丙", "（十）丁"], ["1", "2", "-", "-"], []),
        (["1. 甲", "2. 乙", "4. 丙", "5. 丁"], ["1", "2", "4", "5"], [(2, "numbering jumps")]),
        (["1. 甲", "2. 乙", "4. 丙"], ["1", "2", "-"], []),
        (["（一）甲", "（二）乙", "（二）丙", "（四）丁"], ["1", "2", "2", "4"],
         [(2, "numbering repeats"), (3, "numbering jumps")]),
        (["一、甲", "（一）乙", "二、丙", "（二）丁", "（三）戊"], ["1", ".1", "2", ".2", ".3"], []),  # noqa: E501
        (["一、甲", "（一）乙", "（二）丙", "二、丁", "（二）戊", "（三）己"],
         ["1", ".1", ".2", "2", ".2", ".3"], [(4, "numbering begins late")]),
        (["第三条 甲", "第四条 乙"], ["3", "4"], [(0, "numbering begins late")]),
        (["第一条 甲", "第九条 乙", "第十条 丙", "第十一条 丁"], ["1", "9", "10", "11"],
         [(1, "numbering jumps")]),
        (["第一条 甲", "第九条 乙", "第二条 丙"], ["1", "-", "2"], []),
        (["一、甲", "二、乙", "一、丙", "二、丁"], ["1", "2", "1", "2"],
         [(2, "numbering starts again")]),
    ],
)  # fmt: skip
def test_what_is_odd_is_said(
    lines: list[str], expected: list[str], odd: list[tuple[int, str]]
) -> None:
    assert outline(*lines) == expected
    assert oddities(*lines) == odd


def test_a_new_text_counts_anew_without_being_odd() -> None:
    lines = ("一、甲", "二、乙", "某方案", "一、丙", "二、丁")
    assert outline(*lines, restarts=(2,)) == ["1", "2", "-", "1", "2"]
    assert oddities(*lines, restarts=(2,)) == []


def test_nothing_has_no_numbering() -> None:
    assert number([]) == ([], [])
