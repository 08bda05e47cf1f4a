"""What a server says of its bodies and of its patience is foreign: any bytes may come."""

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from scraper.fetch.codings import undone
from scraper.fetch.patience import asked_wait
from scraper.fetch.reasons import TOO_LARGE, Refused
from tests.cases import cases

PACKS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}


@pytest.mark.parametrize("coding", PACKS)
@given(body=st.binary(max_size=5000))
def test_what_was_packed_is_unpacked_up_to_the_limit(coding: str, body: bytes) -> None:
    assert undone(PACKS[coding](body), coding, len(body)) == body
    if body:
        with pytest.raises(Refused, match=TOO_LARGE[:10]):
            undone(PACKS[coding](body), coding, len(body) - 1)


@pytest.mark.parametrize("coding", PACKS)
@given(body=st.binary(min_size=1, max_size=500), cut=st.integers(1, 50))
def test_what_is_cut_short_is_never_taken_for_whole(coding: str, body: bytes, cut: int) -> None:
    packed = PACKS[coding](body)
    with pytest.raises(Refused):
        undone(packed[: max(1, len(packed) - cut)], coding, 1000)


@pytest.mark.parametrize("coding", [*PACKS, "utf-8"])
@given(body=st.binary(max_size=500))
def test_any_bytes_are_unpacked_or_refused(coding: str, body: bytes) -> None:
    with suppress(Refused):
        assert len(undone(body, coding, 1000)) <= 1000


IN_AN_HOUR = format_datetime(datetime.now(tz=UTC) + timedelta(hours=1), usegmt=True)
WAITS = {
    "seconds": ("30", 30.0),
    "a date": (IN_AN_HOUR, 3600.0),
    "a date without a zone": (IN_AN_HOUR.removesuffix(" GMT"), 3600.0),
    "a date that is gone": ("Mon, 02 Jun 2025 10:00:00 GMT", 0.0),
    "nothing": ("", 0.0),
    "noise": ("soon", 0.0),
    "less than nothing": ("-5", 0.0),
    "half a second": ("0.5", 0.0),
    "digits of another script": ("३०", 0.0),
    "for ever": ("9" * 400, 999_999_999.0),
    "a day that is none": ("Mon, 99 Jun 2025 10:00:00 GMT", 0.0),
}


@pytest.mark.parametrize(("said", "seconds"), cases(WAITS))
def test_a_server_says_how_long_to_wait_in_seconds_or_by_a_date(said: str, seconds: float) -> None:
    response = Response("https://courier.example/", headers={"Retry-After": said.encode()})
    assert asked_wait(response) == pytest.approx(seconds, abs=600)
