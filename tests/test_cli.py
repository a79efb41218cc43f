from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

import lineage
from lineage import cli
from lineage.models import Lineage
from tools.schemas import FOLDER

ROOT = Path(__file__).parent.parent
BEIJING = ROOT / "fixtures" / "beijing"
YEARLY = ROOT / "fixtures" / "yearly"

MISUSED = "lineage align: Missing argument 'NEW'; see `lineage align --help`"
NO_POINT = """关于做好防汛值守工作的提示

近期降雨增多，请各单位注意安全，随时关注天气变化，遇有险情立即报告。
"""
SELF_REPEAL = """青岚市人民政府办公室关于印发《青岚市河道保洁办法》的通知

青岚政办发〔2022〕30号

各区人民政府：

现将《青岚市河道保洁办法》印发给你们，请认真执行。

一、河道保洁由各区负责，每周清理一次。

二、市水务局每季度检查一次。

本通知自印发之日起施行，《青岚市人民政府办公室关于印发〈青岚市河道保洁办法〉的通知》（青岚政办发〔2022〕30号）同时废止。

青岚市人民政府办公室

2022年5月6日
"""


class Outcome(NamedTuple):
    status: int
    out: str
    complaints: list[str]

    @property
    def json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.out)
        return loaded


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run(*arguments: object) -> Outcome:
        status = cli.run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(status, out.decode(), err.decode().splitlines())

    return run


def command(*arguments: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lineage", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | variables,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "pages"
    where.mkdir()
    for page in BEIJING.glob("*.txt"):
        shutil.copy(page, where)
    return where


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["relations"],
        ["relations", "--nonsense", "x"],
        ["report", "x"],
        ["align", "x"],
        ["in-force", "2022-02-30", "x"],
        ["in-force", "20220601", "x"],
        ["in-force", "２０２２-06-01", "x"],
        ["in-force", "yesterday", "x"],
        ["trace", " ", "x"],
        ["relations", "absent.txt"],
        ["relations", "absent.txt", "--format", "dot", "--json"],
        ["relations", "absent.txt", "-o", "out.dot"],
        ["history", "x"],
        ["history", "x", "absent.txt"],
        ["clauses", "absent.txt"],
        ["clauses", "."],
        ["align", "absent.txt", "absent.txt"],
        ["diff", ".", "."],
        ["report", "absent", "-o", "out"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line_and_status_two(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(*arguments)
    assert (outcome.status, outcome.out, len(outcome.complaints)) == (2, "", 1)
    assert ": " in outcome.complaints[0]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \r\n\t\n", "the file is empty"),
        ("zeros.txt", bytes(4096), "this is not a text file"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(32), "a picture"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(32), "a picture"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    run: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    for arguments in (["clauses", tmp_path / name], ["relations", tmp_path / name]):
        outcome = run(*arguments)
        assert (outcome.status, outcome.out, len(outcome.complaints)) == (2, "", 1)
        assert outcome.complaints[0].startswith(name)
        assert says in outcome.complaints[0]
        assert "; " in outcome.complaints[0]


def test_a_folder_with_nothing_to_read_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    outcome = run("relations", tmp_path)
    assert (outcome.status, outcome.out, len(outcome.complaints)) == (2, "", 1)
    assert outcome.complaints[0].startswith(str(tmp_path))


def test_every_unreadable_file_of_a_folder_is_named(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    outcome = run("relations", tmp_path)
    assert outcome.status == 2
    assert [line.partition(":")[0] for line in outcome.complaints[:2]] == ["a.txt", "b.txt"]


def test_the_rest_of_a_folder_is_complete_without_what_cannot_be_read(
    run: Run, folder: Path
) -> None:
    whole = run("relations", folder, "--json")
    assert whole.status == 0
    (folder / "empty.txt").write_bytes(b"")
    (folder / "zeros.txt").write_bytes(bytes(64))
    outcome = run("relations", folder, folder / "absent", "--json")
    assert outcome.status == 1
    assert outcome.json == whole.json
    added = [line for line in outcome.complaints if line not in whole.complaints]
    assert len(added) == 3
    assert [name in line for name, line in zip(("absent", "empty", "zeros"), added, strict=True)]


def test_gb18030_is_read_as_the_characters_it_holds(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = (YEARLY / "2021.txt").read_text(encoding="utf-8")
    page.write_text(text, encoding="utf-8", newline="")
    first = run("clauses", page, "--json")
    page.write_text(text, encoding="gb18030", newline="")
    assert run("clauses", page, "--json").json == first.json
    assert first.json["documents"][0]["clauses"]


@pytest.mark.parametrize("text", [NO_POINT, SELF_REPEAL])
def test_what_is_odd_in_a_file_is_one_line_and_no_failure(
    run: Run, folder: Path, text: str
) -> None:
    before = run("relations", folder, "--json")
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    outcome = run("relations", folder, "--json")
    named = [line for line in outcome.complaints if "odd.txt" in line]
    assert (outcome.status, len(named)) == (0, 1)
    assert "; " in named[0]
    works = {work["id"] for work in outcome.json["works"]}
    assert {work["id"] for work in before.json["works"]} <= works


def arguments_of(name: str) -> list[object]:
    pair = [YEARLY / "2020.txt", YEARLY / "2021.txt"]
    return {
        "align": ["align", *pair],
        "clauses": ["clauses", pair[0]],
        "diff": ["diff", *pair],
        "history": ["history", "京政办发〔2023〕4号", BEIJING],
        "in-force": ["in-force", "2022-06-01", BEIJING],
        "relations": ["relations", BEIJING],
        "trace": ["trace", "每月", BEIJING],
    }[name]


@pytest.mark.parametrize(
    "name", ["align", "clauses", "diff", "history", "in-force", "relations", "trace"]
)
def test_every_answer_is_json_of_its_schema_and_words_for_people(run: Run, name: str) -> None:
    printed = run(*arguments_of(name), "--json")
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(printed.json)
    assert printed.out.endswith("}\n")
    words = run(*arguments_of(name))
    assert words.status == printed.status == 0
    assert words.complaints == printed.complaints
    assert not words.out.startswith("{")
    assert "\x1b" not in words.out


def test_the_ids_that_are_printed_can_be_explained(run: Run) -> None:
    relations = run("relations", BEIJING, "--json").json["relations"]
    outcome = run("explain", relations[0]["id"], BEIJING, "--json")
    (claim,) = outcome.json["claims"]
    assert claim["kind"] == "relation"
    assert claim["evidence"] == relations[0]["evidence"]
    unknown = run("explain", "m-0", BEIJING)
    assert (unknown.status, unknown.out) == (2, "")
    assert unknown.complaints[-1].startswith("m-0: ")


def test_a_report_keeps_the_whole_result(run: Run, tmp_path: Path) -> None:
    outcome = run("report", BEIJING, "-o", tmp_path / "out", "--json")
    assert outcome.status == 0
    assert Path(outcome.json["index"]).is_file()
    saved = Path(outcome.json["result"]).read_text(encoding="utf-8")
    result = Lineage.model_validate_json(saved)
    assert sum(not work.part_of for work in result.works) == outcome.json["works"]
    schema = json.loads((FOLDER / "lineage.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(saved))


def test_a_folder_that_is_no_report_is_refused_before_any_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineage.pipeline.analyse", None)
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    outcome = run("report", BEIJING, "-o", tmp_path)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.complaints[-1].startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == [mine]


def test_the_release_is_printed(run: Run) -> None:
    outcome = run("--version")
    assert outcome.status == 0
    assert outcome.out.startswith("lineage ")


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lineage.pipeline.survey", interrupt)
    assert run("relations", BEIJING) == (130, "", [])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("odd\nthing"), "ValueError: odd thing"),
        (RecursionError("too deep"), "RecursionError"),
    ],
)
def test_a_defect_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("lineage.pipeline.survey", fail)
    outcome = run("relations", BEIJING)
    assert (outcome.status, outcome.out, len(outcome.complaints)) == (2, "", 1)
    assert says in outcome.complaints[0]


def test_output_is_utf8_whatever_the_locale(run: Run) -> None:
    variables = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    page = YEARLY / "2020.txt"
    for options in ([], ["--json"]):
        plain = command("clauses", page, *options, **variables)
        assert plain.returncode == 0
        assert plain.stdout.decode() == run("clauses", page, *options).out
        assert "一、" in plain.stdout.decode()


def test_a_closed_pipe_is_quiet() -> None:
    arguments = [sys.executable, "-m", "lineage", "clauses", str(YEARLY / "2020.txt"), "--json"]
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_full_disk_is_one_line(options: list[str]) -> None:
    arguments = [sys.executable, "-m", "lineage", "clauses", str(YEARLY / "2020.txt"), *options]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(arguments, check=False, cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"lineage: No space left on device; nothing was done\n"


def test_closed_streams_are_no_defect() -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        script = f"exec {sys.executable} -m lineage --version {closed}"
        done = subprocess.run(["/bin/sh", "-c", script], check=False, cwd=ROOT, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["report", "--help"], "lineage.models numpy pypinyin rjieba scipy matplotlib networkx"),
        (["align", "one"], "lineage.models numpy pypinyin rjieba scipy matplotlib networkx"),
        (["clauses", str(YEARLY / "2020.txt")], "matplotlib networkx jinja2 rdflib"),
        (["in-force", "2022-06-01", str(YEARLY / "2020.txt")], "matplotlib jinja2 rdflib"),
        (["align", *map(str, sorted(YEARLY.glob("202[01].txt")))], "matplotlib networkx jinja2"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], heavy: str) -> None:
    script = (
        "import sys, lineage, lineage.cli\n"
        f"lineage.cli.run({arguments!r})\n"
        f"sys.exit(' '.join(name for name in {heavy.split()} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, cwd=ROOT
    )
    assert done.stderr.decode().strip().splitlines()[-1:] in ([], [MISUSED])


def test_the_package_offers_its_main_job() -> None:
    assert lineage.analyse([YEARLY / "2020.txt"]).works
    assert lineage.__version__
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        lineage.nonsense  # noqa: B018
