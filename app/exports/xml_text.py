"""Text as it may stand in an XML document."""

from xml.sax.saxutils import escape, quoteattr


def content(text: object) -> str:
    """Return a text for between two tags."""
    return escape(_legal(str(text)))


def attribute(text: object) -> str:
    """Return a text as the value of an attribute, in its quotes."""
    return quoteattr(_legal(str(text)))


def _legal(text: str) -> str:
    """XML 1.0 knows no control characters, however they are written."""
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
    )
