"""Marks that count or set off the paragraphs of a page, where the text has no labels of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.cutting.closings import sentences
from lineage.extraction.cutting.numbering import Numbered
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.extraction.page.shapes import is_entry_into_force
from lineage.language.labels import Label, Style

__all__ = ["count_bullets", "leave_out_frame"]

_BULLET = Style("•", "free", re.compile(r"[•●▪■◆‣◦*\-–]\s*(?=\S)"), int, strong=False, headed=False)
_COUNTS = ("（1）", _BULLET.name)
# The usual labels of points count paragraphs only where they leave none out.
_COUNTS_ALL = (*_COUNTS, "1.")
# A task may be to publish something; what the text itself says was issued is a document.
_ISSUES = re.compile(
    r"\b(?:issued|released|promulgated|published|unveiled|rolled out)\b[^.]{0,80}?"
    r"(?:[\"“']|\b(?:plan|scheme|notice|circular|measures|opinions)\b)"
    r"|(?:印发|发布|出台|公布)了?[^。]{0,40}?(?:[《“]|方案|计划|通知|办法|意见|要点)",
    re.IGNORECASE,
)


def count_bullets(
    units: Sequence[Unit], kinds: Sequence[Role], candidates: Sequence[Sequence[Label]]
) -> list[Sequence[Label]]:
    """Return the candidates of each paragraph, bullets in their order where nothing is numbered."""
    found: list[Sequence[Label]] = list(candidates)
    if any(found):
        return found
    many = 0
    for at, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        if kind == "text" and (mark := _BULLET.pattern.match(unit.text)):
            many += 1
            found[at] = (Label(_BULLET, mark[0].strip(), str(many), many, 0, mark.end()),)
    return found


def leave_out_frame(
    units: Sequence[Unit], kinds: Sequence[Role], accepted: Sequence[Numbered | None]
) -> tuple[list[Unit], list[Numbered | None]]:
    """Return paragraphs and labels, those that only frame the points without a label.

    Where such marks stand before every paragraph, they count paragraphs, and one that says what
    was issued, or from when it holds, is no point.
    """
    bare, kept = list(units), list(accepted)
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    begin = next((order for order, at in enumerate(texts) if accepted[at]), len(texts))
    styles = {label.label.style.name if (label := accepted[at]) else "" for at in texts[begin:]}
    if len(styles) != 1 or not styles.issubset(_COUNTS if begin else _COUNTS_ALL):
        return bare, kept
    frame = texts[:1] if begin == 0 and _ISSUES.search(_opening(units, accepted, texts[0])) else []
    for at in reversed(texts[begin:]):
        if not is_entry_into_force(_opening(units, accepted, at)):
            break
        frame.append(at)
    for at in frame:
        if label := accepted[at]:
            unit, end = units[at], label.label.end
            bare[at], kept[at] = Unit(unit.start + end, unit.end, unit.text[end:]), None
    return bare, kept


def _opening(units: Sequence[Unit], accepted: Sequence[Numbered | None], at: int) -> str:
    """Return the first sentence of a paragraph, behind its label."""
    label = accepted[at]
    text = units[at].text[label.label.end if label else 0 :]
    return next((text[start:end] for start, end in sentences(text)), "")
