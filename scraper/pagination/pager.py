"""The pager of an article: the links by its text that lead through the pages it was cut into.

A link is believed that leads to a page of the same article by its address, says so by its words (a number, "Next
page"), and stands near the article's text: not in the comments, which have pagers of their own. A link to the next
article, or to the next page of a list, has another address.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from scraper.class_names import kind_of_any
from scraper.classifier.cutting import UNREAD, Candidate
from scraper.page import Element, Page, squeeze, text_of
from scraper.pagination.addresses import is_doubtful, leads_to_whole, number_in, readings_of
from scraper.phrases import kind
from web.urls import web_url

FARTHEST = 1500
"""Letters that may stand between an article's text and its pager: advertisements, a line of shares, related news."""
LONGEST_LABEL = 80
SAID = re.compile(r"\D{0,12}?(\d{1,2})(?:\s*(?:/|of|में से|میں سے)\s*\d{1,2})?\D{0,3}", re.IGNORECASE)
# 2, Page 2, पेज २, صفحہ ۲, 2 of 5
OF_OTHERS = frozenset({"comments", "related"})
"""The kinds of boxes beside an article that have pagers of their own."""
COMMENTS = re.compile(r"comment|respond|reply|disqus", re.IGNORECASE)
PICTURES = re.compile(
    r"/(?:(?:in-)?(?:photos?|pictures?|images?|pics)|albums?|(?:[\w-]*-)?(?:(?:photo-?)?galler(?:y|ies)|slide-?shows?|"
    r"web-?stor(?:y|ies)|photo-?stor(?:y|ies)|photo-?features?))(?=/|$)",
    re.IGNORECASE,
)
# /photos/…, /photo-gallery/…, /web-stories/…
HREF = re.compile(rb"""href\s{0,3}=\s{0,3}["']?([^"'>\s]{1,2000})""")
ABSOLUTE = ("/", "http:", "https:")
WORDS = re.compile(r"[a-z0-9]{3,}")
WORTH_A_LOOK = re.compile(
    rb"(?<!\d)\d{1,2}(?:\.[a-z]{3,5})?/?(?:[?&#]|$)|[/=?&](?:all|full|one|single|view|show)", re.IGNORECASE
)
"""What the addresses of further pages hold; most links of a page do not, and are not looked at any closer."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among those of its article: its number, the first one's address, those of the others.

    `whole` is the address of the article on a single page, where there is one.
    """

    number: int
    first: str
    pages: tuple[tuple[int, str], ...]
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a pager, and which page of the article it leads to, None for the whole."""

    number: int | None
    url: str


def may_have_pager(body: bytes, url: str | None) -> bool:
    """Tell, before a page is parsed, whether it may link to other pages of its article; mostly it does not."""
    if url and PICTURES.search(urlsplit(url).path):
        return False
    found = (href for href in set(HREF.findall(body.lower())) if WORTH_A_LOOK.search(href))
    numbered = [unescape(href.decode("utf-8", "replace")) for href in found]
    if url is None or len(readings_of(url)) > 1:
        return bool(numbered)
    own, word = url.lower(), _word_in(url)
    alike = (href for href in numbered if word in href or not href.startswith(ABSOLUTE))
    tos = [to for href in alike if (to := web_url(href, own))]
    owns = {own, own.partition("?")[0]}  # a feed may add to the address what the page's own links do not have
    return any(number_in(to, first) not in {None, 1} for to in tos for first in owns)


def _word_in(url: str) -> str:
    """Return the longest word in the last part of an address, by which its further pages are called too."""
    return max(WORDS.findall(urlsplit(url).path.rstrip("/").rpartition("/")[2].lower()), key=len, default="")


def read_pager(page: Page, tree: Element, url: str | None, kept: Iterable[Candidate]) -> Pager | None:
    """Return the pager of the article at an address.

    `kept` are the article's texts in a tree, which is the page's, or what a site rule leaves of it.
    """
    if url is None or PICTURES.search(urlsplit(url).path):
        return None
    readings = readings_of(url)
    word = _word_in(readings[-1][0])
    hrefs = ((link, link.get("href") or "") for link in page.tagged("a", "link"))
    alike = ((link, href) for link, href in hrefs if word in href.lower() or not href.startswith(ABSOLUTE))
    # from a later page, the first one's address is looked for too, which has no number
    worth = ((link, href) for link, href in alike if len(readings) > 1 or WORTH_A_LOOK.search(href.encode()))
    links = [(link, to) for link, href in worth if (to := web_url(href, page.url or url))]
    place: _Place | None = None
    for first, number in reversed(readings):
        found = [(link, step) for link, to in links if (step := _step(link, to, first, number))]
        if not found:
            continue
        place = place or _Place(tree, kept)
        steps = [step for link, step in found if link.tag == "link" or place.is_near(link)]
        pages = {step.number: step.url for step in reversed(steps) if step.number}
        numbers = {step.number for step in steps}
        if (2 if number == 1 else 1) in numbers:  # it leads to the page behind the first, or back to the first
            whole = next((step.url for step in steps if step.number is None), None)
            return Pager(number, pages.get(1, first), tuple(sorted(pages.items())), whole)
    return None


def _step(link: Element, to: str, first: str, own: int) -> Step | None:
    """Return what a link is in the pager of an article; None where it is none of it."""
    if COMMENTS.search(urlsplit(to).fragment):
        return None
    number = number_in(to, first)
    if number == own:
        return None
    label = _label(link)
    rels = (link.get("rel") or "").lower().split()
    if number is None:
        is_whole = kind("whole_article").says(label) and leads_to_whole(to, first)
        return Step(None, to) if is_whole else None
    said = SAID.fullmatch(label)
    if said and link.tag == "a":
        return Step(number, to) if int(said[1]) == number else None
    is_next = number == own + 1 and ("next" in rels or kind("next_page").says(label))
    is_previous = number == own - 1 and ("prev" in rels or kind("previous_page").says(label))
    return Step(number, to) if (is_next or is_previous) and not is_doubtful(to) else None


def _label(link: Element) -> str:
    """Return what a link says, to readers or else to listeners."""
    label = text_of(link)[:LONGEST_LABEL]
    return label or squeeze(link.get("aria-label") or link.get("title") or "")[:LONGEST_LABEL]


class _Place:
    """Where an article's texts stand in a tree."""

    def __init__(self, tree: Element, kept: Iterable[Candidate]) -> None:
        self.tree = tree
        self.elements = list(tree.iter())
        self.places = {element: place for place, element in enumerate(self.elements)}
        slots = [self.places[element] for one in kept for element, _ in one.slots]
        self.begin, self.end = (min(slots), max(slots)) if slots else (0, 0)

    def is_near(self, link: Element) -> bool:
        """Tell whether a link stands in the article, or not far before or behind it, and in no part with its own."""
        above = [link, *link.iterancestors()]
        at = self._place(above)
        if at < self.begin:
            between = self.elements[at + 1 : self.begin]
        else:
            between = self.elements[self.end + 1 : at]
            beside = (one for one in above if self._place([one, *one.iterancestors()]) > self.end)
            if any(kind_of_any(_names(one)) in OF_OTHERS for one in beside):
                return False
        return sum(map(_letters, between)) <= FARTHEST

    def _place(self, above: list[Element]) -> int:
        """Return where an element of the page, with all it stands in, is in the tree, or was once."""
        at = self.tree
        for outer, inner in zip(above[:0:-1], above[-2::-1], strict=True):
            index = outer.index(inner)
            if index >= len(at):
                break
            at = at[index]
        return self.places[at]


def _names(element: Element) -> Iterator[str]:
    yield from (element.get("class") or "").split()
    yield from (element.get("id") or "").split()


def _letters(element: Element) -> int:
    is_read = isinstance(element.tag, str) and element.tag not in UNREAD
    own = len(element.text.strip()) if is_read and element.text else 0
    return own + (len(element.tail.strip()) if element.tail else 0)
