import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.folding import fold, fold_with_offsets, is_cjk, language_of

MIXED = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("　 “”京…〔①㎡ﬁİ\u200b")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("到 2025 年", "到2025年"),
        ("２０２５年", "2025年"),
        ("“一岗双责”", '"一岗双责"'),
        ("「一岗双责」", "“一岗双责”"),
        ("〔2025〕3号", "[2025]3号"),
        ("【2025】3号", "［2025］3号"),
        ("水、气", "水，气"),
        ("Water  Law", "water law"),
        ("water\u00a0law", "water law"),
        ("wa\u00adter", "water"),
        ("节\u200b水", "节水"),
        ("2020—2025", "2020-2025"),
        ("甲·乙", "甲•乙"),
        ("50 ㎡", "50 m2"),
    ],
)
def test_text_in_other_clothes_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("节水", "节能"), ("15%", "1.5%"), ("shall", "should"), ("water law", "waterlaw"),
     ("第3项", "第13项"), ("不得使用", "得使用")],
)  # fmt: skip
def test_other_words_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(MIXED)
def test_every_folded_character_leads_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    for character, offset in zip(folded.text, folded.offsets, strict=True):
        assert character in (fold(text[offset]) or " ")


@given(MIXED)
def test_white_space_at_the_ends_goes(text: str) -> None:
    assert fold(f" {text}\t") == fold(text)
    assert not fold(text)[:1].isspace()


@given(MIXED, st.integers(1, 600))
def test_how_wide_a_gap_is_makes_no_difference(text: str, width: int) -> None:
    assert fold(f"a{' ' * width}b{text}") == fold(f"a b{text}")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("每月第三个工作日前", "zh"),
        ("by the third working day", "en"),
        ("PM2.5 年均浓度", "zh"),
        ("The notice 通知 of the municipal government takes effect at once", "en"),
        ("", "en"),
        ("2025-03-10", "en"),
    ],
)
def test_the_language_is_told_by_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("character", "is_ideograph"),
    [("京", True), ("㐀", True), ("𠀀", True), ("。", False), ("a", False)],
)
def test_ideographs(character: str, is_ideograph: bool) -> None:  # noqa: FBT001
    assert is_cjk(character) is is_ideograph
