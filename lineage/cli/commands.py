"""The commands, each with its arguments and its answer; what one returns is its exit status."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from lineage.cli.answers import answer, deliver, progress
from lineage.cli.complaints import complain_of, complain_of_pair
from lineage.errors import LineageError, NothingToReadError, UnknownIdError

if TYPE_CHECKING:
    import datetime as dt

    from lineage.models import Lineage
    from lineage.pipeline import Pair
    from lineage.rendering.explanation import ExplanationView

__all__ = ["app"]

_PAIR = 2

app = typer.Typer(
    name="lineage",
    help="What became of each numbered clause, and of each document, in plans issued year by year.",
    epilog="Exit status: 0 done; 1 done, but some input was not readable; 2 nothing could be done.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _argument(metavar: str, words: str) -> Any:  # noqa: ANN401 - what typer itself says it is
    # Whether a file can be read is found out when it is: the rest is to be read all the same.
    return typer.Argument(metavar=metavar, help=words, readable=False)


_Format = Literal["graphml", "gexf", "node-link", "mermaid", "dot", "turtle"]
_Paths = Annotated[list[Path], _argument("PATH…", "Files, and folders to search for files.")]
_File = Annotated[Path, _argument("FILE", "The file to read.")]
_Old = Annotated[Path, _argument("OLD", "The file with the older text.")]
_New = Annotated[Path, _argument("NEW", "The file with the newer text.")]
_AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON that follows the published schema.")
]


def _print_version(*, asked: bool) -> None:
    if asked:
        from lineage import __version__

        typer.echo(f"lineage {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def report(
    paths: _Paths,
    directory: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ],
    *,
    as_json: _AsJson = False,
) -> int:
    """Write everything that follows from the files as one folder that opens offline."""
    from lineage.pipeline import analyse
    from lineage.rendering.folder import check_folder
    from lineage.rendering.report import write_report
    from lineage.rendering.wording import show_report
    from lineage.rendering.work_views import view_report

    check_folder(directory)
    with progress() as tell:
        found = analyse(paths, tell)
        write_report(found, directory, tell)
    view = view_report(found, directory.as_posix())
    answer(view, lambda console: show_report(console, view), as_json=as_json)
    return complain_of(found, paths)


@app.command()
def clauses(file: _File, *, as_json: _AsJson = False) -> int:
    """List the numbered clauses of a file."""
    from lineage.pipeline import survey
    from lineage.rendering.views import view_clauses
    from lineage.rendering.wording import show_clauses

    if os.path.isdir(file):  # noqa: PTH112 - asks without an error below a closed folder
        raise NothingToReadError(str(file), "this is a folder", "name one file")
    with progress() as tell:
        found = survey([file], tell)
    view = view_clauses(found)
    answer(view, lambda console: show_clauses(console, view), as_json=as_json)
    return complain_of(found, [file])


@app.command()
def align(old: _Old, new: _New, *, as_json: _AsJson = False) -> int:
    """Show which clauses of one file go on in which clauses of another."""
    from lineage.pipeline import analyse_pair
    from lineage.rendering.views import view_alignment
    from lineage.rendering.wording import show_alignment

    with progress() as tell:
        pair = analyse_pair(old, new, tell)
    view = view_alignment(pair.old, pair.new, pair.alignment)
    answer(view, lambda console: show_alignment(console, view), as_json=as_json)
    return complain_of_pair(pair)


@app.command()
def diff(old: _Old, new: _New, *, as_json: _AsJson = False) -> int:
    """Show what changed in the clauses of a file, word by word and fact by fact."""
    from lineage.pipeline import analyse_pair
    from lineage.rendering.views import view_changes
    from lineage.rendering.wording import show_changes

    with progress() as tell:
        pair = analyse_pair(old, new, tell)
    view = view_changes(pair.old, pair.new, pair.alignment, pair.changes)
    answer(view, lambda console: show_changes(console, view, pair.old, pair.new), as_json=as_json)
    return complain_of_pair(pair)


@app.command()
def relations(
    paths: _Paths,
    *,
    as_json: _AsJson = False,
    graph: Annotated[
        _Format | None,
        typer.Option("--format", help="Print the works as a graph in this format instead."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write the graph to."),
    ] = None,
) -> int:
    """List the works, and which repeals, implements or cites which."""
    if as_json and graph:
        raise typer.BadParameter("--json and --format exclude each other, give one of them")
    if file and not graph:
        raise typer.BadParameter("--output is for a graph, give its --format too")
    from lineage.pipeline import survey
    from lineage.rendering.wording import show_relations
    from lineage.rendering.work_views import view_relations

    with progress() as tell:
        found = survey(paths, tell)
    if graph:
        from lineage.graph.exports import EXPORTS

        deliver(EXPORTS[graph].write(found), file)
        return complain_of(found, paths)
    view = view_relations(found)
    answer(view, lambda console: show_relations(console, view), as_json=as_json)
    return complain_of(found, paths)


@app.command(name="in-force")
def in_force(
    date: Annotated[str, typer.Argument(metavar="DATE", help="A day, written as 2022-06-01.")],
    paths: _Paths,
    *,
    as_json: _AsJson = False,
) -> int:
    """Say what was in force on a day, what was not, and what cannot be told."""
    day = _day(date)
    from lineage.graph import in_force as find_in_force
    from lineage.pipeline import survey
    from lineage.rendering.wording import show_in_force
    from lineage.rendering.work_views import view_in_force

    with progress() as tell:
        found = survey(paths, tell)
    view = view_in_force(found.works, find_in_force(found.works, found.relations, day))
    answer(view, lambda console: show_in_force(console, view), as_json=as_json)
    return complain_of(found, paths)


@app.command()
def history(
    work: Annotated[
        str, typer.Argument(metavar="WORK", help="The id, the number or the title of a work.")
    ],
    paths: _Paths,
    *,
    as_json: _AsJson = False,
) -> int:
    """Show what a work replaced and ended, what replaced it, and what rests on it."""
    from lineage.graph import find_history
    from lineage.pipeline import survey
    from lineage.rendering.history import find_work, view_history
    from lineage.rendering.history_words import show_history

    with progress() as tell:
        found = survey(paths, tell)
    named = find_work(found, work)
    view = view_history(found, find_history(found.works, found.relations, named.id))
    answer(view, lambda console: show_history(console, view), as_json=as_json)
    return complain_of(found, paths)


@app.command()
def trace(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The wording to look for.")],
    paths: _Paths,
    *,
    as_json: _AsJson = False,
) -> int:
    """Follow the clauses that hold a wording year by year."""
    if not text.strip():
        raise typer.BadParameter("TEXT is empty, give a wording to look for")
    from lineage.pipeline import analyse
    from lineage.rendering.trace import view_trace
    from lineage.rendering.wording import show_trace

    with progress() as tell:
        found = analyse(paths, tell)
    view = view_trace(found, text)
    answer(view, lambda console: show_trace(console, view), as_json=as_json)
    return complain_of(found, paths)


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The id of any claim printed.")],
    paths: _Paths,
    *,
    as_json: _AsJson = False,
) -> int:
    """Show what a claim says and every passage that it rests on."""
    from lineage.rendering.wording import show_explanation

    found, view = _explained(claim, paths)
    answer(view, lambda console: show_explanation(console, view), as_json=as_json)
    return complain_of(found, paths)


def _day(date: str) -> dt.date:
    import datetime as dt

    try:
        # Python also reads forms such as 20220601, which nobody would take for a day at sight.
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date, re.ASCII):
            return dt.date.fromisoformat(date)
    except ValueError:
        pass
    raise typer.BadParameter(f"{date!r} is not a day, write it as 2022-06-01")


def _explained(claim: str, paths: Sequence[Path]) -> tuple[Lineage, ExplanationView]:
    from lineage.pipeline import analyse, analyse_pair
    from lineage.rendering.explanation import explain as find_evidence

    with progress() as tell:
        found = analyse(paths, tell)
        try:
            return found, find_evidence(found, claim)
        except UnknownIdError:
            # `align` and `diff` compare any two files, also such as no series or repeal joins.
            for old, new in (paths, paths[::-1]) if len(paths) == _PAIR else ():
                with suppress(LineageError):
                    pair = analyse_pair(old, new, tell)
                    return found, find_evidence(_with_pair(found, pair), claim)
            raise


def _with_pair(found: Lineage, pair: Pair) -> Lineage:
    update = {
        "documents": (pair.old, pair.new),
        "alignments": (pair.alignment,),
        "changes": pair.changes,
    }
    return found.model_copy(update=update)
