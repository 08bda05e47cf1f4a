"""Links between archived articles: in the text, beside it, at its foot, and back."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest

from plugins.archive_pages.bodies import safe_body
from plugins.archive_pages.links import MOST_LINKING, MOST_LISTED, wayback_copy
from tests.cases import cases
from tests.search_site import build_site

SITEURL = "https://user.example/archive"
BRIDGE = "https://dainik-prabhat.example/rajya/naya-pul-4821"
FILES = {
    "articles/dainik-prabhat.example/2025/pul.md": f"""
Title: नदी पर नया पुल खुला
Slug: naya-pul
Date: 2025-06-02T13:05:00+05:30
Lang: hi
Tags: नदी;
Source_url: {BRIDGE}
Related: https://m.dainik-prabhat.example/rajya/nav-7?utm_source=x; https://dainik-prabhat.example/no-9; {BRIDGE}
Captured: 2025-06-03T20:00:00Z

पुल पर [पहली बस](https://harbour-courier.example/ferry?page=2&from=bridge) चली, [फिर वही](https://harbour-courier.example/ferry?page=2&from=bridge)।

[विभाग का पन्ना](https://vibhag.example/pul) देखें, और [यह लेख]({BRIDGE}) भी।

![भीड़](https://img.example/a.jpg)
""",
    "articles/dainik-prabhat.example/2025/nav.md": """
Title: आखिरी नाव
Slug: aakhiri-nav
Date: 2025-06-01
Lang: hi
Tags: नदी;
Source_url: https://dainik-prabhat.example/rajya/nav-7

अब [पुल](http://www.dainik-prabhat.example/rajya/naya-pul-4821/amp?fbclid=1#neeche) है। [पुरानी प्रति](https://web.archive.org/web/2024/https://nav.example/)।
""",
    "articles/harbour-courier.example/2025/ferry.md": f"""
Title: The ferry & the "bridge" <b>
Slug: ferry
Date: 2025-05-30
Lang: en
Source_url: https://harbour-courier.example/ferry?page=2&from=bridge

They built [a *bridge* & more]({BRIDGE}) upstream. [By hand]({{filename}}../../dainik-prabhat.example/2025/pul.md).
""",
    "articles/subh.example/2025/kitab.md": """
Title: کتاب میلہ
Slug: kitab-mela
Date: 2025-05-29
Lang: ur
Source_url: https://subh.example/kitab

میلے میں [کشتی](https://harbour-courier.example/ferry?page=2&from=bridge) بھی تھی۔
""",
    "unlisted/draft.md": f"""
Title: मसौदा
Slug: masauda
Date: 2025-05-29
Lang: hi
Status: draft

[पुल]({BRIDGE})
""",
}


def write(content: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text.lstrip(), "utf-8")
    return content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("content"), FILES)


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("disk") / "site", content=content)


@pytest.fixture(scope="module")
def web(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("web") / "site"
    return build_site(output, content=content, conf="publishconf.py", SITEURL=SITEURL)


PUL = "article/dainik-prabhat.example/2025/naya-pul/index.html"
NAV = "article/dainik-prabhat.example/2025/aakhiri-nav/index.html"
FERRY = "article/harbour-courier.example/2025/ferry/index.html"
KITAB = "article/subh.example/2025/kitab-mela/index.html"
DRAFT = "draft/unlisted/masauda/index.html"


def page(site: Path, name: str) -> Any:
    return lxml.html.fromstring((site / name).read_bytes())


def links(site: Path, name: str, selector: str) -> list[tuple[str, str]]:
    """The words of links, and where they lead: to a page of the site by its name, else by the address."""
    base = (site / name).as_uri()
    root = site.as_uri() + "/"
    found = [(" ".join(one.text_content().split()), one.get("href")) for one in page(site, name).cssselect(selector)]
    return [
        (words, href if href.startswith("https:") else urljoin(base, href).removeprefix(root)) for words, href in found
    ]


def test_a_link_to_an_archived_article_leads_to_it_with_the_original_beside_it(site: Path) -> None:
    inside, original = page(site, NAV).cssselect(".prose p:first-child a")[:2]
    assert urljoin((site / NAV).as_uri(), inside.get("href")) == (site / PUL).as_uri()
    assert original.get("href") == "http://www.dainik-prabhat.example/rajya/naya-pul-4821/amp?fbclid=1#neeche"


def test_the_original_is_called_so_in_the_language_of_the_interface(site: Path) -> None:
    (original,) = page(site, NAV).cssselect(".prose .original")
    assert original.get("href") == "http://www.dainik-prabhat.example/rajya/naya-pul-4821/amp?fbclid=1#neeche"
    assert (original.get("aria-label"), original.get("lang")) == ("मूल पृष्ठ", "hi")
    assert original.get("rel") == "noopener noreferrer"
    assert original.text_content() == ""


def test_the_words_of_a_link_keep_their_marks_and_links_by_file_stay(site: Path) -> None:
    assert links(site, FERRY, ".prose a:not(.original)") == [("a bridge & more", PUL), ("By hand", PUL)]
    assert [one.text for one in page(site, FERRY).cssselect(".prose a em")] == ["bridge"]


def test_every_such_link_of_a_body_is_led_inside_but_none_to_itself(site: Path) -> None:
    assert links(site, PUL, ".prose a:not(.original)") == [
        ("पहली बस", FERRY),
        ("फिर वही", FERRY),
        ("विभाग का पन्ना", "https://vibhag.example/pul"),
        ("यह लेख", BRIDGE),
        ("भीड़", "https://img.example/a.jpg"),
    ]


def test_on_the_web_links_are_whole(web: Path) -> None:
    assert links(web, NAV, ".prose a:not(.original)")[0] == ("पुल", f"{SITEURL}/{PUL.removesuffix('index.html')}")


def test_a_page_names_what_links_to_it_once_and_newest_first(site: Path) -> None:
    linking = "[aria-labelledby=linked-from] .entry-title a"
    assert [name for _, name in links(site, PUL, linking)] == [NAV, FERRY]
    assert [name for _, name in links(site, FERRY, linking)] == [PUL, KITAB]
    assert links(site, KITAB, linking) == []


def reasons(site: Path, place: str) -> list[list[str]]:
    facts = page(site, place).cssselect("[aria-labelledby=others] .entry .facts:last-child")
    return [[one.text_content() for one in fact.cssselect("span")] for fact in facts]


def test_one_list_leads_on_and_says_of_each_article_why(site: Path) -> None:
    assert links(site, PUL, "[aria-labelledby=others] .entry-title a") == [("आखिरी नाव", NAV)]
    assert reasons(site, PUL) == [["प्रकाशक के पन्ने पर इसका लिंक है", "नदी"]]
    assert links(site, NAV, "[aria-labelledby=others] .entry-title a") == [("नदी पर नया पुल खुला", PUL)]
    assert reasons(site, NAV) == [["पाठ में इसका लिंक है", "नदी"]]


def test_the_list_at_the_foot_has_each_link_its_host_and_its_copy(site: Path) -> None:
    bus = "https://harbour-courier.example/ferry?page=2&from=bridge"
    assert links(site, PUL, ".links a") == [
        ("पहली बस", FERRY),
        ("मूल पृष्ठ", bus),
        ("Wayback Machine की प्रति", f"https://web.archive.org/web/20250603/{bus}"),
        ("विभाग का पन्ना", "https://vibhag.example/pul"),
        ("Wayback Machine की प्रति", "https://web.archive.org/web/20250603/https://vibhag.example/pul"),
    ]
    assert [one.text for one in page(site, PUL).cssselect(".links bdi")] == [
        "harbour-courier.example",
        "vibhag.example",
    ]
    assert [one.text for one in page(site, PUL).cssselect(".links summary")] == ["इस लेख में 2 लिंक"]


def test_an_article_without_links_has_no_list(tmp_path: Path) -> None:
    alone = {"a.md": "Title: a\nDate: 2025-01-01\nLang: en\n\n[mail](mailto:a@x.example)\n"}
    site = build_site(tmp_path / "site", content=write(tmp_path / "content", alone))
    assert page(site, "article/a/index.html").cssselect(".links, .band") == []


def test_a_draft_leads_where_its_file_says_and_is_nowhere_said_to_link(site: Path) -> None:
    assert links(site, DRAFT, ".prose a") == [("पुल", BRIDGE)]
    assert "masauda" not in (site / PUL).read_text("utf-8")


def test_search_finds_the_words_of_a_link_and_not_the_sign_beside_it(site: Path) -> None:
    texts = "".join(path.read_text("utf-8") for path in (site / "search-index").rglob("*.js"))
    assert "↗" not in texts
    assert "मूल पृष्ठ" not in texts


def test_what_many_link_to_names_the_newest_and_counts_the_rest(tmp_path: Path) -> None:
    linking = f"Date: 2024-01-01\nLang: en\n\n[b]({BRIDGE})\n"
    many = {f"articles/{number:03}.md": f"Title: {number}\n{linking}" for number in range(MOST_LINKING + 3)}
    bridge = {"articles/b.md": f"Title: B\nSlug: b\nDate: 2023-01-01\nLang: en\nSource_url: {BRIDGE}\n\nb\n"}
    listing = " ".join(f"[{n}](https://x.example/{n})" for n in range(MOST_LISTED + 5))
    long = {"articles/long.md": f"Title: Long\nSlug: long\nDate: 2022-01-01\nLang: en\n\n{listing}\n"}
    site = build_site(tmp_path / "site", content=write(tmp_path / "content", many | bridge | long))
    assert len(links(site, "article/b/index.html", "[aria-labelledby=linked-from] .entry-title a")) == MOST_LINKING
    (rest,) = page(site, "article/b/index.html").cssselect("[aria-labelledby=linked-from] > .facts")
    assert rest.text == "और 3"
    assert len(page(site, "article/long/index.html").cssselect(".links li")) == MOST_LISTED


LINKED = {
    "a page of another site": ('<a href="https://x.example/1"><b>अ</b> क</a>', [("https://x.example/1", "अ क")]),
    "an address without a scheme": ('<a href="//x.example/1">a</a>', [("https://x.example/1", "a")]),
    "a file of the archive": ('<a href="{filename}b.md">a</a>', [("{filename}b.md", "a")]),
    "a letter box": ('<a href="mailto:a@x.example">a</a>', []),
    "a picture": ('<img src="https://x.example/a.jpg">', []),
    "a place on the page": ('<a href="#fn:1">1</a>', []),
    "nothing safe": ('<a href="javascript:x()">a</a>', []),
}


@pytest.mark.parametrize(("html", "found"), cases(LINKED))
def test_what_counts_as_a_link_of_a_body(html: str, found: list[tuple[str, str]]) -> None:
    assert [(one.address, one.words) for one in safe_body(html, picture="Picture").links] == found


def test_the_wayback_machine_is_asked_for_no_copy_of_itself() -> None:
    assert wayback_copy("https://web.archive.org/web/2024/https://x.example/", "20250603") is None
