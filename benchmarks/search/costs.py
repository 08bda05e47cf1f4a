"""What a command costs, and what it leaves on the disk.

CPU seconds and peak memory are those of the command and of all processes that it starts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

from benchmarks.search.kept import files_in

PROC = Path("/proc")
PAUSE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, peak memory in MB, and the seconds that went by."""

    seconds: float
    memory: float
    elapsed: float


@dataclass(frozen=True, slots=True)
class Stored:
    """The MB of some files, and how many they are."""

    size: float
    files: int


def stored_in(path: Path) -> Stored:
    """Measure a file, or all files in a folder."""
    sizes = [file.stat().st_size for file in files_in(path)]
    return Stored(sum(sizes) / 1e6, len(sizes))


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] = os.environ) -> Cost:
    """Run a command in a folder to its end, and tell what it has cost; what it prints is shown only if it fails."""
    with TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed
        )
        with _watched(process.pid) as peaks:
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            said = printed.read().decode("utf-8", "replace")
            sys.exit(f"{said}\n{command[0]} has failed; what it said stands above.")
    # The kernel's own peak is exact for a single process; that of several together is known only from looking.
    return Cost(usage.ru_utime + usage.ru_stime, max(*peaks, usage.ru_maxrss / 1024), elapsed)


@contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """Look at the memory of a process and of all below it, again and again; the list holds the most that was seen."""
    peaks, ended = [0.0], Event()

    def look() -> None:
        while not ended.wait(PAUSE):
            peaks[0] = max(peaks[0], sum(map(_memory_of, _tree(pid))))

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield peaks
    finally:
        ended.set()
        watcher.join()


def _tree(pid: int) -> list[int]:
    """List a process and all that it has started, those too that these have started."""
    try:
        listed = [file.read_text("utf-8") for file in (PROC / str(pid) / "task").glob("*/children")]
    except OSError:
        return [pid]
    return [pid, *(below for children in listed for child in children.split() for below in _tree(int(child)))]


def _memory_of(pid: int) -> float:
    """Return the memory that a process holds, in MB; what several share is divided among them."""
    try:
        rollup = (PROC / str(pid) / "smaps_rollup").read_text("utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)
