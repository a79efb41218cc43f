"""What takes the force from words of repeal, as one table: they end nothing here and now."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["HEDGES", "TITLE", "Hedge", "find_hedge"]

TITLE = "\ue000"
"""What every character of a named document is read as, so that no word of a title is a hedge."""


class Hedge(NamedTuple):
    """One way of taking the force from words that would end a document.

    `reason` says in a word or two what the document does instead. `place` tells where the pattern
    is looked for: `before` the words (it ends where they begin), `after` them (it begins where they
    end), or `within` them.
    """

    reason: str
    language: str
    place: str
    pattern: re.Pattern[str]


def _hedge(reason: str, language: str, place: str, pattern: str) -> Hedge:
    tail = "" if place == "after" else "$"
    return Hedge(reason, language, place, re.compile(f"(?:{pattern}){tail}", re.IGNORECASE))


_FARTHEST = 400
# A stretch of words up to the words of repeal, in one part of a sentence and without a relative
# 的; with a decision in it the thing is done. In _NAMED a document is named.
_WORD = f"(?!决定|现|同意|批准|结果)[^，。；：{TITLE}]"
_FEW_WORDS = f"(?:{_WORD}){{0,12}}"
_NAMED = f"[^，。；{TITLE}]{{0,12}}{TITLE}+[^，。；{TITLE}]{{0,20}}"
_ENGLISH_NAMED = f"(?:[\\w'-]+ ){{0,4}}{TITLE}+[^,.;{TITLE}]{{0,40}}"
_BODY = "(?:国务院|政府|人大|常委会|委员会|[厅局部委院办])"
# A permit and what is like it has an end of its own; a document about permits has not.
_THING = (
    "(?:许可证?|证书|证件|证照|执照|合同|协议|资格|资质|凭证|标志|标识|批文|通行证|[旧新原其该]证)"
)
_NO_TEXT = "(?![^，。；]{0,20}(?:文件|规定|办法|通知|意见|方案|细则|决定|条款|内容|部分|措施|政策))"
_ENGLISH_THING = (
    "(?:permit|licen[cs]e|certificate|contract|agreement|qualification|registration|project|"
    "operator|enterprise|compan(?:y|ies))s?"
)
_MODAL = "(?:may|might|can|could|should|must|would)"

HEDGES: tuple[Hedge, ...] = (
    # It is said not to end.
    _hedge(
        "negated",
        "zh",
        "before",
        "(?:不(?![符适合同足一相明利当仅但])|未|没有?|尚|暂缓|无[须需]|毋[须需]|切勿|避免|防止|禁止)"
        f"[^，。；：的{TITLE}]{{0,10}}",
    ),
    _hedge("negated", "zh", "before", f"不因[^，。；：{TITLE}]{{0,30}}"),
    _hedge("negated", "en", "before", r"\b(?:not|never|nor|neither|cannot) (?:\w+ ){0,2}"),
    _hedge("negated", "en", "before", r"\bnothing\b[^,.;]{0,60}"),
    _hedge("negated", "en", "within", r"\b(?:not|never|neither|nor)(?: \w+ly)? \w+"),
    # It is planned, proposed, allowed, or a task for somebody.
    _hedge(
        "planned",
        "zh",
        "before",
        "(?:研究|建议|推动|推进|适时|及时|清理|抓紧|启动|开展|组织|加快|尽快|逐步|提请|提出|做好|争取|"
        f"探索|考虑|打算|准备|力争|原则上|拟|有权){_FEW_WORDS}",
    ),
    _hedge("planned", "zh", "before", f"(?<!年度)(?<!工作)(?<!行动)(?<!实施)计划{_FEW_WORDS}"),
    _hedge(
        "planned",
        "zh",
        "before",
        f"(?:(?<![许认])可以?|(?<![相对响反适])应当?(?![急用])|必须|(?<![必事])[须宜]){_FEW_WORDS}",
    ),
    _hedge(
        "planned",
        "zh",
        "before",
        f"将(?:[于在](?![^，。；]{{0,20}}起)|[被会要]|适时|逐步|择机){_FEW_WORDS}",
    ),
    _hedge("planned", "zh", "before", "(?<![主重需])要(?:及时|坚决|立即|依法|逐步)?"),
    _hedge("planned", "zh", "before", f"(?:即将|今后|下一步|未来){_FEW_WORDS}"),
    _hedge("planned", "zh", "before", f"待[^，。；：{TITLE}]{{1,24}}[后时]{_FEW_WORDS}"),
    _hedge("planned", "zh", "before", "(?:[修改]订?|完善|制定|出台)(?:或者?|和|、)"),
    _hedge(
        "planned",
        "en",
        "before",
        rf"\b(?:{_MODAL}|(?<!decide )(?<!decides )(?<!decided )(?<!resolved )to)"
        r"(?: (?:\w+ly|therefore|thus|also|now|then|hence|accordingly)){0,2} ",
    ),
    _hedge(
        "planned",
        "en",
        "before",
        r"\b(?:stud(?:y|ies|ying)|propos(?:e|es|ed|ing)|consider(?:s|ed|ing)?|"
        r"recommend(?:s|ed)?|suggest(?:s|ed)?|request(?:s|ed)?)\b"
        f"[^,.;{TITLE}]{{0,40}}{TITLE}*[^,.;{TITLE}]{{0,20}}",
    ),
    _hedge("planned", "en", "within", rf"\b(?:{_MODAL}|(?:propose|intend|plan)s? to) \w+"),
    # It is only a case that may come.
    _hedge(
        "conditional",
        "zh",
        "before",
        "(?:(?<![例比诸譬])如果?(?![下期实此何同上前])|若|倘若?|假如|一旦|除非|凡是?)"
        f"(?:{_NAMED}|{_FEW_WORDS})",
    ),
    _hedge("conditional", "zh", "before", f"[是能可应]否{_FEW_WORDS}"),
    _hedge(
        "conditional", "zh", "after", f"[{TITLE}、和与及]*(?:[之以]?[日前后]|时|期间|与否|为由)"
    ),
    _hedge(
        "planned",
        "zh",
        "after",
        f"[{TITLE}、和与及]*的(?:建议|请示|议案|工作|任务|时机|条件|程序|事宜)",
    ),
    _hedge(
        "conditional",
        "en",
        "before",
        r"\b(?:if|unless|whether|where|when|whenever|once|until|in case|provided that|after|before)"
        f" {_ENGLISH_NAMED}",
    ),
    _hedge(
        "conditional",
        "en",
        "before",
        r"\b(?:if|unless|whether|when|once|until|before|after) (?:it|they) ",
    ),
    _hedge(
        "conditional",
        "en",
        "after",
        r"[^.;,]{0,60}?\b(?:if|unless|provided that|in case|subject to)\b",
    ),
    # It was done before, or by another body.
    _hedge(
        "already done",
        "zh",
        "before",
        f"(?:已经?|业已|业经|早已|曾经?)(?![不无失到届期满过]){_FEW_WORDS}(?:{_WORD}){{0,12}}",
    ),
    _hedge(
        "already done",
        "zh",
        "before",
        f"(?:因为?|由于|随着|鉴于)(?:原|上述)?{TITLE}+[^，。；]{{0,20}}",
    ),
    _hedge("already done", "zh", "before", "已(?:经)?(?:随|因|由|被)[^，。；：]{0,80}"),
    _hedge(
        "already done",
        "zh",
        "before",
        "(?:全年|年内|累计|先后|去年|[一二三四五]年来|以来|任期内)[^。；]{0,80}",
    ),
    _hedge("already done", "zh", "after", "了"),
    _hedge(
        "already done",
        "zh",
        "before",
        "(?:昨[日天]|近日|日前|本报讯|记者|据(?:悉|了解|介绍|报道|通报)|历史沿革)[^。；]{0,100}",
    ),
    _hedge("already done", "zh", "before", f"\\d{{4}}年[^，。；：的起决现{TITLE}]{{0,20}}{_BODY}"),
    _hedge(
        "already done", "zh", "before", f"{_BODY}[于在]?\\d{{4}}年[^，。；：的起决现{TITLE}]{{0,8}}"
    ),
    _hedge(
        "done by another",
        "zh",
        "before",
        f"(?:被|(?<![自理事缘])由(?!于))(?![本此这该])[^，。；：的{TITLE}]{{0,20}}"
        f"(?:{_BODY}|令|{TITLE}+)[^，。；：的{TITLE}]{{0,6}}",
    ),
    _hedge(
        "done by another",
        "en",
        "after",
        r" by (?!(?:this|these|the present|virtue|reason|means)\b)",
    ),
    # The end is only spoken of.
    _hedge("as a topic", "zh", "before", f"(?:关于|有关|涉及)|{TITLE}的"),
    # What ends is a thing of somebody.
    _hedge(
        "of something else",
        "zh",
        "before",
        f"{_THING}[^，。；：的规办细条法{TITLE}）)]{{0,6}}",
    ),
    _hedge(
        "of something else",
        "zh",
        "before",
        f"(?:核发|颁发|发放|取得|签发|印发|签订|订立|办理|批准|登记|发出|领取|出具)的{_NO_TEXT}"
        f"[^，。；：{TITLE}《]{{1,20}}",
    ),
    _hedge(
        "of something else",
        "zh",
        "before",
        f"违反[^，。；{TITLE}]{{0,12}}{TITLE}+[^。；{TITLE}]{{0,60}}",
    ),
    _hedge("of something else", "en", "before", rf"\b{_ENGLISH_THING} "),
    _hedge(
        "of something else",
        "en",
        "before",
        r"\b(?:violat(?:e|es|ed|ing)|in violation of|breach(?:es|ed|ing)?|contraven(?:e|es|ing)|"
        r"infring(?:e|es|ing)|contrary to|comply with|issued under|required by|specified in|"
        f"listed in|set out in) (?:the )?{TITLE}+[^.;{TITLE}]{{0,60}}",
    ),
)
_PERFORMED = re.compile(r"\bhereby\b", re.IGNORECASE)


def find_hedge(text: str, start: int, end: int) -> str:
    """Return why words of repeal from `start` to `end` end nothing; empty where they have force.

    In `text` every character of a document's name is `TITLE`.

    >>> find_hedge("该办法不予废止。", 5, 7), find_hedge("该办法予以废止。", 3, 7)
    ('negated', '')
    """
    floor = max(0, start - _FARTHEST)
    performed = bool(_PERFORMED.search(text, start, end))
    for hedge in HEDGES:
        if performed and hedge.reason != "negated":
            continue
        if hedge.place == "before":
            found = hedge.pattern.search(text, floor, start)
        elif hedge.place == "after":
            found = hedge.pattern.match(text, end)
        else:
            found = hedge.pattern.search(text, start, end)
        if found:
            return hedge.reason
    return ""
