"""Fetching pages from the web: the only module that uses the network. Scrapy does it, politely.

robots.txt is kept, each host is asked one page at a time with a delay that follows how fast it answers
(Scrapy's AutoThrottle), failures are tried again, and what is larger than a page may be is not read on.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from scraper import VERSION
from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture
from scraper.errors import FetchError, SangrahError

SETTINGS = {
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 1.0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
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


def fetch(urls: Iterable[str]) -> Iterator[Capture | SangrahError]:
    """Fetch web pages; yield a capture or the reason of a refusal for each, in the order of the URLs.

    Scrapy's event loop runs once in a process, so all URLs of a run are fetched by one call.
    """
    from scrapy import Request, Spider  # noqa: PLC0415 - Scrapy takes a second to import, and only fetching needs it
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415

    wanted = tuple(dict.fromkeys(urls))
    answers: dict[str, Capture | SangrahError] = {}

    class Pages(Spider):  # type: ignore[misc, unused-ignore]
        """Ask for every URL once."""

        name = "pages"

        async def start(self) -> Any:
            for url in wanted:
                yield Request(url, callback=self.keep, errback=self.refuse, cb_kwargs={"asked": url}, dont_filter=True)

        def keep(self, response: Any, asked: str) -> None:
            answers[asked] = _capture(asked, response)

        def refuse(self, failure: Any) -> None:
            asked = failure.request.cb_kwargs["asked"]
            answers[asked] = FetchError(f"{asked}: {_reason(failure.type.__name__, str(failure.value))}")

    process = CrawlerProcess(SETTINGS)
    process.crawl(Pages)
    process.start()
    for url in wanted:
        yield answers.get(url) or FetchError(f"{url}: not fetched; check the address")


def _capture(asked: str, response: Any) -> Capture | SangrahError:
    if response.status != OK:
        return FetchError(f"{asked}: the server answered {response.status}; open it in a browser and save the page")
    header = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
    kind, _, parameters = header.partition(";")
    if kind.strip().lower() not in KINDS:
        return FetchError(f"{asked}: it is {kind.strip()}, not a page")
    if not response.body.strip():
        return FetchError(f"{asked}: the server sent nothing; try again later")
    charset = parameters.partition("charset=")[2].strip(" \"'") or None
    now = datetime.now(tz=UTC).replace(microsecond=0)
    return Capture(asked, response.body, now, response.url, KINDS[kind.strip().lower()], charset)


def _reason(error: str, message: str) -> str:
    """Say in words what Scrapy names by a class."""
    known = {
        "IgnoreRequest": "the site's robots.txt asks not to fetch it; save the page in a browser instead",
        "DNSLookupError": "no such host; check the address and your connection",
        "CannotResolveHostError": "no such host; check the address and your connection",
        "DownloadTimeoutError": "no answer in time; try again later",
        "TimeoutError": "no answer in time; try again later",
        "ConnectionRefusedError": "the server refuses connections; try again later",
        "DownloadConnectionRefusedError": "the server refuses connections; try again later",
        "DownloadCancelledError": f"larger than a page may be ({LARGEST // 2**20} MB)",
    }
    return known.get(error, f"could not be fetched ({message or error}); try again later")
