"""Takes the pictures of the sample archive that README and docs show; run it after a change of the theme.

`make screenshots` builds content/ into a folder of its own, opens ten pages in Chromium as a reader on the web does, on
a desk and on a phone, in light and in dark, and writes docs/screenshots/<page>-<window>-<scheme>.webp. The letters are
drawn with this computer's fonts: have Noto's installed.
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
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser

from tools.chromium import NONE_FOUND, find_chromium, started

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "screenshots"
LARGEST = 60_000  # bytes; a page of docs should open fast
QUALITY = 60
ARTICLE = "dainik-prabhat.example/2024/rel-ki-patriyon-par-sangit-vladivostok-mahotsav-ko-putin-aur-kim-jong-un-ne"
URDU = "roznama-sahar.example/2025/chandan-por-katab-mila-ik-kahani-do-rasam-alkhat-or-hazaron-karain"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that is shown: its address, what to wait for, and what to unfold where there is room."""

    name: str
    address: str
    awaits: str = "main"
    unfolds: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A window that pages are shown in."""

    name: str
    width: int
    height: int
    scale: float


Scheme = Literal["light", "dark"]
PAGES = (
    Shown("home", ""),
    Shown("article", f"article/{ARTICLE}/"),
    Shown("urdu", f"article/{URDU}/"),
    Shown("search", f"search/?q={quote('nadi ')}", awaits=".result mark", unfolds=".refine summary"),
    Shown("topic", "topic/chandanpur/"),
    Shown("topics", "topic/"),
    Shown("map", "topic/map/"),
    Shown("year", "date/2025/"),
    Shown("source", "source/dainik-prabhat.example/"),
    Shown("figures", "about/figures/"),
)
DESK, PHONE = Window("desk", 1200, 720, 1), Window("phone", 390, 844, 1.5)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def main() -> None:
    """Build, serve, take every screenshot."""
    path = find_chromium()
    if path is None:
        sys.exit(NONE_FOUND)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, started(path) as chromium:
        build(Path(folder))
        with served(Path(folder)) as site:
            for window, scheme in product((DESK, PHONE), SCHEMES):
                take_all(window, scheme, site, chromium)


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


def take_all(window: Window, scheme: Scheme, site: str, chromium: Browser) -> None:
    """Open every page in a window of its own and keep what it shows."""
    context = chromium.new_context(
        viewport={"width": window.width, "height": window.height},
        device_scale_factor=window.scale,
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="hi-IN",
    )
    for shown in PAGES:
        page = context.new_page()
        page.goto(f"{site}/{shown.address}", wait_until="networkidle")
        page.locator(shown.awaits).first.wait_for()
        if shown.unfolds and window is DESK:
            page.locator(shown.unfolds).click()
            page.wait_for_load_state("networkidle")
        keep(page.screenshot(), FOLDER / f"{shown.name}-{window.name}-{scheme}.webp")
        page.close()
    context.close()


def keep(png: bytes, file: Path) -> None:
    """Write a picture small."""
    Image.open(BytesIO(png)).convert("RGB").save(file, quality=QUALITY, method=6)
    size = file.stat().st_size
    if size > LARGEST:
        sys.exit(f"{file.name} has {size:,} bytes, more than {LARGEST:,}; show less of the page")


if __name__ == "__main__":
    main()
