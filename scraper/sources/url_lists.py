"""Lists of addresses: a text with one on each line; `#` opens a comment, and what follows an address is left aside."""

from collections.abc import Iterator

from scraper.sources.entries import Entry, wanted
from scraper.sources.given import Found, Given, head_text
from scraper.sources.selection import Selection

WEB = ("http://", "https://")
COMMENT = "#"
LOOKED_AT = 20
"""Lines at the beginning that tell a list from an article."""


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell a text whose first lines are mostly web addresses."""
    lines = [line.strip() for line in head_text(head).splitlines()]
    told = [line for line in lines if line and not line.startswith(COMMENT)][:LOOKED_AT]
    return 2 * sum(line.lower().startswith(WEB) for line in told) > len(told)


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of a list, line by line."""
    for number, line in enumerate(given.lines(), 1):
        words = line.split(maxsplit=1)
        if words and not words[0].startswith(COMMENT):
            yield from wanted(Entry(f"{given.origin}:{number}", words[0]), given.origin, only)
