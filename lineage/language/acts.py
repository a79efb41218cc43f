"""Acts of the European Union and technical standards, which name themselves in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.language.orders import Reading

__all__ = ["find_acts", "find_standards"]

_UNION = r"eu|ec|eec|euratom|eu,\s?euratom|ec,\s?euratom|efsi|cfsp"
_PAIR = r"(?P<one>\d{1,5})/(?P<other>\d{1,5})(?![\d/])"
_KIND = r"(?<![a-z])(?P<kind>regulation|directive|decision|recommendation)s?"
_ACTS = (
    re.compile(rf"{_KIND}\s?\((?P<union>{_UNION})\)\s?(?:nos?\.?\s?)?{_PAIR}"),
    re.compile(
        rf"{_KIND}\s?(?:no\.?\s?)?(?P<one>\d{{2,4}})/(?P<other>\d{{1,4}})/"
        r"(?P<union>eu|ec|eec|euratom|jha|cfsp|ecsc)(?![a-z])"
    ),
    re.compile(rf"{_KIND}\s?nos?\.?\s?{_PAIR}(?!/)"),
    re.compile(
        rf"\((?P<union>{_UNION})\)\s?(?:no\.?\s?)?第?\s?{_PAIR}\s?号?\s?"
        r"(?:号)?(?P<kind>条例|指令|决定|法规|规例)"
    ),
)
_KINDS = {"条例": "Regulation", "法规": "Regulation", "规例": "Regulation", "指令": "Directive",
          "决定": "Decision"}  # fmt: skip
_FIRST_IN_YEAR_ORDER = 2015
_LAST_OF_TWO_FIGURES = 1998
_LONG_YEAR = 1000
_YEARS = range(1952, 2100)


def find_acts(text: str) -> Iterator[Reading]:
    """Yield the acts of the European Union that folded text names by number.

    Regulations bear their year last until 2014 and first since 2015, directives always first; a
    year until 1998 has two figures (Official Journal, numbering of acts).
    """
    for pattern in _ACTS:
        for match in pattern.finditer(text):
            if reading := _act(match):
                yield reading


def _act(match: re.Match[str]) -> Reading | None:
    found = match.groupdict()
    kind = _KINDS.get(found["kind"]) or found["kind"].capitalize()
    union = (found.get("union") or "").replace(" ", "").replace(",", ", ").upper()
    union = union.replace("EURATOM", "Euratom")
    one, other = found["one"], found["other"]
    trailing = match.re is _ACTS[1]
    first, last = _year(one), _year(other)
    in_year_order = _FIRST_IN_YEAR_ORDER <= first < _YEARS.stop
    if trailing or (in_year_order and match.re is not _ACTS[2]):
        year, serial, year_first = first, int(other), True
    else:
        year, serial, year_first = last, int(one), False
    if year not in _YEARS:
        return None
    short = f"{year % 100:02}" if year <= _LAST_OF_TWO_FIGURES else str(year)
    if trailing:
        form = f"{kind} {short}/{serial}/{union}"
    elif not union:
        form = f"{kind} No {serial}/{short}"
    elif year_first:
        form = f"{kind} ({union}) {year}/{serial}"
    else:
        form = f"{kind} ({union}) No {serial}/{short}"
    code = f"{kind} ({union})" if union else kind
    return Reading(*match.span(), code, year, serial, "plain", form)


def _year(figures: str) -> int:
    value = int(figures)
    return value if value >= _LONG_YEAR or len(figures) != len("71") else 1900 + value


# The bodies whose standards documents cite, by the letters of their numbers.
_STANDARDS = (
    "gb gbj gbz gbn hj hbc cjj cjt cj jgj jgt jg jtg jts jtj jt sl sz ny sn qb jb hg yy "
    "ga mh tb jr ws qx dz ld lb ly db dl yd yb yc yz xf ww wb sb sh sj rb nb mt hy hs gm "
    "gy fz fys ct by bb aq cecs tsg iso iec itu en astm ansi din bs jis ieee rfc"
).split()
_LETTERS = "|".join(sorted(_STANDARDS, key=len, reverse=True))
_INTERNATIONAL = frozenset("iso iec en itu".split())
_STANDARD = re.compile(
    rf"(?<![a-z0-9])(?P<body>(?:db\s?\d{{2,6}}|t/[a-z]{{2,8}}|iso/iec|(?:en )?(?:{_LETTERS})))"
    r"\s?(?:/\s?(?P<kind>t|z|ts|tr)(?![a-z]))?\s?/?\s?(?P<serial>\d{1,6}(?:[.-]\d{1,3}(?=\s?[.:-]))?(?:\.\d{1,2})?)"
    r"\s?[-:]\s?(?P<year>(?:19|20)\d\d|[5-9]\d)(?![\d.]|-\d)"
)


def find_standards(text: str) -> Iterator[Reading]:
    """Yield the dated standards that folded text names by number.

    A standard without its year means whatever edition is the last and is no one document.
    """
    for match in _STANDARD.finditer(text):
        body = match["body"].replace(" ", "") if match["body"][:2] == "db" else match["body"]
        if body == "db":
            continue
        letters = body.upper() + (f"/{match['kind'].upper()}" if match["kind"] else "")
        year = int(match["year"])
        year = year if year >= _LONG_YEAR else 1900 + year
        mark = ":" if set(body.replace("/", " ").split()) & _INTERNATIONAL else "-"
        form = f"{letters} {match['serial']}{mark}{year}"
        serial = int(re.split("[.-]", match["serial"])[0])
        yield Reading(*match.span(), letters, year, serial, "plain", form)
