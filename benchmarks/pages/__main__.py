"""Weigh pages and have Lighthouse score them; print it as Markdown: `python -m benchmarks.pages SHARED`."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.pages import lighthouse, tables
from benchmarks.pages.contents import ROOT, SAMPLES, WORDS, write_archive
from benchmarks.pages.kinds import ARTICLE, largest_pages, pages_by_kind
from benchmarks.pages.weight import weigh, weigh_worker, weights_of_html
from benchmarks.search.browser import chromium
from benchmarks.search.contents import content_of
from benchmarks.search.corpora import Corpus
from benchmarks.search.ours import site_of
from benchmarks.search.server import serving
from tools.chromium import NONE_FOUND, find_chromium

CORPUS = "hi-10k"
PARTS = ("weight", "corpus", "scores")


def main() -> None:
    """Measure the pages of the samples and, where it is there, the articles of a corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of corpora")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    parser.add_argument("--first", type=int, help="only the first articles of the corpus")
    asked = parser.parse_args()
    if not (SAMPLES / "articles").is_dir():
        sys.exit(f"There are no articles in {SAMPLES / 'articles'}: no page can be measured.")
    corpus = Corpus(CORPUS, asked.shared, asked.first)
    if {"weight", "scores"} & set(asked.only):
        with TemporaryDirectory() as folder:
            _measure_samples(Path(folder), corpus, asked.only)
    if "corpus" in asked.only and corpus.is_here:
        tell(f"Building the site of {corpus.label}, unless it is there from the last time.")
        with chromium() as browser:
            _weigh_corpus(browser, corpus)


def _measure_samples(folder: Path, corpus: Corpus, parts: Sequence[str]) -> None:
    """Print what each kind of page weighs, and its scores."""
    content, site = write_archive(folder, corpus), folder / "site"
    site.mkdir()
    with serving(site) as server:
        tell(f"Building the samples with an article of {WORDS:,} words.")
        _publish(content, site, server.root)
        paths = largest_pages(site)
        if "weight" in parts:
            with chromium() as browser:
                found = {title: weigh(browser, server, path) for title, path in paths.items()}
                worker = weigh_worker(browser, server)
            print(tables.weight_table(found, worker), end="\n\n", flush=True)
        if "scores" in parts:
            tell("Asking Lighthouse; this takes a few minutes.")
            browser_path = find_chromium() or sys.exit(NONE_FOUND)
            titles = {path: title for title, path in paths.items()}
            scores = list(lighthouse.score(browser_path, server.root, tuple(titles)))
            print(tables.scores_table(lighthouse.version(), titles, scores), end="\n\n", flush=True)


def _publish(content: Path, site: Path, address: str) -> None:
    """Build a site as `make publish` does for an address."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "publishconf.py", "-o", str(site), "--fatal=errors"]
    command += ["-e", f'CACHE_PATH="{site.with_name("kept")}"', "DELETE_OUTPUT_DIRECTORY=false"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"SITEURL": address}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nThe site could not be built.")


def _weigh_corpus(browser: Browser, corpus: Corpus) -> None:
    """Print what the articles of a corpus weigh."""
    site = site_of(content_of(corpus))
    pages = pages_by_kind(site)[ARTICLE]
    with serving(site) as server:
        beside = weigh(browser, server, pages[0].relative_to(site).as_posix()).beside
    print(tables.corpus_table(corpus.label, weights_of_html(pages), beside), flush=True)


def tell(sentence: str) -> None:
    """Say what goes on, apart from the tables."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
