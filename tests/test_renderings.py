import datetime as dt
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.graph import in_force
from lineage.identity import Identity, identify
from lineage.models import Document
from tests.documents import document

ORIGINAL = document(
    "各区抓紧落实。",
    title="北京市水污染防治2023年行动计划",
    number="京政办发〔2023〕4号",
    signed="2023-03-05",
)
RENDERED = "Beijing 2023 Action Plan for the Prevention of Water Pollution"


def _english(title: str = RENDERED, text: str = "Districts act.", signed: str = "") -> Document:
    return document(text, title=title, language="en", kind="summary", signed=signed)


def _held(result: Identity) -> list[list[str]]:
    return [[e.kind for e in work.expressions] for work in result.works if work.held]


@pytest.mark.parametrize(
    "rendering",
    [
        _english(),
        _english(signed="2023-03-05"),
        document(
            f'Beijing has issued the "{RENDERED}" today.', language="en", kind="summary"
        ),
    ],
    ids=["title, year and place", "day", "title of what it issues"],
)  # fmt: skip
def test_a_text_in_another_language_is_joined_to_the_one_it_renders(rendering: Document) -> None:
    result = identify([rendering, ORIGINAL])
    assert _held(result) == [["original", "summary"]]
    (work,) = [work for work in result.works if work.held]
    (reason,) = work.identity
    assert (reason.value, reason.basis) == (
        "title, dates and values agree in two languages",
        "inferred",
    )
    assert {each.file for each in reason.evidence} == {rendering.file, ORIGINAL.file}


@pytest.mark.parametrize(
    "other",
    [
        _english(RENDERED.replace("2023", "2022")),
        _english(RENDERED.replace("Beijing", "Shanghai")),
        _english(RENDERED.replace("Beijing ", "")),
        _english(RENDERED.replace("Action Plan", "Measures")),
        _english(RENDERED.replace("Prevention of Water Pollution", "Growth of Quiet Streets")),
        _english(signed="2023-03-06"),
        _english(text="Jing Zheng Ban Fa [2023] No. 4 is hereby repealed."),
    ],
    ids=["year", "place", "no place", "kind", "topic", "day", "ends it itself"],
)
def test_what_does_not_agree_keeps_two_texts_apart(other: Document) -> None:
    assert len(_held(identify([ORIGINAL, other]))) == 2


def test_a_text_that_two_works_fit_stays_alone_and_is_listed_with_both() -> None:
    rival = document(
        "街道组织实施。", title="北京市水污染防治2023年工作计划", number="京政办发〔2023〕9号"
    )
    result = identify([ORIGINAL, rival, _english()])
    assert len(_held(result)) == 3
    (conflict,) = [c for c in result.conflicts if c.rule == "several works fit one text"]
    works = {"jing-zheng-ban-fa-2023-4", "jing-zheng-ban-fa-2023-9"}
    assert works < set(conflict.works)
    assert {ORIGINAL.file, rival.file} < {each.file for each in conflict.evidence}


def test_a_number_that_two_citations_offer_is_listed_and_not_chosen() -> None:
    cites = 'The "{}" (Jing Zheng Ban Fa [2023] No. {}) is hereby abolished.'
    citing = [
        document(cites.format(RENDERED, serial), number=f"京政办发〔2025〕{serial}号")
        for serial in (4, 5)
    ]
    result = identify([*citing, _english()])
    (conflict,) = [c for c in result.conflicts if c.rule == "several works fit one text"]
    assert len(conflict.works) == 3
    assert {each.file for each in conflict.evidence} >= {each.file for each in citing}


PLACES = ("北京市", "上海市", "甲市")
TOPICS = ("节水", "防汛", "路灯养护")


@st.composite
def _corpus(draw: st.DrawFn) -> list[Document]:
    """Draw yearly plans of some places and topics that end and rest on one another."""
    found = []
    for at in range(draw(st.integers(1, 6))):
        place, topic = draw(st.sampled_from(PLACES)), draw(st.sampled_from(TOPICS))
        year = draw(st.integers(2018, 2025))
        said = draw(st.sampled_from(("同时废止。", "好。")))
        other = draw(st.integers(2016, 2025))
        text = (
            f"{at}。《{place}{topic}{other}年行动计划》{said}根据京政发〔{other}〕1号，制定本办法。"
        )
        numbered = draw(st.booleans())
        title = f"{place}{topic}{year}年行动计划"
        number = f"京政发〔{year}〕{at + 1}号" if numbered else ""
        found.append(document(text, title=title, number=number, signed=f"{year}-02-03"))
    return found


@settings(max_examples=40, deadline=None)
@given(_corpus(), st.sampled_from(["", "丁政发〔2011〕5号"]), st.sampled_from(["2011-04-05", ""]))
def test_an_unrelated_document_changes_no_id_relation_conflict_or_answer(
    corpus: list[Document], number: str, signed: str
) -> None:
    stray = document(
        "苗圃育种场地翻新。", title="丁县苗圃育种规程", number=number, signed=signed
    )  # fmt: skip
    before, after = identify(corpus), identify([*corpus, stray])
    (added,) = [work for work in after.works if work not in before.works]
    assert [work for work in after.works if work is not added] == list(before.works)
    assert added.names == ("丁县苗圃育种规程",)
    assert (after.relations, after.series, after.gaps) == (
        before.relations,
        before.series,
        before.gaps,
    )
    assert after.conflicts == before.conflicts
    for year in (2017, 2021, 2026):
        day = dt.date(year, 6, 1)
        asked = [in_force(each.works, each.relations, day) for each in (before, after)]
        for verdict in ("in_force", "not_in_force", "unknown"):
            old, new = (getattr(each, verdict) for each in asked)
            assert [answer for answer in new if answer.work != added.id] == list(old)


@settings(max_examples=40, deadline=None)
@given(_corpus(), st.randoms(use_true_random=False))
def test_ids_are_plain_and_follow_from_no_order(corpus: list[Document], random: Random) -> None:
    result = identify(corpus)
    shuffled = list(corpus)
    random.shuffle(shuffled)
    assert identify(shuffled) == result
    assert all(re.fullmatch(r"[a-z0-9-]{1,120}", work.id) for work in result.works)
