import re
from collections.abc import Iterator

import pytest

from lineage.extraction.relations.hedges import HEDGES, TITLE, Hedge
from lineage.extraction.relations.references import find_references
from lineage.models import Evidence, Reference

_HEDGED = {
    "negated": (
        "《甲办法》不予废止。",
        "《甲办法》没有废止。",
        "《甲办法》未被废止。",
        "《甲办法》不得停止执行。",
        "《甲办法》不因本通知的印发而废止。",
        "未经批准，不得废止《甲办法》。",
        'The "Wells Plan" shall not be abolished.',
        'The "Wells Plan" never ceases to have effect.',
        'Nothing in this notice repeals the "Wells Plan".',
        'This notice does not repeal the "Wells Plan".',
        'This notice neither repeals the "Wells Plan" nor replaces it.',
    ),
    "planned": (
        "拟于2022年废止《甲办法》。",
        "《甲办法》拟于2022年废止。",
        "研究废止《甲办法》。",
        "适时废止《甲办法》。",
        "建议废止《甲办法》。",
        "我市计划2022年废止《甲办法》。",
        "推动修订或者废止《甲办法》。",
        "各部门修订或者废止《甲办法》。",
        "《甲办法》应当废止。",
        "《甲办法》可废止。",
        "《甲办法》将于2022年废止。",
        "《甲办法》今后也要废止。",
        "《甲办法》即将废止。",
        'The "Wells Plan" should therefore be repealed.',
        "《甲办法》待新办法出台后废止。",
        "办理废止《甲办法》的工作。",
        'The "Wells Plan" may be repealed.',
        'The "Wells Plan" is to be repealed.',
        'It is proposed that the "Wells Plan" is repealed.',
        'This notice may replace the "Wells Plan".',
    ),
    "conditional": (
        "如《甲办法》废止，由市局另行通知。",
        "《甲办法》一旦废止，按本办法执行。",
        "是否废止《甲办法》，由市局研究。",
        "《甲办法》废止时间另行通知。",
        "国务院废止《甲办法》后，市政府作出调整。",
        "《甲办法》废止为由。",
        'If the "Wells Plan" is repealed, the bureau shall say so.',
        'The "Wells Plan" applies until it is repealed.',
        'Unless the "Wells Plan" are abolished, it applies.',
        'The "Wells Plan" will be abolished if the council agrees.',
    ),
    "already done": (
        "国务院已废止《甲办法》。",
        "记者获悉，市政府决定废止《甲办法》。",
        "历史沿革：《甲办法》2018年12月31日起废止。",
        "《甲办法》已于2019年废止。",
        "《甲办法》业经市人大会议废止。",
        "全年修订《乙条例》，废止《甲办法》。",
        "《甲办法》已随《乙条例》施行而停止执行。",
        "鉴于《甲办法》废止，作如下调整。",
        "2019年市政府废止《甲办法》。",
        "市政府于2019年废止《甲办法》。",
        "市局废止了《甲办法》。",
        "市政府2019年第3号令废止《甲办法》。",
    ),
    "done by another": (
        "《甲办法》被国务院废止。",
        "《甲办法》由市政府以令废止。",
        "《甲办法》被《乙条例》废止。",
        'The "Wells Plan" is abolished by the State Council.',
    ),
    "as a topic": (
        "本决定不涉及《甲办法》的废止。",
        "根据市政府关于废止《甲办法》的决定，制定本方案。",
    ),
    "of something else": (
        "违反《甲办法》，其中标结果自动失效。",
        "《甲办法》规定的许可证到期即行失效。",
        "《甲办法》核发的卡片同时作废。",
        'Persons who violate the "Wells Plan" are terminated.',
        'As the "Wells Plan" says, the licence is revoked.',
    ),
}
_FORCE = (
    "现决定废止《甲办法》。",
    "现决定予以废止《甲办法》。",
    "《甲办法》予以废止。",
    "《甲办法》同时废止。",
    "《甲办法》自行废止。",
    "《甲办法》一并停止执行。",
    "《甲办法》相应废止。",
    "《甲办法》被废止。",
    "经市政府同意，现废止《甲办法》。",
    "经市政府研究决定废止《甲办法》。",
    "经清理决定废止《甲办法》。",
    "根据工作需要废止《甲办法》。",
    "市政府决定对《甲办法》予以废止。",
    "因此《甲办法》同时废止。",
    "鉴于有关工作已完成，《甲办法》予以废止。",
    "《甲办法》已不适应形势需要，现予以废止。",
    "《甲办法》有效期已满，自行失效。",
    "《甲办法》不再执行。",
    "如有不一致，以本办法为准，《甲办法》同时废止。",
    "本办法未规定的，按国家规定执行，《甲办法》同时废止。",
    "《甲办法》于2021年5月1日废止。",
    "2021年5月1日市政府常务会议决定废止《甲办法》。",
    "由市政府2010年公布的《甲办法》同时废止。",
    "已经市政府2010年修订的《甲办法》同时废止。",
    "《甲市推进水井计划》废止。",
    "《甲市排污许可证办法》停止执行。",
    "《甲办法》和市政府印发的配套文件同时废止。",
    "《甲办法》将于2025年12月31日起停止执行。",
    "《甲办法》已被上位法代替，予以废止。",
    'The "Wells Plan" issued to promote wells is abolished at the same time.',
    'The "Wells Plan" is hereby repealed.',
    'The "Wells Plan" is hereby repealed by the State Council.',
    'The "Wells Plan" will be abolished at the same time.',
    'The "Wells Plan" shall be repealed, and if anything differs this notice prevails.',
    'After this notice enters into force the "Wells Plan" is repealed.',
    'This notice, which may be cited as the ponds notice, repeals the "Wells Plan".',
    'The "Plan for Promoting Wells" is repealed.',
    'The "Measures for Project Permits" shall be repealed simultaneously.',
)


def _read(text: str) -> tuple[Reference, ...]:
    return find_references(
        text, "closing", "", lambda s, e, r: Evidence(file="f", span=(s, e), quote=text, rule=r)
    )


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, texts in _HEDGED.items() for text in texts]
)
def test_a_hedged_end_is_a_citation_that_says_why(reason: str, text: str) -> None:
    found = _read(text)
    assert {reference.kind for reference in found} == {"cites"}
    assert any(reference.evidence.rule.endswith(reason) for reference in found)


@pytest.mark.parametrize("text", _FORCE)
def test_what_ends_a_document_is_no_hedge_for_words_that_stand_near(text: str) -> None:
    [reference] = _read(text)
    assert (reference.kind, reference.scope) == ("repeals", "whole")


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("《甲办法》不予废止，《乙办法》同时废止。", ["乙办法"]),
        ("国务院已废止《甲办法》，《乙办法》同时废止。", ["乙办法"]),
        ("国务院已废止《甲办法》和《丙办法》，现决定废止《乙办法》。", ["乙办法"]),
        ("研究废止《甲办法》；《乙办法》自行失效。", ["乙办法"]),
        ("《甲办法》已修订，《乙办法》同时废止。", ["乙办法"]),
        ("《乙办法》已被《甲办法》代替，予以废止。", ["乙办法"]),
    ],
)
def test_a_hedge_holds_for_its_own_words_alone(text: str, ended: list[str]) -> None:
    assert [r.title for r in _read(text) if r.kind == "repeals"] == ended


def _fitting() -> Iterator[str]:
    for texts in _HEDGED.values():
        for text in texts:
            yield re.sub('《[^》]*》|"[^"]*"', lambda named: TITLE * len(named[0]), text)


@pytest.mark.parametrize("hedge", HEDGES, ids=lambda hedge: f"{hedge.reason}-{hedge.language}")
def test_every_row_is_met_by_a_sentence(hedge: Hedge) -> None:
    look = hedge.pattern.match if hedge.place == "after" else hedge.pattern.search
    assert any(
        look(text, at) if hedge.place == "after" else look(text, 0, at)
        for text in _fitting()
        for at in range(len(text) + 1)
    )
