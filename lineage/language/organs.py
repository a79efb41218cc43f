"""Organs that give orders and announcements, under one full name each."""

from __future__ import annotations

import re
from functools import cache

from lineage.language.folding import fold
from lineage.language.places import full_place, issuers_named

__all__ = ["full_name", "is_relative", "organ_at_end", "organ_named", "settled_organ"]

# One row: the full name, short names, English names behind "|".
_ORGANS = """
国务院 | state council
国务院办公厅 | general office of the state council
国家主席 主席 | president
中央军事委员会 中央军委 | central military commission
国家发展和改革委员会 国家发展改革委 国家发改委 | national development and reform commission|ndrc
工业和信息化部 工信部 | ministry of industry and information technology|miit
财政部 | ministry of finance
自然资源部 | ministry of natural resources
国土资源部 | ministry of land and resources
生态环境部 | ministry of ecology and environment
环境保护部 环保部 | ministry of environmental protection
国家环境保护总局 环保总局 | state environmental protection administration
住房和城乡建设部 住房城乡建设部 住建部 | ministry of housing and urban-rural development
交通运输部 | ministry of transport
水利部 | ministry of water resources
农业农村部 | ministry of agriculture and rural affairs
农业部 | ministry of agriculture
商务部 | ministry of commerce
教育部 | ministry of education
科学技术部 科技部 | ministry of science and technology
公安部 | ministry of public security
民政部 | ministry of civil affairs
司法部 | ministry of justice
人力资源和社会保障部 人力资源社会保障部 人社部 | ministry of human resources and social security
文化和旅游部 | ministry of culture and tourism
国家卫生健康委员会 国家卫生健康委 国家卫健委 | national health commission
应急管理部 | ministry of emergency management
中国人民银行 人民银行 | people's bank of china
国家市场监督管理总局 市场监管总局 国家市场监管总局 | state administration for market regulation|samr
国家工商行政管理总局 工商总局 | state administration for industry and commerce
海关总署 | general administration of customs
国家税务总局 税务总局 | state taxation administration|state administration of taxation
国家统计局 | national bureau of statistics
国家能源局 | national energy administration
国家林业和草原局 国家林草局 | national forestry and grassland administration
国家互联网信息办公室 国家网信办 | cyberspace administration of china
国家药品监督管理局 国家药监局 | national medical products administration
中国证券监督管理委员会 证监会 中国证监会 | china securities regulatory commission
中国银行保险监督管理委员会 银保监会 中国银保监会 | china banking and insurance regulatory commission
国家金融监督管理总局 金融监管总局 | national financial regulatory administration
最高人民法院 | supreme people's court
最高人民检察院 | supreme people's procuratorate
"""
_STATE = "中华人民共和国"
_GOVERNMENT = re.compile(r"(?<=[省市区县州盟旗])政府$")
# Words of the sentence that an organ's name runs on from, though not inside of a name.
_BEFORE = re.compile(
    r".*(?:[年月](?!报)|日(?!照|喀|报)|根据|依据|依照|按照|遵照|参照|贯彻|落实|执行|实施|废止|发布|公布|颁布|"
    r"印发|签署|通过|批准|修[改订正]|经(?!济|贸|营|信)|由|以|号|(?<![太中草高])原(?!子|州|阳|平)|的|"
    r"为|被|见|即|及|将(?!乐)|对(?!外))",
    re.DOTALL,
)
_ENDS = re.compile(
    r"(?:人民政府|政府|国务院|主席|委员会|办公[厅室]|总局|总署|军委|银行|法院|检察院|兵团|"
    r"次会议|主席团|[部委局署厅院会办])$"
)
_RELATIVE = re.compile(
    r"(?:[本我原该]?(?:自治)?[省市区县州盟旗])?(?:人民)?(?:政府|代表大会(?:常务委员会)?)|"
    r"[部委局署厅院会办]|委员会|总局|总署|办公[厅室]"
)
# Where numbers begin anew with each term, a number alone is of no one text.
_BY_TERM = re.compile(r"主席|人民代表大会(?:常务委员会)?")
_IN_TEXT = re.compile(
    r"[一-鿿]{2,20}?(?:人民政府|人民代表大会常务委员会|人民代表大会|委员会|总局|总署|[部局厅])"
)
_LONGEST = 40


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for row in _ORGANS.strip().splitlines():
        chinese, english = row.split(" | ")
        full, *short = chinese.split()
        found.append((full, tuple(short), tuple(english.split("|"))))
    return tuple(found)


@cache
def _by_name() -> dict[str, str]:
    names = {name: full for full, short, _ in _rows() for name in (full, *short)}
    return names | {"国家主席": "主席", "主席": "主席"}


@cache
def _english() -> tuple[re.Pattern[str], dict[str, str]]:
    named = {name: _by_name()[full] for full, _, english in _rows() for name in english}
    longest = sorted(named, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), named


def full_name(organ: str) -> str:
    """Return the one name of an organ that is printed in full or short.

    >>> full_name("中华人民共和国国务院"), full_name("市场监管总局"), full_name("甲市政府")
    ('国务院', '国家市场监督管理总局', '甲市人民政府')
    """
    bare = organ.removeprefix(_STATE)
    return _by_name().get(bare) or _GOVERNMENT.sub("人民政府", bare)


def is_relative(organ: str) -> bool:
    """Tell whether words name an organ only for those who know whose text they read.

    >>> [is_relative(each) for each in ("市人民政府", "部", "", "北京市人民政府", "主席")]
    [True, True, True, False, True]
    """
    return not organ or bool(_RELATIVE.fullmatch(organ) or _BY_TERM.fullmatch(organ[-20:]))


def organ_at_end(text: str) -> tuple[str, int] | None:
    """Return the organ that folded text ends with, as printed, and the length of its name.

    An empty name where nothing but words of the sentence stands there, none where the words are
    part of something else.

    >>> organ_at_end("2000年10月31日原国家环境保护总局"), organ_at_end("按照"), organ_at_end("法")
    (('国家环境保护总局', 8), ('', 0), None)
    """
    run = re.search(f"[一-鿿]{{0,{_LONGEST}}}$", text)
    name = _BEFORE.sub("", run[0]) if run else ""
    if not name:
        return "", 0
    known = max((each for each in _by_name() if name.endswith(each)), key=len, default="")
    if known and not name.endswith(_STATE + known) and name.startswith(("根", "和", "与", "在")):
        name = known
    return (name, len(name)) if _ENDS.search(name) else None


def organ_named(english: str) -> str:
    """Return the Chinese full name of the one organ that English words name, else nothing.

    >>> organ_named("the State Council"), organ_named("Beijing Municipal People's Government")
    ('国务院', '北京市人民政府')
    """
    folded = fold(english)
    pattern, named = _english()
    found = {named[name] for name in pattern.findall(folded)}
    if not found and "government" in folded:
        places = {full_place(name) for name in issuers_named(folded)} - {""}
        found = {f"{place}人民政府" for place in places}
    return found.pop() if len(found) == 1 else ""


def settled_organ(relative: str, issuer: str) -> str:
    """Return the full name of an organ that is named relatively, by text that names the issuer.

    Nothing where the text settles it not.

    >>> settled_organ("市人民政府", "北京市人民政府办公厅"), settled_organ("", "生态环境部")
    ('北京市人民政府', '生态环境部')
    >>> settled_organ("市人民政府", "生态环境部")
    ''
    """
    if _BY_TERM.fullmatch(relative):
        return ""
    rank = re.sub("^[本我原该]", "", full_name(relative))
    bare = fold(issuer).replace(_STATE, "")
    found = [full_name(name) for name in _IN_TEXT.findall(bare)] if relative else []
    fitting = {name for name in found if name.endswith(rank)}
    if not relative:
        words = (fold(each) for each in re.split(r"[\s,，、;；]+", issuer))
        named = {full_name(each) for each in words if _ENDS.search(each)}
        fitting = named | ({organ_named(issuer)} - {""})
    elif not fitting and rank.endswith("人民政府"):
        places = {full_place(name) for name in issuers_named(bare)} - {""}
        fitting = {p + "人民政府" for p in places if (p + "人民政府").endswith(rank)}
    return fitting.pop() if len(fitting) == 1 else ""
