"""The search page is accessible in every state, in both colour schemes, on a phone and a desk, in every language."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.search_site import ROOT, build_site

LANGUAGES = {"hi": ("नदी", "नदीय"), "ur": ("کتاب", "کتابو"), "en": ("eclipse", "eclipce")}
BOX = "main .search-form input"
RESULTS = "li.result"
# What a finger presses that stands by itself, and is lower than a finger needs.
TOO_SMALL = """() => [...document.querySelectorAll(
  ".search :is(summary, select, input, .search-form button, .search-more, .chips a, .facet a, .result > a)"
)].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> dict[str, str]:
    """The search page of the sample archive, in each language of the interface."""
    folder = tmp_path_factory.mktemp("languages")
    for lang in LANGUAGES:
        conf = folder / f"{lang}.py"
        conf.write_text(
            f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
            f"THEME = {str(ROOT / 'theme')!r}\nDEFAULT_LANG = {lang!r}\n",
            "utf-8",
        )
        build_site(folder / "site" / lang, content=ROOT / "content", conf=str(conf))
    host = serve(folder / "site")
    return {lang: f"{host}/{lang}/search/index.html" for lang in LANGUAGES}


def empty(page: Page, _word: str, _near: str) -> None:
    expect(page.locator(BOX)).to_be_visible()
    page.locator(".tips > summary").click()


def results(page: Page, word: str, _near: str) -> None:
    page.locator(BOX).fill(word)
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator("[role=status]")).not_to_be_empty()


def panel(page: Page, word: str, _near: str) -> None:
    results(page, word, "")
    page.locator(".refine > summary").click()
    page.locator("[data-facet=year] a").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("[data-facet=year] [aria-current]")).to_have_count(1)
    for rest in page.locator(".facet summary").all():
        rest.click()


def problems(page: Page, word: str, near: str) -> None:
    page.locator(BOX).fill(f'{near} foo:{word} {word}~9 {word}^x "{word}')
    expect(page.locator(".search-problems li")).to_have_count(4)


def none(page: Page, word: str, _near: str) -> None:
    page.goto(f"{page.url}?q={word}&year=1999")
    expect(page.locator(".search-nothing a")).to_be_visible()


def failed(page: Page, word: str, _near: str) -> None:
    page.route("**/search-index/**", lambda route: route.abort())
    page.locator(BOX).fill(word)
    expect(page.locator(".search-count")).not_to_be_empty()
    expect(page.locator("[role=status]")).not_to_be_empty()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)], ids=["desk", "phone in the dark"])
def test_every_state_is_accessible(
    sites: dict[str, str], browser: Browser, lang: str, scheme: Literal["light", "dark"], width: int
) -> None:
    phone = width < 500
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        has_touch=phone,
        is_mobile=phone,
        bypass_csp=True,
        service_workers="block",
    )
    faults: list[tuple[str, str, str]] = []
    for state in (empty, results, panel, problems, none, failed):
        page = context.new_page()
        page.goto(sites[lang])
        state(page, *LANGUAGES[lang])
        found = Axe().run(page).response["violations"]
        faults += [(state.__name__, fault["id"], fault["nodes"][0]["html"]) for fault in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state.__name__
        if phone:
            faults += [(state.__name__, "small", html) for html in page.evaluate(TOO_SMALL)]
        page.close()
    context.close()
    assert faults == []
