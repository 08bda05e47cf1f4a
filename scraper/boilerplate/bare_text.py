"""Text that stands in a container without a paragraph of its own gets one, so that every pass sees paragraphs."""

from itertools import pairwise

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PageElement

from scraper.reading import BLOCK_NAMES, holds

MEDIA = frozenset({"img", "picture", "iframe", "video", "audio", "figure"})
BLOCKS = BLOCK_NAMES - MEDIA
CONTAINERS = ("div", "section", "article", "main", "td", "center", "blockquote", "header", "hgroup", "address")


def wrap_bare_text(body: Tag) -> None:
    """Wrap every run of inline content beside blocks, or between double line breaks, into a `p`, in place."""
    for container in (body, *body.find_all(CONTAINERS)):
        children = list(container.children)
        if any(map(_is_block, children)) or _parts_by_breaks(children):
            _wrap(children)


def _parts_by_breaks(children: list[PageElement]) -> bool:
    tags = [child for child in children if not (isinstance(child, NavigableString) and not child.strip())]
    return any(_is_break(one) and _is_break(following) for one, following in pairwise(tags))


def _wrap(children: list[PageElement]) -> None:
    run: list[PageElement] = []
    for child in children:
        if _is_block(child) or (_is_break(child) and run and _is_break(_last_seen(run))):
            _close(run)
            run = []
        else:
            run.append(child)
    _close(run)


def _last_seen(run: list[PageElement]) -> PageElement:
    seen = [node for node in run if not (isinstance(node, NavigableString) and not node.strip())]
    return seen[-1] if seen else run[-1]


def _close(run: list[PageElement]) -> None:
    """Put a run into a paragraph where it says anything."""
    if not any(node.get_text(strip=True) for node in run):
        return
    paragraph = BeautifulSoup("", "lxml").new_tag("p")
    run[0].insert_before(paragraph)
    for node in run:
        paragraph.append(node.extract())


def _is_break(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name == "br"


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and (node.name in BLOCKS or node.name == "figure" or holds(node, BLOCKS))
