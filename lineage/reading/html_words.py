"""The characters that a stretch of HTML shows, each with its place."""

from __future__ import annotations

import html
import re

from lineage.language.folding import is_cjk
from lineage.reading.printed import Line

__all__ = ["Words"]

_BLANKS = " \t\n\r\f"
# Words with single blanks between them stay one piece: most texts are one.
_PIECE = re.compile(
    r"(?P<entity>&(?:#[0-9]{1,12}|#[xX][0-9a-fA-F]{1,12}|[a-zA-Z][a-zA-Z0-9]{1,32});?)"
    r"|(?P<blank>[ \t\n\r\f]++)"
    r"|[^& \t\n\r\f]++(?: [^& \t\n\r\f]++)*+|&"
)
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
        for piece in _PIECE.finditer(self._text, start, end):
            if piece["blank"] is not None:
                self._blank = self._blank or piece.span()
            elif piece["entity"] is not None:
                shown = html.unescape(piece[0])
                if shown and not shown.strip(_BLANKS):
                    self._blank = self._blank or piece.span()
                elif shown:
                    self.show(shown, *piece.span())
            else:
                self.show(piece[0], *piece.span())

    def add_kept(self, start: int, end: int) -> None:
        """Add a line of preformatted characters, whose white space is kept."""
        for piece in _PIECE.finditer(self._text, start, end):
            shown = html.unescape(piece[0]) if piece["entity"] else piece[0]
            self.show(re.sub(r"\s", " ", shown), *piece.span())

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
