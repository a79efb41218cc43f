"""What a text says of itself: title, number, issuer, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.extraction.cutting.clauses import Reading
from lineage.extraction.page.adoption import read_adoption
from lineage.extraction.page.delivery import read_delivery
from lineage.extraction.page.headlines import closed_up
from lineage.extraction.page.parts import Part, Unit
from lineage.extraction.page.roles import undated
from lineage.extraction.page.shapes import is_title
from lineage.extraction.relations.effect import effect_day, find_effect
from lineage.language.dates import find_dates
from lineage.language.numbers import canonical_number, find_numbers, is_open
from lineage.models import Evidence, Number, Source, Stated

__all__ = ["Header", "read_header"]

# A space that a copy put between a figure and a Chinese character.
_LOOSE = re.compile(r"(?<=[\u3400-\u9fff])\s(?=[0-9])|(?<=[0-9])\s(?=[\u3400-\u9fff])")
_ISSUES = re.compile(r"(.{2,60}?)(?:关于|印发)")
_ISSUES_EN = re.compile(
    r"(?:notice|circular|opinions?|announcement)\s+(?:of|from|by)\s+(?:the\s+)?(.{5,90}?)\s+on\s",
    re.IGNORECASE,
)
_ISSUER_FIRST_EN = re.compile(
    r"(?:the\s+)?(.{5,90}?)\s+(?:(?:has |have )?(?:issued|printed|published|released))",
    re.IGNORECASE,
)
# A page's headline can be short for this one, or put the number before it.
_FORMAL = re.compile(
    r"《?[^〔\[《]{0,80}(?:关于|印发|转发|发布).{2,200}的(?:通知|意见|决定|公告|通告|批复|函|决议)》?"
)
_BODY = re.compile(r"(?:政府|办公[厅室]|委员会|[厅局部委署院]|常委会|人大)$")
_BODY_EN = re.compile(
    r"\b(?:government|office|committee|council|commission|bureau|ministry|department)\b",
    re.IGNORECASE,
)
# 省政府办公厅 signs for the one province that only the title names.
_RELATIVE = re.compile("(?:省|市|区|县|州|盟|旗|自治[区州县])(?:人民)?政府|(?:省|市|区|县|州)委")
_LAST_ARTICLES = 5
# British instruments begin with it, and a summary has it in a point.
_BEGINS_SO = re.compile(
    r"(?:these|this|the (?:measures|provisions|regulations|rules|notice|plan|opinions))\b"
    r"[^.;]{0,160}\b(?:comes? into (?:force|operation|effect)|takes? effect)\b",
    re.IGNORECASE,
)
_HEAD = 12
_OWN_NUMBER = re.compile(
    r"(?:(?:council|commission|implementing|delegated|framework)\s)*", re.IGNORECASE
)


class Header(NamedTuple):
    """What a text says of itself, each fact with its words; `None` where it says nothing."""

    title: Stated | None
    number: Stated | None
    number_value: Number | None
    issuer: Stated | None
    signed: Stated | None
    published: Stated | None
    effective: Stated | None


def read_header(source: Source, part: Part, reading: Reading, language: str) -> Header:
    """Return what a text says of itself.

    The number is taken from a line of its own or from the page's statement, never from a sentence
    that speaks of another document. The day of signature and the day the page is of are two facts.
    """
    by_role: dict[str, list[Unit]] = {}
    for unit, role in zip(part.units, reading.roles, strict=True):
        by_role.setdefault(role, []).append(unit)
    begin = min((draft.start for draft in reading.drafts), default=0)
    title = _title(source, by_role.get("title", []), begin, part.fields, language)
    delivery = read_delivery(source, part.units, begin)
    title = title or delivery.title
    issuer = _issuer(source, by_role, part.fields, title, language) or delivery.issuer
    ahead = [
        Unit(unit.start, unit.start + length, unit.text[:length])
        for unit in by_role.get("title", [])
        if (length := _number_ahead(unit.text))
    ]
    lines = [*_running(source, part.units, begin), *by_role.get("number", []), *ahead]
    number, value = _number(source, lines, part.fields, issuer, title)
    notes = by_role.get("note", ())
    signed = _signed(source, part, reading) or delivery.day
    signed = signed or read_adoption(source, notes, begin)
    closings = [d for d in reading.drafts if d.kind == "closing"]
    articles = [d for d in reading.drafts if d.kind in {"article", "paragraph"}][-_LAST_ARTICLES:]
    spans = [(d.start, d.end) for d in (*closings, *articles)]
    spans += [
        (d.start, d.end)
        for d in reading.drafts
        if d.kind in {"point", "section", "item"} and _BEGINS_SO.match(source.text, d.start, d.end)
    ]
    spans += [(note.start, note.end) for note in notes if note.start < begin]
    return Header(
        title=title,
        number=number,
        number_value=value,
        issuer=issuer,
        signed=signed,
        published=_date_field(source, part.fields.get("published"), "published"),
        effective=_effective(source, spans, signed),
    )


def _stated(source: Source, start: int, end: int, rule: str, value: str = "") -> Stated:
    evidence = source.evidence(start, end, rule)
    return Stated(value=value or evidence.quote, evidence=(evidence,))


def _title(
    source: Source,
    titles: Sequence[Unit],
    begin: int,
    fields: dict[str, Unit],
    language: str,
) -> Stated | None:
    """Return the title at the head, that is above `begin`: the formal one before a headline."""
    if not titles:
        stated = fields.get("title")
        return _stated(source, stated.start, stated.end, "title stated") if stated else None
    whole = _whole_titles(titles, language)
    head = [stated for stated in whole if stated.start < begin] or whole[:1]
    best = next((stated for stated in head if _FORMAL.fullmatch(stated.text)), head[0])
    ahead = next(iter(find_numbers(best.text)), None)
    own = ahead and ahead.script == "plain"
    text = best.text if own else best.text[_number_ahead(best.text) :].strip()
    bare = text[1:-1] if re.fullmatch(r"《[^《》]*》", text) else text
    return _stated(source, best.start, best.end, "title line", bare)


def _number_ahead(title: str) -> int:
    """Return where a title begins behind the number that stands in its line."""
    found = next(iter(find_numbers(title)), None)
    return found.end if found and found.start == 0 and found.end < len(title) else 0


def _running(source: Source, units: Sequence[Unit], begin: int) -> Iterator[Unit]:
    """Yield what names a document by number at its head, in other lines than a number line.

    An organ's order is named over two lines; an act of the Union, and a standard, in its title.
    """
    head = [unit for unit in units if not begin or unit.start < begin][:_HEAD]
    for above, unit in pairwise(head):
        text = source.text[above.start : unit.end]
        numbers = find_numbers(text)
        if len(numbers) == 1 and numbers[0].is_order:
            number = numbers[0]
            if number.start < above.end - above.start < number.end and number.end >= len(text) - 1:
                yield Unit(above.start, unit.end, text)
    for unit in head:
        first = next(iter(find_numbers(unit.text)), None)
        if first and first.script == "plain" and _OWN_NUMBER.fullmatch(unit.text, 0, first.start):
            yield Unit(unit.start, unit.start + first.end, unit.text[: first.end])


def _whole_titles(titles: Sequence[Unit], language: str) -> list[Unit]:
    """Return titles; one may be broken over lines, of which only the last reads like a title."""
    whole: list[Unit] = []
    lines: list[Unit] = []
    for unit in titles:
        lines.append(unit)
        if is_title(unit.text, language):
            text = _LOOSE.sub("", "".join(closed_up(line.text) for line in lines))
            whole.append(Unit(lines[0].start, unit.end, text))
            lines = []
    return whole or list(titles[:1])


def _issuer(
    source: Source,
    by_role: dict[str, list[Unit]],
    fields: dict[str, Unit],
    title: Stated | None,
    language: str,
) -> Stated | None:
    signatures = by_role.get("signature", [])
    named = _named_issuer(title, language)
    if signatures and named and _RELATIVE.match(signatures[0].text):
        return named
    if signatures:
        bodies = [unit.text[: undated(unit.text)] for unit in signatures]
        evidence = tuple(
            source.evidence(unit.start, unit.start + len(body), "signature")
            for unit, body in zip(signatures, bodies, strict=True)
        )
        return Stated(value=" ".join(bodies), evidence=evidence)
    if "issuer" in fields and not fields["issuer"].text.endswith("网站"):
        unit = fields["issuer"]
        return _stated(source, unit.start, unit.end, "issuer stated by the page")
    return named


def _named_issuer(title: Stated | None, language: str) -> Stated | None:
    """Return the body that a title names as the one that issues it."""
    if title is None:
        return None
    patterns = (_ISSUES_EN, _ISSUER_FIRST_EN) if language == "en" else (_ISSUES,)
    shape = _BODY_EN if language == "en" else _BODY
    for pattern in patterns:
        found = pattern.match(title.value)
        if found and shape.search(found[1]):
            return Stated(value=found[1].strip(" 　"), evidence=title.evidence)
    return None


def _number(
    source: Source,
    units: Sequence[Unit],
    fields: dict[str, Unit],
    issuer: Stated | None,
    title: Stated | None,
) -> tuple[Stated | None, Number | None]:
    places = [*units, *([fields["number"]] if "number" in fields else [])]
    for unit in places:
        numbers = find_numbers(unit.text)
        for found in numbers[:1]:
            named = " ".join(stated.value for stated in (issuer, title) if stated)
            value, resolved = canonical_number(found, named)
            also = [canonical_number(other, named)[0] for other in numbers[1:]]
            start, end = unit.start + found.start, unit.start + found.end
            evidence = source.evidence(start, end, "number line")
            number = Number(
                value=value,
                code=found.code,
                year=found.year,
                serial=found.serial,
                printed=found.printed,
                resolved=resolved,
                also=tuple(value for value in also if not is_open(value)),
            )
            return Stated(value=value, evidence=(evidence,)), number
    return None, None


def _signed(source: Source, part: Part, reading: Reading) -> Stated | None:
    dates = [
        unit
        for at, (unit, role) in enumerate(zip(part.units, reading.roles, strict=True))
        if (
            role == "date"
            and (at == 0 or reading.roles[at - 1] in {"signature", "date", "text", "closing"})
        )
        or (role == "signature" and undated(unit.text) < len(unit.text))
    ]
    if dates:
        unit = dates[0]
        found = find_dates(unit.text)
        if found and found[0].value:
            start, end = unit.start + found[0].start, unit.start + found[0].end
            return _stated(source, start, end, "date of signature", found[0].value)
    return _date_field(source, part.fields.get("signed"), "date of signature")


def _date_field(source: Source, unit: Unit | None, rule: str) -> Stated | None:
    found = next((date for date in find_dates(unit.text) if date.value), None) if unit else None
    if unit is None or found is None:
        return None
    return _stated(source, unit.start + found.start, unit.start + found.end, rule, found.value)


def _effective(
    source: Source, spans: Sequence[tuple[int, int]], issued: Stated | None
) -> Stated | None:
    """Return the day of effect, one that is stated before one that is counted from the issue."""
    read = [(start, find_effect(source.text[start:end])) for start, end in spans]
    found = [(start, effect) for start, effect in read if effect]
    for start, effect in sorted(found, key=lambda each: not each[1].value):
        place = start + effect.start, start + effect.end
        if effect.value:
            return _stated(source, *place, "stated day of effect", effect.value)
        if issued and (day := effect_day(effect, issued.value)):
            said = source.evidence(*place, "in force from issue")
            evidence: tuple[Evidence, ...] = (said, *issued.evidence)
            return Stated(value=day, basis="inferred", evidence=evidence)
    return None
