"""Documents built by hand, for tests of the stages that read them."""

from lineage.digest import stable_id
from lineage.extraction.relations.references import find_references
from lineage.language.numbers import canonical_number, find_numbers
from lineage.models import Clause, Document, Evidence, Number, Stated
from lineage.models.document import ClauseKind, Language, TextKind


def stated(value: str, file: str) -> Stated:
    evidence = Evidence(file=file, span=(0, len(value)), quote=value, rule="test")
    return Stated(value=value, evidence=(evidence,))


def document(  # noqa: PLR0913
    text: str,
    *,
    title: str = "",
    number: str = "",
    issuer: str = "",
    signed: str = "",
    published: str = "",
    effective: str = "",
    language: Language = "zh",
    kind: TextKind = "original",
    file: str = "",
    parallel: tuple[str, ...] = (),
) -> Document:
    """Return a document of one point, whose references are read from its text."""
    key = stable_id("d", text, title, number, signed, kind)
    file = file or f"{key}.txt"

    def locate(start: int, end: int, rule: str) -> Evidence:
        return Evidence(file=file, span=(start, end), quote=text[start:end], rule=rule)

    def fact(value: str) -> Stated | None:
        return stated(value, file) if value else None

    value = None
    numbers = find_numbers(number)
    for found in numbers[:1]:
        canonical, resolved = canonical_number(found, issuer)
        value = Number(
            value=canonical,
            code=found.code,
            year=found.year,
            serial=found.serial,
            printed=found.printed,
            resolved=resolved,
            also=tuple(canonical_number(other, issuer)[0] for other in numbers[1:]),
        )
    role: ClauseKind = "point"
    clause = Clause(
        address="1",
        parent=None,
        kind=role,
        label="一、",
        number="1",
        heading="",
        text=text,
        span=(0, len(text)),
        label_span=(0, 0),
    )
    return Document(
        id=key,
        file=file,
        part=1,
        span=(0, len(text)),
        language=language,
        kind=kind,
        title=fact(title),
        number=stated(value.value, file) if value else None,
        number_value=value,
        issuer=fact(issuer),
        signed=fact(signed),
        published=fact(published),
        effective=fact(effective),
        clauses=(clause,),
        references=find_references(text, "1", issuer, locate),
        facts=(),
        parallel=parallel,
    )
