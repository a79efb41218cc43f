"""Values as they are written in XML."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lineage.graph.attributes import Scalar, clean

__all__ = ["attribute", "content"]

# A reader makes spaces of bare line ends and tabs in an attribute.
_WHITE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def attribute(value: Scalar) -> str:
    r"""Return a value as the quoted value of an attribute.

    >>> attribute('a "b" & c'), attribute(True)
    ('\'a "b" &amp; c\'', '"true"')
    """
    return quoteattr(_written(value), _WHITE)


def content(value: Scalar) -> str:
    """Return a value as the content of an element, carriage returns kept."""
    return escape(_written(value), {"\r": "&#13;"})


def _written(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else clean(str(value))
