"""Matched clauses to what changed in each: wording, facts, and what a cut copy cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.comparison.edits import edits
from lineage.comparison.facts import Pair, change_facts, pair_facts
from lineage.language.dates import plan_year
from lineage.language.folding import fold
from lineage.models import Alignment, Change, Document, Edit, Fact, Match

__all__ = ["compare"]


class _Side(NamedTuple):
    """The clauses of one side joined: their text, their facts with places in it, and the cut."""

    text: str
    facts: tuple[tuple[int, Fact], ...]
    is_cut: bool


class _Wording(NamedTuple):
    edits: tuple[Edit, ...]
    not_in_old: str = ""
    not_in_new: str = ""


def compare(old: Document, new: Document, alignment: Alignment) -> tuple[Change, ...]:
    """Return one change for each match, in the order of the matches.

    Wording is compared only where the alignment says that it can be; otherwise deadlines and
    targets alone are, since words of duty and names do not carry over from language to
    language or into a summary. What a summary leaves out, or a copy that breaks off cannot show,
    is never reported as removed or added. `KeyError` where a match names an address that
    its document does not have.
    """
    return tuple(_change(old, new, match, alignment) for match in alignment.matches)


def _change(old: Document, new: Document, match: Match, alignment: Alignment) -> Change:
    before, after = _side(old, match.old), _side(new, match.new)
    by_wording = alignment.compares == "wording"
    wording = _wording(before, after, match) if by_wording else _Wording(())
    old_facts = _shown(before, len(before.text) - len(wording.not_in_new))
    new_facts = _shown(after, len(after.text) - len(wording.not_in_old))
    pairs = pair_facts(old_facts, new_facts)
    if not by_wording:
        pairs = _comparable(pairs, one_summary="summary" in {old.kind, new.kind})
    return Change(
        match=match.id,
        compares=alignment.compares,
        edits=wording.edits,
        not_in_old=wording.not_in_old,
        not_in_new=wording.not_in_new,
        facts=change_facts(match.id, pairs, (_plan_year(old), _plan_year(new)), _doubt(old, new)),
    )


def _side(document: Document, addresses: Sequence[str]) -> _Side:
    clauses = [document.clause(address) for address in addresses]
    starts: dict[str, int] = {}
    at = 0
    for clause in clauses:
        starts[clause.address] = at
        at += len(clause.text) + 1
    facts = sorted(
        (
            (starts[fact.clause] + fact.within[0], fact)
            for fact in document.facts
            if fact.clause in starts
        ),
        key=lambda placed: placed[0],
    )
    is_cut = any(clause.cut for clause in clauses)
    return _Side("\n".join(clause.text for clause in clauses), tuple(facts), is_cut)


def _shown(side: _Side, length: int) -> list[Fact]:
    return [fact for start, fact in side.facts if start < length]


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
    return _Wording(_joined(kept), come if cut_old else "", gone if cut_new else "")


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


def _comparable(pairs: Sequence[Pair], *, one_summary: bool) -> tuple[Pair, ...]:
    return tuple(
        (old, new)
        for old, new in pairs
        if (known := old or new) is not None
        and known.kind in {"deadline", "target"}
        and (not one_summary or (old is not None and new is not None))
    )


def _plan_year(document: Document) -> int | None:
    title = document.title.value if document.title else ""
    number = document.number_value.year if document.number_value else None
    return plan_year(title, number, document.signed.value if document.signed else "")


def _doubt(old: Document, new: Document) -> str:
    sides = [name for name, document in (("old", old), ("new", new)) if document.kind == "summary"]
    if not sides:
        return ""
    value = "value is" if len(sides) == 1 else "values are"
    return f"the {' and '.join(sides)} {value} stated only by a machine summary"
