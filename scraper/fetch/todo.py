"""What is still to be fetched: what was handed over, and before it the lists that it led to; each page once."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import count
from typing import TypeAlias

from scraper.capture import Capture
from scraper.errors import FetchError, SangrahError
from scraper.fetch.conditional import Known
from scraper.fetch.terms import Errand, named
from scraper.sources.wanted import Wanted
from web.urls import canonical, web_url

Found: TypeAlias = Wanted | Capture | SangrahError


class Todo:
    """A stack of lists, read lazily, so that a list of millions takes no memory but for the pages' digests."""

    def __init__(self, found: Iterable[Found], known: Callable[[str], Known | None]) -> None:
        """Begin with what was handed over."""
        self.lists: list[tuple[Iterator[Found], int]] = []
        self.known = known
        self.numbers = count()
        self.seen: set[bytes] = set()
        self.add(found, depth=0)

    def add(self, found: Iterable[Found], *, depth: int) -> None:
        """Put a list on top."""
        self.lists.append((iter(found), depth))

    @property
    def is_done(self) -> bool:
        """Tell that every list has come to its end."""
        return not self.lists

    def take(self) -> Errand | Capture | SangrahError | None:
        """Return the next errand, or what needs none; None at the end of a list, and for a page named before."""
        found, depth = self.lists[-1]
        one = next(found, None)
        if one is None:
            self.lists.pop()
        return self._errand(one, depth) if isinstance(one, Wanted) else one

    def has_seen(self, url: str) -> bool:
        """Tell whether a page was taken already."""
        return _digest(url) in self.seen

    def errand(self, wanted: Wanted) -> Errand:
        """Return the errand to a further page of an article, which no list needs to name any more."""
        self.seen.add(_digest(wanted.url))
        return Errand(next(self.numbers), wanted, wanted.url)

    def _errand(self, wanted: Wanted, depth: int) -> Errand | FetchError | None:
        url = web_url(wanted.url)
        if url is None:
            return FetchError(f"{named(wanted)}: no web address; check its spelling")
        if self.has_seen(url):
            return None
        self.seen.add(_digest(url))
        return Errand(next(self.numbers), wanted, url, self.known(url), depth)


def _digest(url: str) -> bytes:
    return blake2b(canonical(url).encode("utf-8", "replace"), digest_size=8).digest()
