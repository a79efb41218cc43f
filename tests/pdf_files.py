"""PDF files written by hand: whole ones, and ones that break the rules."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
SCAN = b"q 595 0 0 842 0 0 cm /Im Do Q"


def stream(content: bytes, entries: bytes = b"", *, squeezed: bool = False) -> bytes:
    """Return a stream object."""
    if squeezed:
        content, entries = zlib.compress(content), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def words(*printed: tuple[float, float, float, str]) -> bytes:
    """Return page content: each text at so many points from the left, from below, in a size."""
    return b"\n".join(
        b"BT /F %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, x, y, text.encode("cp1252"))
        for x, y, size, text in printed
    )


def column(lines: Sequence[str], x: float = 72, top: float = 760, step: float = 14) -> bytes:
    """Return page content: lines one below the other."""
    return words(*((x, top - step * at, 11, line) for at, line in enumerate(lines)))


def file_of(objects: Mapping[int, bytes]) -> bytes:
    """Return a PDF file of some objects; the first is its catalogue."""
    written = b"%PDF-1.7\n"
    places = {}
    for number, each in objects.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    size = max(objects) + 1
    table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(
        b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items()
    )
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    return written + table + end


def pdf(
    *contents: bytes,
    font: bytes = HELVETICA,
    forms: Mapping[str, bytes] | None = None,
    page: bytes = b"/MediaBox[0 0 595 842]",
    more: Mapping[int, bytes] | None = None,
    squeezed: bool = False,
) -> bytes:
    """Return a PDF file with a page for each content; `forms` are what a page can `Do`."""
    forms = forms or {}
    named = b"".join(b"/%s %d 0 R" % (name.encode(), 500 + at) for at, name in enumerate(forms))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(contents), b" ".join(b"%d 0 R" % (100 + at) for at in range(len(contents)))),
        3: font,
        4: b"<</Font<</F 3 0 R>>/XObject<<%s>>>>" % named,
        **dict(more or {}),
    }
    for at, content in enumerate(contents):
        objects[100 + at] = b"<</Type/Page/Parent 2 0 R%s/Resources 4 0 R/Contents %d 0 R>>" % (
            page,
            300 + at,
        )
        objects[300 + at] = stream(content, squeezed=squeezed)
    for at, form in enumerate(forms.values()):
        objects[500 + at] = form
    return file_of(objects)


def form(content: bytes) -> bytes:
    """Return a form that draws what a page can draw."""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 4 0 R")


PICTURE = stream(
    b"\xff",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
)
