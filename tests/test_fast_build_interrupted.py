"""A build that is broken off leaves the site as it was, or as it was to be; the next build makes it whole."""

import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.changing_archive import Story, begin_archive, place_of, write, write_story
from tests.forked_builds import Archive, Tree, build, difference, plainly_built, tree

STORY = Story("बाढ़", "पानी बढ़ा।", "2024-07-08", "hi", ("नदी",), ("रवि कुमार",), "सेतु", "published")
CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate"})
TO_WRITE = os.O_WRONLY | os.O_RDWR
MOMENTS = 4


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive that was built, and has changed since."""
    archive = Archive(tmp_path_factory.mktemp("archive"))
    begin_archive(archive)
    build(archive)
    write_story(archive, 1, STORY)
    write_story(archive, 14, STORY)
    place_of(archive, 2).unlink()
    for template in ("base.html", "in_time.html"):
        path = archive.folder / "theme" / "templates" / template
        write(path, path.read_text("utf-8") + "<!-- changed -->")
    style = archive.folder / "theme" / "static" / "css" / "tokens.css"
    write(style, style.read_text("utf-8") + "/* changed */")
    return archive


@pytest.fixture(scope="module")
def old(archive: Archive) -> Tree:
    return tree(archive.site)


@pytest.fixture(scope="module")
def new(archive: Archive) -> Tree:
    return plainly_built(archive)


@pytest.fixture(scope="module")
def changes(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many files and folders a build changes, in the process that all others come from."""
    copy, count = copied(archive, tmp_path_factory.mktemp("counted")), tmp_path_factory.mktemp("count") / "count"
    build(copy, partial(watch_changes, None, 0, count))
    return int(count.read_text())


def take_fork_away() -> None:
    """Be like systems on which a process cannot fork."""
    del os.fork


def end_in_workers() -> None:
    """Have the processes that this one forks end as they do where memory is short."""
    os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGKILL))


def copied(archive: Archive, folder: Path) -> Archive:
    shutil.copytree(archive.folder, folder, dirs_exist_ok=True)
    return Archive(folder)


def watch_changes(sent: signal.Signals | None, at: int, count: Path) -> None:
    """Count what this process changes; at the change of that number send it a signal, once."""
    this, changed = os.getpid(), 0

    def watch(event: str, given: tuple[object, ...]) -> None:
        nonlocal changed
        writes = event == "open" and isinstance(given[2], int) and given[2] & TO_WRITE
        if os.getpid() != this or not (writes or event in CHANGES) or Path(str(given[0])) in {count, Path(os.devnull)}:
            return
        changed += 1
        if sent and changed == at:
            os.kill(this, sent)
        elif not sent:
            count.write_text(str(changed))

    sys.addaudithook(watch)


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_ctrl_c_leaves_a_whole_site(  # noqa: PLR0913, PLR0917 - fixtures
    archive: Archive, old: Tree, new: Tree, changes: int, moment: int, tmp_path: Path
) -> None:
    copy = copied(archive, tmp_path / "copy")
    said = build(copy, partial(watch_changes, signal.SIGINT, changes * moment // MOMENTS, tmp_path / "count"))
    assert "Keyboard interrupt received" in said
    assert tree(copy.site) in (old, new)
    build(copy)
    assert difference(tree(copy.site), new) == []


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_a_build_that_is_killed_leaves_no_half_page(  # noqa: PLR0913, PLR0917 - fixtures
    archive: Archive, old: Tree, new: Tree, changes: int, moment: int, tmp_path: Path
) -> None:
    copy = copied(archive, tmp_path / "copy")
    at = changes * moment // MOMENTS
    build(copy, partial(watch_changes, signal.SIGKILL, at, tmp_path / "count"), code=-signal.SIGKILL)
    for path, content in tree(copy.site).items():
        assert not path.endswith(".html") or content in (old.get(path), new.get(path)), path
    build(copy)
    assert difference(tree(copy.site), new) == []


def test_an_error_on_one_of_many_pages_names_its_file_and_leaves_the_site(
    archive: Archive, old: Tree, tmp_path: Path
) -> None:
    copy = copied(archive, tmp_path / "copy")
    template = copy.folder / "theme" / "templates" / "base.html"
    faulty = "{% if article is defined and article.slug == 'story-14' %}{{ nothing_of_this_name.at_all }}{% endif %}"
    write(template, f"{faulty}{template.read_text('utf-8')}")
    said = build(copy, code=1)
    assert "'nothing_of_this_name' is undefined" in said
    page = "article/setu.example/2024/story-14/index.html"
    assert f"{page} could not be made of articles/setu.example/2024/story-14.md" in said
    assert tree(copy.site) == old


def test_where_processes_cannot_fork_the_site_is_the_same(archive: Archive, new: Tree, tmp_path: Path) -> None:
    copy = copied(archive, tmp_path / "copy")
    build(copy, take_fork_away)
    assert difference(tree(copy.site), new) == []


def test_a_worker_that_dies_fails_the_build_with_a_sentence(archive: Archive, old: Tree, tmp_path: Path) -> None:
    copy = copied(archive, tmp_path / "copy")
    said = build(copy, end_in_workers, code=1)
    assert "a worker process of the build ended early; is there enough memory?" in said
    assert tree(copy.site) == old


def test_an_error_in_a_file_names_it_and_leaves_the_site(archive: Archive, old: Tree, tmp_path: Path) -> None:
    copy = copied(archive, tmp_path / "copy")
    write(copy.folder / "content" / "articles" / "setu.example" / "2024" / "faulty.md", "Title: x\nDate: never\n\nx\n")
    assert "faulty.md" in build(copy, code=1)
    assert tree(copy.site) == old
