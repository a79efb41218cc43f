"""Which files of the paths named are to be read."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lineage.layout import is_report
from lineage.models import Issue

__all__ = ["FoundFile", "FoundFiles", "cannot_be_opened", "find_files"]

# A folder saved by a browser or kept by a researcher holds these beside its documents. Whatever
# is not named here is tried, so that no document is passed over in silence.
_NOT_DOCUMENTS = frozenset(
    ".avi .bmp .css .csv .db .eot .gif .gml .graphml .gexf .ico .ini .ipynb .jpeg .jpg .js .json "
    ".lock .log .map .mjs .mp3 .mp4 .otf .parquet .png .py .pyc .sqlite .svg .tif .tiff .toml .tsv "
    ".ttf .ttl .wav .webp .woff .woff2 .xls .xlsx .yaml .yml".split()
)
_ABSENT = (FileNotFoundError, NotADirectoryError)


class FoundFile(NamedTuple):
    """A file to read, and the name it bears in the result."""

    path: Path
    name: str


class FoundFiles(NamedTuple):
    """The files to read, sorted by name, and the paths and folders that could not be searched."""

    files: tuple[FoundFile, ...]
    failures: tuple[Issue, ...]


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """Return every file to read, once each, and every path that leads to none.

    A file named outright is always among them; a folder is searched with the folders below it,
    leaving out hidden files, earlier reports, and the kinds that are no documents (pictures,
    tables, scripts). The name is the path within the folder that was named, with `/` between its
    parts; where several files would bear one name, the folders above them tell them apart. A path
    that does not exist, a folder or file that cannot be opened, and a folder that was named and
    holds no document are failures.
    """
    found: dict[Path, str] = {}
    failures: list[Issue] = []
    for path in paths:
        for each in _files_of(path):
            if isinstance(each, Issue):
                failures.append(each)
            else:
                found.setdefault(each.path.resolve(), each.name)
    listed = [FoundFile(path, name) for path, name in _told_apart(found).items()]
    ordered = sorted(listed, key=lambda file: (file.name, str(file.path)))
    return FoundFiles(tuple(ordered), tuple(dict.fromkeys(failures)))


def cannot_be_opened(error: OSError) -> tuple[str, str]:
    """Return what is wrong with what a system does not open, and what to do."""
    return f"it cannot be opened ({error.strerror})", "check that you may read it"


def _told_apart(found: dict[Path, str]) -> dict[Path, str]:
    names = {path: _as_text(name) for path, name in found.items()}
    for depth in range(2, max((len(path.parts) for path in found), default=0) + 1):
        files = Counter(names.values())
        for path, name in names.items():
            if files[name] > 1:
                names[path] = _as_text("/".join(path.parts[-depth:]))
    return names


def _as_text(name: str) -> str:
    """Escape what the disk has in a name and no text can hold."""
    return name.encode(errors="backslashreplace").decode()


def _files_of(path: Path) -> list[FoundFile | Issue]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except _ABSENT:
        return [_failure(str(path), "there is no such file or folder", "check the path")]
    except OSError as error:
        return [_failure(str(path), *cannot_be_opened(error))]
    if not is_folder:
        return [FoundFile(path, path.name)]
    wrong = "there is no file here that could be a document"
    advice = "name a folder with pages saved as .html, .txt or .md"
    return list(_files_below(path)) or [_failure(str(path), wrong, advice)]


def _failure(file: str, wrong: str, advice: str) -> Issue:
    return Issue(rule="reading", message=wrong, advice=advice, file=_as_text(file))


def _files_below(folder: Path) -> Iterator[FoundFile | Issue]:
    refused: list[OSError] = []
    for above, folders, files in os.walk(folder, onerror=refused.append):
        place = Path(above)
        if _is_report(place):  # its pages quote documents and are none
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() not in _NOT_DOCUMENTS:
                yield from _file(place / name, folder)
    for error in refused:
        where = Path(error.filename)
        name = str(folder) if where == folder else where.relative_to(folder).as_posix()
        yield _failure(name, *cannot_be_opened(error))


def _file(path: Path, folder: Path) -> Iterator[FoundFile | Issue]:
    name = path.relative_to(folder).as_posix()
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield FoundFile(path, name)
    except OSError as error:
        yield _failure(name, *cannot_be_opened(error))


def _is_report(folder: Path) -> bool:
    with suppress(OSError):
        return is_report(folder)
    return False
