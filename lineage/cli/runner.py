"""One command run from its arguments to its exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from lineage.cli.commands import app
from lineage.cli.complaints import complain, defect
from lineage.cli.streams import discard_output, speak_utf8
from lineage.errors import LineageError

__all__ = ["main", "run"]

_DONE, _NOTHING_DONE, _INTERRUPTED = 0, 2, 130


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status, every error being one line for a person."""
    speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return _DONE
    except OSError as error:
        discard_output()
        complain([f"{error.filename or 'lineage'}: {error.strerror or error}; nothing was done"])
        return _NOTHING_DONE
    except KeyboardInterrupt as error:
        complain(getattr(error, "__notes__", ()))
        return _INTERRUPTED
    return status


def _run(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("lineage", list(arguments)) as context:
            status: int = command.invoke(context)
            return status
    except typer.Exit as left:
        return left.exit_code
    except typer.TyperException as error:
        complain([_misused(error)])
    except LineageError as error:
        complain([*getattr(error, "__notes__", ()), str(error)])
    except OSError:
        raise
    except SystemExit as left:
        # What rich makes of a pipe that its reader has closed.
        if isinstance(left.__context__, BrokenPipeError):
            raise left.__context__ from None
        raise
    except Exception as error:  # noqa: BLE001 - whoever runs a command must never meet a traceback
        complain([defect(error)])
    return _NOTHING_DONE


def _misused(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "lineage"
    return f"{command}: {error.format_message().rstrip('.')}; see `{command} --help`"
