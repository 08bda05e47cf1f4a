"""Trying again what failed, later each time; a host that asks for patience is left in peace for as long as it says."""

import math
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from scraper.fetch.reasons import Refused, Silent, is_about_certificate

ASKING = frozenset({429, 503})
"""The statuses that may come with `Retry-After`."""
PASSING = ASKING | {408, 500, 502, 504, 522, 524}
"""The statuses that another try may mend."""
SILENT_PAGES = 5
"""Pages in a row that a host may leave unanswered, each asked for as often as the pace says."""
SILENT = "the server has not answered several pages; run the same command again later"
PASSING_FAILURES = (
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)


class Patience:
    """Scrapy's middleware that tries again; it slows down the host that it tries, which Scrapy's own does not."""

    def __init__(self, crawler: Crawler) -> None:
        """Listen to answers before Scrapy sends the host its next request; AutoThrottle listens earlier."""
        self.crawler = crawler
        self.first_wait = crawler.settings.getfloat("BACK_OFF_FIRST")
        self.longest_wait = crawler.settings.getfloat("BACK_OFF_LONGEST")
        self.closed: dict[str, tuple[float, Callable[[], Refused]]] = {}
        self.silent: Counter[str] = Counter()
        crawler.signals.connect(self.slow_down, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be made as Scrapy makes its middlewares."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Ask nothing of a host that wants to be left in peace for long, or that is silent."""
        until, refused = self.closed.get(_host(request), (0.0, Refused))
        if time.monotonic() < until:
            raise refused()

    def slow_down(self, response: Response, request: Request) -> None:
        """Wait longer after a failure, and as long as the host asks."""
        del self.silent[_host(request)]
        if response.status not in PASSING:
            return
        asked = asked_wait(response) if response.status in ASKING else 0.0
        if asked:  # Scrapy counts from when the request was sent, the server from its answer
            asked += request.meta.get("download_latency", 0.0)
        if asked > self.longest_wait:
            minutes = max(1, round(asked / 60))
            alone = f"the server asks to be left alone for {minutes} min; run the same command again then"
            self._close(request, asked, partial(Refused, alone))
        self._back_off(request, asked)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Try again, unless the host has just asked to be left in peace."""
        if response.status not in PASSING:
            return response
        self.process_request(request)
        return self._again(request, str(response.status)) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Try again where that may help."""
        if not isinstance(exception, PASSING_FAILURES) or is_about_certificate(exception):
            return None
        self._back_off(request, 0.0)
        again = self._again(request, exception)
        if again is None and not isinstance(exception, ResponseDataLossError):  # that is half an answer
            self.silent[_host(request)] += 1
            if self.silent[_host(request)] == SILENT_PAGES:
                self._close(request, math.inf, partial(Silent, SILENT))
        return again

    def _again(self, request: Request, reason: str | Exception) -> Request | None:
        """Return the request for another try; None where it has been tried often enough."""
        spider = self.crawler.spider
        return get_retry_request(request, spider=spider, reason=reason) if spider else None

    def _close(self, request: Request, wait: float, refused: Callable[[], Refused]) -> None:
        """Leave a host alone, also what waits already for its turn to be sent there."""
        self.closed[_host(request)] = (time.monotonic() + wait, refused)
        slot = slot_of(self.crawler, request)
        while slot and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(refused())

    def _back_off(self, request: Request, asked: float) -> None:
        """Let more time pass between two requests to a host; as it answers, AutoThrottle lets it become less."""
        if slot := slot_of(self.crawler, request):
            slot.delay = min(max(asked, 2 * slot.delay, self.first_wait), self.longest_wait)


def slot_of(crawler: Crawler, request: Request) -> Slot | None:
    """Return Scrapy's queue of the requests to a host, which holds the time between two of them."""
    return crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or ""


def asked_wait(response: Response) -> float:
    """Return the seconds that a server asks to wait: it gives them, or a date; 0 where it says nothing."""
    said = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(tz=UTC)).total_seconds())
