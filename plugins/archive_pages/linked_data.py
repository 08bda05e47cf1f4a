"""An article's facts as JSON-LD, which search engines and citation managers read."""

import json
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.contents import Article

from .addresses import address_on_the_web
from .names import fold

# A browser ends a script element at the first "</script", wherever it stands.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def linked_data(article: Article) -> Markup:
    """Describe an article in schema.org's words; what the content file does not say is left out."""
    page = address_on_the_web(article.url, article.settings)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.excerpt,
        "inLanguage": article.lang,
        "datePublished": article.published.iso if article.published else None,
        "dateModified": article.updated.iso if article.updated else None,
        "author": [author_of(author, article) for author in article.authors],
        "publisher": named("Organization", article.source.name, site_of(article)) if article.source else None,
        "isPartOf": named("WebSite", article.source.name, site_of(article)) if article.source else None,
        "articleSection": article.section.text if article.section else None,
        "keywords": [topic.name for topic in article.topics],
        "image": article.shared_image,
        "wordCount": article.words,
        "timeRequired": f"PT{article.minutes}M",
        "isAccessibleForFree": False if article.is_paid else None,
        "url": article.source_url or page,
        "archivedAt": named("WebPage", article.settings["SITENAME"], page) if page else None,
    }
    told = {key: value for key, value in facts.items() if value not in (None, "", [])}
    return Markup(json.dumps(told, ensure_ascii=False).translate(ESCAPES))  # noqa: S704 - nothing left that ends it


def author_of(author: Any, article: Article) -> dict[str, str]:
    """Tell a person from a publisher that signs its own report."""
    is_publisher = article.source is not None and fold(author.name) == fold(article.source.name)
    page = address_on_the_web(author.url, article.settings)
    return named("Organization" if is_publisher else "Person", author.name, page)


def site_of(article: Article) -> str | None:
    """Tell the address of the publisher's own site."""
    parts = urlsplit(article.source_url or "")
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else None


def named(kind: str, name: str, address: str | None) -> dict[str, str]:
    """Describe what has a name and perhaps an address."""
    return {"@type": kind, "name": name, **({"url": address} if address else {})}
