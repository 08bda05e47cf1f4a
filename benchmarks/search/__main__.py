"""Measure the search and print what was found as Markdown: `python -m benchmarks.search SHARED`."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.search import tables
from benchmarks.search.browser import Engine, chromium
from benchmarks.search.contents import content_of, larger_content_of
from benchmarks.search.corpora import NAMES, Corpus
from benchmarks.search.identity import measure_identity, queries_of
from benchmarks.search.latin import IN_A_CORPUS, measure_latin
from benchmarks.search.ours import engine_of, index_cost, site_of
from benchmarks.search.peers import PeerIndex, indexes_of
from benchmarks.search.ranking import KNOWN, measure_ranking
from benchmarks.search.speed import COLD, measure_speed
from benchmarks.search.transfer import QUERIES, measure_transfer

PARTS = ("bytes", "ranking", "speed", "latin", "identity", "index", "growth")


def main() -> None:
    """Measure what is asked for, over the corpora in a folder."""
    asked = _read_arguments()
    corpora = [corpus for name in asked.corpus if (corpus := Corpus(name, asked.shared, asked.first)).is_here]
    if not corpora:
        tell(f"No search corpora in {asked.shared}: the search is not measured. Say where they lie: CORPORA=…")
        return
    with chromium() as browser:
        for corpus in corpora:
            peers = () if asked.ours else tuple(indexes_of(corpus))
            tell(f"Building the site of {corpus.label}, unless it is there from the last time.")
            _measure(browser, corpus, peers, asked.only)
            print(end="\n", flush=True)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of corpora")
    parser.add_argument("--corpus", nargs="+", choices=NAMES, default=NAMES, help="only these corpora")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    parser.add_argument("--first", type=int, help="only the first articles of each corpus")
    parser.add_argument("--ours", action="store_true", help="leave the others out")
    return parser.parse_args()


def _measure(browser: Browser, corpus: Corpus, peers: tuple[PeerIndex, ...], parts: tuple[str, ...]) -> None:
    """Print a table of each part, as soon as it is there."""
    content = content_of(corpus)
    site = site_of(content)
    ours = engine_of(site, tables.OURS)
    engines = (ours, *(Engine(peer.title, peer.folder, "index.html", "engine.js", whole=peer.whole) for peer in peers))
    if "bytes" in parts:
        tell("Counting what a first and a further query load.")
        queries = mixed(corpus, QUERIES)
        found = {engine.title: measure_transfer(browser, engine, queries) for engine in engines}
        show(tables.transfer_table(corpus.label, found))
    if "ranking" in parts:
        tell("Asking for what is known to be there.")
        show(tables.ranking_tables(corpus.label, {e.title: measure_ranking(browser, e, corpus) for e in engines}))
    if "speed" in parts:
        tell("Typing on a slow phone and on a slow line.")
        typed = [query.text for query in corpus.queries("latency")]
        show(tables.speed_table({corpus.label: measure_speed(browser, ours, typed, mixed(corpus, COLD))}))
    if "latin" in parts and corpus.lang == IN_A_CORPUS:
        tell("Typing native words in Latin letters.")
        show(tables.latin_table(measure_latin(browser, corpus)))
    if "identity" in parts:
        tell("Asking one whole lunr index the same.")
        show(tables.identity_table(corpus.label, measure_identity(site, content, list(queries_of(corpus)))))
    if "index" in parts:
        tell("Making the index alone, and once more with one article added.")
        show(tables.index_table(corpus.label, index_cost(content), peers))
    if "growth" in parts and corpus.lang == IN_A_CORPUS:
        tell("Making the index of a five times larger archive; this takes long.")
        contents = {corpus.label: content, "five times as many": larger_content_of(corpus)}
        show(tables.growth_table({label: index_cost(one) for label, one in contents.items()}))


def mixed(corpus: Corpus, count: int) -> list[str]:
    """Take as many queries of each kind that seeks a known article."""
    return [query.text for kind in KNOWN for query in corpus.queries(kind)[: count // len(KNOWN)]]


def show(table: str) -> None:
    """Print a table."""
    print(table, end="\n\n", flush=True)


def tell(sentence: str) -> None:
    """Say what goes on, apart from the tables."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
