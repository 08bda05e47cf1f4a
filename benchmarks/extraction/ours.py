"""Our own answers, and what a long run costs: the command `scrape extract --batch`, watched from outside."""

import itertools
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction.corpora import CACHE, ROOT, Page
from scraper import VERSION

MARKS = (1_000, 10_000)
"""The pages after which the memory is read; the pages that there are come again and again."""


@dataclass(frozen=True, slots=True)
class Run:
    """A long run: the file of its answers, the seconds of its slowest page, and its peak memory in MB at each mark."""

    answers: Path
    slowest_page: str
    slowest_seconds: float
    memory: tuple[tuple[int, float | None], ...]


def measure(pages: tuple[Page, ...]) -> Run:
    """Extract pages in one process, as often as it takes to reach the last mark."""
    answers = CACHE / f"Sangrah {VERSION}.ndjson"
    listing = CACHE / "listing.ndjson"
    CACHE.mkdir(parents=True, exist_ok=True)
    # The list goes on beyond the last mark, so that the process still lives when its memory is read.
    endless = itertools.cycle(pages)
    listing.write_text("".join(page.request() for page in itertools.islice(endless, MARKS[-1] + len(pages))), "utf-8")

    command = [sys.executable, "-m", "scraper", "extract", "--batch", str(listing)]
    slowest, memory = (0.0, ""), []
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process,
        answers.open("w", encoding="utf-8") as out,
    ):
        for number, line in enumerate(itertools.islice(process.stdout or (), MARKS[-1]), 1):
            answer = json.loads(line)
            slowest = max(slowest, (answer.get("seconds", 0.0), answer["id"]))
            if number <= len(pages):
                out.write(line)
            if number in MARKS:
                memory.append((number, peak_memory(process.pid)))
        process.kill()
    if len(memory) < len(MARKS):
        sys.exit("scrape extract --batch has stopped early; what it said stands above.")
    return Run(answers, slowest[1], slowest[0], tuple(memory))


def peak_memory(pid: int) -> float | None:
    """Return the most memory that a process has held, in MB; None where the system has no `/proc`."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8")) if status.is_file() else None
    return int(found[1]) / 1024 if found else None
