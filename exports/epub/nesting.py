"""What stands in what: a body is brought to the nesting that XHTML allows, for e-readers refuse a chapter over it.

Markdown nests well; a person's own HTML in a content file need not, and browsers do not mind.
"""

import re

import lxml.html
from lxml import etree

from exports.epub.attributes import tidy_attributes

PARENTS = {
    "dd": {"dl"},
    "dt": {"dl"},
    "figcaption": {"figure"},
    "li": {"ol", "ul"},
    "rp": {"ruby"},
    "rt": {"ruby"},
}
BLOCKS = frozenset(
    "blockquote div dl figure h2 h3 h4 h5 h6 hr ol p pre table ul li dd dt figcaption".split(),
)
TEXT_IN_BLOCKS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "pre"})
"""Blocks that hold no other block."""
TRANSPARENT = frozenset({"a", "del", "ins"})
"""Elements that may hold what stands around them."""
CONTAINERS = BLOCKS | TRANSPARENT | frozenset("caption table tbody td tfoot th thead tr".split())
ITEMS = {"dl": re.compile(r"(?:(?:dt )+(?:dd )+)*"), "ol": re.compile(r"(?:li )*"), "ul": re.compile(r"(?:li )*")}
# dt dt dd: two terms with one meaning


def nest_well(body: lxml.html.HtmlElement) -> None:
    """Mend the nesting and the attributes of a body, outermost elements first; no text is lost."""
    for element in list(body.iterdescendants(etree.Element)):
        tidy_attributes(element)
        _mend(element)


def _mend(element: lxml.html.HtmlElement) -> None:
    tag = element.tag
    if (tag in ITEMS and not _holds_items(element)) or (tag in TEXT_IN_BLOCKS and _holds_blocks(element)):
        element.tag = "div"
    elif (
        (tag in PARENTS and element.getparent().tag not in PARENTS[tag])
        or (tag not in CONTAINERS and _holds_blocks(element))
        or (tag == "bdo" and not element.get("dir"))
        or (tag == "ruby" and element.find("rt") is None)
    ):
        element.drop_tag()


def _holds_items(element: lxml.html.HtmlElement) -> bool:
    """Tell whether a list holds its items and nothing else."""
    words = [element.text, *(child.tail for child in element)]
    items = "".join(f"{child.tag} " for child in element)
    return not any(word and word.strip() for word in words) and ITEMS[element.tag].fullmatch(items) is not None


def _holds_blocks(element: lxml.html.HtmlElement) -> bool:
    return next(element.iterdescendants(*BLOCKS), None) is not None
