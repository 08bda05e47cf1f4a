"""The whole page as a tree, parsed once, and the questions that every stage asks of it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, TypeAlias
from unicodedata import is_normalized

from lxml import etree, html

from scraper.encoding.decoding import compose

Element: TypeAlias = Any
"""An element of lxml's tree; lxml ships no types."""

UNSEEN_SPACES = "\u200b\u2060\ufeff"
SPACES = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+")
DEEPEST = 100
AT_DEEPEST = etree.XPath("/*" * DEEPEST)
IMAGES = frozenset({"img", "amp-img"})
"""The elements that are pictures."""
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What no reader sees, or XML forbids; marks of direction and Indic joiners (U+200C to U+200F) are not among it."""
PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
LONGEST_TAG = 50_000
"""Bytes that a tag has at most, but where it holds data in place of an address."""
MOST_ATTRIBUTES = 1000
REFERENCES = re.compile(rb"&(?:#0*[0-9]{1,7}|#[xX]0*[0-9a-fA-F]{1,6}|shy|lang|rang);?")
"""Those that may stand for what no reader sees, or for what NFC writes otherwise."""


@dataclass(frozen=True, slots=True)
class Index:
    """A page's elements in its order, held so that lxml need not make their Python objects anew at every look.

    All else is places among them: those of each tag, of each `class` attribute, of what has an `itemprop`. So the
    elements are let go from the last to the first, which is much the quickest for lxml.
    """

    elements: tuple[Element, ...]
    tags: dict[str, list[int]]
    classes: dict[str, list[int]]
    properties: list[int]


@dataclass(frozen=True)
class Page:
    """A parsed page: its tree, and the URL that it was served at (None when nobody said)."""

    root: Element
    url: str | None

    @cached_property
    def index(self) -> Index:
        """Return the page's index; the elements and their names must not change after the first look."""
        elements = tuple(self.root.iter())
        tags: defaultdict[str, list[int]] = defaultdict(list)
        classes: defaultdict[str, list[int]] = defaultdict(list)
        properties: list[int] = []
        for place, element in enumerate(elements):
            tags[element.tag].append(place)
            if names := element.get("class"):
                classes[names].append(place)
            if element.get("itemprop"):
                properties.append(place)
        return Index(elements, tags, classes, properties)

    def at(self, places: Iterable[int]) -> list[Element]:
        """Return the elements at some places."""
        return [self.index.elements[place] for place in places]

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements with any of some tags, in the page's order."""
        found = [place for tag in tags for place in self.index.tags.get(tag, ())]
        return self.at(sorted(found) if len(tags) > 1 else found)

    def property(self, name: str) -> list[Element]:
        """Return the elements that hold a property of the page's microdata (https://schema.org)."""
        return [element for element in self.at(self.index.properties) if name in element.get("itemprop").split()]

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
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup())
    source = text.encode("utf-8", "ignore")
    if unseen := set(UNSEEN.findall(source.translate(None, PLAIN).decode())):  # what is left is short: most is plain
        source = _without(unseen, text).encode("utf-8", "ignore")
    root = _parsed(_with_short_tags(source), parser)
    if not all(_stays(unescape(reference.decode())) for reference in set(REFERENCES.findall(source))):
        _clean(root)
    for element in AT_DEEPEST(root):
        _flatten(element)
    return Page(root, url)


def _with_short_tags(source: bytes) -> bytes:
    """Cut the tags that hold more attributes than any real one: the parser's time grows with their square."""
    start = 0
    while len(source) - start > LONGEST_TAG:
        end = source.rfind(b">", start, start + LONGEST_TAG)
        if end < 0:
            piece, _, _ = source[start:].partition(b">")
            end = start + len(piece)
            if (short := _with_few_attributes(piece)) != piece:
                source, end = source[:start] + short + source[end:], start + len(short)
        start = end + 1
    return source


def _with_few_attributes(piece: bytes) -> bytes:
    """Cut the tag that a piece of a page ends in; of a script or a text there is nothing to cut."""
    opening = piece.rfind(b"<")
    words = piece[opening:].split()
    is_tag = len(words) > MOST_ATTRIBUTES and words[0][1:].isalpha() and b"=" in words[MOST_ATTRIBUTES]
    return piece[:opening] + b" ".join(words[:MOST_ATTRIBUTES]) if is_tag and opening >= 0 else piece


def _parsed(source: bytes, parser: html.HTMLParser) -> Element:
    try:
        return html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing in it is an element or text
        return etree.HTML("<html><head></head><body></body></html>")


def _clean(root: Element) -> None:
    """Clean what character references (`&#27;`, `&#x202e;`) brought back into the texts.

    Attributes are left as they are: whoever reads one squeezes it, or checks it as a URL.
    """
    for element in root.iter():
        if element.text and not _is_clean(element.text):
            element.text = compose(visible(element.text))
        if element.tail and not _is_clean(element.tail):
            element.tail = compose(visible(element.tail))


def _is_clean(text: str) -> bool:
    return not UNSEEN.search(text) and is_normalized("NFC", text)


def _stays(char: str) -> bool:
    """Tell what a reference brings that stays as it is: no control, no mark that combines with what is before."""
    return char != "" and _is_clean(char) and not unicodedata.category(char[0]).startswith("M")


def _flatten(element: Element) -> None:
    """Keep only the text of an element that is nested deeper than any real page nests."""
    text = "".join(element.itertext())
    for child in list(element):
        element.remove(child)
    element.text = text


def visible(text: str) -> str:
    """Leave out what no reader sees; controls that part words become spaces."""
    return text if text.isprintable() else _without(set(UNSEEN.findall(text)), text)


def _without(unseen: set[str], text: str) -> str:
    for char in unseen:
        text = text.replace(char, " " if char.isspace() else "")
    return text


def squeeze(text: str) -> str:
    """Fold every run of white space into one space, without those at the ends and without invisible marks."""
    folded = " ".join(text.split())
    return folded if folded.isprintable() else SPACES.sub(" ", visible(text)).strip()


def fold_spaces(text: str) -> str:
    """Fold every run of white space into one space; also what parts words without being seen counts as such."""
    if any([char in text for char in UNSEEN_SPACES]):  # noqa: C419 - a list is quicker for so few
        return SPACES.sub(" ", text)
    folded = " ".join(text.split())
    if not folded:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + folded + (" " if text[-1].isspace() else "")


def drop(element: Element) -> None:
    """Take an element out of its tree, in place; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def short_text_of(element: Element, limit: int) -> str | None:
    """Return an element's text where it has fewer letters than `limit`; None else, without reading it all."""
    pieces: list[str] = []
    letters = 0
    for piece in element.itertext():
        pieces.append(piece)
        letters += len(piece.strip())
        if letters > limit:
            return None
    text = squeeze("".join(pieces))
    return text if len(text) < limit else None


def text_of(element: Element) -> str:
    """Return the text that an element holds, squeezed."""
    return squeeze("".join(element.itertext()))
