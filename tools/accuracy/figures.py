"""One figure of the table: how much of what is known was found, and what is wrong by name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

__all__ = ["Figure", "Tally", "compared", "summed"]

Item = tuple[str, ...] | str


class Tally(NamedTuple):
    """`right` of the `expected` were found, of `found` in all; `wrong` names the others."""

    expected: int
    found: int
    right: int
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """What is right, of the greater of what is known and what was found: 1 is neither a miss
        nor an invention. Nothing known and nothing found is 1.
        """
        whole = max(self.expected, self.found)
        return self.right / whole if whole else 1.0

    @property
    def recall(self) -> float:
        """What is right, of what is known."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """What is right, of what was found."""
        return self.right / self.found if self.found else 1.0


class Figure(NamedTuple):
    """What was measured of one set, and the share below which it fails."""

    part: str
    tally: Tally
    floor: float

    @property
    def passed(self) -> bool:
        return self.tally.share >= self.floor and not (self.floor == 1 and self.tally.wrong)


def compared(where: str, known: Sequence[Item], found: Sequence[Item]) -> Tally:
    """Return how two lists agree, both in the order of the text.

    What stands at another place in the order counts as missed there and as invented here.
    """
    matcher = SequenceMatcher(None, known, found, autojunk=False)
    right = 0
    wrong: list[str] = []
    for op, start, end, from_, to in matcher.get_opcodes():
        if op == "equal":
            right += end - start
            continue
        wrong += [f"{where}: missed {_named(each)}" for each in known[start:end]]
        wrong += [f"{where}: invented {_named(each)}" for each in found[from_:to]]
    return Tally(len(known), len(found), right, tuple(wrong))


def summed(tallies: Sequence[Tally]) -> Tally:
    """Return several tallies as one."""
    return Tally(
        sum(each.expected for each in tallies),
        sum(each.found for each in tallies),
        sum(each.right for each in tallies),
        tuple(wrong for each in tallies for wrong in each.wrong),
    )


def _named(item: Item) -> str:
    return item if isinstance(item, str) else " ".join(part for part in item if part)
