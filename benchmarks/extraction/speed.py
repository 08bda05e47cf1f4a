"""Speed beside trafilatura's: both extract each page in turn, so that a busy machine disturbs both alike.

Seconds are CPU seconds. Ours are from a page's bytes to the Markdown file, trafilatura's from decoded HTML to its
own document with metadata, not yet written out in any format. Each time is the median over some rounds.
"""

import itertools
import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.extraction.corpora import CACHE, ROOT, Page
from benchmarks.extraction.peers import PYTHON
from scraper.batch import extract_batch
from scraper.topics import read_topics_file

ROUNDS = 3
WORKER = Path(__file__).with_name("trafilatura_worker.py")
LISTING = CACHE / "timed.ndjson"


@dataclass(frozen=True, slots=True)
class Timed:
    """A page's CPU seconds in both extractors."""

    corpus: str
    ours: float
    trafilatura: float


def times_in_turn(pages: Sequence[Page]) -> tuple[Timed, ...]:
    """Time pages in both extractors, page by page; an uncounted first page warms both up."""
    turns = [pages[0], *itertools.chain.from_iterable(itertools.repeat(pages, ROUNDS))]
    ours, trafilatura = defaultdict(list), defaultdict(list)
    for page, mine, theirs in itertools.islice(zip(turns, _ours(turns), _trafilatura(turns), strict=True), 1, None):
        ours[page].append(mine)
        trafilatura[page].append(theirs)
    return tuple(Timed(page.corpus, median(ours[page]), median(trafilatura[page])) for page in pages)


def _ours(pages: Sequence[Page]) -> Iterator[float]:
    LISTING.parent.mkdir(parents=True, exist_ok=True)
    LISTING.write_text("".join(page.request() for page in pages), "utf-8")
    for answer in extract_batch(LISTING, read_topics_file(ROOT / "content" / "topics.toml")):
        yield json.loads(answer)["seconds"]


def _trafilatura(pages: Sequence[Page]) -> Iterator[float]:
    with subprocess.Popen([PYTHON, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        if worker.stdin is None or worker.stdout is None:
            return
        for page in pages:
            worker.stdin.write(page.request())
            worker.stdin.flush()
            yield float(worker.stdout.readline())
        worker.stdin.close()
