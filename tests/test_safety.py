"""Hostile pages are scraped, built with the real settings and opened in a browser: nothing of them runs or leaves.

`safety/vectors.toml` holds the attacks, an article page each; the hostile sample joins them while it is there.
"""

import html
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Dialog, Page

from scraper.page import squeeze
from tests.cases import cases
from tests.search_site import build_site

ROOT = Path(__file__).parent.parent
VECTORS = tomllib.loads((Path(__file__).parent / "safety" / "vectors.toml").read_text("utf-8"))
SAMPLE = ROOT / "captures/samples/meridian-wire.example/odesa-puppets-chandanpur.html"
RAN = "top.ran=(top.ran||0)+1"
OPENING = "The water rose over the lower street on Monday night, and by the morning there were boats at the bakery."
CLOSING = "Nobody in the town remembers a flood as high as this one, and the oldest of them is ninety-seven."
HEADER = (
    "Title Slug Date Date_from Modified Lang Authors Tags Category Summary Image Source Source_url Related Dropped "
    "Captured Digest Cleaner Checksum"
).split()
LAID_OVER = """() => [...document.querySelectorAll('.prose, .prose *')]
    .filter(one => !['static', 'relative'].includes(getComputedStyle(one).position)).map(one => one.outerHTML)"""


def armed(text: str) -> str:
    return text.replace("RAN", RAN)


def in_the_body(vector: str) -> str:
    around = f"<p>{OPENING}</p><p>{CLOSING}</p>{vector}<p>{OPENING}</p><p>{CLOSING}</p>"
    return f"<html lang=en><head><title>The flood</title></head><body><article><h1>The flood</h1>{around}</article>"


def in_the_fields(vector: str) -> str:
    stated = {"@type": "NewsArticle", "headline": vector, "author": {"name": vector}, "keywords": [vector, "Flood"]}
    stated |= {"articleSection": vector, "description": f"{vector} and much else", "publisher": {"name": vector}}
    stated |= {"inLanguage": vector, "image": "javascript:" + RAN, "url": "javascript:" + RAN}
    linked_data = json.dumps(stated).replace("<", "\\u003c")
    value = html.escape(vector)
    head = f"<title>{value}</title><meta property='og:title' content='{value}'>"
    head += f"<link rel=canonical href='javascript:{RAN}'><meta property='og:image' content='javascript:{RAN}'>"
    head += f"<script type=application/ld+json>{linked_data}</script>"
    around = f"<h1>{value}</h1><p>{OPENING}</p><p>{CLOSING}</p>"
    return f"<html lang='{value}'><head>{head}</head><body><article>{around}</article>"


def pages() -> Iterator[tuple[str, str]]:
    for number, vector in enumerate(map(armed, VECTORS["markup"].values())):
        yield f"markup-{number}", in_the_body(vector)
    yield "words-0", in_the_body("".join(f"<p>{html.escape(armed(words))}</p>" for words in VECTORS["words"].values()))
    for number, vector in enumerate(map(armed, VECTORS["fields"].values())):
        yield f"fields-{number}", in_the_fields(vector)
    if SAMPLE.is_file():
        yield "sample-0", SAMPLE.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of hostile articles: its folder, its built site, and each article's page by its vector."""

    folder: Path
    site: Path
    articles: dict[str, Path]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("hostile")
    saved = folder / "saved"
    saved.mkdir()
    for name, text in pages():
        (saved / f"{name}.html").write_text(text, "utf-8")
        with (saved / "captures.toml").open("a", encoding="utf-8") as listing:
            listing.write(f'["{name}.html"]\nurl = "https://{name}.hostile.example/2025/flood"\n')
    command = [sys.executable, "-m", "scraper", "add", str(saved), "--archive", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    site = build_site(folder / "output", content=folder / "content")
    found = sorted(site.glob("article/*/**/index.html"))
    return Archive(folder, site, {path.relative_to(site).parts[1].partition(".")[0]: path for path in found})


@dataclass(frozen=True, slots=True)
class Walker:
    """A page of the browser for all vectors, and what it has reported since the last look."""

    page: Page
    seen: list[str]

    def open(self, address: str) -> list[str]:
        self.seen.clear()
        self.page.goto(address, wait_until="load")
        return self.seen


@pytest.fixture(scope="module")
def walker(browser: Browser) -> Iterator[Walker]:
    context = browser.new_context()
    page = context.new_page()
    seen: list[str] = []

    def close(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("dialog", close)
    page.on("request", lambda request: seen.append(request.url))
    yield Walker(page, seen)
    context.close()


EVERY = {
    f"{kind}: {vector}": f"{kind}-{number}"
    for kind in ("markup", "fields")
    for number, vector in enumerate(VECTORS[kind])
} | {"words that look like code": "words-0"}
EVERY |= {"the hostile sample": "sample-0"} if SAMPLE.is_file() else {}


@pytest.fixture(scope="module")
def served(archive: Archive, serve: Callable[[Path], str]) -> str:
    """Serve the site at one address for all tests: Chromium may ask for a page's icon when the next one opens."""
    return serve(archive.site)


@pytest.fixture(params=("web", "folder"))
def base(request: pytest.FixtureRequest, archive: Archive, served: str) -> str:
    return served if request.param == "web" else archive.site.as_uri()


@pytest.mark.parametrize("name", cases(EVERY))
def test_an_article_runs_nothing_asks_nobody_and_covers_nothing(
    name: str, archive: Archive, walker: Walker, base: str, served: str
) -> None:
    address = f"{base}/{archive.articles[name].relative_to(archive.site).as_posix()}"
    own = (f"{served}/", archive.site.as_uri())
    assert [report for report in walker.open(address) if not report.startswith(own)] == []
    assert walker.page.evaluate("[window.ran, document.body.dataset.owned]") == [None, None]
    assert walker.page.evaluate(LAID_OVER) == []
    assert walker.page.url == address


def test_the_browser_would_notice(walker: Walker, tmp_path: Path) -> None:
    (tmp_path / "open.html").write_text(f"<script>{RAN};alert(1)</script><img src=https://evil.example/x.png>", "utf-8")
    seen = walker.open((tmp_path / "open.html").as_uri())
    assert {"dialog: 1", "https://evil.example/x.png"} <= set(seen)
    assert any(report.startswith("console: ") for report in seen)
    assert walker.page.evaluate("window.ran") == 1


@pytest.mark.parametrize("name", cases(EVERY))
def test_the_words_of_the_article_are_all_there(name: str, archive: Archive) -> None:
    if name != "sample-0":
        text = " ".join(lxml.html.fromstring(archive.articles[name].read_bytes()).text_content().split())
        assert OPENING in text
        assert CLOSING in text


def test_text_that_looks_like_code_is_shown_as_it_is(archive: Archive) -> None:
    prose = lxml.html.fromstring(archive.articles["words-0"].read_bytes()).cssselect(".prose")[0]
    shown = [" ".join(paragraph.text_content().split()) for paragraph in prose.cssselect("p")]
    words = (squeeze(armed(words)) for words in VECTORS["words"].values())  # overrides of direction are not shown
    assert shown == [OPENING, CLOSING, *words, OPENING, CLOSING]


def test_every_article_is_written_and_built_where_it_belongs(archive: Archive) -> None:
    count = len(list(pages()))
    written = {path.relative_to(archive.folder).as_posix() for path in archive.folder.rglob("*") if path.is_file()}
    articles = {path for path in written if re.fullmatch(r"content/articles/[a-z0-9.-]+/\d{4}/[a-z0-9-]+\.md", path)}
    assert len(articles) == len(archive.articles) == count
    rest = {path for path in written - articles if not path.startswith(("saved/", "output/", ".cache-output/"))}
    assert all(re.fullmatch(r"captures/(?:\.lock|[a-z0-9.-]+\.(?:warc\.gz|cdxj))", path) for path in rest)
    assert not list(archive.folder.parent.rglob("*pwned*.html"))


def test_a_header_has_no_line_but_its_own(archive: Archive) -> None:
    for path in archive.folder.glob("content/articles/**/*.md"):
        head = path.read_text("utf-8").partition("\n\n")[0].split("\n")
        keys = [line.partition(": ")[0] for line in head]
        assert keys == [key for key in HEADER if key in keys], path.name
        assert all(len(line.splitlines()) == 1 for line in head), path.name


def test_no_page_of_the_site_holds_anything_that_could_run(archive: Archive) -> None:
    for path in archive.site.rglob("*.html"):
        page = lxml.html.fromstring(path.read_bytes())
        name = path.relative_to(archive.site).as_posix()
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@srcdoc | //@srcset | //@formaction") == [], (
            name
        )
        assert page.xpath("//iframe | //object | //embed | //base | //style | //math | //video | //audio") == [], name
        assert page.xpath("//article//form | //article//input | //meta[@http-equiv='refresh']") == [], name
        assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == [], name
        schemes = {urlsplit(link).scheme for _, _, link, _ in page.iterlinks()}
        assert schemes <= {"", "http", "https", "mailto"}, name


def test_the_archive_has_no_page_outside_of_its_own_folders(archive: Archive) -> None:
    top = {path.name for path in archive.site.iterdir()}
    assert top <= set(
        "404.html about addresses.tsv article author date feeds index.html language search search-index search-texts "
        "sitemap.xml source sw.js theme topic images".split()
    )
