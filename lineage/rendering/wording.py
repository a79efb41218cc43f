"""Each command's answer in words, for a person at a terminal or behind a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from lineage.models import Clause, Document, Edit, Evidence, Gap, Match, Relation
from lineage.rendering.explanation import ExplanationView
from lineage.rendering.phrases import deadline_words, place_words
from lineage.rendering.terminal import print_line, print_table, visible
from lineage.rendering.trace import PlaceView, TraceView
from lineage.rendering.views import (
    AlignView,
    ClausesView,
    ClauseView,
    DiffMatchView,
    DiffView,
    FactChangeView,
)
from lineage.rendering.work_views import (
    InForceAnswerView,
    InForceView,
    RelationsView,
    ReportView,
    WorkView,
)

__all__ = [
    "show_alignment",
    "show_changes",
    "show_clauses",
    "show_explanation",
    "show_in_force",
    "show_relations",
    "show_report",
    "show_trace",
]

_MARKS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
_STYLES = {"equal": "", "delete": "red strike", "insert": "green underline"}
_NAME, _ID, _QUIET = "bold", "cyan", "dim"


def _clause(clause: Clause | ClauseView | PlaceView) -> str:
    heading = "" if clause.text.startswith(clause.heading) else clause.heading
    words = (clause.label, heading, clause.text)
    return " ".join(part for part in words if part)


def show_clauses(console: Console, view: ClausesView) -> None:
    """Print each document's header and its clauses, children under their parents."""
    for document in view.documents:
        print_line(console, (document.file, _NAME), f"  {document.kind}, {document.language}")
        head = (document.number, document.title)
        print_line(console, " ".join(part for part in head if part) or "no number and no title")
        named = ("issuer", "signed", "published", "effective")
        known = [f"{name} {getattr(document, name)}" for name in named if getattr(document, name)]
        whole = "complete as far as its words tell" if document.complete else "cut short"
        print_line(console, "; ".join([*known, whole, document.id]), indent=0)
        depths: dict[str | None, int] = {None: 0}
        for clause in document.clauses:
            depths[clause.address] = depths.get(clause.parent, 0) + 1
            said = _clause(clause)
            indent = 2 * depths[clause.address]
            print_line(console, (clause.address, _ID), f"  {said}", indent=indent)
        for variant in document.variants:
            said = " / ".join(each.words or "nothing" for each in variant.witnesses)
            print_line(console, (variant.id, _ID), f"  copies differ in {variant.address}: {said}")
        print_line(console)


def show_alignment(console: Console, view: AlignView) -> None:
    """Print the matches as a table, and what was dropped, added or cannot be compared."""
    _show_pair(console, view)
    heads = ("old", "new", "text", "number", "position", "shape", "score", "basis", "id")
    print_table(console, heads, [_match_row(match) for match in view.matches])
    for name, addresses in _left(view):
        print_line(console, f"{name}: {', '.join(addresses)}")


def _show_pair(console: Console, view: AlignView) -> None:
    print_line(console, (view.old_file, _NAME), " → ", (view.new_file, _NAME))
    if view.note:
        print_line(console, f"compared for {view.compares}: {view.note}")


def _match_row(match: Match) -> tuple[str, ...]:
    return (
        " + ".join(match.old),
        " + ".join(match.new),
        match.text or "not compared",
        match.number,
        match.position,
        match.shape,
        f"{match.score:.2f}" + ("?" if match.uncertain else ""),
        match.basis,
        match.id,
    )


def _left(view: AlignView) -> list[tuple[str, tuple[str, ...]]]:
    left = [
        ("dropped", view.dropped),
        ("added", view.added),
        ("not to be told: the other text is cut short or a summary", view.not_comparable),
    ]
    return [(name, addresses) for name, addresses in left if addresses]


def show_changes(console: Console, view: DiffView, old: Document, new: Document) -> None:
    """Print a redline: deleted and inserted words in colour, or within `[-…-]` and `{+…+}`."""
    _show_pair(console, view)
    for match in view.matches:
        _show_match(console, match)
        if match.text is None:
            _show_texts(console, "old", old, match.old)
            _show_texts(console, "new", new, match.new)
        for fact in match.facts:
            _show_fact(console, fact)
    for op, document, addresses in (("delete", old, view.dropped), ("insert", new, view.added)):
        for address in addresses:
            said = _clause(document.clause(address))
            name = "dropped" if op == "delete" else "added"
            print_line(console, (f"{name} {address}", _NAME))
            print_line(console, _run(console, op, said), indent=2)
    if view.not_comparable:
        print_line(console, f"{_left(view)[-1][0]}: {', '.join(view.not_comparable)}")


def _show_match(console: Console, match: DiffMatchView) -> None:
    axes: list[str] = [match.text or "wording not compared"]
    axes += ["renumbered"] if match.number == "changed" else []
    axes += ["moved"] if match.position == "moved" else []
    axes += [match.shape] if match.shape != "one-to-one" else []
    axes += ["uncertain"] if match.uncertain else []
    ends = f"{' + '.join(match.old)} → {' + '.join(match.new)}"
    print_line(console, (ends, _NAME), f"  {', '.join(axes)}  ", (match.id, _ID))
    if any(edit.op != "equal" for edit in match.edits):
        print_line(console, _redline(console, match.edits), indent=2)
    for name, words in (("old", match.not_in_old), ("new", match.not_in_new)):
        if words:
            print_line(console, f"not in the {name} copy, which breaks off: {words}", indent=2)


def _show_texts(console: Console, side: str, document: Document, addresses: Iterable[str]) -> None:
    for address in addresses:
        print_line(console, f"{side}: {_clause(document.clause(address))}", indent=2)


def _redline(console: Console, edits: Iterable[Edit]) -> Text:
    line = Text()
    for edit in edits:
        line.append_text(_run(console, edit.op, edit.text))
    return line


def _run(console: Console, op: str, words: str) -> Text:
    words = visible(words)
    if console.is_terminal and not console.no_color:
        return Text(words, style=_STYLES[op])
    before, after = _MARKS[op]
    return Text(f"{before}{words}{after}")


def _show_fact(console: Console, fact: FactChangeView) -> None:
    deadline = fact.kind == "deadline"
    old = _said(fact.old_comparator, fact.old, fact.old_unit, fact.old_quote, deadline=deadline)
    new = _said(fact.new_comparator, fact.new, fact.new_unit, fact.new_quote, deadline=deadline)
    print_line(console, (f"{fact.kind} {fact.change}: ", _NAME), f"{old} → {new}", indent=2)
    if fact.doubt:
        print_line(console, f"in doubt: {fact.doubt}", indent=4)


def _said(
    comparator: str | None,
    value: str | None,
    unit: str | None,
    quote: str | None,
    *,
    deadline: bool,
) -> str:
    if value is None:
        return "nothing"
    if deadline:
        return f"{deadline_words(value, comparator or '')} “{quote}”"
    return " ".join(part for part in (comparator, value, unit) if part) + f" “{quote}”"


def show_relations(console: Console, view: RelationsView) -> None:
    """Print the works as a table, then each relation with its words, the gaps and the conflicts."""
    heads = ("year", "number", "date", "held", "id", "title")
    works = sorted(view.works, key=lambda work: (_issued(work), work.id))
    print_table(console, heads, [_work_row(work) for work in works])
    names = _called(view.works)
    print_line(console)
    order = {work.id: at for at, work in enumerate(works)}
    for relation in sorted(view.relations, key=lambda each: (order[each.source], each.kind)):
        _show_relation(console, relation, names)
    titles = {series.id: series.title for series in view.series}
    for gap in view.gaps:
        print_line(console, f"{titles.get(gap.series, gap.series)}, ", _gap(gap, names))
    for conflict in view.conflicts:
        print_line(console, ("conflict: ", _NAME), conflict.message, "  ", (conflict.id, _ID))
        _show_evidence(console, conflict.evidence)


def _issued(work: WorkView) -> str:
    """Return what orders works in time; one of no known year comes last."""
    return work.date or (f"{work.year:04}-unknown" if work.year else "unknown")


def _called(works: Iterable[WorkView]) -> dict[str, str]:
    """Return what each work is called; its id stands behind a name that several bear."""
    names = {work.id: work.number or work.title or work.id for work in works}
    bearers = Counter(names.values())
    return {
        each: name if bearers[name] == 1 else f"{name} ({each})" for each, name in names.items()
    }


def _work_row(work: WorkView) -> tuple[str, ...]:
    year = str(work.year) if work.year else "unknown"
    held = "held" if work.held else "not held"
    return year, work.number or "", work.date or "unknown", held, work.id, work.title


def _show_relation(console: Console, relation: Relation, names: dict[str, str]) -> None:
    source, target = (names.get(end, end) for end in (relation.source, relation.target))
    kind = relation.kind + (" in part" if relation.scope == "partial" else "")
    print_line(
        console, f"{source} ", (kind, _NAME), f" {target}  {relation.basis}  ", (relation.id, _ID)
    )
    _show_evidence(console, relation.evidence)


def _gap(gap: Gap, names: dict[str, str]) -> str:
    if gap.mentioned is None:
        return f"{gap.year}: not held, and no text here names one"
    return f"{gap.year}: not held, named by others as {names.get(gap.mentioned, gap.mentioned)}"


def show_in_force(console: Console, view: InForceView) -> None:
    """Print the works in force on the day, those not in force, and those that cannot be told."""
    answers = (
        ("in force", view.in_force),
        ("not in force", view.not_in_force),
        ("cannot be told", view.unknown),
    )
    for name, listed in answers:
        print_line(console, (f"{view.date}: {name}: {len(listed)}", _NAME))
        for answer in listed:
            _show_answer(console, answer)


def _show_answer(console: Console, answer: InForceAnswerView) -> None:
    named = " ".join(part for part in (answer.number, answer.title) if part)
    print_line(console, f"{named}  ", (answer.work, _ID), indent=2)
    print_line(console, answer.reason, indent=4)
    _show_evidence(console, answer.evidence)


def show_trace(console: Console, view: TraceView) -> None:
    """Print each thread that holds the wording year by year, then the clauses in no thread."""
    if not view.threads and not view.clauses:
        print_line(console, f"no clause holds “{view.text}”")
    for thread in view.threads:
        print_line(console, (thread.name, _NAME), "  ", (thread.id, _ID))
        for step in thread.steps:
            year = str(step.year) if step.year else "year unknown"
            print_line(
                console, f"{year}  {step.number or step.work}: {', '.join(step.events)}", indent=2
            )
            for clause in step.clauses:
                _show_place(console, clause)
        for clause in thread.also_in:
            print_line(console, f"also in the {clause.kind} ({clause.language})", indent=2)
            _show_place(console, clause)
    for clause in view.clauses:
        print_line(console, (clause.number or clause.work or clause.document, _NAME))
        _show_place(console, clause)


def _show_place(console: Console, place: PlaceView) -> None:
    mark = "*" if place.holds else " "
    where = _where(place)
    print_line(console, f"{mark} ", (where, _QUIET), "  ", _clause(place), indent=4)


def _where(each: Evidence | PlaceView) -> str:
    if each.place:
        return f"{each.file}, {place_words(each.span, each.place)}"
    return f"{each.file}:{each.span[0]}-{each.span[1]}"


def show_explanation(console: Console, view: ExplanationView) -> None:
    """Print what each claim of an id says and every passage it rests on."""
    for claim in view.claims:
        print_line(console, (f"{claim.kind} {view.id}", _NAME))
        for line in claim.says:
            print_line(console, line, indent=2)
        _show_evidence(console, claim.evidence)


def _show_evidence(console: Console, evidence: Iterable[Evidence]) -> None:
    for each in evidence:
        print_line(
            console, (_where(each), _QUIET), f"  “{each.quote}”  ", (each.rule, _QUIET), indent=4
        )


def show_report(console: Console, view: ReportView) -> None:
    """Print where the report is and how much it holds."""
    print_line(console, (view.index, _NAME))
    counts = (
        f"documents: {view.documents}",
        f"works held: {view.held}",
        f"works only named: {view.works - view.held}",
        f"relations: {view.relations}",
        f"threads of clauses: {view.threads}",
        f"statements contradicted by an original: {view.contradicted}",
    )
    print_line(console, "; ".join(counts))
