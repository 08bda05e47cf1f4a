"""The README shows the command's own words, and what the documents refer to is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import cases
from tests.search_site import ask, build_site

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCUMENTS = {path.name: path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))}
LINK = re.compile(r"\]\((?!https?:|\{)([^)#]*)(?:#([^)]*))?\)|src=\"([^\"]+)\"")  # [text](docs/search.md#words)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
PLAIN = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
COMMANDS: dict[str, list[str]] = {
    "scrape": [],
    "scrape add": ["add"],
    "scrape clean": ["clean"],
    "scrape extract": ["extract"],
}


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", cases(COMMANDS))
def test_the_readme_holds_the_help_text_of(command: list[str]) -> None:
    program = "import sys; sys.argv[0] = 'scrape'; from scraper.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, *command, "--help"],
        env=os.environ | PLAIN,
        capture_output=True,
        text=True,
        check=True,
    )
    assert squeezed(ran.stdout) in squeezed(README.read_text("utf-8"))


def anchors(document: Path) -> set[str]:
    """Name the headings of a document as GitHub links to them."""
    headings = HEADING.findall(CODE.sub("", document.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", cases(DOCUMENTS))
def test_every_link_leads_somewhere_in(document: Path) -> None:
    for path, anchor, picture in LINK.findall(CODE.sub("", document.read_text("utf-8"))):
        target = document.parent / (path or picture) if path or picture else document
        assert target.exists(), target
        assert not anchor or anchor in anchors(target), f"{target} has no heading {anchor}"


def test_the_searches_that_are_shown_as_examples_find_sample_articles(tmp_path: Path) -> None:
    signs = (ROOT / "docs" / "search.md").read_text("utf-8").partition("### Signs")[2].partition("\n\n- ")[0]
    rows = [line.split(" | ")[2:] for line in signs.splitlines() if line.startswith("| `")]
    queries = [query for row in rows for cell in row for query in re.findall("`([^`]+)`", cell)]
    queries += re.findall("`([^`]+)`", signs.rpartition("They may be joined")[2])
    assert len(queries) > 15
    site = build_site(tmp_path / "site", content=ROOT / "content")
    answers = ask(site, searches=[{"text": query} for query in queries])["searches"]
    for query, answer in zip(queries, answers, strict=True):
        assert answer["total"] > 0, query
        assert answer["problems"] == [], query
        assert answer["instead"] == [], query
