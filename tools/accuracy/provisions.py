"""The provisions of a Chinese law, counted on from line to line by nothing but their labels."""

from __future__ import annotations

import re

__all__ = ["head", "walk"]

_DIGITS = "零一二三四五六七八九"
_KINDS = {"编": "part", "章": "chapter", "节": "section", "条": "article"}
_BELOW = {"编": "章", "章": "节", "节": "", "条": ""}
_OPENING = re.compile(r"第[一二三四五六七八九十百零]+[编章]")
_ANNEX = re.compile(r"附[件表录]([一二三四五六七八九十]{1,3}|\d{1,2})")
_UNNUMBERED_HEADING = "附则"
_CONTENTS = "目录"
_PREAMBLE = "序言"
_GOES_ON = tuple("，、：；")


class _Walk:
    """How far the counting has come."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._at = dict.fromkeys(_KINDS, 0)
        self._inserted = self._paragraph = self._item = self._annexes = 0
        self._before = ""

    def step(self, line: str) -> None:
        """Count one line, whose white space is left out."""
        if _ANNEX.match(line):
            self._annexes += 1
            self.found.append(("annex", str(self._annexes)))
        elif not self._annexes and not self._heading(line) and line != _UNNUMBERED_HEADING:
            self._below_article(line)
        self._before = line or self._before

    def _heading(self, line: str) -> bool:
        if line.startswith(f"第{_figures(self._at['条'])}条之{_figures(self._inserted + 1)}"):
            self._inserted += 1
            self._open_article()
            return True
        for unit, kind in _KINDS.items():
            if line.startswith(f"第{_figures(self._at[unit] + 1)}{unit}"):
                self._at[unit] += 1
                below = _BELOW[unit]
                while below:
                    self._at[below], below = 0, _BELOW[below]
                if unit == "条":
                    self._inserted = 0
                    self._open_article()
                else:
                    self._paragraph = 0
                    self.found.append((kind, str(self._at[unit])))
                return True
        return False

    def _open_article(self) -> None:
        self._paragraph, self._item = 1, 0
        self.found.append(("article", self._article()))

    def _below_article(self, line: str) -> None:
        if not line or not self._paragraph:
            return
        if line.startswith(f"（{_figures(self._item + 1)}）"):
            self._item += 1
            way = f"{self._article()} p{self._paragraph} （{self._item}）"
            self.found.append(("item", way))
        elif self._item or not self._before.endswith(_GOES_ON):
            self._paragraph, self._item = self._paragraph + 1, 0
            self.found.append(("paragraph", f"{self._article()} p{self._paragraph}"))

    def _article(self) -> str:
        return f"{self._at['条']}-{self._inserted}" if self._inserted else str(self._at["条"])


def walk(text: str) -> list[tuple[str, str]]:
    """Return the kind and number of each provision and annex, in the order of the text.

    A line counts if it begins with the very label that comes next: 第一章, then 第二章; 第三条,
    then 第四条 or 第三条之一; （二） after （一）. Any other line of an article is a paragraph of
    it, unless the sentence before goes on (由下列人员组成：, then a line for each). A table of
    contents, which counts before the text does, is passed over.

    >>> walk("目录\\n第一章 甲\\n第一章 甲\\n第一条 一。\\n又一。\\n第一条之一 二。")
    [('chapter', '1'), ('article', '1'), ('paragraph', '1 p2'), ('article', '1-1')]
    """
    steps = _Walk()
    for line in _body(["".join(line.split()) for line in text.split("\n")]):
        steps.step(line)
    return steps.found


def head(text: str) -> list[tuple[int, str]]:
    """Return where each line before the text itself begins, and what it is: the title, a note on
    how the law came about, or a line of its contents.

    >>> head("某法\\n2016年1月1日通过\\n目录\\n第一章 总则\\n第一章 总则\\n第一条 一。")
    [(0, 'title'), (3, 'note'), (15, 'contents'), (18, 'contents')]
    """
    lines = text.split("\n")
    bare = ["".join(line.split()) for line in lines]
    found: list[tuple[int, str]] = []
    place, kind = 0, "title"
    for line, shown in zip(lines[: _begins(bare)], bare, strict=False):
        if shown == _PREAMBLE:
            break
        if shown:
            kind = "contents" if shown == _CONTENTS else kind
            found.append((place + len(line) - len(line.lstrip()), kind))
            kind = "note" if kind == "title" else kind
        place += len(line) + 1
    return found


def _body(lines: list[str]) -> list[str]:
    return lines[_begins(lines) :]


def _begins(lines: list[str]) -> int:
    """Return the last line before the first article that opens the first part or chapter."""
    first = next((at for at, line in enumerate(lines) if line.startswith("第一条")), len(lines))
    opening = next((match[0] for line in lines if (match := _OPENING.match(line))), "第一条")
    begins = [at for at, line in enumerate(lines[: first + 1]) if line.startswith(opening)]
    return begins[-1] if begins else 0


def _figures(value: int) -> str:
    """Return a number below 1000 in Chinese figures: 17 is 十七, 105 is 一百零五."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (_DIGITS[ones] if ones or not value else "")
