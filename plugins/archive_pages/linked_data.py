"""An article's facts as JSON-LD, which search engines and citation managers read."""

import json
from typing import Any

from markupsafe import Markup
from pelican.contents import Article

# A browser ends a script element at the first "</script", wherever it stands.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def linked_data(article: Article) -> Markup:
    """Describe an article in schema.org's words; what the content file does not say is left out."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.lang,
        "datePublished": article.published.iso if article.published else None,
        "dateModified": article.updated.iso if article.updated else None,
        "description": article.excerpt,
        "author": [{"@type": "Person", "name": author.name} for author in article.authors],
        "publisher": {"@type": "Organization", "name": article.source.name} if article.source else None,
        "isBasedOn": article.source_url,
        "keywords": [topic.name for topic in article.topics],
    }
    told = {key: value for key, value in facts.items() if value}
    return Markup(json.dumps(told, ensure_ascii=False).translate(ESCAPES))  # noqa: S704 - nothing left that ends it
