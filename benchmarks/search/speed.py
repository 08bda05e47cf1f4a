"""How fast answers come: at each key on a slow phone, and the first ones on a slow line."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as NothingShown

from benchmarks.search.browser import OPEN, Engine, ask, call_of, fresh_page
from benchmarks.search.server import serving
from benchmarks.search.transfer import BOX

SLOWER = 4
"""How many times slower than this computer a phone is taken to be."""
TYPED = 60
COLD = 20
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""Milliseconds before an answer begins, and bytes a second."""
BETWEEN_KEYS = 100
"""Milliseconds: somebody types fast, and pauses only after the last key."""
PATIENCE = 60_000
KEYS = f"""async ({{ module, root, text }}) => {{
  {OPEN}
  const letters = Array.from(text), times = [];
  for (let typed = 1; typed <= letters.length; typed += 1) {{
    const start = performance.now();
    await globalThis.measured.search(letters.slice(0, typed).join(""), {{ limit: 10 }});
    times.push(performance.now() - start);
  }}
  return times;
}}"""
WATCH = """(expected) => {
  const list = document.querySelector("ol.results");
  const seen = (globalThis.seen = { typed: 0, shown: null });
  addEventListener("input", () => { seen.typed = performance.now(); }, true);
  new MutationObserver(() => {
    const links = [...list.querySelectorAll(":scope > li.result > a[href]")].slice(0, expected.length);
    const stand = links.length === expected.length && links.every((a, n) => new URL(a.href).pathname === expected[n]);
    seen.shown = stand ? (seen.shown ?? performance.now()) : null;
  }).observe(list, { childList: true, subtree: true });
}"""
SHOWN = "() => globalThis.seen.shown !== null"
WAITED = "() => Math.max(0, globalThis.seen.shown - globalThis.seen.typed)"


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds from a key to its answer, and from the last key to ten results on the page; how many never came."""

    keys: tuple[float, ...]
    first_results: tuple[float, ...]
    missing: int


def measure_speed(browser: Browser, engine: Engine, typed: Sequence[str], cold: Sequence[str]) -> Speed:
    """Type queries on a slow phone, and others on a slow line."""
    waits = [_wait_on_a_line(browser, engine, text) for text in cold[:COLD]]
    came = tuple(wait for wait in waits if wait is not None)
    return Speed(_times_of_keys(browser, engine, typed[:TYPED]), came, len(waits) - len(came))


def _times_of_keys(browser: Browser, engine: Engine, texts: Sequence[str]) -> tuple[float, ...]:
    """Type each query twice, letter by letter; what it needs has been loaded when its second time is measured."""
    times: list[float] = []
    with serving(engine.folder) as server, fresh_page(browser) as page:
        page.goto(server.root + engine.page)
        devtools = page.context.new_cdp_session(page)
        for text in texts:
            request = {**call_of(engine, server), "text": text}
            page.evaluate(KEYS, request)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            times += page.evaluate(KEYS, request)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return tuple(times)


def _wait_on_a_line(browser: Browser, engine: Engine, text: str) -> float | None:
    """Return how long a reader waits who has never been here; None where the results never come.

    Service workers are left out: what they load does not pass the slow line of the page.
    """
    with serving(engine.folder) as server:
        with fresh_page(browser) as page:
            page.goto(server.root + engine.page)
            (addresses,) = ask(page, engine, server, [text])
        with fresh_page(browser, workers=False) as page:
            devtools = page.context.new_cdp_session(page)
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", LINE)
            page.goto(server.root + engine.page)
            page.evaluate(WATCH, [urlsplit(address).path for address in addresses])
            page.locator(BOX).click()
            page.locator(BOX).press_sequentially(text, delay=BETWEEN_KEYS)
            try:
                page.wait_for_function(SHOWN, timeout=PATIENCE)
            except NothingShown:
                return None
            return float(page.evaluate(WAITED))
