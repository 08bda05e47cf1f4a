"""Telling the pages among the records of a crawl, which is mostly pictures, scripts and redirects."""

from urllib.parse import urljoin

from scraper.capture import HTML
from scraper.warc.content_type import kind_of
from scraper.warc.framing import Record
from scraper.warc.heads import read_head
from scraper.warc.records import status_in, uri_in
from scraper.warc.writing import OK, URN

TEXTS = frozenset({"text/plain", "text/markdown"})
"""What else is a page in a file that we wrote: the copy of a text that somebody handed over."""
PAGES = ("http://", "https://", URN + "sha256:")
MOVED = range(300, 400)
BEGINNING = 1024


def reason_against(record: Record, *, is_ours: bool) -> str | None:
    """Say what a record is, where it is no page."""
    if not uri_in(record).startswith(PAGES):
        return "of no web address"
    if record.kind == "resource":
        return _kind_against(record.head.get("Content-Type"), record.block, is_ours=is_ours)
    head, start = read_head(record.block)
    status = status_in(head)
    if status is None:
        return None if record.kind == "revisit" else "no answer of a web server"
    if status != OK:
        return f"answers other than {OK}"
    return _kind_against(head.get("Content-Type") or record.head.get("ARC-Content-Type"), start, is_ours=is_ours)


def _kind_against(content_type: str | None, start: bytes, *, is_ours: bool) -> str | None:
    kind = kind_of(content_type)[0]
    if kind is None:
        beginning = start[:BEGINNING].lower()
        return None if b"<html" in beginning or b"<!doctype html" in beginning else "of no kind"
    return None if kind == HTML or (is_ours and kind in TEXTS) else kind


def moved_to(record: Record) -> str | None:
    """Return where a redirect leads; None where a record is none."""
    head, _ = read_head(record.block)
    location = head.get("Location") if status_in(head) in MOVED else None
    try:
        return urljoin(uri_in(record), location) if location else None
    except ValueError:
        return None
