"""Other programs read our captures: pywb and ReplayWeb.page replay them, and the index is the one that they make."""

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scraper.capture import PLAIN_TEXT, Capture, Exchange
from scraper.warc.captures import Captures
from scraper.warc.reading import read_warc
from scraper.warc.writing import uri_from

READERS = Path(__file__).parent.parent / ".venv-readers"
PROGRAMS = READERS / "bin"
NOW = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)
HOST = "dainik-prabhat.example"
STAMP = "20250603040000"
URLS = (
    f"https://www.{HOST}/desh/metro-1042.html?b=2&a=1",
    f"https://{HOST}/देश/मेट्रो",
    f"https://{HOST}:8443/desh/",
    f"http://{HOST}//a//b/../C?q=a+b&%zz=&=",
    "https://दैनिक.example/?PHPSESSID=0123456789abcdef0123456789abcdef&z=1",
)


def fetched(number: int, url: str) -> Capture:
    body = f'<!doctype html><meta charset="utf-8"><title>{number}</title><p>पहली मेट्रो चली।'.encode()
    head = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "br"), ("X-Odd", "क\r\nख"))
    exchange = Exchange((("Host", HOST),), 200, "OK", head)
    return Capture(url, body, NOW + timedelta(seconds=number, microseconds=number), url, exchange=exchange)


AWAKE = """async () => {
    const registered = async () => await navigator.serviceWorker.getRegistration("/replay/");
    while ((await registered())?.active?.state !== "activated") await new Promise((go) => setTimeout(go, 20));
}"""

CAPTURES = (
    *(fetched(number, url) for number, url in enumerate(URLS)),
    fetched(9, URLS[0]),
    Capture("saved.html", "<p>सहेजा पन्ना".encode(), NOW, f"https://{HOST}/saved"),
    Capture("note.txt", "एक पाठ".encode(), NOW, None, PLAIN_TEXT, "utf-8", topics=("मेट्रो",)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where our captures lie, in the folders that pywb wants."""
    folder = tmp_path_factory.mktemp("readers") / "collections/archive"
    for name in ("archive", "indexes"):
        (folder / name).mkdir(parents=True)
    with Captures(folder / "captures") as kept:
        for capture in CAPTURES:
            kept.keep(capture, HOST)
    shutil.copy(folder / f"captures/{HOST}.warc.gz", folder / "archive")
    shutil.copy(folder / f"captures/{HOST}.cdxj", folder / "indexes/index.cdxj")
    return folder


def run(*arguments: object) -> str:
    assert (READERS / "ready").exists(), "other programs that read captures are installed by: make .venv-readers/ready"
    program, *rest = map(str, arguments)
    done = subprocess.run([PROGRAMS / program, *rest], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def replay(folder: Path) -> Iterator[int]:
    """Start pywb; yield its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with subprocess.Popen(
        [PROGRAMS / "wayback", "-b", "127.0.0.1", "-p", str(port), "-d", folder.parent.parent],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            while True:
                assert server.poll() is None, "pywb does not start"
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except ConnectionRefusedError:
                    time.sleep(0.1)
            yield port
        finally:
            server.kill()


def test_the_index_is_the_one_that_other_programs_make(folder: Path) -> None:
    made = run("cdxj-indexer", "--sort", folder / f"archive/{HOST}.warc.gz")
    assert (folder / "indexes/index.cdxj").read_text("utf-8") == made


def test_the_digests_are_sound(folder: Path) -> None:
    assert "fail" not in run("warcio", "check", "-v", folder / f"archive/{HOST}.warc.gz")


@pytest.mark.parametrize(
    "capture", [one for one in CAPTURES if one.url], ids=lambda one: f"{one.url} {one.body[:30]!r}"
)
def test_pywb_replays_a_page_as_it_was_served(replay: int, capture: Capture) -> None:
    stamp = capture.captured.strftime("%Y%m%d%H%M%S")
    connection = http.client.HTTPConnection("127.0.0.1", replay)
    connection.request("GET", f"/archive/{stamp}id_/{uri_from(capture.url or '')}")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, capture.body)
    assert (answer.getheader("Content-Type") or "").startswith("text/html")
    connection.close()


@pytest.mark.parametrize("name", [f"{HOST}.warc.gz", "captures.wacz"])
def test_replayweb_page_shows_a_page_in_the_browser(
    folder: Path, browser: Browser, serve: Callable[[Path], str], tmp_path: Path, name: str
) -> None:
    run("wacz", "create", "-o", tmp_path / "captures.wacz", folder / f"archive/{HOST}.warc.gz")
    shutil.copy(folder / f"archive/{HOST}.warc.gz", tmp_path)
    (tmp_path / "replay").mkdir()
    for script in ("ui.js", "sw.js"):
        shutil.copy(READERS / "package" / script, tmp_path / "replay")
    (tmp_path / "index.html").write_text(
        f'<!doctype html><script src="replay/ui.js"></script><replay-web-page source="/{name}" '
        f'url="{uri_from(URLS[1])}" embed="replayonly"></replay-web-page>',
        "utf-8",
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(tmp_path)}/index.html")
    # Its frame is asked of its service worker; on a first visit it may ask before the worker is awake.
    page.evaluate(AWAKE)
    page.reload()
    shown = page.frame_locator("iframe").frame_locator("iframe").locator("p")
    expect(shown).to_have_text("पहली मेट्रो चली।", timeout=30_000)
    context.close()


def test_a_wacz_file_made_of_our_captures_is_valid_and_read_back(folder: Path) -> None:
    path = folder / "captures.wacz"
    run("wacz", "create", "-o", path, folder / f"archive/{HOST}.warc.gz")
    assert "is valid" in run("wacz", "validate", "-f", path)
    found = [one for one in read_warc(path) if isinstance(one, Capture)]
    assert [(one.body, one.topics, one.captured) for one in found] == [
        (one.body, one.topics, one.captured) for one in CAPTURES
    ]
