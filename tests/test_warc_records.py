"""A capture becomes records and is read from them as it was; nothing that a head or a name holds breaks a record."""

import gzip
import io
import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from scraper.capture import HTML, PLAIN_TEXT, Capture, Exchange
from scraper.errors import SourceError
from scraper.warc.framing import records
from scraper.warc.records import captured
from scraper.warc.surt import surt
from scraper.warc.writing import group_of, kept_exchange, warc_date, warcinfo
from tests.cases import cases

NOW = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)
URL = "https://dainik-prabhat.example/desh/metro-1042.html"
PAGE = "<!doctype html><title>मेट्रो</title><p>पहली मेट्रो चली।".encode()
FETCHED = Capture(
    URL,
    PAGE,
    NOW,
    URL,
    charset="utf-8",
    exchange=Exchange(
        (("Host", "dainik-prabhat.example"), ("User-Agent", "Sangrah")),
        200,
        "OK",
        (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a1"')),
    ),
)


def kept(capture: Capture) -> Capture:
    return captured(b"".join(group_of(capture)))


def kinds_in(capture: Capture) -> list[str]:
    file = io.BytesIO(b"".join(group_of(capture)))
    return [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]


@pytest.mark.parametrize(
    ("capture", "kinds"),
    cases(
        {
            "a fetched page": (FETCHED, ["response", "request", "metadata"]),
            "a fetched page whose heads nobody knows": (replace(FETCHED, exchange=None), ["response", "metadata"]),
            "a saved page": (Capture("saved.html", PAGE, NOW, URL), ["resource", "metadata"]),
            "a text that has no address": (
                Capture("note.txt", PAGE, NOW, None, PLAIN_TEXT, "utf-8"),
                ["resource", "metadata"],
            ),
        }
    ),
)
def test_a_capture_is_a_group_of_records_with_sound_digests(capture: Capture, kinds: list[str]) -> None:
    assert kinds_in(capture) == kinds
    assert kept(capture) == replace(capture, exchange=kept_exchange(capture))


def test_a_page_whose_heads_nobody_knows_gets_the_head_that_is_needed_to_read_it() -> None:
    assert kept(replace(FETCHED, exchange=None)).exchange == Exchange(
        (), 200, "OK", (("Content-Type", "text/html; charset=utf-8"),)
    )


def test_what_belongs_to_a_reader_alone_is_not_kept() -> None:
    private = (("Cookie", "session=1"), ("set-cookie", "session=2"), ("AUTHORIZATION", "Basic 3"))
    capture = replace(FETCHED, exchange=Exchange(private, 200, "OK", private))
    assert kept(capture).exchange == Exchange((), 200, "OK", ())


def test_a_head_does_not_say_that_a_body_is_coded_which_is_not() -> None:
    head = (("Content-Encoding", "br"), ("Transfer-Encoding", "chunked"), ("Content-Length", "7"))
    capture = replace(FETCHED, exchange=Exchange((), 200, "OK", head))
    exchange = kept(capture).exchange
    assert exchange
    assert exchange.response == tuple((f"X-Archive-Orig-{name}", value) for name, value in head)
    assert kept(capture).body == PAGE


def test_the_same_capture_gives_the_same_bytes() -> None:
    assert group_of(FETCHED) == group_of(replace(FETCHED))
    assert warcinfo("a.warc.gz", NOW) == warcinfo("a.warc.gz", NOW)


def test_an_address_is_written_in_ascii_and_read_as_it_was() -> None:
    capture = replace(FETCHED, url="https://दैनिक.example/देश/मेट्रो?शहर=दिल्ली")
    head = gzip.decompress(group_of(capture)[0]).partition(b"\r\n\r\n")[0]
    assert b"WARC-Target-URI: https://xn--" in head
    assert head.isascii()
    assert kept(capture).url == capture.url


def test_a_record_names_its_time_in_utc_to_the_microsecond() -> None:
    assert warc_date(datetime(2025, 6, 3, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))) == (
        "2025-06-03T04:00:00Z"
    )
    assert warc_date(NOW.replace(microsecond=5)) == "2025-06-03T04:00:00.000005Z"


@pytest.mark.parametrize("cut", [0, 1, 10, 100, -1, -20])
def test_records_that_are_damaged_are_refused(cut: int) -> None:
    with pytest.raises(SourceError, match="a kept capture is"):
        captured(group_of(FETCHED)[0][:cut])


text = st.text(max_size=40)
line = st.text(st.characters(exclude_categories=()), max_size=30)
moment = st.datetimes(
    NOW.replace(tzinfo=None, year=1990),
    NOW.replace(tzinfo=None, year=2100),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5.5))]),
)
heads = st.lists(st.tuples(line, line), max_size=4).map(tuple)
addresses = st.one_of(
    st.none(),
    st.builds(
        "https://{}.example/{}?{}".format,
        st.text(string.ascii_lowercase, min_size=1, max_size=8),
        text,
        text,
    ),
)


@st.composite
def captures(draw: st.DrawFn) -> Capture:
    is_fetched = draw(st.booleans())
    exchange = st.builds(Exchange, heads, st.integers(100, 599), line, heads)
    return Capture(
        draw(line.map(lambda rest: "https://" + rest) if is_fetched else line.filter(lambda it: it[:4] != "http")),
        draw(st.binary(max_size=300)),
        draw(moment),
        draw(addresses),
        draw(st.sampled_from([HTML, PLAIN_TEXT, "text/markdown", "image/webp"])),
        draw(st.one_of(st.none(), st.sampled_from(["utf-8", "x-odd"]), line.filter(bool))),
        tuple(draw(st.lists(line, max_size=3))),
        draw(st.one_of(st.none(), moment)),
        draw(st.one_of(st.none(), exchange)),
    )


@given(captures())
def test_any_capture_is_read_as_it_was_kept(capture: Capture) -> None:
    expected = replace(capture, exchange=kept_exchange(capture))
    assert kept(capture) == expected
    assert group_of(expected) == group_of(capture)


@given(captures())
def test_any_capture_is_sound_for_other_programs(capture: Capture) -> None:
    assert kinds_in(capture)[-1] == "metadata"


@given(st.binary(max_size=400))
def test_any_bytes_are_records_and_damages_and_nothing_is_raised(data: bytes) -> None:
    list(records(io.BytesIO(data)))
    list(records(io.BytesIO(gzip.compress(data))))
    list(records(io.BytesIO(b"WARC/1.1\r\nContent-Length: 3\r\n\r\n" + data)))


@pytest.mark.parametrize(
    ("uri", "key"),
    cases(
        {
            "a host is turned around": ("https://www2.dainik.example/Desh/", "example,dainik)/desh"),
            "a port that is none of the usual": ("http://a.example:8080/", "example,a:8080)/"),
            "the usual port": ("https://a.example:443/x/?", "example,a)/x"),
            "a query is sorted": ("http://a.example/?b=2&a=1&A=0&c&a&%zz&=1", "example,a)/?=1&%25zz&a&a=0&a=1&b=2&c"),
            "a session has no part": (f"http://a.example/;jsessionid={'0' * 32}?sid={'1' * 32}", "example,a)/"),
            "letters stay encoded": ("http://a.example/%E0%A4%A6/%41%7E", "example,a)/%e0%a4%a6/a~"),
            "a path is made straight": ("http://a.example//a//b/../c", "example,a)/a/c"),
            "no web address": ("urn:sha256:AB", "urn:sha256:ab"),
        }
    ),
)
def test_an_index_sorts_addresses_as_other_programs_do(uri: str, key: str) -> None:
    assert surt(uri) == key
