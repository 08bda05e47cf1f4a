"""The service worker in a real browser: what was read is there without a connection, and updates break nothing."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plugins.archive_index.offline import LIST, MANIFEST, version_of
from plugins.archive_index.parts import digest_of
from tests.search_site import CONTENT, build_site

BOX = "main .search-form input"
LINKS = "ol.results > li.result > a[href]"
KEPT = ".keeping p"
WORKS_OFFLINE = "इस डिवाइस पर खोज बिना इंटरनेट के भी चलती है।"
ARTICLE = "article/dainik-prabhat.example/2025/putin-delhi-pahunche/index.html"
NEW = """Title: शनिवार को खुला नया पुस्तकालय
Slug: naya-pustakalay
Date: 2025-07-01
Lang: hi

पुस्तकालय में सोलह हज़ार किताबें हैं।
"""
SERVED = """async () => {
  const { serviceWorker } = navigator;
  const served = new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  if (!serviceWorker.controller) await served;
  while (serviceWorker.controller.state !== "activated") {
    await new Promise((done) => serviceWorker.controller.addEventListener("statechange", done, { once: true }));
  }
}"""
STORED = """async (kind) => {
  const names = (await caches.keys()).filter((name) => name.includes(` ${kind}`));
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.map((requests) => requests.map(({ url }) => url));
}"""
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const underWay = ({ installing, waiting, active }) => installing || waiting || active.state !== "activated";
  while (underWay(registration)) await new Promise((later) => setTimeout(later, 20));
}"""


class Archive:
    """The small archive, published under a subpath, that can be built anew."""

    def __init__(self, folder: Path, host: str) -> None:
        self.content = folder / "content"
        self.site = folder / "host" / "archive"
        self.root = f"{host}/archive/"
        shutil.copytree(CONTENT, self.content)
        self.build()

    def build(self) -> None:
        """Build the site for the web."""
        build_site(self.site, content=self.content, conf="publishconf.py", SITEURL=self.root.rstrip("/"))

    def add_article(self) -> None:
        """Add an article, and build the site with it."""
        (self.content / "articles" / "dainik-prabhat.example" / "2025" / "naya.md").write_text(NEW, "utf-8")
        self.build()


@pytest.fixture
def archive(tmp_path: Path, serve: Callable[[Path], str]) -> Archive:
    return Archive(tmp_path, serve(tmp_path / "host"))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def visit(context: BrowserContext, address: str) -> Page:
    """Open a page and wait until the worker serves it."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(SERVED)
    return page


def search(page: Page, root: str, text: str) -> None:
    page.goto(f"{root}search/?q={quote(text)}")
    expect(page.locator(LINKS)).not_to_have_count(0)


def pretend_size(archive: Archive, size: int) -> None:
    """Let the service worker take the index for as large as that."""
    worker = archive.site / "sw.js"
    script, replaced = re.subn(r'"bytes": \d+', f'"bytes": {size}', worker.read_text("utf-8"))
    assert replaced == 1
    worker.write_text(script, "utf-8")


def search_and_keep(context: BrowserContext, archive: Archive) -> Page:
    """Search once; the archive is small, so the whole search is kept."""
    page = visit(context, archive.root)
    search(page, archive.root, "पुतिन")
    expect(page.locator(KEPT)).to_have_text(WORKS_OFFLINE)
    return page


def test_a_page_that_was_read_opens_without_a_connection(context: BrowserContext, archive: Archive) -> None:
    page = visit(context, archive.root + ARTICLE)
    page.goto(f"{archive.root}topic/")
    context.set_offline(True)
    for name, title in ((ARTICLE, "पुतिन दिल्ली पहुँचे"), ("topic/", "विषय"), ("topic/index.html", "विषय")):
        page.goto(archive.root + name)
        expect(page.locator("main h1")).to_contain_text(title)
        assert page.locator(".wordmark").evaluate("mark => getComputedStyle(mark).fontWeight") == "800"


def test_the_search_works_without_a_connection_after_one_visit(context: BrowserContext, archive: Archive) -> None:
    page = search_and_keep(context, archive)
    context.set_offline(True)
    search(page, archive.root, "चेन्नई मेला")
    page.locator(BOX).fill("мост")
    expect(page.locator(LINKS).first).to_contain_text("мост")
    page.locator(".refine > summary").click()
    expect(page.locator("[data-facet=lang] a")).to_have_count(1)


def test_the_first_visit_itself_is_enough(context: BrowserContext, archive: Archive) -> None:
    page = context.new_page()
    search(page, archive.root, "पुतिन")
    expect(page.locator(KEPT)).to_have_text(WORKS_OFFLINE)
    context.set_offline(True)
    search(page, archive.root, "mela")


def test_a_changed_page_is_shown_as_soon_as_it_is_online(context: BrowserContext, archive: Archive) -> None:
    page = visit(context, archive.root + ARTICLE)
    path = archive.site / ARTICLE
    path.write_text(path.read_text("utf-8").replace("पुतिन दिल्ली पहुँचे", "पुतिन लौट गए"), "utf-8")
    page.goto(archive.root + ARTICLE)
    expect(page.locator("main h1")).to_contain_text("पुतिन लौट गए")


def test_a_new_version_is_shown_at_the_next_visit(context: BrowserContext, archive: Archive) -> None:
    page = search_and_keep(context, archive)
    archive.add_article()
    search(page, archive.root, "पुस्तकालय")
    expect(page.locator(LINKS).first).to_have_text("शनिवार को खुला नया पुस्तकालय")


def test_an_update_takes_the_whole_search_over_and_drops_the_old(context: BrowserContext, archive: Archive) -> None:
    page = search_and_keep(context, archive)
    page.goto(archive.root)
    archive.add_article()
    page.evaluate(UPDATE)
    context.set_offline(True)
    search(page, archive.root, "पुस्तकालय")
    expect(page.locator(LINKS).first).to_have_text("शनिवार को खुला नया पुस्तकालय")
    assert len(page.evaluate(STORED, "program")) == 1
    files = [path for path, _, _ in json.loads((archive.site / LIST).read_text("utf-8")) if path != MANIFEST]
    parts = page.evaluate(STORED, "parts")[0]
    assert sorted(urlsplit(url).path for url in parts) == sorted(f"/archive/{path}" for path in files)
    assert {urlsplit(url).query for url in parts} == {version_of(archive.site / MANIFEST)}


def test_a_failed_update_leaves_the_old_version_whole(context: BrowserContext, archive: Archive) -> None:
    page = search_and_keep(context, archive)
    page.goto(archive.root)
    archive.add_article()
    parts = [path for path in (archive.site / "search-index").rglob("*.js") if path.name != "manifest.js"]
    for path in parts[:2]:
        path.unlink()
    page.evaluate(UPDATE)
    context.set_offline(True)
    search(page, archive.root, "мост")


def test_an_index_that_is_not_what_its_list_says_is_not_kept_whole(context: BrowserContext, archive: Archive) -> None:
    pretend_size(archive, 5_000_000)
    page = visit(context, archive.root)
    for path in (archive.site / "search-index").rglob("*.js"):
        if path.name != "manifest.js":
            path.write_text(path.read_text("utf-8") + "// another version\n", "utf-8")
    search(page, archive.root, "पुतिन")
    page.locator(".keeping button").click()
    expect(page.locator(KEPT)).to_contain_text("पूरी नहीं सहेजी जा सकी")
    expect(page.locator(".keeping button")).to_be_enabled()


def test_an_update_brings_along_the_parts_that_are_the_same(context: BrowserContext, archive: Archive) -> None:
    pretend_size(archive, 5_000_000)
    page = visit(context, archive.root)
    search(page, archive.root, "पुतिन")
    expect(page.locator(".keeping button")).to_be_visible()
    old = version_of(archive.site / MANIFEST)
    held = page.evaluate(STORED, "parts")[0]
    assert held
    manifest = archive.site / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace(old, "0123456789ab"), "utf-8")
    worker = archive.site / "sw.js"
    script = worker.read_text("utf-8").replace(old, "0123456789ab")
    digest = digest_of(manifest.read_bytes())
    worker.write_text(re.sub(rf'("{MANIFEST}", )"\w+"', rf'\1"{digest}"', script), "utf-8")
    page.evaluate(UPDATE)
    assert sorted(page.evaluate(STORED, "parts")[0]) == sorted(url.replace(old, "0123456789ab") for url in held)


def test_a_large_search_is_kept_when_the_reader_wishes(context: BrowserContext, archive: Archive) -> None:
    pretend_size(archive, 5_000_000)
    page = visit(context, archive.root)
    search(page, archive.root, "पुतिन")
    button = page.locator(".keeping button")
    expect(button).to_have_text("खोज को ऑफ़लाइन के लिए सहेजें (5 एमबी)")
    button.click()
    expect(page.locator(KEPT)).to_have_text(WORKS_OFFLINE)
    expect(button).to_be_hidden()
    context.set_offline(True)
    search(page, archive.root, "мост")


def test_a_reader_who_saves_data_is_asked(context: BrowserContext, archive: Archive) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = visit(context, archive.root)
    search(page, archive.root, "पुतिन")
    expect(page.locator(".keeping button")).to_be_visible()
    expect(page.locator(KEPT)).to_be_empty()


def test_a_reader_who_never_searched_is_sent_nothing_of_the_search(context: BrowserContext, archive: Archive) -> None:
    page = visit(context, archive.root)
    archive.add_article()
    page.evaluate(UPDATE)
    assert page.evaluate(STORED, "program") == []
    assert page.evaluate(STORED, "parts") in ([], [[]])


def test_a_search_that_is_not_kept_says_so_without_a_connection(context: BrowserContext, archive: Archive) -> None:
    page = visit(context, archive.root)
    context.set_offline(True)
    page.goto(f"{archive.root}search/")
    page.locator(BOX).fill("पुतिन")
    expect(page.get_by_role("status")).to_contain_text("आप ऑफ़लाइन हैं")
    context.set_offline(False)
    page.locator(BOX).fill("पुतिन ")
    expect(page.locator(LINKS)).not_to_have_count(0)
