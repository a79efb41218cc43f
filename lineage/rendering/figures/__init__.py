"""Figures of a lineage, drawn with matplotlib's object interface."""

# The backend stands first, by the alphabet too: no other module may be the one to load matplotlib.
import lineage.rendering.figures.backend  # noqa: F401
from lineage.rendering.figures.flow import flow_figure
from lineage.rendering.figures.output import png, svg
from lineage.rendering.figures.years import lineage_figure

__all__ = ["flow_figure", "lineage_figure", "png", "svg"]
