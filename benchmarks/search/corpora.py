"""The corpora that search is measured on: articles, and queries of which it is known what they must find.

A folder of corpora holds `corpora/search/<corpus>.jsonl.gz` with `<corpus>.queries.json`, word pairs in
`corpora/romanised/`, and in `measure/search/` the program that writes a corpus as content of an archive.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from languages.tokens import tokenise

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench" / "search"
NAMES = ("hi-10k", "en-10k")

_Queries = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a corpus, and where the built site has it."""

    id: int
    title: str
    date: str
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def url(self) -> str:
        """The address of the article, from the site's root."""
        return f"article/{self.date[:4]}/doc-{self.id}/"

    @property
    def text(self) -> str:
        """All that is written in the article."""
        return "\n".join((self.title, *self.topics, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, the article that is sought, and the word of that article that stands behind what is typed."""

    text: str
    sought: int
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A word or name in Latin letters, and as it is written in its own script."""

    latin: str
    native: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus in the folder of corpora, or its first articles alone."""

    name: str
    shared: Path
    first: int | None = None

    @property
    def lang(self) -> str:
        """The language of the articles."""
        return self.name.partition("-")[0]

    @property
    def file(self) -> Path:
        """The file of the articles, one JSON object a line."""
        return self.shared / "corpora" / "search" / f"{self.name}.jsonl.gz"

    @property
    def is_here(self) -> bool:
        """Whether the corpus, its queries and the program that writes it as content are in the folder."""
        return self.file.is_file() and self._queries.is_file() and content_program(self.shared).is_file()

    @property
    def label(self) -> str:
        """The name of the corpus, with the number of its articles where these are not all."""
        return self.name if self.first is None else f"{self.name}, the first {self.first:,}"

    @property
    def folder_name(self) -> str:
        """The name of folders that are made from this corpus."""
        return self.name if self.first is None else f"{self.name}-{self.first}"

    def articles(self) -> tuple[Article, ...]:
        """Return the articles in their order."""
        return _read_articles(self.file, self.first)

    def words(self) -> Mapping[int, frozenset[str]]:
        """Return the words of each article, by its number."""
        return _words(self)

    def queries(self, kind: str) -> tuple[Query, ...]:
        """Return the queries of one kind that seek an article of this corpus; none where it has none of that kind."""
        here = {article.id for article in self.articles()}
        rows = _read_queries(self._queries).get(kind, [])
        return tuple(Query(row["q"], row["id"], row.get("word")) for row in rows if row["id"] in here)

    def latin_pairs(self) -> tuple[Pair, ...]:
        """Return the pairs of the corpus's own query set."""
        return tuple(Pair(row["q"], row["dev"]) for row in _read_queries(self._queries).get("latin", []))

    @property
    def _queries(self) -> Path:
        return self.file.with_name(f"{self.name}.queries.json")


def content_program(shared: Path) -> Path:
    """Return the program that writes a corpus as content of an archive."""
    return shared / "measure" / "search" / "to_content.py"


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text exactly as they are written, but for case."""
    return frozenset(tokenise(text))


@cache
def _words(corpus: Corpus) -> Mapping[int, frozenset[str]]:
    return {article.id: words_of(article.text) for article in corpus.articles()}


@cache
def _read_articles(file: Path, first: int | None) -> tuple[Article, ...]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for _, line in zip(range(first or 1_000_000), lines, strict=False))
        return tuple(
            Article(row["id"], row["title"], row["date"], tuple(row["topics"]), tuple(row["paragraphs"]))
            for row in rows
        )


@cache
def _read_queries(file: Path) -> _Queries:
    queries: _Queries = json.loads(file.read_text("utf-8"))
    return queries
