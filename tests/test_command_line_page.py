from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from lineage.cli import app
from tests.test_views import PROMISED
from tools.schemas import FOLDER, SCHEMAS

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "command-line.md"
TEXT = PAGE.read_text(encoding="utf-8")
GROUP: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = GROUP.commands
USAGES = dict(re.findall(r"^\| `lineage ([\w-]+) ([A-Z][^`]*)` \|", TEXT, re.MULTILINE))
KEYS = dict(
    re.findall(r"^\| `lineage ([\w-]+)` \| \[[\w.-]+\]\(.*\) \| (.*) \|$", TEXT, re.MULTILINE)
)


def described(name: str) -> str:
    command = COMMANDS[name]
    arguments = [each.metavar for each in command.params if each.param_type_name == "argument"]
    needed = [
        f"{each.opts[-1]} {each.metavar}"
        for each in command.params
        if each.param_type_name == "option" and each.required
    ]
    return " ".join(arguments + needed)


def test_every_command_is_documented_with_its_arguments() -> None:
    assert {name: described(name) for name in COMMANDS} == USAGES


def test_every_option_is_documented_and_no_other() -> None:
    table = TEXT.partition("## Options")[2].partition("## Output")[0]
    real = {
        option
        for command in (GROUP, *COMMANDS.values())
        for each in command.params
        for option in each.opts
        if option.startswith("-")
    }
    assert set(re.findall(r"`(-[\w-]+)`", table)) == real | {"--help"}


def test_every_command_prints_json() -> None:
    assert all(
        any(each.opts == ["--json"] for each in command.params) for command in COMMANDS.values()
    )


def test_every_command_has_a_published_schema() -> None:
    assert set(KEYS) == set(COMMANDS) == set(SCHEMAS) - {"lineage"}
    links = re.findall(r"\]\((\.\./schema/[\w.-]+)\)", TEXT)
    assert {(PAGE.parent / link).resolve() for link in links} == set(FOLDER.iterdir())


@pytest.mark.parametrize("path", PROMISED, ids="/".join)
def test_every_promised_key_is_documented(path: tuple[str, ...]) -> None:
    documented = TEXT if "evidence" in path or "expressions" in path else KEYS[path[0]]
    documented += KEYS["align"] if path[0] == "diff" else ""
    assert set(PROMISED[path].split()) <= set(re.findall(r"[`\"](\w+)[`\"]", documented))
