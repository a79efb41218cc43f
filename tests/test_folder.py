from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lineage.errors import ReportFolderError
from lineage.rendering import folder as folder_module
from lineage.rendering.folder import check_folder, replace_folder
from lineage.rendering.report import load_result, report_files, write_report
from tests.lineages import beijing, empty

NEW = {"index.html": b"new", "lineage.json": b'{"format":"lineage/1"}'}
ERRORS = [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    target = tmp_path / "report"
    write_report(empty(), target)
    return target


@pytest.fixture
def fail_renames(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the renames of some turns fail, before or after the system has done them."""
    rename = Path.rename

    def fail(error: BaseException, *turns: int, late: bool = False) -> None:
        taken: list[Path] = []

        def renamed(self: Path, goal: Path) -> Path:
            taken.append(self)
            if len(taken) not in turns:
                return rename(self, goal)
            if late:
                rename(self, goal)
            raise error

        monkeypatch.setattr(Path, "rename", renamed)

    return fail


def test_an_empty_folder_and_an_older_report_are_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.mkdir()
    write_report(beijing(), target)
    assert (target / "figures" / "flow-s-1.svg").exists()
    write_report(empty(), target)
    assert files(target) == report_files(empty())
    assert load_result(target) == empty()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["notes.txt", "index.html", "lineage.json"])
def test_a_folder_that_is_no_report_is_left_alone(name: str, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / name).write_text("mine")
    with pytest.raises(ReportFolderError):
        write_report(empty(), target)
    assert [each.name for each in target.iterdir()] == [name]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "tables/mine.csv",
        "figures/flow-mine.svg",
        "figures/lineage.pdf",
        ".hidden",
        "empty folder/",
    ],
)
def test_what_a_report_never_wrote_is_named_and_left_alone(name: str, old: Path) -> None:
    if name.endswith("/"):
        (old / name).mkdir()
    else:
        (old / name).write_text("mine")
    before = files(old)
    with pytest.raises(ReportFolderError, match="no part of the report") as caught:
        check_folder(old)
    assert f"holds {name.rstrip('/')}, " in str(caught.value)
    with pytest.raises(ReportFolderError):
        replace_folder(old, NEW)
    assert files(old) == before
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("name", [".DS_Store", "tables/Thumbs.db"])
def test_what_a_file_browser_leaves_is_nobodys(name: str, old: Path) -> None:
    (old / name).write_bytes(b"")
    replace_folder(old, NEW)
    assert files(old) == NEW


@pytest.mark.parametrize("saved", ["", ', "series": 3}', ', "series": [{"name": "x"}]}'])
def test_a_report_of_another_version_is_still_one(saved: str, old: Path) -> None:
    (old / "lineage.json").write_text(f'{{"format":"lineage/9"{saved}')
    replace_folder(old, NEW)
    assert files(old) == NEW


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("mine")
    for path in (target, target / "below"):
        with pytest.raises(ReportFolderError):
            write_report(empty(), path)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize(("turn", "late"), [(1, False), (1, True), (2, False), (2, True)], ids=str)
def test_whatever_fails_between_the_renames_the_folder_is_whole(
    old: Path,
    fail_renames: Callable[..., None],
    error: BaseException,
    turn: int,
    *,
    late: bool,
) -> None:
    before = files(old)
    fail_renames(error, turn, late=late)
    expected = ReportFolderError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        replace_folder(old, NEW)
    assert files(old) == (NEW if (turn, late) == (2, True) else before)
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("first", ERRORS, ids=repr)
@pytest.mark.parametrize(
    "second", [OSError(5, "Input/output error"), KeyboardInterrupt()], ids=repr
)
def test_an_old_report_that_cannot_be_put_back_is_kept_and_said_where(
    old: Path, monkeypatch: pytest.MonkeyPatch, first: BaseException, second: BaseException
) -> None:
    before = files(old)
    rename = Path.rename

    def renamed(self: Path, goal: Path) -> Path:
        if self.name == "new":
            raise first
        if self.name == "old":
            raise second
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", renamed)
    expected = ReportFolderError if isinstance(second, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        replace_folder(old, NEW)
    (room,) = old.parent.iterdir()
    assert [each.name for each in room.iterdir()] == ["old"]
    assert files(room / "old") == before
    said = "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    assert f"kept as {room / 'old'}" in said


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_a_report_half_written_leaves_the_old_one(
    old: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    before = files(old)

    def fail(folder: Path, _: object) -> None:
        folder.mkdir()
        raise error

    monkeypatch.setattr(folder_module, "_fill", fail)
    expected = ReportFolderError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        replace_folder(old, NEW)
    assert files(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_a_folder_that_cannot_be_looked_into_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> bool:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(folder_module, "is_report", closed)
    with pytest.raises(ReportFolderError, match="Permission denied"):
        check_folder(old)
