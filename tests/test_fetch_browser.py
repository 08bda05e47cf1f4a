"""Pages that are empty without script are shown by a real browser, which reaches nothing but what we fetch for it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.capture import Capture
from scraper.fetch import Pace, fetch
from scraper.fetch.browser import is_empty_without_script
from scraper.sources.wanted import Wanted
from tests.cases import cases
from tests.web_server import Served, Site, article, serving
from tools.chromium import find_chromium

QUICK = Pace(first_delay=0, least_delay=0, timeout=10, retries=0, first_wait=0.01, longest_wait=0.02)
SHELL = b"<html lang=hi><title>x</title><link rel=stylesheet href=/style.css><body><div id=root></div>%s</body>"
FILL = """
const page = document.getElementById("root");
const paragraphs = ["/text.json", "/private/text.json"];
for (const url of paragraphs) {
  fetch(url).then((answer) => answer.json()).then((said) => { page.innerHTML += `<p>${said.text}</p>`; }, () => {});
}
page.innerHTML = "<h1>पुल बंद</h1><img src=/picture.png><iframe src=/frame></iframe>";
document.cookie = "seen=1";
navigator.sendBeacon("/count", "1");
fetch("/count", {method: "POST", body: "1"}).catch(() => {});
"""
PRY = """
const page = document.getElementById("root");
const door = "//127.0.0.1:%d";
new WebSocket(`ws:${door}/socket`);
window.open(`http:${door}/window`);
new Image().src = `http:${door}/image`;
page.innerHTML = `<p>Nobody is in.</p><iframe src="http:${door}/frame"></iframe>`;
for (const url of [`http:${door}/secret`, "/led-there"]) {
  fetch(url, {mode: "no-cors"}).then(() => { page.innerHTML += "<p>somebody</p>"; }, () => {});
}
location = `http:${door}/location`;
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    pages = {
        "/robots.txt": Served(b"User-agent: *\nDisallow: /private", "text/plain"),
        "/shell": Served(SHELL % b"<script src=/fill.js></script>", lines={"ETag": '"v1"'}),
        "/fill.js": Served(FILL.encode(), "text/javascript"),
        "/text.json": Served('{"text": "शहर का पुराना पुल रविवार से बंद है।"}'.encode(), "application/json"),
        "/private/text.json": Served(b'{"text": "not for robots"}', "application/json"),
        "/page": Served(article()),
    }
    with serving(pages) as running:
        yield running


@pytest.fixture(scope="module")
def found(site: Site) -> dict[str, Capture]:
    """A shell and a page, fetched with a browser at hand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHROMIUM", find_chromium() or "")
        wanted = [Wanted(f"{site.url}/{path}", f"{site.url}/{path}") for path in ("shell", "page")]
        answers = list(fetch(wanted, allow_private=True, browser=True, pace=QUICK))
    return {answer.url or "": answer for answer in answers if isinstance(answer, Capture)}


def test_a_page_that_its_script_fills_is_captured_filled(site: Site, found: dict[str, Capture]) -> None:
    shell = found[f"{site.url}/shell"]
    assert "शहर का पुराना पुल रविवार से बंद है।" in shell.body.decode(shell.charset or "")
    assert found[f"{site.url}/page"].body == article()


def test_the_browser_asks_only_for_what_a_page_needs_and_robots_may_have(site: Site, found: dict[str, Capture]) -> None:
    assert found
    assert sorted({request.path for request in site.asked}) == [
        "/fill.js",
        "/page",
        "/robots.txt",
        "/shell",
        "/text.json",
    ]
    assert len(site.times("/shell")) == 1
    assert {request.lines["User-Agent"].partition("/")[0] for request in site.asked} == {"Sangrah"}


def test_what_the_server_said_of_the_empty_page_is_not_said_of_the_filled_one(
    site: Site, found: dict[str, Capture]
) -> None:
    exchange = found[f"{site.url}/shell"].exchange
    assert exchange
    lines = dict(exchange.response)
    assert lines["Content-Type"] == "text/html; charset=utf-8"
    assert lines["X-Archive-Orig-Etag"] == '"v1"'
    assert "Etag" not in lines


def test_the_browser_reaches_no_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page comes through a proxy, since a test has no public server."""
    monkeypatch.setenv("CHROMIUM", find_chromium() or "")
    with serving({"/robots.txt": Served()}) as private, serving({}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        url = "http://courier.example"
        port = int(private.url.rpartition(":")[2])
        proxy.pages |= {
            f"{url}/shell": Served(SHELL % b"<script src=/pry.js></script>"),
            f"{url}/pry.js": Served((PRY % port).encode(), "text/javascript"),
            f"{url}/led-there": Served(status=302, lines={"Location": f"{private.url}/led-there"}),
        }
        [answer] = fetch([Wanted(f"{url}/shell", f"{url}/shell")], browser=True, pace=QUICK)
    assert isinstance(answer, Capture), answer
    assert b"Nobody is in." in answer.body
    assert b"somebody" not in answer.body
    assert private.asked == []
    assert {request.path.partition("courier.example")[0] for request in proxy.asked} == {"http://"}


def test_without_playwright_the_sentence_says_how_to_install_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "playwright").mkdir()
    (tmp_path / "playwright" / "__init__.py").write_text("raise ImportError", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    [answer] = fetch([Wanted(f"{site.url}/shell", f"{site.url}/shell")], allow_private=True, browser=True, pace=QUICK)
    assert str(answer) == (
        f"{site.url}/shell: it is empty without JavaScript, and no browser is installed to show it; install one with: "
        "python -m pip install playwright, then: python -m playwright install chromium"
    )


KINDS = {
    "a shell": (SHELL % b"<script src=/fill.js></script>", True),
    "a shell that asks for JavaScript": (
        SHELL % b"<noscript><p>Please switch on JavaScript to read this page.</p></noscript><script></script>",
        True,
    ),
    "an article": (article(), False),
    "an article with a script": (article() + b"<script></script>", False),
    "an empty page without script": (SHELL % b"", False),
    "nothing": (b" ", False),
}


@pytest.mark.parametrize(("body", "is_empty"), cases(KINDS))
def test_a_page_is_told_from_a_shell(body: bytes, is_empty: bool) -> None:  # noqa: FBT001 - a case's value
    capture = Capture("x", body, datetime(2025, 6, 3, tzinfo=UTC), "https://courier.example/")
    assert is_empty_without_script(capture) is is_empty
