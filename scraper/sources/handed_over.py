"""Telling apart what a user hands over: URLs, files of every kind, folders, archives, standard input."""

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from scraper.errors import SourceError
from scraper.sources.given import HEAD, Found, Given
from scraper.sources.reading import read_given, read_together
from scraper.sources.saved import saved_file, saved_files
from scraper.sources.selection import Selection
from scraper.sources.told import told, unreadable
from scraper.sources.wanted import Wanted
from scraper.warc.web_archives import WebArchives
from web.urls import web_url

STANDARD_INPUT = "-"
WEB = ("http://", "https://")


def read_sources(  # noqa: PLR0913 - each is an option of the command, or what the run has
    sources: Iterable[str],
    *,
    url: str | None = None,
    since: date | None = None,
    until: date | None = None,
    matching: str | None = None,
    web_archives: WebArchives | None = None,
) -> Iterator[Found]:
    """Yield the pages that are handed over, and those that are named and are to be fetched, in order.

    `url` says where a single file, text or standard input was served. The others select among the pages of lists,
    exports and web archives: by the first and the last day, and by a pattern in the address. `web_archives` are
    those of the run, in which pictures are looked for afterwards.
    """
    only, archives = Selection(since, until, matching), web_archives or WebArchives()
    for source in sources:
        if source.lower().startswith(WEB):
            address = web_url(source)
            yield Wanted(address, source) if address else SourceError(f"{source}: no web address; check its spelling")
        elif source == STANDARD_INPUT:
            yield from told(source, _standard_input(url, only))
        else:
            yield from told(source, _local(Path(source), url, only, archives))


def _local(path: Path, url: str | None, only: Selection, archives: WebArchives) -> Iterator[Found]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as problem:
        raise unreadable(path, problem) from None
    if not is_folder:
        yield from read_given(replace(saved_file(path, url), web_archives=archives), only)
        return
    files = (replace(one, web_archives=archives) if isinstance(one, Given) else one for one in saved_files(path))
    yield from read_together(str(path), files, only)


def _standard_input(url: str | None, only: Selection) -> Iterator[Found]:
    if sys.stdin is None:
        raise SourceError(f"{STANDARD_INPUT}: standard input is closed; pipe a page into it")
    source = sys.stdin.buffer
    head = source.read(HEAD)
    now = datetime.now(tz=UTC).replace(microsecond=0)
    given = Given(STANDARD_INPUT, "", lambda: io.BufferedReader(_Again(head, source)), now, url)
    yield from read_given(given, only)


class _Again(io.RawIOBase):
    """A stream whose first bytes were read already; it can be opened anew as long as no more than those were read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
