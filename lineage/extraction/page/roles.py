"""What each paragraph of a text is there for, before its numbering is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from lineage.extraction.page.parts import Unit
from lineage.extraction.page.shapes import BODY_ENDS, is_entry_into_force, is_title
from lineage.language.dates import find_dates
from lineage.language.labels import find_labels
from lineage.language.numbers import find_numbers

__all__ = ["Role", "roles", "undated"]

Role = Literal[
    "text",
    "title",
    "heading",
    "number",
    "salutation",
    "signature",
    "date",
    "note",
    "footnote",
    "contents",
    "furniture",
    "annex list",
    "annex",
    "table row",
    "numbered row",
    "closing",
]

_SIGNATURE = re.compile(
    rf"[\u3400-\u9fff（）()·、\s]{{2,60}}(?:{BODY_ENDS})(?:\s*[（(]?(?:章|盖章|印)[)）]?)?"
)
_SIGNATURE_EN = re.compile(
    r"(?:the\s+)?[A-Z][\w'’&,\s-]{3,110}\b(?:government|office|committee|council|commission|bureau|"
    r"ministry|department|congress|administration|court|agency)\b[\w'’&,\s-]{0,70}",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:各|市|区|县|省|国务院|有关|中央|驻|本|全).{1,200}[:：]$|.{0,12}(?:代表|委员|同志)们?[:：]$"
    # Places and bodies by name, one after the other.
    r"|(?!.{0,60}(?:现将|如下|要求|事项))[^。；:：]{4,600}(?:政府|部门|单位|机构|公司|集团|企业|院校|团体"
    r"|委员会|管委会|办事处|[厅局委办])(?:[（(][^（）()]{1,20}[)）])?[:：]$"
)
_SALUTATION_EN = re.compile(
    r"(?=.*(?:government|commission|office|department|bureau|unit|organi[sz]ation|committee)s?\b)"
    r"(?:to |all |people|the |each |every |dear |municipal|district)[^.]{5,400}:$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[（(](?:此件|本文有删减|公开属性|联系人|注[:：]|来源[:：]|责任编辑|新华社|中新社|本报|本刊)[^）)]{0,60}[)）]$|原标题[:：]|编者按[:：]?|"
    r"(?:抄送|抄报|分送|主题词|公开方式|信息公开(?:选项|属性|类别))[:：]"
    r"|\(this (?:document|notice) is (?:made |released )?(?:public|to the public)[^)]{0,40}\)$"
    r"|[（(]?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日.{0,120}(?:通过|修订|修正|公布|发布|施行)[)）]?$"
    r"|[^，。；]{2,40}?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日印发$",
    re.IGNORECASE,
)
# A part of a law that bears no number.
_HEADING = re.compile(r"[总總分附罚罰][ \u3000]{0,6}[则則]")
# How a law came about, above its first label: adopted, amended, published, each with its day.
_HISTORY = re.compile(
    r"[（(]?(?:根据|依据|据)?\s?(?:\d{4}|[一二][一二三四五六七八九〇○零]{3})\s?年\s?[^，。；]{3,12}日[^，。；]{0,200}?"
    r"(?:通过|修订|修正|修改|批准|公布|发布|颁布|施行)[^，。；]{0,200}[)）。]?$"
    r"|\(?(?:adopted|promulgated|amended|revised|approved|issued) (?:at|by|on|in accordance|according|pursuant)\b[^.]{5,400}\.?\)?\.?$",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(
    r"(?:\d{4}|[一二][一二三四五六七八九〇○零]{3})\s?年\s?[^\s，。；]{1,3}\s?月\s?[^\s，。；]{1,3}\s?日$"
)
_LONGEST_SIGNATURE = 110
_LONGEST_DATE = 40
_LONGEST_NUMBER = 120
_NUMBER_SHARE = 0.6
_RUNNING = re.compile(
    r"[（(\[]?(?:(?:19|20)\d\d\s*年?\s*)?第\s*[\d〇零○一二三四五六七八九十百千]{1,9}\s*号\s*[）)\]]?"
)

_ANNEX_LIST = re.compile(
    r"(?:附件|附表|附录|附|annex(?:es)?|appendix|attachments?)\s*[:：]", re.IGNORECASE
)
_ANNEX = re.compile(
    r"(?:附\s*[件表录錄]\s*(?:之|第)?|annex\s*|appendix\s*|schedule(?=\s+\S)\s*)"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|(?-i:[A-Z]))?"
    r"\s*(?:[（(](?:规范性|资料性|normative|informative)(?:附录| annex)?[)）])?\s*[:：]?$",
    re.IGNORECASE,
)
# With its title in the same line, as standards print it; a table of contents lists it before.
_TITLED_ANNEX = re.compile(
    r"(?:附\s*录|annex|appendix|schedule)\s*(?:(?-i:[A-Z])|\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})"
    r"\s*[:：—–-]\s*[^\s。；;.][^。；;.]{0,90}",
    re.IGNORECASE,
)
# What stands behind the last clause of a standard, or of an act, and is none itself.
_BACK_MATTER = re.compile(
    r"参\s*考\s*文\s*献|索\s*引|bibliography|references|index|explanatory notes?", re.IGNORECASE
)
_ANNEXES_BEGIN = re.compile(r"(?i:annexes|appendices|schedules)")
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*")
# Whom to ask, in a line of its own.
_CONTACT = re.compile(
    r"[（(]?(?:业务|政策|咨询)?(?:联\s*系\s*(?:人|电\s*话|方\s*式)|(?:咨询|办公)?电\s*话|传\s*真|(?:电子)?邮\s*箱|邮\s*编)"
    r"(?:及[^：:，。]{1,6})?\s*[:：]|(?i:(?:contact(?: person)?|tel(?:ephone)?|phone|fax|e-?mail)\s*:)"
)
_CLOSES_TEXT = frozenset({"annex list", "annex", "signature", "date", "note"})
# The place and day of signing, below which those stand who signed.
_DONE = re.compile(r"Done (?:at|in) [A-Z][^.;]{2,60}\d{4}\.?$")
_LISTED = re.compile(r"\d{1,2}\s*[.．、]\s*\S")
_CELLS = 2


def roles(units: Sequence[Unit], language: str) -> list[Role]:
    """Return the role of each paragraph of one text; `text` is what the numbering decides on."""
    found: list[Role] = [_own_role(unit, language) for unit in units]
    _leave_out_last_page_number(units, found)
    _mark_history(units, found)
    _mark_running(units, found)
    _mark_back_matter(units, found)
    _keep_one_salutation(units, found)
    _leave_out_page_dates(found)
    _mark_signatures(units, found, language)
    _mark_signed(units, found)
    _mark_annex_lists(units, found)
    _mark_contacts(units, found)
    _leave_out_annexes_listed(units, found)
    return found


def _own_role(unit: Unit, language: str) -> Role:
    text = unit.text
    tests: tuple[tuple[Role, bool], ...] = (
        ("footnote", unit.note),
        ("table row", text.count("\t") >= _CELLS or (unit.table > 0 and "\t" in text)),
        ("note", _NOTE.match(text) is not None),
        ("date", _is_date(text)),
        ("number", _is_number(text)),
        ("heading", (_HEADING.fullmatch(text) or _ANNEXES_BEGIN.fullmatch(text)) is not None),
        ("annex", (_ANNEX.fullmatch(text) or _TITLED_ANNEX.fullmatch(text)) is not None),
        ("annex list", _ANNEX_LIST.match(text) is not None),
        (
            "salutation",
            (_SALUTATION_EN if language == "en" else _SALUTATION).match(text) is not None,
        ),
    )
    return next((role for role, holds in tests if holds), "text")


def _is_date(text: str) -> bool:
    bare = text.strip(" 　()（）。.")
    dates = find_dates(bare) if len(bare) <= _LONGEST_DATE else ()
    return len(dates) == 1 and dates[0].start == 0 and dates[0].end == len(bare)


def _is_number(text: str) -> bool:
    sentence = text.endswith(("。", "；")) or len(text) > _LONGEST_NUMBER
    numbers = () if sentence or find_labels(text) else find_numbers(text)
    # A standard stands in a line of its own wherever it is cited.
    if any(number.script == "plain" for number in numbers):
        return False
    if not numbers or is_title(text[numbers[-1].end :], "zh"):
        return False
    return sum(number.end - number.start for number in numbers) >= _NUMBER_SHARE * len(text)


def _mark_running(units: Sequence[Unit], found: list[Role]) -> None:
    """Mark 第736号 below 国务院令 as the number that the two lines give together."""
    for at, (above, unit) in enumerate(pairwise(units), start=1):
        if found[at] == "text" and _RUNNING.fullmatch(unit.text.strip()):
            numbers = find_numbers(f"{above.text.strip()}\n{unit.text.strip()}")
            if numbers and numbers[0].is_order and numbers[0].end > len(above.text.strip()):
                found[at] = "number"


def _leave_out_last_page_number(units: Sequence[Unit], found: list[Role]) -> None:
    """Leave to the page a bare figure that nothing stands behind."""
    if len(units) > 1 and found[-1] == "text" and _PAGE_NUMBER.fullmatch(units[-1].text):
        found[-1] = "furniture"


def _mark_history(units: Sequence[Unit], found: list[Role]) -> None:
    for at, unit in enumerate(units):
        if found[at] == "text" and find_labels(unit.text):
            return
        if found[at] == "text" and _HISTORY.match(unit.text):
            found[at] = "note"


def _keep_one_salutation(units: Sequence[Unit], found: list[Role]) -> None:
    """Leave the salutation at the head; behind a label, such a line introduces what follows."""
    open_head = True
    for at, unit in enumerate(units):
        if found[at] == "salutation":
            found[at] = "salutation" if open_head else "text"
            open_head = False
        elif found[at] == "text" and find_labels(unit.text):
            open_head = False


def _leave_out_page_dates(found: list[Role]) -> None:
    """Leave to the page a date above the salutation, where the signature has one of its own."""
    head = found.index("salutation") if "salutation" in found else 0
    if "date" in found[head:]:
        found[:head] = ["furniture" if role == "date" else role for role in found[:head]]


def _mark_signatures(units: Sequence[Unit], found: list[Role], language: str) -> None:
    shape = _SIGNATURE_EN if language == "en" else _SIGNATURE
    for at in range(len(units) - 1, -1, -1):
        below = found[at + 1] if at + 1 < len(units) else None
        last = at == len(units) - 1
        text = units[at].text
        dated = len(text) <= _LONGEST_SIGNATURE and undated(text) < len(text)
        if found[at] != "text" or not (below in {"date", "signature"} or last or dated):
            continue
        short = len(text) <= _LONGEST_SIGNATURE and not find_labels(text)
        text = text[: undated(text)]
        if short and shape.fullmatch(text) and not is_entry_into_force(text):
            found[at] = "signature"


def _mark_signed(units: Sequence[Unit], found: list[Role]) -> None:
    """Mark where and when a text was done, and the short lines below that say by whom."""
    signed = False
    for at, unit in enumerate(units):
        if found[at] != "text":
            signed = signed and found[at] in {"signature", "date"}
        elif signed or unit.text.startswith("Done "):
            # Initials look like a label: R. Name.
            numbered = any(label.style.name != "A." for label in find_labels(unit.text))
            short = len(unit.text) <= _LONGEST_SIGNATURE and not numbered
            signed = short and (signed or _DONE.match(unit.text) is not None)
            found[at] = "signature" if signed else "text"


def _mark_contacts(units: Sequence[Unit], found: list[Role]) -> None:
    """Mark the lines that say whom to ask, in front of what closes a text."""
    behind = True
    for at in range(len(units) - 1, -1, -1):
        if found[at] == "text":
            behind = behind and _CONTACT.match(units[at].text) is not None
            found[at] = "note" if behind else "text"
        else:
            behind = found[at] in _CLOSES_TEXT


def _mark_back_matter(units: Sequence[Unit], found: list[Role]) -> None:
    """Mark the sources and the index behind the last clause of a text or of its annex."""
    below: list[int] = []
    for at in range(len(units) - 1, -1, -1):
        if found[at] != "text":
            below = [] if found[at] in {"annex", "annex list"} else below
        elif _BACK_MATTER.fullmatch(units[at].text):
            for note in (at, *below):
                found[note] = "note"
            return
        elif find_labels(units[at].text):
            return
        else:
            below.append(at)


def undated(signature: str) -> int:
    """Return where the bodies of a signature end, in front of a day on the same line.

    >>> undated("甲市水务局　2024年3月5日"), undated("甲市水务局")
    (5, 5)
    """
    day = _DAY_BEHIND.search(signature[-_LONGEST_DATE:])
    if day is None:
        return len(signature)
    return len(signature[: len(signature[:-_LONGEST_DATE]) + day.start()].rstrip())


def _leave_out_annexes_listed(units: Sequence[Unit], found: list[Role]) -> None:
    """Leave to the text an annex's line that comes again: a table of contents has it first."""
    later: set[str] = set()
    for at in range(len(units) - 1, -1, -1):
        if found[at] == "annex" and units[at].text in later and _TITLED_ANNEX.match(units[at].text):
            found[at] = "text"
        elif found[at] == "annex":
            later.add(units[at].text)


def _mark_annex_lists(units: Sequence[Unit], found: list[Role]) -> None:
    """Carry a list of annexes on over the lines that number the further ones."""
    for at in range(1, len(units)):
        listed = _LISTED.match(units[at].text)
        if found[at - 1] == "annex" and listed and units[at - 1].text.endswith((":", "：")):
            found[at - 1] = "annex list"
        if listed and found[at] == "text" and found[at - 1] == "annex list":
            found[at] = "annex list"
