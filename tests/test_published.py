"""What was published stays found: an address whose article or topic has moved leads to where it is now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.cases import cases
from tests.small_site import build
from web.published import (
    PublishedError,
    Shown,
    Taken,
    by_address,
    moves,
    read_published,
    taken,
    write_published,
)

SITEURL = "https://user.example/archive"
BRIDGE = "article/setu.example/2024/naya-pul/"
FAIR = "article/setu.example/2024/mela/"
OLD_BRIDGE = "article/setu.example/2023/pul/"
OLDEST_BRIDGE = "article/pul/"
OLD_TOPIC = "topic/chandanpur-metro/"
TOPIC = "topic/metro/"
OLD_AUTHOR = "author/ravi-kumaar/"
PUBLISHED = f"""# What was published where
{OLDEST_BRIDGE}\tarticle\tsetu.example/pul
{OLD_BRIDGE}\tarticle\tsetu.example/pul
{FAIR}\tarticle\tsetu.example/pul
{OLD_TOPIC}\ttopic\tchandanpur metro\tमेट्रो
{OLD_AUTHOR}\tauthor\tरवि कुमार
article/setu.example/2022/gaya/\tarticle\tsetu.example/gaya
draft/setu.example/2024/kachcha/\tarticle\tsetu.example/pul
article/setu.example/2024/NAYA-PUL/\tarticle\tsetu.example/pul
"""
MOVED = (
    (OLD_BRIDGE, BRIDGE),
    (OLDEST_BRIDGE, BRIDGE),
    (OLD_TOPIC, TOPIC),
    (OLD_AUTHOR, "author/ravi-kumar/"),
)


def shown(address: str, kind: str = "article", *names: str) -> Shown:
    return Shown(address, kind, names)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    articles = folder / "articles/setu.example/2024"
    articles.mkdir(parents=True)
    header = "Date: 2024-05-06\nLang: hi\nAuthors: रवि कुमार;\nTags: मेट्रो\n"
    source = "Source_url: http://www.setu.example/pul/?utm_source=x"
    (articles / "pul.md").write_text(f"Title: नदी पर <नया> पुल\nSlug: naya-pul\n{header}{source}\n\nपुल खुला।\n", "utf-8")
    (articles / "mela.md").write_text(
        f"Title: मेला\nSlug: mela\n{header}Source_url: https://setu.example/mela\n\nमेला लगा।\n", "utf-8"
    )
    (articles / "kachcha.md").write_text(
        "Title: कच्चा\nSlug: kachcha\nStatus: draft\nDate: 2024-05-06\nLang: hi\n\nअधूरा।\n", "utf-8"
    )
    (folder / "pages").mkdir()
    (folder / "pages/about.md").write_text("Title: परिचय\nSlug: about\nLang: hi\n\nअभिलेखागार।\n", "utf-8")
    (folder / "topics.toml").write_text('[metro]\nname = "Metro"\nnames = { hi = "मेट्रो" }\n', "utf-8")
    (folder / "published.tsv").write_text(PUBLISHED, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("disk") / "output")


@pytest.fixture(scope="module")
def web(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("web") / "output", SITEURL=SITEURL)


@pytest.fixture(scope="module")
def served(content: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the site, built for it, in a folder of a web site."""
    folder = tmp_path_factory.mktemp("served")
    address = f"{serve(folder)}/archive"
    build(content, folder / "archive", SITEURL=address)
    return address


def read(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / address / "index.html").read_bytes())


def is_forwarding(site: Path, address: str) -> bool:
    page = site / address / "index.html"
    return page.is_file() and b'http-equiv="refresh"' in page.read_bytes()


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_on_a_disk_an_old_address_opens_the_page_where_it_is_now(page: Page, site: Path, old: str, new: str) -> None:
    page.goto((site / old / "index.html").as_uri())
    page.wait_for_url((site / new / "index.html").as_uri())


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_in_a_folder_of_a_web_site_an_old_address_opens_the_page_where_it_is_now(
    page: Page, web: Path, served: str, old: str, new: str
) -> None:
    page.goto(f"{served}/{old}")
    page.wait_for_url(f"{served}/{new}", wait_until="commit")
    assert page.url.endswith("/")
    assert read(web, old).xpath("string(//meta[@http-equiv='refresh']/@content)").startswith("0; url=../")


def test_who_is_not_led_on_finds_a_link_with_the_name_of_what_is_there(site: Path, web: Path) -> None:
    (link,) = read(site, OLD_BRIDGE).cssselect("main a")
    assert link.text_content() == "नदी पर <नया> पुल"
    assert (site / OLD_BRIDGE / link.get("href")).resolve() == (site / BRIDGE / "index.html").resolve()
    assert read(web, OLD_BRIDGE).xpath("string(//link[@rel='canonical']/@href)") == f"{SITEURL}/{BRIDGE}"
    assert read(site, OLD_BRIDGE).get("lang") == "hi"


def test_search_engines_and_our_own_search_do_not_list_what_only_leads_on(web: Path) -> None:
    assert read(web, OLD_BRIDGE).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert OLD_BRIDGE not in (web / "sitemap.xml").read_text("utf-8")
    assert BRIDGE in (web / "sitemap.xml").read_text("utf-8")
    index = b"".join(file.read_bytes() for file in (web / "search-index").rglob("*") if file.is_file())
    assert b"2023/pul" not in index


def test_a_page_that_is_really_there_is_never_replaced(site: Path) -> None:
    assert not is_forwarding(site, FAIR)
    assert not is_forwarding(site, "draft/setu.example/2024/kachcha")
    assert not is_forwarding(site, "article/setu.example/2024/NAYA-PUL")


def test_what_was_removed_leads_nowhere(site: Path) -> None:
    assert not (site / "article/setu.example/2022/gaya").exists()


def test_a_site_without_published_addresses_only_lists_its_own(content: Path, tmp_path: Path) -> None:
    fresh = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("published.tsv"))
    output = build(fresh, tmp_path / "output")
    assert list(output.rglob("addresses.tsv")) == [output / "addresses.tsv"]
    listed = read_published((output / "addresses.tsv").read_text("utf-8"), "addresses.tsv")
    assert listed[BRIDGE] == shown(BRIDGE, "article", "setu.example/pul")
    assert listed[TOPIC] == shown(TOPIC, "topic", "मेट्रो")
    assert not is_forwarding(output, OLD_BRIDGE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_leads_on_is_accessible(browser: Browser, site: Path, tmp_path: Path, scheme: str) -> None:
    standing = shutil.copytree(site, tmp_path / "site") / OLD_TOPIC / "index.html"
    markup = standing.read_text("utf-8")
    standing.write_text(markup.replace('http-equiv="refresh"', 'name="held"'), "utf-8")
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(standing.as_uri())
    assert Axe().run(page).response["violations"] == []
    context.close()


MOVES = {
    "nothing moved": ([shown("a/", "article", "x")], [shown("a/", "article", "x")], {}),
    "moved": ([shown("a/", "article", "x")], [shown("b/", "article", "x")], {"a/": "b/"}),
    "moved twice": (
        [shown("a/", "article", "x"), shown("b/", "article", "x")],
        [shown("c/", "article", "x")],
        {"a/": "c/", "b/": "c/"},
    ),
    "moved and back": (
        [shown("a/", "article", "x"), shown("b/", "article", "x")],
        [shown("a/", "article", "x")],
        {"b/": "a/"},
    ),
    "exchanged": (
        [shown("a/", "article", "x"), shown("b/", "article", "y")],
        [shown("a/", "article", "y"), shown("b/", "article", "x")],
        {},
    ),
    "removed": ([shown("a/", "article", "x")], [shown("b/", "article", "y")], {}),
    "a topic takes most of its spellings along": (
        [shown("t/", "topic", "p", "q", "r")],
        [shown("u/", "topic", "p"), shown("v/", "topic", "q", "r")],
        {"t/": "v/"},
    ),
    "an author is no topic": ([shown("t/", "topic", "ravi")], [shown("r/", "author", "ravi")], {}),
}


@pytest.mark.parametrize(("published", "now", "expected"), cases(MOVES))
def test_where_things_moved(published: list[Shown], now: list[Shown], expected: dict[str, str]) -> None:
    assert moves(by_address(published), by_address(now)) == expected


def test_what_has_moved_while_another_took_its_address_is_named() -> None:
    before = by_address([shown("a/", "article", "x"), shown("b/", "article", "y")])
    after = by_address([shown("a/", "article", "y"), shown("b/", "article", "x")])
    assert list(taken(before, after)) == [Taken("a/", "b/"), Taken("b/", "a/")]


def test_a_list_is_read_as_it_was_written() -> None:
    things = by_address([shown("topic/मेला/", "topic", "मेला", "mela"), shown("article/a/", "article", "x\ty\u2028z")])
    read_back = read_published(write_published(things), "published.tsv")
    assert read_back["topic/मेला/"] == things["topic/मेला/"]
    assert read_back["article/a/"].names == ("x y z",)
    assert read_published(write_published(by_address([shown("author/a/", "author", "")])), "x")["author/a/"].names


@pytest.mark.parametrize(
    "address", ["../../etc/", "a/../../b/", "/a/", "a//b/", "a", "a b/", "a\\b/", "./", "http://x/\x1f/"]
)
def test_an_address_that_is_none_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(PublishedError, match=r"published\.tsv, line 2: .* is not an address .* mend or remove"):
        read_published(f"# remark\n{address}\tarticle\tx\n", "published.tsv")
