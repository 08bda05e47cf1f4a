"""An article on paper is the article, its provenance and where its links lead; nothing of it is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.every_kind import KINDS, LANGUAGES

PAPER = 718  # CSS pixels between the margins of A4
NOT_PRINTED = (".skip", ".sections", ".search-form", ".in-time", ".cite", ".colophon", "main > .band", ".original")
CUT = """
() => [...document.querySelectorAll(".prose *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
  .map((one) => one.outerHTML.slice(0, 100))
"""
ADDRESS = "link => getComputedStyle(link, '::after').content"


@pytest.fixture(scope="module", params=LANGUAGES)
def paper(request: pytest.FixtureRequest, every_kind: dict[str, Path], browser: Browser) -> Iterator[Page]:
    """An article with everything, as it goes to the printer of a reader who likes the dark."""
    with browser.new_context(viewport={"width": PAPER, "height": 1000}, color_scheme="dark") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto((every_kind[request.param] / f"article/setu.example/2025/{request.param}/index.html").as_uri())
        yield page


def test_the_kinds_have_the_articles_that_are_printed() -> None:
    assert {f"article/setu.example/2025/{lang}/index.html" for lang in LANGUAGES} <= set(KINDS.values())


def test_nothing_to_press_is_printed(paper: Page) -> None:
    for name in NOT_PRINTED:
        assert paper.locator(name).count(), name
        assert [one for one in paper.locator(name).all() if one.is_visible()] == [], name


def test_the_article_and_its_provenance_are_printed(paper: Page) -> None:
    for name in (
        ".headline",
        ".byline",
        ".standfirst",
        ".lead-picture img",
        ".prose table",
        ".footnote",
        ".provenance",
    ):
        expect(paper.locator(name).first).to_be_visible()


def test_links_are_unfolded_with_their_addresses(paper: Page) -> None:
    links = paper.locator(".links a[rel]:visible")
    assert links.count() == 4
    for link in links.all():
        assert f'" {link.get_attribute("href")}"' == str(link.evaluate(ADDRESS))


def test_no_table_and_no_line_is_cut(paper: Page) -> None:
    assert paper.evaluate(CUT) == []
    assert paper.evaluate("document.documentElement.scrollWidth") <= PAPER


def test_paper_is_light(paper: Page) -> None:
    assert paper.evaluate("getComputedStyle(document.documentElement).color") == "rgb(29, 26, 21)"
