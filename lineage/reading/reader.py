"""One file to clean text."""

from __future__ import annotations

from pathlib import Path

from lineage.digest import digest
from lineage.errors import ReadingError
from lineage.language.folding import is_cjk
from lineage.models import Evidence, Issue, Paragraph, Segment, Source
from lineage.reading.decoding import decode
from lineage.reading.files import cannot_be_opened
from lineage.reading.furniture import classify, ends_the_copy, is_marked
from lineage.reading.lines import Line, display_width, join_wrapped, split_lines

__all__ = ["read_file", "read_text"]

_NOT_YET = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".doc": "Word",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".wps": "WPS",
    ".ofd": "OFD",
    ".htm": "HTML",
    ".html": "HTML",
    ".xhtml": "HTML",
    ".mht": "HTML",
    ".epub": "EPUB",
}
_ENDS_SENTENCE = tuple("。！？；：.!?;:」”\"')）】》…")
_SENTENCE_WIDTH = 60
_SURE = ("utf-8", "ascii")


def read_file(path: Path, name: str) -> Source:
    """Return a file's text, ready for extraction; `name` is what the result calls the file.

    Plain text and Markdown are read. Raises `ReadingError`, which says what is wrong and where,
    for a file that is empty, is no text, or cannot be opened.
    """
    if kind := _NOT_YET.get(path.suffix.lower()):
        raise ReadingError(name, f"{kind} files are not read yet", "save the text as .txt")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(name, *cannot_be_opened(error)) from error
    return read_text(content, name)


def read_text(content: bytes, name: str) -> Source:
    r"""Return the text of some bytes: decoded, lines joined, furniture marked.

    >>> source = read_text("一、总则\n版权所有 某网站".encode("gb18030"), "page.txt")
    >>> source.encoding, [paragraph.kind for paragraph in source.paragraphs]
    ('gb18030', ['body', 'furniture'])
    """
    decoded = decode(content, name)
    text, segments, spans = _assemble(join_wrapped(split_lines(decoded.text), is_marked))
    kinds = classify([text[start:end] for start, end in spans])
    source = Source(
        file=name,
        digest=digest(content),
        encoding=decoded.encoding,
        text=text,
        segments=segments,
        paragraphs=tuple(
            Paragraph(start=start, end=end, kind=kind)
            for (start, end), kind in zip(spans, kinds, strict=True)
        ),
    )
    issues = (*_doubtful_encoding(name, decoded.encoding), *_wordless(source))
    noted = {"truncation": _signs_of_truncation(source), "issues": issues}
    return source.model_copy(update=noted)


def _doubtful_encoding(name: str, encoding: str) -> tuple[Issue, ...]:
    if encoding in _SURE:
        return ()
    message = f"read as {encoding}, not UTF-8"
    advice = "look whether its characters are right"
    return (Issue(rule="encoding", message=message, advice=advice, file=name),)


def _assemble(
    paragraphs: list[list[Line]],
) -> tuple[str, tuple[Segment, ...], list[tuple[int, int]]]:
    pieces: list[str] = []
    segments: list[Segment] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for lines in paragraphs:
        if pieces:
            pieces.append("\n")
            length += 1
        begin = length
        for line in lines:
            if length > begin and not (is_cjk(line.text[0]) or is_cjk(pieces[-1][-1])):
                glue = _glue(pieces[-1], line.text)
                pieces.append(glue)
                length += len(glue)
            segments.append(Segment(start=length, end=length + len(line.text), place=line.start))
            pieces.append(line.text)
            length += len(line.text)
        spans.append((begin, length))
    return "".join(pieces), tuple(segments), spans


def _wordless(source: Source) -> tuple[Issue, ...]:
    """Say of a page that no word of a document stands on it, only marks, figures, or its frame."""
    texts = (source.text[p.start : p.end] for p in source.paragraphs if p.kind in {"body", "meta"})
    if any(character.isalpha() for text in texts for character in text):
        return ()
    return (
        Issue(
            rule="no words",
            message="no words of a document were found on this page",
            advice="check that the text of the document is on it, or leave the file out",
            file=source.file,
        ),
    )


def _glue(old: str, new: str) -> str:
    return " " if old[-1].isascii() and new[0].isascii() and not old.endswith("-") else ""


def _signs_of_truncation(source: Source) -> tuple[Evidence, ...]:
    body = [paragraph for paragraph in source.paragraphs if paragraph.kind == "body"]
    signs = [
        source.evidence(paragraph.start, paragraph.end, "preview notice")
        for paragraph in source.paragraphs
        if ends_the_copy(source.text[paragraph.start : paragraph.end])
    ]
    if body:
        text = source.text[body[-1].start : body[-1].end]
        sentence = display_width(text) >= _SENTENCE_WIDTH and "\t" not in text
        if sentence and not text.endswith(_ENDS_SENTENCE):
            start = max(body[-1].start, body[-1].end - _SENTENCE_WIDTH // 2)
            signs.append(source.evidence(start, body[-1].end, "ends inside a sentence"))
    return tuple(signs)
