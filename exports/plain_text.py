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
PARAGRAPH, LINE = "\x1d", "\x1e"
"""Signs for the ends of paragraphs and lines, until it is known which of them fall together."""
BREAKS = re.compile(rf"[ \t]*[{PARAGRAPH}{LINE}][ \t{PARAGRAPH}{LINE}]*")


def plain_text(body: lxml.html.HtmlElement) -> str:
    """Write a body without markup; cells of a table are parted by tabs."""
    text = re.sub(" {2,}", " ", "".join(_pieces(body)))
    return BREAKS.sub(lambda found: "\n\n" if PARAGRAPH in found[0] else "\n", text).strip()


def _pieces(element: lxml.html.HtmlElement) -> Iterator[str]:
    yield from _written(element.text, element)
    for child in element:
        tag = child.tag
        if not (tag in UNSPOKEN or FOOTNOTES & set(child.get("class", "").split())):
            around = PARAGRAPH if tag in PARAGRAPHS else LINE if tag in LINES else ""
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
    is_formed = any(one.tag == "pre" for one in (element, *element.iterancestors()))
    yield text.replace("\n", LINE) if is_formed else SPACES.sub(" ", text)
