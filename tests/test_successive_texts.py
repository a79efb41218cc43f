"""Newer texts of one title, texts of a work that is named, and validity that others prolong."""

import datetime as dt

import pytest

from lineage.graph import in_force
from lineage.identity import Identity, identify
from tests.documents import document


def _said(result: Identity, kind: str) -> list[tuple[str, str]]:
    names = {work.id: work.number.value if work.number else work.title for work in result.works}
    return [(names[r.source], names[r.target]) for r in result.relations if r.kind == kind]


def _pair(title: str, newer: str = "各单位应当登记台账。", **more: str) -> Identity:
    old = document(
        "水井应当每年检查一次。",
        title=title,
        number="京政发〔2010〕1号",
        signed="2010-03-01",
        issuer=more.get("old", "北京市人民政府"),
    )
    new = document(
        newer,
        title=more.get("renamed", title),
        number="京政发〔2020〕2号",
        signed="2020-03-01",
        issuer=more.get("new", "北京市人民政府"),
    )
    return identify([old, new])


@pytest.mark.parametrize(
    ("title", "more", "replaced"),
    [
        ("北京市水井管理办法", {}, True),
        ("北京市水井管理办法（试行）", {"renamed": "北京市水井管理办法"}, True),
        ("北京市人民政府关于加强水井管理的通知", {}, False),
        ("北京市2010年水井管理办法", {"renamed": "北京市2020年水井管理办法"}, False),
        ("水井管理办法", {"old": "北京市财政局", "new": "北京市水务局"}, False),
    ],
)
def test_a_newer_text_of_one_title_and_body_replaces_the_older(
    title: str, more: dict[str, str], *, replaced: bool
) -> None:
    found = _said(_pair(title, **more), "replaces")
    assert found == ([("京政发〔2020〕2号", "京政发〔2010〕1号")] if replaced else [])


def test_words_of_repeal_leave_nothing_to_infer() -> None:
    found = _pair("北京市水井管理办法", "《北京市水井管理办法》（京政发〔2010〕1号）同时废止。")
    assert _said(found, "repeals") == [("京政发〔2020〕2号", "京政发〔2010〕1号")]
    assert _said(found, "replaces") == []


def test_a_text_says_of_which_work_it_is() -> None:
    text = "本文为《甲市数据条例》的英文译本。"
    found = identify([document(text, title="数据文本说明", signed="2024-01-01")])
    # The clause of the document is a point: only words at its head say so.
    assert _said(found, "same_work") == []


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("将《甲市水井管理办法》有效期延长至2027年6月30日。", dt.date(2027, 7, 1)),
        ("《甲市水井管理办法》有效期延长两年。", dt.date(2027, 1, 1)),
        ("对《甲市水井管理办法》作如下修改：", dt.date(2025, 1, 1)),
    ],
)
def test_another_document_prolongs_a_validity(words: str, last: dt.date) -> None:
    old = document(
        "本办法自2020年1月1日起施行，有效期五年。",
        title="甲市水井管理办法",
        signed="2020-01-01",
        effective="2020-01-01",
    )
    new = document(words, title="甲市关于水井的通知", signed="2024-12-01")
    result = identify([old, new])
    (work,) = [each for each in result.works if each.title == "甲市水井管理办法"]
    assert work.expires is not None
    assert work.expires.earliest == last
    answer = in_force(result.works, result.relations, last - dt.timedelta(days=1))
    assert work.id in {each.work for each in answer.in_force}


def test_a_day_of_effect_that_no_calendar_gives_is_a_period() -> None:
    found = identify(
        [document("一", title="甲市规则", signed="2024-03-04", effective="2024-03-09/2024-03-24")]
    )
    (work,) = [each for each in found.works if each.held]
    assert work.begins is not None
    assert (work.begins.earliest, work.begins.latest) == (
        dt.date(2024, 3, 9),
        dt.date(2024, 3, 24),
    )
