"""A folder that is replaced whole or left whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from lineage.errors import ReportFolderError

__all__ = ["PAGE", "RESULT", "check_folder", "replace_folder"]

PAGE = "index.html"
RESULT = "lineage.json"
_FORMAT = '"format":"lineage/'
_ADVICE = "name a folder that does not exist, an empty one, or an older report"


def replace_folder(directory: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names below it, as the whole content of a folder.

    What stands there is replaced if it is an empty folder or an older report; anything else is
    refused with `ReportFolderError` before a byte is written. The new folder is made beside the old
    one and takes its place at the end, so that a failure leaves the old one as it was.
    """
    check_folder(directory)
    target = directory.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _refusal(directory, error) from error
    try:
        _fill(room / "new", files)
        _swap(room / "new", target, room / "old")
    except OSError as error:
        raise _refusal(directory, error) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _refusal(directory: Path, error: OSError) -> ReportFolderError:
    wrong = f"the report cannot be written: {error.strerror or error}"
    return ReportFolderError(str(directory), wrong, "choose a folder that can be written to")


def check_folder(directory: Path) -> None:
    """Raise `ReportFolderError` where a report must not be written: it takes long to make one."""
    target = directory.resolve()
    if not target.exists():
        return
    if not target.is_dir():
        raise ReportFolderError(str(target), "is a file, not a folder", _ADVICE)
    if any(target.iterdir()) and not _is_report(target):
        wrong = "holds something that is not a report, and is left alone"
        raise ReportFolderError(str(target), wrong, _ADVICE)


def _is_report(folder: Path) -> bool:
    result = folder / RESULT
    if not (folder / PAGE).is_file() or not result.is_file():
        return False
    with result.open("rb") as file:
        opening = file.read(200).decode("utf-8", "replace")
    return _FORMAT in "".join(opening.split())


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _swap(new: Path, target: Path, old: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
