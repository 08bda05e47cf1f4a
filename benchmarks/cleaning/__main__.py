"""Measure how an archive is cleaned again, and print it as Markdown: `python -m benchmarks.cleaning SHARED`.

With `--long`, the memory is looked at over 100,000 captures too, which takes most of an hour.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.cleaning.archives import archive_of
from benchmarks.cleaning.runs import clean, reading_seconds
from benchmarks.extraction.corpora import Corpora, sample_pages
from benchmarks.extraction.tables import table

TIMED = 3_000
"""Captures that are cleaned on one core and on two: enough that starting the workers hardly counts."""
MARKS = (1_000, 10_000)
LONG = 100_000


def main() -> None:
    """Measure over the pages of the gold corpora; where there are none, over the samples."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cleaning", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of corpora")
    parser.add_argument("--long", action="store_true", help=f"look at the memory over {LONG:,} captures too")
    parser.add_argument("--timed", type=int, default=TIMED, help="as many captures are timed")
    parser.add_argument("--marks", type=int, nargs="*", default=MARKS, help="the memory is looked at over so many")
    asked = parser.parse_args()
    pages = Corpora(asked.shared).pages() or sample_pages()
    if not pages:
        sys.exit("There are no corpora and no samples: nothing can be measured. Say where corpora lie: CORPORA=…")

    tell(f"Cleaning {asked.timed:,} captures on one core, then on two.")
    archive = archive_of(pages, asked.timed)
    one = clean(archive, 1)
    two = clean(archive_of(pages, asked.timed), 2)
    print(speed_table(asked.timed, one.seconds, two.seconds, reading_seconds(archive)), end="\n\n")

    runs = []
    for count in (*asked.marks, *((LONG,) if asked.long else ())):
        tell(f"Cleaning {count:,} captures on two cores.")
        runs.append((count, clean(archive_of(pages, count), 2)))
    head = ["peak memory in MB", *(f"{count:,} captures" for count, _ in runs)]
    own = ["the command itself", *(f"{run.memory:.0f}" for _, run in runs)]
    print(table(head, [own, ["its largest worker", *(f"{run.worker_memory:.0f}" for _, run in runs)]]))


def speed_table(count: int, one: float, two: float, reading: float) -> str:
    """Write how long it took, and how many times faster two cores are."""
    head = [f"{count:,} captures", "one core", "two cores", "ratio", "reading WARC, of one core's time"]
    times = ["seconds", f"{one:.1f}", f"{two:.1f}", f"{one / two:.2f}", f"{reading / one:.1%}"]
    return table(head, [times, ["captures a second", f"{count / one:.1f}", f"{count / two:.1f}", "", ""]])


def tell(sentence: str) -> None:
    """Say what goes on, apart from the tables."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
