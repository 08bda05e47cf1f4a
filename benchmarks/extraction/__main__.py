"""Measure the extraction and print what was found as Markdown: `python -m benchmarks.extraction SHARED`."""

import sys
from pathlib import Path

from benchmarks.extraction.corpora import TIMED, Corpora, sample_pages
from benchmarks.extraction.ours import measure
from benchmarks.extraction.peers import answers_of_peers, trafilatura_version
from benchmarks.extraction.speed import times_in_turn
from benchmarks.extraction.tables import endurance_table, quality_tables, speed_table


def main(shared: Path) -> None:
    """Measure over the gold corpora in a folder; where there are none, over the samples, which have no peers."""
    corpora = Corpora(shared)
    pages = corpora.pages()
    if not pages:
        tell(f"No corpora in {shared}: speed and memory alone are measured, over this archive's samples.")
        pages = sample_pages()
    if not pages:
        sys.exit("The samples are gone too (make empty): there is nothing to measure. Say where corpora lie: CORPORA=…")

    peers = tuple(answers_of_peers(corpora, tell)) if corpora.are_here else ()
    tell(f"Extracting {len(pages)} pages again and again; this takes some minutes.")
    run = measure(pages)
    tell(f"The slowest page was {run.slowest_page}.")
    if corpora.are_here:
        print(quality_tables(corpora.scores((run.answers, *peers))), end="\n\n")

    tell("Timing, in turn with trafilatura.")
    timed = [page for page in pages if page.corpus in TIMED]
    print(speed_table(times_in_turn(timed), trafilatura_version()), end="\n\n")
    print(endurance_table(run))


def tell(sentence: str) -> None:
    """Say what goes on, apart from the tables."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
