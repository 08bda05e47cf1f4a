"""Reading on in a file that may be compressed, torn or endless: by amounts and by lines, never more than asked for."""

import zlib
from collections.abc import Callable
from typing import BinaryIO

CHUNK = 64 * 1024
GZIP = b"\x1f\x8b\x08"


class Torn(Exception):  # noqa: N818 - it names what the file is
    """The file cannot be read on: it ends in the middle of something, or its bytes are damaged."""


class Reader:
    """Reads a stream on; `more` returns its next bytes, and nothing at its end."""

    def __init__(self, more: Callable[[], bytes]) -> None:
        """Begin at the stream's beginning."""
        self._more = more
        self._held = b""
        self._at = 0
        self.position = 0

    def _fill(self) -> bool:
        if self._at < len(self._held):
            return True
        self._held, self._at = self._more(), 0
        return bool(self._held)

    def read(self, length: int) -> bytes:
        """Return the next bytes; fewer at the end of the stream alone."""
        parts = []
        while length and self._fill():
            part = self._held[self._at : self._at + length]
            self._at += len(part)
            length -= len(part)
            parts.append(part)
        whole = b"".join(parts)
        self.position += len(whole)
        return whole

    def unread(self, data: bytes) -> None:
        """Give back bytes that were read last."""
        self._held, self._at = data + self._held[self._at :], 0
        self.position -= len(data)

    def skip(self, length: int) -> int:
        """Pass over the next bytes; return how many there were."""
        left = length
        while left and self._fill():
            step = min(left, len(self._held) - self._at)
            self._at += step
            left -= step
        self.position += length - left
        return length - left

    def line(self, longest: int) -> bytes:
        """Return the next line with its end, or its first part where it is longer."""
        parts: list[bytes] = []
        while longest and self._fill():
            end = self._held.find(b"\n", self._at, self._at + longest) + 1
            part = self._held[self._at : end or self._at + longest]
            self._at += len(part)
            longest -= len(part)
            parts.append(part)
            if end:
                break
        whole = b"".join(parts)
        self.position += len(whole)
        return whole


class Raw:
    """The bytes of a file as they lie in it, from `offset` on; read ahead, and given back."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin at the file's beginning."""
        self._file = file
        self._back = b""
        self.offset = 0

    def read(self) -> bytes:
        """Return the next bytes, as many as come at once."""
        data, self._back = self._back or self._file.read(CHUNK), b""
        self.offset += len(data)
        return data

    def unread(self, data: bytes) -> None:
        """Give back bytes that were read last."""
        self._back = data + self._back
        self.offset -= len(data)

    def seek(self, offset: int) -> None:
        """Go to a place of the file."""
        self._file.seek(offset)
        self._back, self.offset = b"", offset

    def peek(self, length: int) -> bytes:
        """Return the next bytes without passing them."""
        while len(self._back) < length and (more := self._file.read(CHUNK)):
            self._back += more
        return self._back[:length]

    def find(self, sign: bytes) -> bool:
        """Go on to the next place where the sign stands; False, and at the end, where there is none."""
        held = b""
        while data := self.read():
            held += data
            place = held.find(sign)
            if place >= 0:
                self.unread(held[place:])
                return True
            held = held[-len(sign) + 1 :] if len(sign) > 1 else b""
        return False


class Member:
    """One gzip member of a file; `is_whole` once its end was reached, and the file is then just behind it."""

    def __init__(self, raw: Raw) -> None:
        """Begin at the member's first byte, where the file is."""
        self._raw = raw
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self.is_whole = False

    def more(self) -> bytes:
        """Return the next bytes of what was compressed; raise Torn where there is an end too early."""
        while not self.is_whole:
            data = self._inflater.unconsumed_tail or self._raw.read()
            if not data:
                raise Torn("the file ends in the middle of a record")
            try:
                inflated = self._inflater.decompress(data, CHUNK)
            except zlib.error:
                raise Torn("its compressed bytes are damaged") from None
            if self._inflater.eof:
                self.is_whole = True
                self._raw.unread(self._inflater.unused_data)
            if inflated:
                return inflated
        return b""
