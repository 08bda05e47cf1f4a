"""Footnotes are parted from the text, numbered by their marks, and rendered as footnotes again."""

import markdown
import pytest
from bs4 import BeautifulSoup

from pelicanconf import MARKDOWN
from scraper.body.blocks import paragraphs
from scraper.body.reading import read_blocks
from scraper.markdown import to_markdown
from tests.cases import cases


def written(html: str) -> str:
    return to_markdown(read_blocks(BeautifulSoup(f"<body>{html}</body>", "lxml"), "https://dainik.example/pul"))


NOTES = {
    "a list of notes": (
        (
            '<p>पुल<sup><a href="#n1" id="r1">1</a></sup> और नाव<sup><a href="#n2" id="r2">2</a></sup>।</p>'
            '<ol><li id="n1">क <a href="#r1">↩</a></li><li id="n2">ख <a href="#r2">↩</a></li></ol>'
        ),
        "पुल[^1] और नाव[^2]।\n\n[^1]: क\n\n[^2]: ख\n",
    ),
    "notes as paragraphs with labels": (
        '<p>पुल<a href="#_ftn1" name="_ftnref1">[1]</a>।</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> क</p>',
        "पुल[^1]।\n\n[^1]: क\n",
    ),
    "a note that is spoken of twice": (
        '<p>पुल<sup><a href="#n">1</a></sup>, नाव<sup><a href="#n">1</a></sup></p><ol><li id="n">^ a b क</li></ol>',
        "पुल[^1], नाव[^1]\n\n[^1]: a b क\n",
    ),
    "a note of two paragraphs": (
        '<p>पुल<sup><a href="#n">*</a></sup></p><ul><li id="n"><p>क</p><p>ख</p></li></ul>',
        "पुल[^1]\n\n[^1]: क\n\n    ख\n",
    ),
    "a mark whose note is not there leads to the page": (
        '<p>पुल<sup><a href="#n">1</a></sup></p>',
        "पुल<sup>[1](https://dainik.example/pul#n)</sup>\n",
    ),
    "a link further down is no mark": (
        '<p><a href="#kal">कल</a></p><p id="kal">क</p>',
        "[कल](https://dainik.example/pul#kal)\n\nक\n",
    ),
    "brackets are no mark": ("<p>पुल[^1]</p>", "पुल\\[^1\\]\n"),
}


@pytest.mark.parametrize(("html", "text"), cases(NOTES))
def test_notes_are_written_as(html: str, text: str) -> None:
    assert written(html) == text


@pytest.mark.parametrize("text", [text for _, text in NOTES.values()], ids=NOTES.keys())
def test_notes_read_back_as_they_were(text: str) -> None:
    assert written(markdown.markdown(text, **MARKDOWN)) == text


def test_the_text_of_a_body_keeps_marks_and_labels_as_the_page_prints_them() -> None:
    html, _ = NOTES["notes as paragraphs with labels"]
    blocks = read_blocks(BeautifulSoup(f"<body>{html}</body>", "lxml"), None)
    assert list(paragraphs(blocks)) == ["पुल[1]।", "[1] क"]
