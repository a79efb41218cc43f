"""Where one work comes from and what became of it, as a value with a published schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lineage.errors import UnknownIdError
from lineage.language.folding import fold
from lineage.language.numbers import FoundNumber, canonical_number, find_numbers, may_spell
from lineage.language.titles import read_title
from lineage.models import Evidence, Lineage, Value, Work
from lineage.models.value import Basis

if TYPE_CHECKING:  # for their names alone: networkx comes with them
    from lineage.graph import History, Reached

__all__ = ["EndedView", "HistoryView", "NamedView", "ReachedView", "find_work", "view_history"]

_LISTED = 5


class NamedView(Value):
    """A work as a reader calls it."""

    work: str
    number: str | None
    title: str


class ReachedView(NamedView):
    """A work reached in `distance` steps: `through` those one step nearer, by such `kinds`."""

    distance: int
    through: tuple[str, ...]
    kinds: tuple[str, ...]
    basis: Basis
    relations: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class EndedView(NamedView):
    """A work brought to an end: `how` is `whole`, `partial` or `as part` of the work `through`."""

    how: str
    provisions: str
    through: str | None
    relations: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class HistoryView(NamedView):
    """What `lineage history --json` prints, each list nearest first."""

    replaces: tuple[ReachedView, ...]
    replaced_by: tuple[ReachedView, ...]
    amends: tuple[ReachedView, ...]
    amended_by: tuple[ReachedView, ...]
    rests_on_it: tuple[ReachedView, ...]
    ended: tuple[EndedView, ...]


def find_work(lineage: Lineage, words: str) -> Work:
    """Return the one work of an id, a number in any of its forms, or a title.

    What is a work of its own goes before the part of another, and the notice before the plan that
    it issues under the same title. Raises `UnknownIdError` where there
    is none, or more than one.
    """
    by_id = {work.id: work for work in lineage.works}
    if words in by_id:
        return by_id[words]
    tests: tuple[Callable[[Work], bool], ...] = (
        _bears_number(words),
        _bears_title(words, fold),
        _bears_title(words, _core),
    )
    for test in tests:
        if found := [work for work in lineage.works if test(work)]:
            return _only(words, found, by_id)
    wrong = "no work here bears this id, number or title"
    raise UnknownIdError(words, wrong, "take one that `lineage relations` lists for these files")


def _only(words: str, found: Sequence[Work], by_id: Mapping[str, Work]) -> Work:
    """Return the one work found: for the plan that a notice issues under its title, the notice."""
    wholes = [work for work in found if work.part_of is None] or found
    if len(wholes) == 1:
        whole = by_id.get(wholes[0].part_of or "")
        return whole if whole and _core(whole.title) == _core(wholes[0].title) else wholes[0]
    ids = ", ".join(work.id for work in wholes[:_LISTED])
    more = ", …" if len(wholes) > _LISTED else ""
    raise UnknownIdError(words, f"fits {len(wholes)} works: {ids}{more}", "name one by its id")


def _core(title: str) -> str:
    return read_title(title).core


def _bears_number(words: str) -> Callable[[Work], bool]:
    folded = fold(words)
    found = find_numbers(words)
    # A title may hold a number too: only words that are nothing else name a work by it.
    alone = found[0] if len(found) == 1 and fold(found[0].printed) == folded else None
    value, certain = canonical_number(alone, "") if alone else ("", True)

    def test(work: Work) -> bool:
        own = work.number.value if work.number else ""
        same = own in (words, value) or fold(own) == folded
        return bool(own) and (same or bool(alone and not certain and _may_be(alone, own)))

    return test


def _may_be(number: FoundNumber, value: str) -> bool:
    """Tell whether letters that fit several issuers, or none at all, can stand for a number."""
    return any(
        (each.year, each.serial) == (number.year, number.serial)
        and may_spell(number.code, each.code)
        for each in find_numbers(value)
    )


def _bears_title(words: str, form: Callable[[str], str]) -> Callable[[Work], bool]:
    wanted = form(words)
    return lambda work: bool(wanted) and any(form(name) == wanted for name in work.names)


def view_history(lineage: Lineage, history: History) -> HistoryView:
    """Return the history of a work with the number and the title of every work in it."""
    by_id = {work.id: work for work in lineage.works}

    def reached(found: Iterable[Reached]) -> tuple[ReachedView, ...]:
        return tuple(
            ReachedView(**_named(each.work, by_id), **each.model_dump(exclude={"work"}))
            for each in found
        )

    return HistoryView(
        **_named(history.work, by_id),
        replaces=reached(history.replaces),
        replaced_by=reached(history.replaced_by),
        amends=reached(history.amends),
        amended_by=reached(history.amended_by),
        rests_on_it=reached(history.rests_on_it),
        ended=tuple(
            EndedView(**_named(each.work, by_id), **each.model_dump(exclude={"work"}))
            for each in history.ended
        ),
    )


def _named(name: str, works: Mapping[str, Work]) -> dict[str, str | None]:
    work = works.get(name)
    number = work.number.value if work and work.number else None
    return {"work": name, "number": number, "title": work.title if work else ""}
