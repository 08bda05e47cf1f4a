"""What the tests of long runs share: invented pages in several scripts, an archive's files, runs that are killed."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scraper.capture import Capture, Exchange
from scraper.warc.captures import Captures

STORIES = (
    ("en", "The ferry of lock {n}", "The ferry that linked the two banks for {n} years made its last trip on Sunday. "),
    ("hi", "नाव का फेरा {n}", "साठ साल से दोनों किनारों को जोड़ने वाली नाव ने रविवार को {n}वां फेरा लगाया और शहर देखने आया। "),
    (
        "ur",
        "کشتی کا پھیرا {n}",
        "دونوں کناروں کو ملانے والی کشتی نے اتوار کو اپنا {n}واں پھیرا لگایا اور شہر اسے دیکھنے آیا۔ ",
    ),
    ("ta", "படகின் பயணம் {n}", "இரு கரைகளையும் இணைத்த படகு ஞாயிற்றுக்கிழமை தனது {n}வது பயணத்தை மேற்கொண்டது. "),
)
HOSTS = ("courier.example", "dainik-prabhat.example", "roznama-sahar.example", "nila-murasu.example")
SCRAPE = [sys.executable, "-m", "scraper"]
BEGIN = datetime(2025, 6, 3, 4, tzinfo=UTC)


def scrape(*arguments: object, cwd: Path, **settings: object) -> subprocess.CompletedProcess[str]:
    command = [*SCRAPE, *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
    return subprocess.run(command, cwd=cwd, text=True, check=False, **streams)  # type: ignore[call-overload,no-any-return]


def story(number: int, *, more: str = "") -> str:
    """Write a page; each number gives another one, and the languages take turns."""
    lang, title, sentence = STORIES[number % len(STORIES)]
    title = title.format(n=number)
    body = "".join(f"<p>{part}. {sentence.format(n=number)}</p>" for part in range(5))
    article = f"<article><h1>{title}</h1>{body}{more}</article>"
    return f"<html lang={lang}><head><meta charset=utf-8><title>{title}</title></head><body>{article}</body></html>"


def address(number: int) -> str:
    """Say where a page was served."""
    return f"https://{HOSTS[number % len(HOSTS)]}/story/{number}"


def save_pages(folder: Path, numbers: range) -> None:
    """Save pages in a folder, with a list of where and when they were served."""
    folder.mkdir(parents=True)
    with (folder / "captures.toml").open("w", encoding="utf-8") as listing:
        for number in numbers:
            (folder / f"{number:05}.html").write_text(story(number), "utf-8")
            moment = (BEGIN + timedelta(minutes=number)).isoformat()
            listing.write(f'["{number:05}.html"]\nurl = "{address(number)}"\ncaptured = {moment}\n')


def captured(number: int, body: str | None = None, *, minutes: int = 0) -> Capture:
    """Capture a page as it was fetched."""
    moment = BEGIN + timedelta(minutes=number + minutes)
    exchange = Exchange((), 200, "OK", (("Content-Type", "text/html; charset=utf-8"),))
    page = story(number) if body is None else body
    return Capture(address(number), page.encode(), moment, address(number), charset="utf-8", exchange=exchange)


def write_warc(folder: Path, captures: list[Capture]) -> Path:
    """Write a WARC file of other people's."""
    with Captures(folder / "captures") as kept:
        for capture in captures:
            kept.keep(capture, "web")
    return folder / "captures" / "web.warc.gz"


def files_of(archive: Path) -> dict[str, bytes]:
    """Read all that an archive holds; the lock tells of runs, not of pages."""
    found = (path for room in ("content", "captures") for path in (archive / room).rglob("*"))
    return {
        str(path.relative_to(archive)): path.read_bytes() for path in found if path.is_file() and path.name != ".lock"
    }
