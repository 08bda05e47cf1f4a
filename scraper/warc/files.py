"""Reading and adding to files of the archive so that a full or broken disk is a sentence, and leaves them whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from scraper.errors import StoreError, Unwritable


def state_of(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one in its place, and its size; zeros where there is none."""
    with _read(path), suppress(FileNotFoundError):
        status = path.stat()
        return status.st_ino, status.st_size
    return 0, 0


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read it."""
    with _read(path), path.open("rb") as file:
        yield file


def read_from(path: Path, offset: int, length: int = -1) -> bytes:
    """Read a part of a file, by default all that is behind a place; nothing where there is no file."""
    with _read(path), suppress(FileNotFoundError), path.open("rb") as file:
        file.seek(offset)
        return file.read(length)
    return b""


def add_to(path: Path, size: int, data: bytes) -> None:
    """Add to a file of this size, all or nothing."""
    with _written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _write(handle, size, data)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, size)
            raise
        finally:
            os.close(handle)


def _write(handle: int, size: int, data: bytes) -> None:
    done = 0
    while done < len(data):
        done += os.pwrite(handle, data[done:], size + done)


def cut_to(path: Path, size: int) -> None:
    """Cut off what is behind a place."""
    with _written(path):
        os.truncate(path, size)


def replace_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; nobody else may do so at the same time."""
    beside = path.with_name(f".{path.name}")
    try:
        with _written(path):
            beside.write_bytes(data)
            beside.replace(path)
    except StoreError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


@contextmanager
def _read(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or problem
        raise StoreError(f"{path}: cannot be read: {reason}; check the disk and the folder") from None


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise Unwritable.because(path, problem) from None
