"""`scrape add --images`: pictures are fetched with their pages, shown from the archive, and found again in captures."""

import http.server
import io
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from scraper.capture import Capture, Exchange
from scraper.illustrating import found_first
from scraper.sources.wanted import Wanted
from scraper.warc.captures import Captures
from scraper.warc.web_archives import WebArchives
from tests.long_runs import BEGIN, captured, files_of, scrape, story

GZIP = b"\x1f\x8b\x08"


def picture(red: int) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (640, 360), (red, 90, 40)).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def site() -> Iterator[str]:
    figures = "".join(
        f"<figure><img src=/{name}.png width=640 height=360><figcaption>The {name} on its way</figcaption></figure>"
        f"<p>{'The ferry went on its way with everybody on board. ' * 3}</p>"
        for name in ("boat", "gone")
    )
    head = "<meta property=og:image content='{site}/lead.png'>"

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = story(0, more=figures).replace("<head>", "<head>" + head.format(site=address))
            bodies = {"/ferry": page.encode(), "/lead.png": picture(200), "/boat.png": picture(10)}
            self.send_response(200 if self.path in bodies else 404)
            self.send_header("Content-Type", "image/png" if self.path.endswith(".png") else "text/html")
            self.end_headers()
            self.wfile.write(bodies.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


def test_pictures_are_kept_with_their_pages_and_shown_again_without_the_net(tmp_path: Path, site: str) -> None:
    done = scrape("add", f"{site}/ferry", "--images", "all", "--allow-private", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 written, 0 refused")
    [complaint] = done.stderr.splitlines()
    assert complaint.startswith(f"skipped: {site}/gone.png: ")
    before = files_of(tmp_path)
    [text] = [body.decode() for name, body in before.items() if name.endswith(".md")]
    assert f"\nImage_url: {site}/lead.png\n" in text
    assert text.count("{static}/images/") == 2
    assert len([name for name in before if name.endswith(".webp")]) == 4
    shutil.rmtree(tmp_path / "content")
    assert scrape("clean", cwd=tmp_path).stdout.splitlines()[-1] == "1 written, 0 refused"
    assert files_of(tmp_path) == before


def test_without_being_asked_no_picture_is_fetched(tmp_path: Path, site: str) -> None:
    done = scrape("add", f"{site}/ferry", "--allow-private", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "content/images").exists()


def archived(folder: Path, *pictures: str, make: str = "web.warc.gz") -> Path:
    """Write a web archive with a page at a place that nobody serves, and some of its pictures."""
    figures = "".join(
        f"<figure><img src=/{name}.png width=640 height=360><figcaption>The {name} on its way</figcaption></figure>"
        f"<p>{'The ferry went on its way with everybody on board. ' * 3}</p>"
        for name in ("boat", "bank")
    )
    with Captures(folder / "captures") as kept:
        kept.keep(captured(0, story(0, more=figures)), "web")
        for red, name in enumerate(pictures):
            url = f"https://courier.example/{name}.png"
            exchange = Exchange((), 200, "OK", (("Content-Type", "image/png"),))
            kept.keep(Capture(url, picture(red), BEGIN, url, "image/png", exchange=exchange), "web")
    return (folder / "captures/web.warc.gz").rename(folder / make)


def test_pictures_in_a_web_archive_are_taken_from_it(tmp_path: Path) -> None:
    warc = archived(tmp_path, "boat", "bank")
    done = scrape("add", warc, "--images", "all", "--archive", "archive", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 written, 0 refused")
    assert done.stderr == f"skipped: {warc}: what is no page was left aside: 2 image/png\n"
    before = files_of(tmp_path / "archive")
    [text] = [body.decode() for name, body in before.items() if name.endswith(".md")]
    assert text.count("{static}/images/") == 2
    shutil.rmtree(tmp_path / "archive/content")
    assert scrape("clean", cwd=tmp_path / "archive").stdout.splitlines()[-1] == "1 written, 0 refused"
    assert files_of(tmp_path / "archive") == before


def test_only_those_that_a_web_archive_lacks_are_fetched(tmp_path: Path) -> None:
    archives = WebArchives()
    assert [one for one in archives.read(archived(tmp_path, "boat")) if isinstance(one, Capture)]
    asked: list[str] = []

    def fetch(wanted: Iterable[Wanted]) -> Iterator[Capture]:
        asked.extend(one.url for one in wanted)
        yield from ()

    urls = [f"https://courier.example/{name}.png" for name in ("boat", "bank")]
    found = list(found_first(archives.picture, fetch)(Wanted(url, url) for url in urls))
    assert [one.body for one in found if isinstance(one, Capture)] == [picture(0)]
    assert asked == urls[1:]


def test_a_picture_in_a_torn_web_archive_is_not_found_and_those_before_it_are(tmp_path: Path) -> None:
    warc = archived(tmp_path, "boat", "bank")
    body = warc.read_bytes()
    in_the_last_picture = body.rfind(GZIP, 0, body.rfind(GZIP)) + 60  # behind it are its metadata
    warc.write_bytes(body[:in_the_last_picture])
    archives = WebArchives()
    assert list(archives.read(warc))
    assert archives.picture("https://courier.example/boat.png")
    assert archives.picture("https://courier.example/bank.png") is None
    warc.unlink()
    assert archives.picture("https://courier.example/boat.png") is None
