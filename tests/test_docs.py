"""The documents say what is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "fixtures" / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]


def test_readme_prints_exactly_the_two_commands_that_ci_runs() -> None:
    readme = PAGES[0].read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert ["lineage report fixtures/beijing" in block for block in blocks] == [True, False]
    assert "poe test" in blocks[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_changelog_begins_with_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == project["version"]


def test_contributing_names_places_that_exist() -> None:
    text = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    for place in re.findall(r"`((?:lineage|tests|tools|docs)/[\w./-]+)`", text):
        assert (ROOT / place).exists(), place
