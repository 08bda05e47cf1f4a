"""What is remembered from one build to the next, in a file that any change of programs or settings makes foreign."""

import hashlib
import logging
import os
import pickle
import tempfile
import zlib
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

DIGEST_BYTES = 16


def digest(*parts: bytes) -> bytes:
    """Sum up bytes, so that no two lists of parts have one sum."""
    summed = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        summed.update(len(part).to_bytes(8, "big") + part)
    return summed.digest()


def recall(path: Path, key: bytes) -> Any:
    """Read what was remembered under a key; None where there is nothing, or something foreign or broken."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    if kept[:DIGEST_BYTES] != key:
        return None
    checksum, body = kept[DIGEST_BYTES : DIGEST_BYTES + 4], kept[DIGEST_BYTES + 4 :]
    if zlib.crc32(body).to_bytes(4, "big") != checksum:
        logger.warning("%s is damaged; it is left aside, and everything is built anew", path)
        return None
    return pickle.loads(body)  # noqa: S301 - our own file, in the owner's cache


def remember(path: Path, key: bytes, value: Any) -> None:
    """Write what is to be remembered; nobody ever sees half of it."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(key + zlib.crc32(body).to_bytes(4, "big") + body)
    Path(name).replace(path)
