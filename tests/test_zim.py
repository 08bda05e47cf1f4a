"""The file for Kiwix, opened by libzim: all articles are there, their links resolve, and they are found."""

import posixpath
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from libzim.reader import Archive as ZimFile
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from playwright.sync_api import Page, expect

from exports.articles import newest_moment
from exports.errors import ExportError
from exports.zim.archive import language_code, write_zim
from tests.exports_site import Archive


@pytest.fixture(scope="module")
def zim(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> ZimFile:
    path = write_zim(archive.site, archive.articles, newest_moment(archive.articles), tmp_path_factory.mktemp("zim"))
    return ZimFile(path)


def content(zim: ZimFile, path: str) -> bytes:
    return bytes(zim.get_entry_by_path(path).get_item().content)


def test_the_file_is_sound_and_opens_at_the_front_page(zim: ZimFile) -> None:
    assert zim.check()
    assert zim.main_entry.get_item().path == "index.html"


def test_the_same_archive_makes_the_same_file(zim: ZimFile, archive: Archive, tmp_path: Path) -> None:
    path = write_zim(archive.site, archive.articles, newest_moment(archive.articles), tmp_path)
    again = ZimFile(path)
    assert path.read_bytes() == Path(zim.filename).read_bytes()
    assert again.uuid == zim.uuid


def test_another_archive_makes_a_file_of_another_identity(zim: ZimFile, archive: Archive, tmp_path: Path) -> None:
    fewer = archive.articles[1:]
    other = ZimFile(write_zim(archive.site, fewer, newest_moment(fewer), tmp_path))
    assert other.check()
    assert other.uuid != zim.uuid


def test_it_says_what_it_is(zim: ZimFile) -> None:
    said = {name: zim.get_metadata(name).decode() for name in zim.metadata_keys if name != "Illustration_48x48@1"}
    assert {name: said[name] for name in ("Name", "Title", "Description", "Date")} == {
        "Name": "sangrah",
        "Title": "संग्रह",
        "Description": "संग्रह: 40 लेख",
        "Date": "2026-08-14",
    }
    assert said["Language"].split(",")[0] == "hin"
    assert {"eng", "urd", "tam"} < set(said["Language"].split(","))
    assert zim.has_illustration(48)
    assert bytes(zim.get_illustration_item(48).content).startswith(b"\x89PNG")


def test_every_article_is_there_under_its_headline(zim: ZimFile, archive: Archive) -> None:
    assert zim.article_count == len(archive.articles)
    for article in archive.articles:
        entry = zim.get_entry_by_path(f"article/{article.path}/index.html")
        assert (entry.title, entry.get_item().mimetype) == (article.title, "text/html")


def test_every_link_of_every_page_resolves(zim: ZimFile, archive: Archive) -> None:
    missing = set()
    for file in archive.site.folder.rglob("*.html"):
        path = file.relative_to(archive.site.folder).as_posix()
        if path == "404.html":
            continue
        for link in lxml.html.document_fromstring(content(zim, path)).xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path or parts.path.startswith("/"):
                continue
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if not zim.has_entry_by_path(place):
                missing.add((path, link))
    assert missing == set()


@pytest.mark.parametrize("query", ["नालों", "nalon", "कठपुतली", "पुतिन", "নদী", "நிலவின்", "کتاب", "eclipse"])
def test_kiwix_finds_articles_by_their_words_and_in_latin_letters(zim: ZimFile, query: str) -> None:
    found = Searcher(zim).search(Query().set_query(query))
    paths = list(found.getResults(0, 20))
    assert paths
    assert all(path.startswith("article/") for path in paths)


def test_kiwix_suggests_headlines(zim: ZimFile) -> None:
    found = SuggestionSearcher(zim).suggest("Shashank")
    assert [path.split("/")[1] for path in found.getResults(0, 5)] == ["meridian-wire.example"]


def test_the_worker_of_the_site_does_not_come_along(zim: ZimFile) -> None:
    assert not zim.has_entry_by_path("sw.js")


def test_the_search_page_says_what_works_without_scripts(zim: ZimFile) -> None:
    page = lxml.html.document_fromstring(content(zim, "search/index.html"))
    (note,) = page.xpath("//header/p[@class='search-note']")
    assert "Kiwix" in note.text_content()
    assert page.xpath("//noscript") == []


def test_a_site_for_the_web_is_refused(archive: Archive, tmp_path: Path) -> None:
    site = replace(archive.site, address="https://archive.example")
    with pytest.raises(ExportError, match=r"was built for https://archive\.example, .* make html"):
        write_zim(site, archive.articles, newest_moment(archive.articles), tmp_path)


@pytest.mark.parametrize(
    ("lang", "code"), [("hi", "hin"), ("en-GB", "eng"), ("fr", "fra"), ("de", "deu"), ("ur", "urd"), ("mai", "mai")]
)
def test_languages_are_named_by_three_letters(lang: str, code: str) -> None:
    assert language_code(lang) == code


@pytest.fixture(scope="module")
def kiwix(zim: ZimFile) -> Iterator[str]:
    """Serve the file as Kiwix does, below a folder of its name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix("/content/sangrah/")
            if not zim.has_entry_by_path(path):
                self.send_error(404)
                return
            item = zim.get_entry_by_path(path).get_item()
            self.send_response(200)
            self.send_header("Content-Type", item.mimetype)
            self.end_headers()
            self.wfile.write(bytes(item.content))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/content/sangrah"
    server.shutdown()
    server.server_close()


def test_where_scripts_run_the_search_of_the_site_works_too(kiwix: str, page: Page, page_errors: list[str]) -> None:
    page.goto(f"{kiwix}/search/index.html?q=putin")
    expect(page.locator("ol.results > li.result").first).to_be_visible()
    page.locator("ol.results > li.result > a").first.click()
    expect(page.locator("h1.headline")).to_be_visible()
    page_errors[:] = [error for error in page_errors if "sw.js" not in error]
