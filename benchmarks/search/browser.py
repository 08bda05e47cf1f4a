"""The browser that every search is asked in, and the asking itself."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.search.server import StaticServer
from tools.chromium import NONE_FOUND, find_chromium, started

LIMIT = 10
"""The results that a reader sees at once."""
DOCUMENT = re.compile(r"/doc-(\d+)/")  # https://…/article/2019/doc-12/
OPEN = "const { openIndex } = await import(module); globalThis.measured ??= await openIndex(root);"
ASK = f"""async ({{ module, root, texts, limit }}) => {{
  {OPEN}
  const answers = [];
  for (const text of texts) {{
    const {{ results }} = await globalThis.measured.search(text, {{ limit }});
    answers.push(results.map(({{ url }}) => url));
  }}
  return answers;
}}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search in a folder: its title in tables, the page a reader opens, and the module that has `openIndex`.

    The index of one that is `whole` is loaded at once, whatever the query.
    """

    title: str
    folder: Path
    page: str
    module: str
    is_ours: bool = False
    whole: bool = False


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, or say that there is none."""
    path = find_chromium()
    if path is None:
        sys.exit(NONE_FOUND)
    with started(path) as browser:
        yield browser


@contextmanager
def fresh_page(browser: Browser, *, workers: bool = True) -> Iterator[Page]:
    """Open a page of a reader who was never here."""
    context = browser.new_context(service_workers="allow" if workers else "block")
    yield context.new_page()
    context.close()


def call_of(engine: Engine, server: StaticServer) -> dict[str, str]:
    """Name the engine's module and root, as a script on the page is told of them."""
    return {"module": f"{server.root}{engine.module}", "root": server.root}


def ask(page: Page, engine: Engine, server: StaticServer, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Ask the engine on a page of its own site; return for each query the addresses of its first ten results."""
    request = {**call_of(engine, server), "texts": list(texts), "limit": LIMIT}
    return tuple(map(tuple, page.evaluate(ASK, request)))


def documents(addresses: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the documents that results lead to."""
    return tuple(int(found[1]) for address in addresses if (found := DOCUMENT.search(address)))
