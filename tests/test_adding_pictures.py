"""`scrape add --images`: pictures are fetched with their pages, shown from the archive, and found again in captures."""

import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.long_runs import files_of, scrape, story


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
