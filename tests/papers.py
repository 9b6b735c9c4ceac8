"""Pages, PDFs and archives for tests, made here: the news in them is ours."""

import gzip
import io
import uuid
from pathlib import Path

import pypdf
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

PARAGRAPHS = (
    "Foreign Minister Anna Example of Norway met her Swedish counterpart Bo Beispiel in Geneva on Monday.",
    "The two spoke for an hour about the border, and agreed to meet again in Vienna next week.",
    "“We support the plan,” she told reporters after the talks, which she called open and useful.",
)


def html_page(
    title: str = "Ministers meet in Geneva",
    *,
    published: str | None = "2021-05-03",
    outlet: str | None = "The Example Post",
    canonical: str | None = None,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    language: str = "en",
) -> str:
    """A page as a newspaper has it: navigation, the article, and what stands below it."""
    head = [f"<title>{title} | News</title>", f'<meta property="og:title" content="{title}">']
    if published:
        head.append(f'<meta property="article:published_time" content="{published}T10:00:00+02:00">')
    if outlet:
        head.append(f'<meta property="og:site_name" content="{outlet}">')
    if canonical:
        head.append(f'<link rel="canonical" href="{canonical}">')
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{"".join(head)}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>{title}</h1>\n{body}</article>"
        '<aside><h3>Most read</h3><a href="/tram">New tram line opens on 4 January 2019</a></aside>'
        "<footer>© The Example Post. All rights reserved.</footer></body></html>"
    )


def pdf_file(pages: list[list[str]], password: str | None = None) -> bytes:
    """A PDF with some lines of text on each page."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(width=612, height=792)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 72 720 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def warc_file(path: Path, captures: list[tuple[str, int, str, bytes]]) -> None:
    """A WARC of (address, status, media type, body); each record packed by itself where the name ends in .gz."""
    records = [_record("warcinfo", "application/warc-fields", b"software: tests of Parley\r\n")]
    for url, status, media_type, body in captures:
        answer = f"HTTP/1.1 {status} Said\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        records.append(_record("response", "application/http; msgtype=response", answer, url))
    path.write_bytes(b"".join(gzip.compress(record) if path.suffix == ".gz" else record for record in records))


def _record(kind: str, media_type: str, block: bytes, url: str | None = None) -> bytes:
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>"]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    lines += ["WARC-Date: 2024-01-01T00:00:00Z", f"Content-Type: {media_type}", f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
