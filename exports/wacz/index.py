"""The index of a WACZ file: lines of CDXJ in compressed parts, of which a reader fetches only those that it needs."""

import json
import zlib
from collections.abc import Iterable
from itertools import islice

PARTS, INDEX = "index.cdx.gz", "index.idx"
LINES = 1024


def parts_of(lines: Iterable[bytes], *, size: int = LINES) -> tuple[bytes, bytes]:
    """Return sorted lines in compressed parts, and the list of these: the first page of each, and where it lies."""
    parts, listed, offset = [], [_meta()], 0
    rest = iter(lines)
    while some := list(islice(rest, size)):
        packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
        part = packer.compress(b"".join(some)) + packer.flush()
        first = some[0].split(b"{", 1)[0].strip()
        listed.append(first + b" " + json.dumps({"offset": offset, "length": len(part)}).encode() + b"\n")
        parts.append(part)
        offset += len(part)
    return b"".join(parts), b"".join(listed)


def _meta() -> bytes:
    return b"!meta 0 " + json.dumps({"format": "cdxj-gzip-1.0", "filename": PARTS}).encode() + b"\n"
