"""Articles that are cut into pages: while one page is there, the others are asked for, each after the one before."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from scraper.capture import Capture
from scraper.errors import SangrahError, Skipped
from scraper.fetch.conditional import Unchanged
from scraper.fetch.terms import Errand
from scraper.fetch.todo import Todo
from scraper.pagination.addresses import Turn
from scraper.sources.wanted import Wanted
from web.urls import host_of

MOST_PAGES = 20
"""The most pages that are fetched of an article."""


NextPage: TypeAlias = Callable[[Capture, Container[str]], Turn | None]
"""Says which page is to be fetched next for what is there of an article, beside those that were tried."""
Arrived: TypeAlias = Capture | Unchanged | SangrahError


def no_further_page(capture: Capture, tried: Container[str]) -> None:
    """Take every page for a whole article."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is there of an article, and the pages that were asked for, the last of them now."""

    capture: Capture
    tried: frozenset[str] = frozenset()
    is_first_asked: bool = False


class Following:
    """The articles of which some pages are there."""

    def __init__(self, todo: Todo, next_page: NextPage) -> None:
        """Begin with none."""
        self._todo = todo
        self._next_page = next_page
        self._begun: dict[int, _Begun] = {}

    def after(self, errand: Errand, arrived: Arrived) -> Iterator[Arrived | Errand]:
        """Yield what an answer brings to its end, and the errand to the next page, where there is one."""
        begun = self._begun.pop(errand.number, None)
        if begun is None:
            yield from self._next(_Begun(arrived)) if isinstance(arrived, Capture) else (arrived,)
        elif isinstance(arrived, Capture) and host_of(arrived.url or "") == host_of(begun.capture.url or ""):
            yield from self._next(_with_page(begun, arrived))
        else:
            yield _missing(errand, arrived)
            yield from (begun.capture,) if begun.is_first_asked else self._next(begun)

    def ended(self, errand: Errand, refusal: SangrahError) -> Iterator[Arrived]:
        """Yield what is there where an errand will not be answered any more."""
        begun = self._begun.pop(errand.number, None)
        yield refusal if begun is None else _missing(errand, refusal)
        if begun:
            yield begun.capture

    def _next(self, begun: _Begun) -> Iterator[Arrived | Errand]:
        """Yield the errand to the next page, or the capture where no page is left."""
        turn = self._next_page(begun.capture, begun.tried) if len(begun.tried) < MOST_PAGES - 1 else None
        if turn is None:
            yield begun.capture
            return
        if turn.is_first and self._todo.has_seen(turn.url):
            yield Skipped(f"{begun.capture.origin}: it is a further page of {turn.url}, which is fetched itself")
            return
        errand = self._todo.errand(Wanted(turn.url, begun.capture.origin))
        self._begun[errand.number] = replace(begun, tried=begun.tried | {turn.url}, is_first_asked=turn.is_first)
        yield errand


def _with_page(begun: _Begun, arrived: Capture) -> _Begun:
    """Add a page to an article, or begin it anew with its first page, under what was said of the later one."""
    there = begun.capture
    if begun.is_first_asked:
        first = replace(arrived, origin=there.origin, topics=there.topics, saved=there.saved)
        return _Begun(first, begun.tried)
    return replace(begun, capture=replace(there, parts=(*there.parts, arrived)))


def _missing(errand: Errand, arrived: Arrived) -> Skipped:
    reason = arrived if isinstance(arrived, SangrahError) else errand.refused("it leads to another site")
    return Skipped(f"{reason}; the article is kept without this page")
