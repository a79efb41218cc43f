from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lineage.reading import find_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("一、总则", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [file.name for file in find_files(paths).files]


def test_a_folder_is_searched_below_and_named_from_itself(tmp_path: Path) -> None:
    write(tmp_path, "2020.txt", "b/2021.txt", "b/.hidden.txt", ".git/x.txt", "picture.png")
    assert names(tmp_path) == ["2020.txt", "b/2021.txt"]


def test_a_file_named_outright_is_always_taken_and_only_once(tmp_path: Path) -> None:
    write(tmp_path, "table.csv", "a.txt")
    assert names(tmp_path / "table.csv", tmp_path, tmp_path) == ["a.txt", "table.csv"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    write(tmp_path, "old/2020.txt", "new/2020.txt", "new/2021.txt")
    found = names(tmp_path / "old", tmp_path / "new")
    assert found == ["2021.txt", "new/2020.txt", "old/2020.txt"]


def test_files_in_folders_of_one_name_are_told_apart_further_up(tmp_path: Path) -> None:
    write(tmp_path, "old/x/2020.txt", "new/x/2020.txt")
    assert names(tmp_path / "old/x", tmp_path / "new/x") == ["new/x/2020.txt", "old/x/2020.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as page:  # noqa: PTH123
        page.write(b"text")
    assert names(tmp_path) == ["\\udcff.txt"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("absent", "no such file or folder"),
        ("a.txt/below", "no such file or folder"),
        ("pictures", "no file here that could be a document"),
        ("x" * 300, "cannot be opened (File name too long)"),
    ],
)
def test_a_path_that_leads_to_no_document_is_named_and_the_rest_is_found(
    tmp_path: Path, path: str, says: str
) -> None:
    write(tmp_path, "a.txt", "pictures/one.png")
    found = find_files([tmp_path / path, tmp_path / "a.txt"])
    assert [file.name for file in found.files] == ["a.txt"]
    (failure,) = found.failures
    assert failure.file == str(tmp_path / path)
    assert says in failure.message
    assert failure.advice


@pytest.mark.parametrize("target", ["gone.txt", "lost.txt"])
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, target: str) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / target)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["a.txt"]
    assert [failure.file for failure in found.failures] == ["lost.txt"]


def test_an_earlier_report_below_a_folder_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "web/index.html", "web/b.txt", "out/index.html", "out/lineage.json")
    write(tmp_path, "out/notes/c.txt", "saved/index.html", "saved/lineage.json")
    (tmp_path / "out" / "lineage.json").write_text('{"format":"lineage/1","sources":[]}')
    assert names(tmp_path) == ["a.txt", "saved/index.html", "web/b.txt", "web/index.html"]
