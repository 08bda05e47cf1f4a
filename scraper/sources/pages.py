"""Saved pages as HTML, with what the browser noted in them of where and when: SingleFile, Chrome and its kin."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from scraper.capture import LARGEST, Capture
from scraper.errors import SourceError
from scraper.sources.checked import MOST, checked
from scraper.sources.given import Found, Given, head_text, suffix_of
from scraper.sources.selection import Selection
from scraper.sources.xml_heads import root_of
from web.urls import web_url

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
SINGLE_FILE = re.compile(
    rb"Page saved with SingleFile\s{1,9}url: (\S{1,4000})\s{1,9}"
    rb"saved date: (\w{3} \w{3} \d{2} \d{4} [\d:]{8} GMT[+-]\d{4})"
)
# saved date: Mon Jun 02 2025 13:05:00 GMT+0530 (India Standard Time)
SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4}\)(\S{1,4000})\s*-->")
# <!-- saved from url=(0048)https://dainik-prabhat.example/desh/metro-1042 -->


def looks_like(head: bytes, name: str) -> bool:
    """Tell a page by its name, or by how it begins."""
    return suffix_of(name) in SUFFIXES or _begins_like_one(head)


def read(given: Given, only: Selection) -> Iterator[Found]:  # noqa: ARG001 - a page that was handed over is wanted
    """Yield the page; what the user said of it goes before what is noted in it."""
    yield page_of(given)


def _begins_like_one(head: bytes) -> bool:
    return bool(DOCTYPE.search(head_text(head)[:1024])) or (root_of(head) or "").lower() == "html"


def page_of(given: Given) -> Capture:
    """Return a saved page, or raise SourceError where it cannot be one."""
    body = body_of(given)
    url, captured = _noted(body[:65536])
    return checked(Capture(given.origin, body, given.captured or captured or given.changed, given.url or url))


def body_of(given: Given) -> bytes:
    """Return the bytes of one page."""
    with given.open() as file:
        body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise SourceError(f"{given.origin}: it is more than a page may have ({MOST})")
    return body


def _noted(head: bytes) -> tuple[str | None, datetime | None]:
    """Return the address and the time that a browser noted in a page."""
    if found := SINGLE_FILE.search(head):
        return _address(found[1]), _time(found[2])
    found = SAVED_FROM.search(head)
    return (_address(found[1]) if found else None), None


def _address(noted: bytes) -> str | None:
    return web_url(noted.decode("utf-8", "replace"))


def _time(noted: bytes) -> datetime | None:
    try:
        return datetime.strptime(noted.decode("ascii", "replace"), "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
