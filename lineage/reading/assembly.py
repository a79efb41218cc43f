"""Printed paragraphs to clean text with a way back to the file."""

from __future__ import annotations

from lineage.models import Evidence, Issue, Paragraph, Segment, Source
from lineage.reading.furniture import classify, ends_the_copy, stands_inside
from lineage.reading.lines import display_width, without_invisible
from lineage.reading.printed import Block, Line, Printed

__all__ = ["assemble"]

_ENDS_SENTENCE = tuple("。！？；：.!?;:」”\"')）】]》…")
# From here on stand Chinese characters and their marks; curly quotation marks belong to both.
_CHINESE = "\u2e80"
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_NEVER_FIRST = tuple("%),.;:!?]}")
_GO_STRAIGHT_ON = ("-", "‐", "—", "\u00ad")
_SENTENCE_WIDTH = 60


def assemble(printed: Printed, name: str, digest: str) -> Source:
    """Return the clean text of a file: lines joined, the cells of a row parted by tabs.

    What surely belongs to the page's frame and stands between two paragraphs of the document is
    left out, as page numbers are: it would otherwise stand inside a clause.
    """
    blocks = printed.blocks
    text, segments, spans = _join(blocks)
    texts = [text[start:end] for start, end in spans]
    kinds = classify(texts)
    if inside := stands_inside(texts, kinds):
        blocks = tuple(block for at, block in enumerate(blocks) if at not in inside)
        kinds = [kind for at, kind in enumerate(kinds) if at not in inside]
        text, segments, spans = _join(blocks)
    source = Source(
        file=name,
        digest=digest,
        encoding=printed.encoding,
        text=text,
        segments=segments,
        paragraphs=tuple(
            Paragraph(start=start, end=end, kind=block.kind or kind, table=block.table)
            for (start, end), kind, block in zip(spans, kinds, blocks, strict=True)
        ),
        places=printed.places,
    )
    issues = (
        *_doubtful_encoding(name, printed),
        *printed.issues,
        *_wordless(source),
    )
    noted = {"truncation": _signs_of_truncation(source), "issues": issues}
    return source.model_copy(update=noted)


def _join(
    blocks: tuple[Block, ...],
) -> tuple[str, tuple[Segment, ...], list[tuple[int, int]]]:
    pieces: list[str] = []
    segments: list[Segment] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for block in blocks:
        if pieces:
            pieces.append("\n")
            length += 1
        begin = length
        for column, cell in enumerate(block.cells):
            if column:
                pieces.append("\t")
                length += 1
            first = length
            for line in without_invisible(cell):
                if length > first and not line.joined and (glue := _glue(pieces[-1], line.text)):
                    pieces.append(glue)
                    length += len(glue)
                end = length + len(line.text)
                segments.append(_segment(length, end, line))
                pieces.append(line.text)
                length = end
        spans.append((begin, length))
    return "".join(pieces), tuple(segments), spans


def _segment(start: int, end: int, line: Line) -> Segment:
    if line.end is None or line.end - line.start == end - start:
        return Segment(start=start, end=end, place=line.start)
    return Segment(start=start, end=end, place=line.start, until=line.end)


def _glue(old: str, new: str) -> str:
    if _is_wide(old[-1]) or _is_wide(new[0]) or old.endswith(_GO_STRAIGHT_ON):
        return ""
    return "" if new.startswith(_NEVER_FIRST) else " "


def _is_wide(character: str) -> bool:
    return character >= _CHINESE and character not in _LIGATURES


def _doubtful_encoding(name: str, printed: Printed) -> tuple[Issue, ...]:
    if not printed.guessed:
        return ()
    message = f"read as {printed.encoding}, not UTF-8"
    advice = "look whether its characters are right"
    return (Issue(rule="encoding", message=message, advice=advice, file=name),)


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
