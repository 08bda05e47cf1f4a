"""What is not the article is left out of its text, whatever stands around it and between; what is the article stays.

Every case is a whole page of an invented paper. `KNOWN_GAPS` names those that do not come out right yet.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import product

import pytest

from scraper.body.blocks import Heading, plain
from scraper.capture import Capture
from scraper.extraction import Extraction, extract
from tests.cases import cases

TITLE = "The last ferry leaves Lalpur"
URL = "https://hill-courier.example/town/last-ferry"
CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)


def paragraphs(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split("\n\n")]


PLAIN = paragraphs("""
The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave. Some
had brought flowers, some had brought their lunch, and one man had brought the oar that he had lost in 1987.

Its captain, Bimal Thapa, who had never missed a day, sounded the horn three times and then went home for his
supper. “I have been across the river more than two hundred thousand times,” he said. “I never saw the sea.”

The council says that a bridge will be open by the spring, though nobody in the town has seen a plan of it. The
mayor told this paper in March that the drawings were with an engineer, and that the engineer was on leave.

Until then, those who work in the mills on the far side must go round by Saltford, which is an hour on the bus. The
first leaves at five in the morning, and the mill owners have agreed to ring the bell a little later.

“My mother took this boat to her wedding,” said Rina Dkhar, who had brought her three children to the landing. “She
was sick all the way, and she always said that it was the last time she was ever afraid of anything.”

The ferry was built in 1961 by two brothers from Saltford, who had until then built nothing but cupboards. It was
meant for sixty people and a cow. On market days it carried twice as many people, and no cow.

It sank only once, in the flood of 1974, at its landing and with nobody on board. Divers found it the next week, and
the town paid for the repairs with a lottery whose first prize, a sewing machine, was never claimed.

The boat itself goes to the school at Lalpur, where it will be painted and put up in the yard next to the well. The
children have asked for the horn to be left in place, and their teachers have asked for it to be taken out.
""")
HINDI = [
    "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया, और पूरा कस्बा उसे विदा करने आया।",
    "नाव के मल्लाह ने, जो एक दिन भी छुट्टी पर नहीं गए थे, तीन बार भोंपू बजाया और फिर खाना खाने घर चले गए।",
    "परिषद का कहना है कि वसंत तक पुल खुल जाएगा, हालांकि कस्बे में किसी ने अब तक उसका नक्शा नहीं देखा है।",
    "तब तक उस पार की मिलों में काम करने वालों को बस से घूमकर जाना होगा, जिसमें एक घंटा लगता है।",
]
URDU = [
    "ساٹھ سال تک دونوں کناروں کو جوڑنے والی کشتی نے اتوار کو آخری چکر لگایا، اور پورا قصبہ اسے رخصت کرنے آیا۔",
    "کشتی کے ملاح نے، جس نے کبھی ایک دن کی چھٹی نہیں کی تھی، تین بار بھونپو بجایا اور پھر کھانا کھانے گھر چلا گیا۔",
    "کونسل کا کہنا ہے کہ بہار تک پل کھل جائے گا، اگرچہ قصبے میں کسی نے ابھی تک اس کا نقشہ نہیں دیکھا ہے۔",
    "تب تک اس پار کی ملوں میں کام کرنے والوں کو بس سے گھوم کر جانا ہوگا، جس میں ایک گھنٹہ لگتا ہے۔",
]
JAPANESE = [
    "六十年にわたり両岸を結んだ渡し船が日曜日に最後の便を終え、町の人々が手を振って見送った。",
    "一日も休んだことのない船長は汽笛を三度鳴らし、それから夕食をとるために家へ帰っていった。",
    "町議会は春までに橋が開通すると説明しているが、その図面を見た住民はまだ一人もいない。",
    "それまでの間、対岸の工場で働く人たちは、一時間かけてバスで遠回りをしなければならない。",
]
KNOWN_GAPS = {
    "a form with its appeal": "Its heading stays: in a box without a telling name it looks like a subhead.",
    "teasers": "The words under the last of them stay: neither a link nor a telling name is around them.",
    "a table at the end": "What stands after the last paragraph is more often a box of facts.",
    "a list at the end": "Its short items look like links to other articles, whose lists stand there.",
    "a table under a subhead": "Its cells are judged one by one, and some of them are left out.",
    "a table of numbers at the end": "Cells that hold numbers alone look like a box of facts.",
    "comments that only the box around them calls so": "There is far more of them than of the article.",
    "another article right after it": "It is dressed like the first and stands in the same box.",
    "another article right before it": "It is dressed like the one under the headline and stands in the same box.",
}
"""What does not come out right yet, and why."""


def marked_up(texts: Iterable[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


BODY = marked_up(PLAIN)
HEAD = f"<meta name=author content='Tara Mukhim'><title>{TITLE} - Hill Courier</title>"
TOP = (
    "<header class=masthead><a href=/>Hill Courier</a><nav><ul><li><a href=/town>Town</a></li><li><a href=/river>River"
    "</a></li><li><a href=/mills>Mills</a></li><li><a href=/letters>Letters</a></li></ul></nav></header>"
)
FOOT = (
    "<footer class=imprint><ul><li><a href=/about>About us</a></li><li><a href=/contact>Contact</a></li><li>"
    "<a href=/privacy>Privacy policy</a></li></ul><p>© 2026 Hill Courier. All rights reserved.</p></footer>"
)


def read(html: str) -> Extraction:
    body = f"<!doctype html><html><head>{HEAD}</head><body>{TOP}{html}{FOOT}</body></html>"
    return extract(Capture(origin="ferry.html", body=body.encode(), captured=CAPTURED, url=URL), explain=True)


def read_story(html: str, title: str = TITLE) -> Extraction:
    byline = "<div class=meta><span>By Tara Mukhim</span> <time datetime=2025-06-02>2 June 2025</time></div>"
    return read(f"<main><article><h1>{title}</h1>{byline}<div class=story>{html}</div></article></main>")


def texts_of(extraction: Extraction) -> list[str]:
    return extraction.text.split("\n\n") if extraction.text else []


def check(name: str, found: list[str], texts: list[str]) -> None:
    if name in KNOWN_GAPS:
        assert found != texts, "it comes out right now; take the gap out of KNOWN_GAPS"
    else:
        assert found == texts


def amid(html: str) -> str:
    """Put something between the paragraphs of the story."""
    return marked_up(PLAIN[:3]) + html + marked_up(PLAIN[3:])


LINK = "<a href=/x>A boat was found in a field</a>"
TEASERS = {
    "A boat was found in a field": "It lay among the cabbages, and nobody could say how it had come there.",
    "The mill counts its swallows": "There are forty more than last year, and they have learned to use the door.",
    "A bell that rings by itself": "For a week the sexton of Saltford did not sleep, until he met the goat.",
    "Bread goes up by a farthing": "The bakers blame the rain, the millers blame the bakers.",
}
LINKS = [f"<a href=/x/{number}>{title}</a>" for number, title in enumerate(TEASERS)]
COMMENTS = [
    "I was there on Sunday with my dog, who barked at the horn from the first to the last.",
    "Sixty years, and the council never once painted the railing. They will do no better with a bridge.",
    "Does anybody know whether the tickets are still good for the bus?",
]


def thread(comments: Iterable[str]) -> str:
    return "".join(
        f"<li class=comment><div class=comment-author><b>reader{number}</b></div><div class=comment-meta>"
        f"<time>{number + 2} hours ago</time></div><div class=comment-content><p>{words}</p></div>"
        "<a class=reply href=#>Reply</a></li>"
        for number, words in enumerate(comments)
    )


DROPPED = {
    "a script": amid("<script>var box = {}; box.show('Hidden words');</script>"),
    "a style": amid("<style>p { color: red }</style>"),
    "what is hidden": amid("<p hidden>Hidden words that nobody is meant to read at all.</p>"),
    "what a style hides": amid("<p style='display: none'>Hidden words that nobody is meant to read.</p>"),
    "what is laid over": amid("<div style='position:fixed;inset:0'>Your session has expired, sign in again.</div>"),
    "navigation": amid(f"<nav>{LINK}</nav>"),
    "an aside": amid(f"<aside><p>Read more of it elsewhere.</p>{LINK}</aside>"),
    "a role": amid(f"<div role=complementary>{LINK} and some more words.</div>"),
    "a form": amid("<form><input name=q></form>"),
    "a form with its appeal": amid(
        "<div class=c-box-7><h4>Stay close to the river</h4><p>Sign up for five stories from the valley, in your post "
        "every Friday.</p><form action=/letters><label>E-mail <input type=email></label><button>Sign up</button>"
        "<small>I agree to the <a href=/terms>terms</a> and the <a href=/privacy>privacy policy</a>.</small></form>"
        "</div>"
    ),
    "a box named for advertising": amid(
        "<div class=adBox-2><p>Buy two boats for the price of one, this week only.</p></div>"
    ),
    "a share bar": amid("<ul class=social-share><li>Copy</li><li>Print</li></ul>"),
    "related articles by name": amid(f"<div id=related-stories>{LINK}</div>"),
    "a newsletter by name": amid(
        "<section class=newsletter-signup><h3>The River Letter</h3><p>The best of the week, every Friday.</p>"
        "<form action=/letters><input type=email><button>Subscribe</button></form></section>"
    ),
    "Advertisement": amid("<div>Advertisement</div>"),
    "Advertisement in Hindi": amid("<p>विज्ञापन</p>"),
    "Advertisement in Tamil": amid("<p>விளம்பரம்</p>"),
    "Advertisement in Urdu": amid("<p>اشتہار</p>"),
    "Advertisement in Japanese": amid("<p>広告</p>"),
    "Advertisement in German": amid("<p>Anzeige</p>"),
    "the time of reading": amid("<p>Read Time: <span>3 mins</span></p>"),
    "the time of reading in Hindi digits": amid("<p>पढ़ने का समय: ३ मिनट</p>"),
    "a label with links under it": amid(f"<div><h4>Related articles</h4><ul>{marked_up(LINKS, 'li')}</ul></div>"),
    "a featured video with its title": amid(f"<div><div>Featured Video Of The Day</div>{LINK}</div>"),
    "topics with their links": amid(
        "<div><b>Topics mentioned in this article</b> <a href=/t/1>Ferries</a> <a href=/t/2>River</a></div>"
    ),
    "also read": amid(f"<p>Also Read: {LINK}</p>"),
    "also read, in bold": amid(f"<p><strong>Also read | {LINK}</strong></p>"),
    "also read in Hindi": amid(f"<p><b>यह भी पढ़ें: {LINK}</b></p>"),
    "also read in Bengali": amid(f"<p>আরও পড়ুন: {LINK}</p>"),
    "also read in Chinese": amid(f"<p>延伸阅读：{LINK}</p>"),
    "also read in German": amid(f"<p>Lesen Sie auch: {LINK}</p>"),
    "an appeal to follow": f"{BODY}<p><i>Follow us on <a href=/gram>Instagram</a> for the latest news.</i></p>",
    "an agency's note": amid(
        "<p>(This story has not been edited by our staff and is published from a syndicated feed.)</p>"
    ),
    "teasers": amid(
        "<div class=c-row><h4>More from the river</h4>"
        + "".join(
            f"<div class=c-card><img src=/{number}.jpg><h5><a href=/{number}>{title}</a></h5><p>{words}</p></div>"
            for number, (title, words) in enumerate(TEASERS.items())
        )
        + "</div>"
    ),
    "teasers in a box with a telling name": amid(
        "<div class=promo><h4>More from the river</h4>"
        + "".join(f"<h5><a href=/x>{title}</a></h5><p>{words}</p>" for title, words in TEASERS.items())
        + "</div>"
    ),
    "teasers that are links": amid(
        "<div>"
        + "".join(
            f"<a href=/{number}><h3>{title}</h3><p>{words}</p></a>"
            for number, (title, words) in enumerate(TEASERS.items())
        )
        + "</div>"
    ),
    "a list of links": amid(f"<ul>{marked_up(LINKS, 'li')}</ul>"),
    "a caption without a figure": amid("<p>Photo: Ravi Kumar</p>"),
    "the headline again": f"<h2>{TITLE}</h2>{BODY}",
    "breadcrumbs": f"<div>Home » Town</div>{BODY}",
    "the author's line": amid("<p>Tara Mukhim</p>"),
    "the byline": amid("<p>By Tara Mukhim in Lalpur</p>"),
    "the lead picture": f"<figure><img src=/a.jpg alt='A boat'><figcaption>A boat</figcaption></figure>{BODY}",
    "a signature at the end": f"{BODY}<p>(AFP)</p>",
    "a stray label at the end": f"{BODY}<p>Top stories</p>",
    "an embedded post": amid(
        "<div class=embed><blockquote class=twitter-tweet><p lang=en dir=ltr>So long, old boat! Thank you for sixty "
        "years of dry feet. <a href='https://twitter.com/hashtag/LastFerry'>#LastFerry</a> "
        "<a href='https://t.co/x1'>pic.twitter.com/x1</a></p>&mdash; Lalpur Council (@lalpur) "
        "<a href='https://twitter.com/lalpur/status/12?ref_src=twsrc'>June 1, 2025</a></blockquote>"
        "<script async src='https://platform.twitter.com/widgets.js'></script></div>"
    ),
    "comments after the text": f"{BODY}<section><h3>Comments</h3><ol>{thread(COMMENTS)}</ol></section>",
}


@pytest.mark.parametrize(("name", "html"), cases({name: (name, html) for name, html in DROPPED.items()}))
def test_dropped_is(name: str, html: str) -> None:
    check(name, texts_of(read_story(html)), PLAIN)


FACTS = ["It was built in 1961.", "It has seats for sixty and room for a cow.", "It has sunk once."]
TABLE = (
    "<table><tr><th>Year</th><th>What happened</th></tr><tr><td>1961</td><td>Two brothers build the ferry</td></tr>"
    "<tr><td>1974</td><td>It sinks at its landing</td></tr><tr><td>2025</td><td>Its last trip</td></tr></table>"
)
ROWS = ["Year | What happened", "1961 | Two brothers build the ferry", "1974 | It sinks at its landing"]
ROWS += ["2025 | Its last trip"]
LONG_HINDI = "कस्बे के लोगों ने बताया कि नाव पर लगा पुराना विज्ञापन अब भी दिखता है, और यह भी पढ़ने में आता है कि किराया चार आने था।"
BETWEEN = {
    "a subhead": ("<h2>A bridge to come</h2>", ["A bridge to come"]),
    "a quotation": (
        "<blockquote><p>We shall miss the horn more than the boat, and the captain more than both.</p></blockquote>",
        ["We shall miss the horn more than the boat, and the captain more than both."],
    ),
    "a list of facts": (
        "<ul><li>Built in 1961</li><li>Sixty seats</li></ul>",
        ["Built in 1961", "Sixty seats"],
    ),
    "a table": (
        "<table><tr><td>Year</td><td>Trips</td></tr><tr><td>1961</td><td>9</td></tr></table>",
        ["Year | Trips", "1961 | 9"],
    ),
    "a short sentence": ("<p>It rained.</p>", ["It rained."]),
    "a sentence that opens like an appeal": (
        "<p>Following the last trip, the horn was given to the school.</p>",
        ["Following the last trip, the horn was given to the school."],
    ),
    "a sentence about advertising": (
        "<p>Advertisement boards along the bank were taken down in March by the council.</p>",
        ["Advertisement boards along the bank were taken down in March by the council."],
    ),
    "a Hindi paragraph with words of furniture": (f"<p>{LONG_HINDI}</p>", [LONG_HINDI]),
    "a sentence that names the author": (
        "<p>“Ask Tara Mukhim,” said the captain, who knew her well and liked her.</p>",
        ["“Ask Tara Mukhim,” said the captain, who knew her well and liked her."],
    ),
    "a paragraph that is half a link": (
        f"<p>Some weeks ago {LINK}, but this was no river that anybody there had ever heard of.</p>",
        ["Some weeks ago A boat was found in a field, but this was no river that anybody there had ever heard of."],
    ),
    "an answer in brackets": ("<p>(The council did not answer.)</p>", ["(The council did not answer.)"]),
}
KEPT: dict[str, tuple[str, list[str]]] = {
    **{
        f"{name} in the middle": (amid(html), [*PLAIN[:3], *texts, *PLAIN[3:]])
        for name, (html, texts) in BETWEEN.items()
    },
    "a table at the end": (f"{BODY}{TABLE}", [*PLAIN, *ROWS]),
    "a table under a subhead": (f"{BODY}<h2>The years</h2>{TABLE}", [*PLAIN, "The years", *ROWS]),
    "a table of numbers at the end": (
        f"{BODY}<table><tr><th>Year<th>Trips</tr><tr><td>1961<td>2,190</tr><tr><td>2024<td>3,285</tr></table>",
        [*PLAIN, "Year | Trips", "1961 | 2,190", "2024 | 3,285"],
    ),
    "a list at the end": (
        f"{BODY}<p>The ferry in figures:</p><ul>{marked_up(FACTS, 'li')}</ul>",
        [*PLAIN, "The ferry in figures:", *FACTS],
    ),
    "a short sentence at the end": (
        f"{BODY}<p>“So long,” she said, and left.</p>",
        [*PLAIN, "“So long,” she said, and left."],
    ),
    "a dateline": (f"<p>LALPUR: {PLAIN[0]}</p>{marked_up(PLAIN[1:])}", [f"LALPUR: {PLAIN[0]}", *PLAIN[1:]]),
    "the whole under a name of furniture": (f"<div class=sidebar>{BODY}</div>", PLAIN),
    "the whole in a form": (f"<form>{BODY}</form>", PLAIN),
    "an article that opens with a list": (
        f"<ul><li>{PLAIN[0]} {PLAIN[1]}</li></ul>{marked_up(PLAIN[2:])}",
        [f"{PLAIN[0]} {PLAIN[1]}", *PLAIN[2:]],
    ),
}


@pytest.mark.parametrize(("name", "html", "left"), cases({name: (name, *case) for name, case in KEPT.items()}))
def test_kept_is(name: str, html: str, left: list[str]) -> None:
    check(name, texts_of(read_story(html)), left)


@pytest.mark.parametrize("headline", ["Ferry", "The river", "Town"])
def test_a_headline_of_a_word_drops_no_paragraph_that_holds_the_word(headline: str) -> None:
    texts = [
        f"{headline} news came early on that day, and people talked of it.",
        *PLAIN,
        f"So ended the {headline} story, and nobody in the town has told it in any other way from that day to this.",
    ]
    assert texts_of(read_story(marked_up(texts), headline)) == texts


STORY = f"<article class=story><h1>{TITLE}</h1><p class=by>By Tara Mukhim, 2 June 2025</p>{BODY}</article>"
OTHER = (
    "<article class=other><h2>A boat was found in a field</h2><p class=by>By Sam Wren, 1 June 2025</p>"
    "<p>A farmer at Saltford went out to his cabbages on Saturday and found a rowing boat in the midst of them. It was "
    "dry, it was newly painted, and there was half a loaf in it, which he says was still warm when he came.</p>"
    "<p>Nobody has asked for it since. The nearest water is the mill pond, a mile and a half away and uphill, and the "
    "gate to the field was locked. The police have measured the boat and written down how long it is.</p>"
    "<p>The farmer has tied it to his fence all the same. “One never knows,” he said, “with the spring we have had.” "
    "His wife would like to keep hens in it, and the hens, it seems, have nothing against the plan.</p></article>"
)


def teasers(count: int) -> str:
    return "".join(f"<p><a href=/{number}>{words}</a></p>" for number, words in enumerate([*TEASERS.values()] * count))


MANY_COMMENTS = thread(map(" ".join, product(COMMENTS, repeat=3)))
PAGES: dict[str, tuple[str, list[str]]] = {
    "a container of paragraphs": (f"<div>{BODY}</div>", PLAIN),
    "Hindi": (f"<div>{marked_up(HINDI)}</div>", HINDI),
    "Urdu": (f"<div dir=rtl>{marked_up(URDU)}</div>", URDU),
    "Japanese": (f"<div>{marked_up(JAPANESE)}</div>", JAPANESE),
    "a container without a class beside a column of teasers": (f"<div>{BODY}</div><div>{teasers(5)}</div>", PLAIN),
    "what the publisher marks as the body": (
        f"<div><p>A paper since 1961, for those by the river.</p><section itemprop=articleBody>{BODY}</section></div>",
        PLAIN,
    ),
    "paragraphs parted by line breaks": ("<table><tr><td>" + "<br><br>".join(PLAIN) + "</td></tr></table>", PLAIN),
    "paragraphs that are divisions": (f"<div>{marked_up(PLAIN, 'div')}</div>", PLAIN),
    "a body split over siblings": (
        f"<main><div>{marked_up(PLAIN[:3])}</div><div>Advertisement</div><div>{marked_up(PLAIN[3:])}</div></main>",
        PLAIN,
    ),
    "comments longer than the article": (
        f"<main><div>{BODY}</div></main><div class=comments-area><h3>Comments</h3><ol>{MANY_COMMENTS}</ol></div>",
        PLAIN,
    ),
    "comments that only the box around them calls so": (
        f"<div>{BODY}</div><div class=comments>{marked_up(map(' '.join, product(COMMENTS, repeat=3)))}</div>",
        PLAIN,
    ),
    "a column beside it": (f"<div>{BODY}</div><aside><h3>In brief</h3>{marked_up(TEASERS.values())}</aside>", PLAIN),
    "a wrapper whose class names furniture": (
        f"<div class=page-with-sidebar><div>{BODY}</div><div class=sidebar>{marked_up(TEASERS.values())}</div></div>",
        PLAIN,
    ),
    "a noscript of the same text": (f"<noscript><div>{BODY}</div></noscript><div>{BODY}</div>", PLAIN),
    "tags that are never closed": ("<div>" + "".join(f"<p>{text}" for text in PLAIN), PLAIN),
    "one paragraph": (f"<div><p>{' '.join(PLAIN)}</p></div>", [" ".join(PLAIN)]),
    "divisions nested ten thousand deep": (f"<div>{BODY}</div>{'<div>' * 10_000}x{'</div>' * 10_000}", PLAIN),
    "another article in a box of its own after it": (f"<div>{STORY}</div><div>{OTHER}</div>", PLAIN),
    "another article in a box of its own before it": (f"<section>{OTHER}</section><section>{STORY}</section>", PLAIN),
    "another article in an aside": (f"<aside>{OTHER}</aside>{STORY}", PLAIN),
    "another article right after it": (STORY + OTHER, PLAIN),
    "another article right before it": (OTHER + STORY, PLAIN),
}


@pytest.mark.parametrize(("name", "html", "texts"), cases({name: (name, *case) for name, case in PAGES.items()}))
def test_the_article_is_found_in_a_page_with(name: str, html: str, texts: list[str]) -> None:
    headline = "" if f"<h1>{TITLE}</h1>" in html else f"<h1>{TITLE}</h1>"
    check(name, texts_of(read(f"{headline}{html}")), texts)


def test_known_gaps_name_cases_and_say_why() -> None:
    names = [*DROPPED, *KEPT, *PAGES]
    assert len(set(names)) == len(names)
    assert KNOWN_GAPS.keys() <= set(names)
    assert all(why.strip() for why in KNOWN_GAPS.values())


NOTHING = {
    "nothing": "",
    "words too short to be a paragraph": "<p>Page not found</p>",
    "links alone": f"<div>{teasers(3)}</div>",
    "text that a script would read": f"<script>{PLAIN[0]}</script><template>{BODY}</template>",
}


@pytest.mark.parametrize("html", cases(NOTHING))
def test_no_article_is_made_of(html: str) -> None:
    extraction = read(html)
    assert extraction.refused
    assert extraction.text == ""


REASONS = {
    "what a box says of itself": (
        amid("<p>Advertisement</p>"),
        "classify: says it is advertisement: Advertisement",
    ),
    "a repeated headline": (
        f"<h2>{TITLE}</h2>{BODY}",
        f"classify: repeats the headline or an author: {TITLE}",
    ),
    "an author's name": (
        amid("<p>Tara Mukhim</p>"),
        "classify: repeats the headline or an author: Tara Mukhim",
    ),
    "a caption": (
        f"<figure><img src=/a.jpg><figcaption>The boat at its landing</figcaption></figure>{BODY}",
        "classify: is a caption: The boat at its landing",
    ),
}


@pytest.mark.parametrize(("html", "line"), cases(REASONS))
def test_the_reason_is_named_of(html: str, line: str) -> None:
    assert line in map(str, read_story(html).removals)


def test_a_reason_tells_the_chance_and_the_marks_of_what_the_model_left_out() -> None:
    html = amid(f"<div class=related-stories><p>{LINK}</p></div>")
    [reason] = [one.reason for one in read_story(html).removals if one.words == "A boat was found in a field"]
    chance, *marks = reason.split("; ")
    assert chance.endswith("% likely to be of the article")
    assert marks == ["in a box of kind related", "mostly links"]


def test_a_standfirst_set_as_a_heading_is_a_paragraph_and_the_subheads_stand_right_below_the_headline() -> None:
    standfirst = "Nobody in Lalpur is sure that a boat will cross the river once more, and few would pay for it."
    html = (
        f"<html lang=en><head><title>{TITLE}</title><meta name=description content='{standfirst}'></head><body>"
        f"<article><h1>{TITLE}</h1><div><h2>{standfirst}</h2>{BODY}<h3>What comes next</h3>{BODY}</div></article>"
    )
    blocks = extract(Capture("page", html.encode(), datetime(2026, 1, 2, tzinfo=UTC), URL)).blocks
    headings = [(block.level, plain(block.inlines)) for block in blocks if isinstance(block, Heading)]
    assert headings == [(2, "What comes next")]
