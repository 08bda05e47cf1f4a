"""The web archives that are handed over in a run: their pages, and the pictures in them, which need not be fetched.

The pictures are looked for only when one is asked for, in one more reading of the files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import SangrahError, SourceError
from scraper.warc.content_type import kind_of
from scraper.warc.framing import Record, records
from scraper.warc.heads import read_head
from scraper.warc.index import name_of
from scraper.warc.reading import Earlier, opened, read_warc
from scraper.warc.records import Group, capture_of, grouped, status_in, uri_in
from scraper.warc.streams import Torn
from scraper.warc.writing import OK

PICTURE = "image/"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture lies: in which file, in which of its parts, at which byte."""

    path: Path
    part: int
    offset: int


class WebArchives:
    """The web archives of a run; `earlier` returns what the archive itself has kept of a page at a time."""

    def __init__(self, earlier: Earlier = lambda _url, _captured: None) -> None:
        """Begin with none."""
        self._earlier = earlier
        self._unread: list[Path] = []
        self._places: dict[int, _Place] = {}

    def read(self, path: Path) -> Iterator[Capture | SangrahError]:
        """Yield the pages in a web archive, as `read_warc` does; its pictures are found from now on."""
        self._unread.append(path)
        yield from read_warc(path, earlier=self._earlier)

    def picture(self, url: str) -> Capture | None:
        """Return a picture that is in one of them; None where it is in none, or damaged."""
        while self._unread:
            path = self._unread.pop(0)
            for name, place in _pictures_in(path):
                self._places.setdefault(name, place)
        found = self._places.get(hash(name_of(url)))
        try:
            return _read(found, url) if found else None
        except (OSError, SourceError, Torn):
            return None


def _pictures_in(path: Path) -> Iterator[tuple[int, _Place]]:
    """Yield the name of each picture in a web archive, digested, and its place; a torn file as far as it goes."""
    try:
        with opened(path) as (parts, _):
            for number, part in enumerate(parts):
                with part.open() as file:
                    for one in records(file):
                        if isinstance(one, Record) and _is_picture(one):
                            yield hash(name_of(uri_in(one))), _Place(path, number, one.offset)
    except (OSError, SourceError, Torn):
        return


def _is_picture(record: Record) -> bool:
    if record.kind == "resource":
        return (kind_of(record.head.get("Content-Type"))[0] or "").startswith(PICTURE)
    if record.kind != "response":
        return False
    head, _ = read_head(record.block)
    return status_in(head) == OK and (kind_of(head.get("Content-Type"))[0] or "").startswith(PICTURE)


def _read(place: _Place, url: str) -> Capture | None:
    with opened(place.path) as (parts, _), parts[place.part].open() as file:
        for one in grouped(records(file, place.offset)):
            if isinstance(one, Group):
                picture = capture_of(one, url, is_ours=False)
                return picture if name_of(uri_in(one.main)) == name_of(url) and picture.body else None
    return None
