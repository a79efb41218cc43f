import pytest

from lineage.models import Document, Stated
from tests.pages import document, documents

BODY = ("一是修管网。", "二是查漏损。")
TITLE = "甲市人民政府关于节水的通知"


def said(stated: Stated | None) -> str:
    return stated.value if stated else ""


def quotes(stated: Stated | None) -> list[str]:
    return [evidence.quote for evidence in stated.evidence] if stated else []


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((TITLE, *BODY), TITLE),
        (("《甲市供水条例》", *BODY), "甲市供水条例"),
        (
            ("《甲市供水条例》《乙市供水条例》实施办法", *BODY),
            "《甲市供水条例》《乙市供水条例》实施办法",
        ),
        (("甲市节水 2024 年行动计划", *BODY), "甲市节水2024年行动计划"),
        (("甲市人民政府", "关于节水的通知", *BODY), "甲市人民政府关于节水的通知"),
        (("甲政发〔2024〕3号关于节水的函", "各镇人民政府：", *BODY), "关于节水的函"),
        (("甲政发〔2024〕3号", TITLE, "各镇人民政府：", *BODY), TITLE),
        (("甲市出台节水办法", TITLE, "甲政发〔2024〕3号", "各镇人民政府：", *BODY), TITLE),
        (
            ("甲政发〔2024〕3号《甲市人民政府关于节水的通知》", TITLE, "各镇人民政府：", *BODY),
            TITLE,
        ),
        (
            (
                "甲市节水方案",
                "水网讯：日前，甲市印发方案。全文如下：",
                TITLE,
                "各镇人民政府：",
                *BODY,
            ),
            TITLE,
        ),
        (("1133070/2024-0014", TITLE, "各镇人民政府：", *BODY), TITLE),
        (
            ("Jia Fa [2024] No. 3", "Notice on Saving Water", "First, a.", "Second, b."),
            "Notice on Saving Water",
        ),
        (("标题：甲市节水通知", *BODY), "甲市节水通知"),
        (("Notice on Saving Water", "First, pipes.", "Second, wells."), "Notice on Saving Water"),
        (BODY, ""),
        (("各镇人民政府：", *BODY), ""),
    ],
)
def test_a_title_is_that_of_the_first_text(lines: tuple[str, ...], title: str) -> None:
    assert said(document(*lines).title) == title


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ((TITLE, *BODY, "甲市水务局", "2024年3月5日"), "甲市水务局"),
        ((TITLE, *BODY, "中共甲市委办公室", "甲市人民政府办公室", "2024年3月5日"),
         "中共甲市委办公室 甲市人民政府办公室"),
        ((TITLE, *BODY, "2024年3月5日"), "甲市人民政府"),
        ((TITLE, *BODY, "市人民政府", "2024年3月5日"), "甲市人民政府"),
        (("关于节水的通知", *BODY, "市人民政府", "2024年3月5日"), "市人民政府"),
        (("甲市水务局印发节水办法的通知", *BODY), "甲市水务局"),
        (("甲市供水条例", *BODY), ""),
        (("发布机构：甲市住建局", "发布时间：2024-03-06", "文号：甲建〔2024〕3号", *BODY), "甲市住建局"),  # noqa: E501
        (("Notice of the Jia Water Office on Wells", "First, a.", "Second, b."), "Jia Water Office"),  # noqa: E501
        (("The General Office of Jia has issued a notice on wells", "First, a.", "Second, b."),
         "General Office of Jia"),
        (("Notice on Wells", "First, a.", "Second, b."), ""),
    ],
)  # fmt: skip
def test_the_issuer_is_who_signs_or_whom_the_title_names(
    lines: tuple[str, ...], issuer: str
) -> None:
    assert said(document(*lines).issuer) == issuer


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ((TITLE, "甲政发〔2024〕3号", *BODY), "甲政发〔2024〕3号"),
        ((TITLE, "甲政发[2024] 3 号", *BODY), "甲政发〔2024〕3号"),
        (("甲政发〔2024〕3号关于节水的函", "市水务局：", *BODY), "甲政发〔2024〕3号"),
        (("文号：甲政发〔2024〕3号", TITLE, *BODY), "甲政发〔2024〕3号"),
        ((TITLE, *BODY, "《甲市节水通知》（甲政发〔2023〕9号）同时废止。"), ""),
        ((TITLE, "一是执行甲政发〔2023〕9号文件。", "二是查漏损。"), ""),
    ],
)
def test_the_number_is_the_documents_own(lines: tuple[str, ...], number: str) -> None:
    found = document(*lines)
    assert said(found.number) == number
    assert (found.number_value.value if found.number_value else "") == number


@pytest.mark.parametrize(
    ("lines", "number", "printed"),
    [
        (("中华人民共和国国务院令", "第736号"), "国务院令第736号", "第736号"),
        (("甲市人民政府令", "（第 302 号）"), "甲市人民政府令第302号", "（第 302 号）"),
        (("生态环境部公告", "2024年 第5号"), "生态环境部公告2024年第5号", "2024年 第5号"),
        (("甲市人民政府令第302号",), "甲市人民政府令第302号", "甲市人民政府令第302号"),
    ],
)
def test_an_order_bears_the_number_of_its_two_lines(
    lines: tuple[str, ...], number: str, printed: str
) -> None:
    body = "《甲条例》已经会议通过，现予公布，自2021年3月1日起施行。"
    found = document(*lines, body, "2021年1月24日", "甲条例", "第一条 甲。", "第二条 乙。")
    assert said(found.number) == number
    assert [passage.text for passage in found.passages if passage.kind == "number"] == [printed]
    assert all(printed not in clause.text for clause in found.clauses)


def test_a_document_of_several_bodies_bears_all_their_numbers() -> None:
    found = document(TITLE, "京环发〔2020〕1号 京交发〔2020〕5号", "各单位：", *BODY)
    assert said(found.number) == "京环发〔2020〕1号"
    assert found.number_value is not None
    assert found.number_value.also == ("京交发〔2020〕5号",)


def test_an_act_of_the_union_keeps_its_number_in_its_title() -> None:
    title = "REGULATION (EU) 2020/1783 OF THE COUNCIL of 25 November 2020 on wells"
    found = document(
        title,
        "Article 1",
        "1. This Regulation is on wells.",
        "Article 2",
        "Regulation (EC) No 1206/2001 is repealed.",
    )
    assert (said(found.title), said(found.number)) == (title, "Regulation (EU) 2020/1783")
    assert [
        (reference.kind, reference.number.value)
        for reference in found.references
        if reference.number
    ] == [("repeals", "Regulation (EC) No 1206/2001")]


def test_a_repealing_document_takes_neither_number_nor_title_of_what_it_repeals() -> None:
    found = document(
        "甲市节水办法",
        "第一条　为了节水，制定本办法。",
        "第二条　本办法自2020年1月1日起施行，《甲市节水办法》（甲政发〔2010〕2号）同时废止。",
    )
    assert found.number is None
    (ended,) = [reference for reference in found.references if reference.kind == "repeals"]
    assert ended.number is not None
    assert ended.number.value == "甲政发〔2010〕2号"


def test_letters_of_a_number_are_settled_by_the_issuer() -> None:
    lines = ("Jzbf [2020] No.8", "First, a.", "Second, b.", "General Office of {} Government")
    beijing = document(*lines[:3], lines[3].format("Beijing Municipal"), "March 5, 2020")
    assert said(beijing.number) == "京政办发〔2020〕8号"
    unknown = document(*lines[:3])
    assert said(unknown.number) == "jzbf〔2020〕8号"
    assert unknown.number_value is not None
    assert not unknown.number_value.resolved


def test_the_day_of_signature_and_the_day_of_the_page_are_two() -> None:
    found = document("发布时间：2024-03-08", TITLE, *BODY, "甲市人民政府", "2024年3月5日")
    assert (said(found.signed), said(found.published)) == ("2024-03-05", "2024-03-08")
    assert quotes(found.signed) == ["2024年3月5日"]
    assert quotes(found.published) == ["2024-03-08"]


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        ((TITLE, *BODY, "甲市人民政府", "二〇二四年三月五日"), "2024-03-05"),
        ((TITLE, *BODY, "甲市人民政府", "二OO六年三月五日"), "2006-03-05"),
        (
            (
                TITLE,
                "甲市水务局",
                "2024-03-08",
                "各镇人民政府：",
                *BODY,
                "甲市人民政府",
                "2024年3月5日",
            ),
            "2024-03-05",
        ),
        ((TITLE, *BODY, "甲市人民政府", "2024年3月"), "2024-03"),
        ((TITLE, *BODY, "甲市人民政府", "2024年2月30日"), ""),
        ((TITLE, *BODY, "发布时间：2024-03-08"), ""),
        ((TITLE, "一是2024年3月5日前修管网。", "二是查漏损。"), ""),
        (("成文日期：2024年3月5日", TITLE, *BODY), "2024-03-05"),
        ((TITLE, *BODY, "甲市水务局　乙市水务局　2024年3月5日"), "2024-03-05"),
        (("Notice on Wells", "First, a.", "Second, b.", "March 5, 2024"), "2024-03-05"),
    ],
)
def test_the_day_of_signature_stands_alone(lines: tuple[str, ...], signed: str) -> None:
    assert said(document(*lines).signed) == signed


@pytest.mark.parametrize(
    ("closing", "effective", "basis"),
    [
        ("本通知自印发之日起施行。", "2024-03-05", "inferred"),
        ("本通知自发布之日起正式实施。", "2024-03-05", "inferred"),
        ("本通知自发布之日起30日后施行。", "2024-04-04", "inferred"),
        ("本通知自印发之日起满三十日后施行。", "2024-04-04", "inferred"),
        ("本通知自2024年4月1日起施行。", "2024-04-01", "stated"),
        ("本通知自二〇二四年四月一日起执行。", "2024-04-01", "stated"),
        ("本通知自2024年2月30日起施行。", "", ""),
        ("《甲市节水办法》同时废止。", "", ""),
        ("请认真落实。", "", ""),
    ],
)
def test_the_day_of_effect_is_stated_or_follows_from_the_signature(
    closing: str, effective: str, basis: str
) -> None:
    found = document(TITLE, *BODY, closing, "甲市人民政府", "2024年3月5日")
    assert said(found.effective) == effective
    assert (found.effective.basis if found.effective else "") == basis


def test_a_day_that_follows_is_shown_with_both_of_its_grounds() -> None:
    closing = "本通知自印发之日起施行。"
    found = document(TITLE, *BODY, closing, "甲市人民政府", "2024年3月5日")
    assert quotes(found.effective) == ["自印发之日起施行", "2024年3月5日"]


@pytest.mark.parametrize(
    ("closing", "effective"),
    [
        ("It takes effect on the date of issuance.", "2024-03-05"),
        ("It takes effect 30 days after the date of its issuance.", "2024-04-04"),
        ("It shall take effect thirty days after promulgation.", "2024-04-04"),
        ("It shall take effect some days after promulgation.", ""),
    ],
)
def test_an_english_day_of_effect_counts_from_the_signature(closing: str, effective: str) -> None:
    lines = ("Notice on Wells", "First, a.", "Second, b.", closing, "March 5, 2024")
    assert said(document(*lines).effective) == effective


def test_from_issue_says_nothing_where_the_day_of_issue_is_unknown() -> None:
    assert document(TITLE, *BODY, "本通知自印发之日起施行。").effective is None


@pytest.mark.parametrize(
    ("closing", "effective"),
    [
        ("This notice shall enter into force on 1 April 2024.", "2024-04-01"),
        ("This notice takes effect from April 1, 2024.", "2024-04-01"),
        ("This notice takes effect on the day of its issuance.", "2024-03-05"),
        ("This notice is repealed.", ""),
    ],
)
def test_the_day_of_effect_in_english(closing: str, effective: str) -> None:
    lines = ("Notice on Wells", "First, a.", "Second, b.", closing)
    found = document(*lines, "Jia Water Office", "March 5, 2024")
    assert said(found.effective) == effective


def test_the_last_articles_of_a_law_say_from_when_it_holds() -> None:
    found = document("甲市供水条例", "第一条 供水。", "第二条 本条例自2024年4月1日起施行。")
    assert said(found.effective) == "2024-04-01"


def test_what_a_page_says_counts_for_each_of_its_texts() -> None:
    head = ("Published", "2024-03-08", "Department", "甲市水务局", "Type", "policy")
    found = documents(*head, "Summary", "(1) Pipes.", "Original", "一、修。", "二、查。")
    assert [(said(d.published), said(d.issuer)) for d in found] == [
        ("2024-03-08", "甲市水务局")
    ] * 2


def every_fact(found: Document) -> list[Stated]:
    facts = (
        found.title,
        found.number,
        found.issuer,
        found.signed,
        found.published,
        found.effective,
    )
    return [fact for fact in facts if fact]


def test_every_fact_leads_back_to_the_file() -> None:
    lines = ("发布时间：2024-03-08", TITLE, "甲政发〔2024〕3号", *BODY,
             "本通知自印发之日起施行。", "甲市人民政府", "2024年3月5日")  # fmt: skip
    facts = every_fact(document(*lines))
    assert len(facts) == 6
    for fact in facts:
        assert fact.evidence
        for evidence in fact.evidence:
            assert "\n".join(lines)[slice(*evidence.span)] == evidence.quote
