"""The body of a page is found where most of its running text is, whatever is around it."""

import pytest

from scraper.locate import locate_body
from scraper.page import parse_page, text_of
from scraper.rules import Rule
from tests.cases import cases

ENGLISH = (
    "The ferry that linked the two banks for sixty years, made its last trip on Sunday, and the town came to wave."
)
HINDI = "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया, और पूरा कस्बा उसे विदा करने आया।"
URDU = "ساٹھ سال تک دونوں کناروں کو جوڑنے والی کشتی نے اتوار کو آخری چکر لگایا، اور پورا قصبہ اسے رخصت کرنے آیا۔"
JAPANESE = "六十年にわたり両岸を結んだ渡し船が日曜日に最後の便を終え、町の人々が手を振って見送った。"
COMMENT = "I was there on that day, and so was my old dog, who barked at the horn."
BODY = "".join(f"<p>{number}. {ENGLISH}</p>" for number in range(4))
TEASER = "<a href=/x>A boat was found in a field, and no one knows how it came to be there, say those who saw it.</a>"


def paragraphs(text: str, count: int = 4) -> str:
    return f"<p>{text}</p>" * count


def located(html: str, *, rule: Rule | None = None, headline: str | None = None) -> str | None:
    """The id of the element that is found; None for none."""
    element = locate_body(parse_page(html), rule, headline)
    return None if element is None else (element.get("id") or element.tag)


PAGES = {
    "a container of paragraphs": f"<div id=top>Hill Courier</div><div id=body>{BODY}</div>",
    "Hindi": f"<div id=top>समाचार</div><div id=body>{paragraphs(HINDI)}</div>",
    "Urdu": f"<div id=top>خبریں</div><div id=body>{paragraphs(URDU)}</div>",
    "Japanese": f"<div id=top>新聞</div><div id=body>{paragraphs(JAPANESE)}</div>",
    "a container without a class beside a column of teasers": (
        f"<div id=body>{BODY}</div><div>{''.join(f'<p>{TEASER}</p>' for _ in range(20))}</div>"
    ),
    "what the publisher marks as the body": (
        f"<div><p>A paper since 1961, for those by the river.</p><section id=body itemprop=articleBody>{BODY}</section>"
    ),
    "paragraphs parted by line breaks": f"<table><tr><td id=body>{'<br><br>'.join([ENGLISH] * 5)}</td></tr></table>",
    "paragraphs that are divisions": f"<div id=body>{f'<div>{ENGLISH}</div>' * 5}</div>",
    "paragraphs in spans": f"<div id=body>{f'<span>{ENGLISH}</span>' * 5}</div>",
    "a body split over siblings": (f"<main id=body><div>{BODY}</div><div>Advertisement</div><div>{BODY}</div></main>"),
    "comments longer than the article": (
        f"<div id=body>{BODY}</div><div class=comments>{paragraphs(COMMENT, 12)}</div>"
    ),
    "a long aside": f"<div id=body>{paragraphs(ENGLISH, 6)}</div><aside>{paragraphs(ENGLISH, 2)}</aside>",
    "a wrapper whose class names furniture": (
        f"<div class='page-with-sidebar'><div id=body>{BODY}</div><div class=sidebar><p>{ENGLISH}</p></div></div>"
    ),
    "a footer of legal text": f"<div id=body>{BODY}</div><footer>{paragraphs(ENGLISH, 2)}</footer>",
    "a noscript of the same text": f"<noscript><div>{BODY}</div></noscript><div id=body>{BODY}</div>",
    "tags that are never closed": f"<div id=body><p>{ENGLISH}<p>{ENGLISH}<p>{ENGLISH}<p>{ENGLISH}",
    "one paragraph": f"<div id=body><p>{ENGLISH}</p></div>",
}


@pytest.mark.parametrize("html", cases(PAGES))
def test_the_body_is_found_among(html: str) -> None:
    assert located(f"<html><body><h1>The last ferry</h1>{html}</body></html>") == "body"


NOTHING = {
    "an empty page": "",
    "words too short to be a paragraph": "<p>Page not found</p>",
    "links alone": "".join(f"<p>{TEASER}</p>" for _ in range(9)),
    "text that a script would read": f"<script>{ENGLISH}</script><template><p>{ENGLISH}</p></template>",
}


@pytest.mark.parametrize("html", cases(NOTHING))
def test_there_is_no_body_in(html: str) -> None:
    assert located(html) is None


def article(name: str, headline: str, count: int) -> str:
    return f"<article id={name}><h1>{headline}</h1>{paragraphs(ENGLISH, count)}</article>"


def test_of_several_articles_the_one_under_the_headline_is_taken() -> None:
    html = f"<main>{article('other', 'Another', 4)}{article('body', 'The last ferry', 4)}</main>"
    assert located(html, headline="The last ferry") == "body"


def test_of_several_articles_the_first_is_taken_where_no_headline_tells() -> None:
    html = f"<main>{article('body', 'The last ferry', 4)}{article('other', 'Another', 4)}</main>"
    assert located(html) == "body"


RULE = Rule("hill-courier.example", body=("div.missing", "div.story"))


def test_a_rule_says_where_the_body_is() -> None:
    html = f"<div id=other>{BODY}</div><div id=body class=story><p>Short.</p></div>"
    assert located(html, rule=RULE) == "body"


def test_of_several_elements_of_a_rule_the_longest_is_taken() -> None:
    html = f"<div class=story>Teaser</div><div id=body class=story>{BODY}</div>"
    assert located(html, rule=RULE) == "body"


def test_a_rule_that_finds_nothing_leaves_the_search_to_the_measure() -> None:
    assert located(f"<div id=body>{BODY}</div>", rule=RULE) == "body"


def test_a_page_nested_ten_thousand_deep_has_its_body() -> None:
    html = f"<div id=body>{BODY}</div>{'<div>' * 10_000}x{'</div>' * 10_000}"
    element = locate_body(parse_page(html), None, None)
    assert element is not None
    assert ENGLISH in text_of(element)
