"""Arguments in, words out, exit status.

What a command needs is imported when it runs: help and usage errors come at once.
"""

from lineage.cli.commands import app
from lineage.cli.runner import main, run

__all__ = ["app", "main", "run"]
