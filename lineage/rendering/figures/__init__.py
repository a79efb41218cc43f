"""Figures of a lineage, drawn with matplotlib's object interface."""

from lineage.rendering.figures.flow import flow_figure
from lineage.rendering.figures.output import png, svg
from lineage.rendering.figures.years import lineage_figure

__all__ = ["flow_figure", "lineage_figure", "png", "svg"]
