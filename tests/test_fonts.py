from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lineage.rendering import fonts
from lineage.rendering.fonts import figure_font, web_font

FOLDER = Path(fonts.__file__).parent / "fonts"


@pytest.mark.parametrize(
    "text",
    [
        "京政办发〔2025〕3号",
        "（三）①⑩㈠",
        "×÷μg/m³℃→≥",
        "Привет Ωμεγα",
        "堌埇垞鄑",
        "“”‘’《》…—",
        "臺灣離島廢棄物減量執行計畫",
        "關於強化區域環境綜合整治與監督檢查的實施方案",
        "裏埗滘鄺麵礎鬱纜龢",
    ],
)
def test_shipped_font_has_what_documents_print(text: str) -> None:
    assert figure_font().drawable(text) == text


def test_shipped_font_is_the_one_the_readme_names() -> None:
    made = hashlib.sha256((FOLDER / "LineageSansSC-Regular.otf").read_bytes()).hexdigest()
    assert made in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_shipped_font_holds_the_characters_that_the_readme_counts() -> None:
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f" {len(figure_font().advances):,} characters" in said


def test_shipped_font_stays_small() -> None:
    assert (FOLDER / "LineageSansSC-Regular.otf").stat().st_size < 5_000_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a b"), ("a\u202eb", "ab"), ("\U00012000", "〓"), ("a\x00\ud800b", "ab")],
)
def test_what_cannot_be_drawn_is_told_apart_or_left_out(text: str, shown: str) -> None:
    assert figure_font().drawable(text) == shown


def test_width_is_that_of_the_advances() -> None:
    assert figure_font().width("责任", 9) == pytest.approx(18)
    assert figure_font().width("iii", 9) < figure_font().width("WWW", 9)


def test_chosen_font_is_used() -> None:
    chosen = figure_font(FOLDER / "LineageSansSC-Regular.otf")
    assert chosen.path.name == "LineageSansSC-Regular.otf"


def test_web_font_holds_the_characters_of_the_text_and_no_time() -> None:
    made = web_font("责任\U00012000")
    with TTFont(io.BytesIO(made)) as font:
        assert {ord("责"), ord("任")} <= set(font.getBestCmap())
    assert made == web_font("任责\U00012000")
    assert len(made) < 10_000
