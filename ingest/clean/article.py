"""From the text as found to the text fit for the parser."""

from graph_schema.model.article import Article, RawArticle
from graph_schema.model.ids import article_id, content_sha256
from ingest.clean.characters import plain_characters, storable
from ingest.clean.copies import wording
from ingest.clean.language import language_of
from ingest.clean.layout import lay_out
from ingest.clean.mapped import MapBuilder, Mapped
from ingest.clean.paragraphs import paragraphs_of
from ingest.clean.placed import Layout
from ingest.clean.rules import agencies_in
from ingest.clean.stretches import Dropped, without_long_stretches
from ingest.clean.text import Block, BlockKind, CleanText


def clean_article(raw: RawArticle) -> tuple[Article, CleanText]:
    """Return the article with its identity, and its text without furniture; the headline is its title if it has none.

    ``Article.text`` is ``raw.text`` character by character (lone surrogates, which no database can keep, become
    U+FFFD). Takes any text, in time linear in its length, and raises nothing.
    """
    article = identify(raw)
    plain, unreadable = without_long_stretches(plain_characters(article.text))
    flat, paragraphs = paragraphs_of(plain)
    layout = lay_out(paragraphs, raw.title, raw.outlet)
    clean = _assemble(flat, layout, article.text, unreadable)
    headline = next((clean.text[b.start : b.end] for b in clean.blocks if b.kind is BlockKind.HEADLINE), None)
    read = {
        "title": raw.title or headline,
        "agencies": tuple(dict.fromkeys((*clean.agencies, *agencies_in(raw.outlet or "")))),
        **wording(clean)._asdict(),
        "language": language_of(clean.text or article.text),
    }
    return article.model_copy(update=read), clean


def identify(raw: RawArticle) -> Article:
    """Return the article with its id and the hash of its content, before anything of it is read."""
    text = storable(raw.text)
    return Article(
        id=article_id(url=raw.url, outlet=raw.outlet, published=raw.published, text=text),
        text=text,
        content_sha256=content_sha256(text),
        published_at=raw.published,
        title=raw.title,
        outlet=raw.outlet,
        url=raw.url,
    )


def _assemble(flat: Mapped, layout: Layout, raw: str, unreadable: Dropped) -> CleanText:
    builder = MapBuilder(flat)
    blocks: list[Block] = []
    dropped = list(unreadable)
    for placed in layout.placed:
        offset = placed.paragraph.start
        dropped += [(*flat.raw_span(offset + s, offset + e), reason) for s, e, reason in placed.cut if e > s]
        if placed.kind is None:
            continue
        if builder.length:
            builder.separate("\n\n")
        begin = builder.length
        builder.add(offset + placed.start, offset + placed.end)
        blocks.append(Block(placed.kind, begin, builder.length))
    mapped = builder.build()
    dateline = None
    if layout.dateline:
        start, end = flat.raw_span(*layout.dateline)
        dateline = raw[start:end]
    return CleanText(
        text=mapped.text,
        pieces=mapped.pieces,
        blocks=tuple(blocks),
        dropped=tuple(sorted(dropped)),
        agencies=tuple(layout.agencies),
        dateline=dateline,
        byline_names=tuple(layout.names),
    )
