"""A page that is no article is refused, with the reason that it has; an article never is."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.article import accept
from scraper.capture import PLAIN_TEXT, Capture
from scraper.errors import NotAnArticle
from scraper.extraction import extract
from tests.cases import cases

REFUSED = Path(__file__).parent / "samples" / "refused"
LISTED = tomllib.loads((REFUSED / "refused.toml").read_text("utf-8"))

ERROR = "it is an error page"
LISTING = "it is a list of articles"
CONSENT = "it asks for consent first"
LOGIN = "it asks for a login"
VIDEO = "it shows a video and has no text of its own"
SHELL = "it is empty without JavaScript"
NO_TEXT = "it has no running text"
NO_HEADLINE = "it has no headline"
REASONS = {
    "consent-wall.html": CONSENT,
    "listing.html": LISTING,
    "login-wall.html": LOGIN,
    "not-found.html": ERROR,
    "script-shell.html": SHELL,
    "video-only.html": VIDEO,
}

ENGLISH = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave."
HINDI = "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया और पूरा कस्बा उसे विदा करने घाट पर आया।"
GERMAN = "Die Fähre, die sechzig Jahre lang die Ufer verband, fuhr am Sonntag zum letzten Mal, und die Stadt winkte."
JAPANESE = (
    "六十年にわたり両岸を結んだ渡し船が日曜日に最後の便を終え、町の人々が手を振って見送った。船頭は静かに帽子を取った。"
)


def refusal(html: str, *, media_type: str = "text/html") -> str | None:
    capture = Capture(
        "page.html", html.encode(), datetime(2025, 6, 3, tzinfo=UTC), "https://courier.example/a", media_type
    )
    return extract(capture).refused


def page(title: str, body: str, lang: str = "en") -> str:
    return (
        f"<html lang={lang}><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )


def paragraphs(text: str, count: int = 3) -> str:
    return f"<p>{text}</p>" * count


def test_every_refused_page_has_a_reason_here() -> None:
    assert set(REASONS) == set(LISTED) == {path.name for path in REFUSED.glob("*.html")}


@pytest.mark.parametrize("name", cases({name: name for name in REASONS}))
def test_a_saved_page_without_an_article_is_refused_with_its_own_reason(name: str) -> None:
    listed = LISTED[name]
    capture = Capture(name, (REFUSED / name).read_bytes(), listed["captured"], listed["url"])
    with pytest.raises(NotAnArticle) as refused:
        accept(capture, extract(capture), ())
    assert str(refused.value).startswith(f"{name}: not an article: {REASONS[name]}"), listed["why"]


TEASERS = "".join(f"<h3><a href=/{number}>Short teaser number {number}</a></h3>" for number in range(8))
LOG_IN = "<form><input type=email><input type=password><button>Go</button></form>"

NO_ARTICLE = {
    "a page that was not found, in English": (page("Page not found", f"<p>{ENGLISH}</p>"), ERROR),
    "a page that was not found, in Hindi": (page("पृष्ठ नहीं मिला", "<p>खोज कर देखें।</p>", "hi"), ERROR),
    "a page that was not found, in Urdu": (page("صفحہ نہیں ملا", "<p>تلاش کریں۔</p>", "ur"), ERROR),
    "a page that was not found, in Bengali": (page("পাতাটি পাওয়া যায়নি", "<p>খুঁজে দেখুন।</p>", "bn"), ERROR),
    "a page that was not found, in German": (page("Seite nicht gefunden", "<p>Bitte suchen Sie.</p>", "de"), ERROR),
    "a page that was not found, in French": (page("Page introuvable", "<p>Cherchez.</p>", "fr"), ERROR),
    "a page that was not found, in Japanese": (
        page("ページが見つかりません", "<p>検索してください。</p>", "ja"),
        ERROR,
    ),
    "a page that was not found, in Chinese": (page("页面不存在", "<p>请搜索。</p>", "zh"), ERROR),
    "a number of HTTP as the headline": (page("404", "<p>Nothing is here.</p>"), ERROR),
    "access denied": (page("Access Denied", "<p>You have no permission.</p>"), ERROR),
    "a list of teasers": (page("World", TEASERS), LISTING),
    "a list of teasers, each a link around its heading": (
        page("देश", "".join(f"<a href=/{n}><h2>खबर {n}</h2></a>" for n in range(8)), "hi"),
        LISTING,
    ),
    "a log-in form alone": (page("The last ferry", LOG_IN), LOGIN),
    "a question for consent": (page("The last ferry", "<p>We use cookies.</p><button>Accept</button>"), CONSENT),
    "a question for consent in French": (
        page("Votre vie privée", "<p>Nous utilisons des cookies.</p><button>Accepter</button>", "fr"),
        CONSENT,
    ),
    "a video with one line": (page("The last ferry", "<video src=a.mp4></video><p>Watch it go.</p>"), VIDEO),
    "a shell for a script": ("<title>x</title><noscript>Enable it</noscript><script src=a.js></script>", SHELL),
    "a headline alone": (page("The last ferry", ""), NO_TEXT),
    "a page of nothing": ("", NO_HEADLINE),
    "white space": (" \n\t ", NO_HEADLINE),
    "text without a headline": (f"<body>{paragraphs(ENGLISH)}</body>", NO_HEADLINE),
}


@pytest.mark.parametrize(("html", "reason"), cases(NO_ARTICLE))
def test_no_article_is(html: str, reason: str) -> None:
    refused = refusal(html)
    assert refused is not None
    assert refused.startswith(reason)


AN_ARTICLE = {
    "a short one": page("The last ferry", paragraphs(ENGLISH, 2)),
    "a short one in Hindi": page("आखिरी नाव", paragraphs(HINDI, 2), "hi"),
    "a short one in German": page("Die letzte Fähre", paragraphs(GERMAN, 2), "de"),
    "a brief in Japanese, whose letters say more": page("最後の渡し船", paragraphs(JAPANESE, 2), "ja"),
    "one over many teasers": page("The last ferry", paragraphs(ENGLISH, 5) + f"<div>{TEASERS}</div>"),
    "one about cookies": page("The cookie law", paragraphs("Consent to cookies is asked too often. " + ENGLISH, 3)),
    "one with a log-in form over it": page("The last ferry", LOG_IN + paragraphs(ENGLISH, 4)),
    "one with a video in it": page("The last ferry", "<video src=a.mp4></video>" + paragraphs(ENGLISH, 4)),
    "one that scripts surround": page(
        "The last ferry", "<noscript>x</noscript><script></script>" + paragraphs(ENGLISH, 4)
    ),
    "one about bus 404": page("Bus 404 makes its last trip", paragraphs(ENGLISH, 4)),
    "one about the Forbidden City": page("The Forbidden City opens its oldest garden", paragraphs(ENGLISH, 4)),
    "one about something that was not found": page("Lost bell not found after 60 years", paragraphs(ENGLISH, 4)),
    "one about something not found, in Hindi": page("साठ साल बाद भी नहीं मिला घंटा", paragraphs(HINDI, 4), "hi"),
}


@pytest.mark.parametrize("html", cases(AN_ARTICLE))
def test_an_article_is(html: str) -> None:
    assert refusal(html) is None


NO_PARAGRAPHS = {
    "a headline": "The last ferry",
    "white space": "\n \n",
    "advertisements": "विज्ञापन\n\nAdvertisement",
}


@pytest.mark.parametrize("text", cases(NO_PARAGRAPHS))
def test_a_text_without_paragraphs_is_no_article(text: str) -> None:
    assert refusal(text, media_type=PLAIN_TEXT) == "it has no headline with paragraphs under it"


TAGS = "a p div h1 h2 li ul ol table tr td th br img figure figcaption blockquote pre b span form iframe".split()
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from([ENGLISH, HINDI, "Advertisement", "Also read: ", "By Tara Mukhim", "2 June 2025"]),
    st.sampled_from(
        ["<!--", "<p hidden>", "<a href='http://[x'>", "<a href='//'>", "<img src='/a' alt='b'>", "<title>"]
    ),
    st.text(max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_page_makes_the_scraper_fail(html: str) -> None:
    body = f"<html>{html}".encode("utf-8", "replace")
    capture = Capture("page.html", body, datetime(2025, 6, 3, tzinfo=UTC), "https://courier.example/a")
    extraction = extract(capture)
    if extraction.refused is None:
        assert accept(capture, extraction, ()).to_file()


NO_ELEMENTS = {"an end tag": "</a>", "a comment": "<!-- x -->", "a doctype": "<!doctype html>", "a broken mark": "<!"}


@pytest.mark.parametrize("html", cases(NO_ELEMENTS))
def test_a_page_without_any_element_is_refused_for_its_headline(html: str) -> None:
    assert refusal(html) == NO_HEADLINE
