"""What is broken, hostile or endless is named with its place; all that is sound beside it is taken."""

import gzip
import io
import json
import plistlib
import random
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from scraper.capture import LARGEST, Capture
from scraper.errors import SangrahError
from scraper.sources import csv_lists, given
from scraper.sources.handed_over import read_sources
from scraper.sources.kinds import kind_of
from scraper.sources.listings import listed_in
from scraper.sources.selection import EVERYTHING, Selection
from scraper.sources.wanted import Wanted
from tests.cases import cases

FIXTURES = Path(__file__).parent / "sources"
PAGE = "<html lang=en><title>The last ferry</title><h1>The last ferry</h1><p>It made its last trip.</p>"
A, B, C = (f"https://hill-courier.example/{letter}" for letter in "abc")


def found_in(*sources: object, **only: date | str) -> list[str]:
    """Say of each thing found the address, or what is wrong."""
    found = read_sources(map(str, sources), **only)  # type: ignore[arg-type]
    return [one.url or "a page" if isinstance(one, Capture | Wanted) else str(one) for one in found]


def urlset(*entries: str) -> str:
    return "<urlset>" + "".join(f"<url>{entry}</url>" for entry in entries) + "</urlset>"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
) + "]>"  # fmt: skip
BROKEN: dict[str, tuple[str, str, list[str]]] = {
    "a list with a word": ("list.txt", f"{A}\nnothing\n{B}\n", [A, "list.txt:2: 'nothing' is no web address", B]),
    "a list with private schemes": (
        "list.txt",
        f"{A}\nchrome://flags\n{B}\nabout:config\n{C}",
        [A, "list.txt:2: 'chrome://flags'", B, "list.txt:4: 'about:config'", C],
    ),
    "a list of a host that is none": ("list.txt", f"{A}\nhttp://[x\n{B}\n", [A, "list.txt:2: 'http://[x'", B]),
    "a list in UTF-16": ("list.txt", f"\ufeff{A}\r\n{B}\r\n", [A, B]),
    "a table without addresses": ("table.csv", "name,age\nRavi,40\n", ["table.csv: no column of it holds addresses"]),
    "an empty table": ("table.csv", "", ["table.csv: no column of it holds addresses"]),
    "a quotation mark that is never closed": (
        "table.csv",
        f'url,title\n{A},"open\n{B},whole\n{C},"also open',
        [
            "table.csv:2: its quotation marks are broken",
            B,
            "table.csv:4: its quotation marks are broken",
        ],
    ),
    "an inch mark in a title": ("table.csv", f'url,title\n{A},a 5" disk\n{B},"a ""5"" disk"\n', [A, B]),
    "a record over several lines": ("table.csv", f'url,title\n{A},"one\r\ntwo\nthree"\n{B},x\n', [A, B]),
    "a record that is too short": ("table.csv", f"title,url\nalone\nx,{A}\n", ["table.csv:2: it names no web", A]),
    "times out of this world": (
        "table.csv",
        f"url,time_added\n{A},99999999999999999999999\n{B},2024-13-45\n{C},1e400\n",
        ["table.csv:2: '9999", A, "table.csv:3: '2024-13-45' is no time", B, "table.csv:4: '1e400'", C],
    ),
    "an export that ends too soon": (
        "export.json",
        json.dumps([{"url": A, "tags": []}, {"url": B, "tags": []}])[:-20],
        [A, "export.json, entry 2: it is no JSON from here on"],
    ),
    "an export of another shape": (
        "export.json",
        '{"bookmarks": {"url": "x"}}',
        ["export.json: it lists no page; export the list again"],
    ),
    "lists in lists": ("export.json", '[{"url":' + "[" * 100_000, ["export.json, entry 1: it is no JSON"]),
    "half a character in an address": (
        "export.json",
        '[{"url": "https://hill-courier.example/\\ud800", "tags": ["\\udfff"]}]',
        ["https://hill-courier.example/"],
    ),
    "wrong types in an export": (
        "export.json",
        json.dumps([{"url": A, "tags": {"a": 1}, "created_at": [1]}, {"url": 5}, [], {"url": B, "tags": [None, 3]}]),
        [A, "entry 1: '[1]' is no time", "entry 2: it names no web", "entry 3: it is no page", B],
    ),
    "a sitemap that ends too soon": (
        "sitemap.xml",
        urlset(f"<loc>{A}</loc>", f"<loc>{B}</loc>")[:-30],
        [A, "sitemap.xml:1: the XML is broken"],
    ),
    "a sitemap of another namespace": (
        "sitemap.xml",
        urlset(f"<loc>{A}</loc>").replace("<urlset>", "<urlset xmlns=' a b/0.9'>"),
        [A, "sitemap.xml:1: the XML is broken: xmlns: ' a b/0.9' is not a valid URI"],
    ),
    "a sitemap with a billion laughs": (
        "sitemap.xml",
        LAUGHS + urlset("<loc>&m;</loc>"),
        ["sitemap.xml: it declares entities"],
    ),
    "a feed with a billion laughs": (
        "feed.rss",
        LAUGHS + f"<rss version='2.0'><channel><item><title>&m;</title><link>{A}</link></item></channel></rss>",
        ["feed.rss:1: the XML is broken", A],
    ),
    "a sitemap that asks for a file": (
        "sitemap.xml",
        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + urlset("<loc>&f;</loc>"),
        ["sitemap.xml: it declares entities"],
    ),
    "a feed that is cut": (
        "feed.xml",
        f"<rss version='2.0'><channel><item><link>{A}</link></item><item><link>{B}",
        [A, "feed.xml:1: the XML is broken"],
    ),
    "MHTML without a page": ("page.mhtml", "MIME-Version: 1.0\n\nhello", ["page.mhtml: no page is in it"]),
    "MHTML without a body": ("page.mhtml", "Content-Type: text/html\n\n", ["page.mhtml: it is empty"]),
    "a web archive that is none": ("page.webarchive", "bplist00nonsense", ["page.webarchive: it is no web archive"]),
    "XML of another kind": ("blogs.opml", "<?xml version='1.0'?><opml/>", ["blogs.opml: not a kind of file that is"]),
    "an empty page": ("page.html", " \n", ["page.html: it is empty; save the page again"]),
    "a picture": ("picture.png", "\x89PNG", ["picture.png: not a kind of file that is understood; hand over pages"]),
    "bookmarks with nothing in them": (
        "bookmarks.html",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
        ["bookmarks.html: it holds no bookmarks"],
    ),
}


@pytest.mark.parametrize(("name", "text", "expected"), cases(BROKEN))
def test_a_fault_is_named_and_the_rest_is_taken(
    name: str, text: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, "utf-16-le" if text.startswith("\ufeff") else "utf-8", newline="")
    found = found_in(name)
    assert sorted(found) == sorted(
        next((one for one in found if one == part or (" " in part and part in one)), part) for part in expected
    )
    assert len(found) == len(expected)


def zipped(path: Path, entries: Mapping[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packed) as archive:
        for name, body in entries.items():
            archive.writestr(name, body)
    return path


def test_an_archive_gives_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pocket = (FIXTURES / "pocket.csv").read_bytes()
    inner = zipped(Path("inner.zip"), {"part_000000.csv": pocket}).read_bytes()
    zipped(
        Path("all.zip"),
        {
            "page.html": "<!-- saved from url=(0030)https://hill-courier.example/x -->"
            + PAGE
            + "<img src=page_files/a>",
            "page_files/frame.html": PAGE,
            "__MACOSX/._page.html": "junk",
            "picture.png": "junk",
            "pocket/part.zip": inner,
        },
    )
    assert found_in("all.zip") == [
        "https://hill-courier.example/x",
        "https://khabar-setu.example/metro-doosri-line",
        "https://hill-courier.example/ferry#part-2",
        (
            "all.zip/pocket/part.zip/part_000000.csv:4: 'ftp://hill-courier.example/' is no page of the web, "
            "so it is left out"
        ),
    ]


@pytest.mark.parametrize("export", ["omnivore", "readeck"])
def test_an_export_is_the_same_in_an_archive_and_in_folders(export: str, tmp_path: Path) -> None:
    entries = {
        f"mine/{path.relative_to(FIXTURES / export)}": path.read_bytes()
        for path in sorted((FIXTURES / export).rglob("*"))
        if path.is_file()
    }
    packed = list(read_sources([str(zipped(tmp_path / "export.zip", entries))]))
    plain = list(read_sources([str(FIXTURES / export)]))
    bodies = [[one.body for one in found if isinstance(one, Capture)] for found in (packed, plain)]
    assert bodies[0] == bodies[1] != []
    assert [type(one) for one in packed] == [type(one) for one in plain]


def test_an_export_takes_only_its_own_files(tmp_path: Path) -> None:
    other = b'[{"url": "https://hill-courier.example/a"}]'
    entries = {
        f"mine/{path.relative_to(FIXTURES / 'omnivore')}": path.read_bytes()
        for path in sorted((FIXTURES / "omnivore").rglob("*.json"))
    }
    entries |= {"mine/metadata_9_to_9.json": b"[{", "data.json": other, "content/page.html": PAGE.encode()}
    found = found_in(zipped(tmp_path / "all.zip", entries))
    assert {A, "a page"} < set(found)
    assert f"{tmp_path}/all.zip/mine/metadata_9_to_9.json, entry 1: it is no JSON from here on" in "\n".join(found)


def encrypted(path: Path) -> None:
    zipped(path, {"page.html": PAGE, "other.html": PAGE}, zipfile.ZIP_STORED)
    body = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.find(sign) + flags] |= 1
    path.write_bytes(bytes(body))


def bomb(path: Path) -> None:
    zipped(path, {f"{n}.txt": b"0" * 2**20 for n in range(110)})


def nested(path: Path) -> None:
    zipped(path, {"page.html": PAGE})
    for _ in range(5):
        zipped(path, {"again.zip": path.read_bytes()})


def torn(path: Path) -> None:
    zipped(path, {"page.html": PAGE})
    path.write_bytes(path.read_bytes()[:-30])


def wrong_sum(path: Path) -> None:
    zipped(path, {"page.html": PAGE, "other.html": PAGE + "!"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"trip.</p>!", b"trip.</p>?"))


def unknown_packing(path: Path) -> None:
    zipped(path, {"page.html": PAGE}, zipfile.ZIP_STORED)
    body = path.read_bytes()
    path.write_bytes(
        body.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00")
    )


def wrong_place(path: Path) -> None:
    zipped(path, {"page.html": PAGE, "other.html": PAGE}, zipfile.ZIP_STORED)
    body = bytearray(path.read_bytes())
    last = body.rfind(b"PK\x05\x06")
    body[last + 16 : last + 20] = (int.from_bytes(body[last + 16 : last + 20], "little") + 10**6).to_bytes(4, "little")
    path.write_bytes(bytes(body))


ARCHIVES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "encrypted": (encrypted, ["a page", "1 of its files are encrypted; unpack it with its password first"]),
    "a bomb": (bomb, ["MB that unpack to 110 MB are no archive of pages; it is not unpacked"]),
    "archives in archives": (nested, ["is packed more than 3 times over; unpack it first"]),
    "torn": (torn, ["is a broken ZIP archive"]),
    "a wrong check sum": (wrong_sum, ["other.html: cannot be read on: Bad CRC-32", "a page"]),
    "whose files are elsewhere": (wrong_place, ["other.html: cannot be read on", "page.html: cannot be read on"]),
    "packed in an unknown way": (unknown_packing, ["cannot be read on"]),
    "empty": (lambda path: zipped(path, {}), ["no page and no list is in it"]),
    "of other things": (lambda path: zipped(path, {"a.png": "x"}), ["no page and no list is in it"]),
}


@pytest.mark.parametrize(("make", "expected"), cases(ARCHIVES))
def test_a_bad_archive_is_named(make: Callable[[Path], object], expected: list[str], tmp_path: Path) -> None:
    make(tmp_path / "bad.zip")
    found = found_in(tmp_path / "bad.zip")
    assert [part for part, one in zip(expected, found, strict=True) if part not in one] == []


def test_a_list_that_was_packed_and_torn_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    numbers = random.Random(7)  # noqa: S311 - no secret
    lines = "".join(f"https://hill-courier.example/{numbers.random()}\n" for _ in range(20_000))
    (tmp_path / "list.txt.gz").write_bytes(gzip.compress(lines.encode())[:-50_000])
    found = found_in(tmp_path / "list.txt.gz")
    assert len(found) > 1000
    assert found[:-1] == lines.split("\n")[: len(found) - 1]
    assert "cannot be read on: Compressed file ended" in found[-1]


def test_what_has_no_end_is_not_read_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(f"{A}\n{B}\n".encode() + b"http" * LARGEST)
    assert found_in(tmp_path / "list.txt")[2:] == [
        f"{tmp_path}/list.txt:3: no list has so long a line; the rest of it is left out"
    ]
    with (tmp_path / "page.mhtml").open("wb") as file:
        file.truncate(given.LARGEST_LIST + 1)
    assert found_in(tmp_path / "page.mhtml") == [
        f"{tmp_path}/page.mhtml: it is more than can be read at once (256 MB); part it"
    ]


def test_a_list_of_any_length_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    with path.open("w") as file:
        file.writelines(f"https://hill-courier.example/{number}\n" for number in range(20_000))
    tracemalloc.start()
    assert sum(1 for _ in read_sources([str(path)])) == 20_000
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_a_broken_quotation_mark_on_every_line_does_not_take_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    cells = csv_lists._cells

    def counted(record: str, delimiter: str) -> list[str] | None:
        parsed.append(len(record))
        return cells(record, delimiter)

    monkeypatch.setattr(csv_lists, "_cells", counted)
    body = "url,title\n" + f'{A},"open, and "shut", and "open\n' * 2000
    found = list(listed_in(body.encode(), origin="x", url=None, media_type="text/csv") or ())
    assert len(found) == 2000
    assert sum(parsed) < 100 * len(body)


ENDLESS = {
    "lines that go on, as in the head of a message": b"a:\n" + (b" " * 200 + b"\n") * 40 + b"\x00",
    "comments": b"<!---->" * 9000 + b"<",
    "links": b"<a " * 20_000,
    "a declaration of a type": b"<!DOCTYPE x [" * 5000,
    "declarations": b"<?" * 30_000,
    "brackets": b"[" * 60_000,
    "colons": b"a:b-" * 15_000,
}


@pytest.mark.parametrize("head", cases(ENDLESS))
def test_to_tell_the_kind_takes_no_time(head: bytes) -> None:
    """A pattern that tries all ways to part these would not end before the tests do."""
    assert kind_of(head, "x") is None


def test_standard_input_is_of_any_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, first in (
        ("pocket.csv", "https://khabar-setu.example/metro-doosri-line"),
        ("feed.rss", "https://dainik-prabhat.example/desh/metro-1042.html?utm_source=rss"),
        ("wallabag.json", "https://dainik-prabhat.example/desh/nav-81.html"),
        ("single-file.html", "https://hill-courier.example/ferry?from=home"),
        ("copy.txt", "a page"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((FIXTURES / name).read_bytes())))
        assert found_in("-")[0] == first
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.html", PAGE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed.getvalue())))
    assert found_in("-") == ["a page"]


def test_a_web_archive_of_safari_is_read_in_both_its_forms(tmp_path: Path) -> None:
    resource = {
        "WebResourceURL": A,
        "WebResourceData": PAGE.encode("utf-16-le"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-16LE",
    }
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        (tmp_path / "page.webarchive").write_bytes(plistlib.dumps({"WebMainResource": resource}, fmt=form))
        [capture] = read_sources([str(tmp_path / "page.webarchive")])
        assert isinstance(capture, Capture)
        assert (capture.url, capture.charset, capture.body) == (A, "UTF-16LE", PAGE.encode("utf-16-le"))


def test_pages_beside_a_listing_with_a_mistake_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/page.html").write_text(PAGE)
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "a/captures.toml").write_text("['page.html']\nlink = 'x'\n")
    assert found_in(tmp_path) == [
        "a page",
        (
            f"{tmp_path}/a/captures.toml: [page.html] has an unknown key 'link'; keys are url, captured; "
            "the files beside it are left out"
        ),
    ]


SELECTIONS: dict[str, tuple[str, dict[str, date | str], list[str]]] = {
    "from a day on": ("sitemap.xml", {"since": date(2024, 1, 1)}, ["desh/metro-1042.html"]),
    "up to a day": ("sitemap.xml", {"until": date(2023, 12, 31)}, ["khel?id=7&page=2", "desh/nadi.html"]),
    "by a part of the address": ("sitemap.xml", {"matching": "/desh/"}, ["desh/metro-1042.html", "desh/nadi.html"]),
    "by a pattern": ("sitemap.xml", {"matching": "/desh/*-1*.html"}, ["desh/metro-1042.html"]),
    "by a word in another script": ("addresses.txt", {"matching": "/देश/"}, ["देश/मेट्रो"]),
    "sitemaps of an index": (
        "sitemap-index.xml",
        {"since": date(2022, 1, 1), "matching": "/desh/"},
        ["sitemap-2025.xml.gz"],
    ),
    "of a feed, those without a day too": ("feed.atom", {"since": date(2026, 1, 1)}, ["news/bridge.html"]),
    "of an export, by the day of saving": ("instapaper.csv", {"since": date(2024, 1, 1)}, []),
    "articles that an export holds": ("wallabag.json", {"until": date(2024, 5, 6)}, ["desh/nav-81.html"]),
    "but never a page that was handed over": ("single-file.html", {"matching": "nothing"}, ["ferry?from=home"]),
}


@pytest.mark.parametrize(("name", "only", "expected"), cases(SELECTIONS))
def test_pages_are_selected(name: str, only: dict[str, date | str], expected: list[str]) -> None:
    found = found_in(FIXTURES / name, **only)
    assert [one.partition("example/")[2] for one in found if one.startswith("https://")] == expected


def listed(body: bytes, url: str | None = None, only: Selection = EVERYTHING) -> list[str] | None:
    found = listed_in(body, origin="x", url=url, media_type="text/html", only=only)
    return None if found is None else [one.url for one in found if isinstance(one, Wanted)]


def test_what_is_fetched_may_be_a_list() -> None:
    sitemap, addresses = ((FIXTURES / name).read_bytes() for name in ("sitemap.xml", "addresses.txt"))
    assert len(listed(sitemap) or ()) == 3
    assert len(listed(sitemap, only=Selection(since=date(2024, 1, 1))) or ()) == 1
    assert len(listed(addresses) or ()) == 4
    relative = b"<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>"
    assert listed(relative, "https://hill-courier.example/feed") == [A]
    assert listed(gzip.compress(urlset(f"<loc>{B}</loc>").encode())) == [B]


@pytest.mark.parametrize("name", ["single-file.html", "copy.txt", "page.mhtml"])
def test_what_is_fetched_and_is_a_page_is_no_list(name: str) -> None:
    assert listed((FIXTURES / name).read_bytes()) is None
    assert listed(b"\x1f\x8bnothing") is None


def test_reading_begins_before_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{A}\n" * 10)
    first = list(islice(read_sources([A, str(tmp_path / "list.txt"), "no-such-file"]), 2))
    assert [one.origin for one in first if isinstance(one, Wanted)] == [A, f"{tmp_path}/list.txt"]
    assert not any(isinstance(one, SangrahError) for one in first)
