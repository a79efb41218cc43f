"""Word files of a few paragraphs, written part by part as Word writes them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "document": "document",
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}


def word_file(
    body: str, *, prolog: str = "", main: str = f"{_MAIN}.document", **parts: str
) -> bytes:
    """Return a .docx whose parts (numbering, styles, footnotes…) hold what is given."""
    file = BytesIO()
    held = {"document": f"<w:body>{body}<w:sectPr/></w:body>", **parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"{main if name == "document" else f"{_MAIN}.{name}"}.main+xml"/>'
        if name == "document"
        else f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{name}+xml"/>'
        for name in held
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        )
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        related = {name: f"{name}.xml" for name in held if name != "document"}
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
        for name, content in held.items():
            root = _ROOTS[name]
            archive.writestr(
                f"word/{name}.xml",
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                f"{prolog if name == 'document' else ''}"
                f"<w:{root} {_NAMES}>{content}</w:{root}>",
            )
    return file.getvalue()


def _relations(parts: dict[str, str]) -> str:
    related = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(
    text: str = "", numbered: tuple[int, int] | None = None, style: str = "", inner: str = ""
) -> str:
    """Return a paragraph; `numbered` is its `w:numId` and level, `inner` more runs."""
    said = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    if numbered:
        said += (
            f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        )
    return f"<w:p><w:pPr>{said}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def level(  # noqa: PLR0913 - what a level says
    at: int,
    style: str,
    text: str,
    *,
    start: int | None = 1,
    suffix: str = "nothing",
    more: str = "",
) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{style}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'
    )


def abstract(name: int, levels: Iterable[str], more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{more}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def use(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_at(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def row(*cells: str, properties: str = "") -> str:
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str, columns: int = 3) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
