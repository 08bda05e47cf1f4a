"""The body of an article as BeautifulSoup holds it, made from lxml's tree without writing that out as HTML."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder

from scraper.page import Element

ADDRESSES = ("href", "src")
BLANKS = " \t\n\r"
PRINTED = "".join(map(chr, range(0x21, 0x7F)))
"""What stands in an address as it is; all else is percent-encoded."""


def soup_of(body: Element) -> Tag:
    """Hand a tree over to BeautifulSoup, but for its comments."""
    soup = BeautifulSoup(body, builder=_FromTree())
    return soup.body or soup


class _FromTree(HTMLTreeBuilder):
    """Builds what BeautifulSoup's builder for lxml would build of the same tree in writing."""

    def prepare_markup(  # type: ignore[override]  # the stubs say that it returns nothing
        self, markup: Any, *_: object, **__: object
    ) -> Iterator[tuple[Any, None, None, bool]]:
        """Take a tree as it is."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Hand over an element and all in it."""
        if self.soup is None:
            return
        attributes = dict(markup.attrib)
        for name in ADDRESSES:
            if name in attributes:
                attributes[name] = quote(attributes[name].lstrip(BLANKS), safe=PRINTED)
        self.soup.handle_starttag(markup.tag, None, None, attributes)
        if markup.text:
            self.soup.handle_data(markup.text)
        for child in markup:
            if isinstance(child.tag, str):
                self.feed(child)
            if child.tail:
                self.soup.handle_data(child.tail)
        self.soup.handle_endtag(markup.tag)
