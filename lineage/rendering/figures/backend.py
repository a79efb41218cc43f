"""matplotlib, whatever way of showing figures the environment asks for.

It refuses to be imported at all where `MPLBACKEND` names one that is not installed, as a terminal
opened from a notebook may. The figures here are only ever written, so the name is none of theirs.
"""

from __future__ import annotations

import contextlib
import os

__all__ = ["mpl"]

_asked = os.environ.pop("MPLBACKEND", None)
try:
    import matplotlib as mpl
finally:
    if _asked is not None:
        os.environ["MPLBACKEND"] = _asked
# Whoever asked for one that is there still gets it in figures of their own.
if _asked:
    with contextlib.suppress(ValueError):
        mpl.rcParams["backend"] = _asked
