"""The styles and lists of a Word binary file, in the shape that Word's newer files give them."""

from __future__ import annotations

import struct

from lineage.reading.word.legacy_streams import Header, modifiers
from lineage.reading.word.names import NumberedAs
from lineage.reading.word.numbering import Level, Lists, ListUse, NumberedList
from lineage.reading.word.styles import Style, Styles

__all__ = ["numbered_as", "read_legacy_lists", "read_legacy_styles"]

_STYLES = 1
_LISTS = 73
_USES = 74
_LIST_ID = 0x460B
_LEVEL = 0x260A
_HIDDEN = 0x083C
_NO_STYLE = 0x0FFF
_LAST_USE = 0x07FE
_LEVELS = 9
_SHORTEST_SHEET = 6
# Number formats (MSONFC) by their codes.
_FORMATS = dict(
    enumerate(
        (
            "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText "
            "ordinalText hex chicago ideographDigital japaneseCounting aiueo iroha "
            "decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand "
            "decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero "
            "bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen "
            "decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional "
            "ideographZodiac ideographZodiacTraditional taiwaneseCounting "
            "ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital "
            "chineseCounting chineseLegalSimplified chineseCountingThousand decimal "
            "koreanDigital koreanCounting koreanLegal koreanDigital2"
        ).split()
    )
) | {57: "numberInDash", 255: "none"}
_SUFFIXES = (" ", " ", "")


def read_legacy_styles(header: Header, table: bytes) -> Styles:
    """Return the paragraph styles (STSH), each named by its number."""
    sheet = header.part(table, _STYLES)
    by_id: dict[str, Style] = {}
    if len(sheet) < _SHORTEST_SHEET:
        return Styles(by_id, None)
    size, count, base = struct.unpack_from("<HHH", sheet, 0)
    at = 2 + size
    for index in range(count):
        if at + 2 > len(sheet):
            break
        length = struct.unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + length]
        at += 2 + length
        if len(style) > base + 2 and (found := _style(style, base)):
            by_id[str(index)] = found
    return Styles(by_id, "0")


def _style(style: bytes, base: int) -> Style | None:
    kind = struct.unpack_from("<H", style, 2)[0]
    if kind & 0xF != 1:
        return None
    below = kind >> 4
    at = base + 2 + 2 * struct.unpack_from("<H", style, base)[0] + 2
    # What it says of the paragraph comes first, then what it says of the characters.
    size = int.from_bytes(style[at : at + 2], "little")
    numbered = numbered_as(style[at + 4 : at + 2 + size])
    at += 2 + size + size % 2
    size = int.from_bytes(style[at : at + 2], "little")
    hidden = [
        value == b"\x01"
        for code, value in modifiers(style[at + 2 : at + 2 + size])
        if code == _HIDDEN
    ]
    return Style(
        None if below == _NO_STYLE else str(below), numbered, hidden[-1] if hidden else None
    )


def numbered_as(changes: bytes) -> NumberedAs:
    """Return what the changes of a paragraph or of a style say of its numbering."""
    list_id: str | None = None
    level: int | None = None
    for code, value in modifiers(changes):
        if code == _LIST_ID and value:
            use = int.from_bytes(value, "little")
            list_id = str(use) if use <= _LAST_USE else "0"
        elif code == _LEVEL and value:
            level = value[0] if value[0] < _LEVELS else None
    return NumberedAs(list_id, level)


def read_legacy_lists(header: Header, table: bytes, styles: Styles) -> Lists:
    """Return the lists (PlfLst) and their uses (PlfLfo); a use is named by its number from 1."""
    start, length = header.pairs[_LISTS] if len(header.pairs) > _USES else (0, 0)
    lists: dict[str, NumberedList] = {}
    if length:
        content = table[start:]
        count = struct.unpack_from("<H", content, 0)[0]
        at = 2 + 28 * count
        for index in range(count):
            name, *linked, flags = struct.unpack_from("<I4x9HB", content, 2 + 28 * index)
            levels: dict[int, Level] = {}
            for each in range(1 if flags & 1 else _LEVELS):
                levels[each], at = _level(content, at, linked[each])
            lists[str(name)] = NumberedList(levels, None)
    return Lists(lists, _uses(header.part(table, _USES)), styles)


def _uses(content: bytes) -> dict[str, ListUse]:
    uses: dict[str, ListUse] = {}
    if not content:
        return uses
    count = min(struct.unpack_from("<I", content, 0)[0], len(content) // 16)
    at = 4 + 16 * count
    for index in range(count):
        name, overrides = struct.unpack_from("<I8xB", content, 4 + 16 * index)
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        at += 4
        for _ in range(overrides):
            if at + 8 > len(content):
                break
            start, flags = struct.unpack_from("<iI", content, at)
            at += 8
            if flags & 0x20:
                levels[flags & 0xF], at = _level(content, at, _NO_STYLE)
            elif flags & 0x10:
                starts[flags & 0xF] = start
        uses[str(index + 1)] = ListUse(str(name), starts, levels)
    return uses


def _level(content: bytes, at: int, linked: int) -> tuple[Level, int]:
    """Return a level (LVL) and where the next one begins."""
    start, style, flags, follow, of_characters, of_paragraph, limit = struct.unpack_from(
        "<iBB9xB8xBBB", content, at
    )
    at += 28 + of_paragraph
    hidden = any(
        code == _HIDDEN and value == b"\x01"
        for code, value in modifiers(content[at : at + of_characters])
    )
    at += of_characters
    size = struct.unpack_from("<H", content, at)[0]
    text = content[at + 2 : at + 2 + 2 * size].decode("utf-16-le", errors="replace")
    level = Level(
        start=start,
        style=_FORMATS.get(style, f"{style}"),
        text="".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in text),
        suffix=_SUFFIXES[follow] if follow < len(_SUFFIXES) else " ",
        legal=bool(flags & 0x04),
        restart=limit if flags & 0x08 else None,
        hidden=hidden,
        paragraph_style=None if linked == _NO_STYLE else str(linked),
    )
    return level, at + 2 + 2 * size
