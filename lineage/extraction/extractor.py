"""A page to its documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lineage.digest import stable_id
from lineage.extraction.cutting.clauses import Reading, read_clauses
from lineage.extraction.cutting.completeness import find_missing
from lineage.extraction.cutting.draft import Draft
from lineage.extraction.facts.facts import find_facts
from lineage.extraction.header import Header, read_header
from lineage.extraction.page.parting import set_labels_apart
from lineage.extraction.page.parts import Part, split_parts
from lineage.extraction.page.passages import find_passages
from lineage.extraction.relations.page_references import read_references
from lineage.language.dates import find_dates, plan_year
from lineage.language.folding import fold, language_of
from lineage.language.lookup import lowered
from lineage.language.numbers import find_numbers
from lineage.models import Clause, Document, Evidence, Fact, Issue, Source
from lineage.models.document import Language, TextKind
from lineage.models.value import made

__all__ = ["extract"]

# What tells a second clause of one number from the first.
_TIMES = re.compile(r"~\d+")
_FEWEST_REPEATED = 2
_BEGINNING = 64

# English text about bodies that publish in Chinese was translated by somebody.
_CHINESE_BODIES = re.compile(
    r"people ?['’]? ?s government|municipal (?:party )?committee|state council|"
    r"communist party of china|people's republic of china|cpc\b(?<!\wcpc)|"
    r"provincial (?:government|party)"
)


def extract(source: Source) -> tuple[Document, ...]:
    """Return the documents of a page: one, or one for each text that the page tells apart.

    Nothing is refused: a page without a numbered clause gives a document without clauses, and an
    `Issue` that says so. Where no word stands (marks, figures, a page's frame alone) there is no
    document: nothing could be said of its language; the source's own `Issue` says so.
    """
    if any(issue.rule == "no words" for issue in source.issues):
        return ()
    parts = [set_labels_apart(part) for part in split_parts(source)]
    documents = [_document(source, part, at) for at, part in enumerate(parts, start=1)]
    ids = [document.id for document in documents]
    return tuple(
        document.model_copy(update={"parallel": tuple(i for i in ids if i != document.id)})
        for document in documents
    )


def _document(source: Source, part: Part, order: int) -> Document:
    language: Language = "zh" if language_of(_text(part)) == "zh" else "en"
    reading = read_clauses(part.units, language)
    header = read_header(source, part, reading, language)
    kind = _kind(part, language, header, reading)
    document_id = stable_id(f"{language}-{kind}", fold(_text(part)))
    missing = find_missing(source, reading.drafts, part.end)
    begin = part.units[0].start if part.units else 0
    issuer = header.issuer.value if header.issuer else ""
    return Document(
        id=document_id,
        file=source.file,
        part=order,
        span=source.place(begin, max(begin, part.end)),
        language=language,
        kind=kind,
        **header._asdict(),
        clauses=_clauses(source, reading.drafts, missing),
        references=read_references(source, part, reading, issuer),
        facts=_facts(source, reading.drafts, language, _year(header), document_id),
        passages=find_passages(source, part.units, reading.roles),
        incomplete=missing,
        issues=_issues(source, part, reading),
    )


def _text(part: Part) -> str:
    """Return a part as one text, which is as large as the file and held no longer than needed."""
    return "\n".join(unit.text for unit in part.units)


def _kind(part: Part, language: Language, header: Header, reading: Reading) -> TextKind:
    """Return what a text is; notes that only speak of Chinese bodies are nobody's translation."""
    if part.kind == "summary":
        return "summary"
    if part.kind == "translation":
        return "translation"
    document = header.title or header.number or _numbered(reading)
    if language == "en" and document:
        chinese = any(_is_chinese(unit.text) for unit in part.units)
        return "translation" if chinese else "original"
    return "original"


def _is_chinese(text: str) -> bool:
    """Tell whether English text names a body that publishes in Chinese, or a number of one."""
    scripts = {number.script for number in find_numbers(text)}
    return not scripts.isdisjoint({"pinyin", "initials"}) or bool(
        _CHINESE_BODIES.search(lowered(text))
    )


def _clauses(
    source: Source, drafts: Sequence[Draft], missing: Sequence[Evidence]
) -> tuple[Clause, ...]:
    cut_at = {e.span[1] for e in missing if e.rule == "ends inside a sentence"}
    clauses = []
    for draft in drafts:
        span = source.place(draft.start, draft.end)
        clauses.append(
            made(
                Clause,
                address=draft.address,
                parent=draft.parent,
                kind=draft.kind,
                label=draft.label,
                number=draft.number,
                heading=draft.heading,
                text=source.text[draft.start : draft.end],
                span=span,
                label_span=(label_span := source.place(draft.label_start, draft.label_end)),
                place=source.printed_at(label_span[0]),
                cut=span[1] in cut_at,
                file="",
            )
        )
    return tuple(clauses)


def _locate(source: Source, start: int) -> Callable[[int, int, str], Evidence]:
    return lambda begin, end, rule: source.evidence(start + begin, start + end, rule)


def _year(header: Header) -> int | None:
    title = header.title.value if header.title else ""
    number = header.number_value.year if header.number_value else None
    return plan_year(title, number, header.signed.value if header.signed else "")


def _facts(
    source: Source,
    drafts: Sequence[Draft],
    language: Language,
    year: int | None,
    document_id: str,
) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for draft in drafts:
        if draft.kind in {"preamble", "closing", "annex"}:
            continue
        text = source.text[draft.start : draft.end]
        locate = _locate(source, draft.start)
        found += find_facts(text, draft.address, language, year, document_id, locate, draft.columns)
    return tuple(found)


def _repetition(source: Source, drafts: Sequence[Draft]) -> list[Issue]:
    """Say where the whole text begins a second time; one clause alike is no repetition."""
    first = {draft.address: draft for draft in drafts}
    again = []
    for draft in drafts:
        old = first.get(_TIMES.sub("", draft.address)) if "~" in draft.address else None
        if old and _alike(source, old, draft):
            again.append(draft)
    if len(again) < _FEWEST_REPEATED:
        return []
    return [
        Issue(
            rule="text repeats",
            message=f"{len(again)} clauses stand twice on this page, from {again[0].label} on",
            advice="keep one copy of the text in the file",
            file=source.file,
            span=source.place(again[0].label_start, again[0].end),
        )
    ]


def _alike(source: Source, old: Draft, new: Draft) -> bool:
    """Tell whether two clauses say the same; what they begin with settles nearly all."""
    texts = [source.text[draft.start : draft.end] for draft in (old, new)]
    begins = [fold(text[:_BEGINNING]).replace(" ", "") for text in texts]
    if not begins[0].startswith(begins[1]) and not begins[1].startswith(begins[0]):
        return False
    folded = fold(texts[0])
    return bool(folded) and folded == fold(texts[1])


def _numbered(reading: Reading) -> bool:
    return any(d.kind not in {"preamble", "closing", "annex"} for d in reading.drafts)


def _issues(source: Source, part: Part, reading: Reading) -> tuple[Issue, ...]:
    issues = [
        Issue(
            rule=oddity.rule,
            message=oddity.message,
            advice="look whether the page lost or repeated something there",
            file=source.file,
            span=source.place(part.units[oddity.at].start, part.units[oddity.at].end),
        )
        for oddity in reading.oddities
    ]
    issues += _repetition(source, reading.drafts)
    if not _numbered(reading):
        issues.append(
            Issue(
                rule="no numbered clause",
                message="no numbered clause was found on this page",
                advice="check that the text of the document is on it, or leave the file out",
                file=source.file,
            )
        )
    issues += [
        Issue(
            rule="no such day",
            message=f"no calendar has this day: {unit.text[date.start : date.end]}",
            advice="check it against another copy",
            file=source.file,
            span=source.place(unit.start + date.start, unit.start + date.end),
        )
        for unit in part.units
        for date in find_dates(unit.text)
        if not date.value
    ]
    return tuple(issues)
