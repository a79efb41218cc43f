"""Arguments in, words out, exit status.

What a command needs is imported when it runs: help and usage errors come at once.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineage.errors import LineageError, NothingToReadError

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import Console

    from lineage.models import Conflict, Issue, Lineage, Value
    from lineage.pipeline import Progress

__all__ = ["app", "main", "run"]

_DONE, _DONE_IN_PART, _NOTHING_DONE, _INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="lineage",
    help="What became of each numbered clause, and of each document, in plans issued year by year.",
    epilog="Exit status: 0 done; 1 done, but some input was not readable; 2 nothing could be done.",
    add_completion=False,
    pretty_exceptions_enable=False,
)

_Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH…", help="Files, and folders to search for files.")
]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")]
_Old = Annotated[Path, typer.Argument(metavar="OLD", help="The file with the older text.")]
_New = Annotated[Path, typer.Argument(metavar="NEW", help="The file with the newer text.")]
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
    found = _with_progress(analyse, paths)
    write_report(found, directory)
    view = view_report(found, directory.as_posix())
    _answer(view, lambda console: show_report(console, view), as_json=as_json)
    return _complain_of(found)


@app.command()
def clauses(file: _File, *, as_json: _AsJson = False) -> int:
    """List the numbered clauses of a file."""
    from lineage.pipeline import survey
    from lineage.rendering.views import view_clauses
    from lineage.rendering.wording import show_clauses

    if file.is_dir():
        raise NothingToReadError(str(file), "this is a folder", "name one file")
    found = _with_progress(survey, [file])
    view = view_clauses(found)
    _answer(view, lambda console: show_clauses(console, view), as_json=as_json)
    return _complain_of(found)


@app.command()
def align(old: _Old, new: _New, *, as_json: _AsJson = False) -> int:
    """Show which clauses of one file go on in which clauses of another."""
    from lineage.pipeline import analyse_pair
    from lineage.rendering.views import view_alignment
    from lineage.rendering.wording import show_alignment

    pair = analyse_pair(old, new)
    view = view_alignment(pair.old, pair.new, pair.alignment)
    _answer(view, lambda console: show_alignment(console, view), as_json=as_json)
    _complain(map(_odd, pair.issues))
    return _DONE


@app.command()
def diff(old: _Old, new: _New, *, as_json: _AsJson = False) -> int:
    """Show what changed in the clauses of a file, word by word and fact by fact."""
    from lineage.pipeline import analyse_pair
    from lineage.rendering.views import view_changes
    from lineage.rendering.wording import show_changes

    pair = analyse_pair(old, new)
    view = view_changes(pair.old, pair.new, pair.alignment, pair.changes)
    _answer(view, lambda console: show_changes(console, view, pair.old, pair.new), as_json=as_json)
    _complain(map(_odd, pair.issues))
    return _DONE


@app.command()
def relations(paths: _Paths, *, as_json: _AsJson = False) -> int:
    """List the works, and which repeals, implements or cites which."""
    from lineage.pipeline import survey
    from lineage.rendering.wording import show_relations
    from lineage.rendering.work_views import view_relations

    found = _with_progress(survey, paths)
    view = view_relations(found)
    _answer(view, lambda console: show_relations(console, view), as_json=as_json)
    return _complain_of(found)


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

    found = _with_progress(survey, paths)
    view = view_in_force(found.works, find_in_force(found.works, found.relations, day))
    _answer(view, lambda console: show_in_force(console, view), as_json=as_json)
    return _complain_of(found)


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

    found = _with_progress(analyse, paths)
    view = view_trace(found, text)
    _answer(view, lambda console: show_trace(console, view), as_json=as_json)
    return _complain_of(found)


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The id of any claim printed.")],
    paths: _Paths,
    *,
    as_json: _AsJson = False,
) -> int:
    """Show what a claim says and every passage that it rests on."""
    from lineage.pipeline import analyse
    from lineage.rendering.explanation import explain as find_evidence
    from lineage.rendering.wording import show_explanation

    found = _with_progress(analyse, paths)
    view = find_evidence(found, claim)
    _answer(view, lambda console: show_explanation(console, view), as_json=as_json)
    return _complain_of(found)


def _day(date: str) -> dt.date:
    import datetime as dt

    try:
        # Python also reads forms such as 20220601, which nobody would take for a day at sight.
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date, re.ASCII):
            return dt.date.fromisoformat(date)
    except ValueError:
        pass
    raise typer.BadParameter(f"{date!r} is not a day, write it as 2022-06-01")


def _with_progress(
    stages: Callable[[Sequence[Path], Progress], Lineage], paths: Sequence[Path]
) -> Lineage:
    from lineage.rendering.terminal import open_console, progress_bar

    with progress_bar(open_console(sys.stderr)) as progress:
        return stages(paths, progress)


def _answer(view: Value, show: Callable[[Console], None], *, as_json: bool) -> None:
    if as_json:
        import json

        written = json.dumps(view.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.flush()
        sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    else:
        from lineage.rendering.terminal import open_console

        show(open_console(sys.stdout))


def _complain_of(found: Lineage) -> int:
    """Name every failure and oddity on standard error, and return the exit status."""
    _complain(map(_odd, found.failures))
    _complain(map(_odd, found.issues))
    _complain(map(_at_odds, found.conflicts))
    return _DONE_IN_PART if found.failures else _DONE


def _odd(issue: Issue) -> str:
    place = f"{issue.file}:{issue.span[0]}" if issue.span else issue.file
    return f"{place}: {issue.message}; {issue.advice}"


def _at_odds(conflict: Conflict) -> str:
    first = conflict.evidence[0] if conflict.evidence else None
    place = f"{first.file}:{first.span[0]}: " if first else ""
    return f"{place}{conflict.message}; see `lineage explain {conflict.id}`"


def _complain(lines: Iterable[str]) -> None:
    from lineage.rendering.terminal import visible

    for line in lines:
        sys.stderr.write(visible(" ".join(line.split())) + "\n")


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status, every error being one line for a person."""
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return _DONE
    except OSError as error:
        _discard_output()
        _complain([f"{error.filename or 'lineage'}: {error.strerror or error}; nothing was done"])
        return _NOTHING_DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _speak_utf8() -> None:
    """Write UTF-8: the locale may know no Chinese, a file name may hold what no text can."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the command
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Let what is still unwritten go nowhere, or the interpreter complains of it when it ends."""
    with contextlib.suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("lineage", list(arguments)) as context:
            status: int = command.invoke(context)
            return status
    except typer.Exit as left:
        return left.exit_code
    except typer.TyperException as error:
        _complain([_misused(error)])
    except LineageError as error:
        _complain([*getattr(error, "__notes__", ()), str(error)])
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whoever runs a command must never meet a traceback
        _complain([_defect(error)])
    return _NOTHING_DONE


def _misused(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "lineage"
    return f"{command}: {error.format_message().rstrip('.')}; see `{command} --help`"


def _defect(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    what = f"{type(error).__name__}: {error}"
    return f"lineage: a defect at {place} ({what}); please report it with the file that shows it"
