"""The labels that number the clauses of a document, one table row a style.

A shape alone makes no label: a date, a quantity or a cited article can look like one. What is
found here are candidates, and the sequence they stand in decides (`extraction.numbering`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lineage.language.numerals import parse_chinese, parse_english, parse_roman

__all__ = ["LAST", "Label", "Style", "find_labels"]

_CN = "[一二三四五六七八九十百千零〇两]"
_CHINESE = rf"(?P<value>(?:{_CN}\s?){{1,7}}|\d{{1,4}}\s?)"
_CHINESE_ALONE = rf"(?P<value>{_CN}{{1,7}})"
LAST = -1
"""The value of a label that ends a list, whatever number that is."""
_LEADS = {"首先": 1, "其次": 2, "再次": 3, "最后": LAST, "lastly": LAST, "finally": LAST}
# Numbers that are one character with their brackets or full stop: ① ⑴ ⒈ ㈠ and Ⅰ.
_SIGNS = {
    chr(first + at): at + 1
    for first, many in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10), (0x2160, 12))
    for at in range(many)
} | {
    chr(first + at): value + at for first, value in ((0x3251, 21), (0x32B1, 36)) for at in range(15)
}
# What makes a figure with a decimal point a quantity.
_UNIT = r"\s*(?:[%％‰℃万亿吨元倍米克]|[公千微毫]|百分点|个百分点|平方|立方|[kmμu]?[gm](?![a-z])|MW|tonn|per ?cent)"
# A label is cited, not borne, where the sentence goes straight on.
_CITED = r"\s?(?:[款项、至及或的所]|文件|规定|例外|中[，的]|以[外内上下及]|和第|与第|第)"
_CITED_EN = r"\b(?!\s+(?:of|and|or|to|shall|must|may|is|are|was|applies|apply|does|above|below)\b)"


class Style(NamedTuple):
    """One way of numbering.

    `kind` is the kind of clause it always marks, or `free` where the depth decides. A `strong`
    label stands even without a second one behind it. A `headed` label is followed by a heading of
    its own, on the same line or the next.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    parse: Callable[[str], int | None]
    strong: bool
    headed: bool = True


class Label(NamedTuple):
    """A candidate: characters 0 to `end` of a paragraph; `printed` is the label as it stands.

    `number` is in Arabic figures, `value` its place in the sequence, `inserted` the part behind
    it for clauses put in later (第十七条之一 is 17, inserted 1). A `value` of `LAST` ends a list,
    whatever number that is. `prefix` is what a decimal number counts within (`1.1` for 1.1.5),
    empty for any other.
    """

    style: Style
    printed: str
    number: str
    value: int
    inserted: int
    end: int
    prefix: str = ""


def _chinese(text: str) -> int | None:
    bare = re.sub(r"\s", "", text)
    return int(bare) if bare.isdecimal() else parse_chinese(bare)


def _letter(text: str) -> int | None:
    return ord(text.lower()) - ord("a") + 1


def _doubled(text: str) -> int | None:
    return 26 + ord(text[0]) - ord("a") + 1


def _last_figure(text: str) -> int | None:
    return int(re.split("[.．]", text)[-1])


def _english_or_roman(text: str) -> int | None:
    return parse_english(text) or parse_roman(text)


def _english_or_last(text: str) -> int | None:
    return _LEADS.get(text.lower(), parse_english(text))


def _style(  # noqa: PLR0913
    name: str,
    kind: str,
    pattern: str,
    parse: Callable[[str], int | None],
    *,
    strong: bool = False,
    headed: bool = True,
) -> Style:
    return Style(name, kind, re.compile(pattern), parse, strong, headed)


_DECIMAL = r"[.．、]?(?=[\s\u3400-\u9fff])"
# The number of a term stands alone above it; figures with more points are an address or a version.
_ALONE = r"[.．、]?(?=[\s\u3400-\u9fff]|$)"
_MOST_ALONE = 2
# A bare figure heads a line of a standard; before these it counts something.
_COUNTED = r"\s?[年月日号时分秒个项万亿千百十吨元米克级类条款章节次家户人名份批期届天周岁位倍度亩名例起台件处所座支只辆%％℃]"
# A heading is a short line that no full stop ends.
_TITLED = r"(?=[^。；;！？!?]{2,110}$)(?!.*(?:[.:：,，]$|\. [A-Z]))"
_ARTICLE_EN = r"(?:Article|ARTICLE|Art\.|ART\.)"
_DIVISION_EN = (
    rf"(?P<value>[IVXLC]+|\d{{1,3}}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten){_CITED_EN}\.?"
)
_ORDINAL = "(?P<value>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?:ly)?"

_CARDINAL = "(?P<value>one|two|three|four|five|six|seven|eight|nine|ten)"

STYLES = (
    _style("编", "part", rf"第\s?{_CHINESE}(?:[编編](?![辑制号办])|篇(?=[ \u3000\n]|$))", _chinese, strong=True),
    _style("部分", "part", rf"第\s?{_CHINESE_ALONE}部分(?![的是，,。、中])", _chinese),
    _style("部", "part", rf"第\s?{_CHINESE}部(?=[ \u3000]|$)", _chinese, strong=True),
    _style("分编", "part", rf"第\s?{_CHINESE}分[编編]", _chinese, strong=True),
    _style("章", "chapter", rf"第\s?{_CHINESE}章(?!程)", _chinese, strong=True),
    _style("节", "section", rf"第\s?{_CHINESE}[节節](?![能点])", _chinese, strong=True),
    _style("条", "article", rf"第\s?{_CHINESE}(?:-\s?(?P<hyphened>\d{{1,2}})\s?)?[条條](?:\s?之\s?(?P<inserted>{_CN}{{1,3}}))?(?!{_CITED})",
           _chinese, strong=True, headed=False),
    _style("一、", "free", rf"{_CHINESE_ALONE}(?:\s?(?:、|[.．](?!\d))|\u3000(?=[\u3400-\u9fff]{{2}}))(?!{_CN}{{1,3}}(?:、|[类级线期产至年等]))", _chinese, strong=True),
    _style("（一）", "free", rf"[（(]\s?{_CHINESE_ALONE}\s?[)）](?!项(?!目)|款(?!项)|、\s?[（(])、?", _chinese, strong=True),
    _style("壹、", "free", r"(?P<value>[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,4})\s?、", parse_chinese, strong=True),
    _style("㈠", "free", r"(?P<value>[\u3220-\u3229])", _SIGNS.get, strong=True),
    *(_style(".".join("1" * (dots + 1)), "free",
             rf"(?P<value>(?P<prefix>\d{{1,3}}(?:[.．]\d{{1,3}}){{{dots - 1}}})[.．]\d{{1,3}})"
             rf"{_ALONE if dots <= _MOST_ALONE else _DECIMAL}(?!{_UNIT})", _last_figure)
      for dots in range(1, 6)),
    *(_style(".".join("A" + "1" * dots), "free",
             rf"(?P<value>(?P<prefix>[A-Z](?:[.．]\d{{1,3}}){{{dots - 1}}})[.．]\d{{1,3}}){_DECIMAL}",
             _last_figure)
      for dots in range(1, 4)),
    # The letters belong to the number where they name the standard or the kind of what is counted.
    _style("V1", "chapter", rf"(?P<whole>(?P<prefix>[A-Z]{{1,3}})(?P<value>\d{{1,2}}))[:：.．]?(?=[ \u3000]){_TITLED}", int),
    _style("V1.1", "section", rf"(?P<whole>(?P<prefix>[A-Z]{{1,3}}\d{{1,2}})[.．](?P<value>\d{{1,3}}))[:：.．]?(?=[ \u3000]){_TITLED}", int),
    _style("V1.1.1", "free", r"(?P<whole>(?P<prefix>[A-Z]{1,3}\d{1,2}[.．]\d{1,3})[.．](?P<value>\d{1,3}))[:：.．]?(?=[ \u3000])", int),
    _style("REQ-1", "free", r"(?P<whole>(?P<prefix>[A-Z]{2,6})-(?P<value>\d{1,4}))[:：.．]?(?=[ \u3000])", int),
    # Four figures are a year or a decimal number where a figure goes on behind the mark.
    _style("1.", "free", rf"(?P<value>\d{{1,3}}|[1-9]\d{{3,4}}(?=\s?[.．、]\D))\s?[.．、](?!\d++(?:[.．\s]|$|{_UNIT}))", int),
    _style("1 ", "free", rf"(?P<value>\d{{1,2}})(?!{_COUNTED})(?:(?=[\u3400-\u9fff])|[ \u3000\t]+(?=[^\W\d_]))(?=[^，。；：！？,;:!?]{{1,60}}$)(?!.*[.]$)", int),
    # Rules for building number the items of a provision so.
    _style("1 ", "free", rf"(?P<value>\d{{1,2}})(?!{_COUNTED})[ \u3000]+(?=[\u3400-\u9fff][^\t]{{2,400}}[；。：;]$)", int),
    # The first paragraph of a section stands on its line: 1 (1), 1.—(1).
    _style("1 ", "free", r"(?P<value>\d{1,3})[ \u3000]+(?=[(]1[)]\s)", int),
    _style("1.", "free", r"(?P<value>\d{1,3})\.[—–-]\s?(?=[(]1[)]\s)", int),
    _style("（1）", "free", r"[（(]\s?(?P<value>\d{1,5})\s?[)）](?!\s?\d{1,5}\s?号)", int),
    _style("1）", "free", r"(?P<value>\d{1,2})[)）]", int),
    _style("1°", "free", r"(?P<value>\d{1,2})°(?!\s?[CcF\d])", int),
    _style("①", "free", r"(?P<value>[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf])", _SIGNS.get),
    _style("⑴", "free", r"(?P<value>[\u2474-\u2487])", _SIGNS.get),
    _style("⒈", "free", r"(?P<value>[\u2488-\u249b])", _SIGNS.get),
    _style("一是", "free", rf"{_CHINESE_ALONE}是(?!否)", _chinese, headed=False),
    _style("一要", "free", rf"{_CHINESE_ALONE}要(?![求点素件闻])", _chinese, headed=False),
    _style("第一，", "free", rf"(?P<label>第{_CHINESE_ALONE})[，,、：:]", _chinese, headed=False),
    _style("第一步", "free", rf"(?P<label>第{_CHINESE_ALONE}步)[，,：:]", _chinese, headed=False),
    _style("其一", "free", rf"(?P<label>其{_CHINESE_ALONE})[，,：:]", _chinese, headed=False),
    _style("首先", "free", r"(?P<label>(?P<value>首先|其次|再次|最后))[，,、：:]?", _LEADS.get, headed=False),
    _style("Part", "part", rf"(?:Part|PART)\s+{_DIVISION_EN}", _english_or_roman, strong=True),
    _style("Part A", "part", rf"(?:Part|PART)\s+(?P<value>[A-Z]){_CITED_EN}\.?", _letter),
    _style("Title", "part", rf"(?:Title|TITLE)\s+{_DIVISION_EN}", _english_or_roman, strong=True),
    _style("Chapter", "chapter", rf"(?:Chapter|CHAPTER)\s+{_DIVISION_EN}", _english_or_roman, strong=True),
    _style("Section", "section", rf"(?:Section|SECTION)\s+{_DIVISION_EN}", _english_or_roman, strong=True),
    _style("Article", "article", rf"{_ARTICLE_EN}\s?(?P<value>\d{{1,4}})(?:(?P<inserted>[a-z])|-(?P<hyphened>\d{{1,2}}))?(?!\s?\(){_CITED_EN}\.?",
           int, strong=True),
    _style("§", "article", r"§\s?(?P<value>(?:(?P<prefix>\d{1,4})\.)?\d{1,4})(?P<inserted>[a-z])?\.?(?=\s+[A-Z\[“\"]|$)",
           _last_figure, strong=True),
    _style("Sec.", "article", r"(?:Sec|SEC)\.\s?(?P<value>\d{1,5})(?P<inserted>[A-Z])?\.(?=\s+[A-Z\[“\"]|$)", int, strong=True),
    _style("First", "free",
           rf"(?i:(?P<label>(?:the\s+)?{_ORDINAL}(?:\s+is\b|(?=\s*[,:;]|\s+(?:we|it)\b)))\s*[,:;]?)",
           _english_or_last, headed=False),
    _style("First", "free", r"(?i:(?P<label>(?P<value>lastly|finally))\s*[,:])", _english_or_last, headed=False),
    # Machines translate 一、 and （一） so.
    _style("One,", "free", rf"(?i:{_CARDINAL})[,、](?=\s)", parse_english),
    _style("(One)", "free", rf"[（(](?i:{_CARDINAL})[)）]", parse_english),
    _style("First", "free", rf"(?i:(?P<label>(?:the\s+)?{_CARDINAL}\s+is)(?=\s+to\b))", _english_or_last, headed=False),
    _style("(a)", "free", r"[（(](?P<value>[a-z])[)）]", _letter),
    # Behind (z) comes (aa); between (a) and (b) it was put in later.
    _style("(a)", "free", r"[（(](?P<value>([a-z])\2)[)）]", _doubled),
    _style("(a)", "free", r"[（(](?P<value>[a-z])(?P<inserted>(?P=value))[)）]", _letter),
    _style("(i)", "free", r"[（(](?P<value>[ivx]{1,6})[)）]", parse_roman),
    _style("(I)", "free", r"[（(](?P<value>[IVX]{1,6})[)）]", parse_roman),
    _style("(A)", "free", r"[（(](?P<value>[A-Z])[)）]", _letter),
    _style("a)", "free", r"(?P<value>[a-z])[)）]", _letter),
    _style("I.", "free", r"(?P<value>[IVX]{1,5})(?:\.(?=\s)|、)", parse_roman),
    _style("Ⅰ", "free", r"(?P<value>[\u2160-\u216b])[.．、\s]", _SIGNS.get),
    _style("A.", "free", r"(?P<value>[A-Z])(?:\.(?=\s)|、)", _letter),
    _style("a.", "free", r"(?P<value>[a-z])\.(?=\s)", _letter),
)  # fmt: skip
# The styles that also number clauses within one paragraph.
_WITHIN = frozenset("（一） （1） 1. 1） ① ⑴ 一是 一要 第一， 其一 首先 First (a) (i) a)".split())
# Which sort of character a style begins with, where the beginning of its pattern says so: most
# styles need no look at most paragraphs.
_SORTS = (
    ("第", "第"),
    ("(?P<label>第", "第"),
    ("[（(]", "("),
    (r"(?P<value>\d", "0"),
    (r"(?P<value>(?P<prefix>\d", "0"),
    (_CHINESE_ALONE, "一"),
    *((lead, "A") for lead in ("(?:Part", "(?:Title", "(?:Chapter", "(?:Section", "(?:Article", "(?i:")),
    *((f"{lead}[{letters}", "A")
      for lead in ("(?P<value>", "(?P<value>(?P<prefix>", "(?P<whole>(?P<prefix>")
      for letters in ("a-z", "A-Z", "IVX")),
    *((f"(?P<value>[{sign}", "") for sign in (r"\u", "壹")),
    *((f"(?P<label>{sign}", "") for sign in ("其", "(?P<value>首先")),
)  # fmt: skip


def _sort(character: str) -> str:
    if character.isdecimal():
        return "0"
    if character.isascii() and character.isalpha():
        return "A"
    return next((sort for many, sort in _LEADING if character in many), "")


_LEADING = (("第", "第"), ("（(", "("), ("一二三四五六七八九十百千零〇两", "一"))


def _by_sort(styles: Sequence[Style]) -> dict[str, tuple[Style, ...]]:
    sorts = [
        next((sort for lead, sort in _SORTS if style.pattern.pattern.startswith(lead)), None)
        for style in styles
    ]
    return {
        own: tuple(s for s, sort in zip(styles, sorts, strict=True) if sort in {None, own})
        for own in ("第", "(", "0", "一", "A", "")
    }


_ALL = _by_sort(STYLES)
_INLINE = _by_sort([style for style in STYLES if style.name in _WITHIN])

_FIRST = frozenset(
    "一二三四五六七八九十百千零〇两第首其再最（壹贰貳叁參肆伍陆陸柒捌玖拾０１２３４５６７８９"
)
"""The characters above the signs that a label can begin with: most paragraphs begin otherwise."""
_GAP = re.compile(r"[\s\u3000]*")


def find_labels(text: str, *, within: bool = False) -> tuple[Label, ...]:
    """Return every label that the beginning of a paragraph could be, in the order of the table.

    With `within` only the styles count that also number clauses within one paragraph.

    >>> [(label.style.name, label.number, label.printed) for label in find_labels("（三）强化监督。")]
    [('（一）', '3', '（三）')]
    >>> [label.number for label in find_labels("第十七条之一　已满七十五周岁的人")]
    ['17-1']
    >>> [label.printed for label in find_labels("The third is to improve the capacity.")]
    ['The third is']
    >>> find_labels("2025年全市细颗粒物年均浓度下降")
    ()
    """
    if not text or (text[0] > "\u33ff" and text[0] not in _FIRST):
        return ()
    styles = (_INLINE if within else _ALL)[_sort(text[0])]
    read = ((style, style.pattern.match(text)) for style in styles)
    labels = (_label(style, mark, text) for style, mark in read if mark)
    return tuple(label for label in labels if label)


def _label(style: Style, mark: re.Match[str], text: str) -> Label | None:
    value = style.parse(mark["value"])
    if value is None:
        return None
    groups = mark.groupdict()
    whole = groups.get("whole")
    prefix = groups["prefix"] if whole else _plain(groups.get("prefix") or "")
    inserted = _inserted(groups.get("inserted") or groups.get("hyphened") or "", mark["value"])
    number = f"{prefix}.{value}" if prefix else f"{value}-{inserted}" if inserted else str(value)
    number = whole or number
    gap = _GAP.match(text, mark.end())
    end = gap.end() if gap else mark.end()
    return Label(
        style, groups.get("label") or mark[0].strip(), number, value, inserted, end, prefix
    )


def _inserted(mark: str, value: str) -> int:
    """Return which of those put in later a mark says: 之二 is the second, 12b too, (bb) the first."""
    if mark.isdecimal():
        return int(mark)
    if mark.isascii() and mark.isalpha():
        return 1 if mark == value else ord(mark) - ord("a") + 1
    return parse_chinese(mark) or 0


def _plain(prefix: str) -> str:
    figures = re.split("[.．]", prefix) if prefix else []
    return ".".join(str(int(figure)) if figure.isdecimal() else figure for figure in figures)
