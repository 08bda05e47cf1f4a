"""What a page says of itself: headline, standfirst, authors, topics, publisher, canonical URL, picture, language."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from scraper.metadata.fields import Fields, read_fields
from scraper.metadata.language import normalise_tag, script_of
from scraper.metadata.structured import read_structured
from scraper.page import parse_page
from scraper.rules import Rule
from tests.cases import cases

URL = "https://www.hill-courier.example/town/2025/ferry"
IST = timezone(timedelta(hours=5, minutes=30))
TEXT = "<p>The ferry that linked the two banks for sixty years made its last trip on Sunday, and all came to wave.</p>"


def fields_of(html: str, url: str | None = URL, rule: Rule | None = None) -> Fields:
    page = parse_page(html, url)
    return read_fields(page, rule, read_structured(page))


def linked_data(**article: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **article})}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content=\"{content}\">"


LONG_HEADLINE = "The last ferry " + "and all who came to wave at it from either bank of the river " * 2 + "on Sunday"

HEADLINES = {
    "the h1": ("<h1>The last ferry</h1>", "The last ferry"),
    "the h1 that the title agrees with": (
        "<title>The last ferry leaves</title><h1>Hill Courier</h1><h1>The last ferry leaves</h1>",
        "The last ferry leaves",
    ),
    "og:title where no h1 agrees": (
        meta("og:title", "The last ferry leaves") + "<h1>Hill Courier</h1>",
        "The last ferry leaves",
    ),
    "the title, without the site's name after a bar": (
        meta("og:site_name", "The Hill Courier") + "<title>The last ferry | The Hill Courier</title>",
        "The last ferry",
    ),
    "the title, without section and site": (
        meta("og:site_name", "Hill Courier") + "<title>The last ferry - Hill Courier</title>",
        "The last ferry",
    ),
    "the title, without the site's name in front": (
        meta("og:site_name", "Hill Courier") + "<title>Hill Courier: The last ferry | x</title><h1>The last ferry</h1>",
        "The last ferry",
    ),
    "a hyphen of the headline stays": (
        "<title>A well-known ferry - and its end</title>",
        "A well-known ferry - and its end",
    ),
    "a colon of the headline stays": ("<h1>विशेष: आखिरी नाव</h1><title>विशेष: आखिरी नाव</title>", "विशेष: आखिरी नाव"),
    "a title cut short is not taken": (
        "<title>The last ferry that ever…</title>" + linked_data(headline="The last ferry that ever left"),
        "The last ferry that ever left",
    ),
    "JSON-LD with entities": (linked_data(headline="The &quot;last&quot; ferry"), 'The "last" ferry'),
    "white space and soft hyphens are folded": ("<h1> The\n last&nbsp;fer&shy;ry </h1>", "The last ferry"),
    "Tamil": ("<title>கடைசி படகு | மலை</title>" + meta("og:site_name", "மலை") + "<h1>கடைசி படகு</h1>", "கடைசி படகு"),
    "Urdu": ("<h1>آخری کشتی</h1><title>آخری کشتی - Hill Courier</title>", "آخری کشتی"),
    "Japanese with a full-width bar": (
        meta("og:site_name", "山新聞") + "<title>最後の渡し船｜山新聞</title>",
        "最後の渡し船",
    ),
    "Chinese with an underscore": (meta("og:site_name", "山报") + "<title>最后的渡船_山报</title>", "最后的渡船"),
    "none": ("<p>x</p>", None),
    "JSON-LD's, where og:title says the section and the site as well": (
        linked_data(headline="The last ferry")
        + meta("og:title", "Town: The last ferry | Shillong News")
        + "<title>Town: The last ferry | Shillong News</title><h1>The last ferry</h1>",
        "The last ferry",
    ),
    "og:title, where JSON-LD adds the section": (
        linked_data(headline="The last ferry | Town") + meta("og:title", "The last ferry"),
        "The last ferry",
    ),
    "og:title, where JSON-LD's is cut at 110 letters": (
        linked_data(headline=LONG_HEADLINE[:110]) + meta("og:title", LONG_HEADLINE),
        LONG_HEADLINE,
    ),
    "og:title, where JSON-LD repeats what is written for search engines": (
        linked_data(headline="Last ferry Shillong timing")
        + meta("og:title", "Farewell to the last ferry")
        + "<title>Last ferry Shillong timing</title><h1>Last ferry Shillong timing</h1>",
        "Farewell to the last ferry",
    ),
    "JSON-LD's, where og:title repeats what is written for search engines": (
        linked_data(headline="Farewell to the last ferry")
        + meta("og:title", "Last ferry Shillong timing")
        + "<title>Last ferry Shillong timing</title><h1>Last ferry Shillong timing</h1>",
        "Farewell to the last ferry",
    ),
    "the one of two that the h1 shows, where the title repeats neither": (
        linked_data(headline="Farewell to the last ferry")
        + meta("og:title", "All came to wave")
        + "<title>Ferry timing</title><h1>Farewell to the last ferry</h1>",
        "Farewell to the last ferry",
    ),
    "the one of two quotations that the title has": (
        linked_data(headline="‘No more ferries’")
        + meta("og:title", "'No more ferries'")
        + "<title>‘No more ferries’</title>",
        "‘No more ferries’",
    ),
    "what og:title and the h1 both say under lines of their own": (
        meta("og:title", "Town: All came to the last ferry and waved")
        + "<h1>River - All came to the last ferry and waved</h1>",
        "All came to the last ferry and waved",
    ),
    "no name of the site": (
        meta("og:title", "Hill Courier") + meta("og:site_name", "Hill Courier") + "<h1>Ferry</h1>",
        "Ferry",
    ),
}


@pytest.mark.parametrize(("html", "title"), cases(HEADLINES))
def test_the_headline_is(html: str, title: str | None) -> None:
    assert fields_of(html).title == title


DEK = "Nobody was sure that it would start once more."
SUMMARIES = {
    "the standfirst of the page before what it describes itself with": (
        f"<h1>Ferry</h1><p class=standfirst>{DEK}</p>" + meta("og:description", "Something else that is long enough."),
        DEK,
    ),
    "an h2 right below the headline": (f"<h1>Ferry</h1><h2>{DEK}</h2>", DEK),
    "a class in capitals within": (f"<h1>Ferry</h1><div class=articleSubTitle-excerpt>{DEK}</div>", DEK),
    "JSON-LD": (linked_data(description=DEK), DEK),
    "og:description": (meta("og:description", DEK), DEK),
    "not one that is cut short": (meta("og:description", "Nobody was sure that it would…"), None),
    "not the headline again": (f"<h1>{DEK}</h1>" + meta("og:description", DEK), None),
    "not a few words": (meta("og:description", "Ferry news."), None),
    "without its label": (f"<h1>x</h1><div class=synopsis><span>Summary</span><p>{DEK}</p></div>", DEK),
    "none": ("<h1>x</h1>", None),
}


@pytest.mark.parametrize(("html", "summary"), cases(SUMMARIES))
def test_the_standfirst_is(html: str, summary: str | None) -> None:
    assert fields_of(html).summary == summary


def signed(line: str, *, cls: str = "byline") -> str:
    return f"<h1>The last ferry</h1><p class='{cls}'>{line}</p>{TEXT}"


AUTHORS: dict[str, tuple[str, list[str]]] = {
    "JSON-LD, one person": (linked_data(author={"@type": "Person", "name": "Tara Mukhim"}), ["Tara Mukhim"]),
    "JSON-LD, several": (
        linked_data(author=[{"name": "Tara Mukhim"}, {"name": "Ravi Kumar"}]),
        ["Tara Mukhim", "Ravi Kumar"],
    ),
    "JSON-LD, a text of two": (linked_data(author="Tara Mukhim and Ravi Kumar"), ["Tara Mukhim", "Ravi Kumar"]),
    "a person before an organisation": (
        linked_data(author={"@type": "Organization", "name": "Hill Desk"}) + signed("By Tara Mukhim"),
        ["Tara Mukhim"],
    ),
    "an organisation where nobody else signs": (
        linked_data(author={"@type": "Organization", "name": "Hill Desk"}),
        ["Hill Desk"],
    ),
    "a byline": (signed("By Tara Mukhim"), ["Tara Mukhim"]),
    "a byline in capitals": (signed("BY TARA MUKHIM"), ["TARA MUKHIM"]),
    "a byline of two": (signed("By Tara Mukhim and Joseph D’Costa"), ["Tara Mukhim", "Joseph D’Costa"]),
    "a byline of three": (
        signed("By Tara Mukhim, Ravi Kumar & Anil Das"),
        ["Tara Mukhim", "Ravi Kumar", "Anil Das"],
    ),
    "a byline with a date": (signed("By Tara Mukhim | June 2, 2025"), ["Tara Mukhim"]),
    "a byline with a label of its date": (signed("Tara Mukhim Published: 2 June 2025"), ["Tara Mukhim"]),
    "a byline with a place": (signed("By Tara Mukhim, Shillong"), ["Tara Mukhim"]),
    "rel=author": ("<h1>x</h1><a rel=author href=/t>Tara Mukhim</a>" + TEXT, ["Tara Mukhim"]),
    "itemprop": ("<h1>x</h1><span itemprop=author><b itemprop=name>Tara Mukhim</b></span>", ["Tara Mukhim"]),
    "meta": (meta("author", "Tara Mukhim"), ["Tara Mukhim"]),
    "an address is no name": (meta("article:author", "https://social.example/tara"), []),
    "admin is nobody": (meta("author", "admin"), []),
    "the editor is no author": (signed("Edited by: Anil Das"), []),
    "Hindi": (signed("लेखक: मीरा जोशी"), ["मीरा जोशी"]),
    "Hindi, written by": (signed("Written by: मीरा जोशी"), ["मीरा जोशी"]),
    "Hindi, two": (signed("मीरा जोशी और रवि कुमार"), ["मीरा जोशी", "रवि कुमार"]),
    "Marathi, two": (signed("स्नेहल कुलकर्णी आणि अनिल पाटील"), ["स्नेहल कुलकर्णी", "अनिल पाटील"]),
    "Urdu, two": (signed("کامران علی، سدرہ نور"), ["کامران علی", "سدرہ نور"]),
    "Bengali, two": (signed("সাবিহা রহমান ও অনীক দাস"), ["সাবিহা রহমান", "অনীক দাস"]),
    "Tamil": (signed("கோ. அருள்மொழி"), ["கோ. அருள்மொழி"]),
    "German": (signed("Von Henrike Stolberg und Jens Petersen"), ["Henrike Stolberg", "Jens Petersen"]),
    "French": (signed("Par Camille Roy"), ["Camille Roy"]),
    "Spanish": (signed("Por Lucía Ferrer y Juan Mora"), ["Lucía Ferrer", "Juan Mora"]),
    "Russian": (signed("Ольга Верещагина"), ["Ольга Верещагина"]),
    "Chinese, two": (signed("记者 周晓岚 林海生"), ["周晓岚", "林海生"]),
    "Japanese": (signed("文・三宅遥"), ["三宅遥"]),
    "Arabic, two": (signed("يوسف الراشدي ومنى الحارثي"), ["يوسف الراشدي", "منى الحارثي"]),
    "JSON-LD, of several accounts the one that names most": (
        linked_data(headline="x", author={"@type": "Person", "name": "Tara Mukhim"})
        + linked_data(headline="x", author=[{"name": "Tara Mukhim"}, {"name": "Ravi Kumar"}]),
        ["Tara Mukhim", "Ravi Kumar"],
    ),
    "JSON-LD with quotation marks in its texts": (
        '<script type="application/ld+json">{"@type": "Article", "headline": "A "b" c", "author": "Tara"}</script>',
        ["Tara"],
    ),
    "what WordPress says to those who share the page": (
        meta("twitter:label1", "Written by") + meta("twitter:data1", "Tara Mukhim"),
        ["Tara Mukhim"],
    ),
    "no reading time that WordPress says": (meta("twitter:label1", "Reading time") + meta("twitter:data1", "Four"), []),
    "those who sign this article, not the next": (
        "<h1>x</h1><div><div><span class=author>Tara Mukhim</span></div></div>"
        + TEXT
        + "<ul><li><div><span class=author>Ravi Kumar</span></div></li></ul>",
        ["Tara Mukhim"],
    ),
    "people, without the publisher beside them": (
        meta("og:site_name", "Hill Courier") + signed("By Tara Mukhim, Hill Courier Online"),
        ["Tara Mukhim"],
    ),
    "an agency beside people": (
        linked_data(author="Tara Mukhim and Ravi Kumar, PTI"),
        ["Tara Mukhim", "Ravi Kumar", "PTI"],
    ),
    "an agency alone": (signed("भाषा"), ["भाषा"]),
    "the publisher with an agency, as one": (
        meta("og:site_name", "Le Bac") + linked_data(author={"@type": "Person", "name": "Le Bac et AFP"}),
        ["Le Bac et AFP"],
    ),
    "no credit of a picture": (meta("author", "Tara Mukhim") + meta("author", "(Image: Ravi Kumar)"), ["Tara Mukhim"]),
    "initials with a stroke": (linked_data(author="hcn/tmu, rkr"), ["hcn/tmu", "rkr"]),
    "nobody": (f"<h1>x</h1>{TEXT}", []),
    "nobody in a sentence with a year": (f"<h1>x</h1><p>The bridge was built in 1961.</p>{TEXT}", []),
    "nobody in a fact with a year": (f"<h1>x</h1><ul><li>Built in 1961</li></ul>{TEXT}", []),
    "nobody in a sentence with a year, in Hindi": (f"<h1>x</h1><p>यह पुल 1961 में बना था।</p>{TEXT}", []),
}


BEFORE_A_YEAR = "what stands before a year in a short line below the headline is taken for an author"


@pytest.mark.parametrize(("html", "authors"), cases(AUTHORS))
def test_the_authors_are(html: str, authors: list[str]) -> None:
    assert list(fields_of(html).authors) == authors


def tagged(*topics: str, label: str = "", cls: str = "x", path: str = "/topic/") -> str:
    links = "".join(f"<li><a href='{path}{number}'>{topic}</a></li>" for number, topic in enumerate(topics))
    return f"<h1>x</h1>{TEXT}<div><h4>{label}</h4><ul class='{cls}'>{links}</ul></div>"


TOPICS: dict[str, tuple[str, list[str]]] = {
    "links under a label": (
        tagged("Ferries", "River", label="Topics mentioned in this article", path="/x/"),
        ["Ferries", "River"],
    ),
    "links under a label in Hindi": (tagged("नाव", "नदी", label="टैग्स", path="/x/"), ["नाव", "नदी"]),
    "links under a label in Spanish": (tagged("Barcos", "Río", label="Temas", path="/x/"), ["Barcos", "Río"]),
    "links under a label in Tamil": (tagged("படகு", "ஆறு", label="குறிச்சொற்கள்", path="/x/"), ["படகு", "ஆறு"]),
    "links under a label in Urdu": (tagged("کشتی", "دریا", label="موضوعات", path="/x/"), ["کشتی", "دریا"]),
    "links in a box named tags": (tagged("Ferries", "River", cls="article-tags tags"), ["Ferries", "River"]),
    "links of rel=tag": (
        "<a rel=tag href=/topic/1>Ferries</a> <a rel=tag href=/topic/2>River</a>",
        ["Ferries", "River"],
    ),
    "links each in a box of their own": (
        f"<h1>x</h1>{TEXT}<p>Tags:</p><span><a href=/tag/1>Ferries</a></span><span><a href=/tag/2>River</a></span>",
        ["Ferries", "River"],
    ),
    "JSON-LD, a list": (linked_data(keywords=["Ferries", "River"]), ["Ferries", "River"]),
    "JSON-LD, a text with commas": (linked_data(keywords="Ferries, River"), ["Ferries", "River"]),
    "meta with Arabic commas": (meta("keywords", "کشتی، دریا"), ["کشتی", "دریا"]),
    "meta with Japanese commas": (meta("keywords", "渡し船、川"), ["渡し船", "川"]),
    "Chinese with spaces": (meta("keywords", "地铁 临江 城市交通"), ["地铁", "临江", "城市交通"]),
    "article:tag": (meta("article:tag", "Ferries") + meta("article:tag", "River"), ["Ferries", "River"]),
    "each once, whatever its case": (meta("keywords", "Ferry, ferry, FERRY, River"), ["Ferry", "River"]),
    "signs around a topic go": (meta("keywords", "#Ferry, 'River'"), ["Ferry", "River"]),
    "prefixes go": (linked_data(keywords=["topic/Ferry", "tag:River"]), ["Ferry", "River"]),
    "identifiers are none": (
        linked_data(keywords=["6f1c2a3b-77aa-4bcd-9e00-0123456789ab", "123456", "River"]),
        ["River"],
    ),
    "the publisher is none": (
        meta("og:site_name", "Hill Courier") + meta("keywords", "Ferry, Hill Courier"),
        ["Ferry"],
    ),
    "the section alone is none, where links are shown": (
        linked_data(articleSection="Town", keywords="Town") + tagged("Ferries", "River", label="Tags"),
        ["Ferries", "River"],
    ),
    "of two lists, the one that is like what is shown": (
        meta("keywords", "ferry, farewell, banks")
        + meta("article:tag", "Ferries, River, Shillong")
        + tagged("Ferries", "River", label="Tags"),
        ["Ferries", "River", "Shillong"],
    ),
    "what is shown, where the list is written for search engines": (
        meta("keywords", "Ferries, Ferries news, latest news, River, Shillong")
        + tagged("Ferries", "River", label="Tags"),
        ["Ferries", "River"],
    ),
    "what is shown, where the list is of the whole site": (
        meta("og:site_name", "पहाड़ी समाचार")
        + meta("keywords", "पहाड़ी समाचार, पहाड़ी, शिलांग, नदी")
        + tagged("नाव", "नदी", label="टैग्स"),
        ["नाव", "नदी"],
    ),
    "what is shown, where the list is of codes": (
        meta("keywords", "IN, FERR, RIV08, TRN:FERRIES, GEN") + tagged("Ferries", "River", label="Tags"),
        ["Ferries", "River"],
    ),
    "what is shown, where the list is one string of words": (
        meta("keywords", "Bank Ferry Farewell River Wave") + tagged("Ferries", "River", label="Tags"),
        ["Ferries", "River"],
    ),
    "no keywords of any news": (meta("keywords", "Ferry, latest news, ताजा खबर, River"), ["Ferry", "River"]),
    "the last part of a path": (meta("keywords", "town/ferries, River"), ["ferries", "River"]),
    "subjects among facets": (
        linked_data(keywords=["Subject: River", "Language: English", "Page Type: Article"]),
        ["River"],
    ),
    "no link to all topics": (
        f"<h1>x</h1>{TEXT}<div class=tags><a href=/themen/1>Fähre</a> <a href=/themen/>Alle Themen</a></div>",
        ["Fähre"],
    ),
    "links to topics side by side, without label or name": (
        f"<h1>x</h1>{TEXT}<div><div><a href=/topics/1>Ferries</a></div><div><a href=/topics/2>River</a></div></div>",
        ["Ferries", "River"],
    ),
    "the menu's links are none": (
        "<nav><p class=tags><a href=/topic/1>Home</a></p></nav>" + TEXT,
        [],
    ),
    "none": (f"<h1>x</h1>{TEXT}", []),
}


@pytest.mark.parametrize(("html", "topics"), cases(TOPICS))
def test_the_topics_are(html: str, topics: list[str]) -> None:
    assert list(fields_of(html).topics) == topics


PUBLISHERS = {
    "og:site_name": (meta("og:site_name", "The Hill Courier"), "The Hill Courier"),
    "JSON-LD": (linked_data(publisher={"@type": "Organization", "name": "The Hill Courier"}), "The Hill Courier"),
    "a JSON-LD object for the site": (
        '<script type="application/ld+json">[{"@type": "WebSite", "name": "The Hill Courier"}]</script>',
        "The Hill Courier",
    ),
    "the end of the title": (
        "<title>The last ferry - Town - Hill Courier</title><h1>The last ferry</h1>",
        "Hill Courier",
    ),
    "the end of a title in Hindi": ("<title>आखिरी नाव | लोकवाणी</title><h1>आखिरी नाव</h1>", "लोकवाणी"),
    "not the end of the headline itself": (
        "<title>The last ferry - a story</title><h1>The last ferry - a story</h1>",
        None,
    ),
    "none": ("<h1>x</h1>", None),
}


@pytest.mark.parametrize(("html", "publisher"), cases(PUBLISHERS))
def test_the_publisher_is(html: str, publisher: str | None) -> None:
    assert fields_of(html).publisher == publisher


def link(href: str) -> str:
    return f"<link rel='canonical' href='{href}'>"


SERVED = "https://www.hill-courier.example/town/2025/ferry"
CANONICAL = {
    "the link": (link("https://hill-courier.example/f"), URL, "https://hill-courier.example/f"),
    "a link relative to the page": (link("/f"), URL, "https://www.hill-courier.example/f"),
    "a link in capitals": ("<LINK REL=Canonical HREF=/f>", URL, "https://www.hill-courier.example/f"),
    "og:url": (meta("og:url", "https://hill-courier.example/f"), URL, "https://hill-courier.example/f"),
    "JSON-LD's page": (linked_data(mainEntityOfPage={"@id": "/f"}), URL, "https://www.hill-courier.example/f"),
    "of an AMP page": (link("/f"), "https://amp.hill-courier.example/amp/f", "https://amp.hill-courier.example/f"),
    "where it was served, without tracking": ("", URL + "?utm_source=x&id=7#top", SERVED + "?id=7"),
    "the home page is none": (link("https://hill-courier.example/"), URL, SERVED),
    "another site's is none": (link("https://evil.example/f"), URL, SERVED),
    "another site's under a shared end is none": (
        link("https://evil.co.in/f"),
        "https://courier.co.in/f",
        "https://courier.co.in/f",
    ),
    "a script is none": (link("javascript:x()"), URL, SERVED),
    "believed where nobody says where it was served": (
        link("https://hill-courier.example/f"),
        None,
        "https://hill-courier.example/f",
    ),
    "letters of every script are readable": (
        link("https://hill-courier.example/%E0%A4%A8%E0%A4%BE%E0%A4%B5"),
        URL,
        "https://hill-courier.example/नाव",
    ),
    "none": ("<h1>x</h1>", None, None),
}


@pytest.mark.parametrize(("html", "url", "canonical"), cases(CANONICAL))
def test_the_canonical_url_is(html: str, url: str | None, canonical: str | None) -> None:
    assert fields_of(html, url).url == canonical


IMAGES = {
    "og:image": (meta("og:image", "https://img.example/a.jpg"), "https://img.example/a.jpg"),
    "a relative one": (meta("og:image", "/a.jpg"), "https://www.hill-courier.example/a.jpg"),
    "JSON-LD, an object": (linked_data(image={"url": "https://img.example/a.jpg"}), "https://img.example/a.jpg"),
    "JSON-LD, a list": (linked_data(image=["https://img.example/a.jpg", "x"]), "https://img.example/a.jpg"),
    "a script is none": (meta("og:image", "javascript:x()"), None),
    "data are none": (meta("og:image", "data:image/gif;base64,R0"), None),
    "none": ("<img src=/a.jpg>", None),
}


@pytest.mark.parametrize(("html", "image"), cases(IMAGES))
def test_the_lead_image_is(html: str, image: str | None) -> None:
    assert fields_of(html).image.url == image


HINDI = "<p>साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया और पूरा कस्बा उसे विदा करने आया।</p>"
LANGUAGES = {
    "what the page says": (f"<html lang=en-IN><body>{TEXT}", "en"),
    "what the page says, among those of one script": (f"<html lang=mr><body>{HINDI}", "mr"),
    "og:locale": (meta("og:locale", "hi_IN") + HINDI, "hi"),
    "JSON-LD": (linked_data(inLanguage="ne") + HINDI, "ne"),
    "not what the script contradicts": (f"<html lang=en><body>{HINDI}", "hi"),
    "not Hindi for a text in English": (f"<html lang=hi><body>{TEXT}", "en"),
    "a script is kept": (f"<html lang=zh-Hant-TW><body><p>{'渡船在週日開出最後一班。' * 9}</p>", "zh-Hant"),
    "Hindi in Latin letters": (f"<html lang=hi-Latn><body>{TEXT}", "hi-Latn"),
    "Japanese by its kana": (f"<p>{'六十年にわたり両岸を結んだ渡し船が終わった。' * 9}</p>", "ja"),
    "Chinese": (f"<p>{'连接两岸六十年的渡船在星期日开出最后一班。' * 9}</p>", "zh"),
    "Tamil by its script": (f"<p>{'கடைசி படகு ஞாயிற்றுக்கிழமை கரையை விட்டுப் புறப்பட்டது. ' * 4}</p>", "ta"),
    "Urdu": (f"<html lang=ur><body><p>{'ساٹھ سال تک کناروں کو جوڑنے والی کشتی نے آخری چکر لگایا۔ ' * 4}</p>", "ur"),
    "Bengali by its script": (f"<p>{'ষাট বছর ধরে দুই তীর জুড়ে রাখা নৌকা রবিবার শেষবার চলল। ' * 4}</p>", "bn"),
    "Russian": (f"<p>{'Паром, который шестьдесят лет соединял берега, ушёл в последний рейс. ' * 4}</p>", "ru"),
    "German": (f"<p>{'Die Fähre, die sechzig Jahre lang beide Ufer verband, fuhr zum letzten Mal. ' * 4}</p>", "de"),
}


@pytest.mark.parametrize(("html", "language"), cases(LANGUAGES))
def test_the_language_is(html: str, language: str) -> None:
    assert fields_of(html, None).language == language


TAGS = {"hi_IN": "hi", "EN": "en", "zh-hant-TW": "zh-Hant", "es-419": "es", " ta ": "ta", "english": None, "": None}


@pytest.mark.parametrize(("value", "tag"), TAGS.items())
def test_a_language_tag_is_brought_to_one_form(value: str, tag: str | None) -> None:
    assert normalise_tag(value) == tag


def test_a_text_without_letters_has_no_script() -> None:
    assert script_of("123 — !") is None


DATES: dict[str, tuple[str, date | None]] = {
    "JSON-LD": (linked_data(datePublished="2025-06-02T13:05:00+05:30"), datetime(2025, 6, 2, 13, 5, tzinfo=IST)),
    "a day alone stays a day": (linked_data(datePublished="2025-06-02"), date(2025, 6, 2)),
    "meta": (meta("article:published_time", "2025-06-02T13:05+05:30"), datetime(2025, 6, 2, 13, 5, tzinfo=IST)),
    "a line below the headline in Hindi": ("<h1>x</h1><p>प्रकाशित: 2 जून 2025</p>" + HINDI, date(2025, 6, 2)),
    "the path of the URL": (link("/2025/06/02/ferry"), None),
    "no guess": (f"<h1>x</h1>{TEXT}", None),
    "the zone of another date": (
        linked_data(datePublished="2025-06-02 13:05:00", dateModified="2025-06-02T15:00:00+05:30"),
        datetime(2025, 6, 2, 13, 5, tzinfo=IST),
    ),
    "the zone below the headline": (
        meta("publish-date", "2025-06-02 13:05:00") + "<h1>x</h1><p>Updated: June 2, 2025 15:00 IST</p>" + TEXT,
        datetime(2025, 6, 2, 13, 5, tzinfo=IST),
    ),
    "the label of publication before that of a change": (
        f"<h1>x</h1><p>Updated: June 3, 2025 3:00 pm IST, Published: June 2, 2025 1:05 pm IST</p>{TEXT}",
        datetime(2025, 6, 2, 13, 5, tzinfo=IST),
    ),
    "a year of two digits": (f"<h1>x</h1><p>Do 02.06.25 | 14:07 Uhr | Von Tara Mukhim</p>{TEXT}", date(2025, 6, 2)),
    "no day that a sentence speaks of": (f"<h1>x</h1><p>The bridge fell on 2 June 2015.</p>{TEXT}", None),
    "no day that a sentence in Hindi speaks of": (f"<h1>x</h1><p>पुल 2 जून 2015 को गिर गया था।</p>{HINDI}", None),
}


SPOKEN_OF = "a day that a short sentence of the text speaks of is taken for the day of publication"


@pytest.mark.parametrize(("html", "published"), cases(DATES))
def test_the_article_was_published(html: str, published: date | None) -> None:
    assert fields_of(html).published == published


def test_a_change_no_later_than_the_publication_is_none() -> None:
    same = "2025-06-02T13:05:00+05:30"
    assert fields_of(linked_data(datePublished=same, dateModified=same)).modified is None
    assert fields_of(linked_data(datePublished=same, dateModified="2025-06-03")).modified == date(2025, 6, 3)


PAID = {
    "JSON-LD, not free": (linked_data(isAccessibleForFree=False), True),
    "JSON-LD, not free in words": (linked_data(isAccessibleForFree="False"), True),
    "JSON-LD, a part not free": (linked_data(hasPart={"@type": "WebPageElement", "isAccessibleForFree": False}), True),
    "JSON-LD, free though a part is not": (
        linked_data(isAccessibleForFree=True, hasPart=[{"isAccessibleForFree": False}]),
        False,
    ),
    "meta, locked": (meta("article:content_tier", "locked"), True),
    "meta, metered": (meta("article:content_tier", "metered"), False),
    "nothing": (TEXT, False),
}


@pytest.mark.parametrize(("html", "is_paid"), cases(PAID))
def test_a_paywall_is_marked_where_the_page_says_so(html: str, *, is_paid: bool) -> None:
    assert fields_of(html).is_paid is is_paid


CHANGES = {
    "English": ("<p>Updated: June 3, 2025 3:05 pm IST</p>", TEXT, datetime(2025, 6, 3, 15, 5, tzinfo=IST)),
    "Hindi": ("<p>अपडेटेड: जून 03, 2025 15:05 IST</p>", HINDI, datetime(2025, 6, 3, 15, 5, tzinfo=IST)),
    "none": ("<p>Published: June 3, 2025</p>", TEXT, None),
}


@pytest.mark.parametrize(("line", "text", "modified"), cases(CHANGES))
def test_a_change_is_read_from_its_label(line: str, text: str, modified: datetime | None) -> None:
    published = linked_data(datePublished="2025-06-02T13:05:00+05:30")
    assert fields_of(f"{published}<h1>x</h1>{line}{text}").modified == modified


BROKEN = {
    "a comma too many": '{"@type": "NewsArticle", "headline": "The last ferry",}',
    "a comment around": '<!-- {"@type": "NewsArticle", "headline": "The last ferry"} -->',
    "CDATA around": '//<![CDATA[\n{"@type": "NewsArticle", "headline": "The last ferry"}\n//]]>',
    "a line break in a text": '{"@type": "NewsArticle", "headline": "The last\nferry"}',
    "a semicolon at the end": '{"@type": "NewsArticle", "headline": "The last ferry"};',
    "entities for quotes": "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;The last ferry&quot;}",
    "a graph": '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "The last ferry"}]}',
    "several objects": '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "The last ferry"}]',
}


@pytest.mark.parametrize("text", cases(BROKEN))
def test_json_ld_is_read_with(text: str) -> None:
    assert fields_of(f"<script type='application/ld+json'>{text}</script>").title == "The last ferry"


NO_JSON_LD = {
    "half an object": '{"@type": "NewsArticle", "headline": "x',
    "a number": "7",
    "null": "null",
    "an empty text": '""',
    "types that are objects": '{"@type": {"@type": "x"}, "headline": {"a": []}, "author": 7, "keywords": {"x": 1}}',
    "fields of other kinds": '{"@type": "Article", "headline": 7, "image": [7], "url": [], "mainEntityOfPage": [[]]}',
    "brackets without end": "[" * 5000,
}


@pytest.mark.parametrize("text", cases(NO_JSON_LD))
def test_json_ld_that_makes_no_sense_is_left_out(text: str) -> None:
    html = f"<script type='application/ld+json'>{text}</script><h1>The last ferry</h1>{TEXT}"
    assert fields_of(html).title == "The last ferry"


def test_a_rule_goes_before_all_else() -> None:
    selectors = (("authors", ".w"), ("published", "time"), ("title", ".t"), ("topics", ".k a"))
    html = (
        "<h1>The Hill Courier</h1><h2 class=t>The last ferry</h2><b class=w>By Tara Mukhim</b>"
        "<time datetime='2025-06-02'>yesterday</time><div class=k><a>Ferries</a><a>River</a></div>"
    )
    fields = fields_of(html, rule=Rule("hill-courier.example", fields=selectors))
    assert (fields.title, fields.authors, fields.published) == ("The last ferry", ("Tara Mukhim",), date(2025, 6, 2))
    assert fields.topics == ("Ferries", "River")
