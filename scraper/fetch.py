"""Fetching pages from the web: the only module that uses the network. Scrapy does it, politely.

robots.txt is kept, pages are asked for one at a time with a delay that follows how fast a host answers
(Scrapy's AutoThrottle), failures are tried again, and what is larger than a page may be is not read on.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.message import Message
from typing import Any

from scraper import VERSION
from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture
from scraper.errors import FetchError, SangrahError
from scraper.sources.checked import checked
from web.urls import web_url

SETTINGS = {
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 1.0,
    "CONCURRENT_REQUESTS": 1,  # of requests that wait together for a robots.txt, Scrapy 2.19 tells only the first two
    "COOKIES_ENABLED": True,
    "DOWNLOAD_MAXSIZE": LARGEST,
    "DOWNLOAD_TIMEOUT": 30,
    "HTTPERROR_ALLOW_ALL": True,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
    "RETRY_TIMES": 2,
    "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False,
    "USER_AGENT": f"Sangrah/{VERSION} (a reader's own archive of news articles)",
}
OK = 200
KINDS = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN_TEXT}
TOO_LARGE = f"larger than a page may be ({LARGEST // 2**20} MB)"
REASONS = {
    "Forbidden by robots.txt": "the site's robots.txt asks not to fetch it; save the page in a browser instead",
    "max redirections": "the server sends from one address to the next without end; open it in a browser and save it",
    "DOWNLOAD_MAXSIZE": TOO_LARGE,
    "DownloadCancelledError": TOO_LARGE,
    "DNSLookupError": "no such host; check the address and your connection",
    "CannotResolveHostError": "no such host; check the address and your connection",
    "DownloadTimeoutError": "no answer in time; try again later",
    "TimeoutError": "no answer in time; try again later",
    "ConnectionRefusedError": "the server refuses connections; try again later",
    "DownloadConnectionRefusedError": "the server refuses connections; try again later",
}
"""Why Scrapy fetched nothing, by the class of its error, or by words of its message."""


def fetch(urls: Iterable[str]) -> Iterator[Capture | SangrahError]:
    """Fetch web pages; yield a capture or the reason of a refusal for each, in the order of the URLs.

    Scrapy's event loop runs once in a process, so all URLs of a run are fetched by one call.
    """
    from scrapy import Request, Spider  # noqa: PLC0415 - Scrapy takes a second to import, and only fetching needs it
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415

    wanted = {url: web_url(url) for url in urls}
    answers: dict[str, Capture | SangrahError] = {
        url: FetchError(f"{url}: no web address; check its spelling") for url, address in wanted.items() if not address
    }

    class Pages(Spider):  # type: ignore[misc, unused-ignore]
        """Ask for every URL once."""

        name = "pages"

        async def start(self) -> Any:
            for url, address in wanted.items():
                if address:
                    asked = {"asked": url}
                    yield Request(address, self.keep, errback=self.refuse, cb_kwargs=asked, dont_filter=True)

        def keep(self, response: Any, asked: str) -> None:
            try:
                answers[asked] = _capture(asked, response)
            except SangrahError as refusal:
                answers[asked] = refusal

        def refuse(self, failure: Any) -> None:
            asked = failure.request.cb_kwargs["asked"]
            answers[asked] = FetchError(f"{asked}: {_reason(failure.type.__name__, str(failure.value))}")

    process = CrawlerProcess(SETTINGS)
    process.crawl(Pages)
    process.start()
    for url in wanted:
        yield answers.get(url) or FetchError(f"{url}: not fetched; check the address")


def _capture(asked: str, response: Any) -> Capture:
    if response.status != OK:
        raise FetchError(f"{asked}: the server answered {response.status}; open it in a browser and save the page")
    header = Message()
    header["Content-Type"] = (response.headers.get("Content-Type") or HTML.encode()).decode("latin-1")
    kind = header.get_content_type()
    if kind not in KINDS:
        raise FetchError(f"{asked}: it is {kind}, not a page")
    if not response.body.strip():
        raise FetchError(f"{asked}: the server sent nothing; try again later")
    now = datetime.now(tz=UTC).replace(microsecond=0)
    return checked(Capture(asked, response.body, now, response.url, KINDS[kind], header.get_content_charset()))


def _reason(error: str, message: str) -> str:
    """Say in words what Scrapy names by a class; an IgnoreRequest is told apart by its message."""
    if error == "IgnoreRequest":
        error = next((part for part in REASONS if part in message), error)
    return REASONS.get(error, f"could not be fetched ({message or error}); try again later")
