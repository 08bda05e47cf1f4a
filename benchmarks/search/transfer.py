"""What a reader loads: for a first query with nothing kept, and for one more on the same page.

Ours is used as a reader does: the search page is opened, its box clicked and filled in, and results are awaited. The
scripts that come with the page are counted too. The others have no page: their program is asked for ten results.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as NothingShown

from benchmarks.search.browser import Engine, ask, fresh_page
from benchmarks.search.ours import INDEX, TEXTS
from benchmarks.search.server import Served, StaticServer, serving

QUERIES = 120
QUERIES_OF_WHOLE = 3
"""Queries to one whose index is whole: it loads the same for each."""
PATIENCE = 10_000
"""Milliseconds in which results must stand."""
BOX = "main input[type=search]"
NEW = "ol.results > li.result:not([data-old])"
AGE = "document.querySelectorAll('ol.results > li.result').forEach((result) => { result.dataset.old = ''; })"
ASKED = "(text) => new URLSearchParams(location.search).get('q') === text"
SEARCH = (f"/{INDEX}/", f"/{TEXTS}/")
LINK = re.compile(r'(?:href|src)="([^"]+)"')  # <script src="../theme/js/search/start.js">


@dataclass(frozen=True, slots=True)
class Transfer:
    """The bytes of first queries, and of further ones."""

    first: tuple[int, ...]
    further: tuple[int, ...]


def measure_transfer(browser: Browser, engine: Engine, queries: Sequence[str]) -> Transfer:
    """Ask each query as a first one, and the next of the list as a further one after it."""
    asked = queries[:QUERIES_OF_WHOLE] if engine.whole else queries[:QUERIES]
    first, further = [], []
    with serving(engine.folder) as server:
        for number, text in enumerate(asked):
            then = queries[(number + 1) % len(queries)]
            with fresh_page(browser) as page:
                visit = _read if engine.is_ours else _call
                once, again = visit(page, engine, server, (text, then))
            first.append(once)
            further.append(again)
    return Transfer(tuple(first), tuple(further))


def _read(page: Page, engine: Engine, server: StaticServer, texts: tuple[str, str]) -> tuple[int, int]:
    """Type two queries into the search page, one after the other."""
    server.expect()
    page.goto(server.root + engine.page)
    before = server.take()
    _refuse_haste(page, server, before)
    scripts = sum(one.size for one in before if _is_script(one))
    page.locator(BOX).click()
    once, again = (_type(page, server, text) for text in texts)
    return scripts + once, again


def _type(page: Page, server: StaticServer, text: str) -> int:
    """Fill in the box, and return the bytes loaded until the results stand."""
    page.evaluate(AGE)
    page.locator(BOX).fill(text)
    # A query without any result shows none, and is waited for in vain.
    with suppress(NothingShown):
        page.wait_for_function(ASKED, arg=text, timeout=PATIENCE)
        page.locator(NEW).first.wait_for(timeout=PATIENCE)
    server.expect()
    return _size(server.take())


def _call(page: Page, engine: Engine, server: StaticServer, texts: tuple[str, str]) -> tuple[int, int]:
    """Ask the program of an engine for two queries, one after the other."""
    page.goto(server.root + engine.page)
    server.take()
    sizes = []
    for text in texts:
        ask(page, engine, server, [text])
        server.expect()
        sizes.append(_size(server.take()))
    return sizes[0], sizes[1]


def _refuse_haste(page: Page, server: StaticServer, before: Iterable[Served]) -> None:
    """Stop where the search loads something before the reader has touched it."""
    named = {urlsplit(urljoin(page.url, link)).path for link in LINK.findall(page.content())}
    hasty = [one.path for one in before if one.path.startswith(SEARCH) or (_is_script(one) and one.path not in named)]
    if hasty:
        sys.exit(f"{server.root}: loaded before the search was touched: {', '.join(hasty)}.")


def _is_script(one: Served) -> bool:
    return PurePosixPath(one.path).suffix in {".js", ".mjs"} and not one.installs_worker


def _size(served: Iterable[Served]) -> int:
    return sum(one.size for one in served)
