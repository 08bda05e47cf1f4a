"""Web archives: WARC and ARC, packed or not, and WACZ."""

import zlib
from collections.abc import Iterator

from scraper.capture import Capture
from scraper.errors import SourceError
from scraper.sources.given import PACKED, Found, Given
from scraper.sources.selection import Selection

SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")
SIGNS = (b"WARC/", b"filedesc://")


def looks_like(head: bytes, name: str) -> bool:
    """Tell a web archive by its name, or by its first record."""
    return name.lower().endswith(SUFFIXES) or (_unpacked(head) if head.startswith(PACKED) else head).startswith(SIGNS)


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of a web archive that are selected, by the day when they were captured."""
    if given.path is None:
        yield SourceError(f"{given.origin}: a web archive is read from the disk; save it as a file, and hand that over")
        return
    for found in given.web_archives.read(given.path):
        if not isinstance(found, Capture) or only.admits(found.url, found.captured):
            yield found


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""
