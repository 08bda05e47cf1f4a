"""An article that is cut into pages is found by its pager and joined into one; what only looks like that is not."""

from datetime import UTC, datetime

import pytest

from scraper import extraction as extraction_module
from scraper.capture import Capture
from scraper.extraction import extract
from scraper.markdown import to_markdown
from scraper.pagination.pager import may_have_pager
from scraper.rules import Rule
from scraper.several_pages import extract_article
from tests.cases import cases
from tests.paged_articles import STANDFIRST, Story, numbers

SITE = "https://hill-courier.example"
CAPTURED = datetime(2025, 6, 3, 4, tzinfo=UTC)
HINDI, ENGLISH, URDU = (
    Story("hi", "/desh/nav-ke-sath-sal.html"),
    Story("en", "/long-reads/ferry/"),
    Story("ur", "/kashti.html"),
)
IN_QUERY = {1: "/desh/nav-ke-sath-sal.html", 2: "?page=2", 3: "?page=3"}
IN_PATH = {1: "/long-reads/ferry/", 2: "/long-reads/ferry/2/", 3: "/long-reads/ferry/3/"}
IN_NAME = {1: "kashti.html", 2: "kashti-p2.html", 3: "kashti-p3.html"}


def captured(page: bytes, path: str, *parts: Capture) -> Capture:
    return Capture(SITE + path, page, CAPTURED, SITE + path, parts=parts)


def pages_of(story: Story, addresses: dict[int, str], paths: tuple[str, ...]) -> list[Capture]:
    return [
        captured(story.page(number, pager=numbers(addresses, number)), path)
        for number, path in enumerate(paths, start=1)
    ]


PAGED = {
    "Hindi, by a query": (HINDI, IN_QUERY, (HINDI.path, HINDI.path + "?page=2", HINDI.path + "?page=3")),
    "English, by folders": (ENGLISH, IN_PATH, tuple(IN_PATH.values())),
    "Urdu, by the name of the file": (URDU, IN_NAME, ("/kashti.html", "/kashti-p2.html", "/kashti-p3.html")),
}


@pytest.mark.parametrize(("story", "addresses", "paths"), cases(PAGED))
def test_pages_are_joined_in_order_without_what_they_repeat(
    story: Story, addresses: dict[int, str], paths: tuple[str, ...]
) -> None:
    first, *others = pages_of(story, addresses, paths)
    extraction = extract_article(captured(first.body, paths[0], *others))
    texts = [text for number in (1, 2, 3) for text in story.texts(number)]
    assert [text for text in extraction.text.split("\n\n") if text != STANDFIRST[story.lang]] == texts
    assert extraction.text.count(STANDFIRST[story.lang]) <= 1
    assert (extraction.fields.title, extraction.fields.url) == (story.title, SITE + paths[0])
    assert extraction.missing == ()
    assert not any(path in url for path in paths[1:] for url in extraction.related)


@pytest.mark.parametrize(("story", "addresses", "paths"), cases(PAGED))
def test_every_page_knows_its_number_and_the_first(
    story: Story, addresses: dict[int, str], paths: tuple[str, ...]
) -> None:
    pagers = [extract(page).pager for page in pages_of(story, addresses, paths)]
    assert [(pager.number, pager.first) for pager in pagers if pager] == [
        (number, SITE + paths[0]) for number in (1, 2, 3)
    ]


def test_what_a_feed_adds_to_the_address_does_not_hide_the_pages() -> None:
    page = HINDI.page(
        1, pager=numbers(IN_QUERY | {2: HINDI.path + "?page=2"}, 1), head=f'<link rel=canonical href="{HINDI.path}">'
    )
    capture = captured(page, HINDI.path + "?from=feed")
    pager = extract(capture).pager
    assert pager
    assert pager.pages[0] == (2, SITE + HINDI.path + "?page=2")
    assert may_have_pager(capture.body, capture.url)


NEXT = {
    "a word in Hindi": '<a href="?page=2">अगला पेज</a>',
    "a word in Urdu": '<a href="?page=2">اگلا صفحہ</a>',
    "a word in English with what comes": '<a href="?page=2">Next page: the bridge »</a>',
    "a relation": '<a rel=next href="?page=2">→</a>',
    "a name for listeners": '<a href="?page=2" aria-label="Next page"><svg></svg></a>',
    "a number among so many": '<a href="?page=2">Page 2 of 3</a>',
    "a number in Devanagari": '<a href="?page=2">पेज २</a>',
}


@pytest.mark.parametrize("link", cases(NEXT))
def test_the_next_page_is_told_by(link: str) -> None:
    pager = extract(captured(HINDI.page(1, pager=f"<p>{link}</p>"), HINDI.path)).pager
    assert pager
    assert pager.pages == ((2, SITE + HINDI.path + "?page=2"),)


def test_the_head_tells_the_next_page_too() -> None:
    page = ENGLISH.page(1, head='<link rel=next href="/long-reads/ferry/2/">')
    pager = extract(captured(page, ENGLISH.path)).pager
    assert pager
    assert pager.pages == ((2, SITE + "/long-reads/ferry/2/"),)


MANY = "".join(
    f'<li><a href="/desh/{place}.html">इस जगह की एक और लंबी खबर जो पढ़ी जानी चाहिए {place}</a></li>'
    for place in range(60)
)
OF_A_LIST = numbers({1: "/desh/", 2: "/desh/?page=2"}, 1)
NO_PAGER = {
    "a link to the next article": (HINDI, HINDI.page(1, pager='<a rel=next href="/desh/mela.html">अगला: मेला</a>')),
    "an article whose number is the next": (
        Story("en", "/news/41"),
        Story("en", "/news/41").page(
            1, pager='<a rel=prev href="/news/40">Previous</a> <a rel=next href="/news/42">Next</a>'
        ),
    ),
    "an article of the same title": (
        ENGLISH,
        ENGLISH.page(
            1,
            pager='<a rel=next href="/long-reads/ferry-2/">Next</a><a href="/long-reads/ferry-2/">The ferry again</a>',
        ),
    ),
    "the next article in the head": (HINDI, HINDI.page(1, head='<link rel=next href="/desh/mela.html">')),
    "a pager of the comments": (
        HINDI,
        HINDI.page(1, behind=f"<section id=comments><p>बढ़िया!</p>{numbers(IN_QUERY, 1)}</section>"),
    ),
    "a link to further comments": (HINDI, HINDI.page(1, pager='<a href="?page=2#comments">2</a>')),
    "pages of comments": (HINDI, HINDI.page(1, pager='<a href="?cpage=2">2</a>')),
    "a pager of a list far below": (HINDI, HINDI.page(1, behind=f"<ul>{MANY}</ul>{numbers(IN_QUERY, 1)}")),
    "a pager of related news": (
        HINDI,
        HINDI.page(1, behind=f"<div class=related-news><ul><li>मेला</li></ul>{numbers(IN_QUERY, 1)}</div>"),
    ),
    "a button that loads more": (HINDI, HINDI.page(1, pager='<a href="?page=2">और देखें</a>')),
    "a gallery": (
        Story("en", "/photos/ferry/"),
        Story("en", "/photos/ferry/").page(1, pager=numbers({1: "/photos/ferry/", 2: "/photos/ferry/2/"}, 1)),
    ),
    "the pages of the site's news": (ENGLISH, ENGLISH.page(1, pager=numbers({1: "/", 2: "/page/2/"}, 1))),
    "a page of another site": (
        ENGLISH,
        ENGLISH.page(1, pager='<a href="https://mela.example/long-reads/ferry/2/">2</a>'),
    ),
    "a list of articles": (
        Story("hi", "/desh/"),
        f"<html lang=hi><title>देश</title><body><h1>देश</h1><ul>{MANY}</ul>{OF_A_LIST}".encode(),
    ),
}


@pytest.mark.parametrize(("story", "page"), cases(NO_PAGER))
def test_no_further_page_is_named_by(story: Story, page: bytes) -> None:
    assert extract(captured(page, story.path)).pager is None


def test_a_page_that_holds_the_whole_article_takes_the_place_of_all() -> None:
    first = ENGLISH.page(
        1, pager=numbers(IN_PATH, 1, more='<a href="/long-reads/ferry/?page=all">View on one page</a>')
    )
    whole = captured(ENGLISH.page(1, 2, 3), ENGLISH.path + "?page=all")
    extraction = extract_article(captured(first, ENGLISH.path, whole))
    assert extraction.text.split("\n\n")[-9:] == [text for number in (1, 2, 3) for text in ENGLISH.texts(number)]
    assert (extraction.missing, extraction.fields.url) == ((), SITE + ENGLISH.path)


def test_the_pages_that_are_not_there_are_named_in_their_order() -> None:
    first, _, third = pages_of(ENGLISH, IN_PATH, tuple(IN_PATH.values()))
    assert extract_article(first).missing == (SITE + IN_PATH[2], SITE + IN_PATH[3])
    assert extract_article(captured(first.body, ENGLISH.path, third)).missing == (SITE + IN_PATH[2],)


def test_a_page_that_says_the_same_again_is_no_further_page() -> None:
    first, _, _ = pages_of(ENGLISH, IN_PATH, tuple(IN_PATH.values()))
    again = captured(ENGLISH.page(1, pager=numbers(IN_PATH, 2)), IN_PATH[2])
    extraction = extract_article(captured(first.body, ENGLISH.path, again))
    assert (extraction.text, extraction.missing) == (extract(first).text, ())


def test_a_page_under_another_headline_is_no_further_page() -> None:
    first, second, _ = pages_of(ENGLISH, IN_PATH, tuple(IN_PATH.values()))
    other = second.body.replace(ENGLISH.title.encode(), b"Potters come to the fair")
    extraction = extract_article(captured(first.body, ENGLISH.path, captured(other, IN_PATH[2])))
    assert (extraction.text, extraction.missing) == (extract(first).text, ())


def test_what_a_page_says_of_the_pages_is_no_part_of_the_article() -> None:
    pager = numbers(IN_PATH, 1, more="<p>Page 1 of 3</p>")
    first = ENGLISH.page(1, pager=f"<p>(Continued on next page)</p>{pager}")
    assert extract_article(captured(first, ENGLISH.path)).text.endswith(ENGLISH.texts(1)[-1])


def test_topics_and_authors_of_the_last_page_are_those_of_the_article() -> None:
    first, second, _ = pages_of(ENGLISH, IN_PATH, tuple(IN_PATH.values()))
    tagged = second.body.replace(
        b"</head>", b'<meta name=author content="Tara Mukhim"><meta name=keywords content="Ferries, Rivers"></head>'
    )
    fields = extract_article(captured(first.body, ENGLISH.path, captured(tagged, IN_PATH[2]))).fields
    assert (fields.authors, fields.topics) == (("Tara Mukhim",), ("Ferries", "Rivers"))


def test_a_pager_that_a_site_rule_drops_is_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("hill-courier.example", drop=("nav", ".pagination", ".standfirst"))
    monkeypatch.setattr(extraction_module, "rule_for", lambda *_: rule)
    pager = extract(captured(HINDI.page(1, pager=numbers(IN_QUERY, 1)), HINDI.path)).pager
    assert pager
    assert [number for number, _ in pager.pages] == [2, 3]


def test_footnotes_are_numbered_on_from_page_to_page() -> None:
    mark = b'timber.<sup><a href="#n1">1</a></sup></p>'
    notes = [f"<p id=n1>1. The register of page {number} names them all.</p>".encode() for number in (1, 2, 3)]
    noted = [
        page.body.replace(b"timber.</p>", mark).replace(b"way home.</p>", b"way home.</p>" + note)
        for page, note in zip(pages_of(ENGLISH, IN_PATH, tuple(IN_PATH.values())), notes, strict=True)
    ]
    first, *others = (captured(body, path) for body, path in zip(noted, IN_PATH.values(), strict=True))
    text = to_markdown(extract_article(captured(first.body, ENGLISH.path, *others)).blocks)
    assert [text.count(f"[^{number}]") for number in (1, 2, 3, 4)] == [2, 2, 2, 0]
    assert text.rstrip().endswith("[^3]: The register of page 3 names them all.")
