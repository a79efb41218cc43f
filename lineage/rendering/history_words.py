"""The history of a work in words, for a person at a terminal or behind a pipe."""

from __future__ import annotations

from rich.console import Console

from lineage.models import Evidence
from lineage.rendering.history import EndedView, HistoryView, NamedView, ReachedView
from lineage.rendering.phrases import place_words
from lineage.rendering.terminal import print_line

__all__ = ["show_history"]

_NAME, _ID, _QUIET = "bold", "cyan", "dim"
_HOW = {"whole": "as a whole", "partial": "in part", "as part": "as a part of"}


def show_history(console: Console, view: HistoryView) -> None:
    """Print what a work replaced, what replaced and amended it, what rests on it, what it ended."""
    print_line(console, (_called(view), _NAME), "  ", (view.work, _ID))
    lists = (
        ("took the place of, back to the first", view.replaces),
        ("replaced by, forward to the last", view.replaced_by),
        ("amends", view.amends),
        ("amended by", view.amended_by),
        ("rests on it", tuple(each for each in view.rests_on_it if each.distance == 1)),
        ("rests on it through others", tuple(e for e in view.rests_on_it if e.distance > 1)),
    )
    for name, found in lists:
        print_line(console, f"{name}: {len(found) or 'none, as far as these documents tell'}")
        for each in found:
            _show_reached(console, each)
    print_line(console, f"ended: {len(view.ended) or 'none, as far as these documents tell'}")
    for ended in view.ended:
        _show_ended(console, ended)


def _show_reached(console: Console, reached: ReachedView) -> None:
    print_line(console, f"{_called(reached)}  ", (reached.work, _ID), indent=2)
    way = ", ".join(reached.kinds)
    way += f" {', '.join(reached.through)}" if reached.distance > 1 else ""
    print_line(console, way, " (inferred)" if reached.basis == "inferred" else "", indent=4)
    _show_evidence(console, reached.evidence)


def _show_ended(console: Console, ended: EndedView) -> None:
    print_line(console, f"{_called(ended)}  ", (ended.work, _ID), indent=2)
    words = (_HOW[ended.how], ended.through, ended.provisions)
    print_line(console, " ".join(word for word in words if word), indent=4)
    if ended.how != "as part":  # the words are those that end its whole, which stand above
        _show_evidence(console, ended.evidence)


def _called(named: NamedView) -> str:
    return " ".join(part for part in (named.number, named.title) if part) or named.work


def _show_evidence(console: Console, evidence: tuple[Evidence, ...]) -> None:
    for each in evidence:
        where = f"{each.file}:{each.span[0]}"
        if each.place:
            where = f"{each.file}, {place_words(each.span, each.place)}"
        print_line(console, (f"{where}  ", _QUIET), f"“{each.quote}”", indent=4)
