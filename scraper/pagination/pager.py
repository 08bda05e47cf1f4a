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
COMMENTS = re.compile(r"comment|respond|reply|disqus", re.IGNORECASE)
PICTURES = re.compile(r"photo|picture|image|galler|slide|album|web-?stor", re.IGNORECASE)
HREF = re.compile(rb"""href\s{0,3}=\s{0,3}["']?([^"'>\s]{1,2000})""")
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
    """A link that may be of a pager: which page of the article it leads to, None for the whole; where it says so."""

    number: int | None
    url: str
    is_numbered: bool


def may_have_pager(body: bytes, url: str | None) -> bool:
    """Tell, before a page is parsed, whether it may link to other pages of its article; mostly it does not."""
    if url and PICTURES.search(urlsplit(url).path):
        return False
    hrefs = set(HREF.findall(body.lower()))
    numbered = [unescape(href.decode("utf-8", "replace")) for href in hrefs if WORTH_A_LOOK.search(href)]
    if url is None or len(readings_of(url)) > 1:
        return bool(numbered)
    tos = (web_url(href, url.lower()) for href in numbered)
    return any(to and number_in(to, url.lower()) not in {None, 1} for to in tos)


def read_pager(page: Page, url: str | None, kept: Iterable[Candidate]) -> Pager | None:
    """Return the pager of the article at an address; `kept` are the article's texts, where they stand in the page."""
    if url is None or PICTURES.search(urlsplit(url).path):
        return None
    hrefs = [(link, href) for link in page.tagged("a", "link") if (href := link.get("href"))]
    may_be_later = len(readings_of(url)) > 1  # and the address of its first page has no number
    worth = [(link, href) for link, href in hrefs if may_be_later or WORTH_A_LOOK.search(href.encode())]
    links = [(link, to) for link, href in worth if (to := web_url(href, page.url or url))]
    place: _Place | None = None
    for first, number in reversed(readings_of(url)):
        found = [(link, step) for link, to in links if (step := _step(link, to, first, number))]
        if not found:
            continue
        place = place or _Place(page, kept)
        steps = [step for link, step in found if link.tag == "link" or place.is_near(link)]
        pages = {step.number: step.url for step in reversed(steps) if step.number}
        if _leads_through(number, steps):
            whole = next((step.url for step in steps if step.number is None), None)
            return Pager(number, pages.get(1, first), tuple(sorted(pages.items())), whole)
    return None


def _leads_through(number: int, steps: list[Step]) -> bool:
    """Tell whether links lead from a page of an article to the next, or from a later one to the first."""
    numbers = {step.number for step in steps}
    return 2 in numbers if number == 1 else 1 in numbers  # noqa: PLR2004 - the page behind the first


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
        return Step(None, to, is_numbered=False) if is_whole else None
    said = SAID.fullmatch(label)
    if said and link.tag == "a":
        return Step(number, to, is_numbered=True) if int(said[1]) == number else None
    is_next = number == own + 1 and ("next" in rels or kind("next_page").says(label))
    is_previous = number == own - 1 and ("prev" in rels or kind("previous_page").says(label))
    return Step(number, to, is_numbered=False) if (is_next or is_previous) and not is_doubtful(to) else None


def _label(link: Element) -> str:
    """Return what a link says, to readers or else to listeners."""
    label = text_of(link)[:LONGEST_LABEL]
    return label or squeeze(link.get("aria-label") or link.get("title") or "")[:LONGEST_LABEL]


class _Place:
    """Where an article's texts stand in its page."""

    def __init__(self, page: Page, kept: Iterable[Candidate]) -> None:
        self.places = {element: place for place, element in enumerate(page.index.elements)}
        self.elements = page.index.elements
        slots = [self.places[element] for one in kept for element, _ in one.slots if element in self.places]
        self.begin, self.end = (min(slots), max(slots)) if slots else (0, 0)

    def is_near(self, link: Element) -> bool:
        """Tell whether a link stands in the article, or not far before or behind it, and not in the comments."""
        around = (link, *link.iterancestors())
        if any(kind_of_any(_names(one)) == "comments" for one in around):
            return False
        at = self.places[link]
        between = self.elements[self.end + 1 : at] if at > self.end else self.elements[at + 1 : self.begin]
        return sum(_letters(element) for element in between) <= FARTHEST


def _names(element: Element) -> Iterator[str]:
    yield from (element.get("class") or "").split()
    yield from (element.get("id") or "").split()


def _letters(element: Element) -> int:
    own = 0 if element.tag in UNREAD or not element.text else len(element.text.strip())
    return own + (len(element.tail.strip()) if element.tail else 0)
