"""Bytes to characters."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from charset_normalizer import from_bytes

from lineage.errors import ReadingError
from lineage.language.folding import is_cjk

__all__ = ["Decoded", "decode"]

LARGEST = 64 * 2**20
"""Bytes beyond which a text file is refused: a plan has well under one megabyte."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file says of its encoding, and what it is read as: the widest of its family first.
_DECLARED = {
    **dict.fromkeys(
        ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"), ("gb18030",)
    ),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), ("cp950", "big5hkscs")),
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), ("cp1252",)),
    # A page that says so in readable letters is in neither.
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "utf-32"), ()),
}
_BROKEN_SHARE = 0.001
_CONTROL_SHARE = 0.02
_CHINESE_SHARE = 0.3
_SAMPLE = 2**16
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\uff00-\uffef]")
# English typed on a Chinese keyboard holds nothing else beyond ASCII.
_CHINESE_MARK = re.compile(r"[\u00a7\u00b7\u2010-\u2027\u3000-\u303f\uff00-\uffef]")
_USUAL_SHARE = 0.9
# Where each encoding has its common characters: first bytes from and to, least second byte.
_COMMON_PLACES = {"gb18030": (0xB0, 0xD7, 0xA1), "big5": (0xA4, 0xC6, 0x40)}
_COMMON_SHARE = 0.9

# What else begins a file that is not text, and what it is.
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a packed file such as DOCX"),
    (b"\xd0\xcf\x11\xe0", "an old Office file such as .doc"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_ADVICE = "save its text as .txt (UTF-8) and read that"


class Decoded(NamedTuple):
    """The characters of a file without a byte order mark, and the encoding they were read in.

    It is `guessed` where neither a mark nor the file's own word nor UTF-8's shape tells it.
    """

    text: str
    encoding: str
    guessed: bool = False


def decode(content: bytes, name: str, declared: str = "") -> Decoded:
    """Return a file's characters: by its byte order mark, as UTF-8, or in the encoding it fits.

    An encoding that the file itself has `declared` is tried before any other that fits, and where
    a few of its bytes are broken they are read as U+FFFD. Every encoding of the GB family is read
    as GB18030, which holds them all.

    Raises `ReadingError` where the bytes are no text, with the first byte that shows it.
    """
    if not content.strip():
        raise ReadingError(name, "the file is empty", "save the page again, or leave the file out")
    if len(content) > LARGEST:
        raise ReadingError(name, f"the file is larger than {LARGEST} bytes", "split it")
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise ReadingError(name, f"this is {what}, which is not read", _ADVICE)
    decoded = _by_mark(content, name) or _as_declared(content, declared) or _by_fit(content, name)
    _refuse_binary(decoded.text, name)
    return decoded


def _by_mark(content: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                wrong = f"its mark says {encoding}, but byte {error.start + len(mark)} does not fit"
                raise ReadingError(name, wrong, _ADVICE) from error
    return None


def _as_declared(content: bytes, declared: str) -> Decoded | None:
    """Read a file as it says, unless it is UTF-8: copies are saved anew and keep the old word."""
    encodings = _DECLARED.get(declared.lower(), (declared.lower(),)) if declared else ()
    with suppress(UnicodeDecodeError):
        return Decoded(content.decode("utf-8"), "utf-8") if encodings else None
    for encoding in encodings:
        with suppress(LookupError, ValueError):
            return Decoded(content.decode(encoding), encoding)
    for encoding in encodings:
        with suppress(LookupError, ValueError):
            text = content.decode(encoding, errors="replace")
            if text.count("\ufffd") <= _BROKEN_SHARE * len(text):
                return Decoded(text, encoding)
    return None


def _by_fit(content: bytes, name: str) -> Decoded:
    if b"\x00" in content[:_SAMPLE] and (wide := _wide_encoding(content)):
        return Decoded(content.decode(wide), wide, guessed=True)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    if b"\x00" in content:
        raise ReadingError(name, f"this is not a text file (byte {content.index(0)})", _ADVICE)
    for encoding in _likely_encodings(content):
        try:
            return Decoded(content.decode(encoding), encoding, guessed=encoding != "ascii")
        except (UnicodeDecodeError, LookupError):
            continue
    wrong = f"the bytes fit no encoding known here (byte {first_bad})"
    raise ReadingError(name, wrong, _ADVICE)


def _wide_encoding(content: bytes) -> str:
    """Return the order of bytes in which two make a character, where the text then reads as one."""
    if len(content) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content[:_SAMPLE].decode(encoding)
            content[_SAMPLE:].decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(map(_is_usual, text)) >= _USUAL_SHARE * len(text):
            return encoding
    return ""


def _common_chinese(content: bytes) -> str:
    """Return the Chinese encoding in which nearly all characters are common ones, if one is."""
    sample = content[:_SAMPLE]
    shares = {
        encoding: _share_of_common(sample, encoding, places)
        for encoding, places in _COMMON_PLACES.items()
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _COMMON_SHARE else ""


def _is_usual(character: str) -> bool:
    """Tell whether a character is one that nearly every text is made of."""
    if not is_cjk(character):
        return _USUAL.match(character) is not None
    return any(_is_common(character, *place) for place in _COMMON_PLACES.items())


def _is_common(character: str, encoding: str, places: tuple[int, int, int]) -> bool:
    first, last, trail = places
    code = character.encode(encoding, errors="ignore")
    return len(code) == 2 and first <= code[0] <= last and code[1] >= trail  # noqa: PLR2004


def _share_of_common(sample: bytes, encoding: str, places: tuple[int, int, int]) -> float:
    """Return how many of the Chinese characters stand where an encoding has its common ones."""
    common = many = foreign = 0
    for character in sample.decode(encoding, errors="replace"):
        foreign += not character.isascii()
        if character == "\ufffd":
            many += 1
        elif is_cjk(character):
            many += 1
            common += _is_common(character, encoding, places)
    return common / many if many > 1 and many >= _CHINESE_SHARE * foreign else 0.0


def _likely_encodings(content: bytes) -> list[str]:
    if common := _common_chinese(content):
        return [common, "gb18030"]
    shown = content[:_SAMPLE].decode("gb18030", errors="replace")
    foreign = [character for character in shown if not character.isascii()]
    if foreign and all(_CHINESE_MARK.match(character) for character in foreign):
        return ["gb18030"]
    best = from_bytes(content[:_SAMPLE]).best()
    guess = best.encoding if best else ""
    guesses = ["gb18030" if guess.startswith(("gb", "hz")) else guess] if guess else []
    # Short Chinese texts are at times taken for a Western or Cyrillic code page.
    if _share_of_chinese(content, "gb18030") >= _CHINESE_SHARE and guess not in {"big5", "cp950"}:
        guesses.insert(0, "gb18030")
    return guesses


def _share_of_chinese(content: bytes, encoding: str) -> float:
    text = content[:_SAMPLE].decode(encoding, errors="replace")
    foreign = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004
    return sum(is_cjk(character) for character in foreign) / len(foreign) if foreign else 0.0


def _refuse_binary(text: str, name: str) -> None:
    odd = [
        at
        for at, character in enumerate(text[:_SAMPLE])
        if (character < " " and character not in "\t\n\r\f\v\x1c\x1d\x1e") or character == "\ufffd"
    ]
    if "\x00" in text[:_SAMPLE] or len(odd) > _CONTROL_SHARE * min(len(text), _SAMPLE):
        wrong = f"this is not a text file (character {odd[0] if odd else 0})"
        raise ReadingError(name, wrong, _ADVICE)
    if not text.strip():
        raise ReadingError(name, "the file is empty", "save the page again, or leave the file out")
