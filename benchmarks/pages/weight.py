"""What a page weighs on the wire, as gzip sends it: its own HTML, and the stylesheets, scripts and fonts it loads.

Pictures are left out: how many an article has is its own. So are the lines of HTTP about each file, and what the
service worker fetches once behind the first page, which has a weight of its own.
"""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from playwright.sync_api import Browser

from benchmarks.search.browser import fresh_page
from benchmarks.search.server import LEVEL, Served, StaticServer

STYLES, SCRIPTS, FONTS = {".css"}, {".js"}, {".woff2"}
HTML = {".html", ""}
"""A path without a suffix is a folder's, which answers with its page."""

INSTALLED = "navigator.serviceWorker.ready.then(() => null)"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes on the wire."""

    html: int
    styles: int
    scripts: int
    fonts: int

    @property
    def whole(self) -> int:
        """What a reader loads who was never here."""
        return self.html + self.beside

    @property
    def beside(self) -> int:
        """What a reader loads once, and other pages of the kind use again."""
        return self.styles + self.scripts + self.fonts


def weigh(browser: Browser, server: StaticServer, path: str) -> Weight:
    """Open a page as a reader who was never here, and weigh all that it loads until it is quiet."""
    served = _load(browser, server, path, workers=False)
    return Weight(*(_size(served, suffixes) for suffixes in (HTML, STYLES, SCRIPTS, FONTS)))


def weigh_worker(browser: Browser, server: StaticServer) -> int:
    """Weigh what the service worker loads behind the first page, so that there is something without a connection."""
    without, beside = (sum(one.size for one in _load(browser, server, "", workers=w)) for w in (False, True))
    return beside - without


def _load(browser: Browser, server: StaticServer, path: str, *, workers: bool) -> tuple[Served, ...]:
    server.take()
    with fresh_page(browser, workers=workers) as page:
        server.expect()
        page.goto(f"{server.root}{path}")
        if workers:
            page.evaluate(INSTALLED)
        return server.take()


def _size(served: Iterable[Served], suffixes: set[str]) -> int:
    return sum(one.size for one in served if PurePath(one.path.rpartition("/")[2]).suffix in suffixes)


def weights_of_html(pages: Iterable[Path]) -> list[int]:
    """Weigh the HTML of each page alone, lightest first."""
    return sorted(len(gzip.compress(page.read_bytes(), LEVEL, mtime=0)) for page in pages)
