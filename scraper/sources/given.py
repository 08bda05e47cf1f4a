"""One thing that was handed over, whatever holds it: a file, an entry of a ZIP archive, standard input, an answer."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from scraper.capture import Capture
from scraper.errors import SangrahError, SourceError
from scraper.sources.wanted import Wanted
from scraper.warc.web_archives import WebArchives

Opened: TypeAlias = io.BufferedReader | io.BytesIO | gzip.GzipFile
"""An open thing; an entry of a ZIP archive can do as much as the first."""
Found: TypeAlias = Capture | Wanted | SangrahError
"""What a source yields: a page that it holds, a page that it names, or the reason of a refusal."""

HEAD = 64 * 1024
"""As many bytes at the beginning tell of which kind a thing is."""
LARGEST_LIST = 256 * 1024 * 1024
"""The most bytes of what must be read whole to be understood: an export, a feed, a page with its pictures."""
PACKED = b"\x1f\x8b"
"""How what gzip packed begins."""
LONGEST_LINE = 128 * 1024
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Given:
    """A thing handed over, to be opened as often as one likes.

    `origin` names it in messages; `name` is its file's name, inside an archive with its folders. `changed` (aware) is
    the time that stands in for the one when a page was captured. `url` and `captured` are what the user said of the
    page; `path` is there where it is a file on the disk, as it is. `web_archives` are those of the run.
    """

    origin: str
    name: str
    open: Callable[[], Opened]
    changed: datetime
    url: str | None = None
    captured: datetime | None = None
    path: Path | None = None
    web_archives: WebArchives = field(default_factory=WebArchives, compare=False)

    def head(self) -> bytes:
        """Return its first bytes, also of what is torn after them."""
        head = b""
        with self.open() as file:
            try:
                while len(head) < HEAD and (piece := file.read1(HEAD - len(head))):
                    head += piece
            except (EOFError, OSError, zlib.error):
                if not head:
                    raise
        return head

    def read(self, limit: int = LARGEST_LIST) -> bytes:
        """Return all its bytes; raise SourceError where they are more than `limit`."""
        with self.open() as file:
            body = file.read(limit + 1)
        if len(body) > limit:
            raise SourceError(f"{self.origin}: it is more than can be read at once ({limit // 2**20} MB); part it")
        return body

    def text(self) -> str:
        """Return all its text; what is no text in the encoding that it begins like becomes U+FFFD."""
        body = self.read()
        return body.decode(encoding_of(body), "replace")

    def lines(self) -> Iterator[str]:
        """Yield its text line by line, as they are asked for; raise SourceError where a line does not end."""
        with io.TextIOWrapper(self.open(), encoding_of(self.head()), "replace", newline="") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise SourceError(f"{self.origin}:{number}: no list has so long a line; the rest of it is left out")
                yield line


def encoding_of(head: bytes) -> str:
    """Name the codec of a list or an export: UTF-8, or what its byte-order mark says."""
    return next((codec for mark, codec in BYTE_ORDER_MARKS if head.startswith(mark)), "utf-8")


def head_text(head: bytes) -> str:
    """Return the first text of a thing, without white space before it."""
    return head.decode(encoding_of(head), "replace").lstrip()


def suffix_of(name: str) -> str:
    """Return the end of a file's name that tells its kind, in small letters: `.html`."""
    return Path(name).suffix.lower()


def of_file(path: Path, changed: datetime) -> Given:
    """Return what a file holds as a thing handed over."""
    return Given(str(path), path.name, lambda: path.open("rb"), changed, path=path)


def of_bytes(origin: str, name: str, body: bytes, changed: datetime) -> Given:
    """Return bytes that are in memory as a thing handed over."""
    return Given(origin, name, lambda: io.BytesIO(body), changed)


def gunzipped(given: Given) -> Given:
    """Return what a thing packed by gzip holds, under its name without `.gz`."""

    def opened() -> gzip.GzipFile:
        packed = given.open()
        file = gzip.GzipFile(fileobj=packed, mode="rb")
        file.myfileobj = packed  # type: ignore[assignment]  # so that it is closed too
        return file

    return replace(given, name=given.name.removesuffix(Path(given.name).suffix), open=opened, path=None)
