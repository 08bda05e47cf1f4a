"""The archive whose pages are measured: the samples, and an article of 4,000 words that was captured twice."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.search.corpora import Corpus
from scraper.article import CLEANER, Article, utc
from scraper.content_file import parse
from scraper.store import Archive

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "content"
WORDS = 4_000
LANGUAGE = "hi"
HOST = "setu.example"
HEADER = {
    "Title": "नदी के दो किनारे: एक लंबी कहानी",
    "Slug": "nadi-ke-do-kinare",
    "Date": "2026-01-02T06:00:00Z",
    "Lang": LANGUAGE,
    "Authors": "मीरा राव; रवि कुमार",
    "Tags": "नदी; पुल; मेला; रेल; शहर",
    "Category": "देश",
    "Summary": "पुल बनने से पहले और उसके बाद के साठ साल, दोनों किनारों पर रहने वालों की ज़ुबानी।",
    "Image": "https://setu.example/nadi.jpg",
    "Source": "सेतु",
    "Source_url": "https://setu.example/nadi-ke-do-kinare",
}


def write_archive(folder: Path, corpus: Corpus) -> Path:
    """Write the archive into a folder that does not exist; return its content."""
    content = shutil.copytree(SAMPLES, folder / "content")
    texts = _texts_of(corpus) if corpus.is_here else _texts_of_samples()
    long = "\n\n".join(first_words(texts, WORDS))
    archive = Archive(folder)
    for day, body in enumerate((f"{long}\n\nसुधार बाद में आएगा।\n", f"{long}\n\nसुधार: पुल 1966 में खुला।\n"), start=3):
        archive.add(_captured(body, datetime(2026, 1, day, tzinfo=UTC)))
    return content


def first_words(paragraphs: Iterable[str], count: int) -> Iterator[str]:
    """Yield paragraphs until they have so many words; the last is cut."""
    for paragraph in paragraphs:
        words = paragraph.split()
        yield paragraph if len(words) <= count else " ".join(words[:count])
        count -= len(words)
        if count <= 0:
            return


def _texts_of(corpus: Corpus) -> Iterator[str]:
    return (paragraph for article in corpus.articles() for paragraph in article.paragraphs)


def _texts_of_samples() -> Iterator[str]:
    """Yield the paragraphs of the samples, those in the language of the article first."""
    files = [file.read_text("utf-8") for file in sorted((SAMPLES / "articles").rglob("*.md"))]
    for text in sorted(files, key=lambda text: f"\nLang: {LANGUAGE}\n" not in text):
        yield from parse(text).body.split("\n\n")


def _captured(body: str, when: datetime) -> Article:
    digest = f"sha256:{hashlib.sha256(body.encode()).hexdigest()}"
    header = {**HEADER, "Captured": utc(when), "Digest": digest, "Cleaner": CLEANER}
    return Article(HOST, when.year, HEADER["Slug"], HEADER["Source_url"], digest, tuple(header.items()), body)
