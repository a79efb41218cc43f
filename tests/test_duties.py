from __future__ import annotations

import pytest

from lineage.language.duties import duty_strength, find_duties


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("工地必须安装监控", [("必须", "required")]),
        ("企业应当公开数据，台账须保存三年", [("应当", "required"), ("须", "required")]),
        ("一是要压紧责任，既要治标又要治本", [("要", "required")] * 3),
        ("各单位应按月调度", [("应", "required")]),
        ("渣土车不得超载，严禁遗撒", [("不得", "prohibited"), ("严禁", "prohibited")]),
        ("禁止露天焚烧", [("禁止", "prohibited")]),
        ("原则上不再新建，力争提前完成", [("原则上", "expected"), ("力争", "expected")]),
        ("鼓励公众参与，支持园区试点", [("鼓励", "encouraged"), ("支持", "encouraged")]),
        ("可以给予奖励，也可委托第三方", [("可以", "permitted"), ("可", "permitted")]),
        ("Units must report and shall keep records", [("must", "required"), ("shall", "required")]),
        ("Waste must not be burnt", [("must not", "prohibited")]),
        ("Open fires are strictly prohibited", [("prohibited", "prohibited")]),
        ("The public is encouraged to take part", [("encouraged", "encouraged")]),
        ("Units may apply in May", [("may", "permitted")]),
        ("should in principle be closed", [("should", "required"), ("in principle", "expected")]),
    ],
)
def test_each_word_of_duty_has_its_kind(text: str, duties: list[tuple[str, str]]) -> None:
    assert [duty[2:] for duty in find_duties(text)] == duties


@pytest.mark.parametrize(
    "text",
    [
        "主要任务和重要举措的要求、要素、纪要",
        "重污染天气应急响应，适应气候变化，应收尽收，应对风险",
        "可持续发展，可再生能源，许可证，不可以",
        "办事须知，无须提供",
        "资金支持力度，政策支持体系",
        "努力争取支持，力争上游",
        "计算应纳税额，因应形势，有所应",
        "限制或者禁止进口的货物，依照禁止决定",
        "准入不准营",
        "on May 5, the May holidays",
    ],
)
def test_words_that_only_look_like_duties_are_left(text: str) -> None:
    assert find_duties(text) == ()


def test_the_words_stand_in_order_of_strength() -> None:
    chinese = ["严禁", "必须", "应当", "要", "原则上", "力争", "鼓励", "可以"]
    english = ["must", "shall", "should", "in principle", "strive", "encouraged", "may"]
    for words in (chinese, english):
        strengths = [duty_strength(word) for word in words]
        assert strengths == sorted(strengths, reverse=True)
        assert len(set(strengths)) == len(strengths)
    assert duty_strength("落实") == 0
