"""Reading on after a fault: whatever goes wrong with one thing becomes a sentence among what the others yield."""

import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from zipfile import BadZipFile

from scraper.errors import SangrahError, SourceError
from scraper.page import squeeze
from scraper.sources.given import Found

UNREADABLE = (OSError, EOFError, BadZipFile, LZMAError, NotImplementedError, struct.error, zlib.error)
"""What reading raises where a disk fails, a packed file is torn, or it is packed in a way that Python does not know."""


def told(origin: str, found: Iterator[Found]) -> Iterator[Found]:
    """Yield what is found of one thing, and last the reason why there is no more, where there is one."""
    try:
        yield from found
    except SangrahError as refusal:
        yield refusal
    except UNREADABLE as problem:
        yield unreadable(origin, problem)


def unreadable(origin: object, problem: BaseException) -> SourceError:
    """Say why something cannot be read."""
    if isinstance(problem, OSError) and problem.strerror:
        return SourceError(f"{origin}: cannot be read: {problem.strerror}; check the path")
    return SourceError(
        f"{origin}: cannot be read on: {squeeze(str(problem)) or 'it ends too soon'}; what was read before is taken"
    )
