"""The columns of the tables for researchers: names that stay, types, and what they hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exports.articles import Article
from exports.header import read_content_file
from exports.pages import Page, read_article_page
from exports.plain_text import plain_text
from languages.direction import direction_of

TEXT, TEXTS, DAY, MOMENT, TRUTH = "VARCHAR", "VARCHAR[]", "DATE", "TIMESTAMPTZ", "BOOLEAN"
TOPICS = "STRUCT(slug VARCHAR, name VARCHAR)[]"
DROPPED = "STRUCT(kind VARCHAR, count INTEGER)[]"


@dataclass(frozen=True, slots=True)
class Whole:
    """An article with its body, as Markdown and as the site's page."""

    article: Article
    markdown: str
    page: Page


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in SQL, and how its value is found; None is what an article does not say."""

    name: str
    type: str
    value: Callable[[Whole], Any]


def _of_header(field: str) -> Callable[[Whole], Any]:
    return lambda whole: getattr(whole.article, field)


COLUMNS = (
    Column("id", TEXT, _of_header("path")),
    Column("title", TEXT, _of_header("title")),
    Column("language", TEXT, _of_header("lang")),
    Column("direction", TEXT, lambda whole: direction_of(whole.article.lang)),
    Column("day", DAY, lambda whole: whole.article.day.isoformat()),
    Column("published", TEXT, _of_header("published")),
    Column("modified", TEXT, _of_header("modified")),
    Column("authors", TEXTS, lambda whole: list(whole.article.authors)),
    Column("topics", TOPICS, lambda whole: [{"slug": one.slug, "name": one.name} for one in whole.page.topics]),
    Column("tags", TEXTS, lambda whole: list(whole.article.tags)),
    Column("section", TEXT, _of_header("section")),
    Column("summary", TEXT, _of_header("summary")),
    Column("image", TEXT, _of_header("image")),
    Column("image_caption", TEXT, _of_header("image_caption")),
    Column("image_credit", TEXT, _of_header("image_credit")),
    Column("publisher", TEXT, _of_header("source")),
    Column("host", TEXT, _of_header("host")),
    Column("source_url", TEXT, _of_header("source_url")),
    Column("asks_for_payment", TRUTH, _of_header("is_paid")),
    Column("captured", MOMENT, lambda whole: _moment(whole.article)),
    Column("digest", TEXT, _of_header("digest")),
    Column("cleaner", TEXT, _of_header("cleaner")),
    Column("dropped", DROPPED, lambda whole: [{"kind": kind, "count": count} for kind, count in whole.article.dropped]),
    Column("markdown", TEXT, lambda whole: whole.markdown),
    Column("text", TEXT, lambda whole: plain_text(whole.page.body)),
)


def row_of(article: Article) -> dict[str, Any]:
    """Read all that the tables hold of an article."""
    whole = Whole(article, read_content_file(article.file)[1], read_article_page(article.page))
    return {column.name: column.value(whole) for column in COLUMNS}


def _moment(article: Article) -> str | None:
    return article.captured.isoformat().replace("+00:00", "Z") if article.captured else None
