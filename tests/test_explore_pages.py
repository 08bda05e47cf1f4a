"""The pages that show the archive as a whole are built for real, and looked at as readers do."""

import subprocess
import sys
from pathlib import Path
from typing import Literal

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.small_site import ROOT

ARTICLE = """Title: {title}
Slug: {slug}
Date: {date}
Lang: {lang}
Authors: Meera Rao;
Tags: {tags};
Source: {source}

Words about {title}.
"""
TOPICS = ("नदी; नाव", "नदी; नाव; मेला", "चाँद; तारे", "चाँद; तारे; मेला", "ریل; شہر", "Rain; River cleaning")
SOURCES = ("दैनिक प्रभात", "Harbour Courier")
TOPIC, DAY, MAP = "topic/mela/index.html", "date/2025/06/03/index.html", "topic/map/index.html"
MANY = 60  # articles of one topic, which need a second page


def write_content(folder: Path) -> Path:
    """Write articles of five years, three of them on the same day, and many of one topic."""
    folder.mkdir()
    for number in range(90):
        year, month, day = 2021 + number % 5, 1 + number % 12, 1 + number % 28
        many = "; मेला" if number < MANY else ""
        header = {"slug": f"lekh-{number}", "date": f"{year}-{month:02}-{day:02}", "tags": TOPICS[number % 6] + many}
        text = ARTICLE.format(title=f"लेख {number}", lang="hi", source=SOURCES[number % 2], **header)
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    for year in (2023, 2024, 2025):
        text = ARTICLE.format(
            title=f"Bridge {year}",
            slug=f"bridge-{year}",
            date=f"{year}-06-03",
            lang="en",
            tags="मेला",
            source=SOURCES[1],
        )
        (folder / f"bridge-{year}.md").write_text(text, encoding="utf-8")
    return folder


def build_in(lang: str, folder: Path) -> Path:
    """Build the content with an interface in `lang`."""
    (folder / "conf.py").write_text(
        f'import sys\nsys.path.insert(0, "{ROOT}")\nfrom pelicanconf import *\n'
        f'DEFAULT_LANG = "{lang}"\nCACHE_PATH = "{folder}"\n',
        encoding="utf-8",
    )
    paths = (write_content(folder / "content"), "-s", folder / "conf.py", "-o", folder / "site", "-t", ROOT / "theme")
    command = [sys.executable, "-m", "pelican", *map(str, paths), "--fatal=errors"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def hindi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in("hi", tmp_path_factory.mktemp("hi"))


@pytest.fixture(scope="module")
def urdu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in("ur", tmp_path_factory.mktemp("ur"))


def opened(site: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / name).read_bytes())


def texts(page: lxml.html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def test_a_topic_shows_its_months_as_bars_and_says_them_in_words(hindi: Path) -> None:
    page = opened(hindi, TOPIC)
    bars = texts(page, ".chart-bars title")
    months = texts(page, ".by-month ul li")
    assert len(bars) == len(months) > 20
    counted = sum(int(bar.rsplit(": ", 1)[1]) for bar in bars)
    assert (
        counted
        == sum(int(month.rsplit(" ", 1)[1]) for month in months)
        == int(texts(page, ".facts span")[0].split()[0])
    )


def test_a_year_of_a_topic_is_found_on_the_page_where_it_begins(hindi: Path) -> None:
    links = opened(hindi, TOPIC).cssselect(".sidebar .bars a")
    assert [link.text for link in links] == ["2025", "2024", "2023", "2022", "2021"]
    targets = [link.get("href").split("#") for link in links]
    assert {path.removeprefix("../../") for path, _ in targets} == {TOPIC, "topic/mela/page/2/index.html"}
    for path, place in targets:
        assert opened(hindi, path.removeprefix("../../")).get_element_by_id(place) is not None


def test_a_topic_names_who_published_and_wrote_of_it_and_what_belongs_to_it(hindi: Path) -> None:
    page = opened(hindi, "topic/nadi/index.html")
    assert texts(page, ".sidebar .index a") == ["नाव", "दैनिक प्रभात", "Harbour Courier", "Meera Rao"]
    assert texts(page, ".sidebar .label")[-1] == "भाषाएँ"


@pytest.mark.parametrize("name", ["source/harbour-courier/index.html", "author/meera-rao/index.html"])
def test_publishers_and_authors_show_when_and_what_they_wrote(hindi: Path, name: str) -> None:
    page = opened(hindi, name)
    assert page.cssselect(".chart-bars rect")
    assert {"मेला", "Rain"} <= set(texts(page, ".sidebar .index a"))
    assert {"हिन्दी", "English"} == set(texts(page, ".sidebar .languages a"))


def test_further_pages_of_a_topic_do_not_say_it_all_again(hindi: Path) -> None:
    page = opened(hindi, "topic/mela/page/2/index.html")
    assert not page.cssselect(".chart, .sidebar .index")
    assert page.cssselect(".sidebar .bars a")


def test_a_day_has_a_page_with_the_same_day_of_other_years(hindi: Path) -> None:
    page = opened(hindi, DAY)
    assert texts(page, "h1") == ["मंगलवार, 3 जून 2025"]
    assert texts(page, ".listing .entry-title") == ["Bridge 2025"]
    assert texts(page, ".other-year h3 a") == ["2024", "2023"]
    assert texts(page, ".other-year .entry-title") == ["Bridge 2024", "Bridge 2023"]


def test_an_article_leads_to_its_day(hindi: Path) -> None:
    page = lxml.html.fromstring((hindi / "article/bridge-2025/index.html").read_bytes())
    assert [link.get("href") for link in page.cssselect(".byline a:has(time)")] == ["../../date/2025/06/03/index.html"]


def test_every_day_with_articles_is_linked_from_its_year_and_its_month(hindi: Path) -> None:
    pages = {path.parent.relative_to(hindi).as_posix() for path in (hindi / "date").glob("2025/*/*/index.html")}
    for name in ("date/2025/index.html", *(f"date/2025/{month:02}/index.html" for month in range(1, 13))):
        links = {link.get("href") for link in opened(hindi, name).cssselect(".days a")}
        found = {link.split("../")[-1].removesuffix("/index.html") for link in links}
        assert found == {page for page in pages if page.startswith(name.removesuffix("/index.html"))}
    assert texts(opened(hindi, "date/2025/06/index.html"), ".weekdays li")[0] == "र"


def test_topics_are_listed_by_size_and_by_letter(hindi: Path) -> None:
    page = opened(hindi, "topic/index.html")
    assert texts(page, ".letters .index a") == [
        "चाँद",
        "तारे",
        "नदी",
        "नाव",
        "मेला",
        "Rain",
        "River cleaning",
        "ریل",
        "شہر",
    ]
    assert page.cssselect(f'.ways-in a[href="../{MAP}"]')


def test_the_map_says_in_words_what_it_draws(hindi: Path) -> None:
    page = opened(hindi, MAP)
    drawn = {link.get("aria-label").split(":")[0] for link in page.cssselect(".topic-map a")}
    listed = set(texts(page, ".pairs a"))
    assert {"नदी", "नाव", "चाँद", "तारे", "Rain", "ریل"} <= drawn
    assert drawn <= listed
    assert texts(page, ".pairs li")[0].endswith("लेख")


def test_who_looks_at_a_topic_of_the_map_sees_its_neighbours(hindi: Path, page: Page) -> None:
    page.goto((hindi / MAP).as_uri())
    topic = page.locator('.topic-map a[aria-label^="नदी"]')
    topic.focus()
    assert page.locator(".topic-map a.near").evaluate_all("all => all.map(one => one.textContent)")
    assert page.locator('.topic-map a[aria-label^="नाव"].near').count() == 1
    assert page.locator('.topic-map a[aria-label^="چاند"].near, .topic-map a[aria-label^="ریل"].near').count() == 0
    topic.blur()
    assert page.locator(".topic-map.explored").count() == 0


@pytest.mark.parametrize(
    ("lang", "scheme", "width"), [("hi", "light", 1280), ("ur", "dark", 390)], ids=["Hindi desk", "Urdu phone"]
)
def test_every_kind_of_these_pages_is_accessible(
    request: pytest.FixtureRequest, browser: Browser, lang: str, scheme: Literal["light", "dark"], width: int
) -> None:
    site: Path = request.getfixturevalue({"hi": "hindi", "ur": "urdu"}[lang])
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    faults = []
    for name in (TOPIC, DAY, MAP, "topic/index.html", "date/2025/index.html", "date/2025/06/index.html"):
        page.goto((site / name).as_uri())
        for details in page.locator("details").all():
            details.evaluate("one => { one.open = true; }")
        found = Axe().run(page).response["violations"]
        faults += [(name, fault["id"], fault["nodes"][0]["html"]) for fault in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()
    assert faults == []
