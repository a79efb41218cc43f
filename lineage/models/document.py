"""One text of a page, cut into its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, Self

from lineage.models.value import Evidence, Issue, Place, Span, Stated, Value

__all__ = [
    "Clause",
    "ClauseKind",
    "Document",
    "Fact",
    "Language",
    "Number",
    "Passage",
    "PassageKind",
    "Reference",
    "TextKind",
]

Language = Literal["zh", "en"]
TextKind = Literal["original", "translation", "summary"]
ClauseKind = Literal[
    "part",
    "chapter",
    "section",
    "article",
    "paragraph",
    "point",
    "item",
    "annex",
    "preamble",
    "closing",
]
FactKind = Literal["deadline", "target", "body", "duty"]
PassageKind = Literal[
    "title",
    "number",
    "salutation",
    "signature",
    "date",
    "note",
    "footnote",
    "contents",
    "annex list",
]
ReferenceKind = Literal[
    "repeals",
    "amends",
    "implements",
    "based_on",
    "cites",
    "issues",
    "annex_of",
    "same_work",
    "expires",
]


class Number(Value):
    """A document number: `value` is its one form, whatever was printed.

    `value` reads `京政办发〔2025〕3号` where the issuer's characters are known; an order is
    `国务院令第736号`, an announcement `生态环境部公告2024年第5号`, an act
    `Regulation (EU) 2020/1783`, a standard `GB/T 9704-2012`. Where only letters are known and
    several issuers fit, or an order is named without its organ, `resolved` is false and `value`
    keeps what is known (`jzbf〔2020〕8号`, `令第12号`). `year` is 0 where the number has none.
    `also` holds the values of the further numbers of a document that several bodies issued
    together.
    """

    value: str
    code: str
    year: int
    serial: int
    printed: str
    resolved: bool
    also: tuple[str, ...] = ()


class Clause(Value):
    """One numbered unit, or the preamble or closing that stands before or after them.

    `label` is as printed (`（三）`), `number` the label in Arabic figures (`3`, `17-1`, `1.1.5`),
    `address` unique in the document (`art17-1`, `2/3`, `p1`). `text` stands behind the label, its
    children left out; `span` is the place of `text` in the file, with white space and page numbers
    between joined lines as in `Evidence`, and `place` the page and line, or the paragraph, of the
    label. `cut` says that the copy breaks off inside this clause. `file` is the file that the
    spans count in where it is not the document's own: in a text put together from copies.

    An article's own text is its first paragraph (款); each further one without a label of its own
    is a clause of kind `paragraph` with its count for a number, at `art5/p2`, its items below it.
    """

    address: str
    parent: str | None
    kind: ClauseKind
    label: str
    number: str
    heading: str
    text: str
    span: Span
    label_span: Span
    place: Place | None = None
    cut: bool = False
    file: str = ""


class Passage(Value):
    """What stands in a document outside its clauses, as one stretch of the page.

    A `footnote` is the document's own, a `note` an editor's or a remark on how it is issued.
    """

    kind: PassageKind
    text: str
    span: Span
    place: Place | None = None


class Reference(Value):
    """What a document says of another one, by number, by title, or by both.

    `kind` is the relation the words state. `scope` is `partial` where only some provisions are
    meant, which `provisions` then quotes. `clause` is the address where it stands. For `expires`
    the document speaks of itself and `until` is the last day, in ISO 8601, or a duration (`P5Y`);
    for `amends` it is what the validity of the other one is prolonged to or by, where it is. A
    title without a clause is that of the document itself. `same_work` names the work of which the
    text says that it is a translation or a summary.
    `ends` is, for `repeals`, the first day without force that the words give, in ISO 8601 as far
    as it is known; empty where they give none and the end comes with the repealer's own beginning.
    """

    kind: ReferenceKind
    number: Number | None
    title: str
    issuer: str
    scope: Literal["whole", "partial"]
    provisions: str
    clause: str | None
    until: str
    evidence: Evidence
    ends: str = ""


class Fact(Value):
    """One deadline, target, body or duty that a clause states.

    `value` is in one form however it is written: a deadline `2025-06-30`, `2025` or
    `every-month:workday-3`; a target a plain decimal with its `unit`; a body its name; a duty its
    word. `comparator` is `by`, `before`, `within`, `from` for a deadline; `>=`, `<=`, `=`, `~`,
    `-`, `+` for a target; `lead`, `responsible`, `assisting` for a body; `required`,
    `prohibited`, `expected`, `encouraged`, `permitted` for a duty. `subject` is what is measured
    or asked for, in the clause's words. `within` is the place in the clause's text, `evidence` the
    place in the file.
    """

    id: str
    kind: FactKind
    value: str
    unit: str
    comparator: str
    subject: str
    clause: str
    within: Span
    evidence: Evidence


class Document(Value):
    """One witness: one text, in one language, that one file holds.

    A bilingual page gives several, told apart by `part`. `id` follows from the words alone, never
    from the file's name. `incomplete` says why the text is known to be cut short; a text
    with none is complete as far as its own words tell. `parallel` holds the ids of the other texts
    of the same page. `copies` holds, for a text put together from several files, the ids of the
    documents it was read from, the one that gives its head first.
    """

    id: str
    file: str
    part: int
    span: Span
    language: Language
    kind: TextKind
    title: Stated | None
    number: Stated | None
    number_value: Number | None
    issuer: Stated | None
    signed: Stated | None
    published: Stated | None
    effective: Stated | None
    clauses: tuple[Clause, ...]
    references: tuple[Reference, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...] = ()
    incomplete: tuple[Evidence, ...] = ()
    parallel: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing in the copy says that it is cut short."""
        return not self.incomplete

    def whole(self, address: str) -> tuple[Clause, ...]:
        """Return a clause; of an article, also its paragraphs and items, in order."""
        at = self._order[address]
        end = at + 1
        if self.clauses[at].kind == "article":
            held: set[str | None] = {address}
            while end < len(self.clauses) and self.clauses[end].parent in held:
                held.add(self.clauses[end].address)
                end += 1
        return self.clauses[at:end]

    def clause(self, address: str) -> Clause:
        """Return the clause at an address; `KeyError` where there is none."""
        return self.clauses[self._order[address]]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, which looks its clauses up anew where it was given others."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("_order", None)
        return copied

    @cached_property
    def _order(self) -> dict[str, int]:
        """Where each address stands, the first where one stands twice."""
        pairs = [(clause.address, at) for at, clause in enumerate(self.clauses)]
        return dict(reversed(pairs))
