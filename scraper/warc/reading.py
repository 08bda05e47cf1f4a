"""Reading other people's captures: WARC 1.0 and 1.1, ARC, each compressed or not, and WACZ.

A crawl is full of what is no page: pictures, scripts, redirects. Those are counted and said in one sentence at the end.
A page that cannot be read is a sentence of its own, and the rest is read on.
"""

from collections.abc import Iterator
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import SangrahError


def read_warc(path: Path) -> Iterator[Capture | SangrahError]:
    """Yield the pages in a file, and sentences on what cannot be read."""
    raise NotImplementedError
    yield Capture("", b"", None)
