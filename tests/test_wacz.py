"""The captures as a WACZ file: valid by py-wacz, whole, read back, and shown by ReplayWeb.page."""

import gzip
import hashlib
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from exports.errors import ExportError
from exports.wacz.collection import write_wacz
from exports.wacz.index import parts_of
from scraper.capture import PLAIN_TEXT, Capture
from scraper.warc.captures import Captures
from scraper.warc.reading import read_warc
from tests.exports_site import Archive

READERS = Path(__file__).parent.parent / ".venv-readers"
NOW = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)
HOSTS = ("sham-ki-chitthi.example", "dainik-prabhat.example")


def page(host: str, number: int) -> Capture:
    body = f'<!doctype html><meta charset="utf-8"><title>{number}</title><p>{host} का पन्ना {number}।'.encode()
    return Capture(f"https://{host}/{number}", body, NOW + timedelta(hours=number), f"https://{host}/{number}")


PAGES = tuple(page(host, number) for number in range(3) for host in HOSTS)
PICTURE = Capture("x.png", b"\x89PNG", NOW, f"https://{HOSTS[0]}/x.png", "image/png")
TEXT = Capture("note.txt", "एक पाठ".encode(), NOW, None, PLAIN_TEXT, "utf-8")


@pytest.fixture(scope="module")
def captures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "captures"
    with Captures(folder) as kept:
        for capture in (*PAGES, PICTURE, TEXT):
            kept.keep(capture, HOSTS[1] if HOSTS[1] in (capture.url or "") else HOSTS[0])
    return folder


@pytest.fixture(scope="module")
def wacz(archive: Archive, captures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wacz(archive.site, archive.articles, captures, tmp_path_factory.mktemp("wacz"))


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def pages_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in contents(path)["pages/pages.jsonl"].splitlines()]


def test_py_wacz_finds_the_file_valid(wacz: Path) -> None:
    assert (READERS / "ready").exists(), "py-wacz is installed by: make .venv-readers/ready"
    command = [str(READERS / "bin/wacz"), "validate", "-f", str(wacz)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "is valid" in done.stdout, done.stdout + done.stderr


def test_all_captures_are_read_back(wacz: Path) -> None:
    found = {(one.url, one.body) for one in read_warc(wacz) if isinstance(one, Capture)}
    assert {(one.url, one.body) for one in PAGES} <= found


def test_the_files_are_described_with_their_digests(wacz: Path) -> None:
    files = contents(wacz)
    described = json.loads(files["datapackage.json"])
    assert described["wacz_version"] == "1.1.1"
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in described["resources"]}
    others = {name: data for name, data in files.items() if not name.startswith("datapackage")}
    assert listed == {name: (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data)) for name, data in others.items()}
    digest = json.loads(files["datapackage-digest.json"])["hash"]
    assert digest == f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}"


def test_captures_and_index_can_be_read_in_parts(wacz: Path) -> None:
    with zipfile.ZipFile(wacz) as package:
        stored = {one.filename for one in package.infolist() if one.compress_type == zipfile.ZIP_STORED}
    assert stored == {*(f"archive/{host}.warc.gz" for host in HOSTS), "indexes/index.cdx.gz"}


def test_the_index_is_that_of_all_files_sorted(wacz: Path, captures: Path) -> None:
    lines = gzip.decompress(contents(wacz)["indexes/index.cdx.gz"]).splitlines()
    assert lines == sorted(line for path in captures.glob("*.cdxj") for line in path.read_bytes().splitlines())


def test_a_part_of_the_index_is_found_by_its_first_line() -> None:
    lines = [b"com,a)/%03d 20250603040000 {}\n" % number for number in range(10)]
    parts, listed = parts_of(lines, size=4)
    meta, *places = listed.decode().splitlines()
    assert json.loads(meta.removeprefix("!meta 0 "))["filename"] == "index.cdx.gz"
    assert [place.partition("{")[0] for place in places] == [
        f"com,a)/{number:03} 20250603040000 " for number in (0, 4, 8)
    ]
    read = []
    for place in places:
        where = json.loads(place[place.index("{") :])
        read.append(gzip.decompress(parts[where["offset"] : where["offset"] + where["length"]]).splitlines(True))
    assert [len(part) for part in read] == [4, 4, 2]
    assert [line for part in read for line in part] == lines


def test_pages_are_listed_by_time_and_called_as_their_articles(
    archive: Archive, captures: Path, tmp_path: Path
) -> None:
    article = archive.article("baees")
    known = [type(article)(**{**_fields(article), "digest": PAGES[0].digest})]
    head, *pages = pages_of(write_wacz(archive.site, known, captures, tmp_path))
    assert head["format"] == "json-pages-1.0"
    assert {one["url"] for one in pages} == {one.url for one in PAGES}
    assert [one["ts"] for one in pages] == sorted(one["ts"] for one in pages)
    assert [(one["url"], one["title"]) for one in pages if "title" in one] == [(PAGES[0].url, article.title)]
    described = json.loads(contents(tmp_path / "sangrah.wacz")["datapackage.json"])
    assert described["mainPageUrl"] == PAGES[0].url


def _fields(article: Any) -> dict[str, Any]:
    return {name: getattr(article, name) for name in article.__slots__}


def test_the_same_captures_make_the_same_file(archive: Archive, captures: Path, wacz: Path, tmp_path: Path) -> None:
    again = write_wacz(archive.site, archive.articles, captures, tmp_path)
    assert again.read_bytes() == wacz.read_bytes()


def test_an_index_that_is_missing_is_made_anew(archive: Archive, captures: Path, wacz: Path, tmp_path: Path) -> None:
    shutil.copytree(captures, tmp_path / "captures")
    for index in (tmp_path / "captures").glob("*.cdxj"):
        index.unlink()
    again = write_wacz(archive.site, archive.articles, tmp_path / "captures", tmp_path)
    assert again.read_bytes() == wacz.read_bytes()


def test_a_folder_without_captures_is_a_sentence(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it holds no captures yet; they come with: make scrape"):
        write_wacz(archive.site, archive.articles, tmp_path, tmp_path)


def test_replayweb_page_shows_a_page(
    wacz: Path, browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    shutil.copy(wacz, tmp_path)
    (tmp_path / "replay").mkdir()
    for script in ("ui.js", "sw.js"):
        shutil.copy(READERS / "package" / script, tmp_path / "replay")
    (tmp_path / "index.html").write_text(
        '<!doctype html><script src="replay/ui.js"></script><replay-web-page source="/sangrah.wacz" '
        f'url="{PAGES[0].url}" embed="replayonly"></replay-web-page>',
        "utf-8",
    )
    context = browser.new_context()
    shown = context.new_page()
    shown.goto(f"{serve(tmp_path)}/index.html")
    words = shown.frame_locator("iframe").frame_locator("iframe").locator("p")
    expect(words).to_have_text(f"{HOSTS[0]} का पन्ना 0।", timeout=30_000)
    context.close()
