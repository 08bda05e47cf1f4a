"""Who wrote and who published: one page an author and one a publisher, however their names are spelled."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Article, Author
from pelican.urlwrappers import URLWrapper

from .names import commonest, name_in
from .topics import url_slug

HOST_NAME = re.compile(r"^(?=.*\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$")  # dainik-prabhat.example


class Source(URLWrapper):  # type: ignore[misc]
    """A publisher, whose page is named for its host."""


def join_authors(articles: Iterable[Article], settings: dict[str, Any]) -> None:
    """Let articles share one `Author` a person."""
    spellings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for article in articles:
        for name in article.author_names:
            spellings[url_slug(name)].append((name, article.lang))
    people = {slug: credited(Author, slug, names, settings) for slug, names in spellings.items()}
    for article in articles:
        article.authors = list(dict.fromkeys(people[url_slug(name)] for name in article.author_names))
        if article.authors:
            article.author = article.authors[0]


def join_sources(articles: Iterable[Article], settings: dict[str, Any]) -> None:
    """Let articles share one `Source` a publisher."""
    spellings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    slugs = {article: source_slug(article) for article in articles}
    for article, slug in slugs.items():
        if slug:
            spellings[slug].append((source_name(article) or slug, article.lang))
    sources = {slug: credited(Source, slug, names, settings) for slug, names in spellings.items()}
    for article, slug in slugs.items():
        article.source = sources[slug] if slug else None


def source_slug(article: Article) -> str | None:
    """Name a publisher by its host, or by its name where the file tells no address."""
    host = (urlsplit(article.source_url).hostname or "").removeprefix("www.") if article.source_url else ""
    if HOST_NAME.match(host):
        return host
    name = source_name(article)
    return url_slug(name) if name else None


def source_name(article: Article) -> str | None:
    """Tell the publisher's name as the content file gives it."""
    return " ".join(article.metadata.get("source", "").split()) or None


def credited(kind: type[URLWrapper], slug: str, names: list[tuple[str, str]], settings: dict[str, Any]) -> URLWrapper:
    """Make the one object for a person or publisher, shown by the spelling used most."""
    text = commonest(name for name, _ in names)
    langs = Counter(lang for name, lang in names if name == text)
    likely = min(langs, key=lambda lang: (-langs[lang], lang))
    wrapper = kind(text, settings)
    wrapper.slug, wrapper.label = slug, name_in(text, likely)
    return wrapper
