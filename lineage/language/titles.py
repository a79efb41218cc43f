"""What titles of documents say, in one form for comparing them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lineage.language.folding import fold, fold_with_offsets, language_of
from lineage.language.numerals import parse_chinese
from lineage.language.scripts import simplified

__all__ = [
    "Title",
    "is_document_title",
    "organ_before",
    "read_title",
    "undated_title",
    "without_year",
    "year_of",
]

# One title is asked about many times while works are told apart.
_REMEMBERED = 8192


class Title(NamedTuple):
    """What a title says.

    `core` is the comparison form of what the document is about: of 关于印发《X》的通知, X alone,
    without the organ that issues it, without brackets, marks, spaces and English articles, in
    simplified characters and without 中华人民共和国. `issuer` is the organ as
    printed, `wraps` tells a notice around another title, `type` names the kind of document
    in one word for both languages. 试行 and 2020年修订 stay in the core: they tell editions apart.
    """

    core: str
    language: str
    issuer: str
    wraps: bool
    type: str
    year: int | None


# The kinds of documents, longest first where one ends in another. One row: type, Chinese endings,
# English words. What ends in none of them is no document (a slogan, a newspaper, a meeting).
_TYPES: tuple[tuple[str, str, str], ...] = (
    (
        "plan",
        "行动计划|工作计划|计划|年度安排|工作安排",
        "action plan|work plan|plan|programme|program",
    ),
    ("scheme", "实施方案|工作方案|行动方案|方案", "implementation plan|work scheme|scheme"),
    ("outline", "规划纲要|纲要|规划|大纲", "outline|master plan"),
    ("opinions", "指导意见|实施意见|若干意见|意见", "opinions|opinion|guidance"),
    ("rules", "实施细则|细则|规则|准则|守则", "detailed rules|rules|code of conduct|guidelines"),
    ("measures", "管理办法|实施办法|办法|若干措施|措施", "measures|procedures"),
    ("provisions", "若干规定|规定|规程", "provisions|stipulations|ordinance"),
    ("regulations", "实施条例|条例", "regulations|regulation|directive"),
    ("notice", "紧急通知|通知|通告|公告|函|批复", "notice|notification|announcement|circular"),
    ("decision", "决定|决议|命令|令", "decision|resolution|order|decree"),
    ("law", "法典|宪法|法", "law|act|code|constitution"),
    ("standard", "标准|规范|导则|指南|指引|技术要求", "standard|standards|specification|guide"),
    ("list", "目录|清单|名录|任务分工|责任分工|要点", "catalogue|catalog|list|key points"),
    ("report", "报告|白皮书|公报", "report|white paper"),
    ("treaty", "公约|协定|议定书|协议", "convention|agreement|protocol|treaty"),
    ("statute", "章程|制度|预案|解释|政策", "charter|statute|interpretation"),
)
_TYPE_OF_ENDING = {
    ending: name
    for name, chinese, english in _TYPES
    for ending in f"{chinese}|{english}".split("|")
}
_CHINESE_TYPE = re.compile(
    "("
    + "|".join(sorted((e for _, c, _ in _TYPES for e in c.split("|")), key=len, reverse=True))
    + r")(?:[\[(<][^\[\]()<>]{1,20}[\])>]|(?:公开征求意见|征求意见|送审|讨论|审议)稿|草案)*$"
)
_ENGLISH_TYPE = re.compile(
    r"\b("
    + "|".join(sorted((e for _, _, c in _TYPES for e in c.split("|")), key=len, reverse=True))
    + r")\b"
)
# Ends like a document and is none: a span of years, a way of doing things, a slogan of a meeting.
_NO_DOCUMENT = re.compile(
    r"[\"']?[一二三四五六七八九十]+五[\"']?规划$|方法$|做法$|看法$|说法$|想法$|书法$|宪法精神$|"
    r"^(?:the )?(?:\w+[ -]){0,2}five[ -]year plan$|精神$|思想$|^(?:a |the |this |our )?[a-z-]+$"
)

_ORGAN = (
    "(?:人民代表大会常务委员会|人大常委会|人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|政府|"
    "办公厅|办公室|委员会|领导小组|指挥部|管理局|总局|国务院|党中央|中共中央|市委|省委|区委|县委|"
    "人民法院|人民检察院|[部委厅局院署])"
)
_ORGAN_AT_END = re.compile(rf"{_ORGAN}$")
_BEFORE_ORGAN = re.compile(
    r".*(?:[^一-鿿、 ]|贯彻|落实|执行|实施|根据|依据|依照|按照|遵照|废止|印发|发布|公布|"
    "经|由|为|将|对|的)",
    re.DOTALL,
)
_ISSUED_BY = re.compile("(?:联合)?(?:印发|发布|公布|制定|下发|颁布)的$")
_ABOUT = re.compile("关于|印发|转发|发布|公布|批转")
_STATE = "中华人民共和国"
_ENGLISH_STATE = re.compile(
    r"^prc | of (?:the )?(?:people s republic of|p r) china$| of (?:the )?prc$"
)
# Behind a title: its number in brackets, the mark of a note, the mark of emphasis.
_TRAILING = re.compile(
    r"\s?[（(〔\[][^（()）〔〕\[\]]{0,20}[〔（(\[]?(?:19|20)\d\d[〕）)\]]?[^（()）〔〕\[\]]{0,8}号[）)\]〕]$|"
    r"(?<=[\w）)》〉”\"])(?:[\[〔［]\d{1,3}[\]〕］]|[①-⑳*＊†‡]+)$"
)
_ARTICLES = re.compile(r"\b(?:the|an?)\b")
_BETWEEN_WORDS = r"\W*(?:\b(?:the|an?)\b\W*)*"
_DEEPEST = 4
_WHOLE_TITLES = frozenset({"宪法"})
_ISSUING = (
    "(?:联合|重新|修订|批准|同意)?(?:印发|发布|公布|下发|转发|批转|颁发|颁布|颁行)"
    "(?:新?(?:修订|修改|修正)后?的|新的)?"
)
_NOTICE = (
    r"(?:通知|公告|通告|决定|函|批复)"
    r"(?:[\[(](?![^()]*(?:修[订改正]|试行|暂行|稿))[^\[\]()]{1,20}[\])])?"
)
_WRAPPERS: tuple[re.Pattern[str], ...] = (
    # 关于印发《X》的通知; the marks may be missing.
    re.compile(rf"^(?:关于)?{_ISSUING}<+(.{{2,300}})>+的?{_NOTICE}$"),
    re.compile(rf"^(?:关于)?{_ISSUING}(.{{2,300}}?)的{_NOTICE}$"),
    # Notice of X on Issuing the 'Y'; and a headline that says that X has issued Y.
    re.compile(
        r"^(?:the )?(?:notice|circular|notification|announcement)\b.{0,200}?\b"
        r"(?:(?:on|for|regarding|concerning|about) (?:the )?)?"
        r"(?:issuing|printing and (?:distributing|issuing)|promulgating|distributing|"
        r"publishing|releasing|forwarding|reissuing|"
        r"(?:printing and )?(?:issuance|distribution|publication|release|promulgation) of|"
        r"printing) "
        r"(?:and (?:distributing|issuing) )?(?:the )?(.{5,300})$"
    ),
    # Notice on the Y, without a word for issuing.
    re.compile(
        r"^(?:the )?(?:notice|circular) (?:on|about|concerning|regarding) (?:the )?"
        r"((?:[\w'-]+ ){0,5}(?:plan|scheme|programme|outline|measures|regulations|opinions)\b"
        r".{0,300})$"
    ),
    re.compile(
        r"^(?:the )?[^\"]{3,150}? (?:has |have )?(?:issued|released|promulgated|put out|"
        r"printed and (?:distributed|issued)|published) (?:the )?(.{5,300})$"
    ),
)
_ENGLISH_ISSUER = re.compile(
    r"^(?:the )?(?:notice|circular|notification|announcement|opinions?|decision) (?:of|by|from) "
    r"(?:the )?(.{3,150}?) (?:on|regarding|concerning|about|for) |"
    r"^(?:the )?(.{3,150}?) (?:has |have )?"
    r"(?:issued|released|put out|printed and|promulgated|published)\b"
)
# What a headline says behind a title of the text below it, and not of the document.
_TAIL = re.compile(
    r"(?:,| ?[(\[]) ?"
    r"(?:(?:with|including|see|and|as|here|the|its|full|complete|whole|detailed|original) )*"
    r"(?:contents?|text|details|attachments?|annex(?:es)?|attached|annexed|appended|enclosed|"
    r"below|follows)"
    r"(?: (?:is|are|attached|annexed|appended|enclosed|included|below|follows?|here))*[)\]]?\.?$"
)
_FIGURE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMERAL_YEAR = re.compile("([一二][〇零○ＯO一二三四五六七八九]{3})(?=年)")
_YEAR_WORDS = re.compile(
    r"\b(?:in|for|of) (?:the year )?(?:19|20)\d\d\b|\b(?:19|20)\d\d\b|(?:19|20)\d\d(?:年度|年)?|"
    r"[一二][〇零○ＯO一二三四五六七八九]{3}(?:年度|年)"
)
_MARKS = re.compile(r"[\s<>\[\]()\"',.:;·!?-]+")


def is_document_title(title: str) -> bool:
    """Tell whether a title ends as documents do (Chinese) or names a kind of document (English).

    >>> [is_document_title(t) for t in ("大气污染防治条例（试行）", "人民日报", "党的二十大精神")]
    [True, False, False]
    >>> [is_document_title(t) for t in ("Notice on Flood Control", "one post, two duties")]
    [True, False]
    """
    return bool(read_title(title).type)


def organ_before(text: str) -> str:
    """Return the organs that a Chinese text ends with, and the empty string where it names none.

    >>> organ_before("为贯彻落实甲市委办公厅、甲市政府办公厅")
    '甲市委办公厅、甲市政府办公厅'
    """
    run = _BEFORE_ORGAN.sub("", _ISSUED_BY.sub("", text))
    return run.strip(" 、和") if _ORGAN_AT_END.search(run) else ""


@lru_cache(_REMEMBERED)
def year_of(title: str) -> int | None:
    """Return the one year that a title names; none for no year and for a span of years.

    >>> [year_of(t) for t in ("某市二〇二五年工作要点", "2020 Plan", "2021—2023年方案", "条例")]
    [2025, 2020, None, None]
    """
    folded = fold(title)
    years = {int(year) for year in _FIGURE_YEAR.findall(folded)}
    years |= {parse_chinese(numeral) or 0 for numeral in _NUMERAL_YEAR.findall(folded)}
    return years.pop() if len(years) == 1 else None


@lru_cache(_REMEMBERED)
def without_year(title: str) -> str:
    """Return the core of a title with every year left out: what a yearly title shares.

    >>> without_year("甲市2024年节水行动计划") == without_year("甲市2025年度节水行动计划")
    True
    >>> without_year("Action Plan for Saving Water in 2024")
    'action plan for saving water'
    """
    return read_title(_YEAR_WORDS.sub(" ", fold(_unwrapped(fold(title))[0]))).core


def undated_title(title: str) -> str:
    """Return what a yearly title shares, as it is printed: its core without years.

    >>> undated_title("甲市人民政府关于印发《建设美丽甲市 节约用水2024年行动计划》的通知")
    '建设美丽甲市 节约用水行动计划'
    """
    core = without_year(title)
    printed = _YEAR_WORDS.sub("", title)
    folded = fold_with_offsets(printed)
    words = _BETWEEN_WORDS.join(map(re.escape, core.split()))
    found = re.search(words, simplified(folded.text)) if core else None
    if found is None:
        return core
    return printed[folded.offsets[found.start()] : folded.offsets[found.end() - 1] + 1]


@lru_cache(_REMEMBERED)
def read_title(title: str) -> Title:
    """Return what a title says, with its form for comparing.

    >>> title = read_title("甲市人民政府办公厅关于印发〈甲市2025年节水行动计划〉的通知")
    >>> title.core, title.issuer, title.type, title.year, title.wraps
    ('甲市2025年节水行动计划', '甲市人民政府办公厅', 'plan', 2025, True)
    >>> read_title("Notice of the Office on Issuing the '2025 Action Plan for Water'").core
    '2025 action plan for water'
    """
    folded = simplified(fold(_TRAILING.sub("", title.rstrip())))
    inner, issuer, wraps = _unwrapped(folded)
    language = "zh" if language_of(inner) == "zh" else "en"
    core = _MARKS.sub("" if language == "zh" else " ", inner).strip()
    core = (core.replace(_STATE, "") if language == "zh" else _english_core(core)) or core
    return Title(
        core,
        language,
        issuer,
        wraps,
        _type(inner, language),
        year_of(inner),
    )


def _english_core(core: str) -> str:
    return " ".join(_ARTICLES.sub(" ", _ENGLISH_STATE.sub("", core)).split())


def _unwrapped(title: str) -> tuple[str, str, bool]:
    """Return the innermost title, the organ named before it, and whether anything was around it."""
    title, organ, wraps = _bare(title), "", False
    for _ in range(_DEEPEST):
        title, named = _without_organ(title)
        organ = organ or named
        inner = next((m[m.lastindex or 0] for w in _WRAPPERS if (m := w.match(title))), None)
        if inner is None or not _type(_bare(inner), language_of(inner)):
            break
        title, wraps = _bare(_TAIL.sub("", inner)), True
    return title, organ, wraps


def _without_organ(title: str) -> tuple[str, str]:
    if match := _ENGLISH_ISSUER.match(title):
        return title, next(group for group in match.groups() if group)
    about = _ABOUT.search(title)
    if about and _ORGAN_AT_END.search(title[: about.start()]):
        return title[about.start() :], title[: about.start()].strip(" ,")
    return title, ""


def _bare(title: str) -> str:
    title = title.strip(" .,;")
    while len(title) > 1 and title[0] in "<\"'" and title[-1] in ">\"'":
        if title[0] == "<" and ">" in title[1:-1].split("<", 1)[0]:
            break
        title = title[1:-1].strip(" .,;")
    return title


def _type(title: str, language: str) -> str:
    if _NO_DOCUMENT.search(title):
        return ""
    if language == "zh":
        ending = _CHINESE_TYPE.search(title)
        # 《意见》 and 《纲要(草案)》 are short for a title given elsewhere; 《宪法》 is a title.
        short = ending is not None and ending.start() == 0 and ending[1] not in _WHOLE_TITLES
        return _TYPE_OF_ENDING[ending[1]] if ending and not short else ""
    # The head of an English title stands before its first preposition.
    head = re.split(r" (?:of|for|on|in|to|regarding|concerning|against) ", title, maxsplit=1)[0]
    words = _ENGLISH_TYPE.findall(head)[-1:] or _ENGLISH_TYPE.findall(title)[:1]
    return _TYPE_OF_ENDING[words[0]] if words else ""
