"""The words by which a document says what it is to another one, as one table."""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.models.document import ReferenceKind

__all__ = ["PHRASES", "Phrase"]


class Phrase(NamedTuple):
    """One way of saying it.

    `side` tells where the documents stand that the words speak of: `before` the words, `after`
    them, or nowhere (`boundary`: what stands before it is said of something else). With
    `partial` only some provisions are meant. `opening` limits the phrase to the words that open
    or found a document, where elsewhere they give a task to do under another document, `closing`
    to those that end it, where elsewhere they say what ought to be. Of two phrases that begin at
    one place the longer counts, then the earlier row.
    """

    kind: ReferenceKind | None
    side: str
    pattern: re.Pattern[str]
    partial: bool = False
    opening: bool = False
    closing: bool = False


def _phrase(  # noqa: PLR0913
    kind: ReferenceKind | None,
    side: str,
    pattern: str,
    *,
    partial: bool = False,
    opening: bool = False,
    closing: bool = False,
) -> Phrase:
    return Phrase(kind, side, re.compile(pattern, re.IGNORECASE), partial, opening, closing)


_QUICKLY = "(?:同时|同步|予以|即行|自行|一并|随之|相应|随即|即时|全部|一律|一概|正式|宣布|均|即|也)"
_THOROUGHLY = "(?:深入|全面|进一步|认真|切实|扎实|坚决|更好|加快|抓好|做好)"
_ENDED = (
    "(?:abolished|repealed|rescinded|annulled|revoked|abrogated|nullified|invalidated|cancell?ed|"
    "terminated|withdrawn|discontinued|set aside)"
)
_IN_FORCE = "(?:valid|in force|effective|implemented|applicable|applied)"
_FIRST = r"[:：—]\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]\s*)?"
_THIS_TEXT = "(?:本[译摘]?[文件页篇]件?|以下|下文|此件|本译本|本摘要|该译文)"
_STANDARD = r"\s*[A-Z]{2,4}(?:/[TZ])?\s?[\d.]{2,8}\s?[-—–]\s?\d{4}"
_TEXT_OF = (
    "(?:译本|译文|译稿|翻译|(?:中文|英文|外文|藏文|维吾尔文)(?:文?本|版)|摘要|概要|节选|摘编)"
)
_HEREBY = r"(?:(?:hereby|also|simultaneously|thereby|therefore|thereupon|accordingly|now) ){0,3}"

PHRASES: tuple[Phrase, ...] = (
    # An effect of this document, or of another one named in passing, ends what was said before.
    _phrase(None, "boundary", "起(?:正式)?(?:施行|实施|执行|试行|生效)(?![的）)])"),
    _phrase(None, "boundary", "(?:同时|开始|正式)(?:施行|实施|执行|生效)(?![的）)])"),
    # Repeal. 以本…为准 ends only what is inconsistent.
    _phrase(
        "repeals",
        "before",
        "与(?:本|上述)[^，。；《]{1,16}?(?:不一致|不相符|不符|相抵触|有抵触)",
        partial=True,
    ),
    _phrase(
        "repeals",
        "before",
        f"(?<![未不]){_QUICKLY}{{0,3}}(?:废止|作废|失效|停止(?:执行|实施|施行|使用)|"
        "终止(?:执行|实施)|不再(?:继续)?(?:执行|实施|施行|有效|适用|沿用)|"
        "不再作为[^，。；《]{0,16}依据)"
        "(?!了?(?:[0-9]|[一二两三四五六七八九十百]{1,3}[件部项个批]|部分|若干))"
        "(?![的日《]|[后前]|以下|下列|目录|清单|范围|工作|情况|[^，。；、《]{1,20}《)",
    ),
    _phrase(
        "repeals",
        "after",
        r"(?<![未不])(?:废止|停止执行)(?=了?[《〈]|(?![与和同对依按违的])[^，。；、《]{1,20}《|(?:以下|下列)[^。；《]{0,20}[:：])",
    ),
    _phrase(
        "repeals",
        "after",
        "(?:以下|下列)[^。；《:：]{0,30}(?:废止|失效|作废|停止执行|不再执行)" + _FIRST,
    ),
    # In the closing words what ought to end does so; a task elsewhere says who is to end it.
    _phrase(
        "repeals", "before", "应(?:当)?(?:即|同时|予以?|即行){1,2}(?:废止|停止执行)", closing=True
    ),
    _phrase("repeals", "after", "(?:取代|替代|代替)(?:原|了)?(?=《)"),
    _phrase("repeals", "after", f"(?:取代|替代|代替)(?={_STANDARD})"),
    _phrase("repeals", "after", f"部分(?:取代|替代|代替)(?={_STANDARD}|《)", partial=True),
    _phrase("repeals", "before", "[由被]本[^，。；《]{1,8}(?:取代|替代|代替)"),
    _phrase(
        "repeals",
        "after",
        rf"\b(?:following|listed below)\b[^.;:]{{0,60}}\b{_ENDED}(?: [^.;:]{{0,40}})?{_FIRST}",
    ),
    _phrase(
        "repeals",
        "after",
        rf"\b(?:repeals?|abolish(?:es)?|revokes?) the following\b[^.;:]{{0,40}}{_FIRST}",
    ),
    _phrase("repeals", "before", rf"\b(?:is|are|be) {_HEREBY}{_ENDED}\b"),
    _phrase("repeals", "before", rf"\b(?:shall|stands?|remain) (?:deemed )?{_ENDED}\b"),
    _phrase(
        "repeals",
        "before",
        r"\b(?:shall|will) (?:automatically |also )?(?:lapse|expire)\b(?! in\b)",
    ),
    _phrase(
        "repeals",
        "before",
        r"\b(?:is|are|be) (?:hereby )?(?:superseded|replaced) by (?:this|these)\b",
    ),
    _phrase(
        "repeals",
        "before",
        r"\bceases? to (?:have (?:any )?effect|apply|exist|"
        r"be (?:effective|valid|in (?:force|effect)|implemented|applied|applicable))",
    ),
    _phrase(
        "repeals",
        "before",
        rf"\b(?:is|are|be|becomes?) (?:no longer {_IN_FORCE}|null and void|"
        rf"(?:simultaneously )?(?:invalid|void))\b|\b(?:shall|will) no longer be {_IN_FORCE}\b",
    ),
    _phrase(
        "repeals",
        "after",
        r"\b(?:this|these|the present) [^.;\"“]{0,120}?\b"
        r"(?:repeals?|supersedes?|(?:cancels? and )?replaces?|abolish(?:es)?|revokes?|rescinds?|"
        r"withdraws?)\b(?: all [\w ]{1,40},? (?:including|namely|in particular)\b)?",
    ),
    _phrase(
        "repeals",
        "after",
        r"\b(?:has |have )?(?:decide|resolve)[sd]? to "
        r"(?:repeal|abolish|rescind|revoke|annul|abrogate)\b",
    ),
    _phrase("repeals", "after", r"\bhereby (?:repeals?|abolish(?:es)?|rescinds?|revokes?)\b"),
    _phrase(
        "repeals",
        "after",
        r", (?:and )?(?:simultaneously )?(?:repealing|abolishing|replacing|superseding)\b",
    ),
    _phrase(
        "repeals",
        "before",
        r"\b(?:inconsistent|incompatible|in conflict|conflict(?:ing|s)?) with "
        r"(?:this|these|the present)\b",
        partial=True,
    ),
    _phrase(
        "repeals",
        "before",
        r"\b(?:and|with) (?:this|these|the present) [\w ]{1,30}, "
        r"(?:this|these|the (?:present|latter))\b[\w ]{0,30}\bprevails?\b",
        partial=True,
    ),
    # Amendment by provisions, not by a new text.
    _phrase(
        "amends",
        "before",
        "(?:作|做|进行)(?:出)?(?:如下|以下|部分)?(?:修(?:改|订|正)|调整)|修[改正]为",
    ),
    _phrase(
        "amends",
        "before",
        "(?<=[条款项章节目])(?:之[一二三四五六七八九十]{1,2})?[后前中]?(?:分别)?(?:增加|改为|删[去除])",
    ),
    _phrase("amends", "after", "(?:删[去除]|修[改正])(?=《[^《》]{2,90}》[^，。；《]{0,6}第)"),
    _phrase(
        "amends",
        "after",
        "修[改正订](?=《[^《》]{2,90}》[^，。；《]{0,8}(?:部分|个别|有关|相关)(?:条款|内容|规定))",
    ),
    _phrase("amends", "after", "(?<!关于)(?:决定|现)(?:对)?修[改正](?=《)"),
    _phrase(
        "amends",
        "before",
        "(?:有效期|有效期限|施行期限|试行期|执行期限|实施期限)(?:延长|延续|顺延|调整)",
    ),
    _phrase("amends", "before", rf"\b(?:is|are|shall be) {_HEREBY}amended\b"),
    _phrase(
        "amends",
        "before",
        rf"\b(?:is|are|shall be) {_HEREBY}(?:deleted|replaced by the following|inserted|"
        r"substituted|omitted)\b",
    ),
    _phrase("amends", "after", r"\b(?:has |have )?(?:decide|resolve)[sd]? to amend\b"),
    # A text in other words or another language says of which work it is one.
    _phrase(
        "same_work",
        "after",
        f"{_THIS_TEXT}[^，。；《]{{0,6}}[为是系](?=《[^。；]{{2,120}}》[^，。；《]{{0,10}}{_TEXT_OF})",
        opening=True,
    ),
    _phrase(
        "same_work",
        "after",
        "(?:本[文件篇页]|译文|摘要|内容)?(?:节译|译|摘编|节选|摘)自(?=《)",
        opening=True,
    ),
    _phrase(
        "same_work",
        "after",
        r"\b(?:this|it|the following|(?:the )?(?:text|document) below|below)"
        r"(?: (?:text|document|page|version))? is (?:an? |the )?(?:[\w-]+ ){0,5}"
        r"(?:translation|summary|abstract|digest|rendering|version) of\b",
        opening=True,
    ),
    _phrase("same_work", "after", r"\btranslat(?:ed from|ion of)\b", opening=True),
    # A notice and what it issues.
    _phrase(
        "issues",
        "after",
        "现将(?=[^，。；《]{0,40}《[^。；]{2,300}?(?:印发|公布|发布|下发|发给|转发|批转))",
    ),
    _phrase("issues", "after", "现(?:予以?)?(?:印发|公布|发布|转发)(?=《)"),
    _phrase("issues", "before", "现(?:予以?|将其)?(?:印发|公布|发布|下发|颁布|转发)(?!《)"),
    _phrase(
        "issues",
        "before",
        r"\b(?:is|are) (?:now |hereby )+(?:issued|promulgated|published|printed|released)",
    ),
    _phrase(
        "issues",
        "after",
        r"\b(?:has|have|hereby|now) (?:issue[sd]?|print(?:s|ed)? and (?:issued?|distributed?)|"
        r"promulgate[sd]?|released|published|put out|rolled out|unveiled|introduced|"
        r"adopt(?:s|ed))\b",
    ),
    _phrase(
        "issues",
        "after",
        r"\b(?:issued|printed and (?:issued|distributed)|promulgated|released|published|unveiled|"
        r"rolled out|put out)\b",
        opening=True,
    ),
    # What it carries out, and what it rests on.
    _phrase("implements", "before", "为了?(?:贯彻落实|贯彻|落实|实施)(?=其)"),
    _phrase(
        "implements",
        "after",
        f"为了?{_THOROUGHLY}{{0,3}}(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实|实施|执行)",
    ),
    _phrase("implements", "after", "(?:贯彻落实|贯彻实施|贯彻执行)"),
    _phrase("implements", "after", "(?:贯彻|落实)", opening=True),
    _phrase(
        "implements",
        "after",
        r"\bto (?:\w+ly )?(?:and \w+ly )?(?:implement|carry out|put into effect)\b",
    ),
    _phrase("based_on", "after", "(?:根据|依据|依照|按照|遵照)", opening=True),
    _phrase(
        "based_on",
        "after",
        r"\b(?:in accordance with|pursuant to|under|on the basis of|based on|according to|"
        r"powers conferred by|"
        r"having regard to(?: the [A-Z][^,;.]{1,90}, and in particular(?: to)?)?)\b",
        opening=True,
    ),
)
