"""What every capture must be, wherever it comes from: not empty, not too large, text where it says so, from the web."""

from dataclasses import replace

from scraper.capture import LARGEST, MARKDOWN, PLAIN_TEXT, Capture
from scraper.encoding.decoding import is_text
from scraper.errors import SourceError
from web.urls import web_url

MOST = f"{LARGEST // 2**20} MB"


def checked(capture: Capture) -> Capture:
    """Return a capture with its URL in good form; raise SourceError where it cannot be a page."""
    origin, body, url = capture.origin, capture.body, capture.url
    if not body.strip():
        raise SourceError(f"{origin}: it is empty; save the page again")
    if len(body) > LARGEST:
        raise SourceError(f"{origin}: it is more than a page may have ({MOST})")
    if capture.media_type in {PLAIN_TEXT, MARKDOWN} and not is_text(body):
        raise SourceError(f"{origin}: it is no text; hand over .html or .txt")
    if url is not None and web_url(url) is None:
        raise SourceError(f"{origin}: '{url}' is no web address; give one like https://news.example/story")
    return replace(capture, url=web_url(url))
