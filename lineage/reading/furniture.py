"""What belongs to the page and not to the document on it.

Each table row is a mark of web pages of public bodies, portals and news sites. A mark only ever
tells furniture by its shape; what a document's own parts are is for extraction to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.labels import find_labels
from lineage.reading.printed import Kind

__all__ = ["classify", "ends_the_copy", "is_marked", "stands_inside"]


class _Mark(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    closes: bool = False
    """Whether all that follows on the page is furniture too."""
    sentence: bool = False
    """Whether it may be a whole sentence, which is otherwise the document's own."""
    labelled: bool = False
    """Whether it may look labelled; any other line with a label is a clause, whatever it holds."""
    sure: bool = False
    """Whether nothing but the frame of a page looks so, wherever it stands."""


def _mark(  # noqa: PLR0913
    kind: Kind,
    pattern: str,
    *,
    closes: bool = False,
    sentence: bool = False,
    labelled: bool = False,
    sure: bool = False,
) -> _Mark:
    return _Mark(kind, re.compile(pattern, re.IGNORECASE), closes, sentence, labelled, sure)


_MARKS = (
    # A publisher's word that the copy ends here, or that a machine wrote it.
    _mark("notice", r".{0,8}(?:试读|预览).{0,8}(?:完毕|结束)|(?:查看|阅读|下载)(?:全文|完整(?:版|内容|原?文))"
          r"|剩余.{0,6}(?:页|%|内容).{0,12}(?:下载|购买|登录)|end of (?:the )?preview"
          r"|[（(【\[]?(?:[尾末后缺]页|(?:以下|下文|后文|余下|后续)(?:内容|部分|页)?)(?:缺失|从?略|省略)[)）】\]]?$"
          r"|(?:please |to )?(?:log|sign) ?in to (?:read|view|see|continue)|(?:please )?subscribe to (?:read|view|continue)"
          r"|to (?:read|view|see) the (?:full|complete|whole|rest)|(?:read|view) the (?:full|complete) (?:text|article|document|report)$"
          r"|(?:登录|注册|付费|购买|开通会员)后?(?:可|才能|即可)?(?:查看|阅读|下载|继续)|未完待续|(?:[…⋯]{1,4}|\.{3,8})?\s?[（(【\[]?未完[，,、）)】\]]|[…⋯]{1,4}$|\.{3,8}$",
          closes=True, sentence=True),
    _mark("notice", r"(?:this (?:is an? |(?:summary|abstract|translation) (?:is|was) ))?(?:machine|ai|auto(?:matically)?)[- ](?:generated|translated)"
          r"[^.]{0,50}\.?$|(?:本|此|以[上下])?(?:页|文|内容)?(?:摘要|译文|翻译|英文版).{0,6}[由经].{0,10}(?:机器|AI|人工智能|大模型|模型|系统|自动).{0,10}$", sentence=True),
    # What the page says about the document.
    _mark("meta", r"(?:时\s*间|发布(?:时间|日期|单位)|发文(?:日期|单位)|成文(?:日期|时间)|日\s*期|来\s*源|信息来源|发布机构|发文机[关构]|"
          r"发文字号|文\s*号|索\s*引\s*号|主题分类|标\s*题|名\s*称|有效性|作\s*者|记\s*者|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|[数量])?|热度|公开方式)\s*[:：]"),
    _mark("meta", r"(?:date (?:of (?:issue|publication)|issued|published|posted)|(?:issue|publish(?:ed|ing)?|publication|release|posting) "
          r"(?:date|time)|(?:published|posted|issued) (?:on|at|by)|date|time|source|author|views|published|department|"
          r"issuing (?:body|authority|agency)|document (?:number|no\.?|type)|index (?:number|no\.?))\s*[:：]"),
    # A clock's time stands behind no day of signature.
    _mark("meta", r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,4}(?:\d{1,2}[:：]\d\d|(?:来\s*源|作\s*者|source)\s*[:：])"),
    # Navigation.
    _mark("furniture", r"(?:您?(?:的|当前|现在)?(?:所在)?位置|当前位置)\s*[:：]"),
    _mark("furniture", r"(?:current (?:position|location)|you are here|location)\s*[:：]"),
    _mark("furniture", r"[^。.>＞»]{1,24}(?:[>＞»›]\s*(?![\d=])[^。.>＞»]{1,40}){1,8}$"),
    _mark("furniture", r"(?:home|首页|返回顶部|无障碍|登录|注册|skip to content|login)$"),
    _mark("furniture", r"[【\[]?(?:朗读|收藏|关闭|返回|转发|主动公开|依申请公开|我要纠错|收藏本页|关闭窗口|返回列表)[】\]]?$"),
    _mark("furniture", r"(?:下载地址|附件下载|文件下载|download)\s*[:：]"),
    # Turning of pages, and what a site puts between the paragraphs of a text.
    _mark("furniture", r"(?=.*(?:[上下]一?页|previous page|next page))(?:[\[【]?(?:首页|上一?页|下一?页|尾页|末页|previous page|next page|共?\s?第?\d++\s?页?|\.{2,3}|[<>«»‹›|])[\]】]?\s*+){2,40}$", labelled=True, sure=True),
    _mark("furniture", r"[（(【\[—\-\s]{0,3}(?:广告|推广|赞助内容|advertisements?|sponsored(?: content)?)[)）】\]—\-\s]{0,3}$", sure=True),
    _mark("furniture", r"(?:展开|收起|显示)(?:全文|全部|更多)$|点击(?:进入|查看|展开)(?:专题|大图|更多|全文)$|(?:打开|下载|使用).{0,12}(?:APP|客户端).{0,12}$", sure=True),
    # What an account of a messenger puts above and below a text.
    _mark("furniture", r"点击(?:上方|下方|左下角|右上角|文末|蓝字).{0,24}$|(?:记得)?点个?.{0,3}(?:在看|赞).{0,16}$", sure=True),
    _mark("furniture", r"[-—–·\s]{0,12}END[-—–·\s]{0,12}$", closes=True, sure=True),
    _mark("furniture", r"(?:阅读原文|(?:精选|全部|写)?留言|阅读\s?\d[\d.]{0,8}\s?万?\+?|(?:(?:分享|收藏|点赞|在看|赞)\s?[\d.]{0,8}\s?万?\s?){2,5})$", closes=True),
    _mark("furniture", r"(?:校对|审核|排版|责编|编审|初审|复审|终审)\s*[:：].{1,24}$", closes=True),
    # Sharing, comments, neighbours.
    _mark("furniture", r"(?:延伸阅读|推荐阅读|相关(?:新闻|阅读|报道|推荐))\s*[:：].{1,80}$", closes=True, sure=True),
    _mark("furniture", r"[•·●\-*\s]*(?:微信|微博|QQ|新浪微博|腾讯微博|朋友圈|weibo|wechat|facebook|twitter|"
          r"linkedin|email)(?:空间|好友|公众号)?$", closes=True),
    _mark("furniture", r"(?:分享(?:到|至)|扫一扫|手机(?:扫码|浏览|看)|【?\s*(?:字号|字体)|[【\[]?打印|"
          r"share (?:to|this|on))", closes=True, sure=True),
    _mark("furniture", r"(?:上一篇|下一篇|相关(?:新闻|阅读|文章|链接|推荐|解读|报道)|推荐阅读|热门(?:文章|新闻)|延伸阅读|"
          r"related (?:news|articles|links))\b\s*[:：]?|(?:previous|next)(?: (?:article|page|post))?\s*(?:[:：]|$)", closes=True),
    _mark("furniture", r"(?:网友评论|我要评论|发表评论|评论\s*[(（]|comments?\s*(?:[:：(（\d]|$))", closes=True),
    _mark("furniture", r"[（(\[【]?\s*(?:责任|责|本文|网络)?编辑\s*[:：]|editor\s*[:：]", closes=True),
    _mark("furniture", r"(?:key ?words?|关键[字词]|标签|tags?)\s*[:：]", closes=True),
    # Imprint.
    _mark("furniture", r"(?:版权(?:声明|所有(?![者权人]))|免责声明|声明[:：]|凡(?:本[网站报]|.{0,8}注明.{0,12}(?:来源|本[网站报]))"
          r"|copyright\s*(?:[:：©(（?？\d]|notice|$)|©|disclaimer\s*(?:[:：]|$))", closes=True, sentence=True),
    _mark("furniture", r".{0,160}(?:版权所有(?![者权人])|all rights reserved|ICP\s*(?:备|证|bei)|公网安备)", closes=True),
    _mark("furniture", r"(?:网站)?主办(?:单位)?\s*[:：].{0,40}(?:(?:政府|办公[厅室]|委员会|网)$|技术支持\s*[:：])|(?:技术支持|网站标识码)\s*[:：]", closes=True),
    _mark("furniture", r"(?:(?:free |lab(?:oratory)? |office )?tele?(?:phone)?s?|fax|address|e-?mail|"
          r"地址|电话|联系电话|传真|邮编|邮箱|网址)\b.{0,4}[:：]"),
    _mark("furniture", r"(?:(?:our|official|follow us on) )*(?:wechat|weibo|tiktok|twitter|facebook)(?: (?:public|official|service|subscription))* "
          r"(?:account|channel|page)$|(?:(?:官方|政务|本网|我们的)?(?:微信|微博|抖音)|官方)(?:公众号|服务号|订阅号|视频号|小程序|账号|微博)$"),
    _mark("furniture", r"(?:https?://|www\.)\S+$"),
    _mark("furniture", r"\[email.protected\]|[a-z\d._%+-]{1,64}@[a-z\d.-]{1,120}$"),
    # (010) 5550 0128 begins as a label does.
    _mark("furniture", r"(?!(?:19|20)\d\d[-/.])\+?[\d\s()（）-]{7,24}$", labelled=True),
)  # fmt: skip
_PREVIEW_ENDS = _MARKS[0]
_LABELLED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．是要]|第[一二三四五六七八九十百\d]+[条章]"
    r"|(?:article|chapter|section) \d"
    r"|(?:first|second|third|fourth|fifth)(?:ly)?,",
    re.IGNORECASE,
)
_LONG = 60
# Marks stand in short lines; a sentence that only begins with the same words is the document's.
_LONGEST_MARKED = 400
_SENTENCE = re.compile(r".{12,}[。；;]$|\S+(?: \S+){4,}[.;]$", re.DOTALL)


def classify(paragraphs: Sequence[str]) -> list[Kind]:
    """Return the kind of each paragraph of a page.

    A mark that closes the page (comments, imprint) makes furniture of all that follows it, unless
    labelled or long paragraphs go on behind it: a share bar can stand above the text as well.
    """
    marks = [_mark_of(text) for text in paragraphs]
    last_body = max(
        (at for at, text in enumerate(paragraphs) if marks[at] is None and _is_long(text)),
        default=-1,
    )
    kinds: list[Kind] = []
    closed = False
    for at, mark in enumerate(marks):
        if closed and (mark is None or mark.kind != "notice"):
            kinds.append("furniture")
        else:
            kinds.append(mark.kind if mark else "body")
        closed = closed or (mark is not None and mark.closes and at > last_body)
    return kinds


def stands_inside(paragraphs: Sequence[str], kinds: Sequence[Kind]) -> frozenset[int]:
    """Return which paragraphs, surely of a page's frame, stand between two of the document.

    >>> sorted(stands_inside(["一、甲", "广告", "二、乙", "首页"], ["body", "furniture"] * 2))
    [1]
    """
    body = [
        at
        for at, (text, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if kind == "body" and _is_long(text)
    ]
    inside = range(body[0], body[-1]) if body else range(0)
    marks = {at: _mark_of(paragraphs[at]) for at in inside if kinds[at] == "furniture"}
    return frozenset(at for at, mark in marks.items() if mark and mark.sure)


def is_marked(text: str) -> bool:
    """Tell whether a line bears a mark of the page, so that it is no part of a sentence.

    >>> is_marked("来源：某市人民政府"), is_marked("来源清楚、去向明确")
    (True, False)
    """
    return _mark_of(text) is not None


def _mark_of(text: str) -> _Mark | None:
    if len(text) > _LONGEST_MARKED:
        return None
    mark = next((mark for mark in _MARKS if mark.pattern.match(text)), None)
    if mark is None or (mark.kind == "notice" and len(text) > _LONG):
        return None
    if not mark.labelled and find_labels(text):
        return None
    return mark if mark.sentence or not _SENTENCE.match(text) else None


def _is_long(text: str) -> bool:
    """Tell whether a paragraph without a mark is long or labelled, as those of documents are."""
    # Not every style of label counts: the frame can go on with "A. Log in" too.
    return len(text) > _LONG or _LABELLED.match(text) is not None


def ends_the_copy(text: str) -> bool:
    """Tell whether a publisher says here that the rest of the text stands elsewhere.

    >>> ends_the_copy("试读已结束，查看全文请登录")
    True
    """
    if len(text) > _LONG or find_labels(text):
        return False
    return _PREVIEW_ENDS.pattern.match(text) is not None
