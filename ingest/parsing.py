"""Texts into Docs: many at once, long ones in parts, each failure its own."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

PART = 25_000
"""Characters that are parsed at once: the parser's memory grows with them, about 4 MB a thousand. Common articles are
shorter, and are not cut."""


def parse(texts: Sequence[str], nlp: Language) -> list[Doc | Exception]:
    """Return the Doc of each text, with exactly its characters, or what went wrong with it."""
    parts = [list(_parts(text)) for text in texts]
    at_once = max(1, PART // max((len(part) for few in parts for part in few), default=1))
    try:
        docs = nlp.pipe((part for few in parts for part in few), batch_size=at_once)
        return [_joined([next(docs) for _ in few], text) for few, text in zip(parts, texts, strict=True)]
    except Exception as error:
        if len(texts) == 1:
            return [error]
        return [doc for text in texts for doc in parse([text], nlp)]


def _parts(text: str) -> Iterator[str]:
    """Cut a long text at the end of a paragraph, else of a sentence, else of a word."""
    start = 0
    while len(text) - start > PART:
        end = start + PART
        for mark in ("\n\n", ". ", " "):
            cut = text.rfind(mark, start + PART // 2, end)
            if cut > 0:
                end = cut + len(mark)
                break
        yield text[start:end]
        start = end
    yield text[start:]


def _joined(docs: list[Doc], text: str) -> Doc:
    if len(docs) == 1:
        return docs[0]
    doc = Doc.from_docs(docs, ensure_whitespace=False)
    if doc is None or len(doc.text) != len(text):  # the letter case may differ: copy in capitals is read in lower case
        raise ValueError("the parts of a long text do not make up the whole")
    return doc
