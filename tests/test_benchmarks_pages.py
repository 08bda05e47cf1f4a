"""What `make bench WHAT=pages` prints is right."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.pages.contents import first_words
from benchmarks.pages.kinds import largest_pages, pages_by_kind
from benchmarks.pages.lighthouse import Scores
from benchmarks.pages.tables import corpus_table, scores_table, weight_table
from benchmarks.pages.weight import Weight, weigh, weights_of_html
from benchmarks.search.server import serving

PAGES = (
    *("index.html", "article/2019/doc-1/index.html", "article/a.example/2025/x/index.html", "404.html"),
    *(
        "article/a.example/2025/x/versions/index.html",
        "topic/index.html",
        "topic/map/index.html",
        "topic/nadi/index.html",
    ),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of empty pages, but for one article that loads styles, a script, a font and a picture."""
    for name in PAGES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<!doctype html><html><title>x</title>", "utf-8")
    files = {
        "main.css": '@import url("more.css");',
        "more.css": '@font-face { font-family: x; src: url("x.woff2") } body { font-family: x }',
        "x.woff2": "no font, but that is seen later",
        "x.js": "'x'",
        "x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    head = '<link rel="icon" href="/x.svg"><link rel="stylesheet" href="/main.css"><script src="/x.js"></script>'
    (tmp_path / PAGES[1]).write_text(f"<!doctype html><html><title>x</title>{head}<body>text<img src=/x.svg>", "utf-8")
    return tmp_path


def test_each_page_is_of_one_kind(site: Path) -> None:
    found = {
        title: [page.relative_to(site).as_posix() for page in pages] for title, pages in pages_by_kind(site).items()
    }
    assert found == {
        "home": [PAGES[0]],
        "article": [PAGES[1], PAGES[2]],
        "versions of an article": [PAGES[4]],
        "topic": [PAGES[7]],
        "all topics": [PAGES[5]],
        "map of topics": [PAGES[6]],
        "not found": [PAGES[3]],
    }


def test_the_largest_page_stands_for_its_kind(site: Path) -> None:
    assert largest_pages(site)["article"] == PAGES[1].removesuffix("index.html")
    assert largest_pages(site)["home"] == ""


def test_a_page_weighs_what_it_loads_but_for_pictures(site: Path, browser: Browser) -> None:
    with serving(site) as server:
        found = weigh(browser, server, "article/2019/doc-1/")
    sent = {
        name: len(gzip.compress((site / name).read_bytes(), 6)) for name in (PAGES[1], "main.css", "more.css", "x.js")
    }
    font = (site / "x.woff2").stat().st_size
    assert found == Weight(sent[PAGES[1]], sent["main.css"] + sent["more.css"], sent["x.js"], font)
    assert found.whole == sum(sent.values()) + font
    assert weights_of_html([site / PAGES[1], site / PAGES[0]])[1] == sent[PAGES[1]]


def test_paragraphs_are_taken_until_there_are_enough_words() -> None:
    assert list(first_words(["a b", "c d e", "f"], 4)) == ["a b", "c d"]


def test_weights_are_written_in_thousands_of_bytes() -> None:
    assert weight_table({"home": Weight(1_000, 2_000, 300, 0)}, 1_200).splitlines()[2:] == [
        "| home | 1.0 | 2.0 | 0.3 | 0.0 | 3.3 |",
        "| the service worker, once |  |  |  |  | 1.2 |",
    ]
    assert corpus_table("hi", [1_000, 2_000, 9_000], 500).splitlines()[2:] == [
        "| HTML | 2.0 | 9.0 | 9.0 |",
        "| with styles and scripts | 2.5 | 9.5 | 9.5 |",
    ]


def test_scores_name_what_cost_points() -> None:
    scores = [
        Scores("", "phone", (99, 100, 100, 100), 0.0, ()),
        Scores("", "desk", (80, 100, 100, 92), 0.25, ("meta-description", "speed-index 4 s")),
    ]
    assert scores_table("1.0", {"": "home"}, scores).splitlines()[2:] == [
        "| home | 99 / 80 | 100 / 100 | 100 / 100 | 100 / 92 | 0.250 |",
        "",
        "- home, desk: meta-description; speed-index 4 s",
    ]
