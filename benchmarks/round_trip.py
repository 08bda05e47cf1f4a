"""Whether the Markdown that is written for real pages reads back to the same article.

    python -m benchmarks.round_trip FOLDER_OR_PAGE...

Every saved page (`.html`, `.html.gz`) is extracted and written as Markdown; Python-Markdown renders that with the
settings of `pelicanconf.py`, and what it rendered is read again. A fault is a page whose second Markdown is another,
one with a word lost on the way, or one with an element in it that nothing wrote. Exits with 1 where there is any.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import markdown
import regex
from bs4 import BeautifulSoup

from pelicanconf import MARKDOWN
from scraper.body.blocks import Blocks
from scraper.body.reading import read_blocks
from scraper.capture import Capture
from scraper.extraction import extract
from scraper.markdown import to_markdown

WORD = regex.compile(r"[\w\p{M}]+")
ADDRESS = regex.compile(r"https?://\S+|mailto:\S+")
READ = frozenset({"href", "alt", "title"})
WRITTEN = frozenset(
    "a bdi bdo blockquote br code div em h2 h3 h4 hr img li ol p pre rp rt ruby s strong sub sup table tbody td th "
    "thead tr ul".split()
)
"""All elements that written Markdown may be rendered to."""
CAPTURED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with a page: lines that changed, words that were lost, elements that nothing wrote."""

    changed: tuple[str, ...]
    lost: tuple[str, ...]
    foreign: tuple[str, ...]


def round_trip(blocks: Blocks) -> Fault | None:
    """Write blocks, render and read them again; None where nothing went wrong."""
    written = to_markdown(blocks)
    rendered = BeautifulSoup(f"<body>{markdown.markdown(written, **MARKDOWN)}</body>", "lxml")
    foreign = sorted({element.name for element in rendered.body.find_all(True)} - WRITTEN) if rendered.body else []
    shown = Counter(_words_shown(rendered))
    lost = Counter(WORD.findall(" ".join(_said(blocks)))) - shown
    again = to_markdown(read_blocks(rendered.body or rendered, None)).split("\n")
    changed = [line for line, other in zip(written.split("\n"), [*again, *written], strict=False) if line != other]
    fault = Fault(tuple(changed[:3]), tuple(lost)[:10], tuple(foreign))
    return fault if any(astuple(fault)) or len(again) != len(written.split("\n")) else None


def _said(value: object) -> Iterator[str]:
    """Yield every text that blocks hold, but for addresses and the names of elements."""
    if isinstance(value, str):
        if not ADDRESS.fullmatch(value):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)
    elif hasattr(value, "__dataclass_fields__"):
        unread = {"element", "direction", "shown", "label"}
        yield from (
            text for name in value.__dataclass_fields__ if name not in unread for text in _said(getattr(value, name))
        )


def _words_shown(rendered: BeautifulSoup) -> Iterator[str]:
    texts = [str(text) for text in rendered.find_all(string=True)]
    yield from WORD.findall("".join(texts))
    yield from WORD.findall(" ".join(texts))
    for element in rendered.find_all(True):
        yield from (word for name in READ for word in WORD.findall(str(element.get(name) or "")))


def main(paths: list[str]) -> int:
    """Go over all pages below the paths and print the counts; return the number of faults."""
    faults = pages = 0
    for page in _pages(paths):
        pages += 1
        body = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
        blocks = extract(Capture(str(page), body, CAPTURED, "https://news.example/")).blocks
        if fault := round_trip(blocks):
            faults += 1
            print(f"{page.name}: {fault}")
    print(f"{pages} pages, {faults} with faults")
    return faults


def _pages(paths: list[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        yield from sorted((*path.rglob("*.html"), *path.rglob("*.html.gz"))) if path.is_dir() else [path]


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
