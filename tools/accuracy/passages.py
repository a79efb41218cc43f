"""Whether what stands outside the clauses is taken for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.models import Document
from tools.accuracy.figures import Tally

__all__ = ["placed"]


def placed(where: str, known: Sequence[tuple[int, str]], held: Sequence[Document]) -> Tally:
    """Return how many characters of the file, each the first of something, stand in a passage of
    the kind that is known.
    """
    passages = [passage for document in held for passage in document.passages]
    wrong: list[str] = []
    for place, kind in known:
        found = {each.kind for each in passages if each.span[0] <= place < each.span[1]}
        if found != {kind}:
            taken = " and ".join(sorted(found)) or "no passage"
            wrong.append(f"{where}: {kind} at character {place} is {taken}")
    return Tally(len(known), len(known), len(known) - len(wrong), tuple(wrong))
