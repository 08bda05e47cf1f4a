"""The machine-readable statements of a page: JSON-LD (https://schema.org) and `<meta>` elements."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from scraper.encoding.decoding import compose
from scraper.page import Page, squeeze

ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Blog|Opinion|Analysis|Review|Tech|Scholarly|Satirical|LiveBlog|Background|Advertiser)?"
    r"(?:Article|Posting|NewsArticle|Report|ContentArticle)\Z"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
WRAPPERS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$")
QUOTE_IN_TEXT = regex.compile(r'(?<!(?:^|[\[{,:])\s*)"(?!\s*(?:[,:}\]]|$))')
# {"headline": "The "last" ferry"}
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Structured:
    """The article's JSON-LD object (empty where there is none), all JSON-LD objects, and the meta values."""

    article: dict[str, object]
    objects: tuple[dict[str, object], ...]
    metas: tuple[tuple[str, str], ...]

    def meta(self, *names: str) -> str | None:
        """Return the first non-empty meta value under the first of the names that has one."""
        return next((value for name in names for value in self.meta_all(name)), None)

    def meta_all(self, name: str) -> tuple[str, ...]:
        """Return all meta values of a name, in the page's order."""
        return tuple(value for key, value in self.metas if key == name)


def read_structured(page: Page) -> Structured:
    """Read JSON-LD and meta elements; JSON that cannot be mended is left out."""
    objects = tuple(
        item
        for script in page.tagged("script")
        if "ld+json" in (script.get("type") or "") and script.text
        for item in _objects(_json(script.text), 0)
    )
    articles = [item for item in objects if is_article(item)]
    article = max(articles, key=lambda item: (bool(item.get("headline")), len(item)), default={})
    return Structured(article, objects, tuple(_metas(page)))


def is_article(item: dict[str, object]) -> bool:
    """Tell whether a JSON-LD object is an article of any kind."""
    return any(ARTICLE_TYPES.match(name) for name in strings(item.get("@type")))


def strings(value: object, depth: int = 0) -> list[str]:
    """Return the texts in a JSON-LD value: a text, a list of them, or objects with a name."""
    if isinstance(value, str):
        text = _unescaped(value)
        return [text] if text else []
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        return [text for one in value for text in strings(one, depth + 1)]
    if isinstance(value, dict):
        return strings(value.get("name") or value.get("@value"), depth + 1)
    return []


def _unescaped(value: str) -> str:
    """Read a text as one that was escaped once more: JSON and HTML can each hide what no reader sees."""
    return squeeze(compose(html.unescape(value)))


def first_string(value: object) -> str | None:
    """Return the first text in a JSON-LD value."""
    return next(iter(strings(value)), None)


def _json(text: str) -> object:
    bare = WRAPPERS.sub("", text).strip().rstrip(";")
    for attempt in (bare, TRAILING_COMMA.sub("", bare), html.unescape(bare), QUOTE_IN_TEXT.sub(r"\"", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD value: itself, those of a list, of `@graph` and of `mainEntity`."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1) if not isinstance(value.get(key), str) else ()


def _metas(page: Page) -> Iterator[tuple[str, str]]:
    for element in page.tagged("meta"):
        value = _unescaped(element.get("content") or element.get("value") or "")
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if value:
                    yield name, value
