"""What a reader calls a work, a text of it, a clause and a span of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lineage.language.folding import fold
from lineage.models import Clause, Document, FactChange, Lineage, Work

__all__ = [
    "UNNUMBERED",
    "above",
    "anchor",
    "brief",
    "carried",
    "clause_name",
    "held_as",
    "several",
    "short_name",
    "subject_of",
    "text_name",
    "titled",
    "topic",
    "years",
]

UNNUMBERED: Final = ("preamble", "closing", "annex")
"""Kinds of clauses that are no point of a plan: how it opens and closes, and what is annexed."""

_DEEPEST = 9
_SENTENCE_END = re.compile(r"[。；;]|\.(?=\s|$)")
_LANGUAGES: Mapping[str, str] = {"zh": "Chinese", "en": "English"}


def anchor(identity: str) -> str:
    """Return an id as it stands in a link or file name: itself, where it is plain.

    >>> anchor("w-2020"), anchor("../w")
    ('w-2020', '_2e__2e__2f_w')
    """
    return "".join(
        each if each.isascii() and (each.isalnum() or each in "-_") else f"_{ord(each):x}_"
        for each in identity
    )


def several(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    >>> several(1, "work"), several(2, "work"), several(0, "copy", "copies")
    ('1 work', '2 works', '0 copies')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def years(numbers: Iterable[int]) -> str:
    """Return years as a reader would list them.

    >>> years([2022]), years([2024, 2022]), years([2020, 2021, 2022, 2025])
    ('2022', '2022 and 2024', '2020, 2021, 2022 and 2025')
    """
    *most, last = [str(number) for number in sorted(set(numbers))] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def brief(text: str, length: int) -> str:
    """Return a text on one line, cut at a length with an ellipsis.

    >>> brief("Carry the duties out in full", 17)
    'Carry the…'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    words = head.rsplit(" ", 1)[0]
    return f"{(words if len(words) * 2 > length else head).rstrip(' ,.;，。；')}…"


def short_name(work: Work) -> str:
    """Return the number where there is one, else the title."""
    return work.number.value if work.number else brief(work.title, 48) or f"untitled ({work.id})"


def held_as(work: Work) -> tuple[str, ...]:
    """Return what a work is held as, one phrase for each expression, the deciding one first.

    Empty where only other works name it.
    """
    if work.held and work.part_of and not work.expressions:
        return ("printed in its whole",)
    return tuple(
        f"{_LANGUAGES[each.language]} {each.kind}"
        + (f", {len(each.documents)} copies" if len(each.documents) > 1 else "")
        for each in work.expressions
    )


def carried(lineage: Lineage, work: str) -> str:
    """Return which plans and annexes a work prints and which it only names, as counts."""
    plans = {each.target for each in lineage.relations if each.kind == "issues"}
    annexes = {each.source for each in lineage.relations if each.kind == "annex_of"}
    said = []
    for verb, held in (("prints", True), ("names", False)):
        parts = {e.id for e in lineage.works if e.part_of == work and e.held is held}
        counts = (
            (parts & plans, "plan", ""),
            (parts & annexes - plans, "annex", "annexes"),
            (parts - plans - annexes, "part", ""),
        )
        found = " and ".join(several(len(of), one, many) for of, one, many in counts if of)
        said += [f"{verb} {found}"] if found else []
    return "; ".join(said)


def titled(lineage: Lineage) -> Lineage:
    """Return a result to show: a work without number and title is called after its file."""
    files = {each.id: each.file for each in lineage.documents}

    def named(work: Work) -> Work:
        held = [files[name] for each in work.expressions for name in each.documents]
        if work.number or work.title or not held:
            return work
        return work.model_copy(update={"title": f"untitled text in {held[0]}"})

    return lineage.model_copy(update={"works": tuple(named(each) for each in lineage.works)})


def text_name(document: Document) -> str:
    """Return which text a document is: its language and kind, and from how many copies it is."""
    several = f", put together from {len(document.copies)} copies" if document.copies else ""
    return f"{_LANGUAGES[document.language]} {document.kind}{several}"


def clause_name(by_address: Mapping[str, Clause], clause: Clause) -> str:
    """Return the labels that lead to a clause, as printed, or what it is where it has none."""
    path = (*(each.label for each in above(by_address, clause)), clause.label)
    labels = [label.strip(" ,:：、.．") for label in path if label.strip()]
    name = "".join(
        label if at == 0 or label[:1] in "（(" else f" {label}" for at, label in enumerate(labels)
    )
    return name or clause.kind


def topic(clause: Clause) -> str:
    """Return the heading of a clause, else its first sentence without the mark that ends it."""
    if clause.heading:
        return clause.heading
    first = _SENTENCE_END.split(clause.text.strip(), maxsplit=1)[0]
    return first.strip()


def above(by_address: Mapping[str, Clause], clause: Clause) -> tuple[Clause, ...]:
    """Return the clauses of a document that hold a clause, the outermost first."""
    found: list[Clause] = []
    while len(found) < _DEEPEST and (parent := by_address.get(clause.parent or "")):
        clause = parent
        found.append(clause)
    return tuple(reversed(found))


def subject_of(fact: FactChange) -> str:
    """Return what a changed fact is of: both subjects where the two texts name it differently."""
    named = [brief(side.subject, 40) for side in (fact.old, fact.new) if side and side.subject]
    if len(named) > 1 and fold(named[0]) == fold(named[1]):
        named = named[1:]
    return " → ".join(named)
