"""A file that has been read: clean text, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, Literal, Self

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from lineage.models.value import Evidence, Issue, Place, Span, Value, made

__all__ = ["Paragraph", "Segment", "Source"]


_PLAIN = ConfigDict(extra="forbid")
# A file has as many of these as lines, so they are values without a dictionary each.


@dataclass(frozen=True, slots=True, config=_PLAIN)
class Segment:
    """Characters `start` to `end` of the clean text stand at `place` onwards in the file.

    `until` is where they end there, if the file writes them with more or fewer characters: an
    entity of HTML, or a number that a list alone gives its entry.
    """

    start: int
    end: int
    place: int
    until: int | None = None


@dataclass(frozen=True, slots=True, config=_PLAIN)
class Paragraph:
    """One paragraph of the clean text.

    `kind` is `furniture` for what belongs to the page and not to the document (navigation, share
    bars, telephone numbers), `notice` for a publisher's word that the copy ends here, `meta` for
    what the page says about the document (published, source, department), `note` for footnotes
    and other remarks that stand outside the text, else `body`. `table` counts the tables of the
    file from 1 for a row of one, whose cells are parted by tabs; 0 is none.
    """

    start: int
    end: int
    kind: Literal["body", "furniture", "notice", "meta", "note"] = "body"
    table: int = 0


class Source(Value):
    """One file's text with wrapped lines joined, and every character's place in the file.

    `text` holds the paragraphs in reading order with one line feed between them. Whatever stands
    in no segment (a line feed, a space put between joined English lines) has no place in the file;
    page numbers in a line of their own and the marks of headings stand in the file alone.
    Where a format has no characters of its own (PDF, Word), the file's text is what it shows, line
    by line or paragraph by paragraph, and `places` say from which character on a page and line or
    a paragraph begins. A cell merged over rows stands in each row and leads to its one place.
    `truncation` is the reason, in words, why the copy is known to be cut short.
    """

    file: str
    digest: str
    encoding: str
    text: str
    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    places: tuple[tuple[int, Place], ...] = ()
    truncation: tuple[Evidence, ...] = ()
    issues: tuple[Issue, ...] = ()

    def place(self, start: int, end: int) -> Span:
        """Return the span in the file of characters `start` to `end` of the text."""
        first = self._offset(start)
        return first, max(first, self._offset(end - 1, behind=True)) if end > start else first

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Return characters `start` to `end` of the text as evidence."""
        span = self.place(start, end)
        return made(
            Evidence,
            file=self.file,
            span=span,
            quote=self.text[start:end],
            rule=rule,
            place=self.printed_at(span[0]),
        )

    def printed_at(self, offset: int) -> Place | None:
        """Return the page and line, or the paragraph, of a character of the file's text."""
        if not self.places:
            return None
        at = bisect_right(self.places, offset, key=itemgetter(0)) - 1
        return self.places[at][1] if at >= 0 else None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, which looks its segments up anew where it was given others."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("_starts", None)
        return copied

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(segment.start for segment in self.segments)

    def _offset(self, position: int, *, behind: bool = False) -> int:
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return behind + (self.segments[0].place if self.segments else 0)
        segment = self.segments[at]
        if segment.until is not None and position < segment.end:
            return segment.until if behind else segment.place
        return segment.place + min(position - segment.start, segment.end - segment.start) + behind
