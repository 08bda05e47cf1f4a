"""Each kind of source gives its pages: what it holds is a capture, what it names is wanted, the rest is a sentence."""

import gzip
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scraper.article import accept
from scraper.capture import Capture
from scraper.errors import Skipped
from scraper.extraction import extract
from scraper.sources.given import Found
from scraper.sources.handed_over import read_sources
from scraper.sources.wanted import Wanted
from scraper.warc.captures import Captures
from scraper.warc.records import captured
from tests.conftest import Golden

FIXTURES = Path(__file__).parent / "sources"
SOURCES = sorted(path.name for path in FIXTURES.iterdir() if path.name != "expected")
KEPT = frozenset("Title Date Lang Authors Tags Summary Source_url Saved Captured".split())
WRITTEN = datetime(2025, 7, 1, tzinfo=UTC)
"""When the files of the tests were written, as far as their folder knows."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds the sources of the tests."""
    folder = tmp_path / "here"
    shutil.copytree(FIXTURES, folder, ignore=shutil.ignore_patterns("expected"))
    for path in folder.rglob("*"):
        os.utime(path, (WRITTEN.timestamp(),) * 2)
    monkeypatch.chdir(folder)
    return folder


def told(found: Iterable[Found]) -> Iterator[str]:
    """Say in a line what was found."""
    for one in found:
        if isinstance(one, Capture | Wanted):
            about = "" if isinstance(one, Wanted) else f" {one.media_type} {one.charset or '-'} {one.captured:%FT%TZ%z}"
            saved = f" saved {one.saved.astimezone(UTC):%FT%TZ}" if one.saved else ""
            topics = f" topics {'; '.join(one.topics)}" if one.topics else ""
            yield f"{type(one).__name__.lower()}{about} {one.url} of {one.origin}{saved}{topics}"
        else:
            yield f"{'skipped' if isinstance(one, Skipped) else 'refused'} {one}"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", SOURCES)
def test_a_source_gives_its_pages(name: str, golden: Golden) -> None:
    golden(FIXTURES / "expected" / f"{name}.lines", "".join(f"{line}\n" for line in told(read_sources([name]))))


@pytest.mark.usefixtures("here")
def test_what_an_export_or_a_saved_file_holds_becomes_an_article(golden: Golden) -> None:
    names = "wallabag.json omnivore readeck single-file.html complete page.mhtml markdown copy.txt"
    captures = [found for found in read_sources(names.split()) if isinstance(found, Capture)]
    articles = [accept(capture, extract(capture), ()) for capture in captures]
    heads = ["".join(f"{key}: {value}\n" for key, value in article.header if key in KEPT) for article in articles]
    golden(FIXTURES / "expected" / "articles.md", "\n\n".join(map("{}\n{}".format, heads, (a.body for a in articles))))


@pytest.mark.usefixtures("here")
def test_what_is_kept_of_a_source_is_read_back_alike(tmp_path: Path) -> None:
    captures = [
        found for found in read_sources(["wallabag.json", "markdown", "copy.txt"]) if isinstance(found, Capture)
    ]
    kept = Captures(tmp_path / "captures")
    places = [kept.keep(capture, "hill-courier.example") for capture in captures]
    again = [captured(kept.raw(place)) for place in places]
    assert [extract(one) for one in again] == [extract(one) for one in captures]
    assert [(one.topics, one.saved) for one in again] == [(one.topics, one.saved) for one in captures]


def web_archive(*urls: str) -> bytes:
    records = b""
    for url in urls:
        page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>{url}</title>"
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(records)}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(page)}\r\n\r\n"
        )
        records += gzip.compress(f"{head}{page}\r\n\r\n".encode())
    return records


@pytest.mark.parametrize("name", ["crawl.warc.gz", "download"])
def test_a_web_archive_is_told_by_name_or_content_and_its_pages_are_selected(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(web_archive("https://hill-courier.example/a", "https://hill-courier.example/desh/b"))
    assert [one.url for one in read_sources([str(path)], matching="/desh/") if isinstance(one, Capture)] == [
        "https://hill-courier.example/desh/b"
    ]
    assert list(read_sources([str(path)], since=date(2024, 5, 7))) == []


def test_a_web_archive_in_a_zip_archive_is_read_where_it_is_a_wacz_file(tmp_path: Path) -> None:
    for name, entry, expected in (
        ("crawl.zip", "archive/data.warc.gz", "https://hill-courier.example/a"),
        ("other.zip", "data.warc.gz", "a web archive is read from the disk; save it as a file, and hand that over"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("datapackage.json", "{}")
            archive.writestr(entry, web_archive("https://hill-courier.example/a"))
        assert expected in "".join(told(read_sources([str(tmp_path / name)])))
