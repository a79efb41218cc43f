"""The streams that a command writes to, whatever locale, pipe or disk stands behind them."""

from __future__ import annotations

import contextlib
import io
import os
import sys

__all__ = ["discard_output", "speak_utf8"]


def speak_utf8() -> None:
    """Write UTF-8: the locale may know no Chinese, a file name may hold what no text can."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the command
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def discard_output() -> None:
    """Let what is still unwritten go nowhere, or the interpreter complains of it when it ends."""
    with contextlib.suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
