"""One writer at a time: a lock that a process holds on an archive while it plans and writes one step."""

import fcntl
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper.errors import Unwritable

LOCK = Path("captures", ".lock")
MOST_BYTES = 64

_mutex = threading.RLock()
_held: dict[Path, int] = {}
_name = secrets.token_hex(8)


@contextmanager
def locked(root: Path) -> Iterator[int]:
    """Hold the archive below `root` against other processes and threads; one that holds it may take it again.

    Yields a number that grows whenever another process has held the archive in between: what was known of the
    archive's files under a smaller number may no longer hold.
    """
    with _mutex:
        path = (root / LOCK).resolve()
        if path in _held:
            yield _held[path]
            return
        file = _opened(path)
        try:
            _held[path] = _signed(file, path)
            yield _held[path]
        finally:
            _held.pop(path, None)
            os.close(file)  # which lets the lock go, as does the end of the process, however it ends


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as problem:
        raise Unwritable.because(path, problem) from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError as problem:
        os.close(file)
        raise Unwritable.because(path, problem) from None
    return file


def _signed(file: int, path: Path) -> int:
    """Put this process's name into the lock's file, with the next number where another one's was there."""
    try:
        number, _, name = os.pread(file, MOST_BYTES, 0).decode("ascii", "replace").strip().partition(" ")
        count = int(number) if number.isdecimal() else 0
        if name == _name:
            return count
        os.pwrite(file, f"{count + 1} {_name}\n".encode(), 0)
        os.ftruncate(file, len(f"{count + 1} {_name}\n"))
    except OSError as problem:
        raise Unwritable.because(path, problem) from None
    return count + 1


def _begin_as_another_process() -> None:
    """Hold nothing in a forked child, whose name is its own."""
    global _mutex, _name
    _mutex, _name = threading.RLock(), secrets.token_hex(8)
    _held.clear()


os.register_at_fork(after_in_child=_begin_as_another_process)
