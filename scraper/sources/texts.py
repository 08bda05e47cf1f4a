"""Articles as plain text, and as Markdown that a person wrote."""

from collections.abc import Iterator

from scraper.capture import MARKDOWN, PLAIN_TEXT, Capture
from scraper.sources.checked import checked
from scraper.sources.given import Found, Given, suffix_of
from scraper.sources.pages import body_of
from scraper.sources.selection import Selection

KINDS = {".txt": PLAIN_TEXT, ".text": PLAIN_TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN}


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell a text by its name: what is an article cannot be told from its letters."""
    return suffix_of(name) in KINDS


def read(given: Given, only: Selection) -> Iterator[Found]:  # noqa: ARG001 - a text that was handed over is wanted
    """Yield the text as it is; where nothing names its kind, it is plain."""
    kind = KINDS.get(suffix_of(given.name), PLAIN_TEXT)
    yield checked(Capture(given.origin, body_of(given), given.captured or given.changed, given.url, kind))
