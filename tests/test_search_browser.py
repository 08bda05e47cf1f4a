"""The search page in a real browser: served, under a subpath, opened from a folder, and without script."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

BOX = "main .search-form input"
LINKS = "ol.results > li.result > a[href]"


def search(page: Page, root: str, text: str) -> None:
    page.goto(f"{root}search/index.html")
    page.locator(BOX).fill(text)


@pytest.mark.parametrize(
    ("text", "title", "marked"),
    [
        ("पुतिन", "पुतिन दिल्ली पहुँचे, किसानों के मुद्दे पर भी बात", "पुतिन"),
        ("putin", "पुतिन दिल्ली पहुँचे, किसानों के मुद्दे पर भी बात", "पुतिन"),
        ("हिंदी", "हिन्दी दिवस पर बाज़ार में किताबों की धूम", "हिन्दी"),
        ("बाजार", "हिन्दी दिवस पर बाज़ार में किताबों की धूम", "बाज़ार"),
        ("लड़के", "क्रिकेट में बड़ी जीत, लड़का बना नायक", "लड़का"),
        ("chennai", "சென்னையில் கனமழை: பள்ளிகளுக்கு விடுமுறை", "சென்னை"),
        ("নদী", "নদী ভাঙনে ঘর হারাল দুশো পরিবার", "নদী"),
        ("پوتن", "صدر پوتن کی دہلی آمد", "پوتن"),
        ("北京大学", "北京大学图书馆重新开放", "北京大学"),
    ],
    ids=["hi", "latin", "nasal", "nukta", "inflected", "ta", "bn", "ur", "zh"],
)
def test_a_word_is_found_and_marked(page: Page, root: str, text: str, title: str, marked: str) -> None:
    search(page, root, text)
    expect(page.locator(LINKS).first).to_have_text(title)
    expect(page.locator(".results mark").first).to_have_text(marked)


def test_results_change_as_the_reader_types(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['served']}search/index.html")
    page.locator(BOX).press_sequentially("puti", delay=30)
    expect(page.locator(LINKS).first).to_contain_text("पुतिन")
    page.locator(BOX).fill("мос")
    expect(page.locator(LINKS).first).to_contain_text("мост")


def test_a_result_leads_to_its_article_and_topics(page: Page, root: str) -> None:
    search(page, root, "мост")
    page.locator(LINKS).first.click()
    expect(page.locator("main h1")).to_have_text("Новый мост открыли через реку")
    search(page, root, "व्लादिमीर")
    page.locator(".result .topic").first.click()
    expect(page.locator("main h1")).to_contain_text("व्लादिमीर पुतिन")


def test_a_result_carries_its_language_and_direction(page: Page, addresses: dict[str, str]) -> None:
    search(page, addresses["served"], "پوتن")
    expect(page.locator(LINKS).first).to_have_attribute("lang", "ur")
    expect(page.locator(".result").first).to_have_attribute("dir", "rtl")
    expect(page.locator(".result .excerpt").first).to_have_attribute("lang", "ur")
    expect(page.locator(".result time").first).to_have_attribute("datetime", "2025-06-03")


def test_nothing_is_fetched_before_the_reader_turns_to_the_search(page: Page, addresses: dict[str, str]) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{addresses['served']}search/index.html", wait_until="networkidle")
    assert {url.rpartition("/")[2] for url in fetched if url.endswith(".js")} == {"keys.js", "start.js"}
    with page.expect_request("**/search-index/**"):
        page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()


def test_the_query_stands_in_the_address(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q={quote('पुतिन')}")
    expect(page.locator(LINKS)).not_to_have_count(0)
    page.locator(BOX).fill("mela")
    expect(page.locator(LINKS).first).to_contain_text("मेला")
    assert page.url.endswith("?q=mela")
    page.reload()
    expect(page.locator(LINKS).first).to_contain_text("मेला")


def test_the_count_is_announced(page: Page, addresses: dict[str, str]) -> None:
    search(page, addresses["served"], "पुतिन ")
    expect(page.get_by_role("status")).to_have_text("1 लेख मिला")
    page.locator(BOX).fill("अनुपस्थितशब्दः")
    expect(page.get_by_role("status")).to_have_text("संग्रह में ये शब्द कहीं नहीं हैं।")


def test_a_fault_in_the_query_is_explained(page: Page, addresses: dict[str, str]) -> None:
    search(page, addresses["served"], "foo:मेला")
    expect(page.locator(".search-problems li")).to_contain_text("foo:मेला")
    expect(page.locator(LINKS)).not_to_have_count(0)


def test_typed_markup_stays_text(page: Page, addresses: dict[str, str]) -> None:
    search(page, addresses["served"], "foo:<img/src=x onerror=alert(1)> पुतिन")
    expect(page.locator(".search-problems li")).to_contain_text("<img/src=x")
    assert page.locator(".search img").count() == 0


def test_an_index_that_cannot_be_loaded_is_owned_up_to(
    page: Page, addresses: dict[str, str], page_errors: list[str]
) -> None:
    page.route("**/search-index/**", lambda route: route.abort())
    search(page, addresses["served"], "पुतिन")
    expect(page.get_by_role("status")).to_contain_text("खोज की सूची नहीं खुल सकी")
    page.unroute("**/search-index/**")
    page.locator(BOX).fill("putin")
    expect(page.locator(LINKS)).not_to_have_count(0)
    page_errors.clear()


def test_an_index_of_another_schema_is_refused(page: Page, addresses: dict[str, str], page_errors: list[str]) -> None:
    def of_another_schema(route: Route) -> None:
        written = route.fetch().text()
        route.fulfill(body=re.sub(r"^receiveSearchPart\(\d+", "receiveSearchPart(99", written))

    page.route("**/search-index/manifest.js", of_another_schema)
    search(page, addresses["served"], "पुतिन")
    expect(page.get_by_role("status")).to_contain_text("किसी और संस्करण")
    page_errors.clear()


def test_the_form_works_without_script(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}search/index.html")
    expect(page.locator(".search-note")).to_be_visible()
    expect(page.locator(".refine")).to_be_hidden()
    page.locator(BOX).fill("नदी")
    page.locator(BOX).press("Enter")
    expect(page).to_have_url(re.compile(r"#ways$"))
    expect(page.locator(".search-ways .index a").first).to_be_in_viewport()
    page.locator(".ways a").first.click()
    expect(page.locator("main h1")).to_have_text("विषय")
    context.close()
