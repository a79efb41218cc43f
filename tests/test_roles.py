import pytest

from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import roles
from lineage.extraction.page.shapes import is_entry_into_force, is_title


def told(*lines: str, language: str = "zh") -> list[str]:
    return list(roles([Unit(at, at, line) for at, line in enumerate(lines)], language))


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("甲政办发〔2024〕3号", "number"),
        ("（甲政办发〔2024〕3号）", "number"),
        ("Jzbf [2024] No.3", "number"),
        ("2024年3月5日", "date"),
        ("二〇二四年三月五日", "date"),
        ("March 5, 2024", "date"),
        ("（此件公开发布）", "note"),
        ("（新华社甲市3月5日电）", "note"),
        ("附　则", "heading"),
        ("（2024年3月5日甲市人民代表大会常务委员会第九次会议通过）", "note"),
        ("抄送：市委各部门", "note"),
        ("抄报：省政府办公厅", "note"),
        ("信息公开选项：主动公开", "note"),
        ("（联系人：某科；电话：另告）", "note"),
        ("2024年3月5日甲市人民代表大会常务委员会第九次会议通过的《甲市供水条例修正案》", "note"),
        (
            "根据2024年3月5日甲市人民代表大会常务委员会《关于修改〈甲市供水条例〉的决定》第一次修正",
            "note",
        ),
        ("（1998年3月5日甲市人大常委会通过 根据2024年3月5日《修改决定》修正）", "note"),
        ("2024年3月5日，市政府审议通过了方案，现印发给你们。", "text"),
        ("附录 A（规范性附录）", "annex"),
        ("各镇人民政府，市政府各部门：", "salutation"),
        ("东河新区、西山高新区管委会，各县（市）政府，有关单位：", "salutation"),
        ("东河、西山、南岭市人民政府，甲国石油集团有限公司：", "salutation"),
        ("丙省生态环境厅（局）：", "salutation"),
        ("甲市水务局办公室2024年3月6日印发", "note"),
        ("根据上级部署，现将任务分给下列单位：", "text"),
        ("附件", "annex"),
        ("附件 2", "annex"),
        ("附录三：", "annex"),
        ("附件：节水任务表", "annex list"),
        ("附件：1. 节水任务表", "annex list"),
        ("1\t修管网\t市水务局", "table row"),
        ("一、总体要求", "text"),
        ("各镇应当修好管网。", "text"),
        ("到2024年3月5日，修好管网。", "text"),
        ("按甲政办发〔2024〕3号文件要求，由各镇落实。", "text"),
        ("附件所列任务应当按期完成。", "text"),
        ("各镇要做到：查清管网，建好台账。", "text"),
        ("修管网\t市水务局", "text"),
    ],
)
def test_a_lines_shape_tells_its_role(line: str, role: str) -> None:
    assert told(line, "一、修管网。")[0] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("To the people's governments of all districts:", "salutation"),
        ("All districts and departments:", "salutation"),
        ("All towns shall do the following:", "text"),
        ("Annex 1", "annex"),
        ("Annex B (informative)", "annex"),
        ("(Adopted at the ninth session of the congress on March 5, 2024)", "note"),
        ("(This document is made public)", "note"),
        ("ANNEX II", "annex"),
        ("Annexes: 1. List of pipes", "annex list"),
        ("Annex 1 lists the pipes.", "text"),
    ],
)
def test_an_english_lines_shape_tells_its_role(line: str, role: str) -> None:
    assert told(line, "First, we mend the pipes.", language="en")[0] == role


def test_only_the_head_is_a_salutation() -> None:
    lines = ("各镇人民政府：", "一、目标", "全市主要指标如下：", "用水总量不增加。")
    assert told(*lines) == ["salutation", "text", "text", "text"]
    assert told("一、目标", "全市主要指标如下：", "好。") == ["text"] * 3


def test_a_signature_stands_above_a_date_or_at_the_very_end() -> None:
    assert told("好。", "中共甲市委办公室", "甲市人民政府办公室", "2024年3月5日")[1:] == [
        "signature", "signature", "date",
    ]  # fmt: skip
    assert told("好。", "甲市水务局（盖章）") == ["text", "signature"]
    assert told("甲市水务局", "负责修管网。") == ["text", "text"]
    assert told("好。", "本办法自发布之日起施行，解释权归甲市水务局", "2024年3月5日")[1] == "text"


def test_an_english_signature_stands_above_a_date() -> None:
    lines = ("Pipes are mended.", "General Office of the Jia Municipal Government", "March 5, 2024")
    assert told(*lines, language="en") == ["text", "signature", "date"]


def test_a_list_of_annexes_goes_on_over_its_lines() -> None:
    lines = ("附件：1. 任务表", "2. 管网图", "甲市水务局")
    assert told(*lines) == ["annex list", "annex list", "signature"]
    assert told("附件：", "1. 任务表", "2. 管网图")[0:3] == ["annex list"] * 3


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("关于印发甲市节水行动方案的通知", "zh"),
        ("甲市人民政府关于废止部分文件的决定", "zh"),
        ("《甲市供水条例》", "zh"),
        ("甲市节水办法（试行）", "zh"),
        ("甲市节水“十四五”规划", "zh"),
        ("甲市节水2024年重点工作安排", "zh"),
        ("甲市节水任务分工", "zh"),
        ("甲市防汛应急预案（2024年修订）", "zh"),
        ("Notice on Issuing the 2024 Action Plan of Jia", "en"),
        ("Regulation (EU) 2024/1 on water", "en"),
        ("Jia Notice on the Plan for Pipes.", "en"),
        ("Jia Action Plan (2024-2026) for Pipes.", "en"),
        ("Circular: the Rules on Pipes.", "en"),
        ("Jia has issued the “2021 Plan for Pipes”", "en"),
    ],
)
def test_a_line_that_reads_like_a_title_is_one(line: str, language: str) -> None:
    assert is_title(line, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("一、制定年度计划", "zh"),
        ("按照下列办法：", "zh"),
        ("现印发方案。各镇落实计划", "zh"),
        ("修管网\t年度计划", "zh"),
        ("甲市人民政府", "zh"),
        ("长" * 120 + "通知", "zh"),
        ("This notice takes effect on the day of its issue.", "en"),
        ("The plan is issued. It is to be carried out.", "en"),
        ("Pipes are mended", "en"),
        ("The plan lists:", "en"),
        ("This plan mends pipes.", "en"),
        ("The town made a plan to mend pipes.", "en"),
        ("The notice asks the towns to read meters.", "en"),
        ("Jia has issued the “2021 Plan for Pipes” to mend them all", "en"),
        ("Jia put out the 'Plan for Pipes', which mends them", "en"),
    ],
)
def test_a_line_that_only_holds_such_a_word_is_no_title(line: str, language: str) -> None:
    assert not is_title(line, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "本通知自印发之日起施行。",
        "本办法自2024年4月1日起施行，有效期五年。",
        "《甲市供水办法》同时废止。",
        "此前规定与本通知不一致的，以本通知为准。",
        "本方案试行两年。",
        "本通知自发布之日起30日后施行。",
        "The notice of 2021 shall automatically become invalid.",
        "This notice takes effect on the day it is issued.",
        "The Measures shall enter into force on 1 April 2024.",
        "Notice No. 3 is repealed.",
        "Circular No. 4 shall cease to be valid.",
    ],
)
def test_a_sentence_on_validity_is_told(sentence: str) -> None:
    assert is_entry_into_force(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "力争年底前完成改造。",
        "现将方案印发给你们，自收到之日起施行。",
        "自来水价格不变。",
        "起草年度计划。",
        "The pipes are an effective remedy.",
        "Repeal of old rules is studied.",
        "The plan is hereby issued and takes effect as follows:",
    ],
)
def test_a_sentence_on_other_things_is_not(sentence: str) -> None:
    assert not is_entry_into_force(sentence)
