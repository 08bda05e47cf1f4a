"""The identity of a ZIM file, taken from its contents, so that the same archive makes the same file.

libzim and Xapian, whose indexes lie in the file, each draw theirs by lot. An identity is 16 bytes at a place that both
formats fix, and the MD5 of all that stands before it ends a ZIM file (https://wiki.openzim.org/wiki/ZIM_file_format).
"""

import hashlib
import mmap
import re
from pathlib import Path

SIZE = 16
OWN = 8
"""Where a ZIM file's own identity stands."""
CHECKSUM = slice(72, 80)
"""Where it says where its checksum stands."""
INDEX = re.compile(rb"\x0f\rXapian Glass..", re.DOTALL)
"""What an index begins with: its name and the version of its format."""


def name_by_contents(path: Path) -> None:
    """Give a ZIM file, and the indexes in it, identities that follow from all else that is in it."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as zim:
        end = int.from_bytes(zim[CHECKSUM], "little")
        places = (OWN, *(found.end() for found in INDEX.finditer(zim)))
        for place in places:
            zim[place : place + SIZE] = bytes(SIZE)
        identity = _digest(zim, end)
        for place in places:
            zim[place : place + SIZE] = identity
        zim[end : end + SIZE] = _digest(zim, end)


def _digest(zim: mmap.mmap, end: int) -> bytes:
    with memoryview(zim) as whole, whole[:end] as contents:
        return hashlib.md5(contents, usedforsecurity=False).digest()
