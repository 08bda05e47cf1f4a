"""The Wayback Machine's copy of a page that cannot be had any more; the service is one of the tests' own."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from scraper.capture import Capture
from scraper.fetch import Pace, Wayback, fetch
from scraper.fetch.wayback import copied, nearest_copy, question
from scraper.sources.wanted import Wanted
from tests.cases import cases
from tests.web_server import Served, Site, article, serving

QUICK = Pace(first_delay=0, least_delay=0, timeout=5, retries=0, first_wait=0.01, longest_wait=0.02)
SERVICE = Wayback("https://archive.example/available", "https://copies.example/web/")
COPIES = ("20200102030405", "20240506070809")
ROBOTS = Served(b"User-agent: *\nDisallow: /private", "text/plain")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    pages = {
        "/robots.txt": ROBOTS,
        "/down": Served(status=500),
        "/gone/too": Served(status=410),
        "/forbidden": Served(status=403),
        "/here": Served(article("Still here")),
    }
    with serving(pages) as running:
        yield running


@pytest.fixture(scope="module")
def machine(site: Site) -> Iterator[Site]:
    def available(handler: BaseHTTPRequestHandler) -> Served:
        asked = parse_qs(urlsplit(handler.path).query)
        url, time = asked["url"][0], int(asked["timestamp"][0])
        if url.endswith("/never"):
            return Served(b'{"archived_snapshots": {}}', "application/json")
        nearest = min(COPIES, key=lambda copy: abs(int(copy) - time))
        copy = {"available": True, "status": "200", "timestamp": nearest}
        copy["url"] = f"http://web.archive.org/web/{nearest}/{url}"
        return Served(json.dumps({"archived_snapshots": {"closest": copy}}).encode(), "application/json")

    with serving({"/available": available, "/robots.txt": Served(b"User-agent: *\nDisallow: /", "text/plain")}) as one:
        for time in COPIES:
            lines = {"X-Archive-Orig-Content-Type": "text/html", "Memento-Datetime": "x"}
            for path in ("/gone", "/down", "/gone/too"):
                one.pages[f"/web/{time}id_/{site.url}{path}"] = Served(article(f"Copy of {time}"), lines=lines)
            one.pages[f"/web/{time}id_/{site.url}/moved"] = Served(
                status=302, lines={"Location": f"/web/20200102030406id_/{site.url}/gone"}
            )
            one.pages[f"/web/{time}id_/http://nowhere.invalid/"] = Served(article("Copy"), lines=lines)
        one.pages[f"/web/20200102030406id_/{site.url}/gone"] = Served(article("Copy of where it led"))
        yield one


def answers(machine: Site, *wanted: Wanted, archived: bool = True) -> dict[str, Capture | str]:
    service = Wayback(f"{machine.url}/available", f"{machine.url}/web/")
    found = fetch(wanted, allow_private=True, archived=archived, pace=QUICK, wayback=service)
    return {
        (one.origin if isinstance(one, Capture) else str(one).partition(": ")[0]): (
            one if isinstance(one, Capture) else str(one).partition(": ")[2]
        )
        for one in found
    }


@pytest.fixture(scope="module")
def found(site: Site, machine: Site) -> dict[str, Capture | str]:
    """Every page of the site that can be had, and that cannot."""
    old = datetime(2019, 12, 31, tzinfo=UTC)
    paths = ("/gone/too", "/moved", "/down", "/forbidden", "/private", "/here", "/never", "/lost")
    wanted = [Wanted(site.url + path, site.url + path) for path in paths]
    nowhere = "http://nowhere.invalid/"
    return answers(machine, Wanted(f"{site.url}/gone", f"{site.url}/gone", (), old), Wanted(nowhere, nowhere), *wanted)


def copy(found: dict[str, Capture | str], url: str) -> Capture:
    answer = found[url]
    assert isinstance(answer, Capture), answer
    return answer


def test_a_page_that_cannot_be_had_comes_as_the_copy_nearest_to_when_it_was_saved(
    site: Site, found: dict[str, Capture | str]
) -> None:
    saved, unsaved = copy(found, f"{site.url}/gone"), copy(found, f"{site.url}/gone/too")
    assert b"Copy of 20200102030405" in saved.body
    assert (saved.url, saved.captured) == (f"{site.url}/gone", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert b"Copy of 20240506070809" in unsaved.body
    assert b"Copy of" in copy(found, f"{site.url}/down").body
    assert b"Copy" in copy(found, "http://nowhere.invalid/").body


def test_a_copy_keeps_the_heads_by_which_it_can_be_told(site: Site, found: dict[str, Capture | str]) -> None:
    exchange = copy(found, f"{site.url}/gone").exchange
    assert exchange
    assert {"Memento-Datetime", "X-Archive-Orig-Content-Type"} <= dict(exchange.response).keys()


def test_a_copy_of_a_redirection_is_the_copy_that_it_leads_to(site: Site, found: dict[str, Capture | str]) -> None:
    moved = copy(found, f"{site.url}/moved")
    assert (moved.url, moved.captured) == (f"{site.url}/gone", datetime(2020, 1, 2, 3, 4, 6, tzinfo=UTC))


def test_a_page_that_can_be_had_or_must_not_be_is_not_looked_for(site: Site, found: dict[str, Capture | str]) -> None:
    assert b"Still here" in copy(found, f"{site.url}/here").body
    assert "robots.txt" in str(found[f"{site.url}/private"])
    assert found[f"{site.url}/forbidden"] == "the server answered 403; open it in a browser and save the page"


def test_a_page_without_a_copy_is_refused_with_both_reasons(site: Site, found: dict[str, Capture | str]) -> None:
    assert found[f"{site.url}/never"] == "the server answered 404; the Wayback Machine has no copy"
    assert found[f"{site.url}/lost"] == "the server answered 404; the Wayback Machine does not give its copy"


def test_a_service_that_does_not_answer_is_said(site: Site) -> None:
    dead = Site("http://127.0.0.1:9", {})
    [reason] = answers(dead, Wanted(f"{site.url}/gone", f"{site.url}/gone")).values()
    assert reason == "the server answered 404; the Wayback Machine does not answer"


def test_the_service_is_asked_only_where_that_is_wanted(site: Site, machine: Site) -> None:
    asked = len(machine.asked)
    [reason] = answers(machine, Wanted(f"{site.url}/gone", f"{site.url}/gone"), archived=False).values()
    assert reason == "the server answered 404; look for a copy with --archived"
    assert len(machine.asked) == asked


def test_the_question_names_the_page_and_a_time_in_utc() -> None:
    near = datetime.fromisoformat("2024-05-06T05:30:00+05:30")
    asked = question(SERVICE, "https://courier.example/a?b=c&d=é", near)
    assert asked.startswith("https://archive.example/available?url=https%3A%2F%2Fcourier.example%2Fa%3Fb%3Dc%26d%3D")
    assert asked.endswith("&timestamp=20240506000000")


ODD = {
    "nothing": b"",
    "no JSON": b"<html>",
    "a list": b"[]",
    "no copy": b'{"archived_snapshots": {}}',
    "a copy that is none": b'{"archived_snapshots": {"closest": {"available": false, "status": "200", "url": "x"}}}',
    "a copy of an error": b'{"archived_snapshots": {"closest": {"available": true, "status": "404", "url": '
    b'"http://web.archive.org/web/20200102030405/http://courier.example/"}}}',
    "a copy elsewhere": b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": "ftp://x"}}}',
    "lists in lists": b"[" * 100_000,
}


@pytest.mark.parametrize("answer", cases(ODD))
def test_an_odd_answer_of_the_service_names_no_copy(answer: bytes) -> None:
    assert nearest_copy(SERVICE, answer) is None


def test_an_address_that_holds_no_time_is_no_copy() -> None:
    assert copied("https://web.archive.org/web/99999999999999id_/https://courier.example/") is None
    assert copied("https://web.archive.org/save/https://courier.example/") is None
