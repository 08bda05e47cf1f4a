"""Pages that are broken, or made to break the reader, are read like others: no traceback, no long wait, no trick."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from languages.slugs import slugify
from scraper.class_names import kind_of
from scraper.errors import RuleError
from scraper.metadata.authors import read_authors
from scraper.metadata.elements import Elements
from scraper.metadata.headline import without_site
from scraper.metadata.names import clean_names
from scraper.metadata.page_topics import read_topics
from scraper.metadata.structured import DEEPEST, Structured, read_structured, strings
from scraper.page import Page, parse_page, squeeze, text_of, visible
from scraper.rules import parse_rules, rule_for
from scraper.topics import read_topics_file
from tests.cases import cases

ANY_DAY = date(2026, 1, 1)
NOTHING = Structured({}, (), ())
PILE = "\u0301\u0316"
"""Two marks that NFC sorts; a pile of them takes it time by the square."""


def page_of(body: str) -> Page:
    return parse_page(f"<html><body>{body}</body></html>")


UNSEEN = {
    "a control by number": ("a&#27;[31m&#2;b", "a[31mb"),
    "a control of the second set": ("a\x9bb", "ab"),
    "an override of direction": ("a&#8238;b&#x202C;c", "abc"),
    "an isolate": ("\u2067a\u2069b", "ab"),
    "half a surrogate": ("a\ud800b", "ab"),
    "what is no character": ("a\ufffe\uffffb", "ab"),
    "a form feed parts words": ("a\x0cb", "a b"),
    "a reference within a reference": ("a&#&#27;27;b", "a&#27;b"),
    "marks of direction stay": ("a\u200e\u200fb", "a\u200e\u200fb"),
    "joiners stay": ("क्\u200dष\u200c", "क्\u200dष\u200c"),
}


@pytest.mark.parametrize(("html", "text"), cases(UNSEEN))
def test_what_no_reader_sees_is_not_in_the_text(html: str, text: str) -> None:
    page = page_of(f"<p title='{html}'>{html}</p>")
    assert text_of(page.root.find(".//p")) == text
    assert squeeze(page.root.find(".//p").get("title")) == text


def test_the_tables_of_what_no_reader_sees_agree() -> None:
    every = "".join(map(chr, range(0x10000)))
    assert " ".join(visible(every).split()) == " ".join(squeeze(every).split())


def test_random_bytes_nested_deep_are_read() -> None:
    page = page_of("<div>" * 300 + "a&#27;\x0c\ud800b" + "</div>" * 300)
    assert text_of(page.root) == "a b"


def test_what_references_stand_for_is_composed() -> None:
    assert text_of(page_of("<p>e&#769;</p>").root) == "é"


def test_a_pile_of_marks_made_by_references_is_cut() -> None:
    text = text_of(page_of("<p>x" + "&#769;&#790;" * 50_000 + "</p>").root)
    assert unicodedata.is_normalized("NFC", text)
    assert len(text) < 40


JSON_STRINGS = {
    "half a surrogate": ("a\\ud800b", ["ab"]),
    "a NUL": ("a\\u0000b", ["ab"]),
    "an override hidden twice": ("a&#x202e;b", ["ab"]),
    "a letter and its mark": ("e\\u0301", ["é"]),
    "nothing else": ("\\u200b", []),
}


@pytest.mark.parametrize(("escaped", "texts"), cases(JSON_STRINGS))
def test_json_ld_is_cleaned_like_the_page(escaped: str, texts: list[str]) -> None:
    assert strings(json.loads(f'"{escaped}"')) == texts


def test_metas_are_cleaned_like_the_page() -> None:
    page = parse_page("<meta name=author content='Asha&amp;#27; Rao&amp;#xd800;'>")
    assert squeeze(read_structured(page).meta("author") or "") == "Asha Rao\ufffd"


def test_a_pile_of_marks_in_json_ld_is_cut() -> None:
    [text] = strings("x" + PILE * 50_000)
    assert len(text) < 40


def test_authors_in_lists_in_lists_are_read_so_deep_and_no_deeper() -> None:
    nested: object = "Asha Rao"
    for _ in range(DEEPEST):
        nested = [nested]
    assert strings(nested) == ["Asha Rao"]
    for _ in range(800):
        nested = [nested]
    assert strings(nested) == []


TITLES = {
    "at its end": ("The last ferry | Courier", "The last ferry"),
    "at its end, twice": ("The last ferry | Town | Courier | Courier", "The last ferry | Town"),
    "at both ends": ("Courier: The last ferry | Courier", "Courier: The last ferry"),
    "at both ends, set off": ("Courier | The last ferry | Courier", "The last ferry"),
    "alone": ("Courier", "Courier"),
    "twice and nothing else": ("Courier | Courier", "Courier"),
    "in the middle": ("The | Courier | sails", "The | Courier | sails"),
    "with nothing before it": ("| Courier", "| Courier"),
    "after nothing": ("The last ferry | | Courier", "The last ferry"),
    "with its own mark in it": ("Cour||ier | Courier", "Cour"),
    "after a hyphen": ("The last ferry - Courier", "The last ferry"),
}


@pytest.mark.parametrize(("title", "without"), cases(TITLES))
def test_the_name_of_the_site_is_taken_off(title: str, without: str) -> None:
    assert without_site(title, ("Courier",)) == without


def test_a_title_of_five_thousand_parts_is_read() -> None:
    assert without_site("The last ferry" + " | a" * 5000, ("a",)) == "The last ferry"


def test_a_byline_that_only_says_by_is_none() -> None:
    assert clean_names(["by " * 20_000]) == ()
    assert clean_names(["by " * 330] * 10) == ()
    assert len(clean_names(f"Asha Rao{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600))) == 12


def test_a_thousand_labels_of_topics_are_read() -> None:
    label = "<p>Topics</p><p><a href=/x>One</a> and many more words than the link has, so that it is none</p>"
    page = page_of(f"<article>{label * 1000}</article>")
    links = page_of("<article>" + "<div>Topics</div>" * 1000 + "<p><a href=/x>One</a></p>" * 1000 + "</article>")
    read_topics(Elements(page), NOTHING, None, None)
    read_topics(Elements(links), NOTHING, None, None)


def test_authors_of_a_broken_page_are_read() -> None:
    elements = Elements(page_of("<p class=byline>By Asha&#27; R\ud800ao</p>"))
    assert read_authors(elements, NOTHING, (), None, None) == ("Asha Rao",)


HOSTS = {
    "of three hundred letters": "a" * 300 + ".example",
    "of as many letters as DNS allows": ".".join(["a" * 49] * 5) + ".co",
    "of three hundred bytes": "क" * 100 + ".example",
    "of a million labels": "a." * 1_000_000 + "example",
    "with a NUL": "a\0.example",
    "with half a surrogate": "a\ud800.example",
    "that leads elsewhere": "../../pyproject",
    "that is no host": "..",
    "that is empty": "",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS.keys())
def test_no_rule_is_looked_for_under_a_host(host: str) -> None:
    assert rule_for(host, ANY_DAY) is None


@pytest.mark.parametrize("only", ["only = 5", "only = [1]", "[only]\nbody = ['p']"])
def test_rules_for_some_captures_are_tables(only: str) -> None:
    with pytest.raises(RuleError, match=r"x\.example\.toml: .* are tables, each opening with \[\[only\]\]"):
        parse_rules("x.example", only)


@pytest.mark.parametrize("word", ["—", "", " ", "\u200b"])
def test_a_word_without_letters_implies_no_topic(word: str, tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(f'[ferry]\nname = "Ferries"\nwords = ["ferry", "{word}"]\n', "utf-8")
    with pytest.raises(RuleError) as refused:
        read_topics_file(path)
    assert str(refused.value) == f"{path}: [ferry] has a word without letters: '{word}'; leave it out"


def test_topics_that_cannot_be_read_are_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.mkdir()
    with pytest.raises(RuleError) as refused:
        read_topics_file(path)
    assert str(refused.value) == f"{path}: cannot be read: Is a directory; check the file and its permissions"


def test_a_slug_is_made_of_anything() -> None:
    assert slugify("\ud800").startswith("untitled-")
    assert slugify("\ud800") != slugify("\ud801")
    assert slugify("ferry \udfff") == "ferry"


def test_a_box_of_the_dateline_is_known_by_its_name() -> None:
    assert kind_of("dateline-box") == "byline"
    assert kind_of("outbrain-widget") == "advertisement"
