"""Whether two documents can be compared in their wording, and how their texts are to be seen."""

from __future__ import annotations

from lineage.alignment.scorer import Across, Scorer, Translated, Wording
from lineage.models import Document

__all__ = ["comparable", "fitting_scorer"]

_LANGUAGES = {"zh": "Chinese", "en": "English"}
_KINDS = {"original": "an original", "translation": "a translation", "summary": "a machine summary"}
_SUBSTANCE = "The old text is {}, the new one {}: topics and facts are compared, not wording."

_LEAVES_OUT = "A summary may leave clauses out: what it lacks is not said to be dropped or added."


def comparable(old: Document, new: Document) -> tuple[str, bool]:
    """Return what to say of the comparison, and whether it is one of wording.

    Wording is compared within a language, and a summary only with a summary.
    """
    note, by_wording = _comparable(old, new)
    if "summary" in {old.kind, new.kind}:
        note = f"{note} {_LEAVES_OUT}"
    return note, by_wording


def _comparable(old: Document, new: Document) -> tuple[str, bool]:
    if old.language != new.language:
        names = _LANGUAGES[old.language], _LANGUAGES[new.language]
        return _SUBSTANCE.format(*names), False
    kinds = {old.kind, new.kind}
    if kinds == {"summary"}:
        return "Both texts are machine summaries: their wording is not that of the works.", True
    if "summary" in kinds:
        return _SUBSTANCE.format(_KINDS[old.kind], _KINDS[new.kind]), False
    if "translation" in kinds:
        return "A difference of wording may be the translator's, not that of the works.", True
    return "", True


def fitting_scorer(old: Document, new: Document) -> Scorer:
    """Return the scorer that fits the languages and the kinds of two documents."""
    if old.language != new.language:
        return Across()
    if old.language == "en" and {old.kind, new.kind} != {"original"}:
        return Translated()
    return Wording()
