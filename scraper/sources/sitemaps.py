"""Sitemaps (https://www.sitemaps.org): the pages of a site with the days when they changed, and lists of sitemaps."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from scraper.errors import SourceError
from scraper.page import Element, squeeze
from scraper.sources.entries import Entry, published
from scraper.sources.given import Found, Given, encoding_of
from scraper.sources.selection import Selection
from scraper.sources.times import read_time
from scraper.sources.xml_heads import declares_entities, root_of

BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,10};)")
# <loc>https://dainik-prabhat.example/?id=7&page=2</loc>
ENTRY_END = re.compile(rb"</(?:[\w.-]+:)?(?:url|sitemap)\s*>")
END = re.compile(rb"</(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>")
PAGE, SITEMAP = "{*}url", "{*}sitemap"
DAYS = ("{*}news/{*}publication_date", "{*}lastmod")
"""When a page was published (in a sitemap of news), or last changed."""


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell a sitemap, or an index of sitemaps, by its outermost element."""
    return root_of(head) in {"urlset", "sitemapindex"}


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of a sitemap, or the sitemaps of an index, which are to be fetched and read in turn.

    A sitemap of an index is left out only where it has not changed since the first day that is asked for.
    """
    body = given.read()
    if declares_entities(body):
        yield SourceError(f"{given.origin}: it declares entities, as no sitemap does, and is left out")
        return
    events = etree.iterparse(
        io.BytesIO(BARE_AMPERSAND.sub(b"&amp;", _whole_entries(body))),
        tag=(PAGE, SITEMAP),
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        for _, element in events:
            is_nested = element.tag.endswith("sitemap")
            selection = replace(only, until=None, matching=None) if is_nested else only
            entry = Entry(f"{given.origin}:{element.sourceline}", _text(element, "{*}loc"))
            yield from published(entry, _day(element), given.origin, selection)
            _forget(element)
    except etree.LxmlError as problem:
        yield SourceError(
            f"{given.origin}: it is no XML: {squeeze(str(problem))}; what stands before the fault is taken"
        )
    if events.error_log:
        fault = events.error_log[0]
        place = f"{given.origin}:{fault.line}"
        yield SourceError(f"{place}: the XML is broken: {squeeze(fault.message)}; what can be read of it is taken")


def _whole_entries(body: bytes) -> bytes:
    """Leave the last entry out of a sitemap that was cut: its address may be only the beginning of one."""
    if END.search(body[-100:]) or encoding_of(body) == "utf-16":
        return body
    return body[: max((found.end() for found in ENTRY_END.finditer(body)), default=0)]


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _day(element: Element) -> date | None:
    for path in DAYS:
        try:
            day = read_time(_text(element, path))
        except ValueError:
            continue
        if day is not None:
            return day
    return None


def _forget(element: Element) -> None:
    """Let go of an element that was read, and of those before it, so that a sitemap of any length takes no memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
