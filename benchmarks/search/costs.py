"""What a command costs, and what it leaves on the disk.

CPU seconds and peak memory are those of the command and of all processes that it starts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from benchmarks.search.kept import files_in

PROC = Path("/proc")
PAUSE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, and peak memory in MB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Stored:
    """The MB of some files, and how many they are."""

    size: float
    files: int


def stored_in(path: Path) -> Stored:
    """Measure a file, or all files in a folder."""
    sizes = [file.stat().st_size for file in files_in(path)]
    return Stored(sum(sizes) / 1e6, len(sizes))


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder to its end, and tell what it has cost; what it prints is shown only if it fails."""
    with TemporaryFile() as printed:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed)
        memory = 0.0
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            memory = max(memory, sum(map(_memory_of, _tree(process.pid))))
            time.sleep(PAUSE)
        _, status, usage = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            said = printed.read().decode("utf-8", "replace")
            sys.exit(f"{said}\n{command[0]} has failed; what it said stands above.")
    # The kernel's own peak is exact for a single process; that of several together is known only from looking.
    return Cost(usage.ru_utime + usage.ru_stime, max(memory, usage.ru_maxrss / 1024))


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
