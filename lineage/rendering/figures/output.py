"""A figure as bytes, the same from every run and whatever style a user has set."""

from __future__ import annotations

import io

from matplotlib import style
from matplotlib.figure import Figure

from lineage.rendering.figures.backend import mpl

__all__ = ["png", "svg"]

_DPI = 144
# Agg refuses images of 2**16 pixels a side.
_LONGEST_SIDE = 12_000
_UNDATED = {"Date": None, "Creator": None}


@style.context("default")
def svg(figure: Figure) -> bytes:
    """Return a figure as SVG, its text as outlines, without a date."""
    made = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "lineage", "svg.fonttype": "path"}):
        figure.savefig(made, format="svg", metadata=_UNDATED)
    return made.getvalue()


@style.context("default")
def png(figure: Figure) -> bytes:
    """Return a figure as PNG, at 144 dots per inch or as many as a side of 12,000 allows."""
    made = io.BytesIO()
    dots = min(_DPI, _LONGEST_SIDE / max(figure.get_size_inches()))
    figure.savefig(made, format="png", dpi=dots, metadata={"Software": None})
    return made.getvalue()
