"""Captures read from records: those that belong together are joined, and become one capture."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from scraper.capture import HTML, Capture, Exchange
from scraper.errors import SourceError
from scraper.sources.checked import MOST
from scraper.warc.codings import CodingError, uncoded
from scraper.warc.content_type import kind_of
from scraper.warc.framing import Damage, Record, records
from scraper.warc.heads import Fields, Head, read_fields, read_head, value_of, values_of
from scraper.warc.writing import PART_OF, SOFTWARE, URN, unescaped
from web.urls import web_url

MAIN = frozenset({"response", "resource", "revisit"})
BESIDE = frozenset({"request", "metadata"})
STATUS = re.compile(r"HTTP/\S+ (\d{3})\b ?(.*)")
# HTTP/1.1 200 OK
DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)?(?:\.(\d{1,6})\d*)?Z?")
# 2025-06-03T04:00:00Z, in ARC files 20250603040000


@dataclass(frozen=True, slots=True)
class Group:
    """A record that holds a page or the like, and the records beside it."""

    main: Record
    request: Record | None = None
    metadata: Record | None = None

    @property
    def end(self) -> int | None:
        """Where the last of its records ends."""
        last = max((self.main, self.request or self.main, self.metadata or self.main), key=lambda one: one.offset)
        return last.end


def is_our_warcinfo(record: Record | None) -> bool:
    """Tell whether a record says of its file that this program wrote it."""
    if record is None or record.kind != "warcinfo":
        return False
    return (value_of(read_fields(record.block), "software") or "").startswith(SOFTWARE + "/")


def grouped(found: Iterable[Record | Damage]) -> Iterator[Group | Record | Damage]:
    """Join the records that belong together; yield others, and damages, as they come."""
    group: Group | None = None
    before: Record | None = None
    for one in found:
        if group and isinstance(one, Record) and one.kind in BESIDE and _belongs(one, group.main):
            group = replace(group, request=one) if one.kind == "request" else replace(group, metadata=one)
            continue
        if group:
            yield group
            group = None
        if isinstance(one, Damage):
            yield one
        elif one.kind in MAIN:
            group = Group(one, before if before and _belongs(before, one) else None)
        elif one.kind != "request":
            yield one
        before = one if isinstance(one, Record) and one.kind == "request" else None
    if group:
        yield group


def _belongs(beside: Record, main: Record) -> bool:
    """Tell whether two records say that they are of one exchange, or else are of one URL."""
    theirs, ours = (values_of(one.head.fields, "WARC-Concurrent-To") for one in (beside, main))
    refers = values_of(beside.head.fields, "WARC-Refers-To")
    if theirs or ours or refers:
        return main.head.get("WARC-Record-ID") in theirs + refers or beside.head.get("WARC-Record-ID") in ours
    return beside.head.get("WARC-Target-URI") == main.head.get("WARC-Target-URI")


def captured(raw: bytes) -> Capture:
    """Read a capture that the archive kept from the bytes of its records: its further pages, then its first."""
    pages: list[Capture] = []
    for one in grouped(records(io.BytesIO(raw))):
        if isinstance(one, Group):
            pages.append(capture_of(one, uri_in(one.main), is_ours=True))
        if isinstance(one, Damage):
            raise SourceError(f"a kept capture is damaged: {one.reason}; fetch or save the page again")
    if pages:
        return replace(pages[-1], parts=tuple(pages[:-1]))
    raise SourceError("a kept capture is not where the index says; fetch or save the page again")


def capture_of(group: Group, origin: str, *, is_ours: bool) -> Capture:
    """Make a capture of records; raise SourceError where they do not hold one.

    What the metadata says is believed of our own files alone; `origin` is where it names none.
    """
    main, uri = group.main, uri_in(group.main)
    if not main.is_whole:
        raise SourceError(f"{origin}: it is more than a page may have ({MOST})")
    if reason := main.head.get("WARC-Truncated"):
        raise SourceError(f"{origin}: the program that captured it cut it off ({reason}); fetch the page again")
    if main.head.get("WARC-Segment-Number"):
        raise SourceError(f"{origin}: it is parted over several records, which is not read; fetch the page again")
    exchange, body = (None, main.block) if main.kind == "resource" else _exchange(group, origin)
    served_as = value_of(exchange.response, "Content-Type") if exchange else main.head.get("Content-Type")
    media_type, charset = kind_of(served_as or main.head.get("ARC-Content-Type"))
    capture = Capture(origin, body, date_in(main, origin), url_of(uri), media_type or HTML, charset, exchange=exchange)
    return _as_said(capture, main, group.metadata) if is_ours and group.metadata else capture


def _as_said(capture: Capture, main: Record, metadata: Record) -> Capture:
    """Add what our own metadata says of a capture."""
    said = tuple((name, unescaped(value)) for name, value in read_fields(metadata.block))
    saved, charsets = value_of(said, "saved"), values_of(said, "charset")
    return replace(
        capture,
        origin=next(iter(values_of(said, "via")), capture.origin),
        url=next(iter(values_of(said, "url")), capture.url),
        media_type=main.head.get("WARC-Identified-Payload-Type") or capture.media_type,
        charset=(charsets[0] or None) if charsets else capture.charset,
        topics=values_of(said, "topic"),
        saved=datetime.fromisoformat(saved) if saved else None,
    )


def part_of(group: Group) -> str | None:
    """Return the URI of the first page of the article that a page is a further one of, as our own metadata says it."""
    said = value_of(read_fields(group.metadata.block), PART_OF) if group.metadata else None
    return unescaped(said) if said else None


def uri_in(record: Record) -> str:
    """Return what a record is of, as it says; wget once wrote it in angle brackets, and others with spaces."""
    return (record.head.get("WARC-Target-URI") or "").removeprefix("<").removesuffix(">").replace(" ", "%20")


def url_of(uri: str) -> str | None:
    """Return the web address in a URI; None for the name of a page that has none."""
    return None if uri.startswith(URN) else web_url(uri)


def date_in(record: Record, origin: str) -> datetime:
    """Return the time of a capture."""
    written = record.head.get("WARC-Date") or ""
    moment = moment_of(written)
    if moment is None:
        raise SourceError(f"{origin}: its record has no time of capture ('{written[:40]}')")
    return moment


def moment_of(written: str) -> datetime | None:
    """Read a time as WARC, ARC and their indexes write it."""
    found = DATE.fullmatch(written)
    if not found:
        return None
    *parts, fraction = found.groups("0")
    try:
        return datetime(*map(int, parts), int(fraction.ljust(6, "0")), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def status_in(head: Head) -> int | None:
    """Return the status of an HTTP response; None where a head is of something else."""
    found = STATUS.match(head.first)
    return int(found[1]) if found else None


def _exchange(group: Group, origin: str) -> tuple[Exchange, bytes]:
    head, coded = read_head(group.main.block)
    found = STATUS.match(head.first)
    if not found:
        raise SourceError(f"{origin}: its record holds no answer of a web server")
    try:
        body, response = uncoded(coded, head.fields)
    except CodingError as problem:
        raise SourceError(f"{origin}: {problem}") from None
    request: Fields = read_head(group.request.block)[0].fields if group.request else ()
    return Exchange(request, int(found[1]), found[2].strip(), response), body
