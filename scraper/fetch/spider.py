"""The spider: it asks for pages, and where these are wanted for the Wayback Machine's copy or the browser's view."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Protocol, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response
from twisted.python.failure import Failure

from scraper.capture import Capture
from scraper.errors import FetchError
from scraper.fetch.answers import Answer, answer_to, copy_of, rendered
from scraper.fetch.browser import Browser, NotRendered, is_empty_without_script
from scraper.fetch.reasons import is_gone, may_have_a_copy, reason_of
from scraper.fetch.robots import FREE
from scraper.fetch.terms import Errand, Terms
from scraper.fetch.wayback import Wayback, nearest_copy, question

MEDIA = (b"audio/", b"font/", b"image/", b"video/", b"application/pdf")


class Outside(Protocol):
    """Where errands come from and answers go to; both may wait."""

    def receive(self) -> Errand:
        """Wait for the next errand."""

    def send(self, number: int, answer: Answer) -> None:
        """Hand over the answer to an errand."""


class Pages(Spider):
    """Fetch every page that is asked for, and answer each errand once."""

    name = "pages"
    line: Outside
    terms: Terms
    incoming: ThreadPoolExecutor
    outgoing: ThreadPoolExecutor
    browser: Browser

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **named: Any) -> Self:
        """Be made as Scrapy makes its spiders."""
        made: Self = super().from_crawler(crawler, *args, **named)
        made.incoming, made.outgoing = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        made.browser = Browser(crawler)
        crawler.signals.connect(_break_off, signals.spider_error)
        if not made.terms.pictures:
            crawler.signals.connect(_skip_media, signals.headers_received)
        return made

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request for each errand, as they come."""
        loop = asyncio.get_running_loop()
        while True:
            errand = await loop.run_in_executor(self.incoming, self.line.receive)
            try:
                request = _request(errand.url, self.keep, self.refuse, errand=errand)
            except ValueError as problem:
                await self._send(errand, errand.refused(f"no web address ({problem}); check its spelling"))
                continue
            if errand.known:
                request.headers.update(errand.known.conditions)
            yield request

    async def keep(self, response: Response, errand: Errand) -> AsyncIterator[Request]:
        """Answer with what the server sent."""
        answer = answer_to(errand, response)
        if self.terms.wayback and isinstance(answer, FetchError) and is_gone(response.status):
            yield self._question(self.terms.wayback, errand, answer)
        elif self.terms.browser and isinstance(answer, Capture) and is_empty_without_script(answer):
            await self._send(errand, await self._rendered(errand, answer))
        else:
            await self._send(errand, answer)

    async def refuse(self, failure: Failure) -> AsyncIterator[Request]:
        """Answer with the reason why nothing was fetched."""
        errand = _asked(failure)["errand"]
        answer = errand.refused(reason_of(failure))
        if self.terms.wayback and may_have_a_copy(failure):
            yield self._question(self.terms.wayback, errand, answer)
        else:
            await self._send(errand, answer)

    def _question(self, service: Wayback, errand: Errand, refused: FetchError) -> Request:
        """Ask for the copy nearest to the time when a person saved the page, else to now."""
        address = question(service, errand.url, errand.wanted.saved or datetime.now(tz=UTC))
        return _request(address, self.find_copy, self.miss_copy, {FREE: True}, errand=errand, refused=refused)

    async def find_copy(self, response: Response, errand: Errand, refused: FetchError) -> AsyncIterator[Request]:
        """Fetch the copy that the Wayback Machine names."""
        copy = nearest_copy(self.terms.wayback, response.body) if self.terms.wayback else None
        if copy:
            yield _request(copy, self.keep_copy, self.miss_copy, {FREE: True}, errand=errand, refused=refused)
        else:
            await self._send(errand, _missing(refused, "has no copy"))

    async def keep_copy(self, response: Response, errand: Errand, refused: FetchError) -> None:
        """Answer with a copy."""
        copy = copy_of(errand, response)
        await self._send(errand, copy or _missing(refused, "does not give its copy"))

    async def miss_copy(self, failure: Failure) -> None:
        """Answer with why the page itself was not fetched, and that its copy was not either."""
        asked = _asked(failure)
        await self._send(asked["errand"], _missing(asked["refused"], "does not answer"))

    async def _rendered(self, errand: Errand, served: Capture) -> Answer:
        """Return what the browser makes of a page."""
        try:
            return rendered(served, await self.browser.rendered(served))
        except NotRendered as problem:
            return errand.refused(f"it is empty without JavaScript, and {problem}")

    async def _send(self, errand: Errand, answer: Answer) -> None:
        """Hand over an answer; while that waits, Scrapy starts no new downloads beyond a few megabytes."""
        await asyncio.get_running_loop().run_in_executor(self.outgoing, self.line.send, errand.number, answer)


def _request(
    url: str,
    callback: Callable[..., object],
    errback: Callable[[Failure], object],
    meta: dict[str, object] | None = None,
    **asked: object,
) -> Request:
    return Request(url, callback, errback=errback, meta=meta, cb_kwargs=asked, dont_filter=True)


def _asked(failure: Failure) -> dict[str, Any]:
    """Return what a failed request was given; Scrapy hangs the request on the failure."""
    asked: dict[str, Any] = getattr(failure, "request").cb_kwargs  # noqa: B009 - Twisted's type does not know of it
    return asked


def _missing(refused: FetchError, reason: str) -> FetchError:
    """Say, in place of what a person may do, that the Wayback Machine was asked."""
    return FetchError(f"{str(refused).rpartition('; ')[0]}; the Wayback Machine {reason}")


def _skip_media(headers: Headers) -> None:
    """Load no film to find that it is no page."""
    if (headers.get("Content-Type") or b"").lower().startswith(MEDIA):
        raise StopDownload(fail=False)


def _break_off(failure: Failure) -> None:
    """End the process where the spider itself fails: an errand without an answer would be waited for without end."""
    sys.stderr.write(failure.getTraceback())
    os._exit(1)
