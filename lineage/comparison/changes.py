"""Matched clauses to what changed in each: wording, facts, and what a cut copy cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.comparison.edits import edits
from lineage.comparison.facts import Pair, change_facts, pair_facts
from lineage.comparison.terms import scale_of
from lineage.language.dates import plan_year
from lineage.language.folding import fold
from lineage.models import Alignment, Change, Document, Edit, Fact, Match

__all__ = ["compare"]


class _Side(NamedTuple):
    """The clauses of one side joined: their text, their facts with where each ends, and the cut."""

    text: str
    facts: tuple[tuple[int, Fact], ...]
    is_cut: bool


class _Wording(NamedTuple):
    edits: tuple[Edit, ...]
    not_in_old: str = ""
    not_in_new: str = ""
    is_cut: bool = False


def compare(old: Document, new: Document, alignment: Alignment) -> tuple[Change, ...]:
    """Return one change for each match, in the order of the matches.

    Wording is compared only where the alignment says that it can be. Deadlines and targets always
    are; words of duty and names of bodies only between originals, since a translator or a machine
    chose those of the others. What a summary leaves out, or a copy that breaks off cannot
    show, is never reported as removed or added; a deadline that a new summary states and a whole
    old text names nowhere is added, in doubt. `KeyError` where a match names an address
    that its document does not have.
    """
    return tuple(_change(old, new, match, alignment) for match in alignment.matches)


def _change(old: Document, new: Document, match: Match, alignment: Alignment) -> Change:
    before, after = _side(old, match.old), _side(new, match.new)
    by_wording = alignment.compares == "wording"
    wording = _wording(before, after, match) if by_wording else _Wording(())
    pairs = pair_facts(
        _shown(before, wording.not_in_new, wording),
        _shown(after, wording.not_in_old, wording),
        by_subject=old.language == new.language,
    )
    pairs = tuple(pair for pair in pairs if _is_telling(pair, old, new, by_wording))
    return Change(
        match=match.id,
        compares=alignment.compares,
        edits=wording.edits,
        not_in_old=wording.not_in_old,
        not_in_new=wording.not_in_new,
        facts=change_facts(match.id, pairs, (_plan_year(old), _plan_year(new)), _doubt(old, new)),
    )


def _side(document: Document, addresses: Sequence[str]) -> _Side:
    wholes = [document.whole(address) for address in addresses]
    clauses = [clause for whole in wholes for clause in whole if clause is whole[0] or clause.text]
    # The facts of an article's items belong to the matches of these; its paragraphs have none.
    own = {
        clause.address
        for whole in wholes
        for clause in whole
        if clause is whole[0] or not clause.label
    }
    starts: dict[str, int] = {}
    at = 0
    for clause in clauses:
        if clause.address in own:
            starts[clause.address] = at
        at += len(clause.text) + 1
    facts = sorted(
        (
            (starts[fact.clause] + fact.within[1], fact)
            for fact in document.facts
            if fact.clause in starts
        ),
        key=lambda placed: placed[0],
    )
    is_cut = any(clause.cut for clause in clauses)
    return _Side("\n".join(clause.text for clause in clauses), tuple(facts), is_cut)


def _shown(side: _Side, lacking: str, wording: _Wording) -> list[Fact]:
    """Return the facts that both copies show whole: what touches a cut may go on behind it."""
    if not wording.is_cut:
        return [fact for _, fact in side.facts]
    length = len(side.text) - len(lacking)
    return [fact for end, fact in side.facts if end < length]


def _wording(before: _Side, after: _Side, match: Match) -> _Wording:
    if not (match.cut or before.is_cut or after.is_cut):
        return _Wording(edits(before.text, after.text))
    # Where only the match says that something is cut, the shorter side is the one that breaks off.
    cut_old = before.is_cut or (not after.is_cut and len(before.text) < len(after.text))
    cut_new = after.is_cut or (not before.is_cut and not cut_old)
    old_end = _reach(after.text, before.text) if cut_new else len(before.text)
    new_end = _reach(before.text, after.text) if cut_old else len(after.text)
    kept, gone, come = _tail(edits(before.text[:old_end], after.text[:new_end]))
    i, j = _shared(gone, come)
    kept += [Edit(op="equal", text=come[:j])] if j else []
    gone, come = gone[i:] + before.text[old_end:], come[j:] + after.text[new_end:]
    kept += [Edit(op="delete", text=gone)] if gone and not cut_new else []
    kept += [Edit(op="insert", text=come)] if come and not cut_old else []
    lacking = (come if cut_old else "", gone if cut_new else "")
    return _Wording(_joined(kept), *lacking, is_cut=True)


def _reach(cut: str, whole: str) -> int:
    """Return how far into the whole text a cut copy of it can reach, so that no more is searched.

    Words far behind the cut would else be taken for the ones before it.
    """
    return min(len(whole), len(cut) + len(cut) // 5 + 20)


def _tail(found: Sequence[Edit]) -> tuple[list[Edit], str, str]:
    """Split off what stands behind the last run that both sides share."""
    last = max((at for at, edit in enumerate(found) if edit.op == "equal"), default=-1)
    tail = found[last + 1 :]
    texts = {op: "".join(e.text for e in tail if e.op == op) for op in ("delete", "insert")}
    return list(found[: last + 1]), texts["delete"], texts["insert"]


def _shared(gone: str, come: str) -> tuple[int, int]:
    """Return how many characters both begin with in common, spacing and width aside."""
    i = j = 0
    while i < len(gone) and j < len(come):
        left, right = fold(gone[i]), fold(come[j])
        if left == right:
            i, j = i + 1, j + 1
        elif not left:
            i += 1
        elif not right:
            j += 1
        else:
            break
    return i, j


def _joined(runs: Sequence[Edit]) -> tuple[Edit, ...]:
    joined: list[Edit] = []
    for run in runs:
        if joined and joined[-1].op == run.op:
            joined[-1] = Edit(op=run.op, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _is_telling(pair: Pair, old: Document, new: Document, by_wording: bool) -> bool:  # noqa: FBT001
    """Tell whether a difference between two facts can be one of the works."""
    known, kinds = pair[0] or pair[1], {old.kind, new.kind}
    if "summary" in kinds and None in pair:
        return pair[0] is None and pair[1] is not None and _is_new(pair[1], old, new)
    in_words = known is not None and known.kind in {"body", "duty"}
    return not in_words or (by_wording and kinds == {"original"})


def _is_new(fact: Fact, old: Document, new: Document) -> bool:
    """Tell whether a summary states a deadline of a sort that a whole old text names nowhere.

    A summary leaves things out, so what it states was in its text; a whole text without the like
    did not state it. What the old text says with no figure stays unseen: the change is in doubt.
    """
    if fact.kind != "deadline" or new.kind != "summary" or old.kind == "summary":
        return False
    scales = {scale_of(each.value) for each in old.facts if each.kind == "deadline"}
    return old.complete and scale_of(fact.value) not in scales


def _plan_year(document: Document) -> int | None:
    title = document.title.value if document.title else ""
    number = document.number_value.year if document.number_value else None
    return plan_year(title, number, document.signed.value if document.signed else "")


def _doubt(old: Document, new: Document) -> str:
    summaries = [name for name, side in (("old", old), ("new", new)) if side.kind == "summary"]
    if summaries:
        value = "value is" if len(summaries) == 1 else "values are"
        return f"the {' and '.join(summaries)} {value} stated only by a machine summary"
    translated = [name for name, side in (("old", old), ("new", new)) if side.kind == "translation"]
    # Two translations differ as their originals may; beside an original, a reading may have failed.
    return f"the {translated[0]} text is read in translation" if len(translated) == 1 else ""
