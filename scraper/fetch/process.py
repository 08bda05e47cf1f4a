"""The child process that the crawl runs in: Scrapy's event loop runs once in a process, and needs it for itself."""

import multiprocessing
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from scraper.capture import Capture
from scraper.errors import FetchError
from scraper.fetch.conditional import Unchanged
from scraper.fetch.terms import Errand, Terms


class CrawlEnded(Exception):  # noqa: N818 - it says what happened
    """The crawl ended with errands unanswered."""


class Crawl:
    """A crawl in a child process. It starts with the first errand, anew where it broke off, and ends on leaving."""

    def __init__(self, terms: Terms) -> None:
        """Start nothing yet."""
        self.terms = terms
        self.running: tuple[SpawnProcess, Connection] | None = None

    def __enter__(self) -> Self:
        """Start nothing yet: what is handed over may hold no URL."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, also where an exception (Ctrl-C) leads out."""
        self._end()

    def ask(self, errand: Errand) -> None:
        """Hand over an errand; where the crawl has ended, asking for an answer tells."""
        _, connection = self.running = self.running or _started(self.terms)
        with suppress(OSError):
            connection.send(errand)

    def has_answered(self) -> bool:
        """Tell whether an answer is there already."""
        return self.running is not None and self.running[1].poll()

    def answer(self) -> tuple[int, Capture | Unchanged | FetchError]:
        """Wait for the next answer; return it with the number of its errand."""
        try:
            if self.running is None:
                raise CrawlEnded
            answered: tuple[int, Capture | Unchanged | FetchError] = self.running[1].recv()
        except (EOFError, OSError):
            self._end()
            raise CrawlEnded from None
        return answered

    def _end(self) -> None:
        if self.running:
            process, connection = self.running
            self.running = None
            connection.close()
            process.kill()
            process.join()


def _started(terms: Terms) -> tuple[SpawnProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_crawl, args=(theirs, terms), name="crawl", daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is the parent's to answer
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return process, ours


def _crawl(connection: Connection, terms: Terms) -> None:
    from scraper.fetch.crawl import crawl  # noqa: PLC0415 - Scrapy takes a second to import, and only a crawl needs it

    crawl(connection, terms)
