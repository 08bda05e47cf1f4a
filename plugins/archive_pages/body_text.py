"""What a body says, for excerpts and counts: as it is read aloud, without marks and readings."""

from copy import deepcopy

import lxml.html

BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
UNSPOKEN = (
    ".//rt | .//rp | .//sup[a[contains(concat(' ', @class, ' '), ' footnote-ref ')]]"
    " | .//a[contains(concat(' ', @class, ' '), ' footnote-backref ')]"
)
"""Readings beside words, marks of footnotes, and ways back from them."""
SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")


def body_text(tree: lxml.html.HtmlElement) -> tuple[str, str]:
    """Return the text of a body, a line for each block, and its first paragraph."""
    spoken = _spoken(tree)
    lines = [" ".join(block.text_content().split()) for block in spoken.iter(*BLOCKS)]
    opening = next((words for p in spoken.iter("p") if (words := " ".join(p.text_content().split()))), "")
    return "\n".join(lines), opening


def paragraphs_of(html: str) -> tuple[str, ...]:
    """List what a sanitised body says, block by block."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    spoken = _spoken(tree)
    for block in spoken.iter(*BLOCKS, "br"):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in str(spoken.text_content()).split("\n"))
    return tuple(line for line in lines if line)


def _spoken(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Leave out what is not read aloud, and raise powers: 10 to the power of 5 is not 105."""
    if next(tree.iter("sup", "rt", "rp"), None) is None:
        return tree
    spoken = deepcopy(tree)
    for element in spoken.xpath(UNSPOKEN):
        element.drop_tree()
    for power in spoken.iter("sup"):
        power.text = (power.text or "").translate(SUPERSCRIPTS) if len(power) == 0 else power.text
    return spoken
