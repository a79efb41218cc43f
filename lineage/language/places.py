"""Places and organs that issue documents, with the character that opens their document numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lineage.language.folding import fold

__all__ = [
    "ISSUERS",
    "Issuer",
    "full_place",
    "issuers_named",
    "issuers_of_code",
]


class Issuer(NamedTuple):
    """A body, or the place it sits in: the opening character of its numbers, and its names."""

    character: str
    name: str
    english: tuple[str, ...]


def _rows(table: str) -> tuple[Issuer, ...]:
    rows = (row.split(" ", 2) for row in table.strip().splitlines())
    return tuple(Issuer(row[0], row[1], tuple(row[2].casefold().split("|"))) for row in rows)


# One row each: character, Chinese name, English names. Provinces stand in their official order,
# which also decides whose pinyin is the plain one where two read alike (津 before 晋).
ISSUERS = _rows(
    """
国 国务院 State Council
中 中共中央 CPC Central Committee|Central Committee of the Communist Party of China
京 北京 Beijing|Peking
津 天津 Tianjin
冀 河北 Hebei
晋 山西 Shanxi
内 内蒙古 Inner Mongolia|Nei Mongol
辽 辽宁 Liaoning
吉 吉林 Jilin
黑 黑龙江 Heilongjiang
沪 上海 Shanghai
苏 江苏 Jiangsu
浙 浙江 Zhejiang
皖 安徽 Anhui
闽 福建 Fujian
赣 江西 Jiangxi
鲁 山东 Shandong
豫 河南 Henan
鄂 湖北 Hubei
湘 湖南 Hunan
粤 广东 Guangdong
桂 广西 Guangxi
琼 海南 Hainan
渝 重庆 Chongqing
川 四川 Sichuan
黔 贵州 Guizhou
云 云南 Yunnan
藏 西藏 Tibet|Xizang
陕 陕西 Shaanxi
甘 甘肃 Gansu
青 青海 Qinghai
宁 宁夏 Ningxia
新 新疆 Xinjiang
穗 广州 Guangzhou
深 深圳 Shenzhen
成 成都 Chengdu
杭 杭州 Hangzhou
宁 南京 Nanjing
武 武汉 Wuhan
郑 郑州 Zhengzhou
长 长沙 Changsha
长 长春 Changchun
沈 沈阳 Shenyang
大 大连 Dalian
青 青岛 Qingdao
济 济南 Jinan
甬 宁波 Ningbo
厦 厦门 Xiamen
苏 苏州 Suzhou
锡 无锡 Wuxi
榕 福州 Fuzhou
合 合肥 Hefei
昆 昆明 Kunming
哈 哈尔滨 Harbin
石 石家庄 Shijiazhuang
并 太原 Taiyuan
洪 南昌 Nanchang
筑 贵阳 Guiyang
南 南宁 Nanning
兰 兰州 Lanzhou
海 海口 Haikou
银 银川 Yinchuan
宁 西宁 Xining
呼 呼和浩特 Hohhot
番 番禺 Panyu
环 生态环境部 Ministry of Ecology and Environment
环 环境保护部 Ministry of Environmental Protection
财 财政部 Ministry of Finance
建 住房和城乡建设部 Ministry of Housing and Urban-Rural Development
教 教育部 Ministry of Education
"""
)


@cache
def _names() -> re.Pattern[str]:
    chinese = [re.escape(issuer.name) for issuer in ISSUERS]
    english = [rf"\b{re.escape(name)}\b" for issuer in ISSUERS for name in issuer.english]
    return re.compile("|".join(sorted(chinese + english, key=len, reverse=True)))


@cache
def _by_name() -> dict[str, Issuer]:
    named = {issuer.name: issuer for issuer in ISSUERS}
    return named | {name: issuer for issuer in ISSUERS for name in issuer.english}


def issuers_named(text: str) -> frozenset[str]:
    """Return the Chinese names of all places and organs of the table that a text names.

    >>> sorted(issuers_named("General Office of Beijing Municipal People's Government"))
    ['北京']
    >>> sorted(issuers_named("江苏省苏州市人民政府"))
    ['江苏', '苏州']
    """
    found = _names().findall(fold(text))
    return frozenset(_by_name()[name].name for name in found)


def issuers_of_code(code: str) -> frozenset[str]:
    """Return the Chinese names of the bodies whose numbers begin as a code does.

    >>> sorted(issuers_of_code("宁政办发")), sorted(issuers_of_code("jzbf"))
    (['南京', '宁夏', '西宁'], [])
    """
    return frozenset(issuer.name for issuer in ISSUERS if code.startswith(issuer.character))


_REGIONS = {
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
}
_PROVINCES = frozenset(
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
    "贵州 云南 陕西 甘肃 青海".split()
)
_NO_PLACES = frozenset(
    "国务院 中共中央 生态环境部 环境保护部 财政部 住房和城乡建设部 教育部".split()
)
_DISTRICTS = frozenset({"番禺"})


def full_place(name: str) -> str:
    """Return a place of the table with the word for its rank; nothing for an organ.

    >>> full_place("北京"), full_place("河北"), full_place("广西"), full_place("国务院")
    ('北京市', '河北省', '广西壮族自治区', '')
    """
    if name in _NO_PLACES:
        return ""
    if name in _PROVINCES:
        return f"{name}省"
    return _REGIONS.get(name) or (f"{name}区" if name in _DISTRICTS else f"{name}市")
