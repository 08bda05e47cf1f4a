"""What a crawl is told: what it may do, how patient it is, and which pages it is to fetch."""

from dataclasses import dataclass

from scraper.errors import FetchError
from scraper.fetch.conditional import Known
from scraper.fetch.wayback import Wayback
from scraper.sources.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Pace:
    """How a crawl waits, in seconds.

    A host is asked again after `first_delay`, later after about the time that it takes to answer, never before
    `least_delay`. An answer has to be complete after `timeout`. What failed is tried again `retries` times: after
    `first_wait`, each time after double that, or when the server said, where that is within `longest_wait`.
    """

    first_delay: float = 1.0
    least_delay: float = 0.5
    timeout: float = 60.0
    retries: int = 2
    first_wait: float = 2.0
    longest_wait: float = 120.0


POLITE = Pace()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a crawl may do: ask private addresses, start a browser, ask the Wayback Machine, take pictures."""

    allow_private: bool
    browser: bool
    pace: Pace
    wayback: Wayback | None
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Errand:
    """A page that the crawl is to fetch, the number under which it answers, and what is known of the page.

    `depth` counts the lists that led to it.
    """

    number: int
    wanted: Wanted
    url: str
    known: Known | None = None
    depth: int = 0

    def refused(self, reason: str) -> FetchError:
        """Say why the page was not fetched."""
        return FetchError(f"{named(self.wanted)}: {reason}")


def named(wanted: Wanted) -> str:
    """Name a page for a message, with the file or list that names it."""
    return wanted.url if wanted.origin == wanted.url else f"{wanted.origin}: {wanted.url}"
