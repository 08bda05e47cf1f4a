"""Adding pages to the archive: from what sources hold or name, by cleaning, to captures and articles that are kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from scraper.article import Article
from scraper.capture import Capture
from scraper.cleaning import Cleaned, clean
from scraper.errors import SangrahError
from scraper.fetch import Unchanged, fetch_pictures
from scraper.illustrating import FetchPictures, Which, keep_pictures
from scraper.keeping import Keeping, Outcome, refused
from scraper.running.interrupts import uninterrupted
from scraper.running.journal import Journal
from scraper.running.progress import Ahead
from scraper.running.waiting import WaitingList
from scraper.sources.wanted import Wanted
from scraper.together import together
from scraper.topics import Topic
from scraper.warc.captures import Recorded
from web.urls import web_url

Found = Capture | Wanted | SangrahError
Fetched = Capture | Unchanged | SangrahError
Name = tuple[object, ...]
ILLUSTRATED = 16
"""Articles whose pictures are fetched by one crawl."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A capture of which it is known without cleaning what becomes of it."""

    capture: Capture
    outcome: Outcome


Other = Settled | Unchanged | SangrahError


@dataclass(frozen=True, slots=True)
class Adding:
    """A run that adds pages: where it keeps them, what of it is finished, and the topics that it knows."""

    keeping: Keeping
    journal: Journal
    topics: tuple[Topic, ...]
    images: Which = "none"
    fetch_pictures: FetchPictures = fetch_pictures

    def add(
        self, found: Iterable[Found], fetch: Callable[[Iterable[Wanted]], Iterable[Fetched]], *, jobs: int
    ) -> Iterator[Outcome | Ahead]:
        """Add the captures that are found, in their order, articles of several pages last; then those to be fetched.

        What was fetched is cleaned in this process, each page at once: on one core, cleaning is faster than fetching.
        """
        if self.journal.counts:
            self.keeping.mend()
        with self.keeping, WaitingList[Wanted]() as wanted:
            yield from self._cleaned(self._at_hand(together(found), wanted), jobs=jobs)
            if wanted:
                yield Ahead(len(wanted))
                yield from self._cleaned(fetch(wanted), jobs=1)
            if self.images != "none" and (warning := self.keeping.warning()):
                yield warning
        self.journal.close()

    def _at_hand(self, found: Iterable[Found], wanted: WaitingList[Wanted]) -> Iterator[Capture | SangrahError]:
        """Pass by what is finished, and let wait what is to be fetched."""
        for one in found:
            if isinstance(one, SangrahError):
                yield one
            elif isinstance(one, Wanted):
                if not self.journal.has(*_fetched_name(one.url)):
                    wanted.append(one)
            elif not self.journal.has(*_name(one)):
                yield one

    def _cleaned(self, found: Iterable[Fetched], *, jobs: int) -> Iterator[Outcome]:
        unsettled = map(self._settled, found) if self.images == "none" else found
        cleaned: Iterator[Cleaned | Other] = clean(unsettled, self.topics, jobs=jobs)
        return map(self._finished, cleaned if self.images == "none" else self._with_pictures(cleaned))

    def _with_pictures(self, cleaned: Iterator[Cleaned | Other]) -> Iterator[Cleaned | Other]:
        """Keep the pictures of articles before these, of some articles at a time."""
        while some := list(islice(cleaned, ILLUSTRATED)):
            answers = (one.article for one in some if isinstance(one, Cleaned))
            articles = [answer for answer in answers if isinstance(answer, Article)]
            yield from keep_pictures(articles, self.images, self.fetch_pictures, self.keeping.captures)
            yield from some

    def _settled(self, one: Fetched) -> Capture | Other:
        """Spare the cleaner what it has cleaned before."""
        outcome = self.keeping.settled(one) if isinstance(one, Capture) else None
        return Settled(one, outcome) if isinstance(one, Capture) and outcome else one

    def _finished(self, one: Cleaned | Other) -> Outcome:
        """Keep what is to be kept, and note that the page is finished; no interruption comes in between."""
        with uninterrupted():
            match one:
                case SangrahError():
                    return refused(one)
                case Unchanged():
                    name, outcome = _fetched_name(one.url), Outcome("unchanged", one.url)
                case Settled():
                    name, outcome = _name(one.capture), one.outcome
                case Cleaned():
                    name, outcome = _name(one.capture), self.keeping.keep(one)
            self.journal.note(outcome.result, *name)
        return outcome


def _name(capture: Capture | Recorded) -> Name:
    """Name a page for the journal: by the address that was asked for, or by all that a file says of it."""
    if isinstance(capture, Recorded):
        return (capture.origin,)
    if capture.is_fetched:
        return _fetched_name(capture.origin)
    return (capture.origin, capture.url, capture.captured.isoformat(), capture.digest)


def _fetched_name(url: str) -> Name:
    return (web_url(url) or url,)
