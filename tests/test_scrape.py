"""The command `scrape`, as a person runs it: what it prints, writes and refuses."""

import gzip
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

UNDERSTOOD = "hand over pages (.html, .mhtml), texts (.txt, .md), lists, exports or web archives (.warc)"
SENTENCE = (
    "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave. "
)


def page(title: str = "The last ferry", extra: str = "") -> str:
    body = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(5))
    article = f"<article><h1>{title}</h1>{body}{extra}</article>"
    return f"<html lang=en><head><title>{title}</title></head><body>{article}</body></html>"


def scrape(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "scraper", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def articles(archive: Path) -> list[str]:
    return sorted(
        str(path.relative_to(archive / "content/articles")) for path in (archive / "content/articles").rglob("*.md")
    )


def test_a_saved_page_becomes_an_article(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(page(), "utf-8")
    done = scrape("add", "ferry.html", "--url", "https://courier.example/town/ferry", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    [name] = articles(tmp_path)
    assert name.startswith("courier.example/")
    assert name.endswith("/the-last-ferry.md")
    assert done.stdout.splitlines() == [f"written: content/articles/{name}", "1 written, 0 refused"]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(page(), "utf-8")
    scrape("add", "ferry.html", cwd=tmp_path)
    done = scrape("add", "ferry.html", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "0 written, 1 unchanged, 0 refused"


def test_a_folder_is_taken_whole_and_what_is_refused_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "saved" / "deeper"
    folder.mkdir(parents=True)
    (folder / "ferry.html").write_text(page(), "utf-8")
    (tmp_path / "saved" / "empty.html").write_text("", "utf-8")
    (tmp_path / "saved" / "shell.html").write_text(
        "<title>x</title><noscript>Enable JavaScript</noscript><script src=a.js></script>", "utf-8"
    )
    (tmp_path / "saved" / "notes.pdf").write_bytes(b"%PDF")
    done = scrape("add", "saved", "missing.html", "saved/notes.pdf", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "1 written, 4 refused"
    assert sorted(done.stderr.splitlines()) == [
        "refused: missing.html: cannot be read: No such file or directory; check the path",
        "refused: saved/empty.html: it is empty; save the page again",
        f"refused: saved/notes.pdf: not a kind of file that is understood; {UNDERSTOOD}",
        "refused: saved/shell.html: not an article: it is empty without JavaScript; save it from a browser",
    ]


def test_an_edited_article_is_left_alone_and_reported(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(page(), "utf-8")
    scrape("add", "ferry.html", "--url", "https://courier.example/ferry", cwd=tmp_path)
    [name] = articles(tmp_path)
    path = tmp_path / "content/articles" / name
    path.write_text(path.read_text("utf-8") + "\nMy note.\n", "utf-8")
    (tmp_path / "ferry.html").write_text(page(extra=f"<p>{SENTENCE}</p>"), "utf-8")
    done = scrape("add", "ferry.html", "--url", "https://courier.example/ferry", cwd=tmp_path)
    assert done.stdout.splitlines()[0] == f"edited by a person, left alone: content/articles/{name}"
    assert path.read_text("utf-8").endswith("My note.\n")


def test_two_pages_of_one_title_are_two_articles_that_build(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(page(), "utf-8")
        scrape("add", f"{name}.html", "--url", f"https://courier.example/{name}", cwd=tmp_path)
    slugs = {
        line
        for name in articles(tmp_path)
        for line in (tmp_path / "content/articles" / name).read_text().splitlines()
        if line.startswith("Slug: ")
    }
    assert len(slugs) == len(articles(tmp_path)) == 2


@pytest.mark.parametrize("sources", [["one.html", "two.html"], ["."], ["https://courier.example/x"]])
def test_a_url_is_said_of_one_saved_page_alone(tmp_path: Path, sources: list[str]) -> None:
    done = scrape("add", *sources, "--url", "https://courier.example/a", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "--url says where one saved page or text was served; hand over that one alone\n"


def test_no_article_is_written_whose_capture_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("in the way", "utf-8")
    done = scrape("add", "-", "--url", "https://courier.example/ferry", cwd=tmp_path, stdin=page().encode())
    assert done.returncode == 1
    assert "cannot be written: File exists; check the disk and the folder" in done.stderr
    assert articles(tmp_path) == []


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    done = scrape("add", "-", "--url", "https://courier.example/ferry", cwd=tmp_path, stdin=page().encode())
    assert done.returncode == 0
    assert len(articles(tmp_path)) == 1


def test_a_text_copy_gets_the_topics_that_it_speaks_of(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/topics.toml").write_text(
        '[ferry]\nname = "Ferries"\nwords = ["ferry"]\n[bridge]\nname = "Bridges"\nwords = ["bridge"]\n',
        "utf-8",
    )
    (tmp_path / "copy.txt").write_text(f"The last ferry\n\n{SENTENCE}\n\nA bridge may follow. {SENTENCE}\n", "utf-8")
    scrape("add", "copy.txt", cwd=tmp_path)
    [name] = articles(tmp_path)
    text = (tmp_path / "content/articles" / name).read_text("utf-8")
    assert "\nTags: Ferries\n" in text
    assert "\nDate_from: capture\n" in text


def test_a_mistake_in_topics_toml_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/topics.toml").write_text('[ferry]\ntitle = "Ferries"\n', "utf-8")
    done = scrape("add", "-", cwd=tmp_path, stdin=page().encode())
    assert done.returncode == 1
    assert done.stderr == "content/topics.toml: [ferry] has an unknown key 'title'; keys are name, names, also, words\n"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 300, "a" * 80),
        ("CON", "con"),
        ("x\x00y", "xy"),
        ("</title><script>alert(1)</script>", None),
    ],
)
def test_file_names_are_safe(tmp_path: Path, title: str, slug: str | None) -> None:
    done = scrape("add", "-", "--url", "https://courier.example/../%2e%2e/", cwd=tmp_path, stdin=page(title).encode())
    assert done.returncode == 0, done.stderr
    [name] = articles(tmp_path)
    assert slug is None or Path(name).stem == slug
    assert len(Path(name).name) <= 100
    assert all(part not in {"..", "."} for part in Path(name).parts)


def test_a_page_larger_than_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "huge.html").write_bytes(b"<p>" + b"x" * (21 * 1024 * 1024))
    done = scrape("add", "huge.html", cwd=tmp_path)
    assert done.stderr == "refused: huge.html: it is more than a page may have (20 MB)\n"


def test_a_page_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    filler = "<!-- " + "x" * (19 * 1024 * 1024) + " -->"
    (tmp_path / "large.html").write_text(page(extra=filler), "utf-8")
    assert scrape("add", "large.html", cwd=tmp_path).returncode == 0


def test_a_page_nested_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    deep = "<div>" * 10_000 + "x" + "</div>" * 10_000
    (tmp_path / "deep.html").write_text(page(extra=deep), "utf-8")
    done = scrape("add", "deep.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_was_served_is_kept_as_a_warc_record(tmp_path: Path) -> None:
    scrape("add", "-", "--url", "https://courier.example/ferry", cwd=tmp_path, stdin=page().encode())
    with (tmp_path / "captures/courier.example.warc.gz").open("rb") as file:
        records = [(record, record.content_stream().read()) for record in ArchiveIterator(file)]
    [(record, payload)] = [(record, payload) for record, payload in records if record.rec_type == "resource"]
    assert record.rec_headers["WARC-Target-URI"] == "https://courier.example/ferry"
    assert payload == page().encode()


def test_extract_prints_what_would_be_written_and_explain_says_why(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(page(extra="<p>Advertisement</p>"), "utf-8")
    done = scrape("extract", "ferry.html", "--explain", "--url", "https://courier.example/ferry", cwd=tmp_path)
    assert done.stdout.startswith("Title: The last ferry\nSlug: the-last-ferry\n")
    assert "classify: says it is advertisement: Advertisement" in done.stderr.splitlines()
    assert not (tmp_path / "content").exists()


def test_a_batch_answers_every_line_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), "utf-8")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page("Second").encode()))
    lines = [
        {"id": "a", "file": "a.html", "url": None},
        {"id": "b", "file": "b.html.gz", "url": "https://courier.example/b"},
        {"id": "c", "file": "missing.html", "url": None},
        ["no object"],
    ]
    (tmp_path / "list.ndjson").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    answers = [
        json.loads(line) for line in scrape("extract", "--batch", "list.ndjson", cwd=tmp_path).stdout.splitlines()
    ]
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "line 4"]
    assert answers[0]["body"].split("\n\n")[0] == "0. " + SENTENCE.strip()
    assert (answers[1]["title"], answers[1]["language"]) == ("Second", "en")
    assert answers[1]["seconds"] > 0
    assert [bool(answer.get("refused")) for answer in answers] == [False, False, True, True]


@pytest.fixture
def site() -> Iterator[str]:
    pages = {
        "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private"),
        "/ferry": ("text/html; charset=utf-8", page()),
        "/private": ("text/html", page()),
        "/picture": ("image/png", "PNG"),
        "/": ("text/html", ""),
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = pages.get(self.path, ("text/html", ""))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_urls_are_fetched_and_robots_txt_is_kept(tmp_path: Path, site: str) -> None:
    pages = [f"{site}/{name}" for name in ("ferry", "private", "picture", "gone")]
    done = scrape("add", *pages, "--allow-private", cwd=tmp_path)
    assert done.returncode == 1
    assert [Path(name).name for name in articles(tmp_path)] == ["the-last-ferry.md"]
    assert sorted(done.stderr.splitlines()) == [
        f"refused: {site}/gone: the server answered 404; look for a copy with --archived",
        f"refused: {site}/picture: it is image/png, not a page",
        f"refused: {site}/private: the site's robots.txt asks not to fetch it; save the page in a browser instead",
    ]
