"""Who decides what a sentence says: the body that speaks, or another one of which it tells."""

from __future__ import annotations

import re

from lineage.language.folding import fold

__all__ = ["is_done_by_another"]

_FARTHEST = 120
_BODY = (
    "(?:国务院|全国人大|政府|人大|代表大会|常委会|常务委员会|委员会|"
    "办公[厅室]|总局|[厅局部委办署院])"
)
_CHINESE = re.compile(
    rf"(?:^|[，。；,、\s]|根据|按照)(?P<body>[一-鿿]{{0,16}}?{_BODY})"
    r"(?:已经?|业已|现|近日|日前|[于在]?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:研究)?"
    r"(?:决定|宣布|发文|印发(?:文件|通知))(?:了)?[，,]?[^，。；]{0,14}$"
)
_ENGLISH = re.compile(
    r"(?:^|[.;,] |\b(?:the|The) )"
    r"(?P<body>[A-Z][\w'’-]*(?: (?:(?:of|for|and|the) ){0,3}[A-Z][\w'’-]*){0,9})"
    r" (?:has |have |had )?(?:already )?(?:decide[sd]? (?:to )?|resolve[sd]? (?:to )?|announced )?$"
)
_SPEAKER = re.compile(r"^(?:[本我](?!溪)|this |the present |we\b)")
_SHORT = (("人民代表大会", "人大"), ("常务委员会", "常委会"), ("人民政府", "政府"))


def is_done_by_another(text: str, start: int, issuer: str, *, own: bool) -> bool:
    """Tell whether a body other than the one that speaks decides what is said from `start` on.

    Where nobody knows who speaks, the words that open or end a document are its `own`, all others
    tell of somebody else's decision.

    >>> is_done_by_another("省政府决定废止", 5, "某省发展改革委", own=True)
    True
    >>> is_done_by_another("省政府决定废止", 5, "某省人民政府", own=False)
    False
    """
    before = text[max(0, start - _FARTHEST) : start]
    told = _CHINESE.search(before) or (_ENGLISH.search(before) if _decides(text, start) else None)
    # 经市政府研究决定: the body that speaks was given leave.
    if told is None or _SPEAKER.match(told["body"]) or "经" in told["body"]:
        return False
    if not issuer:
        return not own
    one, other = _short(told["body"]), _short(issuer)
    return one not in other and other not in one


def _decides(text: str, start: int) -> bool:
    return bool(re.match(r"(?:has |have )?(?:decide|resolve)", text[start : start + 12]))


def _short(body: str) -> str:
    folded = "".join(fold(body).split()).removeprefix("the")
    for long, short in _SHORT:
        folded = folded.replace(long, short)
    return folded
