"""The text of a PDF. Neither its title nor its days are believed: they are those of the file, not of the article."""

import io
import logging
import time

import pypdf
from pypdf.errors import PdfReadError

from graph_schema.errors import InputError

_MOST_PAGES = 500
_MOST_CHARACTERS = 5_000_000
_LONGEST = 30.0
"""Seconds; asked after each page. The library itself limits what one page may take."""


def read_pdf(data: bytes) -> str:
    """Return the text page by page, with a blank line between them; raises InputError where there is none to be had."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each of its repairs
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is a PDF that needs a password")
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(f"is a PDF of {len(reader.pages)} pages: is it one article? The limit is {_MOST_PAGES}")
        pages: list[str] = []
        until = time.monotonic() + _LONGEST
        for page in reader.pages:
            pages.append(page.extract_text().strip())
            if sum(map(len, pages)) > _MOST_CHARACTERS:
                raise InputError(f"is a PDF with more than {_MOST_CHARACTERS} characters: is it one article?")
            if time.monotonic() > until:
                raise InputError(f"is a PDF that takes longer than {_LONGEST:g} s to read: it was given up")
    except InputError:
        raise
    except PdfReadError as error:
        raise InputError(f"is no PDF that can be read: {error}") from None
    except Exception as error:  # what pypdf raises on damaged files has no end
        raise InputError(f"is a PDF that can't be read: {type(error).__name__}: {error}") from None
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise InputError("is a PDF without text: a scanned page? Read it with OCR first")
    return text + "\n"
