"""Every kind of page reads well without styles and scripts, as text browsers and some who listen get it."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.every_kind import KINDS, LANGUAGES

INLINE = {"a", "b", "bdi", "button", "code", "em", "label", "small", "span", "strong", "time"}
NEVER_SHOWN = {"script", "style", "template", "title", "svg", "option"}


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
        for one, other in zip(pieces, pieces[1:], strict=False):
            if is_of_a_word(one[-1]) and is_of_a_word(other[0]):
                glued.add((title, one.split()[-1] + "|" + other.split()[0]))
    assert glued == set()
