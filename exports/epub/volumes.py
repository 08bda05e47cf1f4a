"""Which books an archive makes: one, and where that would be too large for an e-reader one a year or a month."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from exports.articles import Article
from exports.epub.book import write_book
from exports.files import whole
from exports.site import Site
from exports.words import Words, read_words

LARGEST = 2000
"""Articles in one book: e-readers with little memory open no larger table of contents."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A book: what its file is called beside the archive's name, its title, and its articles, newest first."""

    slug: str
    title: str
    articles: tuple[Article, ...]


def write_books(site: Site, articles: list[Article], folder: Path) -> Iterator[Path]:
    """Write all books, newest first; yield each when it is written."""
    words = read_words(site.lang)
    for volume in volumes_of(site, articles, words):
        path = folder / f"{site.slug}{volume.slug}.epub"
        with whole(path) as beside:
            write_book(beside, site, words, volume.title, volume.articles)
        yield path


def volumes_of(site: Site, articles: list[Article], words: Words, *, largest: int = LARGEST) -> Iterator[Volume]:
    """Part articles, newest first, into books."""
    if len(articles) <= largest:
        yield Volume("", site.name, tuple(articles))
        return
    for year, of_year in _parted(articles, lambda one: one.day.year):
        if len(of_year) <= largest:
            yield Volume(f"-{year}", f"{site.name} {year}", of_year)
            continue
        for month, of_month in _parted(of_year, lambda one: one.day.month):
            title = f"{site.name}: {words.month_of_year(year, month)}"
            yield Volume(f"-{year}-{month:02}", title, of_month)


def _parted(
    articles: list[Article] | tuple[Article, ...], by: Callable[[Article], int]
) -> Iterator[tuple[int, tuple[Article, ...]]]:
    for key, group in groupby(articles, key=by):
        yield key, tuple(group)
