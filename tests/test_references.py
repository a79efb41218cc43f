from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.extraction.relations.expiry import find_expiry
from lineage.extraction.relations.references import find_references
from lineage.models import Evidence, Reference


def _locate(text: str) -> Callable[[int, int, str], Evidence]:
    return lambda start, end, rule: Evidence(
        file="f", span=(start, end), quote=text[start:end], rule=rule
    )


def _read(text: str, clause: str | None = "closing", issuer: str = "") -> tuple[Reference, ...]:
    return find_references(text, clause, issuer, _locate(text))


def _said(text: str, clause: str | None = "closing") -> list[tuple[str, str]]:
    return [(reference.kind, reference.title) for reference in _read(text, clause)]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("《甲办法》同时废止。", ["甲办法"]),
        ("本办法自2020年1月1日起施行，《甲办法》同时废止。", ["甲办法"]),
        ("《甲办法》、《乙规定》和《丙通知》予以废止。", ["甲办法", "乙规定", "丙通知"]),
        ("2001年5月1日发布的《甲办法》以及市政府批准的《乙办法》即行废止", ["甲办法", "乙办法"]),
        (
            "《关于印发〈甲方案〉的通知》（甲政发〔2010〕2号）停止执行。",
            ["关于印发〈甲方案〉的通知"],
        ),
        ("《甲条例》自本条例施行之日起自行失效。", ["甲条例"]),
        ("《甲规定》不再执行；《乙规定》继续有效。", ["甲规定"]),
        ("《乙规定》继续有效，《甲规定》宣布失效。", ["甲规定"]),
        ("现决定废止《甲办法》和《乙办法》。", ["甲办法", "乙办法"]),
        (
            "决定废止以下文件：\n1.《甲办法》（甲政发〔2010〕2号）；\n2.《乙办法》。",
            ["甲办法", "乙办法"],
        ),
        ("根据《甲法》第三条，《乙办法》同时废止。", ["乙办法"]),
        ("根据《甲法》，《乙办法》和《丙办法》同时废止。", ["乙办法", "丙办法"]),
        ("根据《关于修改〈甲条例〉的决定》修正的《甲条例》同时废止。", ["甲条例"]),
        ("依照《甲法》制定的实施细则另行规定，《乙办法》尚未废止。", []),
        ("甲政发〔2010〕2号同时废止。", [""]),
        ("《甲方案》由本方案代替。", ["甲方案"]),
        ("研究废止《甲办法》。", []),
        ("推动修订或废止《甲办法》。", []),
        ("清理废止与《甲条例》不一致的文件。", []),
        ("将《甲办法》列入废止目录。", []),
        ("对违反《甲办法》的，其资格予以废止。", []),
        ("《甲方案》废止前已受理的，按原规定办理。", []),
        ('The "Wells Plan" shall automatically become invalid.', ["Wells Plan"]),
        ('The "Wells Plan" will lapse.', ["Wells Plan"]),
        ('The bureau shall consider whether the "Wells Plan" is repealed.', []),
        ("原有规定同时废止。", []),
        ("《甲办法》自本办法施行之日起作废。", ["甲办法"]),
        ("本方案印发后，取代《甲方案》。", ["甲方案"]),
        ("《甲办法》曾于2010年修订，现继续执行。", []),
        ("The “Measures on Wells” are hereby repealed.", ["Measures on Wells"]),
        pytest.param(
            "The “Notice on Issuing the 'Wells Plan'” (Jing Zheng Ban Fa [2019] No. 7) and the "
            "“Ponds Plan” are abolished simultaneously.",
            ["Notice on Issuing the 'Wells Plan'", "Ponds Plan"],
        ),
        ('Under the "Water Law", the "Wells Plan" shall cease to have effect.', ["Wells Plan"]),
        ('The "Wells Plan" is superseded by this notice.', ["Wells Plan"]),
        ('The "Wells Plan" is superseded by events.', []),
        ('The "Wells Plan" was repealed long ago by others.', []),
        ('The "Wells Plan" shall no longer be implemented.', ["Wells Plan"]),
        ('The "Wells Plan" becomes invalid.', ["Wells Plan"]),
        ('This notice takes effect today and abolishes the "Wells Plan".', ["Wells Plan"]),
        ('It takes effect today, replacing the "Wells Plan".', ["Wells Plan"]),
        ('These Measures replace the "Wells Plan".', ["Wells Plan"]),
    ],
)
def test_what_a_sentence_ends_is_told_from_what_it_only_names(text: str, ended: list[str]) -> None:
    found = [r for r in _read(text) if r.kind == "repeals"]
    assert [reference.title for reference in found if reference.scope == "whole"] == [
        title for title in ended if title or text.startswith("甲政发")
    ]


@pytest.mark.parametrize(
    ("text", "title", "provisions"),
    [
        ("《甲办法》第三条、第五条第二款同时废止。", "甲办法", "第三条、第五条第二款"),
        ("《甲办法》与本办法不一致的，以本办法为准。", "甲办法", "与本办法不一致的"),
        ("《甲方案》（甲政发〔2019〕4号）第二部分同时停止执行。", "甲方案", "第二部分"),
        ("《甲办法》中关于水井的规定同时废止。", "甲办法", "关于水井的规定"),
        ("《甲办法》规定的水井补贴停止执行。", "甲办法", "规定的水井补贴"),
        ("Articles 3 and 5 of the “Wells Rules” are repealed.", "Wells Rules", "Articles 3 and 5"),
        (
            'Where the "Wells Rules" are inconsistent with this notice, this notice prevails.',
            "Wells Rules",
            "inconsistent with this",
        ),
    ],
)
def test_the_end_of_some_provisions_is_partial(text: str, title: str, provisions: str) -> None:
    (reference,) = _read(text)
    assert (reference.kind, reference.scope) == ("repeals", "partial")
    assert (reference.title, reference.provisions) == (title, provisions)


@pytest.mark.parametrize(
    ("text", "clause", "said"),
    [
        ("经市政府同意，现将《甲计划》印发给你们。", "preamble", [("issues", "甲计划")]),
        ("《甲计划》已经市政府同意，现印发给你们。", "preamble", [("issues", "甲计划")]),
        ("制定了《甲计划》，现予以发布。", "preamble", [("issues", "甲计划")]),
        ("认真执行市政府印发的《甲计划》。", "2/1", [("cites", "甲计划")]),
        ("现将甲市2025年水井计划印发给你们。", "preamble", [("issues", "甲市2025年水井计划")]),
        ("现将有关事项通知如下。", "preamble", []),
        ("We hereby issue the “Wells Plan” to you.", "preamble", [("issues", "Wells Plan")]),
        (
            "The city has issued the 2023 plan for wells to implement the decisions.",
            "1",
            [("issues", "2023 plan for wells")],
        ),
        (
            'Last week the county put out the "Meters Plan".',
            "preamble",
            [("issues", "Meters Plan")],
        ),
        (
            "The county has put out the 2022 plan for meters, which took long.",
            "1",
            [("issues", "2022 plan for meters")],
        ),
        ("The crews have put out the fires near the wells.", "1", []),
        ('The city has issued the "2023 Wells Plan" today.', "1", [("issues", "2023 Wells Plan")]),
        (
            "With approval, the 2020 plan of the city on wells is hereby printed and distributed.",
            "preamble",
            [("issues", "2020 plan of the city on wells")],
        ),
        (
            "The 2020 plan of the city on wells has been approved and is hereby issued.",
            "preamble",
            [("issues", "2020 plan of the city on wells")],
        ),
        ("为贯彻落实省委、省政府《甲意见》，制定本方案。", None, [("implements", "甲意见")]),
        (
            "现将2024年《甲报告》任务分解方案印发给你们。",
            "preamble",
            [("issues", "2024年《甲报告》任务分解方案"), ("cites", "甲报告")],
        ),
        ("现将《甲方案》及任务分工印发给你们。", "preamble", [("issues", "甲方案")]),
        (
            "为深入贯彻大会精神，落实《甲意见》，现就事项通知如下。",
            None,
            [("implements", "甲意见")],
        ),
        ("落实《甲办法》，推动工作落地。", "2/3", [("cites", "甲办法")]),
        ("制定落实《甲纲要》的实施方案。", "2/3", [("cites", "甲纲要")]),
        (
            "根据《甲法》《乙条例》和有关规定，制定本办法。",
            None,
            [("based_on", "甲法"), ("based_on", "乙条例")],
        ),
        (
            "根据《甲法》，《乙条例》，制定本办法。",
            None,
            [("based_on", "甲法"), ("based_on", "乙条例")],
        ),
        ("根据《甲意见》，为贯彻落实其要求，制定本方案。", None, [("implements", "甲意见")]),
        ("违反规定的，依照《甲法》处罚。", "art9", [("cites", "甲法")]),
        ("对《甲规定》作如下修改：", "1", [("amends", "甲规定")]),
        ('To implement the "Wells Law", this is made.', None, [("implements", "Wells Law")]),
        ("牢记“绿水青山”，学习《人民日报》。", "1", []),
        ('Keep to "one post, two duties" in the "14th Five-Year Plan".', "1", []),
        ("《甲市水井办法》（以下简称《办法》）的执行情况", "1", [("cites", "甲市水井办法")]),
        (
            "附件：1.甲市水井计划\n2.甲市水塘计划\n\n甲市人民政府",
            None,
            [("annex_of", "甲市水井计划"), ("annex_of", "甲市水塘计划")],
        ),
        (
            "Annex: 1. Plan for Wells\n2. Plan for Ponds",
            None,
            [("annex_of", "Plan for Wells"), ("annex_of", "Plan for Ponds")],
        ),
        ("附件：甲市水井计划", None, [("annex_of", "甲市水井计划")]),
        ("附件：1", None, []),
    ],
)
def test_what_a_document_is_to_another_one_follows_from_its_words(
    text: str, clause: str | None, said: list[tuple[str, str]]
) -> None:
    assert _said(text, clause) == said


@pytest.mark.parametrize(
    ("text", "clause", "said"),
    [
        ("《甲市水井辦法》同時廢止。", "closing", [("repeals", "甲市水井辦法")]),
        ("現決定廢止《甲市水井條例》。", "closing", [("repeals", "甲市水井條例")]),
        ("《甲市水井規定》停止執行。", "closing", [("repeals", "甲市水井規定")]),
        ("《甲市水井細則》不再適用。", "closing", [("repeals", "甲市水井細則")]),
        ("《甲市水井辦法》不予廢止。", "closing", [("cites", "甲市水井辦法")]),
        ("國務院已經廢止《甲市水井辦法》。", "closing", [("cites", "甲市水井辦法")]),
        ("現將《甲市水井計劃》印發給你們。", "preamble", [("issues", "甲市水井計劃")]),
        ("現將甲市2025年水井計劃印發給你們。", "preamble", [("issues", "甲市2025年水井計劃")]),
        ("為貫徹落實《甲市水井意見》，制定本方案。", None, [("implements", "甲市水井意見")]),
        ("根據《甲市水井條例》，制定本辦法。", None, [("based_on", "甲市水井條例")]),
        ("對《甲市水井規定》作如下修訂：", "1", [("amends", "甲市水井規定")]),
        ("本辦法自印發之日起實施，有效期為五年。", "closing", [("expires", "")]),
    ],
)
def test_traditional_characters_say_the_same_and_titles_stay_as_printed(
    text: str, clause: str | None, said: list[tuple[str, str]]
) -> None:
    assert _said(text, clause) == said


def test_traditional_words_are_quoted_as_they_are_printed() -> None:
    text = "《甲市水井辦法》（京政辦發〔2019〕第3號）中關於井蓋的規定同時廢止。"
    (reference,) = _read(text)
    assert reference.number is not None
    assert (reference.number.value, reference.number.printed) == (
        "京政办发〔2019〕3号",
        "京政辦發〔2019〕第3號",
    )
    assert (reference.kind, reference.provisions) == ("repeals", "關於井蓋的規定")
    assert reference.evidence.rule == "repeals: 同時廢止"


def test_a_title_and_the_number_behind_it_are_one_target_settled_by_the_nearest_issuer() -> None:
    text = "《天津市水井办法》（JZBF [2019] No. 7）同时废止。"
    (reference,) = _read(text, issuer="北京市人民政府")
    assert reference.number is not None
    assert (reference.number.value, reference.number.resolved) == ("津政办发〔2019〕7号", True)
    (reference,) = _read("JZBF [2019] No. 7 is hereby repealed.", issuer="北京市人民政府")
    assert reference.number is not None
    assert reference.number.value == "京政办发〔2019〕7号"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            (
                "It takes effect, and the notice of the office on issuing the 2019 wells plan "
                "(Jzbf [2019] No. 7) and the 2018 ponds plan (Jzbf [2018] No. 2) are abolished."
            ),
            ["notice of the office on issuing the 2019 wells plan", "2018 ponds plan"],
        ),
        (
            "甲市政府办公厅关于印发水井计划的通知（甲政办发〔2019〕7号）同时废止。",
            ["甲市政府办公厅关于印发水井计划的通知"],
        ),
        ("此前文件（甲政办发〔2019〕7号）同时废止。", [""]),
    ],
)
def test_a_title_without_marks_is_read_where_its_number_follows(
    text: str, titles: list[str]
) -> None:
    found = _read(text)
    assert [r.title for r in found] == titles
    assert all(r.kind == "repeals" and r.number for r in found)


def test_a_number_under_which_a_title_was_issued_belongs_to_it() -> None:
    text = "市政府京政发〔1991〕16号文件发布、后经修改的《甲规定》同时废止。"
    (reference,) = _read(text)
    assert reference.number is not None
    assert (reference.title, reference.number.value) == ("甲规定", "京政发〔1991〕16号")


def test_the_evidence_is_the_sentence_that_says_so() -> None:
    text = "本通知自印发之日起施行。《甲办法》同时废止。特此通知。"
    (reference,) = _read(text)
    assert reference.evidence.quote == "《甲办法》同时废止。"
    assert reference.evidence.rule == "repeals: 同时废止"
    assert text[slice(*reference.evidence.span)] == reference.evidence.quote


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("本办法自2020年1月1日起施行，有效期至2024年12月31日。", ["2024-12-31"]),
        ("本通知有效期至2025年底。", ["2025-12-31"]),
        ("本规定自印发之日起实施，有效期五年。", ["P5Y"]),
        ("本方案自印发之日起试行2年。", ["P2Y"]),
        ("本规定自印发之日起实施，有效期为18个月。", ["P18M"]),
        ("本规定有效期至2025年2月30日。", []),
        ("本办法规定的排污许可证有效期为五年。", []),
        ("合同有效期三年。", []),
        ("This plan shall remain in force until December 31, 2025.", ["2025-12-31"]),
        ("These Measures are valid for a period of five (5) years.", ["P5Y"]),
        ("The permit is valid for 5 years under this law.", []),
    ],
)
def test_a_document_says_until_when_it_holds_itself(text: str, until: list[str]) -> None:
    assert [found for _, _, found in find_expiry(text)] == until
    assert [r.until for r in _read(text) if r.kind == "expires"] == until


_PIECES = (
    "《 》 〈 〉 （ ） 甲办法 关于印发 的通知 同时废止 ， 。 ； 根据 为贯彻落实 现将 印发 第三条 "
    '京政发〔2020〕8号 附件： 1. 有效期 五年 与本办法不一致的 " “ ” the Plan hereby repealed '
    "[2020] No.8 Annex:"
).split()


@given(st.lists(st.sampled_from([*_PIECES, "\n", " "]), max_size=40))
def test_any_text_is_read_and_every_quote_stands_at_its_span(pieces: list[str]) -> None:
    text = "".join(pieces)
    for reference in _read(text, None):
        start, end = reference.evidence.span
        assert 0 <= start < end <= len(text)
        assert reference.number or reference.title or reference.until
