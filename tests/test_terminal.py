from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from lineage.rendering import terminal as terminal_module
from lineage.rendering.terminal import (
    open_console,
    print_line,
    print_table,
    progress_bar,
    visible,
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(*, width: int = 40) -> Console:
    return Console(
        file=Terminal(), force_terminal=True, width=width, color_system="truecolor", no_color=False
    )


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("第（三）点", "第（三）点"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("left\u202eright", "left\ufffdright"),
        ("\x9b31m\x7f", "\ufffd31m\ufffd"),
        ("a\tb\r\nc\u2028d", "a b c d"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_pipe_gets_whole_lines_without_colour() -> None:
    stream = io.StringIO()
    words = "深化认识，提高站位 " * 40
    print_line(open_console(stream), ("p1", "bold"), f"  {words}", indent=2)
    assert stream.getvalue() == f"  p1  {words}\n"


def test_markup_in_a_text_is_only_text() -> None:
    stream = io.StringIO()
    print_line(open_console(stream), "[bold]x[/bold] :smile: [/]")
    assert stream.getvalue() == "[bold]x[/bold] :smile: [/]\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("四是 强化督查考核，提升治理效能", ["四是 强化督查考核，", "提升治理效能"]),
        ("推进城市更新，改善环境。", ["推进城市更新，改善环", "境。"]),
        ("improve the air of every district", ["improve the air of", "every district"]),
        ("a" * 45, ["a" * 20, "a" * 20, "a" * 5]),
        ("一二三四五六七八九《计划》", ["一二三四五六七八九", "《计划》"]),
        ("short", ["short"]),
        ("", [""]),
    ],
)
def test_a_terminal_wraps_between_words_and_chinese_characters(text: str, lines: list[str]) -> None:
    console = terminal(width=24)
    print_line(console, text, indent=4)
    assert written(console).splitlines() == [f"    {line}" if line else "    " for line in lines]


@given(st.text(st.sampled_from("a （，。四是治理 ）“b")), st.integers(20, 40))
def test_wrapping_loses_no_character_and_keeps_to_the_width(text: str, width: int) -> None:
    console = terminal(width=width)
    print_line(console, text)
    lines = written(console).splitlines()
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_columns_stand_under_one_another_whatever_the_script() -> None:
    stream = io.StringIO()
    print_table(open_console(stream), ("name", "id"), [("实施方案", "a"), ("plan", "b")])
    assert stream.getvalue() == "name      id\n实施方案  a\nplan      b\n"


def test_a_table_on_a_terminal_keeps_to_its_width() -> None:
    console = terminal(width=30)
    print_table(console, ("name", "id"), [("工作计划" * 12, "a")])
    assert len(written(console).splitlines()) > 2


def test_a_line_is_one_line_whatever_is_quoted() -> None:
    stream = io.StringIO()
    print_line(open_console(stream), ("odd\nname.txt", "bold"), "  one\u2028two")
    print_table(open_console(stream), ("name",), [("odd\nname.txt",)])
    assert stream.getvalue() == "odd name.txt  one two\nname\nodd name.txt\n"


def test_no_bar_is_drawn_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_module, "_QUIET_SECONDS", 0.0)
    stream = io.StringIO()
    with progress_bar(open_console(stream)) as tell:
        tell("reading", 1, 2)
        time.sleep(0.05)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("quiet", "drawn"), [(60.0, False), (0.0, True)])
def test_a_bar_is_drawn_after_a_while_within_one_long_step(
    monkeypatch: pytest.MonkeyPatch, *, quiet: float, drawn: bool
) -> None:
    monkeypatch.setattr(terminal_module, "_QUIET_SECONDS", quiet)
    console = terminal(width=60)
    with progress_bar(console) as tell:
        tell("alignment", 0, 1)
        until = time.monotonic() + 5
        while drawn and "alignment" not in written(console) and time.monotonic() < until:
            time.sleep(0.01)
    assert ("alignment" in written(console)) is drawn
