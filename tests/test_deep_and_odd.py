"""Markup that no publisher means: it stops nothing, takes no time, and loses no paragraph around it."""

from datetime import UTC, datetime

import pytest

from scraper.capture import Capture
from scraper.extraction import extract
from tests.cases import cases

TEXT = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave."
BODY = f"<p>{TEXT}</p>" * 3
ODD = {
    "a canonical address that is none": "<link rel=canonical href='http://['>",
    "a post of Telegram with a control character": "<script data-telegram-post='&#1;x'></script>",
    "a control character by a long reference": "<p>a &#000000027; b</p>",
    "quotations in quotations": "<blockquote>" * 190,
    "figures in figures": "<figure>" * 190,
    "a line without an end": f"<p>{'_a*' * 20_000}</p>",
    "three thousand times": f"<p>{'<time>10:10</time>' * 3000}</p>",
    "a base without an address": "<base target=_blank>",
    "an embed that holds what follows": "<embed src=/player>",
}


@pytest.mark.parametrize("html", cases(ODD))
def test_odd_markup_stops_nothing(html: str) -> None:
    page = f"<title>The last ferry</title><article><h1>The last ferry</h1>{BODY}{html}{BODY}"
    extraction = extract(Capture("ferry.html", page.encode(), datetime(2026, 1, 2, tzinfo=UTC)))
    assert extraction.text.count(TEXT) >= 3
    assert extraction.text.endswith(TEXT)
