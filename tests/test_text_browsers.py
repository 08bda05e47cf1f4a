"""Every kind of page reads well without styles and scripts, as text browsers and some who listen get it."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from tests.every_kind import KINDS, LANGUAGES

INLINE = {"a", "b", "bdi", "button", "code", "em", "label", "small", "span", "strong", "time"}
NEVER_SHOWN = {"script", "style", "template", "title", "svg", "option"}
MOST_BEFORE = 12  # pieces of text: the way past, the name, what it is, the search, the sections


@pytest.fixture(scope="module")
def pages(every_kind: dict[str, Path]) -> dict[tuple[str, str], lxml.html.HtmlElement]:
    """The pages, parsed, by the language of the interface and the kind."""
    return {
        (lang, title): lxml.html.fromstring((every_kind[lang] / name).read_bytes())
        for lang in LANGUAGES
        for title, name in KINDS.items()
    }


def pieces_of(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text that is shown, piece by piece; an empty one where another line begins."""
    if not isinstance(element.tag, str) or element.tag in NEVER_SHOWN:
        return
    ends = "" if element.tag in INLINE else "\n"
    yield ends
    yield element.text or ""
    for child in element:
        yield from pieces_of(child)
        yield child.tail or ""
    yield ends


def is_of_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def test_no_two_words_run_together(pages: dict[tuple[str, str], lxml.html.HtmlElement]) -> None:
    glued = set()
    for (_, title), page in pages.items():
        for prose in page.cssselect(".prose sup, .prose sub"):
            prose.drop_tree()
        pieces = [piece for piece in pieces_of(page.body) if piece]
        for one, other in pairwise(pieces):
            if is_of_a_word(one[-1]) and is_of_a_word(other[0]):
                glued.add((title, one.split()[-1] + "|" + other.split()[0]))
    assert glued == set()


def test_the_way_past_the_menus_comes_first(pages: dict[tuple[str, str], lxml.html.HtmlElement]) -> None:
    for (lang, title), page in pages.items():
        if title == "moved":
            continue
        first = page.xpath("(//body//a | //body//button | //body//input)[1]")[0]
        assert (first.get("class"), first.get("href")) == ("skip", "#main"), (lang, title)
        assert page.cssselect("main#main[tabindex='-1']"), (lang, title)


def test_what_the_page_is_for_comes_before_all_ways_to_other_pages(
    pages: dict[tuple[str, str], lxml.html.HtmlElement],
) -> None:
    for (lang, title), page in pages.items():
        before = page.xpath("//main/preceding::text()[ancestor::body and normalize-space()]")
        assert len(before) <= MOST_BEFORE, (lang, title, before)
        (heading,) = page.xpath("//h1")
        assert page.xpath("(//h1 | //h2 | //h3)[1]") == [heading], (lang, title)
        for body in page.cssselect(".prose"):
            asides = page.cssselect("footer, aside, .related, .in-time")
            assert not set(asides) & set(body.xpath("preceding::*")), (lang, title)


def test_every_control_says_in_text_what_it_is(pages: dict[tuple[str, str], lxml.html.HtmlElement]) -> None:
    silent = []
    for (_, title), page in pages.items():
        labelled = set(page.xpath("//label/@for"))
        for control in page.cssselect("main :is(a, button, summary), .masthead :is(a, button), .colophon a"):
            is_drawn_sign = control.get("class") == "original" and control.get("aria-label")
            if not (control.text_content().strip() or is_drawn_sign or written_later(control)):
                silent.append((title, lxml.html.tostring(control, encoding="unicode")))
        silent += [
            (title, lxml.html.tostring(field, encoding="unicode"))
            for field in page.cssselect("input, select, textarea")
            if field.get("id") not in labelled and not field.xpath("ancestor::label")
        ]
        silent += [(title, "img") for image in page.cssselect("main img") if image.get("alt") is None]
    assert silent == []


def written_later(control: lxml.html.HtmlElement) -> bool:
    """Tell a button of the search that the script shows only once it has written on it."""
    return bool(control.xpath("ancestor-or-self::*[@hidden]"))
