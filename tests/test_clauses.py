import pytest

from tests.pages import document, documents, outline, page

NOTICE = (
    "甲市人民政府关于印发甲市节水方案的通知",
    "甲政发〔2024〕3号",
    "各镇人民政府：",
    "现将《甲市节水方案》印发给你们，请认真落实。",
    "甲市人民政府",
    "2024年3月5日",
)


def kinds(*lines: str) -> list[tuple[str, str, str, str | None]]:
    return [(c.address, c.kind, c.heading, c.parent) for c in document(*lines).clauses]


def test_a_notice_and_the_plan_it_issues_are_one_text() -> None:
    assert kinds(*NOTICE, "甲市节水方案", "为节水制定本方案。", "一、目标", "（一）总量。不增加。",
                 "（二）漏损。下降。", "二、任务", "（一）修管网。当年修好。", "1. 查清。", "2. 修好。") == [  # noqa: E501
        ("preamble", "preamble", "", None),
        ("preamble2", "preamble", "", None),
        ("1", "section", "目标", None),
        ("1/1", "point", "总量", "1"),
        ("1/2", "point", "漏损", "1"),
        ("2", "section", "任务", None),
        ("2/1", "point", "修管网", "2"),
        ("2/1/1", "item", "", "2/1"),
        ("2/1/2", "item", "", "2/1"),
    ]  # fmt: skip


def test_a_law_has_chapters_articles_and_items() -> None:
    assert kinds("甲市供水条例", "第一章 总则", "第一条 为了供水，制定本条例。",
                 "第二条 下列用水优先：", "（一）居民；", "（二）医院。", "第二章 罚则", "第一节 罚款",  # noqa: E501
                 "第三条 违者罚款。", "第三条之一 可以减轻。") == [
        ("ch1", "chapter", "总则", None),
        ("art1", "article", "", "ch1"),
        ("art2", "article", "", "ch1"),
        ("art2/1", "item", "", "art2"),
        ("art2/2", "item", "", "art2"),
        ("ch2", "chapter", "罚则", None),
        ("ch2/sec1", "section", "罚款", "ch2"),
        ("art3", "article", "", "ch2/sec1"),
        ("art3-1", "article", "", "ch2/sec1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "heading", "text"),
    [
        (("一、修管网", "当年修好。"), "修管网", "修管网\n当年修好。"),
        (("一、修管网。当年修好。",), "修管网", "修管网。当年修好。"),
        (("一、修管网。",), "", "修管网。"),
        (("一、", "修管网", "当年修好。"), "修管网", "修管网\n当年修好。"),
        (("一、", "当年修好管网。", "逐年查漏。"), "", "当年修好管网。\n逐年查漏。"),
        (("一、PM2.5治理。下降。",), "PM2.5治理", "PM2.5治理。下降。"),
        (("一、" + "修" * 60 + "。好。",), "", "修" * 60 + "。好。"),
        (("一、修管网；查漏损。好。",), "", "修管网；查漏损。好。"),
        (
            ("Article 1", "Old pipes", "They are mended."),
            "Old pipes",
            "Old pipes\nThey are mended.",
        ),
        (("Article 1", "They are mended."), "", "They are mended."),
    ],
)
def test_a_heading_is_told_from_the_sentence_of_a_clause(
    lines: tuple[str, ...], heading: str, text: str
) -> None:
    (clause,) = document(*lines).clauses
    assert (clause.heading, clause.text) == (heading, text)


@pytest.mark.parametrize(
    ("last", "own", "closing"),
    [
        ("二是查漏损。本通知自印发之日起施行。", "查漏损。", "本通知自印发之日起施行。"),
        ("二是查漏损。本通知自印发之日起施行，原通知同时废止。有效期三年。", "查漏损。",
         "本通知自印发之日起施行，原通知同时废止。有效期三年。"),
        ("二是本通知自印发之日起施行。", "本通知自印发之日起施行。", None),
        ("二是查漏损，逐年下降。", "查漏损，逐年下降。", None),
        ("二是自印发之日起施行，抓好落实。逐年下降。", "自印发之日起施行，抓好落实。逐年下降。", None),  # noqa: E501
    ],
)  # fmt: skip
def test_the_last_words_on_validity_are_cut_from_the_point(
    last: str, own: str, closing: str | None
) -> None:
    found = outline(document("一是修管网。", last))
    assert found.get("closing") == closing
    assert found["2"] == own


def test_the_last_words_on_validity_may_stand_alone() -> None:
    lines = ("一、修管网。", "二、查漏损。", "本方案自印发之日起施行。", "由甲市水务局解释。")
    assert outline(document(*lines)) == {
        "1": "修管网。",
        "2": "查漏损。",
        "closing": "本方案自印发之日起施行。\n由甲市水务局解释。",
    }


def test_words_on_validity_in_the_middle_stay_where_they_stand() -> None:
    lines = ("一、修管网。", "旧管自2024年5月1日起不再执行旧标准。", "二、查漏损。")
    found = outline(document(*lines))
    assert list(found) == ["1", "2"]
    assert found["1"] == "\n".join(lines[:2])[2:]


def test_annexes_that_are_only_named() -> None:
    lines = ("一是修管网。", "二是查漏损。", "附件：1.任务表 2.管网图：主城区", "3. 甲：乙图")
    named = [(c.address, c.label, c.heading) for c in document(*lines).clauses if c.kind == "annex"]
    assert named == [
        ("annex1", "1.", "任务表"),
        ("annex2", "2.", "管网图：主城区"),
        ("annex3", "3.", "甲：乙图"),
    ]
    (only,) = [
        c for c in document("一是修。", "二是查。", "附件：任务表").clauses if c.kind == "annex"
    ]
    assert (only.address, only.label, only.number, only.text) == ("annex1", "", "1", "任务表")


def test_an_annex_that_is_given_is_no_longer_only_named() -> None:
    lines = ("一是修管网。", "二是查漏损。", "附件：任务表", "甲市水务局", "2024年3月5日", "附件", "任务表",  # noqa: E501
             "序号\t任务\t单位", "1\t修管网\t甲局", "合计\t\t", "2.\t查漏损\t乙局")  # fmt: skip
    found = document(*lines)
    assert [(c.address, c.kind, c.number, c.heading, c.text) for c in found.clauses[2:]] == [
        ("annex1", "annex", "1", "任务表", "任务表"),
        ("annex1/1", "item", "1", "修管网", "修管网\t甲局\n合计\t\t"),
        ("annex1/2", "item", "2", "查漏损", "查漏损\t乙局"),
    ]


def test_annexes_count_as_they_are_printed() -> None:
    lines = (
        "一、修。",
        "二、查。",
        "附件一",
        "甲表",
        "一、甲。",
        "二、乙。",
        "附件三",
        "乙表",
        "丙。",
    )
    found = document(*lines)
    assert [(c.address, c.parent) for c in found.clauses[2:]] == [
        ("annex1", None), ("annex1/1", "annex1"), ("annex1/2", "annex1"), ("annex3", None),
    ]  # fmt: skip
    assert outline(found)["annex3"] == "乙表\n丙。"


def test_numbered_clauses_and_a_table_may_share_an_annex() -> None:
    lines = ("一、修。", "二、查。", "附件1", "甲表", "1\t甲\t乙", "一、丙。", "二、丁。")
    found = outline(document(*lines))
    assert found["annex1/1"] == "甲\t乙"
    assert found["annex1/1~2"] == "丙。"
    assert found["annex1/2"] == "丁。"


def test_an_annex_without_anything_is_one_still() -> None:
    found = document("一、修。", "二、查。", "附件2").clauses[-1]
    assert (found.address, found.text, found.heading, found.span) == ("annex2", "", "", (13, 13))


def test_a_title_may_be_broken_over_lines() -> None:
    found = document(
        "甲市人民政府办公室", "关于印发甲市节水", "行动方案的通知", "一、修。", "二、查。"
    )
    assert found.title is not None
    assert found.title.value == "甲市人民政府办公室关于印发甲市节水行动方案的通知"
    assert list(outline(found)) == ["1", "2"]


def test_lines_above_a_number_that_are_no_title_belong_to_the_page() -> None:
    found = document("甲市公报", "关于节水的通知", "甲政发〔2024〕3号", "一、修。", "二、查。")
    assert found.title is not None
    assert found.title.value == "关于节水的通知"
    assert list(outline(found)) == ["1", "2"]


def test_text_above_a_late_number_is_not_lost() -> None:
    lines = ("Pipes are mended. Meters are read.", "Wells are closed.", "Jzbf [2024] No.3")
    assert "Pipes are mended." in outline(document(*lines))["preamble"]


def test_a_table_of_contents_is_no_clause() -> None:
    lines = ("甲市供水条例", "目录", "第一章 总则", "第二章 罚则", "第一章 总则", "第一条 供水。",
             "第二章 罚则", "第二条 罚款。")  # fmt: skip
    assert list(outline(document(*lines))) == ["ch1", "art1", "ch2", "art2"]


def test_a_table_of_contents_may_begin_without_a_label() -> None:
    lines = (
        "目录",
        "序言",
        "第一章 总则……1",
        "序言",
        "水是生命之源。",
        "第一章 总则",
        "第一条 供水。",
    )
    found = document(*lines)
    assert [clause.address for clause in found.clauses] == ["preamble", "ch1", "art1"]
    assert [passage.text for passage in found.passages] == ["目录", "序言", "第一章 总则……1"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. Meters are read.", "2. (1) Wells are read.", "(2) Wells are sealed.", "3. Pipes too."),  # noqa: E501
         {"1": "Meters are read.", "2": "", "2/1": "Wells are read.", "2/2": "Wells are sealed.", "3": "Pipes too."}),  # noqa: E501
        (("一、（一）修管网。", "（二）查漏损。", "二、抄表。"),
         {"1": "", "1/1": "修管网。", "1/2": "查漏损。", "2": "抄表。"}),
        (("一、（一）项所列措施先行。", "二、抄表。"), {"1": "（一）项所列措施先行。", "2": "抄表。"}),  # noqa: E501
    ],
)  # fmt: skip
def test_two_labels_on_one_line_are_two_clauses(
    lines: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert outline(document(*lines)) == expected


def test_an_annex_may_bear_its_name_on_the_line_of_its_label() -> None:
    found = document("第一条 供水。", "附表一　水价表", "每吨三元。", "附表二　井表", "一、旧井。")
    assert [(c.address, c.label, c.heading) for c in found.clauses] == [
        ("art1", "第一条", ""),
        ("annex1", "附表一", "水价表"),
        ("annex2", "附表二", "井表"),
        ("annex2/1", "一、", ""),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、供水。", "附件1 水价表", "附件2 井表", "甲市水务局", "2024年3月5日"),
        ("一、供水。", "附件1 水价表"),
    ],
)
def test_names_of_annexes_one_below_the_other_are_a_list(lines: tuple[str, ...]) -> None:
    assert [clause.address for clause in document(*lines).clauses] == ["1"]


def test_how_a_law_came_about_is_no_preamble() -> None:
    found = document(
        "甲市供水条例",
        "2024年3月5日甲市人大常委会第九次会议通过的《修正案（二）》",
        "第一条 供水。",
    )
    assert [passage.kind for passage in found.passages] == ["title", "note"]
    assert [clause.address for clause in found.clauses] == ["art1"]


@pytest.mark.parametrize("heading", ["目录", "目 录", "目次", "Contents"])
def test_a_table_of_contents_that_nothing_follows_stays(heading: str) -> None:
    assert list(outline(document(heading, "一、修。", "二、查。"))) == ["1", "2"]


def test_labels_in_a_quotation_are_those_of_the_text_quoted() -> None:
    lines = (
        "一、将第五条改为：“第五条 应当有：",
        "（一）水表；",
        "（二）台账。”",
        "二、删去第六条。",
    )
    found = outline(document(*lines))
    assert list(found) == ["1", "2"]
    assert found["1"].endswith("（二）台账。”")


def test_a_quotation_that_is_never_closed_swallows_nothing() -> None:
    assert list(outline(document("一、落实“一岗双责。", "（一）修。", "（二）查。"))) == [
        "1",
        "1/1",
        "1/2",
    ]


def test_a_clause_that_comes_twice_has_an_address_of_its_own() -> None:
    lines = ("一、修。", "（一）甲。", "（二）乙。", "一、查。", "（一）丙。", "（二）丁。")
    found = document(*lines)
    assert [(c.address, c.parent) for c in found.clauses] == [
        ("1", None), ("1/1", "1"), ("1/2", "1"), ("1~2", None), ("1~2/1", "1~2"), ("1~2/2", "1~2"),
    ]  # fmt: skip
    assert [issue.rule for issue in found.issues] == ["numbering starts again"]


@pytest.mark.parametrize("text", ["一", "\t甲", "来源：水务局", "年"])
def test_a_page_without_a_clause_says_so(text: str) -> None:
    assert [issue.rule for issue in document(text).issues] == ["no numbered clause"]


@pytest.mark.parametrize("text", ["，。；！", "（）", "……", "1", "首页 > 公告", "12 — 34\n\n*"])
def test_a_page_without_a_word_holds_no_document(text: str) -> None:
    assert documents(text) == ()
    assert [issue.rule for issue in page(text).issues] == ["no words"]


@pytest.mark.parametrize(
    ("lines", "texts"), [(("一、", "二、", "三、"), {"1": "", "2": "", "3": ""})]
)
def test_labels_with_nothing_behind_them_are_empty_clauses(
    lines: tuple[str, ...], texts: dict[str, str]
) -> None:
    assert outline(document(*lines)) == texts


def test_a_day_that_no_calendar_has_is_said() -> None:
    issues = [i.message for i in document("一、修。", "二、2024年2月30日前查。").issues]
    assert issues == ["no calendar has this day: 2024年2月30日"]


def test_what_is_odd_is_said_with_its_place() -> None:
    (issue,) = document("（一）修。", "（二）查。", "（四）报。").issues
    assert issue.message == "（四） does not follow 2"
    assert issue.span == (12, 17)


def test_texts_of_one_page_name_one_another() -> None:
    summary, original = documents(
        "Summary", "(1) Pipes are mended.", "Original", "一、修。", "二、查。"
    )
    assert (summary.parallel, original.parallel) == ((original.id,), (summary.id,))
    assert (summary.kind, original.kind) == ("summary", "original")
    assert (summary.part, original.part) == (1, 2)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Beijing Municipal People's Government issues the plan.", "translation"),
        ("Jing Zheng Ban Fa [2020] No. 8 is repealed.", "translation"),
        ("The council of the county issues the plan.", "original"),
    ],
)
def test_english_about_chinese_bodies_is_a_translation(line: str, kind: str) -> None:
    assert document("First, mend the pipes.", f"Second, read this: {line}").kind == kind


def test_nothing_hangs_on_the_name_of_the_file() -> None:
    assert document(*NOTICE).id == document(*NOTICE, "").id
    assert document(*NOTICE).id != document(*NOTICE[:-1]).id


def test_a_text_that_stands_twice_is_said_once() -> None:
    lines = ("甲市节水通知", "一、修管网。", "二、查漏损。", "三、装水表。", "2024年3月5日")
    (issue,) = document(*lines, *lines).issues
    assert issue.message == "3 clauses stand twice on this page, from 一、 on"
    assert issue.span is not None
    assert "\n".join((*lines, *lines))[slice(*issue.span)] == "一、修管网。"
    assert issue.span[0] > len("\n".join(lines))
    assert document(*lines).issues == ()
    assert document(*lines, lines[0], "一、修管网。", "二、公布。", "三、报送。").issues == ()


def test_a_translation_is_named_by_its_page() -> None:
    found = documents("Original", "一、修。", "二、查。", "Translation", "(1) Pipes are mended.")
    assert [(d.kind, d.language) for d in found] == [("original", "zh"), ("translation", "en")]


def test_entries_of_a_table_of_contents_are_short() -> None:
    lines = ("目录", "一、修。", "二、" + "查" * 70 + "。", "一、修。")
    assert list(outline(document(*lines))) == ["1", "2", "1~2"]


@pytest.mark.parametrize(
    "last",
    [
        "联系人:李四,联系电话:010-5550128,电子邮箱:office@water.example",
        "请将台账送至office@water.example",
        "查漏>修管",
        "@SUM要按月报告。",
    ],
)
def test_no_numbered_point_is_lost_for_what_it_holds(last: str) -> None:
    found = document("甲市节水方案", "一、修好管网。", "二、查清漏损。", f"三、{last}")
    assert outline(found)["3"] == last


@pytest.mark.parametrize("label", ["{}. ", "{}、"])
def test_points_are_told_apart_beyond_the_thousandth(label: str) -> None:
    found = document(
        "甲市节水项目清单", *(label.format(n) + f"修好{n}号管。" for n in range(1, 1003))
    )
    assert outline(found)["999"] == "修好999号管。"
    assert outline(found)["1002"] == "修好1002号管。"


def test_a_sentence_that_opens_a_summary_is_its_preamble() -> None:
    found = document(
        "Summary",
        "This is a machine-generated summary.",
        '(1) The office has issued the "2021 Plan for Pipes" to mend the pipes of all towns',
        "(2) Firstly, old pipes are mended.",
        "(3) Secondly, meters are read.",
    )
    assert found.title is None
    assert list(outline(found)) == ["preamble", "1", "2"]


def test_only_what_is_a_document_is_taken_for_a_translation() -> None:
    notes = "Read again what the Jia municipal people's government said about its pipes last year."
    assert document(notes, "Ask the library for the rest").kind == "original"
    assert (
        document(notes, "First, mend the pipes.", "Second, read the meters.").kind == "translation"
    )
    assert document("Notice on the Plan for Pipes", notes).kind == "translation"
