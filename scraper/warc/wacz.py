"""WACZ files: ZIP archives of WARC files, with a list of the pages that they were made for."""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Self, cast

from scraper.errors import SourceError
from scraper.warc.streams import Reader, Torn

BROKEN = (
    EOFError,
    KeyError,
    NotImplementedError,  # a compression that Python does not know
    OSError,
    OverflowError,
    RuntimeError,  # it is encrypted
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What `zipfile` raises on archives that are damaged, encrypted, or none."""
SIGN = b"PK\x03\x04"
RECORDS = (".warc", ".warc.gz", ".arc", ".arc.gz")
LONGEST_PAGE = 4 * 1024 * 1024
"""A line of a list of pages may hold the page's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of records, to be opened as often as one likes."""

    name: str
    open: Callable[[], BinaryIO]


class Entry:
    """A file in a ZIP archive; whatever goes wrong in the archive is Torn."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        """Open the file."""
        try:
            self._file = archive.open(name)
        except BROKEN as problem:
            raise Torn(f"its ZIP archive is damaged ({problem})") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, length: int) -> bytes:
        """Return the next bytes."""
        try:
            return self._file.read(length)
        except BROKEN as problem:
            raise Torn(f"its ZIP archive is damaged ({problem})") from None

    def seek(self, offset: int) -> None:
        """Go to a place of the file."""
        try:
            self._file.seek(offset)
        except BROKEN as problem:
            raise Torn(f"its ZIP archive is damaged ({problem})") from None


@contextmanager
def opened(path: Path) -> Iterator[tuple[tuple[Part, ...], frozenset[str]]]:
    """Open a WACZ file: its files of records, and the URLs of its pages, none where it lists none."""
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as problem:
        raise SourceError(f"{path}: its ZIP archive is damaged ({problem}); download or export it again") from None
    with archive:
        names = sorted(archive.namelist())
        parts = tuple(
            Part(f"{path}: {name}", partial(_entry, archive, name))
            for name in names
            if name.startswith("archive/") and name.lower().endswith(RECORDS)
        )
        if not parts:
            raise SourceError(f"{path}: no archive/*.warc.gz is in it, so it is no WACZ file; look into what it is")
        lists = [name for name in names if name.startswith("pages/") and name.endswith(".jsonl")]
        yield parts, frozenset(url for name in lists for url in _listed(archive, name))


def _entry(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    return cast("BinaryIO", Entry(archive, name))


def _listed(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield the URLs in a list of pages; a line that is damaged names none."""
    try:
        with _entry(archive, name) as file:
            reader = Reader(partial(file.read, 64 * 1024))
            while line := reader.line(LONGEST_PAGE):
                if url := _page(line):
                    yield url
    except Torn:
        return


def _page(line: bytes) -> str | None:
    try:
        page = json.loads(line)
    except (ValueError, RecursionError):
        return None
    url = page.get("url") if isinstance(page, dict) else None
    return url if isinstance(url, str) else None
