"""What a PDF file may ask of the machine: its streams and fonts are unpacked within bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_CCITTFAX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    list_value,
    resolve1,
)

__all__ = ["BoundedFonts", "BoundedParser", "TooLargeError"]

_STREAM_LIMIT = 32 << 20
_FILE_LIMIT = 256 << 20
# pdfminer unpacks these two character by character, and they can grow a thousandfold.
_SLOW_LIMIT = 1 << 20
_RANGE_LIMIT = 1 << 17
_RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_HEX = re.compile(rb"\[[^\]]*\]|<([0-9A-Fa-f\s]*)>|\d+")
_GROUPED_CMAPS = (b"\x00\x08\x00\x00", b"\x00\x0c\x00\x00", b"\x00\x0d\x00\x00")


class TooLargeError(ValueError):
    """A file asks for more memory or time than any document needs."""


class _Budget:
    """How many bytes a file's streams may still unpack to."""

    def __init__(self) -> None:
        self.left = _FILE_LIMIT

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLargeError


class _BoundedStream(PDFStream):
    budget: _Budget

    def decode(self) -> None:
        """Unpack in bounds, keep what a cut-off stream still gives, then let pdfminer go on."""
        content = self.rawdata or b""
        if self.decipher is not None and self.objid is not None and self.genno is not None:
            content = self.decipher(self.objid, self.genno, content, self.attrs)
        self.decipher = None
        filters = [each for each, _ in self.get_filters()]
        for _, settings in self.get_filters():
            _check_settings(settings)
        unpacked = 0
        while unpacked < len(filters) and filters[unpacked] in LITERALS_FLATE_DECODE:
            content = _inflated(content)
            self.budget.spend(len(content))
            unpacked += 1
        slow = {*LITERALS_LZW_DECODE, *LITERALS_RUNLENGTH_DECODE, *LITERALS_CCITTFAX_DECODE}
        rest = filters[unpacked:]
        if slow.intersection(rest) and len(content) > _SLOW_LIMIT:
            raise TooLargeError
        if slow.intersection(rest) and len(rest) > 1:
            raise TooLargeError
        # Stored, not squeezed: pdfminer takes the filters off again, with their predictors.
        for _ in range(unpacked):
            content = zlib.compress(content, 0)
        self.rawdata = content
        super().decode()
        if self.data is not None and b"range" in self.data:
            _check_ranges(self.data)


def _check_settings(settings: object) -> None:
    """Refuse rows of a predictor that are wider than any picture's."""
    if isinstance(settings, dict):
        sizes = [
            resolve1(settings.get(key, 1)) for key in ("Columns", "Colors", "BitsPerComponent")
        ]
        if any(isinstance(size, int) and size > _RANGE_LIMIT for size in sizes):
            raise TooLargeError


def _inflated(content: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(content, _STREAM_LIMIT + 1)
    except zlib.error:
        plain = _what_is_whole(content)
    if len(plain) > _STREAM_LIMIT:
        raise TooLargeError
    return plain


def _what_is_whole(content: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    length = 0
    for at in range(0, len(content), 256):
        try:
            pieces.append(unpacker.decompress(content[at : at + 256], _STREAM_LIMIT + 1 - length))
        except zlib.error:
            break
        length += len(pieces[-1])
        if length > _STREAM_LIMIT:
            raise TooLargeError
    return b"".join(pieces)


def _check_ranges(content: bytes) -> None:
    """Refuse a map from codes to characters that names more of them than there are."""
    named = 0
    for section in _RANGES.finditer(content):
        if b"(" in section[1]:
            raise TooLargeError
        tokens = _HEX.findall(section[1])
        for first, last in zip(tokens[::3], tokens[1::3], strict=False):
            start, end = (int(re.sub(rb"\s", b"", code) or b"0", 16) for code in (first, last))
            named += max(0, end - start)
            if named > _RANGE_LIMIT:
                raise TooLargeError


class BoundedParser(PDFParser):
    """A parser whose streams share one budget."""

    def __init__(self, content: object) -> None:
        super().__init__(content)  # type: ignore[arg-type]
        self._budget = _Budget()

    def push(self, *objs: tuple[int, object]) -> None:
        """Keep parsed objects, streams among them as such that share the budget."""
        for position, each in objs:
            if isinstance(each, PDFStream) and not isinstance(each, _BoundedStream):
                stream = _BoundedStream(each.attrs, each.rawdata or b"", each.decipher)
                stream.budget = self._budget
                super().push((position, stream))
            else:
                super().push((position, each))  # type: ignore[arg-type]


class BoundedFonts(PDFResourceManager):
    """Fonts as a file describes them, unless the description names more than a font can hold."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font. Raises `TooLargeError` where its description names too much."""
        for key in ("W", "W2"):
            if key in spec:
                _check_widths(list_value(spec[key]))
        descriptor = resolve1(spec.get("FontDescriptor"))
        if isinstance(descriptor, dict):
            embedded = resolve1(descriptor.get("FontFile2"))
            if isinstance(embedded, PDFStream) and _names_too_many(embedded.get_data()):
                raise TooLargeError
        return super().get_font(objid, spec)


def _check_widths(widths: Iterable[object]) -> None:
    named = 0
    run: list[int | float] = []
    for each in map(resolve1, widths):
        if isinstance(each, list):
            named += len(each)
            run = []
        elif isinstance(each, int | float):
            run.append(each)
            if len(run) == 3:  # noqa: PLR2004 - first and last code, and their width
                named += int(max(0, run[1] - run[0]))
                run = []
        if named > _RANGE_LIMIT:
            raise TooLargeError


class _Group(NamedTuple):
    first: int
    last: int


def _names_too_many(font: bytes) -> bool:
    """Tell whether a grouped character map (formats 8, 12 and 13) names more than Unicode has."""
    tables = int.from_bytes(font[4:6])
    for at in range(12, min(12 + 16 * tables, len(font)), 16):
        if font[at : at + 4] != b"cmap":
            continue
        cmap = int.from_bytes(font[at + 8 : at + 12])
        for entry in range(int.from_bytes(font[cmap + 2 : cmap + 4])):
            where = cmap + 4 + 8 * entry
            begin = cmap + int.from_bytes(font[where + 4 : where + 8])
            if font[begin : begin + 4] in _GROUPED_CMAPS and _too_wide(font, begin):
                return True
    return False


def _too_wide(font: bytes, begin: int) -> bool:
    groups = begin + (12 if font[begin + 1] != 8 else 8204)  # noqa: PLR2004 - the format's number
    named = 0
    for at in range(groups + 4, len(font) - 11, 12):
        if (at - groups - 4) // 12 >= int.from_bytes(font[groups : groups + 4]):
            break
        group = _Group(int.from_bytes(font[at : at + 4]), int.from_bytes(font[at + 4 : at + 8]))
        named += max(0, group.last - group.first)
        if named > _RANGE_LIMIT:
            return True
    return False
