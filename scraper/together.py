"""Bringing together the pages of one article that are handed over: saved one by one, or met apart in a web archive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from scraper.capture import HTML, Capture
from scraper.errors import SangrahError, Skipped
from scraper.extraction import extract
from scraper.pagination.pager import Pager, may_have_pager
from scraper.running.waiting import WaitingList
from scraper.several_pages import extract_article
from web.urls import identity

Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class _Held:
    """A page of an article that waits for the others: its number, its time, and its place in the list."""

    number: int
    captured: datetime
    place: int


def together(found: Iterable[Capture | Other]) -> Iterator[Capture | Skipped | Other]:
    """Yield what is found; captures of the pages of one article at the end, as one that holds them all.

    Of several captures of a further page the one nearest in time goes with that of the first page. Where a page is
    missing, that is said.
    """
    articles: defaultdict[str, list[_Held]] = defaultdict(list)
    with WaitingList[Capture]() as waiting:
        for one in found:
            pager = _pager_of(one) if isinstance(one, Capture) else None
            if isinstance(one, Capture) and pager:
                held = _Held(pager.number, one.captured, waiting.append(one))
                articles[identity(pager.first)].append(held)
            else:
                yield one
        for pages in articles.values():
            yield from _joined(pages, waiting)


def _pager_of(capture: Capture) -> Pager | None:
    if capture.media_type != HTML or not may_have_pager(capture.body, capture.url):
        return None
    try:
        return extract(capture).pager
    except SangrahError:  # it is told when the page is cleaned
        return None


def _joined(pages: list[_Held], waiting: WaitingList[Capture]) -> Iterator[Capture | Skipped]:
    """Yield the captures of one article, one for each of its first page, or of the first that is there."""
    numbers = sorted({page.number for page in pages})
    taken: set[int] = set()
    for first in (page for page in pages if page.number == numbers[0]):
        chosen = [_nearest(first, [page for page in pages if page.number == number]) for number in numbers[1:]]
        taken |= {page.place for page in (first, *chosen)}
        capture = replace(waiting.at(first.place), parts=tuple(waiting.at(page.place) for page in chosen))
        extraction = extract_article(capture)
        if not extraction.refused:
            yield from (
                Skipped(f"{capture.origin}: {url} is another page of the article, and not there")
                for url in extraction.missing
            )
        yield capture
    for page in pages:
        if page.place not in taken:
            origin = waiting.at(page.place).origin
            yield Skipped(f"{origin}: it is page {page.number} of an article that another capture of it is nearer to")


def _nearest(first: _Held, pages: list[_Held]) -> _Held:
    return min(pages, key=lambda page: abs(page.captured - first.captured))
