import pytest

from tests.pages import document, outline


@pytest.mark.parametrize("mark", ["•", "-", "●"])
def test_bullets_are_points_where_nothing_is_numbered(mark: str) -> None:
    lines = ("甲市印发方案。", f"{mark} 修好管网。", f"{mark} 查清漏损。")
    assert outline(document(*lines)) == {
        "preamble": "甲市印发方案。",
        "1": "修好管网。",
        "2": "查清漏损。",
    }


def test_bullets_below_labels_are_text_of_their_clause() -> None:
    lines = ("一、修好管网。", "• 东片。", "• 西片。", "二、查清漏损。")
    assert outline(document(*lines)) == {"1": "修好管网。\n• 东片。\n• 西片。", "2": "查清漏损。"}


@pytest.mark.parametrize(
    "lines",
    [
        (
            "(1) The office has issued the plan.",
            "(2) Pipes should be mended.",
            "(3) Losses should be found.",
            "(4) The plan takes effect on the date of issuance.",
        ),
        (
            "1. The office has issued the plan.",
            "2. Pipes should be mended.",
            "3. Losses should be found.",
            "4. The plan takes effect on the date of issuance.",
        ),
        (
            "• The office has issued the plan.",
            "• Pipes should be mended.",
            "• Losses should be found.",
            "• The plan takes effect on the date of issuance.",
        ),
    ],
)
def test_what_frames_counted_paragraphs_is_no_point(lines: tuple[str, ...]) -> None:
    found = document(*lines)
    assert outline(found) == {
        "2": "Pipes should be mended.",
        "3": "Losses should be found.",
        "preamble": "The office has issued the plan.",
        "closing": "The plan takes effect on the date of issuance.",
    }


def test_a_numbered_article_on_its_entry_into_force_stays_one() -> None:
    lines = ("第一条 节约用水。", "第二条 本办法自公布之日起施行。")
    assert list(outline(document(*lines))) == ["art1", "art2"]


def test_a_task_to_publish_frames_nothing() -> None:
    assert list(outline(document("（1）公布停水安排。", "（2）修好管网。"))) == ["1", "2"]


def test_usual_labels_behind_a_preamble_stay_points_to_the_last() -> None:
    lines = ("The plan is needed.", "1. Mend pipes.", "2. This plan takes effect today.")
    assert list(outline(document(*lines))) == ["preamble", "1", "2"]
