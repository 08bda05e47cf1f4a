"""Feeds tell what is new and link to it; the whole text stays on the article's page."""

from html import escape
from typing import Any


def keep_summaries(_context: dict[str, Any], feed: Any) -> None:
    """Leave each entry its summary, as text: a topic's feed would otherwise hold its articles a second time."""
    for item in feed.items:
        item["content"] = None
        item["description"] = escape(item["description"] or "", quote=False)
