"""The table of contents: articles under their months, months under their years."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from exports.articles import Article
from exports.epub.chapters import place_in_book
from exports.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """An article in the contents."""

    place: str
    article: Article


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its articles."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its months."""

    year: int
    months: tuple[Month, ...]


def years_of(articles: Iterable[Article], words: Words) -> tuple[Year, ...]:
    """List articles in the order of the book, newest first."""
    lines = [Line(place_in_book(article), article) for article in articles]
    return tuple(
        Year(
            year,
            tuple(
                Month(words.month(month), tuple(of_month))
                for month, of_month in groupby(of_year, key=lambda line: line.article.day.month)
            ),
        )
        for year, of_year in groupby(lines, key=lambda line: line.article.day.year)
    )
