"""Feeds and sitemaps for tests, made here."""

import email.utils
from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass
class Item:
    """One entry: its address, its day (RFC 2822 or ISO), a title, and the whole text as HTML where the feed has it."""

    url: str
    day: str | None = "Mon, 03 May 2021 23:30:00 -0400"
    title: str = "Ministers meet in Geneva"
    content: str | None = None


def rss(*items: Item) -> str:
    """An RSS 2.0 feed, the newest entry first, as they are."""
    made = []
    for item in reversed(items):
        day = f"<pubDate>{item.day}</pubDate>" if item.day else ""
        whole = f"<content:encoded><![CDATA[{item.content}]]></content:encoded>" if item.content else ""
        made.append(f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>{day}{whole}</item>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Example Post</title><link>/</link><description>News</description>{''.join(made)}</channel></rss>"
    )


def atom(*items: Item, published: bool = True) -> str:
    """An Atom feed; without ``published`` only with the day of the last change."""
    made = [
        f'<entry><id>urn:{item.url}</id><title>{escape(item.title)}</title><link href="{escape(item.url)}"/>'
        + (f"<published>{item.day}</published><updated>2022-01-01T00:00:00Z</updated>" if published else "")
        + ("" if published else f"<updated>{item.day}</updated>")
        + "</entry>"
        for item in reversed(items)
    ]
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:x</id>'
        f"<updated>{email.utils.formatdate()}</updated>{''.join(made)}</feed>"
    )


def sitemap(*entries: str) -> str:
    """A sitemap of <url> elements, each given by what it holds."""
    made = "".join(f"<url>{entry}</url>" for entry in entries)
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{made}</urlset>'
    )


def index(*addresses: str) -> str:
    """A sitemap index."""
    made = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{made}</sitemapindex>'


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]>"
)
"""The head of a document in which &lol9; is a billion times "lol"."""
