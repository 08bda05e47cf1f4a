"""One small site is built for real, twice for a disk and once for the web, and walked."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import lxml.html
import pytest
from playwright.sync_api import Browser, Dialog, Page

ROOT = Path(__file__).parent.parent
CONTENT = Path(__file__).parent / "site_fixture"
SITEURL = "https://user.example/archive"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MORE_THAN_A_PAGE = 60

HOME = "index.html"
BRIDGE = "article/dainik-prabhat.example/2025/nadi-par-naya-pul/index.html"
OLD_BRIDGE = "article/dainik-prabhat.example/2024/nadi-par-naya-pul/index.html"
FERRY = "article/harbour-courier.example/2025/night-ferry-returns/index.html"
UNDATED = "article/dainik-prabhat.example/2025/bina-tarikh/index.html"
HOSTILE = "article/hostile.example/2025/hostile/index.html"
URDU = "article/subh.example/2025/kutubkhane-mein-numaish/index.html"
TOPIC = "topic/kim-jong-un/index.html"
KINDS = (
    *(HOME, BRIDGE, FERRY, UNDATED, HOSTILE, URDU, TOPIC, "404.html"),
    *(f"{kind}/index.html" for kind in ("about", "author", "date", "search", "source", "topic")),
    *("author/ravi-kumar/index.html", "date/2025/index.html", "date/2025/06/index.html", "language/hi/index.html"),
    *("date/2025/06/02/index.html", "topic/map/index.html", "about/figures/index.html"),
    *("source/dainik-prabhat.example/index.html", "topic/x-5/page/2/index.html"),
)
FINGER = 44  # CSS pixels
# Links in running text are as tall as the text; a headline's link covers its whole entry; topics lie on their map
# as near as they belong together, and stand in lists as well.
LINKS_TOO_SMALL = """
finger => [...document.querySelectorAll("a:not(.skip, .topic-map *), button, input")]
  .filter(target => !target.closest(".prose p:not(:has(> .picture:only-child)), .prose :is(li, td)"))
  .filter(target => getComputedStyle(target, "::after").position !== "absolute")
  .filter(target => target.checkVisibility() && Math.round(target.getBoundingClientRect().height) < finger)
  .map(target => target.outerHTML)
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site, its pages parsed once."""

    folder: Path
    pages: dict[str, lxml.html.HtmlElement]

    def text_of(self, page: str, selector: str) -> list[str]:
        return [" ".join(element.text_content().split()) for element in self.pages[page].cssselect(selector)]

    def ids_of(self, page: str) -> set[str]:
        return set(self.pages[page].xpath("//@id"))


def pelican(*arguments: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican from a working directory that is not the repository's."""
    inherited = {key: value for key, value in os.environ.items() if key != "SITEURL"}
    command = [sys.executable, "-m", "pelican", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=inherited | environment, capture_output=True, text=True, check=False)


def build(content: Path, output: Path, *, conf: str = "pelicanconf.py", **environment: str) -> Site:
    arguments = (content, "-s", ROOT / conf, "-o", output, "--fatal=errors")
    ran = pelican(*arguments, folder=output.parent, **environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = {path.relative_to(output).as_posix(): path for path in sorted(output.rglob("*.html"))}
    return Site(output, {name: lxml.html.fromstring(path.read_bytes()) for name, path in found.items()})


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's articles, and as many of one topic as need a second page."""
    folder = shutil.copytree(CONTENT, tmp_path_factory.mktemp("content"), dirs_exist_ok=True)
    for number in range(MORE_THAN_A_PAGE):
        header = f"Title: लेख {number}\nSlug: lekh-{number}\nDate: 2022-01-01\nLang: hi\nTags: X 5;\n"
        (folder / f"articles/{number:02}.md").write_text(f"{header}\nछोटा लेख।\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(content, tmp_path_factory.mktemp("disk") / "site", PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def web(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    output = tmp_path_factory.mktemp("web") / "site"
    return build(content, output, conf="publishconf.py", SITEURL=SITEURL, PYTHONHASHSEED="2")


def links_of(page: lxml.html.HtmlElement) -> Iterator[str]:
    for element, attribute, address, _ in page.iterlinks():
        if address and attribute in {"href", "src", "action"} and element.get("rel") != "canonical":
            yield address


def test_every_link_of_the_site_on_disk_leads_to_a_file_and_a_place_in_it(site: Site) -> None:
    broken = []
    for name, page in site.pages.items():
        base = (site.folder / name).as_uri()
        for address in links_of(page):
            target, fragment = urldefrag(urljoin(base, address))
            if urlsplit(target).scheme != "file":
                continue
            path = Path(unquote(urlsplit(target).path))
            place = fragment and path.relative_to(site.folder).as_posix()
            if not path.is_file() or (place and fragment not in site.ids_of(place)):
                broken.append(f"{name}: {address}")
    assert broken == []


def test_every_link_of_the_site_on_the_web_leads_to_a_page_below_its_address(web: Site) -> None:
    broken = []
    for name, page in web.pages.items():
        for address in links_of(page):
            if address.startswith("#") or urlsplit(urljoin(SITEURL, address)).hostname != "user.example":
                continue
            path = unquote(urldefrag(address).url).removeprefix(f"{SITEURL}/")
            file = f"{path}index.html" if path.endswith("/") or not path else path
            if path == address or path.endswith("index.html") or not (web.folder / file).is_file():
                broken.append(f"{name}: {address}")
    assert broken == []


def test_each_page_has_one_h1_a_title_a_language_and_a_direction(site: Site) -> None:
    for name, page in site.pages.items():
        assert len(page.cssselect("h1")) == 1, name
        assert len(page.cssselect("main")) == 1, name
        assert page.findtext(".//title"), name
        assert (page.get("lang"), page.get("dir")) == ("hi", "ltr"), name
        assert page.cssselect('meta[name="description"]')[0].get("content"), name


def test_no_page_names_an_id_twice(site: Site) -> None:
    for name, page in site.pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_each_page_forbids_what_it_does_not_use(site: Site) -> None:
    for name, page in site.pages.items():
        policy = page.cssselect('meta[http-equiv="Content-Security-Policy"]')[0].get("content")
        assert policy.startswith("default-src 'none'; script-src 'self';"), name
        assert not page.xpath("//style | //@style"), name
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), name
        inline = page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        assert not inline, name


def test_a_hostile_article_leaves_nothing_that_runs(site: Site) -> None:
    for page in site.pages.values():
        for element in page.cssselect("main *"):
            assert element.tag not in {"iframe", "object", "embed", "style", "base", "meta", "link"}
    body = site.pages[HOSTILE].cssselect(".prose")[0]
    assert {element.tag for element in body.iter()} <= {"div", "p", "a", "h2"}
    assert [link.get("href") for link in body.iter("a")] == [
        "https://evil.example/pixel.gif",
        "https://evil.example/p.png",
    ]
    assert "javascript:" not in (site.folder / HOSTILE).read_text("utf-8").replace('javascript:alert("', "")
    assert body.text_content().split()[-2:] == ["Last", "words."]


def test_a_hostile_header_is_shown_as_text(site: Site) -> None:
    assert site.text_of(HOSTILE, "h1") == ['<script>alert("title")</script>']
    assert not site.pages[HOSTILE].cssselect(".provenance .address")
    assert not site.pages[HOSTILE].cssselect('meta[property="og:image"]')


def test_linked_data_is_one_json_object_whatever_the_header_says(site: Site) -> None:
    for name in (BRIDGE, HOSTILE):
        (script,) = site.pages[name].cssselect('script[type="application/ld+json"]')
        assert json.loads(script.text_content())["@type"] == "NewsArticle"
        assert "<" not in script.text_content()


def test_a_remote_picture_is_a_link_with_its_caption(site: Site) -> None:
    (picture,) = site.pages[BRIDGE].cssselect(".prose a.picture")
    assert picture.text_content() == "सोमवार को पुल पर भीड़"
    assert picture.get("href") == "https://img.dainik-prabhat.example/bheed.jpg"
    assert picture.get("rel") == "noopener noreferrer"
    assert not site.pages[BRIDGE].cssselect(".prose img")


def test_the_lead_picture_is_a_link_with_its_caption_and_its_credit(site: Site) -> None:
    assert site.text_of(FERRY, ".lead-picture a") == ["The ferry at its pier, lit for the first night"]
    assert site.text_of(FERRY, ".lead-picture small") == ["चित्र साभार Joseph D’Costa"]


def test_an_original_that_asks_for_payment_is_said_to(site: Site) -> None:
    assert any("भुगतान" in text for text in site.text_of(FERRY, ".provenance dd"))
    assert not any("भुगतान" in text for text in site.text_of(BRIDGE, ".provenance dd"))


def test_headings_of_a_body_begin_below_its_title(site: Site) -> None:
    assert site.text_of(BRIDGE, ".prose h2") == ["आँकड़े"]


def test_a_link_between_content_files_leads_to_the_other_article(site: Site) -> None:
    hrefs = [link.get("href") for link in site.pages[BRIDGE].cssselect(".prose a")]
    assert any(href.endswith(OLD_BRIDGE) for href in hrefs)


def test_articles_that_share_a_slug_in_different_folders_are_both_kept(site: Site) -> None:
    assert site.text_of(BRIDGE, "h1") == ["नदी पर नया पुल खुला"]
    assert site.text_of(OLD_BRIDGE, "h1") == ["पुराने पुल की कहानी"]


def test_a_file_outside_of_articles_keeps_its_folder_in_its_address(site: Site) -> None:
    assert "article/2019/doc-12/index.html" in site.pages


def test_an_article_carries_its_own_language_and_direction(site: Site) -> None:
    (article,) = site.pages[URDU].cssselect("main > article")
    assert (article.get("lang"), article.get("dir")) == ("ur", "rtl")
    (entry,) = [link for link in site.pages[HOME].cssselect(".entry-title") if "نمائش" in link.text_content()]
    assert (entry.get("lang"), entry.getparent().get("dir")) == ("ur", "rtl")


def test_an_article_without_a_date_says_when_it_was_captured(site: Site) -> None:
    labels = site.text_of(UNDATED, ".byline .label")
    assert "सहेजा गया" in labels
    assert "प्रकाशित" not in labels


def test_provenance_tells_the_original_page_the_capture_and_the_cleaner(site: Site) -> None:
    assert site.text_of(BRIDGE, ".provenance dd") == [
        "दैनिक प्रभात",
        "https://dainik-prabhat.example/rajya/nadi-par-naya-pul-4821",
        "Wayback Machine की प्रति",
        "3 जून 2025, 9:30 am",
        f"sha256:{'5f2c' * 16}",
        "sangrah 0.1.0, rule dainik-prabhat.example",
    ]


def test_spellings_of_a_topic_in_several_scripts_are_one_page(site: Site) -> None:
    assert site.text_of(TOPIC, "h1") == ["किम जोंग उन"]
    titles = site.text_of(TOPIC, ".entry-title")
    assert titles == ["नदी पर नया पुल खुला", "The night ferry returns", "کتب خانے میں نمائش", "पुराने पुल की कहानी"]
    assert site.text_of(URDU, ".topic-list a")[0] == "کم جونگ ان"
    assert site.text_of(TOPIC, ".year-heading") == ["2025"]


def test_the_second_page_of_a_topic_is_not_taken_for_another_topic(site: Site) -> None:
    assert len(site.text_of("topic/x-5/page/2/index.html", ".entry")) == MORE_THAN_A_PAGE + 1 - 50
    assert site.text_of("topic/x-52/index.html", ".entry-title") == ["पुराने पुल की कहानी"]


def test_a_publisher_has_one_page_under_its_host(site: Site) -> None:
    assert site.text_of("source/dainik-prabhat.example/index.html", "h1") == ["दैनिक प्रभात"]
    assert len(site.text_of("source/dainik-prabhat.example/index.html", ".entry")) == 3


def test_an_author_has_one_page(site: Site) -> None:
    assert len(site.text_of("author/ravi-kumar/index.html", ".entry")) == 2


def test_a_language_has_a_page_under_its_own_name(site: Site) -> None:
    assert site.text_of("language/ur/index.html", "h1") == ["اردو"]
    assert site.text_of("language/ur/index.html", ".entry-title") == ["کتب خانے میں نمائش"]


def test_an_article_leads_on_to_others_on_its_topics_and_to_its_neighbours_in_time(site: Site) -> None:
    others = site.text_of(BRIDGE, "aside .entry-title")
    assert others[0] == "पुराने पुल की कहानी"
    assert set(others) >= {"The night ferry returns", "کتب خانے میں نمائش"}
    assert site.text_of(BRIDGE, ".in-time a") == ["The night ferry returns", "बिना तारीख़ का लेख"]


def test_a_hidden_article_and_a_draft_are_in_no_list(site: Site) -> None:
    hidden, draft = "article/unlisted/hidden/index.html", "draft/unlisted/draft/index.html"
    assert {hidden, draft} <= site.pages.keys()
    listed = "".join(address for page in site.pages.values() for address in links_of(page))
    assert "unlisted" not in listed


def test_years_and_months_are_pages_by_the_calendar_of_the_archive(site: Site) -> None:
    assert site.text_of("date/2025/01/index.html", ".entry-title")[0] == "पुराने पुल की कहानी"
    assert "date/2024/index.html" not in site.pages
    assert site.text_of("date/2025/06/index.html", "h1") == ["जून 2025"]


def test_feeds_are_well_formed_and_hold_text_only(web: Site) -> None:
    for name in ("all", "topic/kim-jong-un", "lang/hi", "lang/ur"):
        feed = ET.parse(web.folder / f"feeds/{name}.atom.xml").getroot()  # noqa: S314 - our own file
        entries = feed.findall(f"{ATOM}entry")
        assert entries, name
        for entry in entries:
            assert entry.find(f"{ATOM}link").get("href", "").startswith(f"{SITEURL}/article/"), name  # type: ignore[union-attr]
            assert "<" not in (entry.findtext(f"{ATOM}summary") or ""), name
            assert entry.find(f"{ATOM}content") is None, name


def test_the_sitemap_lists_every_page_but_those_nobody_looks_for(web: Site) -> None:
    sitemap = ET.parse(web.folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    listed = {unquote(loc.text or "") for loc in sitemap.iter(f"{SITEMAP}loc")}
    pages = {f"{SITEURL}/{name.removesuffix('index.html')}" for name in web.pages if "unlisted" not in name}
    assert listed == pages - {f"{SITEURL}/404.html", f"{SITEURL}/search/"}


def test_each_page_on_the_web_names_its_own_address(web: Site) -> None:
    for name, page in web.pages.items():
        (canonical,) = page.cssselect('link[rel="canonical"]')
        assert canonical.get("href") == f"{SITEURL}/{name.removesuffix('index.html')}"


def test_the_site_on_disk_names_no_address(site: Site) -> None:
    assert not any(page.cssselect('link[rel="canonical"]') for page in site.pages.values())


def test_two_builds_are_the_same_byte_for_byte(site: Site, content: Path, tmp_path: Path) -> None:
    again = build(content, tmp_path / "site", PYTHONHASHSEED="3")
    assert files_of(again.folder) == files_of(site.folder)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_publishing_without_an_address_is_refused(tmp_path: Path) -> None:
    ran = pelican(CONTENT, "-s", ROOT / "publishconf.py", "-o", tmp_path / "site", folder=tmp_path)
    assert ran.returncode != 0
    assert "SITEURL is not set" in " ".join((ran.stdout + ran.stderr).split())


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"Title: x\nDate: yesterday\n\nText.", "a.md: Date is 'yesterday', which is no date; write it as 2025-06-02"),
        (b"Title: x\n\nText.", "a.md: the header has no Date; add a line such as Date: 2025-06-02"),
        (b"No header at all.", "a.md: the header has no Title; let the file begin with"),
        (b"Title: x\nDate: 2025-06-02\nLang: ../en\n\nText.", "a.md: Lang is '../en', which is no language tag"),
        (b"Title: \xff\n\nText.", "a.md is not UTF-8 at byte 7; save it as UTF-8"),
    ],
    ids=["wrong date", "no date", "no header", "wrong language", "not UTF-8"],
)
def test_a_broken_content_file_fails_the_build_with_its_name_and_a_remedy(
    tmp_path: Path, file: bytes, sentence: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(file)
    arguments = ("content", "-s", ROOT / "pelicanconf.py", "-o", "site", "--fatal=errors")
    ran = pelican(*arguments, folder=tmp_path, COLUMNS="400")
    assert ran.returncode != 0
    assert sentence in re.sub(r"\s+", " ", ran.stdout + ran.stderr)


def test_a_finger_finds_every_link_that_stands_by_itself(site: Site, browser: Browser) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    small = []
    for name in KINDS:
        page.goto((site.folder / name).as_uri())
        small += [(name, html) for html in page.evaluate(LINKS_TOO_SMALL, FINGER)]
    phone.close()
    assert small == []


def test_a_browser_asks_no_other_site_and_runs_nothing_of_an_article(site: Site, page: Page) -> None:
    asked: list[str] = []
    opened: list[str] = []

    def close(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", close)
    for name in KINDS:
        page.goto((site.folder / name).as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert opened == []
