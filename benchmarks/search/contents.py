"""Content folders for the build: a corpus, five times as many articles as a corpus has, and words by construction."""

import csv
import gzip
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.search.corpora import CACHE, Corpus, Pair, content_program
from benchmarks.search.kept import digest_of, keep

SEED = 7
COPIES = 5
LANGUAGES = {
    "hi": "hin",
    "ta": "tam",
    "bn": "ben",
    "mr": "mar",
    "gu": "guj",
    "pa": "pan",
    "ur": "urd",
    "te": "tel",
    "kn": "kan",
    "ml": "mal",
}
"""The languages of the romanised words, and what their files are called."""
WORDS_TOGETHER = 5
"""The words of one document that is made of words alone."""


def content_of(corpus: Corpus) -> Path:
    """Return the corpus as content of an archive."""
    digest = digest_of(corpus.file, content_program(corpus.shared), str(corpus.first))

    def write(folder: Path) -> None:
        _write_content(corpus.shared, corpus.file, folder, corpus.first)

    return keep(CACHE / "content" / corpus.folder_name, digest, write)


def larger_content_of(corpus: Corpus) -> Path:
    """Return content of five times as many articles: the corpus, and four times its paragraphs dealt out anew.

    Each further article has as many paragraphs as one of the corpus, drawn from all, and a headline of the two
    halves of others: lists of articles grow as in a larger archive. The vocabulary stays that of the corpus.
    """
    digest = digest_of(corpus.file, content_program(corpus.shared), Path(__file__), str(corpus.first))

    def write(folder: Path) -> None:
        file = folder.with_name(f"{corpus.lang}-larger.jsonl.gz")
        with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as lines:
            lines.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _larger(corpus))
        _write_content(corpus.shared, file, folder, None)
        file.unlink()

    return keep(CACHE / "content" / f"{corpus.folder_name}-larger", digest, write)


def words_content(shared: Path, lang: str) -> Path:
    """Return content whose documents hold the native words of a list, some to a document."""
    pairs = romanised(shared, lang)
    digest = digest_of(Path(__file__), *(f"{pair.latin}\t{pair.native}" for pair in pairs))

    def write(folder: Path) -> None:
        for number, words in enumerate(word_documents(pairs)):
            header = {"Title": words[0], "Slug": f"doc-{number}", "Date": "2019-01-01", "Lang": lang}
            text = "".join(f"{key}: {value}\n" for key, value in header.items())
            (folder / f"{number}.md").write_text(f"{text}\n{' '.join(words)}\n", "utf-8")

    return keep(CACHE / "content" / f"words-{lang}", digest, write)


def word_documents(pairs: Sequence[Pair]) -> Iterator[tuple[str, ...]]:
    """Yield the native words in the documents that are made of them; each word stands in one document."""
    words = sorted({pair.native for pair in pairs})
    random.Random(SEED).shuffle(words)  # noqa: S311 - an order, no secret
    return (tuple(words[start : start + WORDS_TOGETHER]) for start in range(0, len(words), WORDS_TOGETHER))


def romanised(shared: Path, lang: str) -> tuple[Pair, ...]:
    """Return the word pairs of a language; none where there is no list."""
    file = shared / "corpora" / "romanised" / f"{LANGUAGES[lang]}.csv"
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(Pair(latin, native) for latin, native in csv.reader(rows))


def _write_content(shared: Path, file: Path, folder: Path, first: int | None) -> None:
    limit = [] if first is None else ["--first", str(first)]
    subprocess.run([sys.executable, "-B", content_program(shared), file, folder, *limit], check=True)


def _larger(corpus: Corpus) -> Iterator[dict[str, object]]:
    """Yield the rows of the larger corpus."""
    articles = corpus.articles()
    chance = random.Random(SEED)  # noqa: S311 - an order, no secret
    for copy in range(COPIES):
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        titles = [article.title.split() for article in articles]
        if copy:
            chance.shuffle(paragraphs)
            ends = chance.sample(titles, len(titles))
            titles = [start[: len(start) // 2] + end[len(end) // 2 :] for start, end in zip(titles, ends, strict=True)]
        dealt = iter(paragraphs)
        for article, title in zip(articles, titles, strict=True):
            yield {
                "id": copy * len(articles) + article.id,
                "title": " ".join(title),
                "date": article.date,
                "topics": article.topics,
                "paragraphs": [next(dealt) for _ in article.paragraphs],
            }
