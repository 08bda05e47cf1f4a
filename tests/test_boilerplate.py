"""What is not the article is dropped from its body, for a reason that is recorded; what is the article stays."""

import pytest
from bs4 import BeautifulSoup

from scraper.blocks import paragraphs
from scraper.boilerplate.fragment import Known
from scraper.boilerplate.passes import drop_boilerplate
from scraper.explain import FIRST_WORDS, Removal, removal
from scraper.reading import read_blocks
from tests.cases import cases

BASE = "https://hill-courier.example/town/ferry"
ONE = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave."
TWO = "Its captain, who had never missed a day, sounded the horn three times and then went home for his supper."
THREE = "The council says that a bridge will be open by the spring, though nobody in the town has seen a plan of it."
PLAIN = [ONE, TWO, THREE]
P1, P2, P3 = (f"<p>{text}</p>" for text in PLAIN)
KNOWN = Known("The last ferry", "Nobody was sure that it would start once more.", ("Tara Mukhim",))


def cleaned(html: str, known: Known = KNOWN) -> tuple[list[str], tuple[Removal, ...]]:
    body = BeautifulSoup(f"<body>{html}</body>", "lxml").body
    assert body is not None
    removals = drop_boilerplate(body, known)
    return list(paragraphs(read_blocks(body, BASE))), removals


def amid(html: str) -> str:
    return f"{P1}{P2}{html}{P3}"


LINK = "<a href=/x>A boat was found in a field</a>"
DROPPED = {
    "a script": (amid("<script>x()</script>"), "drop_unread", "<script>"),
    "a style": (amid("<style>p{}</style>"), "drop_unread", "<style>"),
    "what is hidden": (
        amid("<p hidden>Hidden words that nobody is meant to read at all.</p>"),
        "drop_unread",
        "hidden",
    ),
    "what a style hides": (amid("<p style='display: none'>Hidden words of a page.</p>"), "drop_unread", "hidden"),
    "what is laid over": (
        amid("<div style='position:fixed;inset:0'>Your session has expired, sign in again.</div>"),
        "drop_unread",
        "laid over the page",
    ),
    "navigation": (amid(f"<nav>{LINK}</nav>"), "drop_page_furniture", "<nav>"),
    "an aside": (amid(f"<aside><p>Read more of it elsewhere.</p>{LINK}</aside>"), "drop_page_furniture", "<aside>"),
    "a role": (amid(f"<div role=complementary>{LINK} and some more words.</div>"), "drop_page_furniture", "<div>"),
    "a form": (amid("<form><input name=q></form>"), "drop_form_boxes", "form and the words around it"),
    "a form with its appeal": (
        amid("<div><h4>Stay close to the river</h4><p>Write to us.</p><form><input type=email></form></div>"),
        "drop_form_boxes",
        "form and the words around it",
    ),
    "a box named for advertising": (
        amid("<div class=adBox-2><p>Buy two boats for the price of one, this week only.</p></div>"),
        "drop_named_furniture",
        "class of kind advertisement",
    ),
    "a share bar": (amid("<ul class=social-share><li>Copy</li></ul>"), "drop_named_furniture", "class of kind share"),
    "related articles by name": (
        amid(f"<div id=related-stories>{LINK}</div>"),
        "drop_named_furniture",
        "class of kind related",
    ),
    "a newsletter by name": (
        amid("<section class=newsletter-signup>The best of the week, every Friday.</section>"),
        "drop_named_furniture",
        "class of kind newsletter",
    ),
    "Advertisement": (amid("<div>Advertisement</div>"), "drop_labels", "says it is advertisement"),
    "Advertisement in Hindi": (amid("<p>विज्ञापन</p>"), "drop_labels", "says it is advertisement"),
    "Advertisement in Tamil": (amid("<p>விளம்பரம்</p>"), "drop_labels", "says it is advertisement"),
    "Advertisement in Urdu": (amid("<p>اشتہار</p>"), "drop_labels", "says it is advertisement"),
    "Advertisement in Japanese": (amid("<p>広告</p>"), "drop_labels", "says it is advertisement"),
    "Advertisement in German": (amid("<p>Anzeige</p>"), "drop_labels", "says it is advertisement"),
    "the time of reading": (amid("<p>Read Time: <span>3 mins</span></p>"), "drop_labels", "says it is reading_time"),
    "the time of reading in Hindi digits": (
        amid("<p>पढ़ने का समय: ३ मिनट</p>"),
        "drop_labels",
        "says it is reading_time",
    ),
    "a label with links under it": (
        amid(f"<div><h4>Related articles</h4><ul><li>{LINK}</li><li>{LINK}</li></ul></div>"),
        "drop_labelled_boxes",
        "box under the label of related_heading",
    ),
    "a featured video with its title": (
        amid(f"<div><div>Featured Video Of The Day</div>{LINK}</div>"),
        "drop_labelled_boxes",
        "box under the label of featured_video",
    ),
    "topics with their links": (
        amid("<div><b>Topics mentioned in this article</b> <a href=/t/1>Ferries</a> <a href=/t/2>River</a></div>"),
        None,
        None,
    ),
    "also read": (amid(f"<p>Also Read: {LINK}</p>"), "drop_also_read", "leads to another article"),
    "also read, in bold": (
        amid(f"<p><strong>Also read | {LINK}</strong></p>"),
        "drop_also_read",
        "leads to another article",
    ),
    "also read in Hindi": (amid(f"<p><b>यह भी पढ़ें: {LINK}</b></p>"), "drop_also_read", "leads to another article"),
    "also read in Bengali": (amid(f"<p>আরও পড়ুন: {LINK}</p>"), "drop_also_read", "leads to another article"),
    "also read in Chinese": (amid(f"<p>延伸阅读：{LINK}</p>"), "drop_also_read", "leads to another article"),
    "also read in German": (amid(f"<p>Lesen Sie auch: {LINK}</p>"), "drop_also_read", "leads to another article"),
    "an appeal to follow": (
        amid("<p>Follow us on Instagram for the latest news.</p>"),
        "drop_appeals",
        "opens like follow",
    ),
    "an agency's note": (
        amid("<p>(This story has not been edited by our staff and is published from a syndicated feed.)</p>"),
        "drop_appeals",
        "opens like agency_note",
    ),
    "teasers": (
        amid("<div><h3><a href=/1>A boat in a field</a></h3><p>Odd.</p><h3><a href=/2>A fish on a roof</a></h3></div>"),
        "drop_teasers",
        "teasers of other articles",
    ),
    "a list of links": (amid(f"<ul><li>{LINK}</li><li>{LINK}</li></ul>"), "drop_link_lists", "nothing but links"),
    "a caption without a figure": (amid("<p>Photo: Ravi Kumar</p>"), "drop_captions", "caption or credit"),
    "the headline again": (
        f"<h1>The last ferry</h1>{P1}{P2}{P3}",
        "drop_head_matter",
        "stands over the first paragraph",
    ),
    "the standfirst again": (
        f"<h2>{KNOWN.summary}</h2>{P1}{P2}{P3}",
        "drop_head_matter",
        "stands over the first paragraph",
    ),
    "breadcrumbs": (f"<div>Home » Town</div>{P1}{P2}{P3}", "drop_head_matter", "stands over the first paragraph"),
    "the author's line": (amid("<p>Tara Mukhim</p>"), "drop_bylines", "names the author"),
    "the byline": (amid("<p>By Tara Mukhim in Lalpur</p>"), "drop_bylines", "byline"),
    "the lead picture": (
        f"<figure><img src=/a.jpg alt='A boat'><figcaption>A boat</figcaption></figure>{P1}{P2}{P3}",
        "drop_lead_figures",
        "lead image",
    ),
    "a signature at the end": (f"{P1}{P2}{P3}<p>(AFP)</p>", None, None),
    "a stray label at the end": (f"{P1}{P2}{P3}<p>Top stories</p>", None, None),
    "a second article": (
        f"<div>{P1}{P2}{P3}</div><article><h1>A boat in a field</h1><p>{TWO[::-1]}</p></article>",
        "drop_second_article",
        "another article",
    ),
    "an embedded post": (
        amid("<blockquote class=twitter-tweet><p>So long!</p><a href=https://social.example/1>June</a></blockquote>"),
        "turn_posts_into_links",
        "embedded post, kept as a link",
    ),
    "comments after the text": (
        f"{P1}{P2}{P3}<h3>Comments</h3><p>I was there.</p><p>So was I.</p>",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("html", "dropped_by", "reason"), cases(DROPPED))
def test_dropped_is(html: str, dropped_by: str | None, reason: str | None) -> None:
    left, removals = cleaned(html)
    assert left == PLAIN
    assert removals
    if dropped_by:
        assert (dropped_by, reason) in {(one.dropped_by, one.reason) for one in removals}


LONG_HINDI = "कस्बे के लोगों ने बताया कि नाव पर लगा पुराना विज्ञापन अब भी दिखता है, और यह भी पढ़ने में आता है कि किराया चार आने था।"
KEPT: dict[str, tuple[str, list[str]]] = {
    "a subhead": (amid("<h2>A bridge to come</h2>"), [ONE, TWO, "A bridge to come", THREE]),
    "a quotation": (amid(f"<blockquote><p>{ONE}</p></blockquote>"), [ONE, TWO, ONE, THREE]),
    "a list of facts": (
        amid("<ul><li>Built in 1961</li><li>Sixty seats</li></ul>"),
        [ONE, TWO, "Built in 1961", "Sixty seats", THREE],
    ),
    "a table": (
        amid("<table><tr><td>Year</td><td>Trips</td></tr><tr><td>1961</td><td>9</td></tr></table>"),
        [ONE, TWO, "Year | Trips", "1961 | 9", THREE],
    ),
    "a table at the end": (
        f"{P1}{P2}{P3}<table><tr><td>Year</td><td>Trips</td></tr></table>",
        [*PLAIN, "Year | Trips"],
    ),
    "a list at the end": (f"{P1}{P2}{P3}<ul><li>Built in 1961</li></ul>", [*PLAIN, "Built in 1961"]),
    "a short sentence at the end": (
        f"{P1}{P2}{P3}<p>“So long,” she said, and left.</p>",
        [*PLAIN, "“So long,” she said, and left."],
    ),
    "a short sentence in the middle": (amid("<p>It rained.</p>"), [ONE, TWO, "It rained.", THREE]),
    "a dateline": (f"<p>LALPUR: {ONE}</p>{P2}{P3}", [f"LALPUR: {ONE}", TWO, THREE]),
    "a sentence that opens like an appeal": (
        amid("<p>Following the last trip, the horn was given to the school.</p>"),
        [ONE, TWO, "Following the last trip, the horn was given to the school.", THREE],
    ),
    "a sentence about advertising": (
        amid("<p>Advertisement boards along the bank were taken down in March by the council.</p>"),
        [ONE, TWO, "Advertisement boards along the bank were taken down in March by the council.", THREE],
    ),
    "a Hindi paragraph with words of furniture": (amid(f"<p>{LONG_HINDI}</p>"), [ONE, TWO, LONG_HINDI, THREE]),
    "a sentence that names the author": (
        amid("<p>“Ask Tara Mukhim,” said the captain, who knew her well and liked her.</p>"),
        [ONE, TWO, "“Ask Tara Mukhim,” said the captain, who knew her well and liked her.", THREE],
    ),
    "a paragraph that is half a link": (
        amid(f"<p>Some weeks ago {LINK}, but this was no river that anybody there had ever heard of.</p>"),
        [
            ONE,
            TWO,
            "Some weeks ago A boat was found in a field, but this was no river that anybody there had ever heard of.",
            THREE,
        ],
    ),
    "the whole under a name of furniture": (f"<div class=sidebar>{P1}{P2}{P3}</div>", PLAIN),
    "the whole in a form": (f"<form>{P1}{P2}{P3}</form>", PLAIN),
    "paragraphs parted by line breaks": ("<br><br>".join(PLAIN), PLAIN),
    "a first paragraph that is also the standfirst": (
        f"<p>{KNOWN.summary}</p>{P1}{P2}{P3}",
        [str(KNOWN.summary), *PLAIN],
    ),
    "an article that opens with a list": (
        f"<ul><li>{ONE} {TWO}</li></ul>{P2}{P3}",
        [f"{ONE} {TWO}", TWO, THREE],
    ),
    "an answer in brackets": (
        amid("<p>(The council did not answer.)</p>"),
        [ONE, TWO, "(The council did not answer.)", THREE],
    ),
}


@pytest.mark.parametrize(("html", "left"), cases(KEPT))
def test_kept_is(html: str, left: list[str]) -> None:
    assert cleaned(html)[0] == left


@pytest.mark.parametrize("headline", ["Ferry", "The river", "Town"])
def test_a_headline_of_a_word_drops_no_paragraph_that_holds_the_word(headline: str) -> None:
    texts = [
        f"{headline} news came early on that day, and people talked of it.",
        ONE,
        f"So ended the {headline} story.",
    ]
    html = "".join(f"<p>{text}</p>" for text in texts)
    assert cleaned(html, Known(headline))[0] == texts


def test_nothing_is_dropped_from_plain_paragraphs() -> None:
    assert cleaned(P1 + P2 + P3) == (PLAIN, ())


def test_an_empty_body_stays_empty() -> None:
    assert cleaned("") == ([], ())


def test_a_removal_keeps_the_first_words_and_reads_as_one_line() -> None:
    long = removal("drop_labels", "says it is share", "Share " * 40)
    assert len(long.words) <= FIRST_WORDS + 1
    assert long.words.endswith("Sh…")
    assert str(removal("drop_unread", "<script>", "")) == "drop_unread: <script>: (no text)"
