"""Whether the publisher asks for payment to read the article, where the page says so."""

from scraper.metadata.structured import Structured

LOCKED = "locked"
"""The `article:content_tier` of what only those read who pay; `metered` is open to all for a while."""


def is_behind_paywall(structured: Structured) -> bool:
    """Tell whether the page marks its article as not free."""
    parts = structured.article.get("hasPart")
    marked = (structured.article, *(parts if isinstance(parts, list) else [parts]))
    stated = [
        item["isAccessibleForFree"] for item in marked if isinstance(item, dict) and "isAccessibleForFree" in item
    ]
    is_free = not stated or str(stated[0]).casefold() not in {
        "false",
        "https://schema.org/false",
        "http://schema.org/false",
    }
    return not is_free or structured.meta("article:content_tier") == LOCKED
