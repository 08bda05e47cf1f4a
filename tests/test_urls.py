"""Links are resolved and checked; one page has one name."""

import pytest

from web.urls import canonical, host_of, identity, safe_link, web_url

BASE = "https://dainik.example/desh/"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "http://",
        "https://[broken",
        "https://host:port/",
        "https://x)<script>alert(1)//",
        'https://x"onerror=alert(1)/',
        "https://a b/",
    ],
)
def test_links_that_lead_nowhere_safe_are_none(link: str) -> None:
    assert safe_link(link, BASE) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../khel/", "https://dainik.example/khel/"),
        ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
        ("mailto:desk@dainik.example", "mailto:desk@dainik.example"),
        ("/a b(c)", "https://dainik.example/a%20b%28c%29"),
        ("/समाचार?q=दिल्ली", "https://dainik.example/समाचार?q=दिल्ली"),
        ('/"><script>', "https://dainik.example/%22%3E%3Cscript%3E"),
        ("https://name:secret@dainik.example/", "https://dainik.example/"),
        ("/a\u202eb", "https://dainik.example/a%E2%80%AEb"),
        ("https://दैनिक.example/देश", "https://दैनिक.example/देश"),
        ("https://செய்தி.example/", "https://செய்தி.example/"),
    ],
)
def test_links_are_resolved_and_made_safe(link: str, expected: str) -> None:
    assert safe_link(link, BASE) == expected


def test_only_web_links_are_web_urls() -> None:
    assert web_url("mailto:a@b.example", BASE) is None
    assert web_url("/x", None) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Dainik.Example:443/Desh?utm_source=x&id=7#top", "https://dainik.example/Desh?id=7"),
        ("https://dainik.example", "https://dainik.example/"),
        ("https://user:secret@dainik.example/a", "https://dainik.example/a"),
        ("https://dainik.example/%E0%A4%A6%E0%A5%87%E0%A4%B6", "https://dainik.example/देश"),
        ("https://dainik.example/%E0%A4", "https://dainik.example/%E0%A4"),
    ],
)
def test_one_page_has_one_name(url: str, expected: str) -> None:
    assert canonical(url) == expected


def test_a_host_is_named_without_www_and_port() -> None:
    assert host_of("https://www.dainik.example:8080/a") == "dainik.example"


@pytest.mark.parametrize(
    "url",
    [
        "http://dainik.example/desh/nadi",
        "https://www.dainik.example/desh/nadi/",
        "https://m.dainik.example/desh/nadi",
        "https://amp.dainik.example/desh/nadi?amp=1",
        "https://dainik.example./desh/nadi/amp/",
        "https://dainik.example/desh/nadi/amp/1",
        "https://dainik.example/desh/nadi.amp",
        "https://dainik.example/desh/nadi?outputType=amp",
    ],
)
def test_one_article_has_one_identity(url: str) -> None:
    assert identity(url) == "dainik.example/desh/nadi"


def test_other_queries_are_other_articles() -> None:
    assert identity("https://dainik.example/story?id=1&amp=1") == "dainik.example/story?id=1"
    assert identity("https://m.example/story") == "m.example/story"
