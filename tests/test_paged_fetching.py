"""An article over several pages is fetched whole, kept page by page, and made again from its captures."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from scraper.adding import Adding, Fetched
from scraper.capture import Capture
from scraper.content_file import ContentFile, parse
from scraper.errors import Skipped
from scraper.fetch import fetch
from scraper.fetch.fetching import nothing_known
from scraper.fetch.following import Following
from scraper.fetch.terms import Errand
from scraper.fetch.todo import Todo
from scraper.keeping import Keeping, Outcome
from scraper.running.journal import Journal
from scraper.several_pages import next_page
from scraper.sources.wanted import Wanted
from scraper.warc.captures import Captures
from tests.cases import cases
from tests.long_runs import BEGIN, files_of, scrape
from tests.paged_articles import Story, numbers
from tests.test_fetch import QUICK
from tests.web_server import Answering, Served, Site, serving

STORY = Story("en", "/ferry/")
ADDRESSES = {1: "/ferry/", 2: "/ferry/2/", 3: "/ferry/3/"}
ALL_TEXTS = [text for number in ADDRESSES for text in STORY.texts(number)]
WHOLE = '<a href="/ferry/?view=all">View all</a>'


def page(number: int, *, more: str = "") -> Served:
    return Served(STORY.page(number, pager=numbers(ADDRESSES, number, more=more)))


PAGES: Mapping[str, Answering] = {path: page(number) for number, path in ADDRESSES.items()}
GONE = Served(b"gone", status=404)


def fetched(wanted: Iterable[Wanted], known: object = None) -> Iterator[Fetched]:
    given = {"known": known} if known else {}
    return fetch(wanted, next_page=next_page, allow_private=True, pace=QUICK, **given)  # type: ignore[arg-type]


def fetch_all(site: Site, *paths: str) -> list[Fetched]:
    return list(fetched(Wanted(site.url + path, site.url + path) for path in paths))


def captures_in(found: list[Fetched]) -> list[Capture]:
    return [one for one in found if isinstance(one, Capture)]


def asked(site: Site) -> list[str]:
    return [request.path for request in site.asked if request.path != "/robots.txt"]


def add(site: Site, archive: Path, *paths: str) -> list[Outcome]:
    keeping = Keeping(archive)
    found = [Wanted(site.url + path, site.url + path) for path in paths]
    adding = Adding(keeping, Journal(archive / "captures", ("add", *paths)), ())
    outcomes = adding.add(found, partial(fetched, known=keeping.known), jobs=1)
    return [one for one in outcomes if isinstance(one, Outcome)]


def the_article(archive: Path) -> ContentFile:
    [path] = archive.glob("content/articles/*/*/*.md")
    return parse(path.read_text("utf-8"))


def test_all_pages_become_one_capture_in_their_order() -> None:
    with serving(PAGES) as site:
        [capture] = captures_in(fetch_all(site, "/ferry/"))
    assert [part.url for part in (capture, *capture.parts)] == [site.url + path for path in ADDRESSES.values()]
    assert asked(site) == list(ADDRESSES.values())


def test_a_page_that_only_leads_on_is_followed_to_the_last() -> None:
    paths = [f"/ferry/{number}/" for number in range(2, 6)]
    links = [f'<p><a href="{path}">Next page</a></p><p><a href="/ferry/">1</a></p>' for path in paths]
    pages = {
        path: Served(STORY.page(number, pager=link))
        for number, (path, link) in enumerate(
            zip(["/ferry/", *paths], [*links, '<a href="/ferry/">1</a>'], strict=True), 1
        )
    }
    with serving(pages) as site:
        [capture] = captures_in(fetch_all(site, "/ferry/"))
    assert len(capture.parts) == 4


def test_no_more_than_twenty_pages_are_fetched() -> None:
    addresses = {1: "/ferry/"} | {number: f"/ferry/{number}/" for number in range(2, 31)}
    pages = {path: Served(STORY.page(number, pager=numbers(addresses, number))) for number, path in addresses.items()}
    with serving(pages) as site:
        [capture] = captures_in(fetch_all(site, "/ferry/"))
    assert len(capture.parts) + 1 == len(asked(site)) == 20


def test_the_article_on_one_page_is_fetched_in_place_of_the_others() -> None:
    pages = {path: page(number, more=WHOLE) for number, path in ADDRESSES.items()}
    with serving({**pages, "/ferry/?view=all": Served(STORY.page(1, 2, 3))}) as site:
        fetch_all(site, "/ferry/")
    assert asked(site) == ["/ferry/", "/ferry/?view=all"]


def test_where_the_article_on_one_page_cannot_be_had_its_pages_are_fetched() -> None:
    pages = {path: page(number, more=WHOLE) for number, path in ADDRESSES.items()}
    with serving({**pages, "/ferry/?view=all": GONE}) as site:
        found = fetch_all(site, "/ferry/")
    [capture] = captures_in(found)
    assert len(capture.parts) == 2
    assert "404" in str(found[0])


def test_a_page_that_is_named_by_a_list_too_is_fetched_once() -> None:
    with serving(PAGES) as site:
        found = fetch_all(site, *ADDRESSES.values())
    assert len(captures_in(found)) == 1
    assert all(isinstance(one, Capture | Skipped) for one in found)


def test_a_later_page_leads_to_the_first() -> None:
    with serving(PAGES) as site:
        [capture] = captures_in(fetch_all(site, "/ferry/3/"))
    assert (capture.url, capture.origin) == (site.url + "/ferry/", site.url + "/ferry/3/")
    assert len(capture.parts) == 2


def test_a_later_page_whose_first_is_gone_is_taken_alone() -> None:
    with serving({**PAGES, "/ferry/": GONE}) as site:
        said, capture = fetch_all(site, "/ferry/2/")
    assert isinstance(said, Skipped)
    assert isinstance(capture, Capture)
    assert (capture.url, capture.parts) == (site.url + "/ferry/2/", ())


ENDLESS = {
    path: Served(STORY.page(1, pager=numbers({1: "/ferry/", 2: "/ferry/2/", 3: "/ferry/3/"}, number)))
    for number, path in ADDRESSES.items()
}
LEADS_BACK = {**PAGES, "/ferry/2/": Served(status=302, lines={"Location": "/ferry/"})}


@pytest.mark.parametrize("pages", cases({"say the same": ENDLESS, "lead back to the first": LEADS_BACK}))
def test_the_fetching_ends_at_pages_that(pages: Mapping[str, Answering]) -> None:
    with serving(pages) as site:
        [capture] = captures_in(fetch_all(site, "/ferry/"))
    assert asked(site)[:2] == ["/ferry/", "/ferry/2/"]
    assert len(asked(site)) <= 3
    assert len(capture.parts) == 1


def test_a_page_that_robots_txt_forbids_is_left_out_and_named() -> None:
    robots = Served(b"User-agent: *\nDisallow: /ferry/2/", "text/plain")
    with serving({**PAGES, "/robots.txt": robots}) as site:
        said, capture = fetch_all(site, "/ferry/")
    assert str(said).startswith(f"{site.url}/ferry/: {site.url}/ferry/2/: ")
    assert "robots.txt" in str(said)
    assert str(said).endswith("; the article is kept without this page")
    assert isinstance(capture, Capture)
    assert [part.url for part in capture.parts] == [site.url + "/ferry/3/"]


def test_a_list_and_its_pages_are_not_followed() -> None:
    pager = numbers({1: "/desh/", 2: "/desh/?page=2"}, 1)
    teasers = "".join(
        f"<li><a href=/desh/{n}.html>One more long headline of the day, number {n}</a></li>" for n in range(40)
    )
    listing = f"<html lang=en><title>Country</title><body><h1>Country</h1><ul>{teasers}</ul>{pager}"
    with serving({"/desh/": Served(listing.encode())}) as site:
        fetch_all(site, "/desh/")
    assert asked(site) == ["/desh/"]


def test_the_archive_keeps_every_page_and_makes_the_article_again_offline(tmp_path: Path) -> None:
    with serving(PAGES) as site:
        [outcome] = add(site, tmp_path, "/ferry/")
    assert outcome.result == "written"
    article = the_article(tmp_path)
    assert [text for text in article.body.split("\n\n") if text.strip() in ALL_TEXTS] == [
        *ALL_TEXTS[:-1],
        ALL_TEXTS[-1] + "\n",
    ]
    assert article["Source_url"] == site.url + "/ferry/"
    captures = Captures(tmp_path / "captures")
    assert all(captures.find(site.url + path) for path in ADDRESSES.values())
    assert [place.digest for place in captures.places()] == [article["Digest"]]
    before = files_of(tmp_path)
    shutil.rmtree(tmp_path / "content")
    assert scrape("clean", cwd=tmp_path).stdout.splitlines()[-1] == "1 written, 0 refused"
    assert files_of(tmp_path) == before
    assert scrape("clean", cwd=tmp_path).stdout == "0 written, 1 unchanged, 0 refused\n"


def test_an_article_that_lacks_a_page_says_so_and_is_whole_once_the_page_is_there(tmp_path: Path) -> None:
    with serving({**PAGES, "/ferry/3/": GONE}) as site:
        said, written = add(site, tmp_path, "/ferry/")
        assert (said.result, written.result) == ("skipped", "written")
        assert the_article(tmp_path)["Missing_pages"] == site.url + "/ferry/3/"
        site.pages["/ferry/3/"] = PAGES["/ferry/3/"]
        assert [one.result for one in add(site, tmp_path, "/ferry/")] == ["updated"]
    article = the_article(tmp_path)
    assert article["Missing_pages"] == ""
    assert ALL_TEXTS[-1] in article.body
    before = files_of(tmp_path)
    assert scrape("clean", cwd=tmp_path).stdout == "0 written, 2 unchanged, 0 refused\n"
    assert files_of(tmp_path) == before


def test_a_later_page_that_changed_is_a_version_of_the_article(tmp_path: Path) -> None:
    with serving(PAGES) as site:
        add(site, tmp_path, "/ferry/")
        site.pages["/ferry/2/"] = Served(page(2).body.replace(b"banyan", b"old banyan"))
        assert [one.result for one in add(site, tmp_path, "/ferry/")] == ["updated"]
        assert [one.result for one in add(site, tmp_path, "/ferry/")] == ["unchanged"]
    assert "old banyan" in the_article(tmp_path).body


def test_what_is_there_is_kept_where_the_fetching_breaks_off() -> None:
    todo = Todo((), nothing_known)
    following = Following(todo, next_page)
    errand = todo.errand(Wanted("https://hill-courier.example/ferry/", "list.txt"))
    capture = Capture(errand.url, page(1).body, BEGIN, errand.url)
    [turned] = following.after(errand, capture)
    assert isinstance(turned, Errand)
    said, kept = following.ended(turned, turned.refused("the fetching broke off"))
    assert str(said) == (
        "https://hill-courier.example/ferry/: https://hill-courier.example/ferry/2/: the fetching broke off; "
        "the article is kept without this page"
    )
    assert kept == capture


def test_a_page_that_leads_to_another_site_is_not_joined() -> None:
    with serving(PAGES, "127.0.0.2") as other:
        away = Served(status=302, lines={"Location": f"{other.url}/ferry/2/"})
        with serving({**PAGES, "/ferry/2/": away}) as site:
            said, capture = fetch_all(site, "/ferry/")
    assert "it leads to another site" in str(said)
    assert isinstance(capture, Capture)
    assert [part.url for part in capture.parts] == [site.url + "/ferry/3/"]
