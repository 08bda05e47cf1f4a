"""The located body while it is cleaned, and the questions that the passes ask of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from bs4 import Tag

from scraper.page import squeeze
from scraper.reading import holds

Dropped: TypeAlias = Iterator[tuple[Tag, str]]
"""What a pass yields: an element to drop, and the reason."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the page says of itself elsewhere, so that a body that repeats it can be cleaned of it."""

    headline: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE_LABELS = frozenset({"span", "strong", "b", "em", "a", "small"})
PARTS = HEADINGS | set("p div section ul ol table blockquote figure article pre".split())
BLOCKS = HEADINGS | set("p div section header address li td th dt dd blockquote pre figcaption center".split())
SENTENCE_END = re.compile(r"[.।॥۔。!！?？؟…][\"”»'’)]?\s*\Z")
LABEL_LONGEST = 120
"""Letters that a label or a line of furniture has at most."""
MOST_OF_BODY = 0.5
MOSTLY_LINKS = 0.75


def text_of(element: Tag) -> str:
    """Return an element's text, squeezed; words of neighbouring elements are kept apart."""
    return squeeze(element.get_text(" "))


def strings(value: object) -> list[str]:
    """Return the values of an attribute that may be one text, several or none."""
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def leaves(body: Tag) -> list[Tag]:
    """Return the innermost blocks that hold text, in the page's order."""
    blocks = (node for node in body.descendants if isinstance(node, Tag) and node.name in BLOCKS)
    return [block for block in blocks if not holds(block, BLOCKS) and text_of(block)]


def letters(element: Tag) -> int:
    """Count the letters that an element holds, white space between elements aside."""
    return sum(len(text.strip()) for text in element.strings)


def is_longer(element: Tag, limit: float) -> bool:
    """Tell whether an element holds more letters than a limit, reading no further than that."""
    count = 0
    for text in element.strings:
        count += len(text.strip())
        if count > limit:
            return True
    return False


def is_most_of(whole: int, element: Tag) -> bool:
    """Guard against a name that is given to the whole: what holds half of its letters is the article."""
    return is_longer(element, MOST_OF_BODY * whole)


def is_mostly_links(element: Tag, beside: str = "") -> bool:
    """Tell whether an element's text is links, but for the words `beside` them."""
    text = len(text_of(element)) - len(beside)
    return sum(len(text_of(link)) for link in element.find_all("a")) >= MOSTLY_LINKS * text


def stands_alone(element: Tag) -> bool:
    """Tell whether an inline element is all that its block says; a block always is."""
    if element.name not in INLINE_LABELS:
        return True
    siblings = chain(element.next_siblings, element.previous_siblings)
    return not any(sibling.get_text(strip=True) for sibling in siblings)
