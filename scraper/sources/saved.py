"""Saved pages: a file, or a folder of them, with `captures.toml` beside them where one is known."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture
from scraper.errors import SourceError
from scraper.sources.checked import MOST, checked
from web.urls import web_url

LISTING = "captures.toml"
PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
TEXTS = frozenset({".txt", ".text"})
KEYS = ("url", "captured")


@dataclass(frozen=True, slots=True)
class Listed:
    """What `captures.toml` says of one file: where and when the page was served."""

    url: str | None = None
    captured: datetime | None = None


def saved_files(folder: Path) -> Iterator[Path | SourceError]:
    """Yield the pages and texts in a folder and the folders below it, sorted by path, then what cannot be read."""
    problems: list[OSError] = []
    paths = [Path(inside, name) for inside, _, names in os.walk(folder, onerror=problems.append) for name in names]
    for path in sorted(paths):
        if path.suffix.lower() in PAGES | TEXTS and not path.name.startswith("."):
            yield path
    for problem in problems:
        yield unreadable(problem.filename, problem)


def unreadable(origin: object, problem: OSError) -> SourceError:
    """Say why something cannot be read."""
    return SourceError(f"{origin}: cannot be read: {problem.strerror or problem}; check the path")


def read_saved(path: Path, url: str | None) -> Capture:
    """Read a saved page or text. Without a listing, the time of capture is the file's own time."""
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            raise SourceError(f"{path}: {status.st_size / 2**20:.0f} MB is more than a page may have ({MOST})")
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as problem:
        raise unreadable(path, problem) from None
    listed = read_listing(path.parent / LISTING).get(path.name, Listed())
    changed = datetime.fromtimestamp(int(status.st_mtime), tz=UTC)
    media_type = PLAIN_TEXT if path.suffix.lower() in TEXTS else HTML
    return checked(Capture(str(path), body, listed.captured or changed, url or listed.url, media_type))


def read_listing(path: Path) -> dict[str, Listed]:
    """Read a `captures.toml`: a table a file, with its `url` and the time it was `captured`."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise unreadable(path, problem) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SourceError(f"{path}: {problem}") from None
    return {name: _listed(path, name, table) for name, table in tables.items()}


def _listed(path: Path, name: str, table: object) -> Listed:
    if not isinstance(table, dict):
        raise SourceError(
            f"{path}: '{name}' stands outside a table; a page is [\"page.html\"] with url = … and captured = …"
        )
    for key in table:
        if key not in KEYS:
            raise SourceError(f"{path}: [{name}] has an unknown key '{key}'; keys are {', '.join(KEYS)}")
    url, captured = table.get("url"), table.get("captured")
    if url is not None and not (isinstance(url, str) and web_url(url)):
        raise SourceError(f'{path}: [{name}] url is a web address, like "https://news.example/story"')
    if captured is not None and (not isinstance(captured, datetime) or captured.tzinfo is None):
        raise SourceError(f"{path}: [{name}] captured is a time with zone, like 2025-06-03T04:00:00Z")
    return Listed(url, captured)
