"""Archives of as many captures as one likes, made of the pages of the corpora in `.cache/bench/`."""

import gzip
import re
import shutil
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from benchmarks.extraction.corpora import CACHE, Page
from scraper.capture import Capture
from scraper.warc.captures import Captures

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES_ITSELF = re.compile(rb"<link[^>]*\bcanonical\b[^>]*>|<meta[^>]*\bog:url\b[^>]*>", re.IGNORECASE)
# <link rel="canonical" href="https://courier.example/ferry">
HOSTS = 50
"""As many WARC files the captures are in."""


def archive_of(pages: tuple[Page, ...], count: int) -> Path:
    """Return an archive of so many captures and nothing else; it is made once.

    The pages come again and again, each time under another URL.
    """
    folder = CACHE / "cleaning" / f"{count}"
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        with Captures(folder / "captures") as captures:
            for number, page in enumerate(islice(cycle(pages), count)):
                captures.keep(_capture(page, number), f"paper-{number % HOSTS}.example")
        ready.touch()
    shutil.rmtree(folder / "content", ignore_errors=True)
    shutil.rmtree(folder / "captures" / ".unfinished", ignore_errors=True)
    return folder


def _capture(page: Page, number: int) -> Capture:
    body = gzip.decompress(page.file.read_bytes()) if page.file.suffix == ".gz" else page.file.read_bytes()
    body = NAMES_ITSELF.sub(b"", body) + b"<!-- %d -->" % number
    url = f"https://paper-{number % HOSTS}.example/story/{number}"
    return Capture(url, body, BEGIN + timedelta(seconds=number), url)
