"""Which clauses of one text go on in which clauses of another."""

from __future__ import annotations

from typing import Literal

from lineage.models.value import Value

__all__ = ["Alignment", "Compares", "Match", "Thread", "ThreadEvent", "ThreadStep"]

Compares = Literal["wording", "substance"]
ThreadEvent = Literal[
    "born",
    "kept",
    "edited",
    "rewritten",
    "continued",
    "split",
    "merged",
    "moved",
    "renumbered",
    "dropped",
    "returned",
    "unknown",
]


class Match(Value):
    """Old clauses joined to new ones, n to m, on four axes of which none follows from another.

    `text` is none where wording cannot be compared (two languages, or a summary beside a full
    text). `score` runs from 0 to 1; `basis` names what the match rests on; `reasons` say it in
    words, the best rival and its score with them. `uncertain` where the margin over the rival is
    small. `cut` where one side breaks off inside the clause, so that only its beginning was
    compared.
    """

    id: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    text: Literal["identical", "edited", "rewritten"] | None
    number: Literal["kept", "changed"]
    position: Literal["kept", "moved"]
    shape: Literal["one-to-one", "split", "merged", "many-to-many"]
    score: float
    basis: str
    reasons: tuple[str, ...] = ()
    uncertain: bool = False
    cut: bool = False


class Alignment(Value):
    """How two documents' clauses go together; `old` and `new` are document ids.

    Every clause that carries text of its own stands in exactly one place: a match, `dropped`,
    `added`, or `not_comparable`, which holds what the other text cannot show because it is cut
    short, or a summary, which leaves out what it likes (an address of the old document stands there
    as `old:ADDRESS`, of the new one as `new:ADDRESS`). `compares` is `substance` where wording
    cannot be compared, and `note` says why.
    """

    id: str
    old: str
    new: str
    scorer: str
    compares: Compares
    note: str
    matches: tuple[Match, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    not_comparable: tuple[str, ...]


class ThreadStep(Value):
    """What a thread is in one held work.

    `addresses` are its clauses in `document`, empty where the work no longer has it; `events` what
    happened since the step before; `match` the match that says so.
    """

    work: str
    year: int | None
    document: str
    addresses: tuple[str, ...]
    events: tuple[ThreadEvent, ...]
    match: str | None


class Thread(Value):
    """One clause's life over the held works of a series; the years not held are not spoken of."""

    id: str
    series: str
    name: str
    steps: tuple[ThreadStep, ...]
