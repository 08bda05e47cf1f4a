"""The pages of an article that are handed over, in a folder or a web archive, come together; what lacks is said."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from scraper.capture import Capture, Exchange
from scraper.content_file import ContentFile, parse
from scraper.errors import Skipped
from scraper.together import together
from scraper.warc.captures import Captures
from tests.cases import cases
from tests.long_runs import BEGIN, captured, files_of, scrape, write_warc
from tests.paged_articles import Story, numbers

ROOT = Path(__file__).parent.parent
SITE = "https://roznama-sahar.example"
STORY = Story("ur", "/kashti.html")
ADDRESSES = {1: "/kashti.html", 2: "/kashti-p2.html", 3: "/kashti-p3.html"}
TEXTS = [text for number in ADDRESSES for text in STORY.texts(number)]


def one_page(number: int, *, minutes: int = 0, more: str = "") -> Capture:
    exchange = Exchange((), 200, "OK", (("Content-Type", "text/html; charset=utf-8"),))
    url = SITE + ADDRESSES[number]
    body = STORY.page(number, pager=numbers(ADDRESSES, number), head=more)
    return Capture(url, body, BEGIN + timedelta(minutes=minutes), url, charset="utf-8", exchange=exchange)


def saved(folder: Path, *wanted: int) -> None:
    folder.mkdir()
    listing = []
    for number in wanted:
        one = one_page(number)
        (folder / f"{9 - number}.html").write_bytes(one.body)
        listing.append(f'["{9 - number}.html"]\nurl = "{one.url}"\ncaptured = {one.captured.isoformat()}\n')
    (folder / "captures.toml").write_text("".join(listing), "utf-8")


def only_article(archive: Path) -> ContentFile:
    [path] = archive.glob("content/articles/*/*/*.md")
    return parse(path.read_text("utf-8"))


def test_saved_pages_come_together_whatever_their_names(tmp_path: Path) -> None:
    saved(tmp_path / "saved", 1, 2, 3)
    done = scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "1 written, 0 refused", "")
    article = only_article(tmp_path / "archive")
    assert [text for text in TEXTS if text not in article.body] == []
    assert article["Source_url"] == SITE + "/kashti.html"
    again = scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    assert again.stdout.splitlines()[-1] == "0 written, 1 unchanged, 0 refused"


def test_a_page_that_was_not_saved_is_named_and_the_article_is_made(tmp_path: Path) -> None:
    saved(tmp_path / "saved", 1, 3)
    done = scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 written, 0 refused")
    assert (
        done.stderr == f"skipped: saved/8.html: {SITE}/kashti-p2.html is another page of the article, and not there\n"
    )
    assert only_article(tmp_path / "archive")["Missing_pages"] == SITE + "/kashti-p2.html"
    shutil.rmtree(tmp_path / "saved")
    saved(tmp_path / "saved", 1, 2, 3)
    done = scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "0 written, 1 updated, 0 refused"
    article = only_article(tmp_path / "archive")
    assert (article["Missing_pages"], [text for text in TEXTS if text not in article.body]) == ("", [])


def test_later_pages_without_the_first_are_one_article(tmp_path: Path) -> None:
    saved(tmp_path / "saved", 2, 3)
    done = scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "1 written, 0 refused"
    assert "kashti.html is another page of the article, and not there" in done.stderr
    article = only_article(tmp_path / "archive")
    assert [text for text in TEXTS[3:] if text not in article.body] == []


def test_pages_in_a_web_archive_come_together_in_any_order(tmp_path: Path) -> None:
    others = [captured(number) for number in range(40)]
    warc = write_warc(tmp_path, [one_page(3), *others[:30], one_page(1), *others[30:], one_page(2)])
    done = scrape("add", warc, "--archive", "archive", "--jobs", "2", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "41 written, 0 refused"
    articles = (parse(path.read_text("utf-8")) for path in tmp_path.glob("archive/content/articles/roznama-*/*/*.md"))
    [article] = [one for one in articles if one["Title"] == STORY.title]
    assert [text for text in TEXTS if text not in article.body] == []
    before = files_of(tmp_path / "archive")
    shutil.rmtree(tmp_path / "archive/content")
    done = scrape("clean", "--jobs", "2", cwd=tmp_path / "archive")
    assert done.stdout.splitlines()[-1] == "41 written, 0 refused"
    assert files_of(tmp_path / "archive") == before


def test_captures_handed_over_to_another_archive_make_the_same_article(tmp_path: Path) -> None:
    saved(tmp_path / "saved", 1, 2, 3)
    scrape("add", "saved", "--archive", "archive", cwd=tmp_path)
    warc = "archive/captures/roznama-sahar.example.warc.gz"
    done = scrape("add", warc, "--archive", "other", cwd=tmp_path)
    assert (done.stdout.splitlines()[-1], done.stderr) == ("1 written, 0 refused", "")
    assert files_of(tmp_path / "other") == files_of(tmp_path / "archive")


def test_of_several_captures_of_a_page_the_nearest_in_time_is_joined() -> None:
    found = [
        one_page(1),
        one_page(2, minutes=1, more="<!-- early -->"),
        one_page(3, minutes=2),
        one_page(2, minutes=90, more="<!-- late -->"),
        one_page(1, minutes=91, more="<!-- late -->"),
    ]
    early, late = (one for one in together(found) if isinstance(one, Capture))
    assert [b"<!-- late -->" in part.body for part in early.parts] == [False, False]
    assert [b"<!-- late -->" in part.body for part in late.parts] == [True, False]


def test_a_capture_of_a_page_that_belongs_to_no_other_is_named() -> None:
    found = [one_page(1), one_page(2), one_page(3), one_page(2, minutes=90, more="<!-- late -->")]
    *captures, said = together(found)
    assert len(captures) == 1
    assert isinstance(said, Skipped)
    assert str(said).startswith(f"{SITE}/kashti-p2.html: it is page 2 of an article")


def test_a_run_that_is_killed_at_any_of_its_writes_keeps_pages_together(tmp_path: Path) -> None:
    saved(tmp_path / "saved", 1, 2, 3)
    later = [one_page(number, minutes=90 + number, more="<!-- late -->") for number in ADDRESSES]
    warc = write_warc(tmp_path, [*later, *(captured(number) for number in range(2, 30, 4))])
    command = ["add", "saved", str(warc.relative_to(tmp_path)), "--jobs", "1"]
    subprocess.run(
        [sys.executable, "-m", "tests.killed_runs", "25", "20250603", *command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    whole, *killed = (files_of(archive) for archive in sorted(tmp_path.glob("archive-*")))
    assert sum(name.startswith("content/articles/roznama-sahar") for name in whole) == 8
    assert all(files == whole for files in killed)


CUTS = {
    "in the first of the further pages": 0.2,
    "between two of them": 0.4,
    "in the first page": 0.9,
}


@pytest.mark.parametrize("share", cases(CUTS))
@pytest.mark.parametrize("has_index", [True, False])
def test_a_capture_that_is_torn_is_cut_off_with_all_its_pages(tmp_path: Path, share: float, *, has_index: bool) -> None:
    whole = one_page(1)
    parts = (one_page(2), one_page(3))
    with Captures(tmp_path / "captures") as captures:
        before = captures.keep(captured(4), "sahar")
        size = before.file.stat().st_size
        index = (tmp_path / "captures/sahar.cdxj").read_bytes()
        captures.keep(Capture(whole.origin, whole.body, whole.captured, whole.url, parts=parts), "sahar")
    body = before.file.read_bytes()
    before.file.write_bytes(body[: size + int(share * (len(body) - size))])
    if has_index:
        (tmp_path / "captures/sahar.cdxj").write_bytes(index)
    else:
        (tmp_path / "captures/sahar.cdxj").unlink()
    captures = Captures(tmp_path / "captures")
    assert [place.digest for place in captures.places()] == [before.digest]
    assert before.file.stat().st_size == size


def test_a_lost_index_is_made_anew_and_knows_the_pages(tmp_path: Path) -> None:
    one = one_page(1)
    capture = Capture(
        one.origin, one.body, one.captured, one.url, exchange=one.exchange, parts=(one_page(2), one_page(3))
    )
    with Captures(tmp_path / "captures") as captures:
        place = captures.keep(capture, "sahar")
    index = (tmp_path / "captures/sahar.cdxj").read_bytes()
    (tmp_path / "captures/sahar.cdxj").unlink()
    captures = Captures(tmp_path / "captures")
    assert [*captures.places()] == [place]
    assert captures.read(place) == capture
    assert place.digest == capture.digest
    assert (tmp_path / "captures/sahar.cdxj").read_bytes() == index
