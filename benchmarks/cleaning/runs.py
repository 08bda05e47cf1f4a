"""Runs of `scrape clean`, watched from outside, and what reading the captures takes of their time."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction.corpora import ROOT
from benchmarks.extraction.ours import peak_memory
from scraper.warc.captures import Captures

PAUSE = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run: wall-clock seconds, and in MB the peak memory of the command itself and of its largest worker."""

    seconds: float
    memory: float
    worker_memory: float


def clean(archive: Path, jobs: int) -> Run:
    """Clean an archive again, with so many worker processes."""
    command = [sys.executable, "-m", "scraper", "clean", "--jobs", str(jobs), "--archive", str(archive)]
    with (archive / "printed.txt").open("w+", encoding="utf-8") as printed:
        start, own, workers = time.perf_counter(), 0.0, 0.0
        with subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT) as process:
            while process.poll() is None:
                own = max(own, peak_memory(process.pid) or 0.0)
                workers = max([workers, *(peak_memory(child) or 0.0 for child in _children(process.pid))])
                time.sleep(PAUSE)
        seconds = time.perf_counter() - start
        printed.seek(0)
        *_, last = printed.read().splitlines()
    if " refused" not in last:
        sys.exit(f"{last}\nscrape clean has failed; what it said stands in {printed.name}.")
    return Run(seconds, own, workers)


def reading_seconds(archive: Path) -> float:
    """Return the CPU seconds that it takes to read all captures from their WARC files."""
    start = time.process_time()
    for recorded in Captures(archive / "captures").recorded():
        recorded.read()
    return time.process_time() - start


def _children(process: int) -> list[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]
