"""What a site rule proposes is believed as far as the page bears it out."""

import pytest

from scraper.classifier.classify import Classified, classify
from scraper.classifier.likeness import Known
from scraper.page import parse_page, text_of
from scraper.ruled import kept_by_rule, without_dropped
from scraper.rules import Rule

TEXT = (
    "The ferry left the harbour of Sandwick before dawn, with eleven passengers and a piano on deck.",
    "By noon the fog had closed in, and the crew heard music from the water long before they saw a light.",
    "Nobody on the island has a piano, said the harbour master, who has kept the book for thirty years.",
    "The instrument was returned on Friday, out of tune, with a note of thanks under the lid.",
)
STORY = "".join(f"<p>{one}</p>" for one in TEXT)
BOX = "<div class=box><p>Other news: the lighthouse is painted again</p></div>"
UNKNOWN = Known("", "", (), (), "")


def rule(body: str = "#none", drop: str = "#none") -> Rule:
    return Rule("x.example", (body,), (drop,))


def dropped(html: str, selector: str) -> str:
    tree, _ = without_dropped(parse_page(html).root, rule(drop=selector))
    return text_of(tree)


def classified(html: str) -> Classified:
    return classify(parse_page(html).root, UNKNOWN)


def kept(html: str, body: str) -> list[str]:
    found = classified(html)
    return [one.text for one in kept_by_rule(found, found.boxes[0].element, rule(body))]


def test_what_a_rule_drops_is_recorded() -> None:
    tree, found = without_dropped(parse_page(f"<body>{STORY}{BOX}").root, rule(drop=".box"))
    assert "Other news" not in text_of(tree)
    assert [str(one.told()) for one in found] == [
        "drop_by_rule: .box: Other news: the lighthouse is painted again",
    ]


def test_the_page_itself_is_left_alone() -> None:
    page = parse_page(f"<body>{STORY}{BOX}")
    without_dropped(page.root, rule(drop=".box"))
    assert "Other news" in text_of(page.root)


def test_a_page_without_anything_to_drop_is_not_copied() -> None:
    page = parse_page(f"<body>{STORY}")
    assert without_dropped(page.root, rule(drop=".box")) == (page.root, ())


def test_most_of_a_page_is_never_dropped() -> None:
    assert TEXT[0] in dropped(f"<body><div class=box>{STORY * 2}</div><p>Sandwick</p>", ".box")


def test_what_stands_in_something_dropped_is_recorded_once() -> None:
    _, found = without_dropped(parse_page(f"<body>{STORY}{BOX}").root, rule(drop=".box, .box p"))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<div>one<div class=box>x</div>two</div>", ["one", "two"]),
        ("<div>one <span class=box>x</span>two</div>", ["one two"]),
        ("<div>one <img class=box>two</div>", ["one two"]),
    ],
    ids=["a block parts the texts around it", "a phrase does not", "a picture does not"],
)
def test_the_texts_around_what_is_dropped(html: str, texts: list[str]) -> None:
    tree, _ = without_dropped(parse_page(f"<body>{STORY}{html}").root, rule(drop=".box"))
    assert [one.text for one in classify(tree, UNKNOWN).candidates][len(TEXT) :] == texts


def test_only_what_stands_in_the_body_is_kept() -> None:
    html = f"<body><div id=a>{STORY}</div><p>{TEXT[0].upper()}</p>"
    assert kept(html, "#a") == list(TEXT)


def test_a_short_element_of_the_body_is_kept_whatever_it_looks_like() -> None:
    html = f"<body><h4 class=dek>A piano at sea</h4><div id=a>{STORY}</div>"
    assert kept(html, ".dek, #a") == ["A piano at sea", *TEXT]


def test_the_first_selector_that_finds_text_is_taken() -> None:
    found = classified(f"<body><div id=a></div><div id=b>{STORY}</div>")
    two = Rule("x.example", ("#a", "#b"))
    assert len(kept_by_rule(found, found.boxes[0].element, two)) == len(TEXT)


@pytest.mark.parametrize("body", ["#none", "#empty", "#little"])
def test_a_body_that_the_page_does_not_bear_out_is_not_believed(body: str) -> None:
    html = f"<body><div id=empty></div>{STORY * 3}<div id=little><p>{TEXT[0]}</p><p>{TEXT[1]}</p></div>"
    found = classified(html)
    assert kept(html, body) == [one.text for one in found.kept()]
