"""From the inline elements of HTML to inlines: links made safe, and marked up what changes the meaning."""

import re
from collections.abc import Iterable, Iterator

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from scraper.body.blocks import Break, Code, Emphasis, Inline, Inlines, Link, Mark, Marked, Ruby, Strong, Text, plain
from scraper.body.footnotes import MARK
from scraper.body.tidying import replaced, tidy
from scraper.page import fold_spaces, squeeze, visible
from web.urls import safe_link

EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
STRONG = frozenset({"strong", "b"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
MARKED = {"sup": "sup", "sub": "sub", "s": "s", "strike": "s", "bdi": "bdi", "bdo": "bdo"}
SILENT = frozenset("script style noscript template rt rp rtc svg math button input del".split())
DIRECTIONS = frozenset({"ltr", "rtl"})
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def read_inlines(nodes: Iterable[PageElement], base: str | None) -> Inlines:
    """Read HTML nodes as inlines; `base` is the URL that relative links start from."""
    return tidy(tuple(_inlines(nodes, base)))


def directed(inlines: Inlines) -> Inlines:
    """Leave out stated directions from the inlines of a block where all goes from left to right anyway."""
    if all(isinstance(inline, Text) for inline in inlines) or RIGHT_TO_LEFT.search(plain(inlines)):
        return inlines
    return tidy(tuple(replaced(inlines, _without_isolation)))


def _without_isolation(inline: Inline) -> Inlines:
    return inline.inlines if isinstance(inline, Marked) and inline.element == "bdi" else (inline,)


def _inlines(nodes: Iterable[PageElement], base: str | None) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, PreformattedString):  # comments, CDATA, doctypes
            continue
        if isinstance(node, NavigableString):
            yield Text(fold_spaces(visible(node)))
        elif isinstance(node, Tag) and node.name not in SILENT:
            yield from _element(node, base)


def _element(node: Tag, base: str | None) -> Iterator[Inline]:
    name = node.name
    if name == "br":
        yield Break()
    elif name in CODE:
        yield from _code(fold_spaces(node.get_text()))
    elif name in EMPHASIS:
        yield Emphasis(tuple(_inlines(node.children, base)))
    elif name in STRONG:
        yield Strong(tuple(_inlines(node.children, base)))
    elif name == "a" and node.get("href") and (url := safe_link(str(node["href"]), base)):
        yield Link(url, tuple(_inlines(node.children, base)))
    elif name == "ruby":
        yield from _ruby(node, base)
    elif name == MARK:
        yield Mark(int(str(node["number"])), node.get_text())
    elif element := _marked_as(node):
        direction = str(node.get("dir") or "").lower()
        stated = direction if element in {"bdi", "bdo"} and direction in DIRECTIONS else None
        yield Marked(element, tuple(_inlines(node.children, base)), stated)
    elif name == "q":
        yield Text("“")
        yield from _inlines(node.children, base)
        yield Text("”")
    else:
        yield from _inlines(node.children, base)


def _code(text: str) -> Iterator[Inline]:
    if text.startswith(" "):
        yield Text(" ")
    yield Code(text.strip())
    if text.endswith(" "):
        yield Text(" ")


def _marked_as(node: Tag) -> str | None:
    """Name the element that keeps what this one does to its text; None where that is nothing."""
    return MARKED.get(node.name) or ("bdi" if node.get("dir") in DIRECTIONS else None)


def _ruby(node: Tag, base: str | None) -> Iterator[Inline]:
    """Read words with their readings: each reading belongs to the words since the one before it."""
    words: list[PageElement] = []
    for child in node.children:
        if isinstance(child, Tag) and child.name in {"rt", "rtc"}:
            inlines = tidy(tuple(_inlines(words, base)))
            reading = squeeze(child.get_text())
            yield from (Ruby(inlines, reading),) if inlines and reading else inlines
            words = []
        else:
            words.append(child)
    yield from _inlines(words, base)
