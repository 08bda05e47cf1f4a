"""Every kind of page is accessible, stands still, and is valid HTML, with the interface in three languages."""

import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.every_kind import KINDS, LANGUAGES
from tests.search_site import NODE, ROOT

WORDS = {"hi": "नदी", "ur": "سورنا", "en": "Suvarna"}
# The panel of the search, whose foot sticks to the screen, is looked at by the tests of the search.
UNFOLD = "for (const folded of document.querySelectorAll('details:not(.refine)')) folded.open = true"
WIDTH = "document.documentElement.scrollWidth"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
AGAIN = "options => axe.run(document, options)"
ALL: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# What colours and the size of the screen can spoil; all else is the same on every screen.
SPOILT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
LOOKS = {**ALL, "runOnly": {"type": "rule", "values": SPOILT}}

# Notes what moves by itself on the page; what follows a key or a press is no fault.
NOTE_SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput) shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? "")]);
}).observe({ type: "layout-shift", buffered: true });
"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(shifts))))"
VALIDATOR = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
STANDARD = Path(__file__).with_name("html.json")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_there(every_kind: dict[str, Path], lang: str) -> None:
    assert [title for title, name in KINDS.items() if not (every_kind[lang] / name).is_file()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_accessible_on_a_desk_and_on_a_phone_in_the_dark(
    every_kind: dict[str, Path], browser: Browser, lang: str
) -> None:
    faults: list[tuple[str, str, str, str]] = []
    with browser.new_context(bypass_csp=True, reduced_motion="reduce") as context:  # axe measures with inline styles
        page = context.new_page()
        for title in KINDS:
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(DESK)
            visit(page, every_kind[lang], title, lang)
            page.evaluate(UNFOLD)
            faults += [(title, "desk", *fault) for fault in faults_of(Axe().run(page, options=ALL).response)]
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size(PHONE)
            faults += [(title, "phone", *fault) for fault in faults_of(page.evaluate(AGAIN, LOOKS))]
            if page.evaluate(WIDTH) > PHONE["width"]:
                faults.append((title, "phone", "wider than the screen", ""))
    assert faults == []


def visit(page: Page, site: Path, title: str, lang: str) -> None:
    """Open a page of a kind; the search with results, and a page that leads on so that it stays."""
    file = site / KINDS[title]
    if title == "moved":
        page.route(file.as_uri(), stay)
    page.goto(f"{file.as_uri()}?q={WORDS[lang]}" if title == "search" else file.as_uri())
    if title == "search":
        expect(page.locator("li.result").first).to_be_visible()


def stay(route: Route) -> None:
    html = Path(url2pathname(urlsplit(route.request.url).path)).read_text("utf-8")
    route.fulfill(body=html.replace('http-equiv="refresh"', 'name="held"'), content_type="text/html")


def faults_of(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault["id"], node["html"]) for fault in report["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize(
    ("lang", "screen"), [("hi", DESK), ("hi", PHONE), ("ur", PHONE)], ids=["desk", "phone", "Urdu"]
)
def test_nothing_moves_while_a_page_loads(
    every_kind: dict[str, Path], browser: Browser, lang: str, screen: ViewportSize
) -> None:
    moved = {}
    with browser.new_context(viewport=screen, service_workers="block") as context:
        context.add_init_script(NOTE_SHIFTS)
        page = context.new_page()
        for title in KINDS:
            visit(page, every_kind[lang], title, lang)
            if shifts := page.evaluate(DRAWN):
                moved[title] = shifts
    assert moved == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_valid_html(every_kind: dict[str, Path], lang: str) -> None:
    pages = sorted(map(str, every_kind[lang].rglob("*.html")))
    command = [NODE, str(VALIDATOR), "--config", str(STANDARD), "--formatter", "text", *pages]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)
