"""What is found: how high the article stands that is sought, and what mistyped and shortened words still find."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.search.browser import Engine, ask, documents, fresh_page
from benchmarks.search.corpora import Corpus, Query
from benchmarks.search.latin import share_of_natives
from benchmarks.search.server import serving

KNOWN = ("title", "body")
"""Words of an article's headline, or of its first paragraph."""
RELATIVE = ("prefix", "typo", "inflect", "spell", "nfd")
"""Words that are not whole, or not written as the article writes them."""

Find = Callable[[Sequence[str]], Sequence[tuple[int, ...]]]
"""Return, for each query, the documents of its first ten results."""


@dataclass(frozen=True, slots=True)
class Known:
    """Of queries that seek one article: the mean reciprocal rank, and the shares that stand first and among ten."""

    reciprocal: float
    first: float
    ten: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine finds: known items by kind, other words relative to the right word, and words in Latin letters."""

    known: Mapping[str, Known]
    relative: Mapping[str, float]
    latin: float | None


def measure_ranking(browser: Browser, engine: Engine, corpus: Corpus) -> Ranking:
    """Ask all queries of a corpus in one page."""
    with serving(engine.folder) as server, fresh_page(browser) as page:
        page.goto(server.root + engine.page)

        def find(texts: Sequence[str]) -> Sequence[tuple[int, ...]]:
            return [documents(addresses) for addresses in ask(page, engine, server, texts)]

        known = {kind: score_known(find, queries) for kind in KNOWN if (queries := corpus.queries(kind))}
        relative = {kind: score_relative(find, queries) for kind in RELATIVE if (queries := corpus.queries(kind))}
        if typos := corpus.queries("typo"):
            relative["typo, ended"] = score_relative(find, [_ended(query) for query in typos])
        return Ranking(known, relative, share_of_natives(find, corpus.latin_pairs(), corpus.words()))


def score_known(find: Find, queries: Sequence[Query]) -> Known:
    """Score queries by where the sought article stands."""
    ranks = [rank_of(query.sought, found) for query, found in zip(queries, _find_all(find, queries), strict=True)]
    reciprocal = sum(1 / rank for rank in ranks if rank)
    return Known(*(value / len(ranks) for value in (reciprocal, ranks.count(1), sum(map(bool, ranks)))))


def score_relative(find: Find, queries: Sequence[Query]) -> float:
    """Return how many find the article, relative to how many find it by the right word."""
    right = [Query(query.word or query.text, query.sought) for query in queries]
    typed, whole = (
        sum(query.sought in found for query, found in zip(asked, _find_all(find, asked), strict=True))
        for asked in (queries, right)
    )
    return typed / whole if whole else 0.0


def rank_of(sought: int, found: Sequence[int]) -> int:
    """Return the place of a document among those found, from 1 on; 0 where it is not among them."""
    return found.index(sought) + 1 if sought in found else 0


def _find_all(find: Find, queries: Sequence[Query]) -> Sequence[tuple[int, ...]]:
    return find([query.text for query in queries])


def _ended(query: Query) -> Query:
    """Return the query as it stands when a space tells that its word is whole."""
    return Query(f"{query.text} ", query.sought, f"{query.word} ")
