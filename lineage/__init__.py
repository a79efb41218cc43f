"""What became of each point, and of each document, in plans issued again year after year.

`analyse` is the whole way from files and folders to a `Lineage`; `__version__` the version
installed. Both are looked up when they are asked for, so that importing the package is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.pipeline import analyse

    __version__: str

__all__ = ["__version__", "analyse"]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("clause-lineage")
        except PackageNotFoundError:
            return "unknown"
    if name == "analyse":
        from lineage.pipeline import analyse as found

        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
