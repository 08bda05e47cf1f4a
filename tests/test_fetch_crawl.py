"""The crawl: many hosts at once and each politely, lists that lead to pages, and how it ends."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from scraper.capture import Capture
from scraper.errors import SangrahError, SourceError
from scraper.fetch import Pace, Unchanged, fetch
from scraper.sources.wanted import Wanted
from tests.web_server import Answering, Served, article, serving

QUICK = Pace(first_delay=0, least_delay=0, timeout=10, retries=1, first_wait=0.01, longest_wait=0.02)
FORBIDDEN = "the site's robots.txt asks not to fetch it; save the page in a browser instead"
PAGE = Served(article())


def wanted(*urls: str) -> list[Wanted]:
    return [Wanted(url, url) for url in urls]


def names(answers: list[Capture | Unchanged | SangrahError]) -> list[str]:
    return sorted(answer.origin if isinstance(answer, Capture) else str(answer) for answer in answers)


def fetched(*urls: str, pace: Pace = QUICK) -> list[str]:
    return names(list(fetch(wanted(*urls), allow_private=True, pace=pace)))


def test_hosts_are_asked_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=5)

    def wait_for_the_other(_: BaseHTTPRequestHandler) -> Served:
        both.wait()
        return PAGE

    with serving({"/": wait_for_the_other}) as one, serving({"/": wait_for_the_other}, "localhost") as other:
        assert fetched(f"{one.url}/", f"{other.url}/") == [f"{one.url}/", f"{other.url}/"]


def test_a_host_is_asked_for_one_page_at_a_time() -> None:
    alone = threading.Lock()

    def be_alone(_: BaseHTTPRequestHandler) -> Served:
        if not alone.acquire(blocking=False):
            return Served(status=400)
        time.sleep(0.01)
        alone.release()
        return PAGE

    with serving({"/page": be_alone, "/robots.txt": be_alone}) as site:
        urls = [f"{site.url}/page?{number}" for number in range(8)]
        assert fetched(*urls) == urls


def test_an_answer_is_passed_on_as_it_arrives() -> None:
    first_has_arrived = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> Served:
        assert first_has_arrived.wait(5)
        return PAGE

    with serving({"/": wait}) as slow, serving({"/": PAGE}, "localhost") as quick:
        answers = fetch(wanted(f"{slow.url}/", f"{quick.url}/"), allow_private=True, pace=QUICK)
        first = next(answers)
        first_has_arrived.set()
        assert names([first, *answers][:1]) == [f"{quick.url}/"]


def test_robots_txt_is_read_for_each_site_and_kept_for_all_pages_that_wait_for_it() -> None:
    rules = Served(b"User-agent: *\nDisallow: /no", "text/plain")
    pages = {"/robots.txt": rules} | {f"/{answer}/{number}": PAGE for answer in ("yes", "no") for number in range(6)}
    with serving(pages) as one, serving(pages) as other, serving(pages, "localhost") as third:
        sites = (one, other, third)
        urls = [site.url + path for site in sites for path in pages if path != "/robots.txt"]
        answers = fetched(*urls)
        assert answers == sorted(url if "/yes/" in url else f"{url}: {FORBIDDEN}" for url in urls)
        for site in sites:
            assert len(site.times("/robots.txt")) == 1
            assert not [request for request in site.asked if request.path.startswith("/no/")]


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def test_a_site_without_rules_may_be_fetched_and_one_that_cannot_say_may_not() -> None:
    circle = Served(status=302, lines={"Location": "/robots.txt"})
    with (
        serving({"/": PAGE}) as none,
        serving({"/": PAGE, "/robots.txt": circle}) as in_a_circle,
        serving({"/": PAGE, "/robots.txt": Served(b"\xff\x00<html>" * 100)}) as noise,
        serving({"/": PAGE, "/robots.txt": Served(status=503)}) as failing,
        serving({"/": PAGE, "/robots.txt": hang_up}) as silent,
    ):
        sites = (none, in_a_circle, noise, failing, silent)
        assert fetched(*(f"{site.url}/" for site in sites)) == sorted(
            [
                f"{none.url}/",
                f"{in_a_circle.url}/",
                f"{noise.url}/",
                f"{failing.url}/: the site cannot say whether it may be fetched (robots.txt: 503); try again later",
                f"{silent.url}/: the connection broke off; try again later",
            ]
        )


def test_a_site_is_given_the_time_between_two_pages_that_it_asks_for() -> None:
    rules = Served(b"User-agent: *\nCrawl-delay: 0.4", "text/plain")
    with serving({"/robots.txt": rules, "/": PAGE}) as site:
        fetched(*(f"{site.url}/?{number}" for number in range(5)))
        _, second, *_, last = (request.time for request in site.asked if request.path != "/robots.txt")
    assert last - second >= 0.6  # of three times 0.4, as a busy machine may notice a request late


def test_a_host_is_asked_again_when_it_said() -> None:
    with serving({"/": Served(status=429, lines={"Retry-After": "1"})}) as site:
        pace = Pace(first_delay=0, least_delay=0, retries=1, first_wait=0.01, longest_wait=5)
        assert fetched(f"{site.url}/", pace=pace) == [f"{site.url}/: the server answered 429; try again later"]
        first, second = site.times("/")
    assert second - first >= 1


def test_a_host_that_wants_to_be_left_alone_is_asked_no_more() -> None:
    with serving({"/": Served(status=503, lines={"Retry-After": "3600"})}) as site:
        urls = [f"{site.url}/?{number}" for number in range(6)]
        reason = "the server asks to be left alone for 60 min; run the same command again then"
        assert fetched(*urls) == [f"{url}: {reason}" for url in urls]
        assert len(site.asked) == 2  # robots.txt and one page


def test_a_server_that_is_silent_is_not_asked_for_every_page() -> None:
    with serving({"/": hang_up}) as site:
        answers = fetched(*(f"{site.url}/?{number}" for number in range(12)))
        asked = len(site.asked)
    silent = [answer for answer in answers if "has not answered several pages; run the same command again" in answer]
    broken = [answer for answer in answers if "the connection broke off; try again later" in answer]
    assert len(broken) in {5, 6}  # one may be on its way when the fifth has failed
    assert len(broken) + len(silent) == len(answers) == 12
    assert asked < 20


def test_a_server_that_drips_is_left_in_time() -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not done.wait(0.02):
            handler.wfile.write(b"<p>drop")

    with serving({"/": drip}) as site:
        pace = Pace(first_delay=0, least_delay=0, timeout=0.5, retries=0)
        assert fetched(f"{site.url}/", pace=pace) == [f"{site.url}/: no answer in time; try again later"]
        done.set()


def lines_of(
    body: bytes, *, origin: str, url: str | None, media_type: str | None
) -> Iterator[Wanted | SangrahError] | None:
    """Read a list of the tests: a URL a line; `!` says that a line is bad."""
    assert url
    assert origin
    if media_type != "text/x-list":
        return None
    lines = body.decode().splitlines()
    return (SourceError(line) if line.startswith("!") else Wanted(line, origin, ("ferries",)) for line in lines)


def a_list(*lines: str) -> Served:
    return Served("\n".join(lines).encode(), "text/x-list")


def test_the_pages_of_a_list_are_fetched_in_its_place_and_each_page_once() -> None:
    pages: dict[str, Answering] = {"/1": PAGE, "/2": PAGE, "/3": PAGE}
    with serving(pages) as site:
        url = site.url
        pages["/inner"] = a_list(f"{url}/2", f"{url}/3", f"{url}/list", f"{url}/gone")
        site.pages |= pages | {"/list": a_list(f"{url}/1", "! a bad line", f"{url}/inner", f"{url}/1?utm_source=feed")}
        answers = list(fetch(wanted(f"{url}/list", f"{url}/3#end"), allow_private=True, pace=QUICK, expand=lines_of))
        reason = "the server answered 404; look for a copy with --archived"
        assert {answer.url for answer in answers if isinstance(answer, Capture)} == {f"{url}/{n}" for n in (1, 2, 3)}
        assert [str(answer) for answer in answers if isinstance(answer, SangrahError)] in (
            ["! a bad line", f"{url}/inner: {url}/gone: {reason}"],
            [f"{url}/inner: {url}/gone: {reason}", "! a bad line"],
        )
        assert {len(site.times(path)) for path in ("/1", "/2", "/3", "/list", "/inner")} == {1}


def test_lists_that_lead_to_lists_without_end_come_to_one() -> None:
    with serving({}) as site:
        deep = {f"/{number}": a_list(f"{site.url}/{number + 1}") for number in range(20)}
        site.pages |= deep
        [answer] = fetch(wanted(f"{site.url}/0"), allow_private=True, pace=QUICK, expand=lines_of)
        assert "a list in a list in a list" in str(answer)


def test_what_is_not_wanted_from_the_web_is_passed_on_and_starts_nothing() -> None:
    saved = Capture("page.html", article(), datetime(2025, 6, 3, tzinfo=UTC))
    refused = SourceError("x.html: cannot be read")
    assert list(fetch([saved, refused])) == [saved, refused]
    assert not multiprocessing.active_children()


def test_a_long_list_is_read_no_further_than_the_crawl_needs() -> None:
    read = 0
    go_on = threading.Event()

    def many(url: str) -> Iterator[Wanted]:
        nonlocal read
        for read in range(1, 10**7):
            yield Wanted(f"{url}/?{read}", "list.txt")

    def wait(_: BaseHTTPRequestHandler) -> Served:
        go_on.wait(5)
        return PAGE

    with serving({"/": wait}) as site:
        answers = fetch(many(site.url), allow_private=True, pace=QUICK)
        threading.Timer(0.1, go_on.set).start()
        assert isinstance(next(answers), Capture)
        answers.close()  # type: ignore[attr-defined]
    assert read <= 1001


def test_a_crawl_that_breaks_off_is_said_and_the_rest_is_fetched_by_another() -> None:
    def break_off(_: BaseHTTPRequestHandler) -> Served:
        [crawl] = multiprocessing.active_children()
        assert crawl.pid
        os.kill(crawl.pid, signal.SIGKILL)
        return PAGE

    with serving({"/bad": break_off, "/good": PAGE}) as site:

        def one_after_the_other() -> Iterator[Wanted | SangrahError]:
            yield from wanted(f"{site.url}/bad")
            while multiprocessing.active_children():
                time.sleep(0.01)
            yield SourceError("page.html: it is empty; save the page again")
            yield from wanted(f"{site.url}/good")

        answers = list(fetch(one_after_the_other(), allow_private=True, pace=QUICK))
        assert names(answers) == [
            f"{site.url}/bad: the fetching broke off; run the same command again",
            f"{site.url}/good",
            "page.html: it is empty; save the page again",
        ]


def test_leaving_early_ends_the_crawl() -> None:
    with serving({"/": PAGE}) as site:
        answers = fetch(wanted(f"{site.url}/", f"{site.url}/?2"), allow_private=True, pace=QUICK)
        next(answers)
        assert multiprocessing.active_children()
        answers.close()  # type: ignore[attr-defined]
        assert not multiprocessing.active_children()


PARENT = """
import multiprocessing, sys, threading
from scraper.fetch import fetch
from scraper.sources.wanted import Wanted

def tell():
    while not multiprocessing.active_children():
        pass
    print(multiprocessing.active_children()[0].pid, flush=True)

if __name__ == "__main__":
    threading.Thread(target=tell).start()
    list(fetch([Wanted(sys.argv[1], "x")], allow_private=True))
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_crawl_ends_with_the_command(ending: signal.Signals, tmp_path: Path) -> None:
    asked, done = threading.Event(), threading.Event()

    def never_answer(_: BaseHTTPRequestHandler) -> None:
        asked.set()
        done.wait(10)

    (tmp_path / "parent.py").write_text(PARENT, "utf-8")
    with serving({"/robots.txt": never_answer}) as site:
        command = [sys.executable, str(tmp_path / "parent.py"), f"{site.url}/"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        ) as parent:
            assert parent.stdout
            crawl = int(parent.stdout.readline())
            assert asked.wait(10)
            if ending == signal.SIGINT:
                os.killpg(parent.pid, ending)  # as a terminal does at Ctrl-C
            else:
                parent.send_signal(ending)
            assert parent.wait(10) != 0
        assert ends(crawl)
        done.set()


def ends(process: int) -> bool:
    """Wait until a process is gone, for ten seconds at most; one that nobody asks for its end is as good as gone."""
    for _ in range(1000):
        try:
            os.kill(process, 0)
            status = Path(f"/proc/{process}/stat")
            if status.exists() and status.read_text("utf-8").split()[2] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.01)
    return False
