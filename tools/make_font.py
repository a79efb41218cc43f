"""Make the font that ships with the package: a subset of Noto Sans CJK SC.

    python tools/make_font.py NotoSansCJK-Regular.ttc Unihan_OtherMappings.txt \
        lineage/rendering/fonts/LineageSansSC-Regular.otf

`lineage/rendering/fonts/README.md` names the versions of both inputs and the checksum that must
come out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Lineage Sans SC"
SOURCE_FAMILY = "Noto Sans CJK SC"
BLOCKS = (
    (0x0020, 0x024F),  # Latin
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts (μg/m³)
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # letterlike symbols, number forms
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2460, 0x24FF),  # numbers in circles and brackets
    (0x2500, 0x27BF),  # lines, blocks, shapes, marks
    (0x3000, 0x303F),  # CJK punctuation
    (0x3220, 0x325F),  # ideographs in brackets, numbers in circles
    (0x3280, 0x32BF),
    (0x3380, 0x33DF),  # squared units (㎡ ㎏)
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF00, 0xFFEF),  # full-width forms
)


def gb2312() -> Iterator[int]:
    """Yield the code points of GB 2312."""
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def big5() -> Iterator[int]:
    """Yield the code points of Big5, with the characters of ETEN that cp950 adds to it."""
    for lead in range(0xA1, 0xFA):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                yield ord(bytes((lead, trail)).decode("cp950"))
            except UnicodeDecodeError:
                continue


def general_standard(mappings: Path) -> Iterator[int]:
    """Yield the code points of 通用规范汉字表, which Unihan holds as `kTGH`."""
    for line in mappings.read_text(encoding="utf-8").splitlines():
        if "\tkTGH\t" in line:
            yield int(line.split("\t", 1)[0].removeprefix("U+"), 16)


def subset(collection: Path, mappings: Path) -> TTFont:
    """Return the subset, without layout features, hints and vertical metrics."""
    fonts = TTCollection(str(collection)).fonts
    font = next(each for each in fonts if each["name"].getDebugName(1) == SOURCE_FAMILY)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    wanted = {code for first, last in BLOCKS for code in range(first, last + 1)}
    subsetter.populate(unicodes=wanted | {*gb2312(), *big5(), *general_standard(mappings)})
    subsetter.subset(font)
    return font


def rename(font: TTFont) -> None:
    """Give the subset a name of its own, so that it never stands in for the whole font."""
    postscript = FAMILY.replace(" ", "") + "-Regular"
    names = {1: FAMILY, 3: postscript, 4: FAMILY, 6: postscript}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top[0].FullName = top[0].FamilyName = FAMILY


def main() -> None:
    """Read the arguments and write the font."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("collection", type=Path)
    parser.add_argument("mappings", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    font = subset(arguments.collection, arguments.mappings)
    rename(font)
    font.recalcTimestamp = False
    font.save(arguments.target)


if __name__ == "__main__":
    main()
