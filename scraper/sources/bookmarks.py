"""Bookmarks as HTML: what browsers, Raindrop and many others export (Netscape's format), and Pocket's older export.

A bookmark's tags are topics. Its folders are not: they say where it was put, not what it is about.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from scraper.encoding.decoding import decode
from scraper.errors import SourceError
from scraper.sources.entries import Entry, tags_in, wanted
from scraper.sources.given import Found, Given
from scraper.sources.selection import Selection

SIGNS = re.compile(rb"NETSCAPE-Bookmark-file|<title>\s*Pocket Export|\stime_added=\"\d", re.IGNORECASE)
TIMES = ("add_date", "time_added")


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell a file of bookmarks from a page."""
    return bool(SIGNS.search(head))


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages that are bookmarked."""
    source = decode(given.read()).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:
        yield SourceError(f"{given.origin}: it holds no bookmarks; export them again")
        return
    for link in root.iter("a"):
        address = link.get("href")
        if address is not None:
            time = next((link.get(name) for name in TIMES if link.get(name)), None)
            place = f"{given.origin}:{link.sourceline}"
            entry = Entry(place, address.strip(), tags_in(link.get("tags") or ""), time)
            yield from wanted(entry, given.origin, only)
