"""Stamps of files: what changes when one is written."""

import os
from pathlib import Path

Stamp = tuple[int, int, int]
TICK = 2_000_000_000
"""Nanoseconds within which two writings of a file may have one time, on the coarsest of file systems."""


def stamp_of(path: str | Path) -> Stamp | None:
    """Tell the time of a file, its size, and which file it is; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - it is asked of tens of thousands of paths
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def is_of_late(stamp: Stamp, at: int) -> bool:
    """Tell whether a file was written so shortly before a time that its stamp may not show the next change."""
    return at - stamp[0] < TICK
