"""Finding what a `revisit` record stands for: a page that was captured before with the same bytes."""

from collections.abc import Iterator

from scraper.warc.framing import Record, records
from scraper.warc.records import Group, grouped, uri_in
from scraper.warc.wacz import Part


class Originals:
    """The captures with a body in the files of a web archive; looked through when the first is asked for."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        """Name the files."""
        self._parts = parts
        self._places: dict[int, tuple[Part, int]] | None = None

    def of(self, revisit: Record) -> Group | None:
        """Return the records that a revisit refers to: by their name, their URL and time, or their digest."""
        if self._places is None:
            self._places = dict(self._all_places())
        for sign in _referred(revisit):
            place = self._places.get(hash(sign))
            if place and (found := _at(*place, sign)):
                return found
        return None

    def _all_places(self) -> Iterator[tuple[int, tuple[Part, int]]]:
        for part in self._parts:
            with part.open() as file:
                for one in records(file):
                    if isinstance(one, Record) and one.kind in {"response", "resource"}:
                        yield from ((hash(sign), (part, one.offset)) for sign in _signs(one))


def _at(part: Part, offset: int, sign: str) -> Group | None:
    with part.open() as file:
        for one in grouped(records(file, offset)):
            if isinstance(one, Group) and sign in _signs(one.main):
                return one
    return None


def _signs(record: Record) -> tuple[str, ...]:
    """Say by what a record may be referred to."""
    name, digest = record.head.get("WARC-Record-ID"), record.head.get("WARC-Payload-Digest")
    return tuple(sign for sign in (name, f"{uri_in(record)} {record.head.get('WARC-Date')}", digest) if sign)


def _referred(revisit: Record) -> tuple[str, ...]:
    uri, date = referred(revisit)
    name, digest = revisit.head.get("WARC-Refers-To"), revisit.head.get("WARC-Payload-Digest")
    return tuple(sign for sign in (name, f"{uri} {date}", digest) if sign)


def referred(revisit: Record) -> tuple[str, str]:
    """Return the URI and the time, as written, of the capture that a revisit refers to."""
    uri, date = (revisit.head.get(f"WARC-Refers-To-{name}") for name in ("Target-URI", "Date"))
    return uri or uri_in(revisit), date or ""
