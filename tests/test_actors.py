import pytest

from lineage.extraction.relations.actors import is_done_by_another


@pytest.mark.parametrize(
    ("before", "issuer", "own", "another"),
    [
        ("省政府决定", "海棠省发展改革委", True, True),
        ("省政府决定", "海棠省人民政府", False, False),
        ("省政府决定", "海棠省人民政府办公厅", False, False),
        ("国务院已决定", "", False, True),
        ("国务院决定", "", True, False),
        ("经省政府研究决定", "某局", False, False),
        ("本委决定", "某局", False, False),
        ("市人大常委会决定，", "甲市人民代表大会常务委员会", False, False),
        ("近期", "某局", False, False),
    ],
)
def test_a_decision_is_told_apart_from_a_tale_of_one(
    before: str, issuer: str, *, own: bool, another: bool
) -> None:
    text = f"{before}废止"
    assert is_done_by_another(text, len(before), issuer, own=own) is another


@pytest.mark.parametrize(
    ("before", "issuer", "another"),
    [
        ("The State Council ", "Customs Office", True),
        ("The Council ", "Halden Council", False),
        ("we ", "Customs Office", False),
    ],
)
def test_english_bodies_decide_for_themselves(before: str, issuer: str, *, another: bool) -> None:
    text = f"{before}decided to repeal"
    assert is_done_by_another(text, len(before), issuer, own=False) is another
