"""What sentences say of other documents, and of when they hold, against the table of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lineage.extraction import extract
from lineage.extraction.relations.effect import effect_day, find_effect
from lineage.extraction.relations.references import find_references
from lineage.language.folding import fold
from lineage.models import Evidence, Reference
from lineage.reading import read_text
from tools.accuracy.figures import Tally
from tools.accuracy.reading import REPOSITORY, rows

__all__ = ["GOLD", "KINDS", "developed", "held_out", "kind", "later", "table"]

GOLD = REPOSITORY / "fixtures" / "gold" / "relations.tsv"

KINDS = (
    "repeals",
    "amends",
    "implements",
    "based_on",
    "cites",
    "issues",
    "annex_of",
    "same_work",
    "expires",
    "effective",
)
"""What a sentence can say; the last two of the document that it stands in."""

_LAST_OF_THE_FIRST = 138
_CLAUSES = {"preamble": "preamble", "point": "1", "closing": "closing"}


class Claimed(NamedTuple):
    """One thing said: `target` is a title or a number, or the day, the days or the duration."""

    kind: str
    target: str
    scope: str = "whole"
    provisions: str = ""
    ends: str = ""


def table(folder: Path) -> list[Path]:
    """Return the table; `folder` is not looked at."""
    del folder
    return [GOLD]


def developed(row: dict[str, str]) -> bool:
    """Tell whether a sentence was there to develop with."""
    return not later(row) and int(row["id"]) % 2 == 1


def held_out(row: dict[str, str]) -> bool:
    """Tell whether a sentence was held out when the words of relations were worked on."""
    return not (later(row) or developed(row))


def later(row: dict[str, str]) -> bool:
    """Tell whether a sentence was written when the words of relations were settled."""
    return int(row["id"]) > _LAST_OF_THE_FIRST


def kind(name: str, within: Callable[[dict[str, str]], bool]) -> Callable[[Path], Tally]:
    """Return the measure of one kind of relation over a part of the table."""

    def of(path: Path) -> Tally:
        compared = [_compared(row, name) for row in _table(path) if within(row)]
        return Tally(
            sum(each.expected for each in compared),
            sum(each.found for each in compared),
            sum(each.right for each in compared),
            tuple(wrong for each in compared for wrong in each.wrong),
        )

    return of


@cache
def _table(path: Path) -> tuple[dict[str, str], ...]:
    return tuple(rows(path))


def _compared(row: dict[str, str], name: str) -> Tally:
    known = [each for each in _told(row) if each.kind == name]
    left = [each for each in _found(row) if each[0].kind == name]
    found, wrong, right = len(left), [], 0
    for each in known:
        fitting = next((one for one in left if _same(each, *one)), None)
        if fitting:
            left.remove(fitting)
            right += 1
        else:
            wrong.append(f"sentence {row['id']}: missed {_shown(each)}")
    # Whether a document that is no target is named as well, no sentence is asked.
    free = {_bare(title) for title in row["non_targets"].split(";") if title}
    extra = [one for one, _ in left if name != "cites" or _bare(one.target) not in free]
    found -= len(left) - len(extra)
    wrong += [f"sentence {row['id']}: invented {_shown(each)}" for each in extra]
    return Tally(len(known), found, right, tuple(wrong))


def _told(row: dict[str, str]) -> list[Claimed]:
    return [Claimed(*each.split("|")) for each in row["expected"].split(";") if each]


def _found(row: dict[str, str]) -> list[tuple[Claimed, tuple[str, ...]]]:
    """Return what is found in a sentence, with the other names of its target."""
    text = row["sentence"].replace("\\n", "\n").replace("\\t", "\t")
    if row["place"] in _CLAUSES:
        references: Iterable[Reference] = find_references(
            text, _CLAUSES[row["place"]], row["source"], _locate(text)
        )
        effect = find_effect(text)
        day = effect and (effect_day(effect, row["signed"]) or f"+{effect.days}")
    else:
        page = text if row["place"] == "page" else f"{text}\n\n1. 一。\n2. 二。\n"
        (document,) = extract(read_text(page.encode(), "page.txt"))
        references, stated = document.references, document.effective
        day = stated.value if stated else ""
    said = [_claimed(each) for each in references]
    return [*said, *([(Claimed("effective", day), ())] if day else [])]


def _claimed(reference: Reference) -> tuple[Claimed, tuple[str, ...]]:
    number = reference.number
    names = (reference.title, *((number.value, number.printed) if number else ()), reference.until)
    target = next(filter(None, names), "")
    claimed = Claimed(reference.kind, target, reference.scope, reference.provisions, reference.ends)
    return claimed, names


def _same(known: Claimed, found: Claimed, names: tuple[str, ...]) -> bool:
    target = _bare(known.target)
    # Of "Council Directive 91/1/EEC" the number is the last words, of a title all are.
    numbers = [_bare(name) for name in names[1:] if name]
    named = target in {_bare(found.target), *map(_bare, names)} or any(
        target.endswith(number) or number.endswith(target) for number in numbers
    )
    part = not known.provisions or known.provisions == found.provisions
    return named and part and (known.scope, known.ends) == (found.scope, found.ends)


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def _shown(claimed: Claimed) -> str:
    return "|".join(part for part in claimed if part)


def _locate(text: str) -> Callable[[int, int, str], Evidence]:
    return lambda start, end, rule: Evidence(
        file="", span=(start, end), quote=text[start:end], rule=rule
    )
