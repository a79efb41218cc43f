"""The life of each clause over the held works of a series.

A thread is begun by a clause that nothing older is known to go on in, and holds from then on
whatever goes on from it. Two clauses that are merged are two threads that share their
clauses from there on; a clause that is split stays one thread with several clauses. So every clause
is in a thread, what became of a clause is read off its own thread alone, and a later year adds to
threads without renaming any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lineage.alignment.matching import align
from lineage.alignment.units import Unit, units
from lineage.digest import stable_id
from lineage.language.folding import is_cjk
from lineage.models import Alignment, Document, Match, Series, Thread, ThreadStep, Work
from lineage.models.alignment import ThreadEvent

__all__ = ["follow"]

_TEXTS: Mapping[str | None, ThreadEvent] = {
    "identical": "kept",
    "edited": "edited",
    "rewritten": "rewritten",
    None: "continued",
}
_NAME_CHARACTERS = 24
_NAME_WORDS = 8
_SENTENCE_ENDS = "。；;\n.:："

Step = tuple[Work, Document]


class _Life:
    """A thread being followed: its steps, and where it was last seen."""

    def __init__(self, at: int, step: ThreadStep) -> None:
        self.born = at
        self.steps = [step]
        self.seen = at
        self.addresses = step.addresses

    def add(self, at: int, step: ThreadStep) -> None:
        self.steps.append(step)
        if step.addresses:
            self.seen, self.addresses = at, step.addresses


class _Found(NamedTuple):
    addresses: tuple[str, ...]
    events: tuple[ThreadEvent, ...]
    match: str | None


def follow(
    series: Series, steps: Sequence[Step], alignments: Sequence[Alignment]
) -> tuple[Thread, ...]:
    """Return the threads of a series, in the order in which they begin.

    `steps` are the held works in order, each with the text that stands for it; `alignments` hold
    those of neighbouring texts, and any that is wanted and missing is made. A clause that comes
    back is looked for in all earlier texts, not only the last. Nothing is said of what a
    copy cut short cannot show, and the first text's clauses have no event: when they
    came up is not known.
    """
    story = _Story(steps, alignments)
    for at in range(len(steps)):
        if at:
            story.go_on(at)
            story.come_back(at)
        story.begin(at)
    return tuple(story.thread(series, life) for life in story.lives)


class _Story:
    """The threads of some works as far as they have been followed."""

    def __init__(self, steps: Sequence[Step], alignments: Sequence[Alignment]) -> None:
        self._steps = steps
        self._clauses = [{u.address: u for u in _followed(document)} for _, document in steps]
        self._alignments = {(found.old, found.new): found for found in alignments}
        self.lives: list[_Life] = []

    def go_on(self, at: int) -> None:
        """Lead on the threads that the text before holds."""
        for life in self.lives:
            if life.seen == at - 1:
                found = _onward(life, self._between(at - 1, at), self._clauses[at])
                life.add(at, _step(self._steps[at], found))

    def come_back(self, at: int) -> None:
        """Take up threads that older texts hold, the latest seen first."""
        left = {a: unit for a, unit in self._clauses[at].items() if a not in self._held(at)}
        for life in sorted(self.lives, key=lambda life: -life.seen):
            if life.seen < at - 1 and left:
                found = _again(life, self._between(life.seen, at), left)
                if found.addresses:
                    life.add(at, _step(self._steps[at], found))

    def begin(self, at: int) -> None:
        """Begin a thread with each clause that none holds."""
        held = self._held(at)
        hidden = self._between(at - 1, at).not_comparable if at else ()
        for address in self._clauses[at]:
            if address not in held:
                events = _birth(at, unknown=f"new:{address}" in hidden)
                found = _Found((address,), events, None)
                self.lives.append(_Life(at, _step(self._steps[at], found)))

    def thread(self, series: Series, life: _Life) -> Thread:
        """Return a thread as it stands; its id follows from its first clause alone."""
        work = self._steps[life.born][0]
        return Thread(
            id=stable_id("t", work.id, life.steps[0].addresses[0]),
            series=series.id,
            name=_name(self._clauses[life.seen][life.addresses[0]]),
            steps=tuple(life.steps),
        )

    def _held(self, at: int) -> frozenset[str]:
        return frozenset(a for life in self.lives if life.seen == at for a in life.addresses)

    def _between(self, old: int, new: int) -> Alignment:
        first, second = self._steps[old][1], self._steps[new][1]
        key = first.id, second.id
        if key not in self._alignments:
            self._alignments[key] = align(first, second)
        return self._alignments[key]


def _followed(document: Document) -> Iterable[Unit]:
    return (unit for unit in units(document) if unit.role in {"clause", "row"} and not unit.bare)


def _birth(at: int, *, unknown: bool) -> tuple[ThreadEvent, ...]:
    if unknown:
        return ("unknown",)
    return ("born",) if at else ()


def _onward(life: _Life, alignment: Alignment, there: Mapping[str, Unit]) -> _Found:
    """Return what became of a thread's clauses in the next text."""
    matches = _matches(life.addresses, alignment, there)
    ended = set(life.addresses) - {address for match in matches for address in match.old}
    hidden = {address for address in ended if f"old:{address}" in alignment.not_comparable}
    events = [*_events(life.addresses, matches)]
    if ended - hidden:
        events.append("dropped")
    if hidden:
        events.append("unknown")
    return _Found(_addresses(matches, there), tuple(events), matches[0].id if matches else None)


def _again(life: _Life, alignment: Alignment, left: Mapping[str, Unit]) -> _Found:
    """Return the clauses in which a thread comes back that the text before does not show.

    It has returned if it was dropped; if a cut copy did not show it, it may never have been away.
    """
    matches = [
        match
        for match in _matches(life.addresses, alignment, left)
        if not match.uncertain and all(address in left for address in match.new)
    ]
    away: tuple[ThreadEvent, ...] = ()
    if "dropped" in life.steps[-1].events:
        away = ("returned",)
    events = (*away, *_events(life.addresses, matches))
    return _Found(_addresses(matches, left), events, matches[0].id if matches else None)


def _matches(
    addresses: Iterable[str], alignment: Alignment, there: Mapping[str, Unit]
) -> list[Match]:
    wanted = set(addresses)
    return [
        match
        for match in alignment.matches
        if wanted.intersection(match.old) and any(address in there for address in match.new)
    ]


def _addresses(matches: Sequence[Match], there: Mapping[str, Unit]) -> tuple[str, ...]:
    found = {address for match in matches for address in match.new if address in there}
    return tuple(sorted(found, key=lambda address: there[address].order))


def _events(addresses: Iterable[str], matches: Sequence[Match]) -> tuple[ThreadEvent, ...]:
    """Return what happened to a thread's clauses; their number is their own, not the match's.

    Of two clauses merged into the place of one, only the other is renumbered.
    """
    texts = {_TEXTS[match.text] for match in matches}
    events: list[ThreadEvent] = [text for text in _TEXTS.values() if text in texts]
    shapes = {match.shape for match in matches}
    if shapes & {"split", "many-to-many"}:
        events.append("split")
    if shapes & {"merged", "many-to-many"}:
        events.append("merged")
    if any(match.position == "moved" for match in matches):
        events.append("moved")
    own = set(addresses)
    if any(own.intersection(match.old).isdisjoint(match.new) for match in matches):
        events.append("renumbered")
    return tuple(events)


def _step(step: Step, found: _Found) -> ThreadStep:
    work, document = step
    return ThreadStep(
        work=work.id,
        year=work.year,
        document=document.id,
        addresses=found.addresses,
        events=found.events,
        match=found.match,
    )


def _name(unit: Unit) -> str:
    """Return a clause's heading, or the first words of it."""
    words = unit.clause.heading or unit.text
    end = min((at for mark in _SENTENCE_ENDS if (at := words.find(mark)) > 0), default=len(words))
    words = words[:end].strip()
    if any(map(is_cjk, words)):
        return words if len(words) <= _NAME_CHARACTERS else f"{words[:_NAME_CHARACTERS]}…"
    parts = words.split()
    return words if len(parts) <= _NAME_WORDS else f"{' '.join(parts[:_NAME_WORDS])} …"
