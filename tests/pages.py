"""Pages written out in tests, read and extracted."""

from lineage.extraction import extract
from lineage.models import Document, Source
from lineage.reading import read_text


def page(*lines: str) -> Source:
    return read_text("\n".join(lines).encode(), "page.txt")


def documents(*lines: str) -> tuple[Document, ...]:
    return extract(page(*lines))


def document(*lines: str) -> Document:
    (found,) = documents(*lines)
    return found


def outline(found: Document) -> dict[str, str]:
    """A document's clauses: address and text."""
    return {clause.address: clause.text for clause in found.clauses}
