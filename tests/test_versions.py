"""Captures of an article over time, as the scraper keeps them and the site shows them."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from plugins.archive_pages.body_text import paragraphs_of
from plugins.archive_pages.differences import Part, Row, compare
from scraper.article import CLEANER, Article, utc
from scraper.store import Archive
from tests.small_site import build

REST = "पुल पर बत्तियाँ लगी हैं।\n\nदुकानें खुली रहीं।\n\nमेला लगा।\n"
BRIDGE = (
    f"नदी पर नया पुल सोमवार को 1,200 लोगों के सामने खुला।\n\n{REST}",
    f"नदी पर नया पुल मंगलवार को 1,500 लोगों के सामने खुला।\n\n{REST}\nसुधार: पहले दिन ग़लत था।\n",
)
HOSTILE = (
    'पहले <img src="https://evil.example/x.gif" onerror="alert(1)"> &lt;b&gt;था।\n\n<script>alert(1)</script>\n',
    "अब &lt;script>alert(2)&lt;/script> है, और <em onclick='x()'>बहुत</em> बदला।\n",
)


def article(slug: str, body: str, day: int, *, lang: str = "hi", **fields: str) -> Article:
    url = f"https://setu.example/{slug}"
    digest = "sha256:" + hashlib.sha256(f"{slug} {day}".encode()).hexdigest()
    header = {"Title": slug, "Slug": slug, "Date": "2024-05-06", "Lang": lang, "Source_url": url} | fields
    captured = utc(datetime(2024, 6, day, 6, tzinfo=UTC))
    header |= {"Captured": captured, "Digest": digest, "Cleaner": CLEANER}
    return Article("setu.example", 2024, slug, url, digest, tuple(header.items()), body)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("versions")
    archive = Archive(root)
    archive.add(article("pul", BRIDGE[0], 1, Summary="पुल खुला", Authors="रवि कुमार"))
    archive.add(article("pul", BRIDGE[0], 2, Summary="पुल खुला", Authors="रवि कुमार"))
    archive.add(article("pul", BRIDGE[1], 4, Summary="नया पुल खुला", Authors="रवि कुमार", Title="नया पुल"))
    archive.add(article("hostile", HOSTILE[0], 1))
    archive.add(article("hostile", HOSTILE[1] * 3, 2, Title="<i>शीर्षक</i>"))
    archive.add(article("kari", "پل [آج](https://setu.example/a) کھلا۔\n", 1, lang="ur"))
    archive.add(article("kari", "پل [آج](https://setu.example/b) کھلا۔\n", 2, lang="ur"))
    archive.add(article("numaish", "کتب خانے میں نمائش پیر کو کھلے گی۔\n", 1, lang="ur"))
    archive.add(article("numaish", "کتب خانے میں نمائش منگل کو کھلے گی۔\n", 2, lang="ur"))
    archive.add(article("ek-bar", "एक ही बार सहेजा गया।\n", 1))
    archive.add(article("wahi", "वही पाठ।\n", 1))
    archive.add(article("wahi", "वही पाठ।\n", 3))
    return root / "content"


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("site") / "output")


def page(site: Path, slug: str, *, versions: bool = False) -> lxml.html.HtmlElement:
    path = site / "article/setu.example/2024" / slug / ("versions/index.html" if versions else "index.html")
    return lxml.html.fromstring(path.read_bytes())


def texts(tree: lxml.html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.cssselect(selector)]


def test_an_article_lists_its_captures_newest_first_and_says_when_its_text_changed(site: Path) -> None:
    assert texts(page(site, "pul"), ".captures summary") == ["सभी बार सहेजा गया: 3"]
    assert texts(page(site, "pul"), ".captures li") == [
        "4 जून 2024, 11:30 am · पाठ बदला",
        "2 जून 2024, 11:30 am",
        "1 जून 2024, 11:30 am",
    ]


def test_an_article_of_one_capture_lists_none(site: Path) -> None:
    assert page(site, "ek-bar").cssselect(".captures") == []


def test_an_article_that_never_changed_has_no_page_of_versions(site: Path) -> None:
    assert len(texts(page(site, "wahi"), ".captures li")) == 2
    assert page(site, "wahi").cssselect(".captures a") == []
    assert not (site / "article/setu.example/2024/wahi/versions").exists()


def test_the_article_and_its_page_of_versions_lead_to_each_other(site: Path) -> None:
    (there,) = page(site, "pul").cssselect(".captures a")
    (back,) = page(site, "pul", versions=True).cssselect("h1 a")
    assert there.get("href") == "../../../../article/setu.example/2024/pul/versions/index.html"
    assert back.get("href") == "../../../../../article/setu.example/2024/pul/index.html"


def test_the_page_shows_what_changed_in_headline_standfirst_and_text(site: Path) -> None:
    versions = page(site, "pul", versions=True)
    assert texts(versions, "h3") == ["शीर्षक", "सार", "पाठ"]
    for mark in versions.cssselect(".unseen"):
        mark.drop_tree()
    assert texts(versions, "del") == ["pul", "सोमवार को 1,200"]
    assert texts(versions, "ins") == ["नया पुल", "नया", "मंगलवार को 1,500", "सुधार: पहले दिन ग़लत था।"]
    assert texts(versions, ".unchanged") == ["3 अनुच्छेद वही पुल पर बत्तियाँ लगी हैं।"]


def test_what_went_and_what_came_is_also_said_in_words(site: Path) -> None:
    versions = page(site, "pul", versions=True)
    assert texts(versions, "del .unseen")[0] == "[हटाया गया]"
    assert texts(versions, "ins .unseen")[0] == "[जोड़ा गया]"


def test_a_change_is_written_in_the_language_of_its_article(site: Path) -> None:
    for slug, written in (("pul", ("hi", "ltr")), ("numaish", ("ur", "rtl"))):
        changes = page(site, slug, versions=True).cssselect(".difference")
        assert {(each.get("lang"), each.get("dir")) for each in changes} == {written}


def test_a_change_of_links_alone_is_said_to_be_one(site: Path) -> None:
    (change,) = page(site, "kari", versions=True).cssselect(".change")
    assert texts(change, "p") == ["शब्द वही हैं: केवल कड़ियाँ, चित्र या बनावट बदली।"]


def test_hostile_text_of_a_version_is_text(site: Path) -> None:
    versions = page(site, "hostile", versions=True)
    tags = {element.tag for element in versions.cssselect(".change *")}
    assert tags == {"h2", "h3", "time", "span", "div", "p", "del", "ins"}
    assert any("<script>alert(2)</script>" in text for text in texts(versions, "ins"))
    assert "<i>शीर्षक</i>" in texts(versions, "h1")[0]


def test_a_page_of_versions_is_found_by_no_search(site: Path) -> None:
    (robots,) = page(site, "pul", versions=True).cssselect('meta[name="robots"]')
    assert robots.get("content") == "noindex"
    assert "versions" not in (site / "sitemap.xml").read_text("utf-8")
    index = "".join(path.read_text("utf-8") for path in (site / "search-index").rglob("*.js"))
    assert "सोमवार" not in index
    assert "मंगलवार" in index


def test_versions_are_no_articles(site: Path) -> None:
    assert sorted(path.name for path in (site / "article/setu.example/2024").iterdir()) == [
        "ek-bar",
        "hostile",
        "kari",
        "numaish",
        "pul",
        "wahi",
    ]


def test_pages_of_versions_have_folders_for_addresses_on_the_web(content: Path, tmp_path: Path) -> None:
    web = build(content, tmp_path / "output", SITEURL="https://user.example/archive")
    (there,) = page(web, "pul").cssselect(".captures a")
    assert there.get("href") == "https://user.example/archive/article/setu.example/2024/pul/versions/"


def test_a_file_of_a_version_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "content"
    archive = Archive(tmp_path)
    archive.add(article("pul", BRIDGE[0], 1))
    archive.add(article("pul", BRIDGE[1], 2))
    (version,) = broken.rglob("2024*Z.md")
    version.write_text(version.read_text("utf-8").replace("Date: 2024-05-06", "Date: कल"), "utf-8")
    with pytest.raises(AssertionError, match=r"versions/setu\.example/2024/pul/20240601T060000Z"):
        build(broken, tmp_path / "output")


def same(text: str) -> Part:
    return Part("same", text)


def gone(text: str) -> Part:
    return Part("gone", text)


def new(text: str) -> Part:
    return Part("new", text)


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("the river rose fast", "the river fell fast", (same("the river "), gone("rose "), new("fell "), same("fast"))),
        ("कीमत 1,200 है", "कीमत 1,300 है", (same("कीमत "), gone("1,200 "), new("1,300 "), same("है"))),
        ("पानी बढ़ी", "पानी बढ़ा", (same("पानी "), gone("बढ़ी"), new("बढ़ा"))),
        ("東京都は図書館", "東京都は美術館", (same("東京都は"), gone("図書"), new("美術"), same("館"))),
        ("ราคาน้ำมันขึ้น", "ราคาน้ำมันลง", (same("ราคาน้ำมัน"), gone("ขึ้น"), new("ลง"))),
        ("دریا میں کم ہے", "دریا میں زیادہ ہے", (same("دریا میں "), gone("کم "), new("زیادہ "), same("ہے"))),
    ],
    ids=["English", "a number", "a vowel sign", "Japanese", "Thai", "Urdu"],
)
def test_words_are_compared_whole_and_letters_keep_their_marks(
    before: str, after: str, parts: tuple[Part, ...]
) -> None:
    assert compare([before], [after]) == (Row(parts),)


def test_a_paragraph_that_moved_away_or_came_is_shown_whole() -> None:
    rows = compare(["a b c d", "e f g h"], ["e f g h", "i j k l"])
    assert rows == (Row((gone("a b c d"),)), Row((same("e f g h"),), unchanged=1), Row((new("i j k l"),)))


def test_texts_that_are_the_same_have_no_changes() -> None:
    assert compare(["a", "b"], ["a", "b"]) == ()


def test_two_parts_read_together_give_both_texts_back() -> None:
    before, after = BRIDGE[0].split("\n\n")[0], BRIDGE[1].split("\n\n")[0]
    (row,) = compare([before], [after])
    assert "".join(part.text for part in row.parts if part.kind != "new") == before
    assert "".join(part.text for part in row.parts if part.kind != "gone") == after


def test_the_paragraphs_of_a_body_are_its_blocks() -> None:
    html = "<p>a<br>b</p><ul><li><p>c</p></li><li>d<ul><li>e</li></ul></li></ul>"
    html += "<table><tr><td>f</td><td>g</td></tr></table>"
    assert paragraphs_of(html) == tuple("abcdefg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("slug", ["pul", "numaish"])
def test_a_page_of_versions_is_accessible(
    site: Path, browser: Browser, slug: str, scheme: Literal["light", "dark"]
) -> None:
    view = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
    view.goto((site / f"article/setu.example/2024/{slug}/versions/index.html").as_uri())
    report = Axe().run(view)
    assert report.violations_count == 0, report.generate_report()
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")
    view.close()
