"""The page of a report, from the values it shows to HTML."""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lineage.language.folding import language_of
from lineage.layout import GRAPHS
from lineage.models import Clause, Finding, Lineage, Series
from lineage.rendering.catalogue import Catalogue, catalogue
from lineage.rendering.fonts import web_font
from lineage.rendering.naming import anchor, held_as, several, short_name, years
from lineage.rendering.phrases import basis_words, fact_words, place_words, rule_words
from lineage.rendering.sections.doubts import Doubt, doubts
from lineage.rendering.sections.force import ForceView, force_view
from lineage.rendering.sections.matches import (
    AlignmentView,
    FactRow,
    alignment_views,
    fact_rows,
    finding_rows,
)
from lineage.rendering.sections.threads import SeriesView, series_views
from lineage.rendering.sections.works import (
    FileRow,
    RelationRow,
    WorkRow,
    file_rows,
    relation_rows,
    work_rows,
)
from lineage.rendering.story import Sentence, story

__all__ = ["page_html"]

_MOST_AT_ONCE = 6
_MOST_HELD = 12
_KINDS: Mapping[str, str] = {
    "relations": "Which work replaced or implements which",
    "gaps": "What is missing",
    "clauses": "What became of the clauses",
    "facts": "What changed in substance",
    "audit": "Where a summary errs",
    "copies": "Copies of one text",
}
_HIDDEN = ("Cc", "Cs", "Co", "Zl", "Zp")
# Characters that turn the direction of what follows them; other invisible ones do no harm.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class _Page(NamedTuple):
    """Everything the page shows, in its order."""

    title: str
    lead: str
    headline: str
    translated: str
    joined: tuple[tuple[Series, str, bool], ...]
    held: tuple[tuple[str, str, str], ...]
    alt: str
    sizes: Mapping[str, tuple[int, int]]
    sections: tuple[tuple[str, str], ...]
    story: tuple[tuple[str, tuple[Sentence, ...], tuple[Sentence, ...]], ...]
    works: tuple[WorkRow, ...]
    force: ForceView
    series: tuple[SeriesView, ...]
    facts: tuple[FactRow, ...]
    findings: tuple[tuple[Finding, str], ...]
    alignments: tuple[AlignmentView, ...]
    relations: tuple[RelationRow, ...]
    doubts: tuple[tuple[str, tuple[Doubt, ...]], ...]
    files: tuple[FileRow, ...]
    tables: tuple[str, ...]
    graphs: tuple[str, ...]


def page_html(
    lineage: Lineage, sizes: Mapping[str, tuple[int, int]], tables: Iterable[str] = ()
) -> str:
    """Return the page of a result; `sizes` are the figures' in CSS pixels, by their names.

    The page needs no network and no script. It carries a font with just its own characters, which a
    browser takes where the machine has no other for them.
    """
    environment = Environment(
        loader=PackageLoader("lineage.rendering"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {
        "anchor": anchor,
        "lang": language_of,
        "basis": basis_words,
        "first_up": _first_up,
        "lead": _lead_in,
        "rule": rule_words,
        "value": fact_words,
        "where": place_words,
    }
    page = _page(catalogue(lineage), sizes, tuple(tables))
    body = environment.get_template("page.html").render(page=page)
    style = Markup(environment.get_template("style.css").render())  # noqa: S704 - our own file
    return environment.get_template("index.html").render(
        page=page,
        style=style,
        face=_face(body),
        body=Markup(body),  # noqa: S704 - escaped above
    )


def _shown(value: object) -> object:
    """Return what is written for a value: hidden and turning characters by their names."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(f"⟨U+{ord(each):04X}⟩" if _is_hidden(each) else each for each in value)


def _is_hidden(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in _TURNING or unicodedata.category(character) in _HIDDEN


def _first_up(text: str) -> str:
    """Return a text with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def _lead_in(clause: Clause) -> tuple[str, str]:
    """Return the heading of a clause and the text after it; often the text begins with it."""
    if clause.heading and clause.text.startswith(clause.heading):
        return clause.heading, clause.text[len(clause.heading) :]
    return clause.heading, f" {clause.text}" if clause.heading else clause.text


def _face(body: str) -> Markup:
    """Return the rule for a font that holds the page's characters other than ASCII."""
    characters = "".join(sorted({each for each in body if ord(each) > 127}))  # noqa: PLR2004
    coded = base64.b64encode(web_font(characters)).decode("ascii")
    return Markup(
        '@font-face {{ font-family: "Lineage Page"; src: url("data:font/otf;base64,{}"); }}\n'
    ).format(coded)


def _page(book: Catalogue, sizes: Mapping[str, tuple[int, int]], tables: tuple[str, ...]) -> _Page:
    views = series_views(book)
    shown = _Page(
        title=_title(book),
        lead=_lead(book),
        headline=_headline(book),
        translated=_translated(book),
        joined=_joined(book),
        held=_held(book),
        alt=_alt(book),
        sizes=sizes,
        sections=(),
        story=_story(book),
        works=work_rows(book),
        force=force_view(book),
        series=views,
        facts=fact_rows(book),
        findings=finding_rows(book),
        alignments=alignment_views(book),
        relations=relation_rows(book),
        doubts=doubts(book),
        files=file_rows(book),
        tables=tables,
        graphs=GRAPHS,
    )
    return shown._replace(sections=_sections(shown))


def _title(book: Catalogue) -> str:
    """Return the name of the longest series, else of the first work held."""
    named = _longest_series(book)
    if named:
        return named.title
    held = [each for each in book.lineage.works if each.held and each.part_of is None]
    if not held:
        return "No work was found"
    rest = f" and {several(len(held) - 1, 'more work')}" if len(held) > 1 else ""
    return f"{short_name(held[0])}{rest}"


def _longest_series(book: Catalogue) -> Series | None:
    return min(book.lineage.series, key=lambda each: (-len(each.works), each.id), default=None)


def _headline(book: Catalogue) -> str:
    """Return what the headline is, where no page need bear it."""
    series = _longest_series(book)
    if series is None or not series.title:
        return ""
    return "This is the title of the latest text held of the longest series, without its year."


def _joined(book: Catalogue) -> tuple[tuple[Series, str, bool], ...]:
    """Return each series with the years of its works, and whether a section of its own tells it."""
    threaded = {each.series for each in book.lineage.threads}
    return tuple(
        (
            each,
            years(year for name in each.works if (year := book.works[name].year) is not None),
            each.id in threaded,
        )
        for each in book.lineage.series
    )


def _translated(book: Catalogue) -> str:
    """Return the shortest English name of the latest work of the longest series, if it has one."""
    series = _longest_series(book)
    if series is None or language_of(series.title) == "en":
        return ""
    latest = [each for name in series.works if (each := book.works[name]).held][-1:]
    names = [name for each in latest for name in each.names if language_of(name) == "en"]
    return min(names, key=lambda name: (len(name), name), default="")


def _lead(book: Catalogue) -> str:
    works = [each for each in book.lineage.works if each.part_of is None]
    held = sum(each.held for each in works)
    named = len(works) - held
    texts = sum(len(text.documents) for each in works for text in each.expressions)
    failed = len(book.lineage.failures)
    said = (
        f"{several(len(book.lineage.sources), 'file')} read, which "
        f"{'holds' if len(book.lineage.sources) == 1 else 'hold'} "
        f"{several(texts, 'text')} of {several(held, 'work')}"
    )
    if named:
        said += f"; {several(named, 'more work')} known only because these name "
        said += "it" if named == 1 else "them"
    return f"{said}." + (f" {several(failed, 'file')} could not be read." if failed else "")


def _held(book: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Return each held work's id and name, and what it is held as, by year; none if many."""
    held = sorted(
        (each for each in book.lineage.works if each.held and each.part_of is None),
        key=lambda each: (each.year or 9999, each.id),
    )
    if len(held) > _MOST_HELD:
        return ()
    return tuple((each.id, short_name(each), "; ".join(held_as(each))) for each in held)


def _alt(book: Catalogue) -> str:
    """Return what the lineage figure shows, in words."""
    works = ", ".join(
        f"{short_name(each)} ({each.year or 'undated'}{'' if each.held else ', not held'})"
        for each in book.lineage.works
        if each.part_of is None and (each.held or each.series)
    )
    return f"Works by year with what each repeals, amends or implements: {works}"


def _story(
    book: Catalogue,
) -> tuple[tuple[str, tuple[Sentence, ...], tuple[Sentence, ...]], ...]:
    told = story(book)
    groups = []
    for kind, heading in _KINDS.items():
        of_kind = tuple(each for each in told if each.kind == kind)
        if of_kind:
            groups.append((heading, of_kind[:_MOST_AT_ONCE], of_kind[_MOST_AT_ONCE:]))
    return tuple(groups)


def _sections(page: _Page) -> tuple[tuple[str, str], ...]:
    every: tuple[tuple[str, str, object], ...] = (
        ("story", "Story", True),
        ("lineage", "Figure", page.works),
        ("works", "Works", page.works),
        ("in-force", "In force", page.force.rows),
        *((anchor(each.series.id), "Clauses", True) for each in page.series[:1]),
        ("facts", "Facts", page.facts),
        ("audit", "Audit", page.findings),
        ("matches", "Side by side", page.alignments),
        ("relations", "Relations", page.relations),
        ("unknown", "Not known", True),
        ("texts", "What was read", page.files),
    )
    return tuple((target, words) for target, words, filled in every if filled)
