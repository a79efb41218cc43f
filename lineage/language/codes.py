"""The code of the issuer in a document number, in characters and in letters."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Literal

from pypinyin import Style, pinyin

from lineage.digest import stable_id
from lineage.language.organs import is_relative
from lineage.language.places import ISSUERS, issuers_named

__all__ = [
    "Script",
    "candidates",
    "is_open",
    "may_spell",
    "number_id",
    "number_parts",
    "number_year",
    "read_code",
    "settled_code",
]

Script = Literal["zh", "pinyin", "initials", "english", "plain"]

# What follows the issuer's character. One code, one entry; pinyin is worked out from it.
_SUFFIXES = tuple(
    "政发 政办发 政办字 政字 政函 政办函 政规 政办规 政令 政办 政 府发 府办发 府规 府办规 府函 "
    "府办函 府办 府令 府字 发 办发 函 办函 办 令 规 委发 委办发 环发 环规 环函 环办 建发 建规 "
    "发改 发改规 财 规发 字 办字 府厅发 府厅字 政办明电 办发明电 环气 交发 农发 教发 卫发".split()
)

# The one reading of a character in a document number, where the dictionary gives old or rare ones
# beside it (青 as jing would make two provinces of one number) or puts a wrong one first.
_READINGS = {
    "藏": "zang", "厦": "xia", "长": "chang", "重": "chong", "番": "pan", "青": "qing",
    "宁": "ning", "内": "nei", "皖": "wan", "豫": "yu", "甘": "gan", "杭": "hang", "沈": "shen",
    "甬": "yong", "昆": "kun", "哈": "ha", "南": "nan", "呼": "hu",
}  # fmt: skip

# Words after which a code begins, in prose that runs into it without a bracket.
_BEFORE_CODE = re.compile(
    ".*(?:人民政府|政府|办公厅|办公室|委员会|国务院|党委|根据|依据|依照|按照|参照|贯彻|落实|执行|废止|以及|"
    "发布|印发|公布|文件|通知|文号|发文|[和与及的即见号为由以将对]|原)",
    re.DOTALL,
)
_LONGEST_CODE = 12
_SHORTEST_WORD = 2
_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrwy]|[zcs]h?)?(?:[ae]|[aeu]i|ao|[ae]n|[ae]ng|er|i|ia|iao|ie|iu|ian|in|"
    "iang|ing|iong|ou?|ong|u|ua|uo|uai|uan|un|uang|ue|ve?)"
)

# A word of the sentence before a code that is known: 经国发〔2013〕37号.
_PROSE = frozenset("经按依据照遵如同在从至到向给并且又或则查附")
_LOOSE_SUFFIX = 2


def read_code(run: str, *, bracketed: bool, loose: bool = False) -> tuple[str, Script, int] | None:
    """Return code, script and printed length of the code at the end of a run of folded words.

    Without brackets around the year only the code of a known kind is one; `loose` asks for more
    of it, where nothing but the year tells a number from a count.
    """
    if not run[-1].isascii():
        code = _BEFORE_CODE.sub("", run)[-_LONGEST_CODE:]
        while code[:1] in _PROSE and code[1:] in _known_codes():
            code = code[1:]
        readable = bracketed or code.endswith(_LOOSE if loose else _SUFFIXES)
        known = loose and code in _known_codes()
        return (code, "zh", len(code)) if len(code) > 1 and (readable or known) else None
    words = [match.start() for match in re.finditer("[a-z]+", run)]
    for index, start in enumerate(words):
        letters = re.sub("[^a-z]", "", run[start:])
        if letters in _codes("pinyin"):
            before = run[words[index - 1] : start].strip(" '-") if index else ""
            if len(before) > _SHORTEST_WORD and _SYLLABLE.fullmatch(before):
                break  # One more syllable stands before it: the code of an issuer not known here.
            return letters, "pinyin", len(run) - start
    last = run[words[-1] :]
    if last in _codes("initials") or re.fullmatch("[b-df-hj-np-tv-z]{2,6}", last):
        return last, "initials", len(last)
    for start in words[:-2]:
        if all(_SYLLABLE.fullmatch(word) for word in re.findall("[a-z]+", run[start:])):
            return re.sub("[^a-z]", "", run[start:]), "pinyin", len(run) - start
    return None


_LOOSE = tuple(suffix for suffix in _SUFFIXES if len(suffix) >= _LOOSE_SUFFIX)


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(issuer.character + suffix for issuer in ISSUERS for suffix in _SUFFIXES)


@cache
def _readings(character: str) -> tuple[str, ...]:
    if character in _READINGS:
        return (_READINGS[character],)
    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@cache
def _codes(script: Script) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, for each spelling of a code in letters, the codes it can stand for.

    Each comes with the name of the issuer it would belong to.
    """
    spelt: dict[str, dict[tuple[str, str], None]] = {}
    for issuer, suffix in product(ISSUERS, _SUFFIXES):
        code = issuer.character + suffix
        for readings in product(*(_readings(character) for character in code)):
            letters = readings if script == "pinyin" else tuple(word[0] for word in readings)
            spelt.setdefault("".join(letters), {})[code, issuer.name] = None
    return {letters: tuple(codes) for letters, codes in spelt.items()}


def settled_code(letters: str, script: Script, issuer: str) -> str | None:
    """Return the one code that letters stand for, by text that names the issuer; else none."""
    fitting = _codes(script).get(letters, ())
    named = issuers_named(issuer)
    by_name = {code for code, name in fitting if name in named}
    if by_name:
        return by_name.pop() if len(by_name) == 1 else None
    codes = {code for code, _ in fitting}
    return codes.pop() if len(codes) == 1 else None


_REST = re.compile(r"(〔\d+〕\d+号|(?:\d{4}年)?第\d+号)$")
_RUNNING = re.compile("令|公告|通告|命令")


def number_parts(value: str) -> tuple[str, str]:
    """Return the issuer's code and the rest of a canonical number; no rest for acts and standards.

    >>> number_parts("京政办发〔2025〕3号"), number_parts("国务院令第736号")
    (('京政办发', '〔2025〕3号'), ('国务院令', '第736号'))
    >>> number_parts("GB/T 9704-2012")
    ('GB/T 9704-2012', '')
    """
    found = _REST.search(value)
    return (value[: found.start()], found[0]) if found else (value, "")


def is_open(value: str) -> bool:
    """Tell whether a canonical number does not say by itself whose it is.

    >>> is_open("jzbf〔2020〕8号"), is_open("令第12号"), is_open("国务院令第736号")
    (True, True, False)
    """
    code, rest = number_parts(value)
    if not rest:
        return False
    ending = re.search(f"(?:{_RUNNING.pattern})$", code)
    if ending and "〔" not in rest:
        return is_relative(code[: ending.start()])
    return not code or code.isascii()


def number_year(value: str) -> int | None:
    """Return the year that a canonical number names, else none.

    >>> [number_year(v) for v in ("京发〔2025〕3号", "国务院令第736号", "GB 3095-2012")]
    [2025, None, 2012]
    >>> [number_year(v) for v in ("Regulation (EU) 2020/1783", "Regulation (EEC) No 1408/71")]
    [2020, 1971]
    """
    code, rest = number_parts(value)
    if rest:
        found = re.match(r"〔(\d{4})〕|(\d{4})年", rest)
    else:
        found = re.search(
            r"[-:](\d{4})$|(?<!No)\s(\d{4})/\d|/((?:19|20)?\d\d)$|\s(\d\d)/\d+/", code
        )
    year = next((group for group in found.groups() if group), None) if found else None
    return None if year is None else int(year) + (1900 if len(year) == len("71") else 0)


def candidates(value: str) -> tuple[str, ...]:
    """Return the numbers that one in letters can be, in the order of the table of issuers.

    >>> candidates("gbf〔2014〕56号")[:2]
    ('国办发〔2014〕56号', '赣办发〔2014〕56号')
    """
    code, rest = number_parts(value)
    fitting = (*_codes("pinyin").get(code, ()), *_codes("initials").get(code, ()))
    return tuple(dict.fromkeys(each + rest for each, _ in fitting))


def may_spell(letters: str, code: str) -> bool:
    """Tell whether letters can be a code of characters, in pinyin or by its initials.

    No letters at all (`No. 8 [2020]`) leave every code possible.

    >>> may_spell("jzbf", "京政办发"), may_spell("hzbf", "京政办发"), may_spell("", "京政办发")
    (True, False, True)
    """
    if not letters or letters == code or (is_open(f"{letters}第1号") and code.endswith(letters)):
        return True
    possible = {("", "")}
    for readings in map(_readings, code[:_LONGEST_CODE]):
        possible = {(p + word, i + word[0]) for p, i in possible for word in readings}
    return any(letters in spelt for spelt in possible)


@cache
def _plain() -> dict[str, str]:
    """Return, for each reading, the character that it stands for without a further mark."""
    plain: dict[str, str] = {}
    for character in (*"".join(_SUFFIXES), *(issuer.character for issuer in ISSUERS)):
        plain.setdefault(_readings(character)[0], character)
    return plain


def number_id(value: str) -> str:
    """Return a canonical number in plain letters, fit for a file name, two numbers never alike.

    Where characters other than the usual ones of a reading stand in the code, a short digest of
    the number follows.

    >>> number_id("京政办发〔2025〕3号")
    'jing-zheng-ban-fa-2025-3'
    >>> number_id("津政办发〔2025〕3号") == number_id("晋政办发〔2025〕3号")
    False
    """
    code, rest = number_parts(value)
    if not rest:
        return re.sub("[^a-z0-9]+", "-", value.casefold()).strip("-")
    figures = re.findall(r"\d+", rest)
    words = [_readings(c)[0] if not c.isascii() else c for c in code]
    usual = all(_plain().get(word) == c for word, c in zip(words, code, strict=True))
    letters = [code] if code.isascii() else [re.sub("[^a-z0-9]", "", word) for word in words]
    if len(letters) > _LONGEST_CODE:
        letters = ["".join(word[:1] for word in letters)]
    name = "-".join(part for part in (*letters, *figures) if part)
    usual = usual and "〔" in rest
    return name if usual or code.isascii() else stable_id(name, value)
