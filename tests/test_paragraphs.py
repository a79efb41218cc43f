"""The paragraphs (款) of articles, and what speaks for a whole section or text."""

import pytest

from lineage.alignment import align
from lineage.comparison import compare
from tests.pages import document


def addresses(*lines: str) -> list[str]:
    return [clause.address for clause in document(*lines).clauses]


ARTICLES = [
    # Further paragraphs, the items of each, and one behind a list.
    (["第一条 用水应当节约。", "用水户装表。", "第二条 好。"], ["art1", "art1/p2", "art2"]),
    (["第一条 下列用水优先：", "（一）居民；", "（二）医院。", "前款规定由市定。"],
     ["art1", "art1/1", "art1/2", "art1/p2"]),
    (["第一条 用水应当节约。", "下列用水优先：", "（一）居民；", "（二）医院。", "前款规定由市定。"],  # noqa: E501
     ["art1", "art1/p2", "art1/p2/1", "art1/p2/2", "art1/p3"]),
    # The items of the next paragraph count from the first again.
    (["第一条 下列优先：", "（一）居民；", "（二）医院。", "下列从后：", "（一）洗车；", "（二）泳池。"],  # noqa: E501
     ["art1", "art1/1", "art1/2", "art1/p2", "art1/p2/1", "art1/p2/2"]),
    # A paragraph within a list that goes on belongs to its item.
    (["第一条 下列优先：", "（一）居民。", "包括租户。", "（二）医院。"],
     ["art1", "art1/1", "art1/2"]),
    # 目 below 项.
    (["第一条 下列优先：", "（一）居民：", "1. 老人；", "2. 儿童；", "（二）医院。", "前款由市定。"],  # noqa: E501
     ["art1", "art1/1", "art1/1/1", "art1/1/2", "art1/2", "art1/p2"]),
    # What an unfinished sentence announces goes on with it.
    (["第一条 成员如下：", "主任，", "委员若干人。", "成员由市定。"], ["art1", "art1/p2"]),
    # The label alone, and with a heading of its own.
    (["第一条", "用水应当节约。", "用水户装表。"], ["art1", "art1/p2"]),
    (["第一条 用水", "用水应当节约。", "用水户装表。"], ["art1", "art1/p2"]),
    (["第一条 用水应当：（一）节约；（二）装表。", "由市定。"],
     ["art1", "art1/1", "art1/2", "art1/p2"]),
    # Quoted text stays where it is quoted.
    (["第一条 将第五条改为：", "“第五条 用水应当节约。", "用水户装表。”", "第二条 删去第六条。"],
     ["art1", "art2"]),
    # The last article's paragraphs on entry into force are its own.
    (["第一条 用水应当节约。", "本办法自2024年5月1日起施行。"], ["art1", "art1/p2"]),
    # English: numbered paragraphs, their points, and unnumbered subparagraphs.
    (["Article 1", "Wells", "1. Wells are read:", "(a) by day;", "(b) by night.", "2. Wells are mended."],  # noqa: E501
     ["art1", "art1/1", "art1/1/1", "art1/1/2", "art1/2"]),
    (["Article 1", "1. Wells are read:", "(a) by day;", "(b) by night.", "The district records it.", "2. Wells are mended."],  # noqa: E501
     ["art1", "art1/1", "art1/1/1", "art1/1/2", "art1/1/p2", "art1/2"]),
    (["Article 1", "Wells", "Wells are read.", "Wells are mended.", "Article 2", "Pipes too."],
     ["art1", "art1/p2", "art2"]),
]  # fmt: skip


def test_a_part_without_a_number_is_no_paragraph_of_the_article_before() -> None:
    found = document("第一章 罚款", "第一条 用水应当节约。", "附　则", "第二条 本法自发布起施行。")
    assert [(c.address, c.parent, c.text) for c in found.clauses] == [
        ("ch1", None, "罚款"),
        ("art1", "ch1", "用水应当节约。"),
        ("art2", None, "本法自发布起施行。"),
    ]
    assert [(p.kind, p.text) for p in found.passages] == [("title", "附　则")]
    assert not found.issues


def test_long_texts_below_headings_are_sections_without_points() -> None:
    lines = [["一、回顾", "甲。", "乙。", "丙。"], ["二、任务", "丁。", "戊。", "己。"]]
    found = document(*lines[0], *lines[1])
    assert [clause.kind for clause in found.clauses] == ["section", "section"]
    short = document(*lines[0][:3], *lines[1][:3])
    assert [clause.kind for clause in short.clauses] == ["point", "point"]


def test_the_words_of_enactment_belong_to_no_recital() -> None:
    found = document(
        "Whereas:",
        "(1) Wells are few.",
        "(2) Pipes leak.",
        "HAVE ADOPTED THIS REGULATION:",
        "Article 1",
        "Wells are read.",
    )
    assert [clause.text for clause in found.clauses] == [
        "Whereas:", "Wells are few.", "Pipes leak.",
        "HAVE ADOPTED THIS REGULATION:", "Wells are read.",
    ]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), ARTICLES)
def test_articles_are_cut_into_their_paragraphs(lines: list[str], expected: list[str]) -> None:
    found = document(*lines)
    assert [clause.address for clause in found.clauses] == expected
    assert [issue.rule for issue in found.issues] == []


def test_a_paragraph_is_named_by_its_count_and_bears_no_label() -> None:
    found = document("第一条 用水应当节约。", "用水户装表。").clause("art1/p2")
    assert (found.kind, found.label, found.number, found.parent) == ("paragraph", "", "2", "art1")


def test_a_numbered_paragraph_bears_its_label() -> None:
    found = document("Article 1", "1. Wells are read.", "2. Wells are mended.").clause("art1/2")
    assert (found.kind, found.label, found.number) == ("paragraph", "2.", "2")


def test_the_points_of_a_plan_keep_their_paragraphs() -> None:
    assert addresses("一、修管网", "当年修好。", "来年查漏。", "二、抄表。") == ["1", "2"]


REPORT = ("各位代表：", "现在报告工作。", "一、回顾", "（一）修管网。", "（二）查漏。")


def test_words_to_the_hearers_behind_a_section_are_those_of_the_section() -> None:
    found = document(
        *REPORT, "各位代表！成绩来之不易。", "我们感谢大家。", "二、任务", "（一）再查。"
    )
    assert found.clause("1/2").text == "查漏。"
    assert found.clause("1/p2").text == "各位代表！成绩来之不易。\n我们感谢大家。"
    assert found.clause("2/1").parent == "2"


@pytest.mark.parametrize("last", [("（二）查漏。",), ("二、保障", "抓好落实。")])
def test_words_to_the_hearers_behind_the_last_label_close_the_text(last: tuple[str, ...]) -> None:
    found = document(*REPORT[:4], *last, "各位代表！让我们团结起来。", "夺取胜利！")
    assert found.clause("closing").text == "各位代表！让我们团结起来。\n夺取胜利！"


def test_words_to_the_hearers_in_front_of_points_introduce_them() -> None:
    found = document(*REPORT[:3], "各位代表，成绩是主要的。", *REPORT[3:])
    assert found.clause("1").text == "回顾\n各位代表，成绩是主要的。"


LAW = ("甲市供水条例", "第一章 总则", "第一条 下列用水优先：", "（一）居民；", "（二）医院。", "其他用水由市定。",  # noqa: E501
       "第二条 用水应当装表计量，按月抄表收费。")  # fmt: skip


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("其他用水由市定。", "其他用水由区定。"), ("（二）医院。", "（二）医院和诊所。")],
)
def test_the_match_of_an_article_speaks_of_the_whole_article(was: str, becomes: str) -> None:
    old = document(*LAW)
    new = document(*(becomes if line == was else line for line in LAW))
    alignment = align(old, new)
    found = {match.old: match for match in alignment.matches}
    assert found[("art1",)].text == "edited"
    assert found[("art2",)].text == "identical"
    assert ("art1/p2",) not in found
    assert not alignment.dropped
    assert not alignment.added
    changes = {change.match: change for change in compare(old, new, alignment)}
    edits = changes[found[("art1",)].id].edits
    assert any(edit.op == "insert" for edit in edits)


def test_the_facts_of_a_paragraph_change_with_the_article() -> None:
    lines = (
        "第一条 用水应当装表。",
        "市水务局于2024年6月30日前完成装表。",
        "第二条 用水应当节约。",
    )
    old = document(*lines)
    new = document(lines[0], lines[1].replace("6月30日", "9月30日"), lines[2])
    alignment = align(old, new)
    facts = [fact for change in compare(old, new, alignment) for fact in change.facts]
    assert [
        (fact.old.value, fact.new.value)
        for fact in facts
        if fact.kind == "deadline" and fact.old and fact.new
    ] == [("2024-06-30", "2024-09-30")]


def test_a_paragraph_outside_articles_is_matched_as_a_clause() -> None:
    lines = (*REPORT, "各位代表！成绩来之不易。", "二、任务", "（一）再查。")
    alignment = align(document(*lines), document(*lines))
    assert ("1/p2",) in {match.old for match in alignment.matches}
