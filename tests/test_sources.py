"""Whatever is handed over becomes a capture, or a refusal that says why; one bad thing never stops the others."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from scraper.batch import extract_batch
from scraper.capture import LARGEST, Capture
from scraper.errors import SourceError
from scraper.sources.given import HEAD
from scraper.sources.handed_over import read_sources
from scraper.sources.saved import read_listing
from tests.cases import cases

SENTENCE = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town waved. "
PAGE = (
    f"<html lang=en><title>The last ferry</title><article><h1>The last ferry</h1>{f'<p>{SENTENCE}</p>' * 5}</article>"
)


def refusals(*sources: object, url: str | None = None) -> list[str]:
    return [str(found) for found in read_sources(map(str, sources), url=url) if not isinstance(found, Capture)]


def test_a_name_too_long_for_a_file_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(PAGE, "utf-8")
    [refusal, capture] = read_sources(["x" * 300, str(tmp_path / "ferry.html")])
    assert str(refusal) == f"{'x' * 300}: cannot be read: File name too long; check the path"
    assert isinstance(capture, Capture)


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "ferry.html").write_text(PAGE, "utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert refusals(tmp_path) == [f"{tmp_path}/closed: cannot be read: Permission denied; check the path"]


def test_a_path_that_may_not_be_looked_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert refusals("closed/a.html") == ["closed/a.html: cannot be read: Permission denied; check the path"]


def test_a_listing_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "captures.toml").mkdir()
    with pytest.raises(SourceError, match=r"captures\.toml: cannot be read: Is a directory; check the path"):
        read_listing(tmp_path / "captures.toml")


LISTINGS = {
    "a URL that is a number": ("url = 5", "url is a web address"),
    "a URL of a file": ('url = "file:///etc/passwd"', "url is a web address"),
    "a URL that is none": ('url = "http://[x"', "url is a web address"),
    "a time without a zone": ("captured = 2025-06-03T04:00:00", "captured is a time with zone"),
    "an unknown key": ('link = "x"', "has an unknown key 'link'"),
}


@pytest.mark.parametrize(("line", "sentence"), cases(LISTINGS))
def test_a_mistake_in_captures_toml_is_named(line: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "captures.toml"
    path.write_text(f'["a.html"]\n{line}\n', "utf-8")
    with pytest.raises(SourceError) as refused:
        read_listing(path)
    assert str(refused.value).startswith(f"{path}: [a.html] {sentence}")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[x", "courier.example"])
def test_a_page_is_served_on_the_web(url: str, tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(PAGE, "utf-8")
    [refusal] = refusals(tmp_path / "ferry.html", url=url)
    assert refusal == (f"{tmp_path}/ferry.html: '{url}' is no web address; give one like https://news.example/story")


def test_a_url_is_brought_to_one_line(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(PAGE, "utf-8")
    [capture] = read_sources([str(tmp_path / "ferry.html")], url="https://courier.example/a\nX: b c")
    assert isinstance(capture, Capture)
    assert capture.url == "https://courier.example/aX:%20b%20c"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 20
    (tmp_path / "noise.txt").write_bytes(noise)
    (tmp_path / "marked.txt").write_bytes(f"The last ferry\n\n{SENTENCE}".encode() + b"\x0c")
    assert refusals(tmp_path) == [f"{tmp_path}/noise.txt: it is no text; hand over .html or .txt"]


def test_bytes_on_standard_input_that_are_no_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bytes(range(256)) * 20)))
    assert refusals("-") == ["-: it is no text; hand over .html or .txt"]


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusals("-") == ["-: standard input is closed; pipe a page into it"]


def test_no_more_of_standard_input_is_read_than_tells_that_it_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    body = io.BytesIO(b"<p>" + b"x" * LARGEST * 2)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(body, 1)))
    assert refusals("-") == ["-: it is more than a page may have (20 MB)"]
    assert body.tell() < LARGEST + 2 * HEAD


def batch(folder: Path, *lines: str) -> list[dict[str, str]]:
    (folder / "list.ndjson").write_text("\n".join(lines), "utf-8")
    return [json.loads(line) for line in extract_batch(folder / "list.ndjson", ())]


BAD_LINES = {
    "a NUL in the path": ('{"id": "x", "file": "a\\u0000.html"}', "x", "cannot be read"),
    "half a surrogate in the path": ('{"id": "x", "file": "a\\ud800.html"}', "x", "cannot be read"),
    "a URL that is a number": ('{"id": "x", "file": "a.html", "url": 5}', "line 1", "needs an object"),
    "lists in lists": ("[" * 100_000, "line 1", "needs an object"),
    "a file that is a number": ('{"id": "x", "file": 5}', "line 1", "needs an object"),
    "a page that is too large": ('{"id": "x", "file": "huge.html"}', "x", "more than a page may have (20 MB)"),
    "a page that unpacks to too much": (
        '{"id": "x", "file": "bomb.html.gz"}',
        "x",
        "more than a page may have (20 MB)",
    ),
    "a page that is not packed": ('{"id": "x", "file": "plain.html.gz"}', "x", "cannot be read"),
}


@pytest.mark.parametrize(("line", "name", "sentence"), cases(BAD_LINES))
def test_one_bad_line_never_ends_a_batch(line: str, name: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "plain.html.gz").write_text(PAGE, "utf-8")
    if "huge" in line:
        (tmp_path / "huge.html").write_bytes(b"<p>" + b"x" * LARGEST)
    if "bomb" in line:
        (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"x" * LARGEST * 4))
    bad, good = batch(tmp_path, line, '{"id": "good", "file": "a.html", "url": null}')
    assert bad["id"] == name
    assert sentence in bad["refused"]
    assert good["title"] == "The last ferry"


def test_a_batch_reads_a_page_whose_url_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    for url in ("http://[x", "hard::courier.example", "5"):
        [answer] = batch(tmp_path, json.dumps({"id": "x", "file": "a.html", "url": url}))
        assert (answer["title"], "refused" in answer) == ("The last ferry", False)


def test_a_line_of_a_batch_ends_only_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    [answer] = batch(tmp_path, json.dumps({"id": "a\u2028b", "file": "a.html"}, ensure_ascii=False))
    assert (answer["id"], answer["title"]) == ("a\u2028b", "The last ferry")
