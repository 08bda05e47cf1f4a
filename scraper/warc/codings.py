"""Codings of an HTTP message undone: chunks joined, compression undone, neither beyond what a page may have."""

import re
import zlib
from collections.abc import Callable, Iterator

import brotli
from backports import zstd

from scraper.capture import LARGEST
from scraper.warc.heads import Fields, values_of

ORIGINAL = "X-Archive-Orig-"
"""What the name of a field gets in front where it is no longer true of the body."""
CODED = frozenset({"content-encoding", "transfer-encoding"})
CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
STEP = 64 * 1024
IDENTITY = frozenset({"", "identity", "none", "utf-8"})


class CodingError(ValueError):
    """A body is not coded as its head says."""


class TooLargeError(CodingError):
    """A body grows, uncompressed, beyond what a page may have."""


def uncoded(body: bytes, head: Fields) -> tuple[bytes, Fields]:
    """Undo a body's codings, and say so in its head; a body that never was coded so is left as it is."""
    if "chunked" in ",".join(values_of(head, "Transfer-Encoding")).lower():
        body = _joined(body)
    for coding in reversed(",".join(values_of(head, "Content-Encoding")).lower().split(",")):
        body = _uncompressed(body, coding.strip())
    return body, true_head(body, head)


def true_head(body: bytes, head: Fields) -> Fields:
    """Rename the fields of a head that are not true of a body without codings."""
    length = str(len(body))
    return tuple(
        (ORIGINAL + name, value)
        if name.lower() in CODED or (name.lower() == "content-length" and value.strip() != length)
        else (name, value)
        for name, value in head
    )


def _joined(body: bytes) -> bytes:
    """Join chunks. Some programs join them and leave the head as it was: a body that begins with no chunk."""
    if not CHUNK.match(body):
        return body
    parts: list[bytes] = []
    at = 0
    while found := CHUNK.match(body, at):
        length = int(found[1], 16)
        if not length:
            return b"".join(parts)
        part = body[found.end() : found.end() + length]
        parts.append(part)
        at = found.end() + length
        if len(part) < length:
            break
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    raise CodingError("its chunks end in the middle")


def _uncompressed(body: bytes, coding: str) -> bytes:
    if coding in IDENTITY or not body:
        return body
    if coding not in CODINGS:
        raise CodingError(f"its content coding '{coding[:40]}' is unknown")
    try:
        return CODINGS[coding](body)
    except TooLargeError:
        raise
    except (CodingError, zlib.error, brotli.error, zstd.ZstdError):
        if body.lstrip()[:1] == b"<":  # already undone by the program that wrote the file
            return body
        raise CodingError(f"its content coding {coding} is damaged") from None


def _limited(parts: Iterator[bytes]) -> bytes:
    held, size = [], 0
    for part in parts:
        size += len(part)
        if size > LARGEST:
            raise TooLargeError("it is more than a page may have, once uncompressed")
        held.append(part)
    return b"".join(held)


def _gzip(body: bytes) -> bytes:
    return _limited(_inflated(body, zlib.decompressobj(16 + zlib.MAX_WBITS)))


def _deflate(body: bytes) -> bytes:
    """Undo `deflate`, which some servers send without its own head."""
    try:
        return _limited(_inflated(body, zlib.decompressobj()))
    except zlib.error:
        return _limited(_inflated(body, zlib.decompressobj(-zlib.MAX_WBITS)))


def _inflated(body: bytes, inflater: "zlib._Decompress") -> Iterator[bytes]:
    while not inflater.eof:
        part = inflater.decompress(body, STEP)
        body = inflater.unconsumed_tail
        if not part and not body and not inflater.eof:
            raise CodingError("it ends too early")
        yield part


def _brotli(body: bytes) -> bytes:
    return _limited(_unbrotlied(body))


def _unbrotlied(body: bytes) -> Iterator[bytes]:
    inflater = brotli.Decompressor()
    part = inflater.process(body, output_buffer_limit=STEP)
    while part or not inflater.is_finished():
        yield part
        if inflater.is_finished():
            return
        if inflater.can_accept_more_data():
            raise CodingError("it ends too early")
        part = inflater.process(b"", output_buffer_limit=STEP)


def _zstd(body: bytes) -> bytes:
    return _limited(_unzstded(body))


def _unzstded(body: bytes) -> Iterator[bytes]:
    inflater = zstd.ZstdDecompressor()
    while not inflater.eof:
        if inflater.needs_input and not body:
            raise CodingError("it ends too early")
        part, body = inflater.decompress(body, STEP), b""
        yield part


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
