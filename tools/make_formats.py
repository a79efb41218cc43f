"""Make `fixtures/formats`: one text in every format, each written by a program people use.

    python tools/make_formats.py [FOLDER]

The masters (`*.master.tsv`: what a paragraph is, tab, its words) hold no number; every label is
counted here, and in Word by Word's own automatic numbering. Which program makes which file is
told by `PROGRAMS`. Needs soffice, pandoc and chromium on the path; `MAKERS` names them. A PDF that
comes out larger than `LARGEST` is not kept; the tests make it anew.
"""

from __future__ import annotations

import argparse
import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from lineage.language.numerals import chinese_numeral

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
TEXTS = ("plan", "law", "regulation")
MAKERS = ("soffice", "pandoc", "chromium")
PROGRAMS = {
    "{}.txt": "this script",
    "{}.md": "this script",
    "{}.docx": "python-docx; numbers are automatic",
    "{}.pdf": "LibreOffice from {}.docx",
    "{}.html": "LibreOffice from the text with its numbers typed",
    "witnesses/{}.office.docx": "LibreOffice from {}.docx; numbers are automatic",
    "witnesses/{}.pandoc.docx": "pandoc from {}.md",
    "witnesses/{}.pandoc.html": "pandoc from {}.md",
    "witnesses/{}.pandoc-word.html": "pandoc from the Word file with its numbers typed",
    "witnesses/{}.chromium.pdf": "chromium, printing {}.html",
}


class Element(NamedTuple):
    """One paragraph of a master, or one row of its table.

    `label` is what is printed before the words, `level` the level of the automatic list that
    counts it (-1 where none does), `gap` what stands between label and words.
    """

    kind: str
    words: tuple[str, ...]
    label: str = ""
    level: int = -1
    gap: str = ""

    @property
    def line(self) -> str:
        return self.label + self.gap + "".join(self.words)


class Level(NamedTuple):
    """A level of numbering: Word's name for its figures, the pattern around them.

    Levels of one `series` begin anew below each other: articles are counted through all chapters,
    in a series of their own.
    """

    kind: str
    figures: str
    pattern: str
    gap: str = ""
    series: int = 1


CHINESE = "chineseCountingThousand"
LEVELS = {
    "plan": (
        Level("1", CHINESE, "{}、"),
        Level("2", CHINESE, "（{}）"),
        Level("3", "decimal", "{}."),
        Level("4", "decimal", "（{}）"),
    ),
    "law": (
        Level("chapter", CHINESE, "第{}章", "　"),
        Level("article", CHINESE, "第{}条", "　", 2),
        Level("item", CHINESE, "（{}）", "", 2),
    ),
    "regulation": (
        Level("chapter", "upperRoman", "CHAPTER {}", " "),
        Level("article", "decimal", "Article {}", " ", 2),
        Level("1", "decimal", "{}.", " ", 2),
        Level("2", "lowerLetter", "({})", " ", 2),
        Level("3", "lowerRoman", "({})", " ", 2),
    ),
}
LARGEST = 150_000  # bytes; chromium writes every Chinese character as a drawing
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
FIGURES: dict[str, Callable[[int], str]] = {
    CHINESE: chinese_numeral,
    "decimal": str,
    "lowerLetter": lambda value: chr(ord("a") + value - 1),
    "lowerRoman": lambda value: ROMAN[value].lower(),
    "upperRoman": lambda value: ROMAN[value],
}


def read_master(name: str) -> list[Element]:
    """Return a text's paragraphs with their labels counted, a merged cell repeated in its rows."""
    levels = LEVELS[name]
    kinds = {level.kind: at for at, level in enumerate(levels)}
    counts = [0] * len(levels)
    above: tuple[str, ...] = ()
    elements = []
    for line in (FORMATS / f"{name}.master.tsv").read_text(encoding="utf-8").splitlines():
        kind, *words = line.split("\t")
        if kind in kinds:
            at = kinds[kind]
            counts[at] += 1
            for below in range(at + 1, len(levels)):
                counts[below] *= levels[below].series != levels[at].series
            label = levels[at].pattern.format(FIGURES[levels[at].figures](counts[at]))
            elements.append(Element(kind, tuple(words), label, at, levels[at].gap))
        elif kind == "inserted":
            elements.append(Element(kind, (words[1],), words[0], -1, "　"))
        elif kind == "row":
            above = tuple(
                old if cell == "^" else cell
                for cell, old in zip(words, above or words, strict=True)
            )
            elements.append(Element(kind, above))
        else:
            elements.append(Element(kind, tuple(words)))
    return elements


def merged_runs(rows: list[Element]) -> Iterator[tuple[int, int, int]]:
    """Yield column, first and last row of every cell that is merged over rows."""
    marks = (FORMATS / "plan.master.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t")[1:] for line in marks if line.startswith("row\t")]
    for column in range(len(rows[0].words)):
        at = 1
        while at < len(table):
            last = at
            while last + 1 < len(table) and table[last + 1][column] == "^":
                last += 1
            if last > at:
                yield column, at, last
            at = last + 1


def write_text(elements: list[Element]) -> str:
    """Return a text file: a paragraph a line, a row's cells parted by tabs."""
    indented = {"text", "par", "1", "2", "3", "4", "item", "article", "inserted", "closing"}
    chinese = elements[0].words[0] >= "一"
    lines = []
    for element in elements:
        line = "\t".join(element.words) if element.kind == "row" else element.line
        lines.append(("　　" if chinese and element.kind in indented else "") + line)
    return "\n".join(lines) + "\n"


def write_markdown(elements: list[Element]) -> str:
    """Return a Markdown file: headings by their marks, a table between pipes."""
    marks = {"title": "# ", "plan": "# ", "chapter": "## ", "annex": "## ", "annextitle": "### "}
    if any(element.kind == "2" and element.level == 1 for element in elements):
        marks["1"] = "## "
    lines: list[str] = []
    for element in elements:
        if element.kind != "row":
            lines += [marks.get(element.kind, "") + element.line, ""]
            continue
        first = not lines[-1].startswith("|")
        lines.append(f"| {' | '.join(element.words)} |")
        if first:
            lines.append("|" + " --- |" * len(element.words))
    return "\n".join(lines).rstrip("\n") + "\n"


def write_word(name: str, elements: list[Element], *, automatic: bool) -> Word:
    """Return a Word document; `automatic` leaves the labels to Word's numbering.

    The one with typed labels is made into web pages, so it has no running heads.
    """
    document = docx.Document()
    _lay_out(document, name)
    if automatic:
        _frame(document, name, elements[0].words[0])
    _number(document, name)
    rows = [element for element in elements if element.kind == "row"]
    for element in (element for element in elements if element.kind != "row"):
        paragraph = document.add_paragraph()
        counted = automatic and element.level >= 0
        if counted:
            _count(paragraph, LEVELS[name], element.level)
        elif element.label:
            paragraph.add_run(element.label + element.gap)
        run = paragraph.add_run("".join(element.words))
        if element.kind in {"title", "plan", "annextitle"}:
            run.font.size = Pt(18)
        _place(paragraph, element)
    if rows:
        _table(document, rows)
    return document


def _lay_out(document: Word, name: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(3.2)
    section.left_margin = section.right_margin = Cm(2.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(12 if name == "regulation" else 15)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "Noto Sans CJK SC")
    style.paragraph_format.line_spacing = Pt(26 if name != "regulation" else 18)
    style.paragraph_format.space_after = Pt(0 if name != "regulation" else 6)


def _frame(document: Word, name: str, title: str) -> None:
    """Put a running head over the law, and page numbers under every text."""
    section = document.sections[0]
    if name == "law":
        section.header.paragraphs[0].text = title
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, after = ("— ", " —") if name == "plan" else ("", "")
    for text in (before, None, after):
        run = footer.add_run(text or "")
        if text is None:
            for kind in ("begin", "", "end"):
                run._r.append(  # noqa: SLF001
                    parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
                    if kind
                    else parse_xml(f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>")
                )


def _number(document: Word, name: str) -> None:
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    series = {level.series for level in LEVELS[name]}
    for number in sorted(series):
        levels = [level for level in LEVELS[name] if level.series == number]
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{"".join(map(_level, levels, range(9)))}'
                "</w:abstractNum>"
            )
        )
    for number in sorted(series):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _level(level: Level, at: int) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.figures}"/>'
        f'<w:suff w:val="{"space" if level.gap else "nothing"}"/>'
        f'<w:lvlText w:val="{html.escape(level.pattern.format(f"%{at + 1}"))}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


def _count(paragraph: Paragraph, levels: tuple[Level, ...], at: int) -> None:
    series = levels[at].series
    place = at - sum(level.series < series for level in levels)
    paragraph._p.get_or_add_pPr().append(  # noqa: SLF001
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{place}"/>'
            f'<w:numId w:val="{series}"/></w:numPr>'
        )
    )


def _place(paragraph: Paragraph, element: Element) -> None:
    layout = paragraph.paragraph_format
    if element.kind in {"title", "number", "plan", "chapter", "annextitle", "note"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif element.kind in {"signature", "date"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif element.kind not in {"salutation", "annex"} and "".join(element.words)[0] >= "一":
        layout.first_line_indent = Pt(30)
    if element.kind == "annex":
        layout.page_break_before = True


def _table(document: Word, rows: list[Element]) -> None:
    table = document.add_table(len(rows), len(rows[0].words), style="Table Grid")
    table.autofit = False
    widths = (1.3, 2.5, 4.4, 2.4, 2.3, 2.5)
    for at, row in enumerate(rows):
        for cell, words, width in zip(table.rows[at].cells, row.words, widths, strict=True):
            cell.width = Cm(width)
            _fill(cell, words)
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for column, first, last in merged_runs(rows):
        words = table.cell(first, column).text
        for below in range(first + 1, last + 1):
            table.cell(below, column).text = ""
        _fill(table.cell(first, column).merge(table.cell(last, column)), words)


def _fill(cell: _Cell, words: str) -> None:
    cell.text = words
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(16)
    for run in paragraph.runs:
        run.font.size = Pt(12)


def run(*command: str | Path) -> None:
    """Run a program; raise with its words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")


def convert_by_office(source: Path, kind: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of another."""
    profile = folder / "profile"
    run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind,
        "--outdir", folder, source)  # fmt: skip
    return folder / f"{source.stem}.{kind.partition(':')[0]}"


def print_page(source: Path, target: Path, folder: Path) -> None:
    """Let chromium print a page to PDF, without its own head and foot lines."""
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", f"--user-data-dir={folder / 'chromium'}", "--no-pdf-header-footer",
        f"--print-to-pdf={target}", source.resolve().as_uri())  # fmt: skip


def make(name: str, target: Path) -> None:
    """Write every format of one text into a folder."""
    elements = read_master(name)
    witnesses = target / "witnesses"
    witnesses.mkdir(parents=True, exist_ok=True)
    text, markdown = target / f"{name}.txt", target / f"{name}.md"
    text.write_text(write_text(elements), encoding="utf-8", newline="\n")
    markdown.write_text(write_markdown(elements), encoding="utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as scratch:
        typed, saved = Path(scratch) / f"{name}.docx", Path(scratch) / "saved"
        saved.mkdir()
        for path, automatic in ((target / f"{name}.docx", True), (typed, False)):
            write_word(name, elements, automatic=automatic).save(str(path))
        made = convert_by_office(target / f"{name}.docx", "docx:MS Word 2007 XML", saved)
        shutil.copy(made, witnesses / f"{name}.office.docx")
        shutil.copy(convert_by_office(target / f"{name}.docx", "pdf", saved), target)
        shutil.copy(convert_by_office(typed, "html:HTML (StarWriter)", saved), target)
        for kind in ("docx", "html"):
            made = witnesses / f"{name}.pandoc.{kind}"
            run("pandoc", "-f", "gfm", "-s", "--metadata", f"pagetitle={elements[0].words[0]}",
                markdown, "-o", made)  # fmt: skip
        run("pandoc", "-s", "--metadata", f"pagetitle={elements[0].words[0]}", typed,
            "-o", witnesses / f"{name}.pandoc-word.html")  # fmt: skip
        print_page(target / f"{name}.html", witnesses / f"{name}.chromium.pdf", Path(scratch))


def main() -> None:
    """Make every fixture, into the repository's folder or another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FORMATS)
    folder = parser.parse_args().folder
    for name in TEXTS:
        make(name, folder)
    for path in sorted(folder.rglob("*.pdf")):
        if path.stat().st_size > LARGEST:
            path.unlink()


if __name__ == "__main__":
    main()
