"""The entries of a live blog are led by their times, which are no words of the text."""

import pytest
from bs4 import BeautifulSoup

from scraper.body.blocks import Blocks, paragraphs
from scraper.body.reading import read_blocks
from scraper.markdown import to_markdown
from tests.cases import cases


def blocks_of(html: str) -> Blocks:
    return read_blocks(BeautifulSoup(f"<body>{html}</body>", "lxml"), None)


ENTRIES = {
    "times over headings": (
        (
            "<article><time>14:05</time><h3>पुल खुला</h3><p>क</p></article>"
            "<article><time>13:10</time><h3>भीड़ जुटी</h3><p>ख</p></article>"
        ),
        "## 14:05 पुल खुला\n\nक\n\n## 13:10 भीड़ जुटी\n\nख\n",
    ),
    "times over paragraphs": (
        "<div><p><time>2.05 pm</time></p><p>क</p></div><div><span><time>1.10 pm</time></span><p>ख</p></div>",
        "**2.05 pm** क\n\n**1.10 pm** ख\n",
    ),
    "times that only programs can read": (
        (
            "<time datetime='2025-06-05T14:05+05:30'>2 hours ago</time><p>क</p>"
            "<time datetime='2025-06-05T13:10'>now</time><p>ख</p>"
        ),
        "**2025-06-05 14:05** क\n\n**2025-06-05 13:10** ख\n",
    ),
    "entries of a list": (
        "<ol><li><time>14:05</time><p>क</p></li><li><time>13:10</time><p>ख</p></li></ol>",
        "**14:05** क\n\n**13:10** ख\n",
    ),
    "an entry that is a picture": (
        "<time>14:05</time><p><img src='https://dainik.example/a.jpg' alt='नाव'></p><time>13:10</time><p>ख</p>",
        "**14:05**\n\n![नाव](https://dainik.example/a.jpg)\n\n**13:10** ख\n",
    ),
    "a single time is a line like any other": ("<p><time>14:05</time></p><p>क</p>", "14:05\n\nक\n"),
    "a time in a sentence stays there": (
        "<p>क <time>14:05</time> ख</p><p><time>1:10</time> ग</p>",
        "क 14:05 ख\n\n1:10 ग\n",
    ),
    "a timetable is a table": (
        "<table><tr><th>क</th><th>ख</th></tr><tr><td><time>14:05</time></td><td><time>15:05</time></td></tr></table>",
        "| क | ख |\n| --- | --- |\n| 14:05 | 15:05 |\n",
    ),
}


@pytest.mark.parametrize(("html", "markdown"), cases(ENTRIES))
def test_entries_are_written_as(html: str, markdown: str) -> None:
    assert to_markdown(blocks_of(html)) == markdown


def test_the_times_of_entries_are_not_of_the_text() -> None:
    html, _ = ENTRIES["times over headings"]
    assert list(paragraphs(blocks_of(html))) == ["पुल खुला", "क", "भीड़ जुटी", "ख"]
