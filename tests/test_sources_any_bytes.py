"""Whatever bytes are handed over, under whatever name, give captures, wanted pages and sentences, and nothing else."""

import gzip
import io
import warnings
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.extraction import extract
from scraper.sources.given import of_bytes
from scraper.sources.kinds import KINDS, Kind
from scraper.sources.reading import read_given
from scraper.sources.selection import EVERYTHING, Selection
from scraper.sources.told import told
from scraper.sources.wanted import Wanted
from tests.test_sources_kinds import FIXTURES, WRITTEN

SEEDS = tuple(
    path.read_bytes() for path in sorted(FIXTURES.rglob("*")) if path.is_file() and "expected" not in path.parts
)
NAMES = "a.html a.txt a.md a.csv a.json a.xml a.mhtml a.webarchive a.zip a.gz a".split()
PIECES = st.binary(max_size=8) | st.sampled_from(
    (
        b"<",
        b">",
        b'"',
        b"[",
        b"{",
        b"]]>",
        b"<!--",
        b"<![CDATA[",
        b"&#x110000;",
        b"&",
        b"\x00",
        b"\xff",
        b"\n",
        b",",
        b"9" * 30,
        b"https://[",
        b"http://a\\",
        b"https://\xe2\x84\x80.example",
        b"\\ud800",
        b"=?utf-8?B?/?=",
        b"boundary=",
        b"-",
    )
)
"""What breaks parsers when it stands in the wrong place."""


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """Return a good source in which a few places are replaced by other things, or cut off."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(body)))
        body = body[:start] + draw(PIECES) + body[start + draw(st.integers(0, 200)) :]
    return body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body


def check(found: object) -> None:
    assert isinstance(found, Capture | Wanted | SangrahError)
    if isinstance(found, SangrahError):
        assert "\n" not in str(found)
    else:
        assert found.url is None or found.url.startswith(("http://", "https://"))
        assert all(topic and "\n" not in topic for topic in found.topics)
        assert found.saved is None or found.saved.tzinfo


def read_all(body: bytes, name: str) -> None:
    for found in told(name, read_given(of_bytes(name, name, body, WRITTEN), EVERYTHING)):
        check(found)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(mangled() | st.binary(max_size=300) | st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from(NAMES))
def test_any_bytes_under_any_name(body: bytes, name: str) -> None:
    read_all(body, name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.rpartition(".")[2])
def test_any_bytes_as_any_kind(kind: Kind) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mangled() | st.binary(max_size=200) | st.lists(PIECES, max_size=40).map(b"".join))
    def check_kind(body: bytes) -> None:
        kind.looks_like(body, "x")
        for found in told("x", kind.read(of_bytes("x", "x", body, WRITTEN), Selection(matching="/*e"))):
            check(found)

    check_kind()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_bytes_in_an_archive(data: st.DataObject) -> None:
    packed = io.BytesIO()
    names = st.sampled_from(
        ("readeck/bookmarks/a/info.json", "metadata_0_to_1.json", "content/x.html", "a/../b.html", "\n.md")
    )
    with zipfile.ZipFile(packed, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name in data.draw(st.lists(names, min_size=1, max_size=4)):
            archive.writestr(name, data.draw(mangled() | st.binary(max_size=100)))
    body = packed.getvalue()
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(body) - 1))
        body = body[:at] + data.draw(st.binary(min_size=1, max_size=2)) + body[at + 1 :]
    read_all(body, "a.zip")
    read_all(gzip.compress(body)[: data.draw(st.integers(10, len(body)))], "a.gz")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400) | mangled().map(lambda body: body.decode("utf-8", "replace")))
def test_any_text_as_markdown(text: str) -> None:
    capture = Capture("a.md", text.encode("utf-8", "replace"), WRITTEN, None, "text/markdown")
    extract(capture)
