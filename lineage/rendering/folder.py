"""A folder that is replaced whole or left whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lineage.errors import ReportFolderError
from lineage.layout import GRAPHS, PAGE, RESULT, is_report
from lineage.rendering.naming import anchor
from lineage.rendering.tables import TABLES

__all__ = ["check_folder", "figure_of", "replace_folder"]

_ADVICE = "name a folder that does not exist, an empty one, or an older report"
# What a system's own file browser leaves in any folder that it has shown.
_NOBODYS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))


def replace_folder(directory: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names below it, as the whole content of a folder.

    What stands there is replaced if it is an empty folder or an older report; anything else is
    refused with `ReportFolderError` before a byte is written. The new folder is made beside the old
    one and takes its place at the end, so that a failure or an interruption leaves the old one as
    it was. Where it cannot even be put back, it is kept, and the error or its note says where.
    """
    check_folder(directory)
    target = directory.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _refusal(directory, error) from error
    new, old = room / "new", room / "old"
    try:
        _fill(new, files)
        _swap(new, target, old)
    except OSError as error:
        raise _refusal(directory, error, _kept(new, old)) from error
    except BaseException as error:
        if kept := _kept(new, old):
            error.add_note(f"{directory}: {kept}")
        raise
    finally:
        shutil.rmtree(new if _kept(new, old) else room, ignore_errors=True)


def _refusal(directory: Path, error: OSError, kept: str = "") -> ReportFolderError:
    wrong = f"the report cannot be written: {error.strerror or error}"
    advice = kept or "choose a folder that can be written to"
    return ReportFolderError(str(directory), wrong, advice)


def _kept(new: Path, old: Path) -> str:
    """Say where the old folder is if it is in the room: with the new one unmoved, nowhere else."""
    if not (old.exists() and new.exists()):
        return ""
    return f"move back what stood there, which is kept as {old}"


def check_folder(directory: Path) -> None:
    """Raise `ReportFolderError` where a report must not be written: it takes long to make one."""
    target = directory.resolve()
    try:
        refused = _objection(target)
    except OSError as error:
        raise _refusal(directory, error) from error
    if refused:
        raise ReportFolderError(str(target), *refused)


def _objection(target: Path) -> tuple[str, str] | None:
    if not target.exists():
        return None
    if not target.is_dir():
        return "is a file, not a folder", _ADVICE
    if not any(target.iterdir()):
        return None
    if not is_report(target):
        return "holds something that is not a report, and is left alone", _ADVICE
    if foreign := next(_foreign(target), None):
        wrong = f"holds {foreign}, which is no part of the report there, and is left alone"
        return wrong, "move it elsewhere, or name another folder"
    return None


def figure_of(series: str) -> str:
    """Return the name of the figure that shows the clauses of a series, without its ending.

    >>> figure_of("s-1")
    'flow-s-1'
    """
    return f"flow-{anchor(series)}"


def _foreign(report: Path) -> Iterator[str]:
    """Yield what stands in a report's folder that the report itself never wrote, sorted."""
    own = {PAGE, RESULT, *GRAPHS, "graph", "figures", "tables"}
    own |= {f"tables/{name}" for name in TABLES}
    for name in ("lineage", *map(figure_of, _series(report / RESULT))):
        own |= {f"figures/{name}.svg", f"figures/{name}.png"}
    for path in sorted(report.rglob("*")):
        name = path.relative_to(report).as_posix()
        if name not in own and path.name not in _NOBODYS:
            yield name


def _series(result: Path) -> list[str]:
    """Return the ids of the series of a saved result, in whatever version it was saved."""
    try:
        return [str(each["id"]) for each in json.loads(result.read_bytes())["series"]]
    except (ValueError, KeyError, TypeError):
        return []


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
    try:
        target.rename(old)
        new.rename(target)
    except BaseException:
        # Asked of the disk, since an interruption may come just after what it seems to prevent.
        if _kept(new, old):
            old.rename(target)
        raise
