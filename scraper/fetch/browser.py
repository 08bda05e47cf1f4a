"""A page as a browser shows it, where it is empty without script: by Playwright's Chromium, if that is installed.

The browser itself reaches nobody. What it asks for is fetched by Scrapy like any page, so that robots.txt, private
addresses and all limits hold for it too; what a reader would only look at is not fetched at all.
"""

import asyncio
import os
import shutil
from contextlib import suppress
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from scraper.capture import HTML, Capture
from scraper.encoding.decoding import decode
from scraper.fetch.answers import lines_of
from scraper.fetch.settings import RENDERING, USER_AGENT
from scraper.page import parse_page
from scraper.refusals.walls import is_shell

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
    "--no-proxy-server",
)
AS_ROOT = ("--no-sandbox",)
"""Chromium starts as root, as in a container, only without it."""
NEEDED = frozenset({"script", "xhr", "fetch"})
NOT_SENT = frozenset({"accept-encoding", "connection", "content-length", "cookie", "host", "user-agent"})
NOT_TAKEN = frozenset({"content-length", "transfer-encoding"})
STAY = "aborted"
"""What a request fails with: a page that tries to lead elsewhere is then still shown, and no page of errors."""
BLANK = "about:blank"
LONGEST_FILLING = 15
"""Seconds that a page may take to fill itself."""
LONGEST_SHELL = 100
"""Letters in the paragraphs of a page that waits for its script; an article has more."""
NOT_INSTALLED = (
    "no browser is installed to show it; install one with: python -m pip install playwright, "
    "then: python -m playwright install chromium"
)


class NotRendered(Exception):  # noqa: N818 - it says what became of the page
    """Why the browser shows nothing."""


def is_empty_without_script(capture: Capture) -> bool:
    """Tell a page that its script has to fill."""
    if capture.media_type != HTML:
        return False
    page = parse_page(decode(capture.body, capture.charset), capture.url)
    letters = sum(len(text.strip()) for text in page.root.xpath("//p//text()[not(ancestor::noscript)]"))
    return letters < LONGEST_SHELL and is_shell(page)


class Browser:
    """A Chromium that is started for the first page that needs it, and shows one page at a time."""

    def __init__(self, crawler: Crawler) -> None:
        """Start nothing yet."""
        self.crawler = crawler
        self.one_page = asyncio.Lock()
        self.chromium: Any = None

    async def rendered(self, served: Capture) -> str:
        """Return the document of a page once its script has filled it."""
        try:
            from playwright.async_api import Error, async_playwright  # noqa: PLC0415 - it is installed for this alone
        except ImportError:
            raise NotRendered(NOT_INSTALLED) from None
        async with self.one_page:
            try:
                if self.chromium is None or not self.chromium.is_connected():
                    self.chromium = await _launched(await async_playwright().start())
                context = await self.chromium.new_context(service_workers="block", user_agent=USER_AGENT)
            except Error:
                raise NotRendered(NOT_INSTALLED) from None
            try:
                return await self._document(context, served)
            except Error as problem:
                raise NotRendered(f"the browser fails at it ({problem.message.splitlines()[0]})") from None
            finally:
                await context.close()

    async def _document(self, context: Any, served: Capture) -> str:
        from playwright.async_api import TimeoutError as TooLate  # noqa: PLC0415 - it is installed for this alone

        page = await context.new_page()
        await context.route("**/*", lambda route: route.abort(STAY))  # what the page opens beside itself
        await page.route("**/*", lambda route: self._answer(route, page, served))
        await page.goto(served.url, wait_until="commit")
        with suppress(TooLate):  # some pages never fall silent; what is there by then is taken
            await page.wait_for_load_state("networkidle", timeout=1000 * LONGEST_FILLING)
        document: str = await page.content()
        await page.unroute_all(behavior="ignoreErrors")
        return document

    async def _answer(self, route: Any, page: Any, served: Capture) -> None:
        """Answer what the page asks for: the document is here already, and little else is fetched."""
        asked = route.request
        if asked.is_navigation_request():
            if asked.frame == page.main_frame and page.url == BLANK:
                charset = f"; charset={served.charset}" if served.charset else ""
                await route.fulfill(status=200, content_type=HTML + charset, body=served.body)
            else:
                await route.abort(STAY)
        elif asked.resource_type in NEEDED and asked.method == "GET":
            await self._fetch(route)
        else:
            await route.abort(STAY)

    async def _fetch(self, route: Any) -> None:
        headers = {name: value for name, value in route.request.headers.items() if name not in NOT_SENT}
        meta = {"download_slot": RENDERING, "autothrottle_dont_adjust_delay": True}
        request = Request(route.request.url, headers=headers, meta=meta, dont_filter=True)
        [response] = await asyncio.gather(self.crawler.engine.download_async(request), return_exceptions=True)
        if isinstance(response, Response):
            taken = {name: value for name, value in lines_of(response.headers) if name.lower() not in NOT_TAKEN}
            await route.fulfill(status=response.status, headers=taken, body=response.body)
        else:
            await route.abort(STAY)


async def _launched(playwright: Any) -> Any:
    """Start the Chromium that `CHROMIUM` names, else the computer's own, else Playwright's."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    arguments = ARGUMENTS + (AS_ROOT if os.geteuid() == 0 else ())
    return await playwright.chromium.launch(executable_path=named, args=list(arguments), handle_sigint=False)
