"""A result as one folder that opens offline, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from lineage.errors import ReadingError
from lineage.graph.exports import EXPORTS
from lineage.layout import PAGE, RESULT
from lineage.models import Lineage
from lineage.rendering.figures import flow_figure, lineage_figure, png, svg
from lineage.rendering.folder import figure_of, replace_folder
from lineage.rendering.naming import titled
from lineage.rendering.page import page_html
from lineage.rendering.tables import tables

if TYPE_CHECKING:  # only the figures load matplotlib: they know how
    from matplotlib.figure import Figure

__all__ = ["load_result", "report_files", "write_report"]

_CSS_PIXELS_PER_INCH = 96
_Progress = Callable[[str, int, int], None]


def write_report(lineage: Lineage, directory: Path, progress: _Progress | None = None) -> None:
    """Write the report of a result to a folder, whole or not at all.

    The folder holds `index.html`, `lineage.json`, `figures/`, `tables/` and, in `graph/`, the graph
    of the works in every format of `lineage.graph.exports`. An empty folder and an older report are
    replaced; any other is refused with `ReportFolderError` and left as it is. `progress` is told
    the stage, how many of its steps are done, and of how many.
    """
    replace_folder(directory, report_files(lineage, progress))


def report_files(lineage: Lineage, progress: _Progress | None = None) -> dict[str, bytes]:
    """Return the files of a report by their paths in its folder."""
    shown = titled(lineage)
    figures = list(_figures(shown))
    steps = len(figures) + 2  # the tables and the page

    def tell(done: int) -> None:
        if progress:
            progress("report", done, steps)

    tell(0)
    written = {f"tables/{name}": content for name, content in tables(lineage).items()}
    sizes = {}
    for drawn, (name, draw) in enumerate(figures):
        tell(drawn + 1)
        figure = draw()
        width, height = (round(side * _CSS_PIXELS_PER_INCH) for side in figure.get_size_inches())
        sizes[name] = (width, height)
        written[f"figures/{name}.svg"] = svg(figure)
        written[f"figures/{name}.png"] = png(figure)
    tell(steps - 1)
    names = sorted(name.removeprefix("tables/") for name in written if name.startswith("tables/"))
    written[PAGE] = page_html(shown, sizes, names).encode("utf-8", "backslashreplace")
    written[RESULT] = (lineage.model_dump_json() + "\n").encode()
    for export in EXPORTS.values():
        written[f"graph/lineage.{export.ending}"] = export.write(lineage)
    tell(steps)
    return dict(sorted(written.items()))


def _figures(lineage: Lineage) -> Iterator[tuple[str, Callable[[], Figure]]]:
    yield "lineage", partial(lineage_figure, lineage)
    threaded = {each.series for each in lineage.threads}
    for series in lineage.series:
        if series.id in threaded:
            yield figure_of(series.id), partial(flow_figure, lineage, series.id)


def load_result(path: Path) -> Lineage:
    """Return the result that a report folder, or its `lineage.json`, holds.

    Raises `ReadingError` where there is none, or one of another format.
    """
    file = path / RESULT if path.is_dir() else path
    try:
        return Lineage.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        wrong = "is not a saved result that this version can read"
        raise ReadingError(str(file), wrong, "make the report again") from error
