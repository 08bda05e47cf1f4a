"""What is saved is on the screen, without a click."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.changing_archive import Story, begin_archive, place_of, write, write_story
from tests.forked_builds import ROOT, Archive

STORY = Story("नया पुल", "पुल बना।", "2024-05-06", "hi", ("पुल",), (), "सेतु", "published")
PATIENCE = 60_000
ADDRESS = "/article/setu.example/2024/story-2/"


@dataclass(frozen=True)
class Shown:
    """A site that is shown: its archive, and its address."""

    archive: Archive
    url: str


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    archive = Archive(tmp_path)
    begin_archive(archive)
    write_story(archive, 2, STORY)
    paths = (tmp_path / "content", "-s", ROOT / "pelicanconf.py", "-o", archive.site, "-t", tmp_path / "theme")
    command = [*map(str, paths), "--cache-path", str(archive.memory), "--fatal=errors", "-e", "PORT=0"]
    with subprocess.Popen(
        [sys.executable, "-m", "tools.devserver", *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield Shown(archive, server.stdout.readline().split()[4])
        server.send_signal(signal.SIGINT)
        server.stdout.read()
        assert server.wait() == 0


def test_a_saved_file_is_on_the_screen_without_a_click(shown: Shown, page: Page, page_errors: list[str]) -> None:
    page.goto(shown.url + ADDRESS)  # before there is anything
    headline = page.locator("h1")
    expect(headline).to_have_text("नया पुल", timeout=PATIENCE)
    page_errors.clear()
    edit(place_of(shown.archive, 2), "नया पुल", "पुराना पुल")
    expect(headline).to_have_text("पुराना पुल", timeout=PATIENCE)
    template = shown.archive.folder / "theme" / "templates" / "article.html"
    edit(template, '"headline">{{ article.title }}', '"headline">{{ article.title }}!')
    expect(headline).to_have_text("पुराना पुल!", timeout=PATIENCE)
    edit(template, "{{ article.title }}!", "{{ article.title }")
    page.wait_for_timeout(100)
    edit(place_of(shown.archive, 2), "पुराना पुल", "सबसे नया पुल")
    edit(template, "{{ article.title }", "{{ article.title }}?")
    expect(headline).to_have_text("सबसे नया पुल?", timeout=PATIENCE)
    assert not any(b"reload.js" in file.read_bytes() for file in shown.archive.site.rglob("*.html"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    write(file, text.replace(old, new))
