"""What a command prints, and the bar it shows while it works."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from lineage.models import Value
    from lineage.pipeline import Progress

__all__ = ["answer", "deliver", "progress"]


def progress() -> AbstractContextManager[Progress]:
    """Show on standard error how far the work is, once it lasts longer than a second."""
    from lineage.rendering.terminal import open_console, progress_bar

    return progress_bar(open_console(sys.stderr))


def answer(view: Value, show: Callable[[Console], None], *, as_json: bool) -> None:
    """Print an answer as JSON, or in words as `show` says them."""
    if as_json:
        written = json.dumps(view.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
        deliver(written.encode("utf-8", "backslashreplace"))
    else:
        from lineage.rendering.terminal import open_console

        show(open_console(sys.stdout))


def deliver(content: bytes, file: Path | None = None) -> None:
    """Write bytes to a file, or to standard output where none is named."""
    if file:
        file.write_bytes(content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
