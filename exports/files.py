"""Writing files so that each is whole or not there, and ZIP archives that are the same for the same contents."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from exports.errors import ExportError

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP knows; the time at which a file was packed is nobody's business."""
UNIX = 3
READABLE = 0o644 << 16
STEP = 1024 * 1024


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write to; what stands there at the end becomes the file."""
    beside = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        yield beside
        beside.replace(path)
    except OSError as problem:
        raise ExportError(f"{path}: cannot be written: {problem.strerror or problem}; check the disk") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it lies in a package: its name, the SHA-256 of its bytes, and how many they are."""

    name: str
    sha256: str
    size: int


class Package:
    """A ZIP archive; its bytes follow from the names and contents of its files, in the order in which they come."""

    def __init__(self, path: Path) -> None:
        """Begin an archive."""
        self._zip = zipfile.ZipFile(path, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes | str, *, packed: bool = True) -> Packed:
        """Add a file; `packed` lets it be compressed."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        return self._add(name, iter((data,)), len(data), packed=packed)

    def add_file(self, name: str, path: Path, *, packed: bool = False) -> Packed:
        """Add a file from the disk, of any size."""
        with path.open("rb") as file:
            return self._add(name, iter(lambda: file.read(STEP), b""), path.stat().st_size, packed=packed)

    def _add(self, name: str, parts: Iterator[bytes], expected: int, *, packed: bool) -> Packed:
        entry = zipfile.ZipInfo(name, FIRST_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.create_system, entry.external_attr = UNIX, READABLE
        entry.file_size = expected  # tells zipfile where large files need a larger head
        digest, size = hashlib.sha256(), 0
        with self._zip.open(entry, "w") as target:
            for part in parts:
                target.write(part)
                digest.update(part)
                size += len(part)
        return Packed(name, digest.hexdigest(), size)
