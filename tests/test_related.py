"""What a page points to beside its own article is kept by its address; what leads elsewhere is not."""

from datetime import UTC, datetime

import pytest

from scraper.article import accept
from scraper.capture import Capture
from scraper.classifier.classify import classify
from scraper.classifier.likeness import Known
from scraper.extraction import Extraction, extract
from scraper.page import parse_page
from scraper.related import related_articles
from scraper.ruled import without_dropped
from scraper.rules import Rule
from tests.cases import cases

URL = "https://dainik-prabhat.example/desh/pul-1042.html"
TEXT = (
    "चंदनपुर में सुवर्णा नदी पर बने नए पुल को सोमवार सुबह आम लोगों के लिए खोल दिया गया। पुराना पुल अब पैदल यात्रियों के काम आएगा।",
    "लोक निर्माण विभाग के इंजीनियर राघव मेहता ने बताया कि पुल के खंभे नदी के तल में तीस मीटर नीचे तक जाते हैं और बाढ़ को सह सकते हैं।",
    "गांव के लोगों ने पहले दिन पुल को पैदल पार किया। स्कूल के बच्चों ने रंगोली बनाई और बुजुर्गों ने नाव वाले दिनों के किस्से सुनाए।",
    "अगले महीने से पुल पर बस सेवा भी चलेगी, जिससे बाजार तक की दूरी आधे घंटे से घटकर दस मिनट रह जाएगी, ऐसा परिवहन विभाग का कहना है।",
)
HEADLINE = "नदी पार करने वाली आखिरी नाव की कहानी"
OTHER = "स्कूल की छत पर उगाई गई सब्जियां"


def link(address: str, text: str = HEADLINE) -> str:
    return f'<a href="{address}">{text}</a>'


def page(within: str = "", after: str = "") -> Extraction:
    paragraphs = [f"<p>{one}</p>" for one in TEXT]
    story = "".join((*paragraphs[:2], within, *paragraphs[2:]))
    head = f"<title>पुल खुला</title><meta property='og:type' content='article'><link rel=canonical href='{URL}'>"
    html = (
        f"<html lang=hi><head><meta charset=utf-8>{head}</head><body><article><h1>पुल खुला</h1>{story}</article>{after}"
    )
    return extract(Capture("page.html", html.encode(), datetime(2025, 6, 3, tzinfo=UTC), URL))


SAME = "https://dainik-prabhat.example/"
POINTING = {
    "an also-read line": f"<p>यह भी पढ़ें: {link('/desh/naav-7')}</p>",
    "a label over a link of its own": f"<p><b>यह भी पढ़ें</b></p><p>{link('/desh/naav-7')}</p>",
    "a heading over a list": f"<h3>संबंधित खबरें</h3><ul><li>{link('/desh/naav-7')}</li></ul>",
    "a linked headline between paragraphs": f"<p>{link('/desh/naav-7')}</p>",
    "a box that is called so": f"<div class='related-stories'><h4>{link('/desh/naav-7')}</h4></div>",
}


@pytest.mark.parametrize("markup", cases({name: (markup,) for name, markup in POINTING.items()}))
def test_where_a_page_points_to_from_within_its_article(markup: str) -> None:
    extraction = page(within=markup)
    assert extraction.related == (SAME + "desh/naav-7",)
    assert HEADLINE not in extraction.text


def test_a_list_that_looks_like_a_menu_is_read_whole() -> None:
    items = "".join(f"<li>{link(f'/desh/khabar-{number}', f'{HEADLINE} {number}')}</li>" for number in range(5))
    assert page(after=f"<div><h3>संबंधित खबरें</h3><ul>{items}</ul></div>").related == tuple(
        f"{SAME}desh/khabar-{number}" for number in range(5)
    )


ADDRESSES = {
    "tracking parameters and anchors are left out": ("/desh/naav-7?utm_source=box&id=3#top", ("desh/naav-7?id=3",)),
    "letters are readable": ("/desh/%E0%A4%A8%E0%A4%BE%E0%A4%B5", ("desh/नाव",)),
    "a mobile host is the same site": ("https://m.dainik-prabhat.example/desh/naav-7", None),
    "the article itself": (URL, ()),
    "the article itself at its AMP address": ("/desh/pul-1042.html/amp", ()),
    "another site": ("https://share.example/desh/naav-7", ()),
    "a topic": ("/topic/naav-7", ()),
    "an author": ("/author/ravi-kumar-7", ()),
    "a section": ("/desh/", ()),
    "the front page": ("/", ()),
    "no page": ("javascript:open(7)", ()),
}


@pytest.mark.parametrize(("address", "related"), cases(ADDRESSES))
def test_what_is_taken_for_an_article_of_the_same_site(address: str, related: tuple[str, ...] | None) -> None:
    expected = (address,) if related is None else tuple(SAME + one for one in related)
    assert page(within=f"<p>यह भी पढ़ें: {link(address)}</p>").related == expected


@pytest.mark.parametrize("heading", ["ताज़ा खबरें", "सबसे ज्यादा पढ़ी गई", "Trending"])
def test_the_news_of_the_day_is_not_related(heading: str) -> None:
    box = f"<div class='related'><h3>{heading}</h3><ul><li>{link('/desh/naav-7')}</li></ul></div>"
    assert page(after=box).related == ()


def test_a_short_link_is_no_headline() -> None:
    assert page(within=f"<p>यह भी पढ़ें: {link('/desh/naav-7', 'नाव')}</p>").related == ()


def test_each_is_named_once_and_not_more_than_twenty() -> None:
    twice = "".join(f"<p>यह भी पढ़ें: {link(f'/desh/khabar-{number}')}</p>" for number in (*range(30), 0))
    assert page(after=twice).related == tuple(f"{SAME}desh/khabar-{number}" for number in range(20))


def test_what_the_article_itself_links_to_is_not_left_out_of_it() -> None:
    linked = f"<p>{TEXT[0]} इससे पहले {link('/desh/naav-7')} छपी थी।</p>"
    assert page(within=linked).related == ()


def test_what_a_rule_drops_is_read_too() -> None:
    story = "".join(f"<p>{one}</p>" for one in TEXT)
    html = f"<body><div>{story}<div class=x7><p>यह भी पढ़ें: {link('/desh/naav-7')}</p></div></div>"
    tree, dropped = without_dropped(parse_page(html, URL).root, Rule("dainik-prabhat.example", drop=(".x7",)))
    classified = classify(tree, Known("", "", (), (), ""))
    elements = [one.element for one in dropped]
    assert related_articles(classified, classified.kept(), elements, URL, URL) == (SAME + "desh/naav-7",)


def test_the_header_names_them_and_a_page_that_points_nowhere_has_no_such_line() -> None:
    capture = Capture("page.html", b"x", datetime(2025, 6, 3, tzinfo=UTC), URL)
    two = f"<p>यह भी पढ़ें: {link('/desh/naav-7')}</p><p>यह भी पढ़ें: {link('/desh/chhat-8', OTHER)}</p>"
    assert f"\nRelated: {SAME}desh/naav-7; {SAME}desh/chhat-8\n" in accept(capture, page(within=two), ()).to_file()
    assert "\nRelated" not in accept(capture, page(), ()).to_file()
