"""Whatever a page holds, its Markdown reads back to the same article, with no word lost and nothing that runs."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.round_trip import main, round_trip
from scraper.body.reading import read_blocks

SIGNS = (
    "क दो b1 1. 1) - * ** _x_ ` `` ``` [y] ]( | # > + ~~~ = ! \\ http://q.example/ \" ' (z) : ^ [^1] [^1]: {.c} --- C# "
    "&lt;b> &lt;!-- &lt;script&gt; &lt;p&gt; &amp; &amp;amp; &amp;lt; &amp;#1 A&amp;B; اردو 10 don't 2*3*4 Wow!"
).split()
WORDS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4).map(" ".join)
SPACE = st.sampled_from(("", "", " "))
MARKS = ("b", "strong", "em", "i", "a href='/x?a=(1)&b=*2&lt;'", "sup", "sub", "s", "bdi", "bdo dir='rtl'", "q", "span")
WRAPS = ("blockquote", "div", "section", "ul", "ol start='7'", "figure", "details")
LINES = ("p", "p", "h2", "h3", "h4", "dt", "pre", "figcaption")
POST = (
    "<blockquote class='twitter-tweet'><p>{}</p>"
    "&mdash; A (@a) <a href='https://x.com/a/status/1'>5 June</a></blockquote>"
)


def in_tag(tag: str, inner: str) -> str:
    name = tag.split(maxsplit=1)[0]
    if name in {"ul", "ol"}:
        inner = f"<li>{inner}</li><li>क</li>"
    return f"<{tag}>{inner}</{name}>"


def quoted(text: str) -> str:
    return text.replace("'", "&#39;")


INLINES = st.recursive(
    st.builds(str.__add__, WORDS, SPACE)
    | st.just("<br>")
    | WORDS.map("<code>{}</code>".format)
    | WORDS.map("<ruby>漢<rt>{}</rt></ruby>".format),
    lambda inner: st.builds(in_tag, st.sampled_from(MARKS), st.lists(inner, min_size=1, max_size=3).map("".join)),
    max_leaves=5,
)
RUNS = st.lists(INLINES, min_size=1, max_size=3).map("".join)
ROWS = st.lists(
    st.lists(st.tuples(st.sampled_from(("td", "td", "th", "td colspan='2'", "th rowspan='2'")), RUNS), max_size=3),
    min_size=1,
    max_size=3,
)
TABLES = ROWS.map(
    lambda rows: in_tag("table", "".join(in_tag("tr", "".join(in_tag(*cell) for cell in row)) for row in rows))
)
BLOCKS = st.recursive(
    st.builds(in_tag, st.sampled_from(LINES), RUNS)
    | RUNS
    | TABLES
    | RUNS.map(POST.format)
    | WORDS.map(lambda words: f"<img src='/a.jpg' alt='{quoted(words)}' title='{quoted(words)} ख'>")
    | WORDS.map(lambda words: f"<iframe src='https://youtu.be/abcdefghijk' title='{quoted(words)}'></iframe>"),
    lambda inner: st.builds(in_tag, st.sampled_from(WRAPS), st.lists(inner, min_size=1, max_size=3).map("".join)),
    max_leaves=6,
)


@settings(max_examples=250, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=3).map("".join))
def test_a_page_reads_back_as_it_was_written(html: str) -> None:
    body = BeautifulSoup(f"<body>{html}</body>", "lxml").body
    assert body is not None
    assert round_trip(read_blocks(body, "https://dainik.example/pul")) is None


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    paragraph = "<p>पुल सोमवार को खुला, और नदी के दोनों ओर के लोग एक दूसरे से मिलने आए। 10<sup>5</sup> लोग थे।</p>"
    page = f"<html lang=hi><title>पुल खुला</title><article><h1>पुल खुला</h1>{paragraph * 5}</article></html>"
    (tmp_path / "pul.html").write_text(page, "utf-8")
    (tmp_path / "naav.html.gz").write_bytes(gzip.compress(page.replace("पुल", "नाव").encode()))
    return tmp_path


def test_saved_pages_are_gone_over(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(saved)]) == 0
    assert capsys.readouterr().out == "2 pages, 0 with faults\n"


def test_a_word_that_is_lost_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.round_trip.to_markdown", lambda _blocks: "पुल\n")
    body = BeautifulSoup("<body><p>पुल खुला</p></body>", "lxml").body
    assert body is not None
    fault = round_trip(read_blocks(body, None))
    assert fault is not None
    assert fault.lost == ("खुला",)
