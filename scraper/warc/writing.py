"""A capture as WARC 1.1 records, each a gzip member: its response (or the saved resource), request and metadata.

The records of one page lie together and end with the metadata: what was handed over (`via`), topics, the time when a
person saved the page. The further pages of an article stand before its first one, whose records end the capture.
Nothing in them is random: the same capture gives the same bytes.
"""

import hashlib
import io
import re
import zlib
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote, unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from w3lib.url import safe_url_string
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper import VERSION
from scraper.capture import Capture, Exchange, digest_of
from scraper.warc.codings import true_head
from scraper.warc.content_type import content_type, kind_of
from scraper.warc.heads import Fields, on_one_line, value_of, write_fields, write_head

RESPONSE = "application/http; msgtype=response"
REQUEST = "application/http; msgtype=request"
FIELDS = "application/warc-fields"
SOFTWARE = "Sangrah"
SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
URN = "urn:"
PRIVATE = frozenset({"authorization", "cookie", "cookie2", "proxy-authorization", "set-cookie", "set-cookie2"})
"""What is never kept of a head: a capture may be handed on."""
COMPRESSION = 6
SPECIAL = re.compile(r"[%\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^\s|\s$")
NOT_IN_A_URI = re.compile(r"[^!#$%&'()*+,/:;=?@\[\]~\w.-]", re.ASCII)
OK = 200
PART_OF = "part-of"
"""What names, in the metadata of a further page of an article, the first one."""


def group_of(capture: Capture, *, part_of: str | None = None) -> tuple[bytes, ...]:
    """Write the records of a page, the one that holds its body first; `part_of` names the article's first page."""
    uri, exchange, digest = uri_of(capture), kept_exchange(capture), digest_of(capture.body)
    write = partial(_record, made_of=digest)
    named = (("WARC-Target-URI", uri), ("WARC-Date", warc_date(capture.captured)))
    if exchange:
        kind = "response"
        fields = (*named, ("WARC-Identified-Payload-Type", capture.media_type))
        answer = write_head(f"HTTP/1.1 {exchange.status} {exchange.reason}", exchange.response)
        records = [write(kind, fields, RESPONSE, capture.body, head=answer)]
    else:
        kind = "resource"
        records = [write(kind, named, content_type(capture), capture.body)]
    beside = (*named, ("WARC-Concurrent-To", _record_id(kind, named, digest)))
    if exchange and exchange.request:
        question = write_head(f"GET {_target(uri)} HTTP/1.1", exchange.request)
        records.append(write("request", beside, REQUEST, b"", head=question))
    records.append(write("metadata", beside, FIELDS, write_fields(_said(capture, uri, exchange, part_of))))
    return tuple(records)


def warcinfo(filename: str, captured: datetime) -> bytes:
    """Write the record at the head of a file whose first capture is of this time."""
    block = write_fields(
        (
            ("software", f"{SOFTWARE}/{VERSION}"),
            ("format", "WARC File Format 1.1"),
            ("conformsTo", SPECIFICATION),
            ("description", "pages that an archive of news articles was made of"),
        )
    )
    named = (("WARC-Date", warc_date(captured)), ("WARC-Filename", filename))
    return _record("warcinfo", named, FIELDS, block, made_of=filename)


def uri_of(capture: Capture) -> str:
    """Name what was captured: by its URL in ASCII, without one by its digest."""
    return uri_from(capture.url) if capture.url else f"{URN}{digest_of(capture.body)}"


def uri_from(url: str) -> str:
    """Write a URL in ASCII, as WARC wants it."""
    try:
        uri = safe_url_string(url)
    except ValueError:
        uri = url
    return NOT_IN_A_URI.sub(lambda found: quote(found[0], errors="replace"), uri)


def warc_date(moment: datetime) -> str:
    """Write a time as WARC 1.1 does, with fractions of a second where it has any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def kept_exchange(capture: Capture) -> Exchange | None:
    """Return the heads of a fetched capture as they are kept: nothing private, nothing that is not true of the body.

    Where the heads are not known, there is but the one field that is needed to read the body.
    """
    if not (capture.is_fetched and capture.url):
        return None
    given = capture.exchange or Exchange((), OK, "OK", (("Content-Type", content_type(capture)),))
    response = true_head(capture.body, _without_private(given.response))
    return Exchange(_without_private(given.request), given.status, on_one_line(given.reason), response)


def _without_private(head: Fields) -> Fields:
    lines = ((on_one_line(name).replace(":", " ").strip(), on_one_line(value)) for name, value in head)
    return tuple((name, value) for name, value in lines if name and name.lower() not in PRIVATE)


def _said(capture: Capture, uri: str, exchange: Exchange | None, part_of: str | None) -> Fields:
    """Say what the other records do not."""
    said = [("via", capture.origin), *(("topic", topic) for topic in capture.topics)]
    if part_of:
        said.append((PART_OF, part_of))
    if capture.saved:
        said.append(("saved", capture.saved.isoformat()))
    if capture.url and capture.url != uri:
        said.append(("url", capture.url))
    served_as = value_of(exchange.response, "Content-Type") if exchange else on_one_line(content_type(capture))
    if kind_of(served_as)[1] != capture.charset:
        said.append(("charset", capture.charset or ""))
    return tuple((name, escaped(value)) for name, value in said)


def escaped(value: str) -> str:
    """Write a value of the metadata on one line."""
    return SPECIAL.sub(lambda found: quote(found[0], safe="", errors="surrogatepass"), value)


def unescaped(value: str) -> str:
    """Read a value of the metadata."""
    return unquote(value, errors="surrogatepass")


def _target(uri: str) -> str:
    """Return what the first line of a request asks for."""
    parts = urlsplit(uri)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _record_id(kind: str, fields: Fields, made_of: str) -> str:
    """Name a record by what it is of, so that the name is always the same."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join((kind, *(value for _, value in fields[:2]), made_of)))}>"


def _record(  # noqa: PLR0913 - a record has so many parts
    kind: str, fields: Fields, media_type: str, payload: bytes, *, made_of: str, head: bytes = b""
) -> bytes:
    block = head + payload
    own = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", _record_id(kind, fields, made_of)),
        *fields,
        ("WARC-Payload-Digest", _digest(payload)),
        ("WARC-Block-Digest", _digest(block)),
    )
    warc_head = StatusAndHeaders("", list(own), protocol="WARC/1.1")
    record = ArcWarcRecord("warc", kind, warc_head, io.BytesIO(block), None, on_one_line(media_type), len(block))
    written = io.BytesIO()
    WARCWriter(written, gzip=False, warc_version="1.1").write_record(record)
    packer = zlib.compressobj(COMPRESSION, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(written.getvalue()) + packer.flush()


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
