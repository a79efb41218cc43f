"""A file that has been read: clean text, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from lineage.models.value import Evidence, Issue, Span, Value

__all__ = ["Paragraph", "Segment", "Source"]


class Segment(Value):
    """Characters `start` to `end` of the clean text stand at `place` onwards in the file."""

    start: int
    end: int
    place: int


class Paragraph(Value):
    """One paragraph of the clean text.

    `kind` is `furniture` for what belongs to the page and not to the document (navigation, share
    bars, telephone numbers), `notice` for a publisher's word that the copy ends here, `meta` for
    what the page says about the document (published, source, department), else `body`.
    """

    start: int
    end: int
    kind: Literal["body", "furniture", "notice", "meta"] = "body"


class Source(Value):
    """One file's text with wrapped lines joined, and every character's place in the file.

    `text` holds the paragraphs in reading order with one line feed between them. Whatever stands
    in no segment (a line feed, a space put between joined English lines) has no place in the file;
    page numbers in a line of their own and the marks of headings stand in the file alone.
    `truncation` is the reason, in words, why the copy is known to be cut short.
    """

    file: str
    digest: str
    encoding: str
    text: str
    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    truncation: tuple[Evidence, ...] = ()
    issues: tuple[Issue, ...] = ()

    def place(self, start: int, end: int) -> Span:
        """Return the span in the file of characters `start` to `end` of the text."""
        first = self._offset(start)
        return first, max(first, self._offset(end - 1) + 1) if end > start else first

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Return characters `start` to `end` of the text as evidence."""
        span = self.place(start, end)
        return Evidence(file=self.file, span=span, quote=self.text[start:end], rule=rule)

    def _offset(self, position: int) -> int:
        at = bisect_right(self.segments, position, key=lambda segment: segment.start) - 1
        if at < 0:
            return self.segments[0].place if self.segments else 0
        segment = self.segments[at]
        return segment.place + min(position - segment.start, segment.end - segment.start)
