"""`scrape clean`: the archive is made again from its captures, and what changes is said."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scraper.warc.captures import Captures
from tests.long_runs import captured, files_of, scrape, story, write_warc

NO_ARTICLE = "<html><body><h1>Weather</h1><p>Rain.</p></body></html>"


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven pages, of which one was captured twice, and three captures of what is no article."""
    folder = tmp_path_factory.mktemp("added")
    later = captured(4, story(4, more="<p>The ferry is back.</p>"), minutes=90)
    fetched = [captured(number) for number in range(11)] + [captured(number, NO_ARTICLE) for number in (90, 91)]
    warc = write_warc(folder, [*fetched, later])
    done = scrape("add", warc, "--archive", folder / "archive", cwd=folder)
    assert done.stdout.endswith("11 written, 1 updated, 2 refused\n")
    return folder / "archive"


@pytest.fixture
def archive(added: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(added, tmp_path / "archive"))


def clean(archive: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return scrape("clean", *options, cwd=archive)


def an_article(archive: Path) -> Path:
    return archive / "content/articles/courier.example/2025/the-ferry-of-lock-0.md"


def test_an_archive_as_this_cleaner_made_it_does_not_change(archive: Path) -> None:
    before = files_of(archive)
    done = clean(archive)
    assert (done.returncode, done.stdout) == (0, "0 written, 12 unchanged, 0 refused, 2 still refused\n")
    assert files_of(archive) == before


def test_all_that_was_added_is_made_again_from_the_captures(archive: Path) -> None:
    before = files_of(archive)
    shutil.rmtree(archive / "content")
    done = clean(archive, "--jobs", "2")
    assert done.stdout.splitlines()[-1] == "11 written, 1 updated, 0 refused, 2 still refused"
    assert files_of(archive) == before


def test_what_changes_is_named_and_shown(archive: Path) -> None:
    (archive / "content/topics.toml").write_text('[ferry]\nname = "Ferries"\nwords = ["ferry of lock 0"]\n', "utf-8")
    name = an_article(archive).relative_to(archive)
    done = clean(archive, "--diff")
    first, *shown = done.stdout.splitlines()
    assert first == f"updated: {name}"
    assert shown[:2] == [f"--- {name}", f"+++ {name}"]
    assert "+Tags: Ferries" in shown
    assert shown[-1] == "0 written, 1 updated, 11 unchanged, 0 refused, 2 still refused"
    assert "\nTags: Ferries\n" in an_article(archive).read_text("utf-8")


def test_an_edited_article_is_left_alone(archive: Path) -> None:
    text = an_article(archive).read_text("utf-8") + "\nMy note.\n"
    an_article(archive).write_text(text, "utf-8")
    (archive / "content/topics.toml").write_text('[ferry]\nname = "Ferries"\nwords = ["ferry of lock 0"]\n', "utf-8")
    done = clean(archive)
    assert done.stdout.splitlines() == [
        f"edited by a person, left alone: {an_article(archive).relative_to(archive)}",
        "0 written, 11 unchanged, 1 edited, 0 refused, 2 still refused",
    ]
    assert an_article(archive).read_text("utf-8") == text


def test_an_article_without_its_capture_is_left_alone_and_counted(archive: Path) -> None:
    for file in (archive / "captures").glob("courier.example.*"):
        file.unlink()
    before = files_of(archive)
    assert clean(archive).stdout == "0 written, 8 unchanged, 0 refused, 2 still refused, 3 without a capture\n"
    assert files_of(archive) == before


def test_a_refused_page_that_a_better_cleaner_takes_becomes_an_article(archive: Path) -> None:
    with Captures(archive / "captures/refused") as refused:
        refused.keep(captured(400), "courier.example")
    done = clean(archive)
    assert done.stdout.splitlines() == [
        "written: content/articles/courier.example/2025/the-ferry-of-lock-400.md",
        "1 written, 12 unchanged, 0 refused, 2 still refused",
    ]
    assert Captures(archive / "captures").find("https://courier.example/story/400")


def test_a_capture_that_is_no_longer_taken_is_refused_and_its_article_stays(archive: Path) -> None:
    with Captures(archive / "captures") as kept:
        kept.keep(captured(500, NO_ARTICLE), "courier.example")
    done = clean(archive)
    assert done.returncode == 1
    assert done.stderr == "refused: https://courier.example/story/500: not an article: it has no running text\n"
    assert done.stdout == "0 written, 12 unchanged, 1 refused, 2 still refused\n"


def test_a_damaged_capture_is_named_and_the_others_are_cleaned(archive: Path) -> None:
    place = Captures(archive / "captures").find("https://nila-murasu.example/story/7")
    assert place
    body = bytearray(place.file.read_bytes())
    body[place.offset + 60 : place.offset + 100] = bytes(40)
    place.file.write_bytes(body)
    done = clean(archive)
    assert done.returncode == 1
    assert re.fullmatch(r"refused: captures/nila-murasu.example.warc.gz at byte \d+: .+\n", done.stderr)
    assert done.stdout == "0 written, 11 unchanged, 1 refused, 2 still refused\n"


def test_an_archive_without_captures_says_so(tmp_path: Path) -> None:
    assert clean(tmp_path).stdout == "0 written, 0 refused\n"
