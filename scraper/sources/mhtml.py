"""Saved pages as MHTML (RFC 2557): what Chrome, Edge and old Internet Explorer save as a single file."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from scraper.capture import HTML, Capture
from scraper.errors import SourceError
from scraper.sources.checked import checked
from scraper.sources.given import Found, Given, suffix_of
from scraper.sources.selection import Selection
from web.urls import web_url

SUFFIXES = frozenset({".mhtml", ".mht"})
SIGNS = re.compile(rb"\A(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,40}?Content-Type:\s*multipart/related", re.IGNORECASE)
PAGES = (HTML, "application/xhtml+xml")


def looks_like(head: bytes, name: str) -> bool:
    """Tell MHTML by its name, or by its head, which is that of an e-mail."""
    return suffix_of(name) in SUFFIXES or bool(SIGNS.match(head.lstrip()[:8192]))


def read(given: Given, only: Selection) -> Iterator[Found]:  # noqa: ARG001 - a page that was handed over is wanted
    """Yield the page; what was saved with it (pictures, frames) is left aside."""
    message = message_from_bytes(given.read())
    page = next((part for part in message.walk() if part.get_content_type() in PAGES), None)
    if page is None:
        raise SourceError(f"{given.origin}: no page is in it; save the page again")
    body = page.get_payload(decode=True)
    url = given.url or web_url(_header(message, "Snapshot-Content-Location") or _header(page, "Content-Location"))
    yield checked(
        Capture(
            given.origin,
            body if isinstance(body, bytes) else b"",
            given.captured or _date(message) or given.changed,
            url,
            charset=page.get_content_charset(),
        )
    )


def _header(part: Message, name: str) -> str | None:
    value = part.get(name)
    return "".join(str(value).split()) if value else None


def _date(message: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
