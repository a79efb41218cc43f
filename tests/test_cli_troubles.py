"""Closed pipes, closed folders, interruptions: what is not the command's own doing."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from lineage import cli
from lineage.cli.commands import app
from lineage.rendering import terminal as terminal_module

ROOT = Path(__file__).parent.parent
BEIJING = ROOT / "fixtures" / "beijing"
YEARLY = ROOT / "fixtures" / "yearly"
PAIR = [str(YEARLY / "2020.txt"), str(YEARLY / "2021.txt")]
ARGUMENTS = {
    "align": ["align", *PAIR],
    "clauses": ["clauses", PAIR[0]],
    "diff": ["diff", *PAIR],
    "in-force": ["in-force", "2022-06-01", *PAIR],
    "relations": ["relations", *PAIR],
    "trace": ["trace", "责任", *PAIR],
}
COMMANDS = sorted(str(each.name or each.callback.__name__) for each in app.registered_commands)  # type: ignore[union-attr]
SELF_REPEAL = """青岚市人民政府关于废止《青岚市渡口办法》的通知

青岚政发〔2022〕9号

各区人民政府：

一、渡口由各区管理，每日巡查一次。

二、本通知自印发之日起施行，《青岚市人民政府关于废止〈青岚市渡口办法〉的通知》（青岚政发〔2022〕9号）同时废止。

青岚市人民政府

2022年8月1日
"""


@contextmanager
def closed_pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand a pipe whose reader is gone in the place of standard output."""
    read, write = os.pipe()
    os.close(read)
    stream: IO[str] = os.fdopen(write, "w", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", stream)
        yield
    stream.close()


@pytest.mark.parametrize("options", [[], ["--json"]], ids=str)
@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_reader_that_goes_away_is_no_error(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    options: list[str],
) -> None:
    with closed_pipe(monkeypatch):
        assert cli.run([*ARGUMENTS[name], *options]) == 0
    assert "pipe" not in capfd.readouterr().err.lower()


def test_a_report_and_an_explanation_end_well_for_a_reader_that_goes_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with closed_pipe(monkeypatch):
        assert cli.run(["report", PAIR[0], "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "index.html").is_file()
    capfd.readouterr()
    assert cli.run(["clauses", PAIR[0], "--json"]) == 0
    document = capfd.readouterr().out.partition('"id": "')[2].partition('"')[0]
    with closed_pipe(monkeypatch):
        assert cli.run(["explain", document, PAIR[0]]) == 0


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_for_a_reader_that_goes_away_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    with closed_pipe(monkeypatch):
        assert cli.run([*name.split(), "--help"]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("arguments", [["clauses", PAIR[0]], ["align", "--help"]], ids=" ".join)
def test_the_interpreter_has_nothing_to_say_of_a_closed_pipe(arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "lineage", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def as_a_stranger(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command as one whom the system refuses what is closed, also where root runs it."""
    command = [sys.executable, "-m", "lineage", *map(str, arguments)]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("nothing is closed to root, and setpriv is not here to give that up")
        drop = ["--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]
        command = ["setpriv", *drop, *command]
    return subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, encoding="utf-8", timeout=120
    )


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a page, a closed page and a closed folder."""
    pages = tmp_path / "pages"
    shutil.copytree(YEARLY, pages / "closed")
    shutil.copy(PAIR[0], pages / "open.txt")
    shutil.copy(PAIR[1], pages / "shut.txt")
    (pages / "shut.txt").chmod(0)
    (pages / "closed").chmod(0)
    yield pages
    (pages / "closed").chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way there")
def test_what_is_closed_is_named_and_the_rest_is_done(closed: Path) -> None:
    below = closed / "closed" / "2022.txt"
    alone = as_a_stranger("relations", closed / "open.txt")
    assert (alone.returncode, alone.stderr) == (0, "")
    refused = "it cannot be opened (Permission denied); check that you may read it"
    for paths, named in (
        ([closed], ["closed", "shut.txt"]),
        ([closed / "shut.txt", closed / "open.txt"], ["shut.txt"]),
        ([below, closed / "open.txt"], [str(below)]),
        ([closed / "closed", closed / "open.txt"], [str(closed / "closed")]),
    ):
        done = as_a_stranger("relations", *paths)
        assert (done.returncode, done.stdout) == (1, alone.stdout)
        assert done.stderr.splitlines() == [f"{each}: {refused}" for each in named]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way there")
@pytest.mark.parametrize("command", ["clauses FILE", "align OLD FILE", "diff FILE OLD"])
def test_a_closed_file_alone_is_one_line_and_status_two(closed: Path, command: str) -> None:
    for file, named in (("shut.txt", "shut.txt"), ("closed/2022.txt", closed / "closed/2022.txt")):
        places = {"FILE": closed / file, "OLD": PAIR[0]}
        done = as_a_stranger(*(places.get(each, each) for each in command.split()))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            f"{named}: it cannot be opened (Permission denied); check that you may read it"
        ]


def test_the_command_named_beside_a_conflict_runs_as_it_stands(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a page  of ours.txt"
    page.write_text(SELF_REPEAL, encoding="utf-8")
    assert cli.run(["relations", str(page)]) == 0
    (said,) = (line for line in capfd.readouterr().err.splitlines() if "repeals itself" in line)
    assert "leave out a copy that errs" in said
    program, *arguments = shlex.split(said.partition("the words: ")[2])
    assert program == "lineage"
    assert cli.run(arguments) == 0
    assert "同时废止" in capfd.readouterr().out


def test_a_file_in_another_encoding_is_one_clear_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(Path(PAIR[0]).read_text(encoding="utf-8"), encoding="gb18030")
    said = "page.txt: read as gb18030, not UTF-8; look whether its characters are right"
    for arguments in (["relations", page], ["align", PAIR[1], page]):
        assert cli.run([str(each) for each in arguments]) == 0
        assert capfd.readouterr().err.splitlines() == [said]


@pytest.mark.parametrize("command", ["clauses FILE", "relations FILE", "align FILE OTHER"])
def test_a_failure_is_worded_in_one_way(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x89\x00\xff text")
    places = {"FILE": str(tmp_path / "x.bin"), "OTHER": PAIR[0]}
    assert cli.run([places.get(each, each) for each in command.split()]) == 2
    assert capfd.readouterr().err.startswith("x.bin: this is not a text file (byte 1); save")


@pytest.mark.parametrize("name", ["align", "diff"])
def test_what_a_pair_prints_can_be_explained_in_any_order_of_any_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    shutil.copy(PAIR[0], tmp_path / "copy.txt")
    shutil.copy(YEARLY / "2022.txt", tmp_path)
    far = str(tmp_path / "2022.txt")
    for old, new in (PAIR, PAIR[::-1], [PAIR[0], str(tmp_path / "copy.txt")], [far, PAIR[0]]):
        assert cli.run([name, old, new, "--json"]) == 0
        printed = capfd.readouterr().out
        match = printed.partition('"matches"')[2].partition('"id": "')[2].partition('"')[0]
        for files in ([old, new], [new, old]):
            assert cli.run(["explain", match, *files]) == 0
            assert capfd.readouterr().out.startswith(f"match {match}\n")
    assert cli.run(["explain", "m-0", *PAIR]) == 2


def test_long_work_shows_a_bar_with_its_stages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[str] = []

    @contextmanager
    def bar(_: object) -> Iterator[object]:
        yield lambda stage, *_: seen.append(stage)

    monkeypatch.setattr(terminal_module, "progress_bar", bar)
    for name in ("align", "diff"):
        seen.clear()
        assert cli.run([name, *PAIR]) == 0
        assert list(dict.fromkeys(seen)) == ["reading", "alignment", "comparison"]
    assert cli.run(["report", PAIR[0], "-o", str(tmp_path / "out")]) == 0
    assert seen[-1] == "report"


def test_an_interruption_says_where_an_old_report_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = ["report", PAIR[0], "-o", str(tmp_path / "out")]
    assert cli.run(report) == 0
    rename = Path.rename

    def interrupted(self: Path, goal: Path) -> Path:
        if self.name in ("new", "old"):
            raise KeyboardInterrupt
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", interrupted)
    capfd.readouterr()
    assert cli.run(report) == 130
    (kept,) = tmp_path.glob(".out-*/old")
    assert capfd.readouterr().err.splitlines()[-1].endswith(f"kept as {kept}")
    assert (kept / "index.html").is_file()
