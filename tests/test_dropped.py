"""What cleaning leaves out is counted by kind, a box once, and told in the header."""

from datetime import UTC, datetime

import pytest

from scraper.article import accept
from scraper.capture import Capture
from scraper.extraction import extract

TEXT = "The ferry over the Suvarna sails again after four years, and the first boat was full before the sun was up."
PARAGRAPHS = "".join(f"<p>{TEXT} It was boat number {number} of that morning.</p>" for number in range(4))
LINK = '<a href="/town/ferry-{}">The bridge closes for repairs on Sunday {}</a>'
LINKS = "".join(f"<li>{LINK.format(number, number)}</li>" for number in range(3))
AD = "<div class='ad-slot'><p>Buy a boat</p><div class='ad-label'>Advertisement</div></div>"


def capture(within: str = "", after: str = "", attributes: str = "") -> Capture:
    html = (
        f"<html lang=en><head><title>Ferry sails again</title></head><body {attributes}>"
        "<article><h1>Ferry sails again</h1>"
        f"{PARAGRAPHS}{within}{PARAGRAPHS}</article>{after}</body></html>"
    )
    url = "https://harbour-courier.example/town/ferry-sails"
    return Capture("ferry.html", html.encode(), datetime(2025, 6, 3, tzinfo=UTC), url)


@pytest.mark.parametrize(
    ("within", "after", "counted"),
    [
        ("", "", ()),
        (AD, AD, (("advertisement", 2),)),
        ("", f"<div class='related-stories'><h3>Related articles</h3><ul>{LINKS}</ul></div>", (("related", 1),)),
        (f"<p>Also read: {LINK.format(7, 7)}</p>", "", (("related", 1),)),
        ("<div class='share-bar'><a href=#>Share</a></div>", AD, (("advertisement", 1), ("share", 1))),
        ("", "<div id='comments'><p>Nice boat!</p><p>And cheap.</p></div>", (("comments", 1),)),
    ],
    ids=["nothing", "boxes, with what is in them", "a box with links", "a line", "kinds in their order", "an id"],
)
def test_what_is_left_out_is_counted_by_kind(within: str, after: str, counted: tuple[tuple[str, int], ...]) -> None:
    assert extract(capture(within, after)).dropped == counted


def test_what_the_article_stands_in_is_not_left_out() -> None:
    assert extract(capture(attributes="class='share-enabled ads-on'")).dropped == ()


def test_the_header_tells_it_where_there_is_something_to_tell() -> None:
    full, empty = capture(AD, "<div id='comments'><p>Nice boat!</p></div>"), capture()
    assert "\nDropped: advertisement 1; comments 1\nCaptured: " in accept(full, extract(full), ()).to_file()
    assert "Dropped" not in accept(empty, extract(empty), ()).to_file()
