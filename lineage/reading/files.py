"""Which files of the paths named are to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lineage.errors import NothingToReadError

__all__ = ["FoundFile", "find_files"]

# A folder saved by a browser or kept by a researcher holds these beside its documents. Whatever
# is not named here is tried, so that no document is passed over in silence.
_NOT_DOCUMENTS = frozenset(
    ".avi .bmp .css .csv .db .eot .gif .gml .graphml .gexf .ico .ini .ipynb .jpeg .jpg .js .json "
    ".lock .log .map .mjs .mp3 .mp4 .otf .parquet .png .py .pyc .sqlite .svg .tif .tiff .toml .tsv "
    ".ttf .ttl .wav .webp .woff .woff2 .xls .xlsx .yaml .yml".split()
)
_REPORT = ("index.html", "lineage.json")


class FoundFile(NamedTuple):
    """A file to read, and the name it bears in the result."""

    path: Path
    name: str


def find_files(paths: Sequence[Path]) -> tuple[FoundFile, ...]:
    """Return every file to read, once each, sorted by name.

    A file named outright is always among them; a folder is searched with the folders below it,
    leaving out hidden files, earlier reports, and the kinds that are no documents (pictures,
    tables, scripts). The name is the path within the folder that was named, with `/` between its
    parts; where several files would bear one name, the folders above them tell them apart.

    Raises `NothingToReadError` for a path that does not exist, and where no file is left.
    """
    found: dict[Path, str] = {}
    for path in paths:
        if not path.exists():
            raise NothingToReadError(str(path), "there is no such file or folder", "check the path")
        for file in [path] if path.is_file() else _files_below(path):
            name = file.name if path.is_file() else file.relative_to(path).as_posix()
            found.setdefault(file.resolve(), name)
    if not found:
        places = ", ".join(str(path) for path in paths) or "no path"
        raise NothingToReadError(
            places,
            "there is no file here that could be a document",
            "name a folder with pages saved as .txt or .md",
        )
    listed = [FoundFile(path, name) for path, name in _told_apart(found).items()]
    return tuple(sorted(listed, key=lambda file: (file.name, str(file.path))))


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


def _files_below(folder: Path) -> list[Path]:
    files = []
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden and file.suffix.lower() not in _NOT_DOCUMENTS:
            files.append(file)
    reports = {file.parent for file in files if _is_report(file.parent)}
    return [file for file in files if reports.isdisjoint(file.parents)]


def _is_report(folder: Path) -> bool:
    """Tell whether this program wrote a folder: its pages quote documents and are none."""
    return all((folder / name).is_file() for name in _REPORT)
