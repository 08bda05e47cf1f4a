"""A capture: the bytes of one page as they were served, and where and when."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LARGEST = 20 * 1024 * 1024
"""The most bytes that one page may have; a larger one is refused."""

HTML = "text/html"
PLAIN_TEXT = "text/plain"
MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True)
class Exchange:
    """The heads of an HTTP request and of the response to it, as name and value in the order of the wire.

    The payload is the capture's body, with transfer and content codings undone: the response's head is then without
    `Transfer-Encoding` and `Content-Encoding`, or calls them `X-Archive-Orig-…`.
    """

    request: tuple[tuple[str, str], ...]
    status: int
    reason: str
    response: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """The body of one response.

    `origin` is what the user handed over (a path, a URL or `-`), for messages. `url` is where the page
    was served, None when nobody said. `captured` is aware. `charset` is the one that HTTP named, if any.
    `topics` and `saved` are what a person said of the page in a reading list: the tags given to it, and the time when
    it was saved there. `exchange` is there where the page came by HTTP and its heads are known. `parts` are
    the further pages of an article that is cut into several, each as it was served.
    """

    origin: str
    body: bytes
    captured: datetime
    url: str | None = None
    media_type: str = HTML
    charset: str | None = None
    topics: tuple[str, ...] = ()
    saved: datetime | None = None
    exchange: Exchange | None = None
    parts: tuple["Capture", ...] = ()

    @property
    def is_fetched(self) -> bool:
        """Tell a response of a server from a file that somebody saved."""
        return self.exchange is not None or self.origin.startswith(("http://", "https://"))

    @property
    def digest(self) -> str:
        """The body's SHA-256, as `sha256:<hex>`; of several pages that of all their digests."""
        return digest_of_all((digest_of(self.body), *(part.digest for part in self.parts)))


def digest_of(body: bytes) -> str:
    """Digest the bytes of one page."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


def digest_of_all(digests: Sequence[str]) -> str:
    """Digest the pages of an article, by the digests of each, a line each; a single one is its own."""
    return digests[0] if len(digests) == 1 else digest_of("".join(f"{digest}\n" for digest in digests).encode())
