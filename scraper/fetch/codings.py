"""Undoing the codings that a body is sent in (gzip, deflate, br), within a limit and only where they are whole.

Scrapy's own middleware takes a body that is cut short for a whole one, and drops the lines that tell of the coding.
"""

import zlib
from typing import Self

import brotli
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from scraper.fetch.reasons import LATER, TOO_LARGE, Refused

ACCEPTED = "gzip, deflate, br"
GZIP = 31
ZLIB = zlib.MAX_WBITS
RAW = -zlib.MAX_WBITS
GZIP_STARTS = b"\x1f\x8b"
AT_ONCE = 1 << 20
DAMAGED = f"its compressed body is damaged; {LATER}"
CUT_SHORT = f"its compressed body was cut short; {LATER}"
ORIGINAL = "X-Archive-Orig-"
OF_THE_CODED_BODY = frozenset({b"content-encoding", b"content-length", b"content-md5", b"digest"})


class Decoding:
    """Scrapy's middleware that asks for compressed bodies and unpacks them."""

    def __init__(self, largest: int) -> None:
        """Take the most bytes that a body may have unpacked."""
        self.largest = largest

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the limit from the settings."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say which codings are understood."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002 - Scrapy calls it so
        """Unpack a body; lines that speak of the packed one are kept under other names."""
        given = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().split(",")
        codings = [coding.strip() for coding in given if coding.strip()]
        if not codings:
            return response
        body = response.body
        for coding in reversed(codings):
            body = undone(body, coding, self.largest)
        headers = Headers()
        for name, values in response.headers.items():
            headers.setlist(ORIGINAL.encode() + name if name.lower() in OF_THE_CODED_BODY else name, values)
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        return response.replace(body=body, headers=headers, cls=kind)


def undone(body: bytes, coding: str, largest: int) -> bytes:
    """Undo one coding; what is no coding is left alone, as some servers say `utf-8` here."""
    if not body:
        return body
    try:
        if coding in {"gzip", "x-gzip"}:
            return _inflated(body, GZIP, largest)
        if coding == "deflate":
            return _inflated(body, ZLIB if _has_zlib_head(body) else RAW, largest)
        return _unbrotlied(body, largest) if coding == "br" else body
    except (zlib.error, brotli.error):
        raise Refused(DAMAGED) from None


def _has_zlib_head(body: bytes) -> bool:
    """Tell zlib's format from the bare one that some servers send as `deflate` (RFC 1950, section 2.2)."""
    return body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0


def _inflated(body: bytes, window: int, largest: int) -> bytes:
    out = bytearray()
    while True:
        member = zlib.decompressobj(window)
        out += member.decompress(body, largest + 1 - len(out))
        if len(out) > largest:
            raise Refused(TOO_LARGE)
        if not member.eof:
            raise Refused(CUT_SHORT)
        body = member.unused_data
        if window != GZIP or not body.startswith(GZIP_STARTS):  # what else follows is filling
            return bytes(out)


def _unbrotlied(body: bytes, largest: int) -> bytes:
    decompressor = brotli.Decompressor()
    out = bytearray(decompressor.process(body, output_buffer_limit=AT_ONCE))
    while not decompressor.is_finished():
        if len(out) > largest:
            raise Refused(TOO_LARGE)
        if decompressor.can_accept_more_data():
            raise Refused(CUT_SHORT)
        out += decompressor.process(b"", output_buffer_limit=AT_ONCE)
    if len(out) > largest:
        raise Refused(TOO_LARGE)
    return bytes(out)
