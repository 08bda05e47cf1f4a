"""Each kind of source gives its pages: what it holds is a capture, what it names is wanted, the rest is a sentence."""

import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scraper.article import accept
from scraper.capture import Capture
from scraper.extraction import extract
from scraper.sources.given import Found
from scraper.sources.handed_over import read_sources
from scraper.sources.wanted import Wanted
from tests.conftest import Golden

FIXTURES = Path(__file__).parent / "sources"
SOURCES = sorted(path.name for path in FIXTURES.iterdir() if path.name != "expected")
KEPT = frozenset("Title Date Lang Authors Tags Summary Source_url Saved Captured".split())
WRITTEN = datetime(2025, 7, 1, tzinfo=UTC)
"""When the files of the tests were written, as far as their folder knows."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds the sources of the tests."""
    folder = tmp_path / "here"
    shutil.copytree(FIXTURES, folder, ignore=shutil.ignore_patterns("expected"))
    for path in folder.rglob("*"):
        os.utime(path, (WRITTEN.timestamp(),) * 2)
    monkeypatch.chdir(folder)
    return folder


def told(found: Iterable[Found]) -> Iterator[str]:
    """Say in a line what was found."""
    for one in found:
        if isinstance(one, Capture | Wanted):
            about = "" if isinstance(one, Wanted) else f" {one.media_type} {one.charset or '-'} {one.captured:%FT%TZ%z}"
            saved = f" saved {one.saved.astimezone(UTC):%FT%TZ}" if one.saved else ""
            topics = f" topics {'; '.join(one.topics)}" if one.topics else ""
            yield f"{type(one).__name__.lower()}{about} {one.url} of {one.origin}{saved}{topics}"
        else:
            yield f"refused {one}"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", SOURCES)
def test_a_source_gives_its_pages(name: str, golden: Golden) -> None:
    golden(FIXTURES / "expected" / f"{name}.lines", "".join(f"{line}\n" for line in told(read_sources([name]))))


@pytest.mark.usefixtures("here")
def test_what_an_export_or_a_saved_file_holds_becomes_an_article(golden: Golden) -> None:
    names = "wallabag.json omnivore readeck single-file.html complete page.mhtml markdown copy.txt"
    captures = [found for found in read_sources(names.split()) if isinstance(found, Capture)]
    articles = [accept(capture, extract(capture), ()) for capture in captures]
    heads = ["".join(f"{key}: {value}\n" for key, value in article.header if key in KEPT) for article in articles]
    golden(FIXTURES / "expected" / "articles.md", "\n\n".join(map("{}\n{}".format, heads, (a.body for a in articles))))


def urls(*sources: str, **only: date | str | None) -> list[str]:
    found = read_sources(sources, **only)  # type: ignore[arg-type]
    return [str(one.url).rpartition("example/")[2] for one in found if isinstance(one, Capture | Wanted)]
