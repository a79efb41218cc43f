"""Names for values that are the same on every machine and in every run."""

from __future__ import annotations

import hashlib

__all__ = ["digest", "stable_id"]

_SHORT = 10


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stable_id(prefix: str, *parts: str) -> str:
    """Return a short id that follows from the parts alone, fit for a file name and a link.

    Parts are kept apart, so that moving a character from one to the next gives another id.

    >>> stable_id("m", "old", "new") == stable_id("m", "old", "new")
    True
    >>> stable_id("m", "ol", "dnew") == stable_id("m", "old", "new")
    False
    """
    joined = "\x1f".join(parts)
    if joined.count("\x1f") >= len(parts):
        joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return f"{prefix}-{digest(joined.encode())[:_SHORT]}"
