"""robots.txt (RFC 9309): it is read once a site, and kept for every page of it.

Scrapy 2.19's own middleware lets all pages of a site wait for one Deferred. Each that waits is called back through
`Deferred.asFuture`, whose callback returns None, so that None, which means "no rules", is what the next one gets:
rules hold for the first two pages only. A task gives its result to all that wait for it.
"""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scraper.fetch.patience import slot_of
from scraper.fetch.reasons import FIRST_OF_SERVER, LATER, TOO_MANY, Refused

ROBOT = "Sangrah"
"""The name by which a robots.txt may speak of us."""
FREE = "dont_obey_robotstxt"
"""The key in a request's `meta` of what robots.txt does not speak of."""
OK = 200
LONGEST = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5)."""
LONGEST_DISTANCE = 60.0
"""Seconds between two requests that a site may ask for; some ask for hours, which means an error."""
FORBIDDEN = "the site's robots.txt asks not to fetch it; save the page in a browser instead"


class Robots:
    """Scrapy's middleware that refuses what a site asks robots not to fetch."""

    def __init__(self, crawler: Crawler) -> None:
        """Listen to answers before Scrapy sends the host its next request; AutoThrottle listens earlier."""
        self.crawler = crawler
        self.rules: dict[str, asyncio.Task[Protego]] = {}
        self.distances: dict[str, float] = {}
        crawler.signals.connect(self.keep_distance, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be made as Scrapy makes its middlewares."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the rules of the request's site, and keep them; a site that fails them fails the page alike."""
        if request.meta.get(FREE):
            return
        site = _site(request)
        if site not in self.rules:
            self.rules[site] = asyncio.ensure_future(self._read(site))
        rules = await self.rules[site]
        if not rules.can_fetch(request.url, ROBOT):
            raise Refused(FORBIDDEN)
        self.distances[site] = min(rules.crawl_delay(ROBOT) or 0.0, LONGEST_DISTANCE)

    def keep_distance(self, request: Request) -> None:
        """Let as much time pass between two requests as the site asks for (`Crawl-delay`)."""
        if slot := slot_of(self.crawler, request):
            slot.delay = max(slot.delay, self.distances.get(_site(request), 0.0))

    async def _read(self, site: str) -> Protego:
        request = Request(f"{site}/robots.txt", meta={FREE: True}, priority=1000)
        try:
            response = await self.crawler.engine.download_async(request)
        except Refused:
            raise
        except IgnoreRequest:  # it leads in a circle: there is none
            return Protego.parse("")
        return Protego.parse(_text(response))


def _site(request: Request) -> str:
    parts = urlsplit(request.url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(response: Response) -> str:
    """Return the rules; there are none where the site has no such file, and all is forbidden while it cannot say."""
    if response.status >= FIRST_OF_SERVER or response.status == TOO_MANY:
        raise Refused(f"the site cannot say whether it may be fetched (robots.txt: {response.status}); {LATER}")
    return response.body[:LONGEST].decode("utf-8", "replace").lstrip("\ufeff") if response.status == OK else ""
