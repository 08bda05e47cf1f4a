"""Fetching what is wanted: errands are given to a crawl, and what it brings is passed on as it arrives."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeAlias

from scraper.capture import HTML, PLAIN_TEXT, Capture
from scraper.errors import SangrahError
from scraper.fetch.conditional import Known, Unchanged
from scraper.fetch.following import Arrived, Following, NextPage, no_further_page
from scraper.fetch.process import Crawl, CrawlEnded
from scraper.fetch.terms import POLITE, Errand, Pace, Terms
from scraper.fetch.todo import Found, Todo
from scraper.fetch.wayback import WAYBACK, Wayback
from scraper.sources.checked import checked
from scraper.sources.wanted import Wanted

AHEAD = 1000
"""Pages that the crawl knows of at a time, so that it finds many hosts among them to ask at once."""
DEEPEST = 5
"""How many lists may lead from one to the next."""
KINDS = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN_TEXT}
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|urlset|sitemapindex)\b")

Listed: TypeAlias = Iterator[Wanted | SangrahError]
Settled: TypeAlias = Capture | SangrahError | Listed


class Expand(Protocol):
    """Says which pages a list (a feed, a sitemap) names that was fetched; None for what is no list."""

    def __call__(self, body: bytes, *, origin: str, url: str | None, media_type: str | None) -> Listed | None:
        """Read a body."""


def no_list(body: bytes, *, origin: str, url: str | None, media_type: str | None) -> None:
    """Take nothing for a list."""


def nothing_known(url: str) -> None:
    """Know of no earlier capture."""


def fetch(  # noqa: PLR0913 - each is an option of the command, or how a test shortens it
    found: Iterable[Found],
    *,
    known: Callable[[str], Known | None] = nothing_known,
    allow_private: bool = False,
    archived: bool = False,
    browser: bool = False,
    expand: Expand = no_list,
    next_page: NextPage = no_further_page,
    pace: Pace = POLITE,
    wayback: Wayback = WAYBACK,
) -> Iterator[Capture | Unchanged | SangrahError]:
    """Yield a capture, or the reason why there is none, for each page that is wanted, in the order of arrival.

    A page is fetched once, however often it is named. `known` is asked for what the server said of a page's newest
    capture; it comes again only where it has changed. `next_page` says which page of an article is to be fetched
    beside those that are there; they become one capture. What is in `found` and not wanted from the web is passed on.
    """
    terms = Terms(allow_private, browser, pace, wayback if archived else None)
    todo = Todo(found, known)
    return _fetched(todo, terms, partial(_page_or_list, expand=expand), Following(todo, next_page))


def fetch_pictures(
    found: Iterable[Wanted], *, allow_private: bool = False, pace: Pace = POLITE
) -> Iterator[Capture | Unchanged | SangrahError]:
    """Yield a capture of each picture that is wanted, or the reason why there is none, in the order of arrival."""
    terms = Terms(allow_private, browser=False, pace=pace, wayback=None, pictures=True)
    todo = Todo(found, nothing_known)
    return _fetched(todo, terms, _picture, Following(todo, no_further_page))


def _fetched(
    todo: Todo, terms: Terms, settle: Callable[[Errand, Capture], Settled], following: Following
) -> Iterator[Arrived]:
    """Keep a crawl supplied, and yield what it brings."""
    asked: dict[int, Errand] = {}
    with Crawl(terms) as crawl:
        while asked or not todo.is_done:
            found: Iterable[Arrived | Errand | None]
            if asked and (todo.is_done or len(asked) == AHEAD or crawl.has_answered()):
                found = _answered(crawl, asked, todo, settle, following)
            else:
                found = (todo.take(),)
            for one in found:
                if isinstance(one, Errand):
                    asked[one.number] = one
                    crawl.ask(one)
                elif one is not None:
                    yield one


def _answered(
    crawl: Crawl,
    asked: dict[int, Errand],
    todo: Todo,
    settle: Callable[[Errand, Capture], Settled],
    following: Following,
) -> Iterator[Arrived | Errand]:
    """Yield the next answer, or the errand to a further page of it; put the pages of a list on what is to be done."""
    try:
        number, answer = crawl.answer()
    except CrawlEnded:
        for errand in asked.values():
            yield from following.ended(errand, errand.refused("the fetching broke off; run the same command again"))
        asked.clear()
        return
    errand = asked.pop(number)
    settled = settle(errand, answer) if isinstance(answer, Capture) else answer
    if isinstance(settled, Capture | Unchanged | SangrahError):
        yield from following.after(errand, settled)
    elif errand.depth < DEEPEST:
        todo.add(settled, depth=errand.depth + 1)
    else:
        yield errand.refused("a list in a list in a list, and so on; hand over the innermost one")


def _page_or_list(errand: Errand, capture: Capture, expand: Expand) -> Settled:
    """Return what was fetched if it is a page, else the pages that it lists."""
    kind = KINDS.get(capture.media_type)
    if kind != HTML or XML.match(capture.body):
        listed = expand(capture.body, origin=errand.wanted.url, url=capture.url, media_type=capture.media_type)
        if listed is not None:
            return listed
    if kind is None:
        return errand.refused(f"it is {capture.media_type}, not a page")
    if not capture.body.strip():
        return errand.refused("the server sent nothing; try again later")
    try:
        return checked(replace(capture, media_type=kind))
    except SangrahError as refusal:
        return refusal


def _picture(errand: Errand, capture: Capture) -> Settled:
    if capture.media_type.startswith("image/") and capture.body:
        return capture
    return errand.refused(f"it is {capture.media_type}, not a picture")
