"""From the bytes of a web page to its text; there is always one."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})""")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*>")
_REACH = 4096
_WEB = re.compile(
    r"utf-8|utf-16-[lb]e|cp125\d|cp866|cp874|iso8859-\d+|koi8-[ru]|mac-(?:roman|cyrillic)|tis-620"
    r"|gb2312|gbk|gb18030|big5|big5hkscs|euc-jp|euc-kr|cp949|shift-jis|cp932|iso2022-jp"
)
"""The encodings of web pages."""
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "utf-16": "utf-8", "utf-32": "utf-8"}
"""What browsers take a page for that says the one (WHATWG Encoding)."""


def text_of(data: bytes, charset: str | None) -> str:
    """Return the text of a page, without an XML declaration; bytes that do not fit become U+FFFD.

    Believed are, in this order: a byte order mark, ``charset`` (of the HTTP header), the page's own declaration;
    without any of them UTF-8 if it fits, else windows-1252.
    """
    return _XML_HEAD.sub("", _decoded(data, charset))


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    head = data[:_REACH]
    declared = _DECLARED.search(head) or _XML.search(head)
    for said in (charset, declared[1].decode("ascii") if declared else None):
        if codec := _known(said):
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _known(told: str | None) -> str | None:
    """The codec that is meant; None for one that no page is in ("zlib", "punycode")."""
    try:
        name = codecs.lookup((told or "").strip()).name.replace("_", "-")
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if _WEB.fullmatch(name) else None
