"""Shapes of lines and sentences that say what they are: a title, a body's name, words of force."""

from __future__ import annotations

import re

from lineage.language.labels import find_labels

__all__ = ["BODY_ENDS", "is_entry_into_force", "is_title", "names_body"]

BODY_ENDS = "政府|办公厅|办公室|委员会|党委|常委会|人大|法院|检察院|[厅局部委署院会处]|领导小组|指挥部|[支总大]队|中心|公司|集团|学校|大学|银行|海关|联席会议"
_ENDS_WITH_BODY = re.compile(rf"(?:{BODY_ENDS})$")
_TITLE_ENDS = (
    "通知|意见|方案|计划|规划|办法|规定|条例|决定|决议|公告|通告|通报|细则|纲要|报告|批复|函|法|法典|"
    "宪法|标准|规范|规程|规则|指南|清单|措施|要点|预案|章程|公约|(?<=.{4})(?:目录|安排|分工|制度)|"
    "命令|令|解释|议案|宣言"
)
_TITLE = re.compile(
    rf".{{0,110}}(?:{_TITLE_ENDS})(?:[》〉])?(?:[（(][^（）()]{{1,20}}[)）])?[》〉]?(?:的通知)?$"
)
_TITLE_EN = re.compile(
    r"\b(?:notice|circular|action plan|plan|opinions?|scheme|measures|regulations?|provisions|rules|"
    r"decision|announcement|law|act|standard|guidelines?|directive|declaration|code)\b",
    re.IGNORECASE,
)
# A machine puts a full stop behind such a title as well; no document's name begins with "this", and
# none has a verb.
_NAMES_ITSELF = re.compile(
    r"(?!an? |this |these |all |we )(?:the )?(?:(?!(?:an?|the|this|its|issued|released|made|drew)\b)[\w'’-]+ ){0,6}"
    r"(?:notice|circular|opinions?|decision|announcement|plan|scheme|measures|regulations?|"
    r"provisions|rules)\b(?! to\b)"
    r"(?!.*\b(?:has|have|is|are|was|were|takes?|comes?|shall|should|must|will|sets?|aims?|asks?|calls?|"
    r"requires?|states?|stipulates?|makes?|says?|provides?|applies|include[sd]?)\b)",
    re.IGNORECASE,
)
# A headline says that a body issued a document, a sentence also what for.
_SAYS_WHAT_FOR = re.compile(
    r"\b(?:issue[sd]?|release[sd]?|publishe[sd]|promulgate[sd]?|put out|printed)\b.{3,300}"
    r"[\"'”’»》],? (?:(?:in order )?to|so (?:that|as)|which|that|aim(?:ing|s|ed)|with the aim)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = {"zh": 120, "en": 330}
_SELF = (
    "本(?:通知|计划|方案|办法|规定|条例|意见|细则|法|文|决定|行动计划|实施方案|公告|措施|标准|规划)"
)
_ENTRY = re.compile(
    rf"{_SELF}.{{0,20}}(?:起|日|后)(?:正式)?(?:施行|实施|执行|生效)|自.{{1,20}}起(?:正式)?(?:施行|实施|执行|生效)"
    r"|(?:同时|予以|即行|自行|一并)(?:废止|失效)|停止执行|不再(?:执行|有效)|有效期|以本.{1,12}为准"
    r"|试行[一二两三四五六七八九十\d]{1,3}年"
    r"|(?i:\b(?:comes?|came|enters?|entered|takes?|took|shall (?:come|enter|take)) (?:in(?:to)? )?"
    r"(?:effect|force)|\b(?:effective|in force) (?:from|on|as of)\b"
    r"|\b(?:abolished|repealed|superseded|annulled|rescinded|cease[sd]? to (?:have effect|be (?:valid|in force)))\b"
    r"|\bbecomes? (?:\w+ly )?invalid\b|\bno longer (?:be )?(?:implemented|valid|in force|effective)\b)"
)
_INTRODUCES = re.compile(
    r"印发给|现将|现予|特(?:此)?通知|制定本|hereby (?:printed|issued)|as follows", re.IGNORECASE
)


def is_entry_into_force(sentence: str) -> bool:
    """Tell whether a sentence says from when a document holds, how long, or what it ends.

    >>> is_entry_into_force("本通知自印发之日起施行。"), is_entry_into_force("力争年底前完成改造。")
    (True, False)
    """
    return _ENTRY.search(sentence) is not None and not _INTRODUCES.search(sentence)


def names_body(text: str) -> bool:
    """Tell whether a line ends with the name of a public body.

    >>> names_body("某市人民政府办公室"), names_body("某市公报")
    (True, False)
    """
    return _ENDS_WITH_BODY.search(text) is not None


def is_title(text: str, language: str) -> bool:
    """Tell whether a line reads like the title of a document.

    >>> is_title("关于印发某市节水行动方案的通知", "zh"), is_title("为此制定本方案。", "zh")
    (True, False)
    """
    if len(text) > _LONGEST_TITLE[language] or text.endswith(("：", ":", "；", ";", "，", ",")):
        return False
    if find_labels(text) or "\t" in text:
        return False
    if language == "en":
        sentence = (
            re.search(r"[.!?]\s+[A-Z]", text)
            or _SAYS_WHAT_FOR.search(text)
            or (text.endswith(".") and not _NAMES_ITSELF.match(text))
        )
        return _TITLE_EN.search(text) is not None and not sentence and not is_entry_into_force(text)
    return _TITLE.fullmatch(text) is not None and "。" not in text
