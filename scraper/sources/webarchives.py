"""Saved pages as Safari's web archives: a property list, with the page as its main resource."""

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from scraper.capture import Capture
from scraper.errors import SourceError
from scraper.page import squeeze
from scraper.sources.checked import checked
from scraper.sources.given import Found, Given, suffix_of
from scraper.sources.selection import Selection
from web.urls import web_url

BINARY, MAIN = b"bplist00", b"WebMainResource"
BROKEN = (
    plistlib.InvalidFileException,
    ExpatError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What `plistlib` raises at what is no property list."""


def looks_like(head: bytes, name: str) -> bool:
    """Tell a web archive by its name, or by its form."""
    return suffix_of(name) == ".webarchive" or head.startswith(BINARY) or (b"<plist" in head[:1024] and MAIN in head)


def read(given: Given, only: Selection) -> Iterator[Found]:  # noqa: ARG001 - a page that was handed over is wanted
    """Yield the page; Safari does not write down when it was saved."""
    try:
        match plistlib.loads(given.read()):
            case {"WebMainResource": {"WebResourceData": bytes(body), **resource}}:
                pass
            case _:
                raise SourceError(f"{given.origin}: no page is in it; save the page again")
    except BROKEN as problem:
        raise SourceError(
            f"{given.origin}: it is no web archive ({squeeze(str(problem))}); save the page again"
        ) from None
    address, charset = resource.get("WebResourceURL"), resource.get("WebResourceTextEncodingName")
    url = given.url or (web_url(address) if isinstance(address, str) else None)
    captured = given.captured or given.changed
    yield checked(Capture(given.origin, body, captured, url, charset=charset if isinstance(charset, str) else None))
