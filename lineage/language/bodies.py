"""The bodies that a text names as leading, answering for, or helping with a task.

Only where the words around a name give it a part is it read: a body that is merely mentioned has
none. A new wording is one row of `_CHINESE` or `_ENGLISH`, its groups named after the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.language.lookup import Respelling, matches_from

__all__ = ["FoundBody", "find_bodies", "names_in", "role_of_label"]


class FoundBody(NamedTuple):
    """A body's name at characters `start` to `end`.

    `value` is the name as printed, without white space; `comparator` is `lead`, `responsible`,
    `assisting`, or `recipient` for the one a report is made to.
    """

    start: int
    end: int
    value: str
    comparator: str


_ROLES = ("lead", "responsible", "assisting", "recipient")
_LABELS = {
    "lead": "(?:牵头|主责|主办|主管)(?:单位|部门)",
    "responsible": "责任(?:单位|部门|主体|分工)|实施主体|(?:承办|落实)单位",
    "assisting": "(?:配合|协办|参与|参加|协同|协助)(?:单位|部门)",
}
_LABEL = "|".join(_LABELS.values())

_KIND = (
    "政府|党委|委|局|办|厅|部|署|院|会|中心|公司|集团|办公室|督查室|银行|[总支大]队"
    "|单位|部门|机构|企业|街道|乡镇|所|处|社|站|区|县|市|（[区市县旗街道乡镇]{1,3}）"
)
# A name may hold a bracketed kind of place: 各县（区）人民政府.
_LETTER = r"(?:[\u3400-\u4dbf\u4e00-\u9fff·]|（[区市县旗街道乡镇]{1,3}）)"
_NAME = rf"(?:{_LETTER}{{1,24}}?(?:{_KIND})(?![员长士理公法事案])|政府|党委)"
_LIST = rf"{_NAME}(?:、{_NAME}){{0,15}}"
_ITEMS = rf"{_LETTER}{{2,30}}(?:[、，； ](?!{_LABEL}){_LETTER}{{2,30}}){{0,20}}"
_START = r"(?<![^，。；：、\n\t（])"
_widened = Respelling(dict(zip(",;:()", "，；：（）", strict=True)))
_GAP = r"[ \u3000]{0,2}"
_SHARED = "(?:按(?:照)?(?:职责|分工)(?:分工)?|分别|共同|积极|密切|予以)?"
_HELP = "(?:配合|参与|协助|参加)"
_DOES = (
    "(?=[、，。；）]|$|开展|组织|负责|制定|研究|推进|加强|建立|做好|按|等|共同|联合|编制|加快|实施"
    "|完善|指导|督促|依法|定期|及时|协调|对)"
)
_ANSWERS_FOR = (
    rf"{_START}(?!由)(?P<responsible>{_LIST})(?:(?:[^，。；、]{{1,20}}，)?[对在][^，。；]{{1,30}}?)?"
    r"(?:各?负[^，。；]{0,4}责|各负其责|承担[^，。；]{0,6}责任)"
)


class _Row(NamedTuple):
    """A `sign` stands in whatever the pattern reads; `parted` names are told apart."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    parted: bool = True


def _row(sign: str, pattern: str, *, parted: bool = True) -> _Row:
    return _Row(re.compile(sign), re.compile(pattern), parted)


_CHINESE = (
    _row("牵头", rf"由(?P<lead>{_LIST}){_SHARED}牵头"),
    _row("牵头", rf"{_START}(?!由)(?P<lead>{_LIST}){_SHARED}牵头(?!单位|部门)"),
    _row("牵头", rf"牵头[，、；](?:会同)?(?P<assisting>{_LIST}){_SHARED}{_HELP}"),
    _row("会同", rf"{_START}由?(?P<lead>{_NAME})会同(?:有关)?(?P<assisting>{_LIST}){_DOES}"),
    _row("负责", rf"由(?P<responsible>{_LIST}){_SHARED}负责(?![人同])"),
    _row("负责", rf"{_START}(?!由)(?P<responsible>{_LIST})(?:具体|主要)?负责(?![人同])"),
    _row(
        "报|提交",
        rf"(?:(?<![申填呈])报送?|提交|上报)(?:至|到|给)?(?P<recipient>{_NAME})(?=[，。；、）]|$)",
    ),
    _row("向", rf"向(?P<recipient>{_NAME})(?:书面)?(?:报送|报告|提交|上报|汇报)"),
    # Party and government answer together: 各级党委、政府 is one body here.
    _row("负|承担", _ANSWERS_FOR, parted=False),
)
_AND = re.compile("(?<=[委局部厅办府门会）)])[和及与](?=[市区县省国各])")
# A verb before a name, or a whole clause that ends like one, is no name.
_NO_NAME = re.compile(r"^(?:在|支持|鼓励|引导|推动|组建|大会)|应当|必须|对(?![外口台])|(?<!自)由")
_IS_NAME = re.compile(rf"(?:{_KIND})$")
_LABELLED = re.compile(rf"(?P<label>{_LABEL}){_GAP}：{_GAP}(?P<names>{_ITEMS})")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_IS_LABEL = re.compile(_LABEL)
_ENDS_LABEL = re.compile(f"[门位体工](?={_GAP}：)")
"""What the words of a label end with, before its colon."""

_CAPITAL = r"[A-Z][\w'’-]{0,30}"
_OFFICE = (
    "(?:Bureau|Commission|Department|Ministry|Committee|Administration|Government|Council"
    "|Authority|Agency|Office)"
)
_BODY = (
    rf"(?!The )(?:{_CAPITAL} (?:of |for |and |the ){{0,2}}){{1,8}}?{_OFFICE}\b"
    rf"(?: (?:of|for)(?: the)?(?: (?:and )?{_CAPITAL}){{1,4}})?"
)
_ENGLISH = (
    _row("led by ", rf"\bled by (?:the )?(?P<lead>{_BODY})"),
    _row(
        " lead",
        rf"\b(?P<lead>{_BODY}) (?:(?:shall|will|should|must) )?(?:take the )?lead\b",
    ),
    _row(
        "responsible",
        rf"\b(?P<responsible>{_BODY}) (?:is|(?:shall|will|should|must) be) responsible\b",
    ),
    _row(" with ", rf"\b(?:together|in cooperation) with (?:the )?(?P<assisting>{_BODY})"),
    _row(
        "report|submit|send",
        rf"\b(?:report|submit|send)[^.;]{{0,80}}? to (?:the )?(?P<recipient>{_BODY})",
    ),
)


def role_of_label(label: str) -> str:
    """Return the part that a label or a table's heading gives a body; nothing for other labels.

    >>> [role_of_label(label) for label in ("牵头单位", "责任部门", "完成时限")]
    ['lead', 'responsible', '']
    """
    bare = re.sub(r"\s", "", label)
    return next((role for role, words in _LABELS.items() if re.fullmatch(words, bare)), "")


def names_in(text: str, start: int, role: str) -> tuple[FoundBody, ...]:
    """Return the bodies of a list, the first character of which stands at `start`.

    A name that holds 和 is cut only where both halves are names of bodies.

    >>> [b.value for b in names_in("市住房和城乡建设局、市水务局和各县（区）人民政府", 0, "lead")]
    ['市住房和城乡建设局', '市水务局', '各县（区）人民政府']
    """
    found: list[FoundBody] = []
    for piece in re.finditer(r"[^、，；,;\s]+", text):
        at = piece.start()
        for name in _AND.split(piece[0]):
            bare = name.removesuffix("等")
            if len(bare) > 1 and _IS_NAME.search(_widened(bare)):
                found.append(FoundBody(start + at, start + at + len(bare), bare, role))
            at += len(name) + 1
    return tuple(found)


def _read(found: re.Match[str], *, parted: bool) -> Iterator[FoundBody]:
    for role, names in found.groupdict().items():
        if parted:
            yield from names_in(names, found.start(role), role)
        else:
            yield FoundBody(*found.span(role), names, role)


def _sentences(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences in which a sign stands, each with its full stop."""
    end = 0
    for found in sign.finditer(text):
        if found.start() >= end:
            start = max(end, text.rfind("。", end, found.start()) + 1)
            end = text.find("。", found.end()) + 1 or len(text)
            yield start, end


def _chinese(text: str) -> list[FoundBody]:
    if not _IDEOGRAPH.search(text):
        return []
    text = _widened(text)
    found = [
        body
        for sign, pattern, parted in _CHINESE
        for start, end in _sentences(sign, text)
        for match in pattern.finditer(text, start, end)
        for body in _read(match, parted=parted)
    ]
    for match in matches_from(_IS_LABEL, _LABELLED, text) if _ENDS_LABEL.search(text) else ():
        found += names_in(match["names"], match.start("names"), role_of_label(match["label"]))
    return found


def _english(text: str) -> list[FoundBody]:
    return [
        FoundBody(*match.span(role), match[role], role)
        for sign, pattern, _ in _ENGLISH
        if sign.search(text)
        for match in pattern.finditer(text)
        for role in match.groupdict()
    ]


def find_bodies(text: str) -> tuple[FoundBody, ...]:
    """Return the bodies that a text gives a part, in order, each place once.

    >>> [b[2:] for b in find_bodies("由市住建局牵头，市交通局配合。（责任单位：市水务局）")]
    [('市住建局', 'lead'), ('市交通局', 'assisting'), ('市水务局', 'responsible')]
    >>> [b[2:] for b in find_bodies("reports to the Municipal Water Bureau by May")]
    [('Municipal Water Bureau', 'recipient')]
    """
    found = sorted(
        {*_chinese(text), *_english(text)},
        key=lambda body: (body.start, -body.end, _ROLES.index(body.comparator)),
    )
    kept: list[FoundBody] = []
    for body in found:
        if (not kept or body.start >= kept[-1].end) and not _NO_NAME.search(body.value):
            kept.append(body._replace(value=text[body.start : body.end]))
    return tuple(kept)
