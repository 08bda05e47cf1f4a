"""What the head of an article's page says of it: OpenGraph for pages that link here, Dublin Core for catalogues.

Zotero's translator for embedded metadata takes the kind of the item from `DC.type`, where `NewsItem` is a newspaper
article, and the newspaper's name from PRISM; Highwire's `citation_…` would make it an article of a journal.
"""

from collections.abc import Iterator

from babel.core import get_global
from pelican.contents import Article

from .addresses import address_on_the_web

SCHEMAS = {
    "DC": "http://purl.org/dc/elements/1.1/",
    "DCTERMS": "http://purl.org/dc/terms/",
    "prism": "http://prismstandard.org/namespaces/basic/2.1/",
}
"""The vocabularies of `dublin_core`, by the beginnings of its names."""


def open_graph(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what OpenGraph says of an article beside its title and description."""
    yield "og:type", "article"
    if locale := locale_name(article.lang):
        yield "og:locale", locale
    if article.published:
        yield "article:published_time", article.published.iso
    if article.updated:
        yield "article:modified_time", article.updated.iso
    if article.section:
        yield "article:section", article.section.text
    for topic in article.topics:
        yield "article:tag", topic.name
    if article.shared_image:
        yield "og:image", article.shared_image


def dublin_core(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what Dublin Core and PRISM say of an article."""
    yield "DC.type", "NewsItem"
    yield "DC.title", article.title
    for author in article.authors:
        yield "DC.creator", author.name
    if article.source:
        yield "DC.publisher", article.source.name
        yield "prism.publicationName", article.source.name
    if article.published:
        yield "DC.date", article.published.iso
    if article.updated:
        yield "DCTERMS.modified", article.updated.iso
    yield "DC.language", article.lang
    for topic in article.topics:
        yield "DC.subject", topic.name
    if article.source_url:
        yield "DC.source", article.source_url
    if page := address_on_the_web(article.url, article.settings):
        yield "DC.identifier", page


def locale_name(lang: str) -> str | None:
    """Name a language with the country that most of its readers live in, as OpenGraph does: hi_IN."""
    language, *subtags = lang.split("-")
    script = next((tag.title() for tag in subtags if len(tag) == len("Deva")), None)
    country = next((tag.upper() for tag in subtags if len(tag) == len("IN")), None)
    known = get_global("likely_subtags")
    likely = known.get(f"{language}_{script}") or known.get(language.lower(), "")  # 'hi' -> 'hi_Deva_IN'
    country = country or next((tag for tag in likely.split("_")[1:] if len(tag) == len("IN")), None)
    return f"{language.lower()}_{country}" if country else None
