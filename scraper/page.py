"""The whole page as a tree, parsed once, and the questions that every stage asks of it."""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree, html

Element: TypeAlias = Any
"""An element of lxml's tree; lxml ships no types."""

SPACES = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+")
DEEPEST = 200
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Characters that no reader sees; Indic joiners (U+200C, U+200D) are not among them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its tree, and the URL that it was served at (None when nobody said)."""

    root: Element
    url: str | None

    def first(self, xpath: str) -> str | None:
        """Return the first text that an XPath finds, squeezed; None when there is none or it is empty."""
        for found in self.root.xpath(xpath):
            text = squeeze(found if isinstance(found, str) else "".join(found.itertext()))
            if text:
                return text
        return None


def parse_page(text: str, url: str | None = None) -> Page:
    """Parse HTML of any quality into a page with an `html` root."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    root = _parsed(text, parser)
    for element in root.xpath("/*" * DEEPEST):
        _flatten(element)
    return Page(root, url)


def _parsed(text: str, parser: html.HTMLParser) -> Element:
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing in it is an element or text
        return html.document_fromstring("<html><head></head><body></body></html>")


def _flatten(element: Element) -> None:
    """Keep only the text of an element that is nested deeper than any real page nests."""
    text = "".join(element.itertext())
    for child in list(element):
        element.remove(child)
    element.text = text


def squeeze(text: str) -> str:
    """Fold every run of white space into one space, without those at the ends and without invisible marks."""
    return SPACES.sub(" ", text.replace("\u00ad", "")).strip()


def text_of(element: Element) -> str:
    """Return the text that an element holds, squeezed."""
    return squeeze("".join(element.itertext()))
