"""Fetching from a server of this computer: what its answers become."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from itertools import count

import brotli
import pytest

from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture, Exchange
from scraper.fetch import Known, Pace, Unchanged, fetch, fetch_pictures
from scraper.sources.wanted import Wanted
from tests.cases import cases
from tests.web_server import Answering, Served, Site, article, serving

QUICK = Pace(first_delay=0, least_delay=0, timeout=5, retries=2, first_wait=0.01, longest_wait=0.02)
LATER = "try again later"
TOO_LARGE = "larger than a page may be (20 MB)"
CUT = article()[:300]
PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: sangrah\nDisallow: /private"


def packed(body: bytes, coding: str) -> Served:
    return Served(PACK[coding](body), lines={"Content-Encoding": coding})


def failing(*statuses: int, **lines: str) -> Answering:
    """Answer with one failure after the other, then with an article."""
    numbers = count()
    named = {name.replace("_", "-"): value for name, value in lines.items()}

    def answer(_: BaseHTTPRequestHandler) -> Served:
        number = next(numbers)
        return Served(status=statuses[number], lines=named) if number < len(statuses) else Served(article())

    return answer


def chunked(handler: BaseHTTPRequestHandler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for part in (article()[:100], article()[100:]):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
    handler.wfile.write(b"0\r\n\r\n")
    handler.close_connection = True


def cut_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(CUT) + 500, CUT))
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def greet(handler: BaseHTTPRequestHandler) -> Served:
    if "reader=asha" in handler.headers.get("Cookie", ""):
        return Served(article("Welcome, Asha"))
    return Served(status=302, lines={"Location": "/greeting", "Set-Cookie": "reader=asha; Path=/"})


def if_changed(handler: BaseHTTPRequestHandler) -> Served:
    same = handler.headers.get("If-None-Match") == '"v1"' or "If-Modified-Since" in handler.headers
    return Served(status=304) if same else Served(article(), lines={"ETag": '"v2"'})


PAGES: dict[str, Answering] = {
    "/robots.txt": Served(
        b"User-agent: *\nDisallow: /private\n\nUser-agent: sangrah\nDisallow: /private", "text/plain"
    ),
    "/page": Served(article(), lines={"ETag": '"v1"', "Set-Cookie": "id=secret", "X-Twice": "a"}),
    "/old-charset": Served(article() + b"<p>\x93na\xefve\x94", 'Text/HTML ; Charset="windows-1252"'),
    "/no-kind": Served(article(), None),
    "/xhtml": Served(article(), "application/xhtml+xml"),
    "/text": Served(b"The last ferry\n\nIt was a Sunday.", "text/plain"),
    "/gzip": packed(article(), "gzip"),
    "/deflate": packed(article(), "deflate"),
    "/bare-deflate": Served(zlib.compress(article(), wbits=-15), lines={"Content-Encoding": "deflate"}),
    "/br": packed(article(), "br"),
    "/twice": Served(gzip.compress(brotli.compress(article())), lines={"Content-Encoding": "br, gzip"}),
    "/two-members": Served(gzip.compress(CUT) + gzip.compress(article()), lines={"Content-Encoding": "gzip"}),
    "/no-coding": Served(article(), lines={"Content-Encoding": "UTF-8"}),
    "/chunked": chunked,
    "/moved": Served(status=301, lines={"Location": "/moved/on"}),
    "/moved/on": Served(status=302, lines={"Location": "/page?from=moved"}),
    "/page?from=moved": Served(article()),
    "/refresh": Served(b'<meta http-equiv="refresh" content="0; url=/page?from=refresh">'),
    "/page?from=refresh": Served(article()),
    "/reloads": Served(b'<meta http-equiv="refresh" content="60">' + article()),
    "/\u0916\u092c\u0930".encode().decode("latin-1"): Served(article()),
    "/%E0%A4%96%E0%A4%AC%E0%A4%B0": Served(article("\u0916\u092c\u0930")),
    "/fails-once": failing(503),
    "/fails-twice": failing(500, 429),
    "/too-long": Served(article(), lines={"Content-Length": str(len(article()) - 40)}),
    "/gone": Served(b"gone", status=404),
    "/down": Served(b"down", status=502),
    "/forbidden": Served(b"no", status=403),
    "/304": Served(status=304),
    "/loop": Served(status=302, lines={"Location": "/loop/2"}),
    "/loop/2": Served(status=302, lines={"Location": "/loop"}),
    "/to-a-file": Served(status=302, lines={"Location": "file:///etc/passwd"}),
    "/to-private": Served(status=302, lines={"Location": "/private/3"}),
    "/huge": Served(b"<p>", lines={"Content-Length": str(LARGEST + 1)}),
    "/long": Served(b"x" * (LARGEST + 1)),
    "/gzip-bomb": packed(b"x" * LARGEST * 4, "gzip"),
    "/deflate-bomb": packed(b"x" * LARGEST * 4, "deflate"),
    "/br-bomb": packed(b"x" * LARGEST * 4, "br"),
    "/bomb-in-bomb": Served(gzip.compress(gzip.compress(b"x" * LARGEST * 4)), lines={"Content-Encoding": "gzip, gzip"}),
    "/cut": Served(CUT, lines={"Content-Length": str(len(article()))}),
    "/cut-chunks": cut_chunks,
    "/cut-gzip": Served(gzip.compress(article())[:-20], lines={"Content-Encoding": "gzip"}),
    "/cut-br": Served(brotli.compress(article())[:-20], lines={"Content-Encoding": "br"}),
    "/no-gzip": Served(article(), lines={"Content-Encoding": "gzip"}),
    "/hangs-up": hang_up,
    "/picture": Served(b"\x89PNG" + bytes(1000), "image/png"),
    "/film": Served(b"\0", "video/mp4", lines={"Content-Length": str(10**12)}),
    "/json": Served(b"{}", "application/json"),
    "/empty": Served(b" "),
    "/noise": Served(bytes(range(256)) * 20, "text/plain"),
    "/private": Served(article()),
    "/private/2": Served(article()),
    "/private/3": Served(article()),
    "/private/4": Served(article()),
    "/greeting": greet,
    "/changed": if_changed,
    "/unchanged": if_changed,
    "/unchanged-since": if_changed,
}
NOT_ASKED = frozenset({"/moved/on", "/loop/2"})
KNOWN = {"/unchanged": Known('"v1"', None), "/unchanged-since": Known(None, "x"), "/changed": Known('"v0"', None)}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(PAGES) as running:
        yield running


@pytest.fixture(scope="module")
def answers(site: Site) -> dict[str, Capture | Unchanged | Exception]:
    """Everything that the server has, fetched by one crawl."""
    paths = [path for path in PAGES if path not in NOT_ASKED and path.isascii()] + ["/खबर"]
    wanted = (Wanted(site.url + path, site.url + path) for path in paths)
    found: dict[str, Capture | Unchanged | Exception] = {}
    known = {site.url + path: what for path, what in KNOWN.items()}
    for answer in fetch(wanted, allow_private=True, pace=QUICK, known=known.get):
        name = answer.origin if isinstance(answer, Capture | Unchanged) else str(answer)
        found[name.removeprefix(site.url).partition(": ")[0]] = answer
    return found


def capture(answers: dict[str, Capture | Unchanged | Exception], path: str) -> Capture:
    answer = answers[path]
    assert isinstance(answer, Capture), answer
    return answer


GOOD = {
    "a page": ("/page", article()),
    "a page of no kind is taken for HTML": ("/no-kind", article()),
    "a page of XHTML": ("/xhtml", article()),
    "gzip": ("/gzip", article()),
    "deflate": ("/deflate", article()),
    "deflate without zlib's head": ("/bare-deflate", article()),
    "brotli": ("/br", article()),
    "one coding in another": ("/twice", article()),
    "gzip of two members": ("/two-members", CUT + article()),
    "a coding that is none": ("/no-coding", article()),
    "chunks": ("/chunked", article()),
    "a page that reloads itself": ("/reloads", b'<meta http-equiv="refresh" content="60">' + article()),
    "a failure that passes": ("/fails-once", article()),
    "two failures that pass": ("/fails-twice", article()),
    "a length that is too short": ("/too-long", article()[:-40]),
}


@pytest.mark.parametrize(("path", "body"), cases(GOOD))
def test_a_body_arrives_with_its_codings_undone(
    path: str, body: bytes, answers: dict[str, Capture | Unchanged | Exception]
) -> None:
    assert capture(answers, path).body == body


REFUSED = {
    "a page that is gone": ("/gone", "the server answered 404; look for a copy with --archived"),
    "a server that fails": ("/down", f"the server answered 502; {LATER}"),
    "a page for others": ("/forbidden", "the server answered 403; open it in a browser and save the page"),
    "unchanged, though nothing is known": ("/304", "the server answered 304; open it in a browser and save the page"),
    "a circle": (
        "/loop",
        "the server sends from one address to the next without end; open it in a browser and save it",
    ),
    "a way out of the web": ("/to-a-file", "the server answered 302; open it in a browser and save the page"),
    "a way to what robots.txt forbids": (
        "/to-private",
        "the site's robots.txt asks not to fetch it; save the page in a browser instead",
    ),
    "a length that is too large": ("/huge", TOO_LARGE),
    "a body that is too large": ("/long", TOO_LARGE),
    "a bomb in gzip": ("/gzip-bomb", TOO_LARGE),
    "a bomb in deflate": ("/deflate-bomb", TOO_LARGE),
    "a bomb in brotli": ("/br-bomb", TOO_LARGE),
    "a bomb in a bomb": ("/bomb-in-bomb", TOO_LARGE),
    "a body that is cut short": ("/cut", f"the answer was cut short; {LATER}"),
    "chunks that are cut short": ("/cut-chunks", f"the answer was cut short; {LATER}"),
    "gzip that is cut short": ("/cut-gzip", f"its compressed body was cut short; {LATER}"),
    "brotli that is cut short": ("/cut-br", f"its compressed body was cut short; {LATER}"),
    "gzip that is none": ("/no-gzip", f"its compressed body is damaged; {LATER}"),
    "a server that hangs up": ("/hangs-up", f"the connection broke off; {LATER}"),
    "a picture": ("/picture", "it is image/png, not a page"),
    "a film, which is not loaded": ("/film", "it is video/mp4, not a page"),
    "data": ("/json", "it is application/json, not a page"),
    "nothing": ("/empty", f"the server sent nothing; {LATER}"),
    "noise": ("/noise", "it is no text; hand over .html or .txt"),
}


@pytest.mark.parametrize(("path", "reason"), cases(REFUSED))
def test_what_is_no_page_is_refused_for_its_own_reason(
    path: str, reason: str, site: Site, answers: dict[str, Capture | Unchanged | Exception]
) -> None:
    assert str(answers[path]) == f"{site.url}{path}: {reason}"


def test_every_page_is_answered_once(answers: dict[str, Capture | Unchanged | Exception]) -> None:
    assert len(answers) == len([path for path in PAGES if path not in NOT_ASKED and path.isascii()])


def test_robots_txt_is_kept_for_every_page_of_a_host(
    site: Site, answers: dict[str, Capture | Unchanged | Exception]
) -> None:
    refused = [path for path, answer in answers.items() if "asks not to fetch" in str(answer)]
    assert sorted(refused) == ["/private", "/private/2", "/private/3", "/private/4", "/to-private"]
    assert not [request for request in site.asked if request.path.startswith("/private")]
    assert len(site.times("/robots.txt")) == 2  # once as the rules, once as a page, which a test asks for


def test_what_http_says_of_a_page_is_kept(site: Site, answers: dict[str, Capture | Unchanged | Exception]) -> None:
    old, text, page = (capture(answers, path) for path in ("/old-charset", "/text", "/page"))
    assert (old.media_type, old.charset) == (HTML, "windows-1252")
    assert (text.media_type, text.charset) == (PLAIN_TEXT, None)
    assert capture(answers, "/xhtml").media_type == HTML
    assert (page.origin, page.url, page.captured.tzinfo) == (f"{site.url}/page", f"{site.url}/page", UTC)


def test_a_redirected_page_is_that_at_the_end(site: Site, answers: dict[str, Capture | Unchanged | Exception]) -> None:
    for path, end in {"/moved": "/page?from=moved", "/refresh": "/page?from=refresh"}.items():
        assert (capture(answers, path).origin, capture(answers, path).url) == (site.url + path, site.url + end)


def test_letters_of_every_script_are_asked_for_and_stay_readable(
    answers: dict[str, Capture | Unchanged | Exception],
) -> None:
    assert "खबर".encode() in capture(answers, "/%E0%A4%96%E0%A4%AC%E0%A4%B0").body


def exchange(answers: dict[str, Capture | Unchanged | Exception], path: str) -> Exchange:
    found = capture(answers, path).exchange
    assert found
    return found


def test_the_heads_of_request_and_answer_are_kept(
    site: Site, answers: dict[str, Capture | Unchanged | Exception]
) -> None:
    kept = exchange(answers, "/page")
    assert (kept.status, kept.reason) == (200, "OK")
    assert dict(kept.request)["Host"] == site.url.removeprefix("http://")
    assert dict(kept.request)["User-Agent"].startswith("Sangrah/")
    assert dict(kept.response)["Etag"] == '"v1"'


def test_a_head_speaks_of_the_body_as_it_is_kept(answers: dict[str, Capture | Unchanged | Exception]) -> None:
    lines = dict(exchange(answers, "/twice").response)
    assert "Content-Encoding" not in lines
    assert lines["X-Archive-Orig-Content-Encoding"] == "br, gzip"


def test_cookies_are_sent_back_and_never_kept(answers: dict[str, Capture | Unchanged | Exception]) -> None:
    assert b"Welcome, Asha" in capture(answers, "/greeting").body
    for answer in answers.values():
        if isinstance(answer, Capture) and answer.exchange:
            names = {name.lower() for name, _ in answer.exchange.request + answer.exchange.response}
            assert not names & {"cookie", "set-cookie", "authorization"}


def test_a_known_page_is_asked_for_only_where_it_has_changed(
    site: Site, answers: dict[str, Capture | Unchanged | Exception]
) -> None:
    for path in ("/unchanged", "/unchanged-since"):
        assert answers[path] == Unchanged(site.url + path, site.url + path)
    assert capture(answers, "/changed").body == article()


def test_who_named_a_page_and_what_was_said_of_it_go_with_it(site: Site) -> None:
    saved = datetime(2024, 5, 6, tzinfo=UTC)
    wanted = [
        Wanted(f"{site.url}/page", "bookmarks.html", ("ferries",), saved),
        Wanted(f"{site.url}/gone", "bookmarks.html"),
        Wanted("mailto:asha@courier.example", "bookmarks.html"),
    ]
    found = list(fetch(wanted, allow_private=True, pace=QUICK))
    [page] = [one for one in found if isinstance(one, Capture)]
    assert (page.origin, page.topics, page.saved) == (f"{site.url}/page", ("ferries",), saved)
    assert page.is_fetched
    assert {str(one) for one in found if one != page} == {
        "bookmarks.html: mailto:asha@courier.example: no web address; check its spelling",
        f"bookmarks.html: {site.url}/gone: the server answered 404; look for a copy with --archived",
    }


def test_pictures_are_fetched_where_they_are_wanted(site: Site) -> None:
    wanted = [Wanted(f"{site.url}{path}", "x") for path in ("/picture", "/page")]
    found = sorted(fetch_pictures(wanted, allow_private=True, pace=QUICK), key=str)
    [picture] = [one for one in found if isinstance(one, Capture)]
    assert (picture.media_type, picture.body) == ("image/png", b"\x89PNG" + bytes(1000))
    assert [str(one) for one in found if one != picture] == [f"x: {site.url}/page: it is text/html, not a picture"]
