"""Other people's WARC, ARC and WACZ files: pages are read, what is damaged or no page is said, nothing is raised."""

import gzip
import io
import json
import tempfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from scraper.capture import LARGEST, PLAIN_TEXT, Capture
from scraper.errors import SangrahError, Skipped, SourceError
from scraper.warc.captures import Captures
from scraper.warc.reading import read_warc
from scraper.warc.writing import warc_date
from tests.cases import cases
from tests.long_runs import captured, scrape, write_warc

URL = "https://dainik-prabhat.example/desh/metro-1042.html"
PAGE = "<!doctype html><title>मेट्रो</title><p>पहली मेट्रो चली।".encode()
HTML = "text/html; charset=utf-8"
DATE = "2025-06-03T04:00:00Z"
NOW = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)
INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def record(kind: str, block: bytes, **fields: str | None) -> bytes:
    given = {
        "WARC_Type": kind,
        "WARC_Target_URI": URL,
        "WARC_Date": DATE,
        "WARC_Record_ID": f"<urn:uuid:{kind}>",
        "Content_Length": str(len(block)),
        **fields,
    }
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items() if value is not None)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, status: str = "200 OK", **fields: str | None) -> bytes:
    given = {"Content_Type": HTML, **fields}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items() if value is not None)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def response(body: bytes = PAGE, status: str = "200 OK", **fields: str | None) -> bytes:
    return record("response", answer(body, status, **fields))


def arc(block: bytes, *, length: int | None = None) -> bytes:
    line = f"{URL} 192.0.2.7 20250603040000 text/html {len(block) if length is None else length}\n".encode()
    return b"filedesc://a.arc 192.0.2.7 20250603040000 text/plain 9\n1 0 Some\n\n" + line + block + b"\n"


def chunked(body: bytes) -> bytes:
    return b"%x;note=1\r\n%s\r\n5\r\nabcde\r\n0\r\n\r\n" % (len(body), body)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Capture | SangrahError]]:
    def read_bytes(data: bytes, name: str = "crawl.warc") -> list[Capture | SangrahError]:
        (tmp_path / name).write_bytes(data)
        return list(read_warc(tmp_path / name))

    return read_bytes


Read = Callable[..., list[Capture | SangrahError]]


def pages_in(found: list[Capture | SangrahError]) -> list[bytes]:
    return [one.body for one in found if isinstance(one, Capture)]


def said_in(found: list[Capture | SangrahError]) -> list[str]:
    """Say what was refused or skipped, without the file's name."""
    return [str(one).partition("crawl.warc: ")[2] for one in found if not isinstance(one, Capture)]


@pytest.mark.parametrize(
    ("data", "pages"),
    cases(
        {
            "a record": (response(), [PAGE]),
            "a record a gzip member": (gzip.compress(INFO) + gzip.compress(response()), [PAGE]),
            "all records in one gzip member": (gzip.compress(INFO + response() + response(b"<p>2")), [PAGE, b"<p>2"]),
            "one line end behind a record": (response()[:-2] + response(b"<p>2"), [PAGE, b"<p>2"]),
            "no line end behind the last": (response()[:-4], [PAGE]),
            "line ends of Unix": (record("response", answer().replace(b"\r\n", b"\n")).replace(b"\r\n", b"\n"), [PAGE]),
            "ARC": (arc(answer()), [PAGE]),
            "ARC a record a gzip member": (
                gzip.compress(arc(answer())[:65]) + gzip.compress(arc(answer())[65:]),
                [PAGE],
            ),
            "an XHTML page": (response(Content_Type="application/xhtml+xml"), [PAGE]),
            "a page of no kind": (response(Content_Type=None), [PAGE]),
            "a saved page": (record("resource", PAGE, Content_Type="text/html"), [PAGE]),
            "joined chunks": (response(chunked(PAGE), Transfer_Encoding="chunked"), [PAGE + b"abcde"]),
            "chunks that are none": (response(Transfer_Encoding="chunked"), [PAGE]),
            "gzip": (response(gzip.compress(PAGE), Content_Encoding="gzip"), [PAGE]),
            "gzip that is none": (response(Content_Encoding="gzip"), [PAGE]),
            "gzip in chunks": (
                response(
                    b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
                    Transfer_Encoding="chunked",
                    Content_Encoding="gzip",
                ),
                [PAGE],
            ),
            "deflate": (response(zlib.compress(PAGE), Content_Encoding="deflate"), [PAGE]),
            "deflate without a head": (response(zlib.compress(PAGE)[2:-4], Content_Encoding="Deflate"), [PAGE]),
            "brotli": (response(brotli.compress(PAGE), Content_Encoding="br"), [PAGE]),
            "zstd": (response(zstd.compress(PAGE), Content_Encoding="zstd"), [PAGE]),
            "two codings": (
                response(brotli.compress(gzip.compress(PAGE)), Content_Encoding="gzip, br"),
                [PAGE],
            ),
            "a URL in angle brackets": (record("response", answer(), WARC_Target_URI=f"<{URL}>"), [PAGE]),
            "a URL with a space": (record("response", answer(), WARC_Target_URI=URL + "?q=a b"), [PAGE]),
        }
    ),
)  # fmt: skip
def test_pages_are_read(read: Read, data: bytes, pages: list[bytes]) -> None:
    found = read(data)
    assert [one for one in found if not isinstance(one, Capture)] == []
    assert pages_in(found) == pages


@pytest.mark.parametrize(
    ("data", "sentence"),
    cases(
        {
            "nothing": (b"", "there is no record of a page in it; is it a WARC, ARC or WACZ file?"),
            "something else": (b"%PDF-1.7\n" * 20, "the record at byte 0 is left aside: no record begins here"),
            "a picture": (b"\x89PNG\r\n\x1a\n\x00", "the record at byte 0 is left aside: no record begins here"),
            "zstd": (
                zstd.compress(response()),
                "it is compressed by zstd, which is not read; unpack it first: zstd -d",
            ),
            "gzip of something else": (
                gzip.compress(b"hello"),
                "the record at byte 0 is left aside: no record begins here",
            ),
            "a torn gzip": (
                gzip.compress(response())[:-30],
                "the record at byte 0 is left aside: the file ends in the middle of a record",
            ),
            "a damaged gzip": (
                gzip.compress(response())[:-8] + bytes(8),
                "the record at byte 0 is left aside: its compressed bytes are damaged",
            ),
            "a torn record": (response()[:-60], "the record at byte 0 is left aside: it ends too early"),
            "a torn head": (response()[:60], "the record at byte 0 is left aside: its head has no end"),
            "no length": (
                record("response", answer(), Content_Length=None),
                "the record at byte 0 is left aside: its Content-Length is ''",
            ),
            "a length that is none": (
                record("response", answer(), Content_Length="-5"),
                "the record at byte 0 is left aside: its Content-Length is '-5'",
            ),
            "a length too long": (
                record("response", answer(), Content_Length="99999999999"),
                "the record at byte 0 is left aside: it ends too early",
            ),
            "a length too short": (
                record("response", answer(), Content_Length="40"),
                "the record at byte 0 is left aside: its Content-Length is wrong",
            ),
            "a length too long in an ARC file": (
                arc(answer(), length=5000),
                "the record at byte 65 is left aside: it ends too early",
            ),
            "a head without end": (
                b"WARC/1.0\r\n" + b"X: y\r\n" * 60_000,
                "the record at byte 0 is left aside: its head has no end",
            ),
            "no time": (
                record("response", answer(), WARC_Date="yesterday"),
                f"{URL}: its record has no time of capture ('yesterday')",
            ),
            "a day that never was": (
                record("response", answer(), WARC_Date="2025-02-30T00:00:00Z"),
                f"{URL}: its record has no time of capture ('2025-02-30T00:00:00Z')",
            ),
            "an empty page": (response(b" \n"), f"{URL}: it is empty; save the page again"),
            "a truncated page": (
                record("response", answer(), WARC_Truncated="length"),
                f"{URL}: the program that captured it cut it off (length); fetch the page again",
            ),
            "a segment": (
                record("response", answer(), WARC_Segment_Number="1"),
                f"{URL}: it is parted over several records, which is not read; fetch the page again",
            ),
            "torn chunks": (
                response(b"fff\r\nabc", Transfer_Encoding="chunked"),
                f"{URL}: its chunks end in the middle",
            ),
            "torn gzip in it": (
                response(gzip.compress(PAGE * 9)[:-30], Content_Encoding="gzip"),
                f"{URL}: its content coding gzip is damaged",
            ),
            "torn brotli in it": (
                response(brotli.compress(PAGE * 9)[:-3], Content_Encoding="br"),
                f"{URL}: its content coding br is damaged",
            ),
            "torn zstd in it": (
                response(zstd.compress(PAGE * 9)[:-3], Content_Encoding="zstd"),
                f"{URL}: its content coding zstd is damaged",
            ),
            "an unknown coding": (
                response(Content_Encoding="compress"),
                f"{URL}: its content coding 'compress' is unknown",
            ),
            "a gzip bomb": (
                response(gzip.compress(bytes(LARGEST + 1)), Content_Encoding="gzip"),
                f"{URL}: it is more than a page may have, once uncompressed",
            ),
            "a brotli bomb": (
                response(brotli.compress(bytes(10 * LARGEST), quality=1), Content_Encoding="br"),
                f"{URL}: it is more than a page may have, once uncompressed",
            ),
            "a zstd bomb": (
                response(zstd.compress(bytes(10 * LARGEST)), Content_Encoding="zstd"),
                f"{URL}: it is more than a page may have, once uncompressed",
            ),
            "a huge page": (response(b" " * (LARGEST + 300_000)), f"{URL}: it is more than a page may have (20 MB)"),
            "a revisit of nothing": (
                record("revisit", b""),
                f"{URL}: it only says that the page was as before, and that is not in the file",
            ),
        }
    ),
)
def test_what_cannot_be_read_is_named(read: Read, data: bytes, sentence: str) -> None:
    assert said_in(read(data)) == [sentence]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "damaged",
    cases(
        {
            "a length too short": record("response", answer(), Content_Length="40"),
            "a length too long": record("response", answer(), Content_Length="400"),
            "no length": record("response", answer(), Content_Length=None),
            "no time": record("response", answer(), WARC_Date=None),
        }
    ),
)
def test_what_lies_around_something_damaged_is_read(read: Read, pack: Callable[[bytes], bytes], damaged: bytes) -> None:
    found = read(b"".join(map(pack, (response(b"<p>1"), damaged, response(b"<p>2"), response(b"<p>3")))))
    assert pages_in(found) == [b"<p>1", b"<p>2", b"<p>3"]
    assert len(found) == 4


@pytest.mark.parametrize("damage", [bytes(40), b"\x1f\x8b\x08" * 30, b"\x1f\x8b\x08\x00garbage"])
def test_what_lies_around_bytes_that_are_no_record_is_read(read: Read, damage: bytes) -> None:
    found = read(gzip.compress(response(b"<p>1")) + damage + gzip.compress(response(b"<p>2")))
    assert pages_in(found) == [b"<p>1", b"<p>2"]
    assert len(found) == 3


def test_what_is_no_page_is_counted_and_not_refused(read: Read) -> None:
    found = read(
        response()
        + record("request", b"GET / HTTP/1.1\r\n\r\n")
        + response(b"\xff\xd8", Content_Type="image/jpeg") * 3
        + response(status="301 Moved")
        + response(status="404 Not Found")
        + record(
            "response", b"dainik-prabhat.example. 300 IN A 192.0.2.7", WARC_Target_URI="dns:dainik-prabhat.example"
        )
        + record("resource", b"a", Content_Type="text/plain")
        + record("metadata", b"via: x\r\n")
        + record("response", answer(bytes(LARGEST + 300_000), Content_Type="video/mp4"))
    )
    assert pages_in(found) == [PAGE]
    assert said_in(found) == [
        (
            "what is no page was left aside: 3 image/jpeg, 2 answers other than 200, 1 of no web address, "
            "1 text/plain, 1 video/mp4"
        )
    ]
    assert isinstance(found[-1], Skipped)


def test_a_capture_has_the_heads_of_its_request_whichever_came_first(read: Read) -> None:
    request = record("request", b"GET / HTTP/1.1\r\nHost: dainik-prabhat.example\r\n\r\n")
    for data in (request + response(), response() + request):
        [capture] = read(data)
        assert isinstance(capture, Capture)
        assert capture.exchange
        assert capture.exchange.request == (("Host", "dainik-prabhat.example"),)
        assert (capture.url, capture.captured, capture.charset) == (URL, NOW, "utf-8")
        assert capture.is_fetched


def test_the_heads_of_another_page_are_not_taken(read: Read) -> None:
    other = record("request", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", WARC_Target_URI="https://hill-courier.example/")
    [capture] = read(other + response())
    assert isinstance(capture, Capture)
    assert capture.exchange
    assert capture.exchange.request == ()


def test_what_another_program_says_of_a_page_is_not_taken_for_our_own(read: Read) -> None:
    [capture] = read(
        response() + record("metadata", b"via: https://x.example/\r\ntopic: x\r\nurl: https://x.example/\r\n")
    )
    assert isinstance(capture, Capture)
    assert (capture.topics, capture.url) == ((), URL)
    assert capture.origin.endswith(f"crawl.warc: {URL}")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "refers",
    cases(
        {
            "by its digest": {"WARC_Payload_Digest": "sha1:AAAA"},
            "by its name": {"WARC_Refers_To": "<urn:uuid:response>"},
            "by its URL and time": {"WARC_Refers_To_Target_URI": URL, "WARC_Refers_To_Date": DATE},
            "by its own URL": {"WARC_Refers_To_Date": DATE},
        }
    ),
)
@pytest.mark.parametrize("is_before", [True, False])
def test_a_page_that_was_the_same_is_read_again_with_its_own_time(
    read: Read, pack: Callable[[bytes], bytes], refers: dict[str, str], *, is_before: bool
) -> None:
    original = pack(record("response", answer(), WARC_Payload_Digest="sha1:AAAA"))
    revisit = pack(record("revisit", answer(b""), WARC_Date="2025-06-09T00:00:00Z", **refers))
    other = pack(record("response", answer(b"<p>2"), WARC_Record_ID="<urn:uuid:2>", WARC_Date="2025-06-04T00:00:00Z"))
    found = read(b"".join((original, other, revisit) if is_before else (revisit, other, original)))
    captures = [(one.captured.day, one.body) for one in found if isinstance(one, Capture)]
    assert sorted(captures) == [(3, PAGE), (4, b"<p>2"), (9, PAGE)]


def test_a_page_that_was_the_same_as_one_kept_before_is_read_from_there(tmp_path: Path) -> None:
    with Captures(tmp_path / "captures") as kept:
        kept.keep(Capture(URL, PAGE, NOW, URL), "dainik-prabhat.example")
        path = tmp_path / "later.warc"
        path.write_bytes(record("revisit", b"", WARC_Date="2025-06-09T00:00:00Z", WARC_Refers_To_Date=DATE))
        [capture] = read_warc(path, earlier=kept.at)
    assert isinstance(capture, Capture)
    assert (capture.body, capture.captured.day) == (PAGE, 9)


def test_a_page_that_the_archive_has_already_is_known_by_a_revisit(tmp_path: Path) -> None:
    first = captured(4)
    added = scrape("add", write_warc(tmp_path, [first]), "--archive", "archive", cwd=tmp_path)
    assert added.stdout.splitlines()[-1] == "1 written, 0 refused"
    told = {"WARC_Target_URI": first.url, "WARC_Date": "2025-06-09T00:00:00Z"}
    refers = {"WARC_Refers_To_Date": warc_date(first.captured), "WARC_Refers_To_Target_URI": first.url}
    (tmp_path / "later.warc").write_bytes(record("revisit", b"", **told, **refers))
    again = scrape("add", "later.warc", "--archive", "archive", cwd=tmp_path)
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "0 written, 1 unchanged, 0 refused")


def test_our_own_file_is_read_as_it_was_kept(tmp_path: Path) -> None:
    captures = [
        Capture("list.txt", PAGE, NOW, URL, charset="utf-8", topics=("मेट्रो", "a; b"), saved=NOW),
        Capture("note.txt", "एक पाठ".encode(), NOW, None, PLAIN_TEXT),
    ]
    with Captures(tmp_path / "captures") as kept:
        for capture in captures:
            kept.keep(capture, "dainik-prabhat.example")
    assert list(read_warc(tmp_path / "captures/dainik-prabhat.example.warc.gz")) == captures


def wacz(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def page_list(*urls: str) -> bytes:
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url, "ts": DATE, "title": "x"} for url in urls)]
    return b"\n".join(json.dumps(line).encode() for line in lines) + b"\nno json\n[1]\n{}\n"


def test_the_pages_of_a_wacz_are_read_and_not_what_was_shown_in_them(read: Read) -> None:
    frame = record("response", answer(b"<p>advertisement"), WARC_Target_URI="https://ads.example/")
    moved = record("response", answer(b"", "302 Found", Location="/new"), WARC_Target_URI="https://old.example/")
    there = record("response", answer(b"<p>new"), WARC_Target_URI="https://old.example/new")
    found = read(
        wacz(**{
            "archive/a.warc.gz": gzip.compress(response()) + gzip.compress(frame),
            "archive/b.warc": moved + there,
            "pages/pages.jsonl": page_list(URL + "#top", "https://old.example/"),
            "datapackage.json": b"{}",
        })
    )  # fmt: skip
    assert pages_in(found) == [PAGE, b"<p>new"]
    assert said_in(found) == ["what is no page was left aside: 1 not in its list of pages, 1 answers other than 200"]


def test_a_wacz_without_list_of_pages_is_read_whole_and_its_files_refer_to_each_other(read: Read) -> None:
    original = record("response", answer(), WARC_Payload_Digest="sha1:AAAA")
    revisit = record("revisit", b"", WARC_Payload_Digest="sha1:AAAA", WARC_Date="2025-06-09T00:00:00Z")
    found = read(wacz(**{"archive/a.warc": revisit, "archive/b.warc": original, "pages/pages.jsonl": page_list()}))
    assert pages_in(found) == [PAGE, PAGE]


@pytest.mark.parametrize(
    ("data", "sentence"),
    cases(
        {
            "a ZIP archive of something else": (
                wacz(**{"a.txt": b"a", "data/archive/a.warc": response()}),
                "no archive/*.warc.gz is in it",
            ),
            "torn": (wacz(**{"archive/a.warc": response()})[:-40], "its ZIP archive is damaged"),
            "damaged": (
                wacz(**{"archive/a.warc": response()}).replace("चली".encode(), b"123456789"),
                "its ZIP archive is damaged (Bad CRC-32",
            ),
            "of a compression nobody knows": (
                wacz(**{"archive/a.warc": response()}).replace(
                    b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63"
                ),
                "its ZIP archive is damaged (",
            ),
            "encrypted": (
                wacz(**{"archive/a.warc": response()}).replace(
                    b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
                ),
                "its ZIP archive is damaged (",
            ),
        }
    ),
)
def test_a_wacz_that_cannot_be_read_is_named(read: Read, data: bytes, sentence: str) -> None:
    found = read(data)
    assert pages_in(found) == []
    assert sentence in str(found[0])
    assert isinstance(found[0], SourceError)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    [refusal] = read_warc(tmp_path / "missing.warc")
    assert str(refusal) == f"{tmp_path}/missing.warc: cannot be read: No such file or directory; check the path"


def test_memory_does_not_grow_with_what_a_file_unpacks_to(tmp_path: Path) -> None:
    huge = 30 * LARGEST
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nContent-Length: {huge}\r\n\r\n".encode()
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = packer.compress(head + answer(b"", Content_Type="video/mp4"))
    packed += b"".join(packer.compress(bytes(LARGEST)) for _ in range(29)) + packer.flush()
    line = gzip.compress(b"WARC/1.0 " + bytes(3 * LARGEST))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed + line + gzip.compress(response()))
    tracemalloc.start()
    found = list(read_warc(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert pages_in(found) == [PAGE]
    assert peak < 4 * LARGEST


mutations = st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), min_size=1, max_size=6)
samples = st.sampled_from(
    [
        response()
        + record("request", b"GET / HTTP/1.1\r\n\r\n")
        + record("revisit", answer(b""), WARC_Refers_To_Date=DATE),
        gzip.compress(INFO) + gzip.compress(response(gzip.compress(PAGE), Content_Encoding="gzip")),
        arc(answer(chunked(PAGE), Transfer_Encoding="chunked")),
        wacz(**{"archive/a.warc": response(), "pages/pages.jsonl": page_list(URL)}),
        response(brotli.compress(PAGE), Content_Encoding="br") + response(zstd.compress(PAGE), Content_Encoding="zstd"),
    ]
)


@given(samples, mutations)
def test_a_file_changed_anywhere_gives_pages_and_sentences_and_raises_nothing(
    sample: bytes, changes: list[tuple[int, bytes]]
) -> None:
    data = bytearray(sample)
    for place, change in changes:
        at = place % len(data)
        data[at : at + len(change)] = change
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        for found in read_warc(Path(file.name)):
            assert isinstance(found, Capture | SangrahError)
            assert isinstance(found, Capture) or "\n" not in str(found)
