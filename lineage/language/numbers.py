"""Document numbers: 京政办发〔2025〕3号 in characters, in pinyin, in initials, in English."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

from pypinyin import Style, pinyin

from lineage.digest import stable_id
from lineage.language.folding import Folded, fold_with_offsets
from lineage.language.places import ISSUERS, issuers_named
from lineage.language.scripts import simplified

__all__ = ["FoundNumber", "Script", "canonical_number", "find_numbers", "may_spell", "number_id"]

Script = Literal["zh", "pinyin", "initials", "english"]


class FoundNumber(NamedTuple):
    """A document number as it stands in a text, from character `start` to `end`.

    `code` is what stands before the year: characters where they were printed, letters in lower
    case and without spaces otherwise, empty where only year and serial were printed.
    """

    start: int
    end: int
    printed: str
    code: str
    year: int
    serial: int
    script: Script


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
_ENGLISH: Script = "english"
_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrwy]|[zcs]h?)?(?:[ae]|[aeu]i|ao|[ae]n|[ae]ng|er|i|ia|iao|ie|iu|ian|in|"
    "iang|ing|iong|ou?|ong|u|ua|uo|uai|uan|un|uang|ue|ve?)"
)

_YEAR = r"((?:19|20)\d\d)"
_OPEN, _CLOSE = r"\s?[\[(<]\s?", r"\s?[\])>]\s?"
_NO = r"(?:no|number|nr|num)\s?[.:]?\s?"
# Letters of a code: words of a few letters each, which are read further below.
_LETTERS = r"(?<![a-z])([a-z]{1,24}(?:[ '-][a-z]{1,6}){0,7})"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "code year serial",
        re.compile(rf"([一-鿿]{{2,30}}){_OPEN}{_YEAR}{_CLOSE}(?:第\s?)?(\d{{1,5}})\s?号"),
    ),
    ("code year serial", re.compile(rf"([一-鿿]{{2,30}}){_YEAR}年第(\d{{1,5}})号")),
    ("code year serial", re.compile(rf"{_LETTERS}{_OPEN}{_YEAR}{_CLOSE}(?:{_NO})(\d{{1,5}})")),
    ("code year serial", re.compile(rf"{_LETTERS}\s?\[{_YEAR}\]\s?(\d{{1,5}})(?!\d)")),
    ("code year serial", re.compile(rf"{_LETTERS}\s?{_NO}\[{_YEAR}\]\s?(\d{{1,5}})(?!\d)")),
    ("code serial year", re.compile(rf"{_LETTERS}\s?,?\s?{_NO}(\d{{1,5}}){_OPEN}{_YEAR}{_CLOSE}")),
    ("serial year", re.compile(rf"(?<![a-z]){_NO}(\d{{1,5}}){_OPEN}{_YEAR}{_CLOSE}")),
    ("year serial", re.compile(rf"\[{_YEAR}\]\s?{_NO}(\d{{1,5}})")),
)


# Most text holds no number at all, and folding it costs more than looking for a year in brackets.
_LIKELY = re.compile(r"[\[(<〔【（﹝［〖〈《年](?:(?<!年)\s*\d{4}|(?<=年)\s*第)")


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Return the document numbers of a text in order, none overlapping another.

    Brackets may have any shape and width, characters either script (`code` is simplified); the
    rules of the number are those of 党政机关公文格式 (GB/T 9704): issuer's code, year in full in
    brackets, serial without leading zeros.

    >>> [n.code for n in find_numbers("见京政办发[2023]4号、Jing Zheng Ban Fa [2020] No. 8")]
    ['京政办发', 'jingzhengbanfa']
    >>> [(n.year, n.serial, n.script) for n in find_numbers("Jzbf [2020] No.8")]
    [(2020, 8, 'initials')]
    """
    if not _LIKELY.search(text):
        return ()
    folded = fold_with_offsets(text)
    folded = Folded(simplified(folded.text), folded.offsets)
    found: list[FoundNumber] = []
    for order, pattern in _PATTERNS:
        for match in pattern.finditer(folded.text):
            number = _read(match, order, folded, text)
            if number is None:
                continue
            # What is found stands in order and apart, so only its two neighbours can overlap.
            at = bisect_left(found, number.start, key=_start)
            near = found[max(0, at - 1) : at + 1]
            if not any(n.start < number.end and number.start < n.end for n in near):
                found.insert(at, number)
    return tuple(found)


def _start(number: FoundNumber) -> int:
    return number.start


def _read(match: re.Match[str], order: str, folded: Folded, text: str) -> FoundNumber | None:
    place = {name: group for group, name in enumerate(order.split(), 1)}
    start, code, script = match.start(), "", _ENGLISH
    if "code" in place:
        read = _code(match[place["code"]], bracketed="年第" not in match[0])
        if read is None:
            return None
        code, script, length = read
        start = match.end(place["code"]) - length
    begin, end = folded.offsets[start], folded.offsets[match.end() - 1] + 1
    year, serial = int(match[place["year"]]), int(match[place["serial"]])
    return FoundNumber(begin, end, text[begin:end], code, year, serial, script)


def _code(run: str, *, bracketed: bool) -> tuple[str, Script, int] | None:
    """Return code, script and printed length of the code at the end of a run of words."""
    if not run[-1].isascii():
        code = _BEFORE_CODE.sub("", run)[-_LONGEST_CODE:]
        readable = len(code) > 1 and (bracketed or code.endswith(_SUFFIXES))
        return (code, "zh", len(code)) if readable else None
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


def canonical_number(found: FoundNumber, issuer: str) -> tuple[str, bool]:
    """Return the one form of a number, and whether its characters are known for certain.

    `issuer` is any text that names the issuing body, in Chinese or English. Letters that fit
    the codes of several issuers are settled by it alone; where it does not settle them they stay.

    >>> found, = find_numbers("JZBF [2020] No. 8")
    >>> canonical_number(found, "Beijing Municipal People's Government")
    ('京政办发〔2020〕8号', True)
    >>> canonical_number(found, "")
    ('jzbf〔2020〕8号', False)
    """
    if found.script == "zh":
        code: str | None = found.code
    else:
        code = _resolved(found, issuers_named(issuer)) if found.code else None
    return f"{code or found.code}〔{found.year}〕{found.serial}号", code is not None


def _resolved(found: FoundNumber, named: frozenset[str]) -> str | None:
    fitting = _codes(found.script).get(found.code, ())
    by_name = {code for code, name in fitting if name in named}
    if by_name:
        return by_name.pop() if len(by_name) == 1 else None
    codes = {code for code, _ in fitting}
    return codes.pop() if len(codes) == 1 else None


def may_spell(letters: str, code: str) -> bool:
    """Tell whether letters can be a code of characters, in pinyin or by its initials.

    No letters at all (`No. 8 [2020]`) leave every code possible.

    >>> may_spell("jzbf", "京政办发"), may_spell("hzbf", "京政办发"), may_spell("", "京政办发")
    (True, False, True)
    """
    if not letters or letters == code:
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
    code, year, serial = re.split("[〔〕]", value.removesuffix("号") + "〔〕")[:3]
    words = [_readings(c)[0] if not c.isascii() else c for c in code]
    usual = all(_plain().get(word) == c for word, c in zip(words, code, strict=True))
    letters = [code] if code.isascii() else [re.sub("[^a-z]", "", word) for word in words]
    name = "-".join(part for part in (*letters, year, serial) if part)
    return name if usual or code.isascii() else stable_id(name, value)
