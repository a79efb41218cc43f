"""The characters that a stretch of HTML shows, each with its place."""

from __future__ import annotations

import html
import re

from lineage.language.folding import is_cjk
from lineage.reading.printed import Line

__all__ = ["Words"]

_BLANKS = " \t\n\r\f"
_ENTITY = r"&(?:#[0-9]{1,12}|#[xX][0-9a-fA-F]{1,12}|[a-zA-Z][a-zA-Z0-9]{1,32});?"
_ENTITIES = re.compile(_ENTITY)
# What parts the pieces of a text. Words with single blanks between them stay one piece.
_BREAK = re.compile(rf"(?P<entity>{_ENTITY})|(?: [ \t\n\r\f]|[\t\n\r\f])[ \t\n\r\f]*+")
_EDGE = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"


class Words:
    """The words of one paragraph as they gather, white space drawn together as browsers do.

    A line feed of the file is a blank between Latin words and nothing beside a Chinese character.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: list[Line] = []
        self._held: list[Line] = []
        self._blank: tuple[int, int] | None = None

    def hold(self, shown: str, start: int, end: int) -> None:
        """Keep what is to stand before the next words, be they in a paragraph of their own."""
        self._held.append(Line(shown, start, joined=True, end=end))

    def drop_held(self) -> None:
        """Forget what no words have come to stand behind."""
        self._held = []

    def add(self, start: int, end: int) -> None:
        """Add what characters `start` to `end` of the file show."""
        at = start
        for mark in _BREAK.finditer(self._text, start, end):
            self._add_plain(at, mark.start())
            at = mark.end()
            shown = html.unescape(mark[0]) if mark["entity"] else ""
            if shown.strip(_BLANKS):
                self.show(shown, *mark.span())
            else:
                self._blank = self._blank or mark.span()
        self._add_plain(at, end)

    def add_kept(self, start: int, end: int) -> None:
        """Add a line of preformatted characters, whose white space is kept."""
        at = start
        for mark in _ENTITIES.finditer(self._text, start, end):
            self._show_kept(at, mark.start())
            shown = re.sub(r"\s", " ", html.unescape(mark[0]))
            if shown:
                self.show(shown, *mark.span())
            at = mark.end()
        self._show_kept(at, end)

    def _show_kept(self, start: int, end: int) -> None:
        if start < end:
            self.show(self._text[start:end].replace("\t", " "), start, end)

    def _add_plain(self, start: int, end: int) -> None:
        if start < end and self._text[start] == " ":
            self._blank = self._blank or (start, start + 1)
            start += 1
        until = end - 1 if start < end and self._text[end - 1] == " " else end
        if start < until:
            self.show(self._text[start:until], start, until)
        if until < end:
            self._blank = self._blank or (until, end)

    def show(self, shown: str, start: int, end: int) -> None:
        """Add what a place of the file shows, whatever is written there."""
        if self._blank and self._runs and self._parts(*self._blank, shown):
            self._runs.append(Line(" ", self._blank[0], joined=True, end=self._blank[1]))
        self._blank = None
        self._runs.append(Line(shown, start, joined=True, end=end))

    def _parts(self, start: int, end: int, following: str) -> bool:
        beside_chinese = is_cjk(self._runs[-1].text[-1]) or is_cjk(following[0])
        broken = any(mark in self._text[start:end] for mark in "\r\n")
        return not (broken and beside_chinese)

    def close_up(self) -> None:
        """Take back the blanks at the end, where what they stood before is not shown."""
        self._blank = None
        while self._runs and not self._runs[-1].text.strip(_EDGE):
            self._runs.pop()
        if self._runs:
            self._runs[-1] = _cut(self._runs[-1], self._runs[-1].text.rstrip(_EDGE))

    def last(self) -> str:
        """Return the last characters gathered, empty where there are none."""
        return "".join(run.text for run in self._runs[-3:])

    def is_empty(self) -> bool:
        """Tell whether nothing but blanks has been gathered."""
        return not any(run.text.strip(_EDGE) for run in self._runs)

    def take(self) -> tuple[Line, ...]:
        """Return the runs gathered without white space at the ends, and begin anew."""
        runs, self._runs, self._blank = self._runs, [], None
        first, last = 0, len(runs)
        while first < last and not runs[first].text.strip(_EDGE):
            first += 1
        while first < last and not runs[last - 1].text.strip(_EDGE):
            last -= 1
        kept = runs[first:last]
        if kept:
            kept[-1] = _cut(kept[-1], kept[-1].text.rstrip(_EDGE))
            kept[0] = _cut(kept[0], kept[0].text.lstrip(_EDGE))
            kept, self._held = [*self._held, *kept], []
            kept[0] = kept[0]._replace(joined=False)
        return tuple(kept)


def _cut(run: Line, bare: str) -> Line:
    if run.end not in {None, run.start + len(run.text)} or bare == run.text:
        return run._replace(text=bare)
    lead = run.text.index(bare)
    return Line(bare, run.start + lead, joined=True)
