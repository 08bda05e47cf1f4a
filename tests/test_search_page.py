"""What the search page does with an answer: facets, order, the address, notes, keys and what a screen reader hears."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.search_site import build_site

BOX = "main .search-form input"
RESULTS = "ol.results > li.result"
LINKS = f"{RESULTS} > a[href]"
COUNT = ".search-count"
CHIPS = ".chips .chip"
REFINE = ".refine > summary"
SPLIT_LETTERS = """() => {
  const letters = (text) => [...new Intl.Segmenter().segment(text)];
  const starts = (text) => new Set(letters(text).map(({ index }) => index).concat(text.length));
  return [...document.querySelectorAll(".result mark")].map((mark) => {
    const range = new Range();
    range.setStart(mark.parentNode, 0);
    range.setEndBefore(mark);
    const [before, all] = [range.toString().length, starts(mark.parentNode.textContent)];
    return [mark.textContent, all.has(before) && all.has(before + mark.textContent.length)];
  }).filter(([, whole]) => !whole);
}"""
ARTICLE = """Title: मेले की ख़बर {number}
Slug: mela-{number}
Date: {year}-{month:02}-10
Lang: hi
Authors: {author}
Tags: मेला; {topic}
Source: {source}

मेले में लोग आए।
"""


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The search page of 48 articles of four years, twelve a year."""
    content = tmp_path_factory.mktemp("fair") / "articles"
    for number in range(48):
        article = ARTICLE.format(
            number=number,
            year=2020 + number // 12,
            month=number % 12 + 1,
            author="रवि कुमार;" if number % 3 else "सुधा नेगी;",
            topic=f"नगर {number % 10}",
            source="दैनिक प्रभात" if number % 2 else "खबर सेतु",
        )
        path = content / "fair.example" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article, "utf-8")
    site = build_site(tmp_path_factory.mktemp("fair-site") / "site", content=content.parent)
    return f"{serve(site)}/search/index.html"


def asked(page: Page) -> dict[str, str]:
    """Read what stands in the page's address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def facet(page: Page, name: str) -> list[str]:
    """Read the values and counts of a facet."""
    return page.locator(f"[data-facet={name}] li a").all_inner_texts()


def test_the_facets_are_counted_when_the_panel_is_opened(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}")
    expect(page.locator(COUNT)).to_have_text("48 लेख मिले")
    assert page.locator("[data-facet=topic] li").count() == 0
    page.locator(REFINE).click()
    expect(page.locator("[data-facet=year] a")).to_have_text(["2023 12", "2022 12", "2021 12", "2020 12"])
    expect(page.locator("[data-facet=source] a")).to_have_count(2)
    expect(page.locator("[data-facet=author] a")).to_have_text(["रवि कुमार 32", "सुधा नेगी 16"])
    expect(page.locator("[data-facet=lang] a")).to_have_text(["हिन्दी 48"])
    expect(page.locator(".histogram rect")).to_have_count(4)


def test_a_facet_narrows_the_results_and_is_let_go_again(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}")
    page.locator(REFINE).click()
    author = page.locator("[data-facet=author] a", has_text="सुधा नेगी")
    author.click()
    expect(page.locator(COUNT)).to_have_text("16 लेख मिले")
    expect(author).to_have_attribute("aria-current", "true")
    expect(author).to_be_focused()
    expect(page.locator("[data-facet=author] a")).to_have_text(["रवि कुमार 32", "सुधा नेगी 16"])
    expect(page.locator("[data-facet=year] a").first).to_have_text("2023 4")
    expect(page.locator(CHIPS)).to_contain_text("लेखक: सुधा नेगी")
    assert asked(page) == {"q": "मेला", "author": "sudha-negi"}
    author.click()
    expect(page.locator(COUNT)).to_have_text("48 लेख मिले")
    assert asked(page) == {"q": "मेला"}


def test_a_filter_is_removed_by_its_chip(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('पुतिन')}&lang=hi&year=2025")
    expect(page.locator(CHIPS)).to_have_count(2)
    expect(page.locator(LINKS)).to_have_count(1)
    page.locator(CHIPS, has_text="हिन्दी").click()
    expect(page.locator(CHIPS)).to_have_count(1)
    assert asked(page) == {"q": "पुतिन", "year": "2025"}
    expect(page.locator(CHIPS)).to_be_focused()
    page.locator(CHIPS).click()
    expect(page.locator(CHIPS)).to_have_count(0)
    expect(page.locator(REFINE)).to_be_focused()


def test_filters_alone_list_the_newest(page: Page, fair: str) -> None:
    page.goto(f"{fair}?year=2021")
    expect(page.locator(COUNT)).to_have_text("12 लेख मिले")
    expect(page.locator(".result time").first).to_have_attribute("datetime", "2021-12-10")
    expect(page.locator(".search-sort select")).to_have_value("newest")


def test_days_are_typed_and_narrow_the_results(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}&year=2022")
    page.locator(REFINE).click()
    expect(page.locator("[name=from]")).to_have_value("2022-01-01")
    page.locator("[name=from]").fill("2023-06-01")
    expect(page.locator(COUNT)).to_have_text("7 लेख मिले")
    page.locator("[name=to]").fill("2023-07-31")
    expect(page.locator(COUNT)).to_have_text("2 लेख मिले")
    assert asked(page) == {"q": "मेला", "from": "2023-06-01", "to": "2023-07-31"}
    expect(page.locator(".histogram .outside")).to_have_count(3)


def test_the_pointer_draws_a_range_on_the_histogram(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}")
    page.locator(REFINE).click()
    bars = page.locator(".histogram rect")
    bars.nth(1).hover()
    page.mouse.down()
    bars.nth(2).hover()
    page.mouse.up()
    expect(page.locator(COUNT)).to_have_text("24 लेख मिले")
    assert asked(page) == {"q": "मेला", "from": "2021-01-01", "to": "2022-12-31"}
    expect(page.locator("[name=to]")).to_have_value("2022-12-31")
    bars.nth(3).click()
    expect(page.locator(COUNT)).to_have_text("12 लेख मिले")
    bars.nth(3).click()
    expect(page.locator(COUNT)).to_have_text("48 लेख मिले")


def test_results_are_sorted_by_date(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('पुतिन')}%20delhi%20rush&sort=oldest")
    times = page.locator(".result time")
    expect(times.nth(1)).to_be_visible()

    def dates() -> list[str | None]:
        return [time.get_attribute("datetime") for time in times.all()]

    assert dates() == sorted(dates(), key=str)
    oldest = dates()[0]
    page.locator(".search-sort select").select_option("newest")
    expect(times.last).to_have_attribute("datetime", str(oldest))
    assert dates() == sorted(dates(), key=str, reverse=True)
    assert asked(page)["sort"] == "newest"


def test_back_and_forward_go_from_search_to_search(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html")
    before = page.evaluate("history.length")
    page.locator(BOX).press_sequentially("putin")
    expect(page.locator(LINKS).first).to_contain_text("पुतिन")
    page.locator(BOX).press("Enter")
    assert page.evaluate("history.length") == before
    page.locator(BOX).fill("mela")
    expect(page.locator(LINKS).first).to_contain_text("मेला")
    page.locator(BOX).fill("мост")
    expect(page.locator(LINKS).first).to_contain_text("мост")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(page.locator(LINKS).first).to_contain_text("पुतिन")
    expect(page.locator(BOX)).to_have_value("putin")
    page.go_forward()
    expect(page.locator(LINKS).first).to_contain_text("мост")
    expect(page).to_have_title("мост · खोज · संग्रह")


def test_a_reader_who_comes_back_finds_as_many_results(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}")
    expect(page.locator(LINKS)).to_have_count(10)
    page.locator(".search-more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(LINKS)).to_have_count(20)
    expect(page.locator(LINKS).nth(10)).to_be_focused()
    page.locator(LINKS).nth(18).click()
    expect(page.locator("main h1")).to_contain_text("मेले की ख़बर")
    page.go_back()
    expect(page.locator(LINKS)).to_have_count(20)


def test_a_phone_goes_from_the_panel_to_the_results(browser: Browser, fair: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{fair}?q={quote('मेला')}")
    page.locator(REFINE).tap()
    page.locator("[data-facet=author] a", has_text="सुधा नेगी").tap()
    done = page.locator(".refine-done")
    expect(done).to_have_text("16 लेख मिले, देखें")
    expect(done).to_be_in_viewport()
    done.tap()
    expect(page.locator(LINKS).first).to_be_in_viewport()
    context.close()


def test_no_result_at_all_says_what_may_help(page: Page, fair: str) -> None:
    page.goto(f"{fair}?q={quote('मेला')}&lang=ta")
    expect(page.locator(COUNT)).to_have_text("इन फ़िल्टरों के साथ कुछ नहीं मिला।")
    page.locator(".search-nothing a").click()
    expect(page.locator(COUNT)).to_have_text("48 लेख मिले")


def test_a_word_that_was_replaced_can_be_insisted_on(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('पुतिम दिल्ली')}")
    note = page.locator(".search-instead")
    expect(note).to_contain_text("पुतिम कहीं नहीं मिला, इसलिए पुतिन खोजा गया।")
    note.locator("a").click()
    expect(page.locator(BOX)).to_have_value('"पुतिम" दिल्ली')
    expect(note).to_be_hidden()


def test_a_faulty_part_is_shown_in_the_box(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('मेला foo:bar')}")
    expect(page.locator(LINKS)).not_to_have_count(0)
    page.locator(".search-problems .fault").click()
    chosen = page.locator(BOX).evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert chosen == "foo:bar"


@pytest.mark.parametrize("text", ["दिल्ली", "हि", "சென்", "নদ", "پوتن", "北京", "putin", "café"])
def test_no_mark_splits_a_letter(page: Page, addresses: dict[str, str], text: str) -> None:
    page.goto(f"{addresses['served']}search/index.html?q={quote(text)}")
    expect(page.locator(".result mark").first).to_be_visible()
    assert page.evaluate(SPLIT_LETTERS) == []


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_search_from_every_page(page: Page, root: str, keys: str) -> None:
    for name in ("index.html", "topic/index.html", "404.html"):
        page.goto(root + name)
        page.keyboard.press(keys)
        expect(page).to_have_url(re.compile(r"/search/"))
        expect(page.locator(BOX)).to_be_focused()
        page.locator("main h1").click()
        page.keyboard.press(keys)
        expect(page.locator(BOX)).to_be_focused()


def test_keys_of_another_script_open_the_search_too(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["served"])
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'य', code: 'Slash', bubbles: true}))")
    expect(page.locator(BOX)).to_be_focused()


def test_a_slash_in_a_box_is_typed(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["served"])
    page.locator(".search-form input").focus()
    page.keyboard.type("a/b")
    expect(page.locator(".search-form input")).to_have_value("a/b")


def test_arrows_move_through_the_results_and_enter_opens(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('पुतिन')}%20delhi%20rush")
    links = page.locator(LINKS)
    expect(links.nth(1)).to_be_visible()
    page.locator(BOX).focus()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = links.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(title)


def test_a_screen_reader_hears_the_count_once_the_reader_has_paused(page: Page, fair: str) -> None:
    page.clock.install(time=datetime(2026, 1, 1, tzinfo=UTC))
    page.goto(fair)
    page.locator(BOX).focus()
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(datetime(2026, 1, 1, 1, tzinfo=UTC))
    status = page.get_by_role("status")
    for text, count in (("मे", "48 लेख मिले"), ("मेला", "48 लेख मिले"), ("सुधा", "16 लेख मिले")):
        page.locator(BOX).fill(text)
        page.clock.run_for(200)
        expect(page.locator(COUNT)).to_have_text(count)
        expect(status).to_have_text("")
    page.clock.run_for(1000)
    expect(status).to_have_text("16 लेख मिले")
