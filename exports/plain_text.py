"""The plain text of a body: a blank line between blocks, as in a book without markup."""

import re
from collections.abc import Iterator

import lxml.html

PARAGRAPHS = frozenset("blockquote div dl figure h2 h3 h4 h5 h6 ol p pre table ul".split())
LINES = frozenset("br caption dd dt figcaption li tr".split())
CELLS = frozenset({"td", "th"})
UNSPOKEN = frozenset({"rt", "rp"})
"""Readings beside words."""
FOOTNOTES = frozenset({"footnote-ref", "footnote-backref"})
"""Marks of footnotes, and the ways back from them."""
SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
SPACES = re.compile(r"\s+")
AROUND_BREAKS = re.compile(r"[ \t]*(\n+)[ \t]*")


def plain_text(body: lxml.html.HtmlElement) -> str:
    """Write a body without markup; cells of a table are parted by tabs."""
    text = AROUND_BREAKS.sub(r"\1", "".join(_pieces(body)))
    return re.sub(r"\n{3,}", "\n\n", re.sub(" {2,}", " ", text)).strip()


def _pieces(element: lxml.html.HtmlElement) -> Iterator[str]:
    yield from _written(element.text, element)
    for child in element:
        tag = child.tag
        if not (tag in UNSPOKEN or FOOTNOTES & set(child.get("class", "").split())):
            around = "\n\n" if tag in PARAGRAPHS else "\n" if tag in LINES else ""
            yield around
            yield from _pieces(child)
            yield "\t" if tag in CELLS and child.getnext() is not None else around
        yield from _written(child.tail, element)


def _written(text: str | None, element: lxml.html.HtmlElement) -> Iterator[str]:
    """Write a text in one line, except where its lines are its form; powers are raised: 10⁵ is not 105."""
    if not text:
        return
    if element.tag == "sup":
        text = text.translate(SUPERSCRIPTS)
    yield text if any(one.tag == "pre" for one in (element, *element.iterancestors())) else SPACES.sub(" ", text)
