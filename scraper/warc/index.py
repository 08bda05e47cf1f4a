"""The index of a WARC file: CDXJ, a line a capture, as pywb and ReplayWeb.page read it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from scraper.capture import Capture, digest_of
from scraper.errors import SourceError
from scraper.warc.content_type import content_type, kind_of
from scraper.warc.heads import read_head, value_of
from scraper.warc.records import Group, date_in, part_of, status_in, uri_in
from scraper.warc.surt import surt
from scraper.warc.writing import PART_OF, kept_exchange, uri_of
from web.urls import canonical, identity

SUFFIX = ".cdxj"
TEXTS = ("url", "mime", "digest")
UNKNOWN = "unk"
TIMESTAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Line:
    """A page in the index: its URI, time (as 20250603040000), kind, digest, and where its first record lies.

    `part_of` is the URI of the first page, where it is a further one of an article.
    """

    uri: str
    timestamp: str
    mime: str
    status: str | None
    digest: str
    length: int
    offset: int
    part_of: str | None = None


def name_of(uri: str) -> str:
    """Name a page for good, as the archive names its article; what is no web address names itself."""
    try:
        return identity(canonical(uri))
    except ValueError:
        return uri


def write_lines(lines: Iterable[Line], filename: str) -> bytes:
    """Write lines of an index, sorted as its readers want them."""
    return b"".join(sorted(write_line(line, filename) for line in lines))


def write_line(line: Line, filename: str) -> bytes:
    """Write a line of an index."""
    said = {
        "url": line.uri,
        "mime": line.mime,
        **({"status": line.status} if line.status else {}),
        "digest": line.digest,
        "length": str(line.length),
        "offset": str(line.offset),
        "filename": filename,
        **({PART_OF: line.part_of} if line.part_of else {}),
    }
    text = f"{surt(line.uri)} {line.timestamp} {json.dumps(said, ensure_ascii=False)}\n"
    return text.encode("utf-8", "replace")


def read_line(text: bytes) -> Line | None:
    """Read a line of an index; None where it is none of ours, or not whole."""
    try:
        _, timestamp, said = text.decode("utf-8").split(" ", 2)
        fields = json.loads(said)
        uri, mime, digest = (word for name in TEXTS if isinstance(word := fields[name], str))
        length, offset = int(fields["length"]), int(fields["offset"])
        return Line(uri, timestamp, mime, fields.get("status"), digest, length, offset, fields.get(PART_OF))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def line_for(capture: Capture, *, part_of: str | None = None) -> Line:
    """Index a page that is to be kept, where is not known yet."""
    exchange = kept_exchange(capture)
    served_as = value_of(exchange.response, "Content-Type") if exchange else content_type(capture)
    return Line(
        uri_of(capture),
        capture.captured.astimezone(UTC).strftime(TIMESTAMP),
        kind_of(served_as)[0] or UNKNOWN,
        str(exchange.status) if exchange else None,
        digest_of(capture.body),
        0,
        0,
        part_of,
    )


def line_of(group: Group) -> Line | None:
    """Index the records of a capture; None where they hold no body, or no time."""
    main, uri = group.main, uri_in(group.main)
    if main.end is None or main.kind == "revisit":
        return None
    try:
        moment = date_in(main, uri)
    except SourceError:
        return None
    head = read_head(main.block)[0] if main.kind == "response" else main.head
    return Line(
        uri,
        moment.strftime(TIMESTAMP),
        kind_of(head.get("Content-Type"))[0] or UNKNOWN,
        str(status_in(head) or UNKNOWN) if main.kind == "response" else None,
        main.head.get("WARC-Payload-Digest") or "-",
        main.end - main.offset,
        main.offset,
        part_of(group),
    )
