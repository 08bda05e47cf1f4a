"""The captures that an archive keeps: a WARC file a host, with its index beside it, whole at any moment.

A capture is added at a file's end in one piece, under the archive's lock. Whatever ends the program, the file is whole
up to the last capture that the index names; what lies behind is looked at when the file is next opened, and indexed or,
where it is the torn beginning of a capture, cut off.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from scraper.capture import Capture
from scraper.errors import SourceError
from scraper.locking import locked
from scraper.warc.files import read_from
from scraper.warc.heads import value_of
from scraper.warc.host_file import WARC, HostFile, Place
from scraper.warc.index import TIMESTAMP
from scraper.warc.records import captured, moment_of
from web.urls import host_of

REFUSED = "refused"
NO_PAGE = ("image/", "video/", "audio/", "font/")


@dataclass(frozen=True, slots=True)
class Newest:
    """What is known of the newest capture of a page, to ask a server whether there is a newer one."""

    captured: datetime
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A capture as the bytes of its records, read where it is needed, as in another process."""

    origin: str
    raw: bytes

    def read(self) -> Capture:
        """Read the capture; raise SourceError where its records are damaged."""
        try:
            return captured(self.raw)
        except SourceError as problem:
            raise SourceError(f"{self.origin}: {problem}") from None


class Captures:
    """The captures in a folder, `captures/` of an archive or `captures/refused/`."""

    def __init__(self, folder: Path) -> None:
        """Name a folder; it is made when something is kept."""
        self.folder = folder
        self._root = folder.parent.parent if folder.name == REFUSED else folder.parent
        self._files: dict[str, HostFile] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Sort the indexes that something was added to."""
        with locked(self._root):
            for file in self._files.values():
                file.refresh()
                file.sort()
        self._files.clear()

    def mend(self) -> None:
        """Put in order what a run left that was ended: torn captures are cut off, and indexes are sorted."""
        for path in sorted(self.folder.glob("*" + WARC)):
            with locked(self._root):
                HostFile(self.folder, path.name.removesuffix(WARC))

    def keep(self, capture: Capture, host: str, *, related: tuple[Capture, ...] = ()) -> Place:
        """Keep a capture, and others that belong to its page, as pictures; return its place.

        What is kept already, with the same URL, bytes and time, is not kept again.
        """
        with locked(self._root):
            file = self._file(host)
            place, *_ = [file.keep(one) for one in (capture, *related)]
        return place

    def find(self, url: str, host: str | None = None) -> Place | None:
        """Return the place of the newest capture of a URL that is kept under a host, by default the URL's own."""
        with locked(self._root):
            file = self._file(host or host_of(url))
            line = file.newest(url)
            return file.place_of(line) if line else None

    def at(self, url: str, written: str) -> Capture | None:
        """Return the capture of a page alone at a time (as WARC writes it), as `read_warc` asks for it."""
        moment = moment_of(written)
        if moment is None:
            return None
        with locked(self._root):
            file = self._file(host_of(url))
            line = file.at(url, moment.strftime(TIMESTAMP))
        try:
            return replace(self.read(file.place_of(line)), parts=()) if line else None
        except SourceError:
            return None

    def newest(self, url: str) -> Newest | None:
        """Return what is known of the newest capture of a page; None where none is kept, or it is damaged."""
        place = self.find(url)
        try:
            capture = self.read(place) if place else None
        except SourceError:
            return None
        if capture is None:
            return None
        head = capture.exchange.response if capture.exchange else ()
        return Newest(capture.captured, value_of(head, "ETag"), value_of(head, "Last-Modified"))

    def places(self) -> Iterator[Place]:
        """Yield the places of all kept pages, host by host, in the order in which they were kept."""
        for path in sorted(self.folder.glob("*" + WARC)):
            with locked(self._root):
                file = HostFile(self.folder, path.name.removesuffix(WARC))
                lines = (line for line in file.lines() if not line.part_of and not line.mime.startswith(NO_PAGE))
                places = [file.place_of(line) for line in lines]
            yield from places

    def indexes(self) -> Iterator[tuple[Path, Path]]:
        """Yield each WARC file with its index, which is then whole and sorted."""
        for path in sorted(self.folder.glob("*" + WARC)):
            with locked(self._root):
                file = HostFile(self.folder, path.name.removesuffix(WARC))
            yield file.path, file.index

    def read(self, place: Place) -> Capture:
        """Read a capture; raise SourceError where its records are damaged."""
        return Recorded(_named(place), self.raw(place)).read()

    def raw(self, place: Place) -> bytes:
        """Read the records of a capture as they lie in the file."""
        return read_from(place.file, place.offset, place.length)

    def recorded(self) -> Iterator[Recorded]:
        """Yield all kept pages, as bytes that any process can read."""
        for place in self.places():
            yield Recorded(_named(place), self.raw(place))

    def _file(self, host: str) -> HostFile:
        file = self._files.get(host)
        if file is None:
            file = self._files[host] = HostFile(self.folder, host)
        else:
            file.refresh()
        return file


def _named(place: Place) -> str:
    return f"{place.file} at byte {place.offset}"
