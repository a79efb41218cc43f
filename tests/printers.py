"""A made text written out in the formats that are read."""

from __future__ import annotations

import html
import io

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.strategies import Text

# Word counts these itself.
COUNTED = {
    "一、": ("chineseCountingThousand", "%{}、"),
    "（一）": ("chineseCountingThousand", "（%{}）"),
    "1.": ("decimal", "%{}."),
    "（1）": ("decimal", "（%{}）"),
    "第一章": ("chineseCountingThousand", "第%{}章"),
    "第一条": ("chineseCountingThousand", "第%{}条"),
    "Chapter I": ("upperRoman", "CHAPTER %{}"),
    "Article 1": ("decimal", "Article %{}"),
    "(a)": ("lowerLetter", "(%{})"),
    "(i)": ("lowerRoman", "(%{})"),
}


def as_text(text: Text) -> str:
    """Return a text as a plain text file, a paragraph a line."""
    return "\n".join(each.line for each in text.paragraphs)


def as_markdown(text: Text) -> str:
    """Return a text as Markdown: the title marked, tables between pipes."""
    lines: list[str] = []
    for at, each in enumerate(text.paragraphs):
        if not each.cells:
            lines += [("# " if at == 0 else "") + each.line, ""]
            continue
        row = f"| {' | '.join(each.cells)} |"
        lines += [row] if lines[-1].startswith("|") else [row, "|" + " --- |" * len(each.cells)]
    return "\n".join(lines)


def as_html(text: Text) -> str:
    """Return a text as a page: paragraphs, a heading for the title, tables."""
    parts: list[str] = []
    for at, each in enumerate(text.paragraphs):
        if each.cells:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in each.cells)
            opened = bool(at) and bool(text.paragraphs[at - 1].cells)
            parts.append(("" if opened else "<table>") + f"<tr>{cells}</tr>")
            goes_on = at + 1 < len(text.paragraphs) and bool(text.paragraphs[at + 1].cells)
            parts += [] if goes_on else ["</table>"]
        else:
            tag = "h1" if at == 0 else "p"
            parts.append(f"<{tag}>{html.escape(each.line)}</{tag}>")
    title = html.escape(text.paragraphs[0].words)
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>\n{body}\n</article></body></html>"
    )


def as_word(text: Text) -> bytes:
    """Return a text as a Word file, whose labels Word counts wherever it can."""
    document = docx.Document()
    # Chapters are a list of their own, so that articles are counted through.
    chapters = text.figures[:1] if text.figures[0] in {"第一章", "Chapter I"} else ()
    _number(document, (chapters, text.figures[len(chapters) :]))
    for each in (each for each in text.paragraphs if not each.cells):
        # Word counts anew only below a level that it counted itself.
        if each.level < 0 or not COUNTED.keys() >= set(text.figures[: each.level + 1]):
            document.add_paragraph(each.line)
            continue
        below = each.level - len(chapters)
        paragraph = document.add_paragraph(each.words)
        paragraph._p.get_or_add_pPr().append(  # noqa: SLF001
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{max(0, below)}"/>'
                f'<w:numId w:val="{1 if below < 0 else 2}"/></w:numPr>'
            )
        )
    rows = [each.cells for each in text.paragraphs if each.cells]
    table = document.add_table(len(rows), len(rows[0])) if rows else None
    for at, row in enumerate(rows if table else ()):
        for cell, words in zip(table.rows[at].cells if table else (), row, strict=True):
            cell.text = words
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _number(document: Word, lists: tuple[tuple[str, ...], ...]) -> None:
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, figures in enumerate(lists, start=1):
        levels = "".join(_level(figure, at) for at, figure in enumerate(figures))
        head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        numbering.append(parse_xml(f"{head}{levels}</w:abstractNum>"))
    for number in range(1, len(lists) + 1):
        head = f'<w:num {nsdecls("w")} w:numId="{number}">'
        numbering.append(parse_xml(f'{head}<w:abstractNumId w:val="{number}"/></w:num>'))


def _level(figure: str, at: int) -> str:
    kind, pattern = COUNTED.get(figure, ("none", ""))
    shown = pattern.format(at + 1)
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{shown}"/></w:lvl>'
    )
