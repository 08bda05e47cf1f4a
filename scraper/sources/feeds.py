"""RSS and Atom feeds: the pages they name, with the days when these were published."""

import io
from collections.abc import Iterator
from datetime import date
from time import struct_time
from typing import Any
from xml.sax import SAXParseException

import feedparser

from scraper.capture import LARGEST
from scraper.errors import SourceError
from scraper.page import squeeze
from scraper.sources.entries import Entry, published
from scraper.sources.given import Found, Given
from scraper.sources.selection import Selection
from scraper.sources.xml_heads import root_of

MISREAD = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What feedparser raises, instead of saying so, at some of what is no feed."""


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell a feed by its outermost element."""
    return root_of(head) in {"rss", "feed", "RDF"}


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of a feed; relative links start from the feed's own URL."""
    headers = {"content-location": given.url} if given.url else {}
    body = given.read(LARGEST)
    try:
        feed = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except MISREAD as problem:
        yield SourceError(
            f"{given.origin}: it is no feed that can be read ({squeeze(str(problem))}); open it in a browser"
        )
        return
    for number, entry in enumerate(feed.entries[:-1] if _is_cut(body) else feed.entries, 1):
        said = Entry(f"{given.origin}, entry {number}", entry.get("link") or entry.get("id") or "")
        yield from published(said, _day(entry), given.origin, only)
    if feed.bozo and isinstance(feed.bozo_exception, SAXParseException):
        fault = feed.bozo_exception
        line = (fault.getLineNumber() or 1) - (b"<?xml" not in body[:100])  # where there is none, feedparser writes one
        place = f"{given.origin}:{line}"
        yield SourceError(
            f"{place}: the XML is broken: {squeeze(fault.getMessage())}; what can be read of the feed is taken"
        )


def _is_cut(body: bytes) -> bool:
    """Tell a feed that ends within an entry, whose address may be only the beginning of one."""
    opened, closed = (max(body.rfind(sign + name) for name in (b"item", b"entry")) for sign in (b"<", b"</"))
    return opened > closed


def _day(entry: Any) -> date | None:
    for name in ("published_parsed", "updated_parsed"):
        moment = dict.get(entry, name)  # its own `get` takes one day for the other, with a warning
        if isinstance(moment, struct_time):
            try:
                return date(*moment[:3])
            except ValueError:
                continue
    return None
