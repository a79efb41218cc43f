"""A table of contents, which repeats the headings it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.language.folding import fold, is_cjk
from lineage.language.labels import find_labels

__all__ = ["mark_contents"]

_CONTENTS = re.compile(r"目\s*[录錄次]|(?i:(?:table of )?contents)")
_LEADER = re.compile(r"[\s.．·…—-]*(?:\d{1,4}|[（(]\d{1,4}[)）]|(?<![^\s.．·…])[IVXivx]{1,6})?\s*$")
_LONGEST_ENTRY = {True: 60, False: 110}
"""In Chinese, and in any other language."""
_MOST_ENTRIES = 400


def mark_contents(units: Sequence[Unit], kinds: list[Role]) -> None:
    """Mark the first table of contents: its entries end where the first of them comes again."""
    at = next((at for at, unit in enumerate(units) if _CONTENTS.fullmatch(unit.text)), None)
    if at is None:
        return
    kinds[at] = "contents"
    entries = units[at + 1 : at + 1 + _MOST_ENTRIES]
    if not entries:
        return
    first = _entry(entries[0].text)
    for many, unit in enumerate(entries[1:], start=1):
        if len(unit.text) > _LONGEST_ENTRY[any(map(is_cjk, unit.text))]:
            return
        if _entry(unit.text) == first:
            kinds[at + 1 : at + 1 + many] = ["contents"] * many
            return


def _entry(text: str) -> tuple[str, int]:
    """Return what an entry and the heading it lists have in common; the page number aside."""
    label = next(iter(find_labels(text)), None)
    return (label.style.name, label.value) if label else (fold(_LEADER.sub("", text)), 0)
