"""Takes the README's screenshots of the sample archive; run it after a change of the theme.

`python -m tools.screenshots` builds content/ into a folder of its own, opens the pages in Chromium as a reader on the
web does, and writes docs/screenshot-*.png. The letters are drawn with this computer's fonts: have Noto's installed.
"""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, ViewportSize

from tools.chromium import NONE_FOUND, find_chromium, started

ROOT = Path(__file__).parent.parent
LARGEST = 300_000  # bytes; a README should open fast
ARTICLE = "dainik-prabhat.example/2024/rel-ki-patriyon-par-sangit-vladivostok-mahotsav-ko-putin-aur-kim-jong-un-ne"


@dataclass(frozen=True, slots=True)
class Shot:
    """One screenshot: the page's address, the window's size, what to wait for, and what to press then."""

    name: str
    address: str
    width: int = 1280
    height: int = 840
    scheme: Literal["light", "dark"] = "light"
    scale: float = 1
    awaits: str = "main"
    presses: str = ""


SHOTS = (
    Shot("home", ""),
    Shot("article", f"article/{ARTICLE}/"),
    Shot("search", f"search/?q={quote('nadi ')}", awaits=".result mark", presses=".refine summary"),
    Shot("search-phone", f"search/?q={quote('मट्रो ')}", 390, 844, "dark", 2, awaits=".result mark"),
    Shot("phone-dark", "", 390, 844, "dark", 2),
)


def main() -> None:
    """Build, serve, take every screenshot."""
    path = find_chromium()
    if path is None:
        sys.exit(NONE_FOUND)
    with tempfile.TemporaryDirectory() as folder, started(path) as chromium:
        build(Path(folder))
        with served(Path(folder)) as site:
            for shot in SHOTS:
                take(shot, site, chromium)


def build(output: Path) -> None:
    """Build the sample archive."""
    command = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output), "--fatal=errors")
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - a command of this module


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: what matters is the pictures."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer and tell its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def take(shot: Shot, site: str, chromium: Browser) -> None:
    """Open a page and keep what its window shows."""
    window: ViewportSize = {"width": shot.width, "height": shot.height}
    context = chromium.new_context(viewport=window, device_scale_factor=shot.scale, color_scheme=shot.scheme)
    page = context.new_page()
    page.goto(f"{site}/{shot.address}", wait_until="networkidle")
    page.locator(shot.awaits).first.wait_for()
    if shot.presses:
        page.locator(shot.presses).click()
        page.wait_for_load_state("networkidle")
    file = ROOT / "docs" / f"screenshot-{shot.name}.png"
    size = len(page.screenshot(path=file))
    context.close()
    if size > LARGEST:
        sys.exit(f"{file.name} has {size:,} bytes, more than {LARGEST:,}; show less of the page")


if __name__ == "__main__":
    main()
