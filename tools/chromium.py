"""The Chromium of tests, benchmarks and screenshots: the computer's own, else Playwright's, else Debian's package.

Run as a command, it sees to it that there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--no-sandbox",  # Chromium starts as root, as in a container, only without it
)
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")
APT = (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"))
NONE_FOUND = (
    "The tests need a Chromium browser, and none could be installed: install Chromium or Google Chrome, "
    "or set CHROMIUM to the path of one, and run the command again."
)


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts; None where there is none."""
    return next((path for path in _candidates() if _starts(path)), None)


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """Start a Chromium without a screen, which reaches no other computer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def _starts(path: str) -> bool:
    """Tell whether a browser runs: a wrapper without its package does not, nor one that lacks a library."""
    try:
        return _run(path, "--version")
    except OSError:
        return False


def install_chromium() -> None:
    """Install a Chromium by the first way that gives one."""
    if shutil.which("apt-get") is None or not _becomes_root():
        _run(*PLAYWRIGHT)
        return
    if not (_run(*PLAYWRIGHT) and find_chromium()):
        for command in APT:
            _run(*_as_root(), *command)


def _as_root() -> tuple[str, ...]:
    return () if os.geteuid() == 0 else ("sudo", "-n")


def _becomes_root() -> bool:
    return os.geteuid() == 0 or (shutil.which("sudo") is not None and _run("sudo", "-n", "true"))


def _run(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    nothing = subprocess.DEVNULL
    done = subprocess.run(command, stdin=nothing, stdout=nothing, stderr=nothing, env=environment, check=False)  # noqa: S603 - commands of this module
    return done.returncode == 0


def main() -> None:
    """Install a Chromium where there is none; say so where that fails."""
    if find_chromium():
        return
    print("Installing a Chromium browser for the tests; this takes a few minutes, once.")  # noqa: T201 - this is a command
    install_chromium()
    if not find_chromium():
        sys.exit(NONE_FOUND)


if __name__ == "__main__":
    main()
