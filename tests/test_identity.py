import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.graph import in_force
from lineage.identity import Identity, identify
from lineage.models import Document, Relation, Work
from tests.documents import document

WORDS = "水井河道管网泵站闸门巡查维护登记台账责任单位每日每周检测水质水位流量记录上报整改验收"


def _body(seed: int, length: int = 900) -> str:
    """Return a text of its own: random characters of the field, in short sentences."""
    pick = random.Random(seed)  # noqa: S311
    return "。".join("".join(pick.choices(WORDS, k=18)) for _ in range(length // 18))


def _by_number(result: Identity) -> dict[str, Work]:
    return {work.number.value: work for work in result.works if work.number}


def _held(result: Identity) -> list[Work]:
    return [work for work in result.works if work.held]


def _said(result: Identity, kind: str) -> list[tuple[str, str]]:
    names = {work.id: work.number.value if work.number else work.title for work in result.works}
    return [(names[r.source], names[r.target]) for r in result.relations if r.kind == kind]


def _relation(result: Identity, kind: str) -> Relation:
    (relation,) = [relation for relation in result.relations if relation.kind == kind]
    return relation


def test_one_number_in_three_spellings_is_one_work() -> None:
    spelt = [
        document("一", number="京政办发〔2020〕8号", issuer="北京市人民政府办公厅"),
        document("two", number="Jing Zheng Ban Fa [2020] No. 8", language="en", kind="translation"),
        document(
            "three", number="JZBF [2020] No.8", issuer="Beijing", language="en", kind="summary"
        ),
        document("four", number="JZBF [2020] No.8", language="en", kind="summary"),
    ]
    works = _held(identify(spelt))
    assert sorted(len(work.expressions) for work in works) == [1, 3]
    settled = max(works, key=lambda work: len(work.expressions))
    assert settled.id == "jing-zheng-ban-fa-2020-8"
    assert [e.kind for e in settled.expressions] == ["original", "translation", "summary"]
    (open_one,) = [work for work in works if work is not settled]
    assert open_one.number is not None
    assert open_one.number.value == "jzbf〔2020〕8号"


def test_a_number_left_open_is_listed_with_what_it_can_be() -> None:
    (conflict,) = identify([document("甲", number="JZBF [2020] No.8")]).conflicts
    assert "京政办发〔2020〕8号, " in conflict.message
    assert "冀政办发〔2020〕8号" in conflict.message


@pytest.mark.parametrize("cited", ["京环发〔2020〕1号", "京交发〔2020〕5号"])
def test_a_document_of_several_bodies_goes_by_each_of_their_numbers(cited: str) -> None:
    both = "京环发〔2020〕1号 京交发〔2020〕5号"
    joint = document(_body(7), number=both, signed="2020-01-05")
    later = document(f"《关于甲事的通知》（{cited}）同时废止。", number="京环发〔2022〕3号")
    result = identify([joint, later])
    assert _said(result, "repeals") == [("京环发〔2022〕3号", "京环发〔2020〕1号")]
    other = document(_body(7)[:400], number="京交发〔2020〕5号、京环发〔2020〕1号")
    assert len(_held(identify([joint, other]))) == 1


def test_an_order_is_cited_in_every_form_as_one_work() -> None:
    order = document(_body(8), number="中华人民共和国国务院令 第736号", signed="2021-01-24")
    forms = ["国务院令第736号", "国务院第736号令", "State Council Decree No. 736"]
    citing = [
        document(
            f"《甲条例》（{form}）同时废止。"
            if n < 2
            else f'The "Wells Rules" ({form}) are repealed.',
            number=f"国发〔2023〕{n + 1}号",
        )
        for n, form in enumerate(forms)
    ]
    result = identify([order, *citing])
    assert {target for _, target in _said(result, "repeals")} == {"国务院令第736号"}
    assert len(_said(result, "repeals")) == len(forms)
    (work,) = [work for work in result.works if work.number and "令" in work.number.value]
    assert work.year == 2021


def test_copies_are_one_expression_the_fullest_first_also_where_one_breaks_off() -> None:
    body = _body(1)
    whole, cut = (
        document(body, title="甲市水井方案"),
        document(body[:400], title="《甲市水井方案》"),
    )
    (work,) = _held(identify([cut, whole]))
    assert [e.documents for e in work.expressions] == [(whole.id, cut.id)]
    assert work.identity[0].value == "copies of one text: 100% of the shorter"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"number": "甲政发〔2020〕1号"}, {"number": "甲政发〔2021〕2号"}),
        ({"title": "甲市2020年水井计划"}, {"title": "甲市2021年水井计划"}),
        ({"signed": "2020-01-01"}, {"signed": "2021-01-01"}),
    ],
)
def test_what_says_that_two_texts_are_two_issues_outweighs_that_they_are_alike(
    old: dict[str, str], new: dict[str, str]
) -> None:
    body = _body(2)
    found = [document(body, **old), document(body + "新", **new)]  # type: ignore[arg-type]
    assert len(_held(identify(found))) == 2


def test_an_amended_version_is_no_copy_but_a_slip_of_the_pen_is_none_the_less_one() -> None:
    body, title = _body(5), "水井办法"
    amended = body[:400] + "新增一条：泵站停用应当提前公告，并报主管部门备案。" + body[400:]
    assert len(_held(identify([document(body, title=title), document(amended, title=title)]))) == 2
    slip = body[:400] + "错字" + body[402:]
    assert len(_held(identify([document(body, title=title), document(slip, title=title)]))) == 1
    signed = [document(text, signed="2020-01-01") for text in (body, amended)]
    assert len(_held(identify(signed))) == 1


def test_a_short_phrase_in_common_joins_nothing() -> None:
    phrase = "各区人民政府：现通知如下。"
    found = [document(phrase, title="水井通知"), document(phrase + "特此通知。", title="水塘通知")]
    assert len(_held(identify(found))) == 2


def test_the_same_short_text_twice_is_two_copies() -> None:
    pages = [document("各区：现通知如下。", title=f"水井通知{mark}") for mark in ("", "。")]
    (work,) = _held(identify(pages))
    assert [len(e.documents) for e in work.expressions] == [2]


def test_a_page_that_says_nothing_of_itself_is_no_work() -> None:
    notes = document("随手记：参见《水井条例》。").model_copy(update={"clauses": ()})
    assert identify([notes]).works == ()


def test_texts_of_one_page_are_expressions_of_one_work() -> None:
    original = document("原文", number="京政办发〔2025〕3号")
    summary = document("digest", language="en", kind="summary", parallel=(original.id,))
    (work,) = _held(identify([summary, original]))
    assert [(e.kind, e.language) for e in work.expressions] == [
        ("original", "zh"),
        ("summary", "en"),
    ]


def test_texts_of_one_title_and_year_are_joined_unless_they_are_of_two_places() -> None:
    title = "Action Plan for Wells in 2024"
    beijing = document("long", title=title, issuer="Beijing", language="en", kind="translation")
    digest = document("short", title=title, issuer="北京市", language="en", kind="summary")
    other = document("far", title=title, issuer="Shanghai", language="en", kind="summary")
    assert len(_held(identify([beijing, digest, other]))) == 2
    undated = [document("一", title="水井条例"), document("二", title="水井条例")]
    assert len(_held(identify(undated))) == 2


CITING = (
    "The \"Notice of the Beijing Government on Issuing the 'Beijing 2023 Plan for Winning the "
    "Wells Campaign'\" (Jing Zheng Ban Fa [2023] No. 4) is hereby abolished."
)
ISSUING = 'The Beijing government has issued the "2023 Plan for Widening the Wells Campaign" today.'


def _citing(text: str = CITING, number: str = "京政办发〔2025〕3号") -> Document:
    return document(text, number=number, language="en", kind="summary", signed="2025-01-24")


def test_a_text_without_number_is_known_through_the_one_that_cites_it() -> None:
    digest = document(ISSUING, language="en", kind="summary")
    result = identify([digest, _citing()])
    work = _by_number(result)["京政办发〔2023〕4号"]
    assert work.held
    assert work.number is not None
    assert work.number.basis == "inferred"
    assert {e.quote for e in work.number.evidence} == {CITING, ISSUING}
    assert (work.date, work.year) == (None, 2023)
    assert _said(result, "repeals") == [("京政办发〔2025〕3号", "京政办发〔2023〕4号")]


REPEAL_ZH = "《北京市{}2023年行动计划》（京政办发〔2023〕4号）同时废止。"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("北京市深化水污染防治", "京政办发〔2023〕4号"),
        ("北京市扩大绿化", None),
    ],
)
def test_a_summary_is_known_through_a_chinese_notice_that_cites_it(
    title: str, number: str | None
) -> None:
    digest = document(
        'The Beijing Municipal Government has issued the "2023 Action Plan for the Prevention of '
        'Water Pollution" to keep rivers clean.',
        language="en",
        kind="summary",
    )
    citing = document(REPEAL_ZH.format(title.removeprefix("北京市")), number="京政办发〔2025〕3号")
    held = [w for w in identify([digest, citing]).works if w.held and w.year == 2023]
    assert [w.number.value if w.number else None for w in held] == [number]


@pytest.mark.parametrize(
    "text",
    [
        ISSUING.replace("2023", "2022"),
        ISSUING.replace("Plan", "Measures"),
        ISSUING.replace("Widening the Wells Campaign", "Quiet Streets"),
        ISSUING.replace("Beijing", "Shanghai"),
        ISSUING + " " + CITING,
    ],
    ids=["other year", "other kind", "other words", "other place", "what it repeals itself"],
)
def test_no_number_is_inferred_without_grounds(text: str) -> None:
    digest = document(text, language="en", kind="summary")
    result = identify([digest, _citing()])
    assert not _by_number(result)["京政办发〔2023〕4号"].held


def test_no_number_is_inferred_where_two_fit_or_two_texts_claim_it() -> None:
    digest = document(ISSUING, language="en", kind="summary")
    rival = _citing(CITING.replace("No. 4", "No. 5"), "京政办发〔2025〕9号")
    assert not _by_number(identify([digest, _citing(), rival]))["京政办发〔2023〕4号"].held
    wording = 'Pumps, ponds and pipes: Beijing has issued the "2023 Plan on the Wells Campaign".'
    second = document(wording, language="en", kind="summary")
    claimed = identify([digest, second, _citing()])
    assert not _by_number(claimed)["京政办发〔2023〕4号"].held


def test_letters_that_fit_several_issuers_are_settled_by_the_text_that_cites_them_in_full() -> None:
    page = document(
        ISSUING.replace("Beijing", "municipal"), number="JZBF [2023] No. 4",
        language="en", kind="translation",
    )  # fmt: skip
    assert [w.id[:11] for w in _held(identify([page]))] == ["jzbf-2023-4"]
    work = _by_number(identify([page, _citing()]))["京政办发〔2023〕4号"]
    assert work.held
    other = document(ISSUING, number="JZBF [2023] No. 5", language="en", kind="translation")
    assert not _by_number(identify([other, _citing()]))["京政办发〔2023〕4号"].held


def test_open_letters_in_a_citation_mean_the_one_known_work_they_fit() -> None:
    known = document("文", title="水井计划", number="京政办发〔2020〕8号")
    citing = document("JZBF [2020] No. 8 is hereby repealed.", number="丁政发〔2021〕1号")
    assert _said(identify([known, citing]), "repeals") == [
        ("丁政发〔2021〕1号", "京政办发〔2020〕8号")
    ]
    rival = document("文二", title="水塘计划", number="津政办发〔2020〕8号")
    named = [t for _, t in _said(identify([known, citing, rival]), "repeals")]
    assert named == ["jzbf〔2020〕8号"]


def test_what_is_only_named_becomes_a_work_that_is_not_held() -> None:
    first = "为贯彻落实国务院《水井意见》，制定本方案。"
    last = "《关于印发〈旧方案〉的通知》（京政发〔2001〕7号）同时废止。"
    result = identify([document(first + last, title="新方案", signed="2020-05-01")])
    named = {work.title: work for work in result.works if not work.held}
    assert set(named) == {"水井意见", "关于印发〈旧方案〉的通知"}
    assert named["水井意见"].issuer == "国务院"
    assert (named["水井意见"].year, named["水井意见"].begins) == (None, None)
    old = named["关于印发〈旧方案〉的通知"]
    assert old.id == "jing-zheng-fa-2001-7"
    assert old.begins is not None
    assert (str(old.begins.earliest), str(old.begins.latest)) == ("2001-01-01", "2001-12-31")
    assert old.begins.basis == "inferred"


def test_the_title_of_a_plan_means_the_notice_that_issues_it() -> None:
    notice = document(
        "现将《甲市2020年水井计划》印发给你们。",
        title="甲市人民政府关于印发《甲市2020年水井计划》的通知",
        number="甲政发〔2020〕3号",
    )
    later = document("《甲市2020年水井计划》同时废止。", number="甲政发〔2021〕9号")
    result = identify([notice, later])
    assert _said(result, "repeals") == [("甲政发〔2021〕9号", "甲政发〔2020〕3号")]
    issues = _relation(result, "issues")
    assert issues.target == f"{issues.source}-plan-1"
    parts = [work for work in result.works if work.part_of]
    assert [(part.title, part.held, part.year) for part in parts] == [
        ("甲市2020年水井计划", False, 2020)
    ]


def test_texts_of_one_notice_name_the_same_parts() -> None:
    annexes = "附件：1.水井任务清单\n2.水塘任务清单"
    original = document(f"现将《水井计划》印发给你们。\n{annexes}", number="京政发〔2020〕3号")
    summary = document(
        'Beijing has issued the "Plan for Wells".', number="Jing Zheng Fa [2020] No. 3",
        language="en", kind="summary",
    )  # fmt: skip
    result = identify([summary, original])
    issues = _relation(result, "issues")
    assert [e.rule for e in issues.evidence] == ["issues: 现将", "issues: has issued"]
    parts = {work.id.partition("2020-3-")[2]: work.names for work in result.works if work.part_of}
    assert parts == {
        "plan-1": ("水井计划", "Plan for Wells"),
        "annex-1": ("水井任务清单",),
        "annex-2": ("水塘任务清单",),
    }
    assert len([r for r in result.relations if r.kind == "annex_of"]) == 2


def test_a_plan_held_under_its_own_title_is_no_part_of_itself() -> None:
    plan = document("现将《水井方案》印发给你们。", title="水井方案", signed="2021-03-10")
    result = identify([plan])
    assert [work.title for work in result.works] == ["水井方案"]
    assert result.relations == ()


def test_a_law_that_ends_its_own_title_ends_its_older_edition() -> None:
    text = "1998年3月1日通过的《甲市水井条例》同时废止。"
    old = document("旧文", title="甲市水井条例", signed="1998-03-01")
    new = document(text, title="甲市水井条例", signed="2010-06-01")
    held = identify([old, new])
    (relation,) = held.relations
    dates = {work.id: work.date.value for work in held.works if work.date}
    assert (dates[relation.source], dates[relation.target]) == ("2010-06-01", "1998-03-01")
    alone = identify([new])
    assert [work.held for work in alone.works].count(False) == 1
    assert alone.conflicts == ()


def test_every_passage_that_says_so_is_kept_the_original_first() -> None:
    said = "《关于印发〈旧计划〉的通知》（京政发〔2019〕2号）同时废止。"
    original = document(said, number="京政发〔2020〕3号")
    summary = document(
        "Jing Zheng Fa [2019] No. 2 is hereby abolished.", number="Jing Zheng Fa [2020] No. 3",
        language="en", kind="summary",
    )  # fmt: skip
    relation = _relation(identify([summary, original]), "repeals")
    assert [e.file for e in relation.evidence] == [original.file, summary.file]
    assert (relation.basis, relation.scope, relation.score) == ("stated", "whole", 1.0)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("自2025年12月31日起废止", ("2025-12-31", "2025-12-31")),
        ("自2025年12月起废止", ("2025-12-01", "2025-12-31")),
        ("同时废止", None),
    ],
)
def test_a_repeal_keeps_the_day_that_its_words_give_and_is_not_asked_of_its_repealer(
    said: str, ends: tuple[str, str] | None
) -> None:
    text = f"《甲市水井办法》（京政发〔2015〕3号）{said}。"
    result = identify([document(text, number="京政发〔2021〕3号", signed="2021-03-01")])
    found = _relation(result, "repeals").ends
    days = found and (found.earliest.isoformat(), found.latest.isoformat())
    assert days == ends
    asked = in_force(result.works, result.relations, dt.date(2022, 6, 1))
    (old,) = [work.id for work in result.works if not work.held]
    answers = asked.in_force if ends else asked.not_in_force
    assert old in [answer.work for answer in answers]


@pytest.mark.parametrize(
    ("found", "rules"),
    [
        ([document("京政发〔2020〕3号同时废止。", number="京政发〔2020〕3号")], ["repeals itself"]),
        (
            [
                document("《甲2019年计划》（京政发〔2019〕1号）废止。", number="京政发〔2020〕3号"),
                document("京政发〔2019〕1号同时废止。", number="京政发〔2021〕4号"),
            ],
            ["repealed twice"],
        ),
        (
            [
                document(
                    "京政发〔2022〕1号同时废止。", number="京政发〔2020〕3号", signed="2020-05-05"
                )
            ],
            ["repealed before issued"],
        ),
        (
            [
                document(
                    "京政发〔2022〕1号自2023年5月1日起废止。",
                    number="京政发〔2020〕3号",
                    signed="2020-05-05",
                )
            ],
            [],
        ),
        (
            [
                document("京政发〔2020〕2号同时废止。", number="京政发〔2020〕1号"),
                document("京政发〔2020〕1号同时废止。", number="京政发〔2020〕2号"),
            ],
            ["repeals in a circle"],
        ),
        (
            [document(_body(n), number="京政发〔2020〕1号") for n in (3, 4)],
            ["one number, two texts"],
        ),
        (
            [document(t, number="京政发〔2020〕1号", signed=f"2020-01-0{t}") for t in "12"],
            ["one number, two texts", "two days of signature"],
        ),
        (
            [
                document(
                    "京政发〔2022〕1号同时废止。", number="京政发〔2020〕3号", signed="2020-05-05"
                ),
                document(_body(3), number="京政发〔2022〕1号", signed="2020-05-04"),
            ],
            ["number and signature disagree"],
        ),
        ([document("文", number="京政发〔2205〕3号")], ["impossible year"]),
        ([document("京政发〔1898〕3号废止。", number="京政发〔2020〕3号")], ["impossible year"]),
        (
            [document("根据京政发〔2023〕7号，制定本办法。", number="京政发〔2020〕3号")],
            ["cites a later number"],
        ),
        (
            [document("根据京政发〔2021〕7号，制定本办法。", number="京政发〔2021〕3号")],
            [],
        ),
        (
            [document("文", title="水井办法", signed="2020-05-05", effective="2010-06-01")],
            ["in effect before issued"],
        ),
        ([document("文", title="水井办法", signed="2020-05-05", effective="2020-01-01")], []),
        (
            [document("文", title="水井办法", signed="2020-05-05", published="2020-05-01")],
            ["published before signed"],
        ),
        (
            [
                document("根据京政发〔2020〕2号，制定本办法。", number="京政发〔2020〕1号"),
                document("根据京政发〔2020〕1号，制定本办法。", number="京政发〔2020〕2号"),
            ],
            ["based on in a circle"],
        ),
        (
            [
                document(
                    "京政发〔2018〕1号同时废止。", number="京政发〔2020〕3号", signed="2020-05-05"
                ),
                document(
                    "根据京政发〔2018〕1号，制定本办法。",
                    number="京政发〔2021〕4号",
                    signed="2021-05-05",
                ),
            ],
            ["relied on after its end"],
        ),
        (
            [
                document(
                    "京政发〔2018〕1号同时废止。", number="京政发〔2020〕3号", signed="2020-05-05"
                ),
                document(
                    "根据京政发〔2018〕1号，制定本办法。",
                    number="京政发〔2019〕4号",
                    signed="2019-05-05",
                ),
            ],
            [],
        ),
        (
            [
                document(
                    "有效期两年。",
                    title="水井办法",
                    number="京政发〔2018〕1号",
                    signed="2018-05-05",
                ),
                document(
                    "根据《水井办法》，制定本办法。",
                    number="京政发〔2021〕4号",
                    signed="2021-05-05",
                ),
            ],
            ["relied on after its end"],
        ),
        (
            [
                document(_body(3), title="甲市水井管理办法", number="京政发〔2018〕1号"),
                document(_body(4), title="甲市路灯管理办法", number="京政发〔2018〕2号"),
                document(
                    "《甲市水井管理办法》（京政发〔2018〕2号）废止。", number="京政发〔2020〕3号"
                ),
            ],
            ["title and number disagree"],
        ),
        (
            [
                document(
                    "《甲市2019年水井计划》（京政发〔2018〕1号）废止。", number="京政发〔2020〕3号"
                ),
                document(
                    "《甲市2018年水井计划》（京政发〔2018〕1号）好。", number="京政发〔2020〕4号"
                ),
            ],
            ["title and number disagree"],
        ),
        (
            [
                document(_body(3), title="甲市水井管理办法", number="京政发〔2018〕1号"),
                document("《水井管理办法》（京政发〔2018〕1号）废止。", number="京政发〔2020〕3号"),
            ],
            [],
        ),
        (
            [
                document(
                    "《水井管理条例》已经通过，现予公布，自2021年3月1日起施行。",
                    title="中华人民共和国国务院令",
                    number="国务院令第736号",
                ),
                document(
                    "依照《水井管理条例》（国务院令第736号）办理。", number="京政发〔2022〕3号"
                ),
            ],
            [],
        ),
        ([document("京政发〔2019〕1号同时废止。", number="京政发〔2020〕3号")], []),
        ([document("甲", number="JZBF [2020] No.8")], ["number left open"]),
        ([document("依照第12号令办理。", number="京政发〔2020〕3号")], ["number left open"]),
        ([document("依照《甲办法》（主席令第9号）办理。", number="京政发〔2020〕3号")], []),
    ],
)
def test_what_cannot_both_hold_is_listed_with_its_words(
    found: list[Document], rules: list[str]
) -> None:
    result = identify(found)
    assert [conflict.rule for conflict in result.conflicts] == rules
    one_sided = {"repeals itself", "impossible year", "number left open"}
    assert all(
        len(conflict.evidence) > 1 or conflict.rule in one_sided for conflict in result.conflicts
    )
    assert all(conflict.works for conflict in result.conflicts)
    assert all(relation.source != relation.target for relation in result.relations)


def _yearly(year: int, place: str = "北京市", text: str = "") -> Document:
    title = f"{place}人民政府关于印发《{place}水井治理{year}年行动计划》的通知"
    code = {"北京市": "京", "上海市": "沪"}.get(place, place[:1])
    return document(text or f"{year}文", title=title, number=f"{code}政发〔{year}〕1号")


def test_yearly_works_of_one_place_are_a_series_and_missing_years_are_gaps() -> None:
    title = "北京市人民政府关于印发〈北京市水井治理2021年行动计划〉的通知"
    mention = f"《{title}》（京政发〔2021〕1号）废止。"
    result = identify([_yearly(2020), _yearly(2023, text=mention), _yearly(2020, "上海市")])
    (series,) = result.series
    assert series.title == "北京市水井治理行动计划"
    assert [work[-6:-2] for work in series.works] == ["2020", "2021", "2023"]
    gaps = {gap.year: gap.mentioned for gap in result.gaps}
    assert gaps == {2021: "jing-zheng-fa-2021-1", 2022: None}
    assert _said(result, "follows") == [("京政发〔2023〕1号", "京政发〔2020〕1号")]
    assert _relation(result, "follows").basis == "inferred"


def test_a_repeal_joins_yearly_works_whose_titles_moved_apart() -> None:
    text = "《甲市碧水2020年行动计划》（京政发〔2020〕1号）同时废止。"
    new = document(text, title="推进美丽甲市建设2021年行动计划", number="京政发〔2021〕1号")
    old = document("旧", title="甲市碧水2020年行动计划", number="京政发〔2020〕1号")
    (series,) = identify([old, new]).series
    assert len(series.works) == 2
    notice = document(text, title="甲市2021年放假通知", number="京政发〔2021〕1号")
    assert identify([old, notice]).series == ()


def test_a_series_says_which_years_were_joined_by_what() -> None:
    text = "《甲市碧水2020年行动计划》（京政发〔2020〕1号）同时废止。"
    old = document("旧", title="甲市碧水2020年行动计划", number="京政发〔2020〕1号")
    new = document(text, title="推进美丽甲市建设2021年行动计划", number="京政发〔2021〕1号")
    last = document("新", title="推进美丽甲市建设2022年行动计划", number="京政发〔2022〕1号")
    (series,) = identify([old, new, last]).series
    assert series.reason == (
        "one yearly work ended as a whole by another of its kind: 2020 by 2021; "
        "titles alike but for the year: 2021 and 2022"
    )


@pytest.mark.parametrize(
    ("facts", "begins"),
    [
        ({"effective": "2020-07-01", "signed": "2020-05-01"}, ("2020-07-01", "2020-07-01")),
        ({"effective": "2020-07", "signed": "2020-05-01"}, ("2020-07-01", "2020-07-31")),
        ({"effective": "2020"}, ("2020-01-01", "2020-12-31")),
        ({"effective": "2020-02-30", "signed": "2020-05-01"}, ("2020-05-01", "2020-05-01")),
        ({"signed": "2020-05-01"}, ("2020-05-01", "2020-05-01")),
        ({"published": "2020-05-09"}, ("2020-01-01", "2020-05-09")),
        ({"title": "2020年水井计划"}, ("2020-01-01", "2020-12-31")),
        ({"title": "水井条例"}, None),
    ],
)
def test_the_beginning_is_bounded_by_what_is_known(
    facts: dict[str, str], begins: tuple[str, str] | None
) -> None:
    (work,) = identify([document("文", **facts)]).works  # type: ignore[arg-type]
    found = work.begins and (str(work.begins.earliest), str(work.begins.latest))
    assert found == begins


@pytest.mark.parametrize(
    ("text", "first_day_after"),
    [
        ("本办法自印发之日起施行，有效期至2024年12月31日。", "2025-01-01"),
        ("本办法自印发之日起施行，有效期五年。", "2025-02-28"),
        ("本办法自印发之日起施行，有效期6个月。", "2020-08-29"),
        ("本办法自印发之日起施行。", None),
    ],
)
def test_a_stated_validity_is_over_on_the_day_after(text: str, first_day_after: str | None) -> None:
    (work,) = identify([document(text, title="办法", signed="2020-02-29")]).works
    assert (str(work.expires.earliest) if work.expires else None) == first_day_after


CORPUS = [
    _yearly(2020),
    _yearly(2021),
    _yearly(2023, text="《水井条例》和京政发〔2021〕1号同时废止。"),
    document(_body(7), title="水井办法", signed="2019-01-01"),
    document(_body(7)[:500], title="水井办法"),
    document("根据《水井办法》，制定本规定。", title="水塘规定", signed="2020-01-01"),
    document(ISSUING, language="en", kind="summary"),
    _citing(),
]


@given(st.permutations(CORPUS))
def test_neither_order_nor_repetition_matters(documents: list[Document]) -> None:
    assert identify([*documents, documents[0]]) == identify(CORPUS)


def test_an_unrelated_document_leaves_the_rest_as_it_was() -> None:
    before = identify(CORPUS)
    after = identify([*CORPUS, document("远方", title="丁市路灯办法", number="丁政发〔2011〕5号")])
    assert [work for work in after.works if work in before.works] == list(before.works)
    assert len(after.works) == len(before.works) + 1
    assert (after.relations, after.series) == (before.relations, before.series)


def test_nothing_gives_nothing() -> None:
    nothing = Identity(works=(), readings=(), relations=(), series=(), gaps=(), conflicts=())
    assert identify([]) == nothing


def test_any_number_of_undated_works_of_one_title_stay_works_of_their_own() -> None:
    reports = [document(_body(seed), title="政府工作报告") for seed in range(40, 45)]
    held = _held(identify(reports))
    assert sorted(work.expressions[0].documents[0] for work in held) == sorted(
        report.id for report in reports
    )


def test_reports_of_two_bodies_are_two_series_by_the_years_they_are_given_in() -> None:
    reports = [
        document(_body(year * 9 + at), title="政府工作报告", issuer=body, signed=f"{year}-01-14")
        for year in (2022, 2023, 2025)
        for at, body in enumerate(("北京市人民政府", "上海市人民政府", "国务院"))
    ]
    result = identify(reports)
    assert sorted(series.issuer for series in result.series) == sorted(
        ["北京市人民政府", "上海市人民政府", "国务院"]
    )
    assert {len(series.works) for series in result.series} == {3}
    assert [gap.year for gap in result.gaps] == [2024] * 3


def test_versions_of_a_law_are_no_series() -> None:
    laws = [document(_body(n), title="甲市供水条例", signed=f"{2000 + n}-01-14") for n in range(3)]
    assert identify(laws).series == ()
