"""XML from strangers: parsed only after it has been seen that it holds no bomb."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml import etree

from graph_schema.errors import InputError

_TYPED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


def safe_xml(data: bytes) -> Element | None:
    """Return the root of a document; None where it is not well-formed.

    Raises InputError where it declares entities (a "billion laughs" is made of them, and so is reading other files), or
    where it is malformed and may hide some.
    """
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise InputError("is refused: its XML declares entities") from None
    except (ParseError, ValueError, LookupError):
        if _TYPED.search(data.replace(b"\0", b"")):
            raise InputError("is refused: its XML is malformed and has a document type") from None
        return None
    return root


def repaired_xml(data: bytes) -> Element | None:
    """Return what can be made out of a malformed document that ``safe_xml`` let pass; None where it is nothing."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: Element | None = etree.fromstring(data, parser)  # the same interface
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def text_in(element: Element, *names: str) -> str | None:
    """Return the text of the first child that has the first of these names, else of the second, and so on."""
    for name in names:
        for child in element:
            if local_name(child) == name and child.text and child.text.strip():
                return child.text.strip()
    return None
