"""Saved pages: a file, or a folder of them, with `captures.toml` beside them where one is known."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture
from scraper.errors import RuleError, SourceError

LISTING = "captures.toml"
PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
TEXTS = frozenset({".txt", ".text"})
KEYS = ("url", "captured")


@dataclass(frozen=True, slots=True)
class Listed:
    """What `captures.toml` says of one file: where and when the page was served."""

    url: str | None = None
    captured: datetime | None = None


def saved_files(folder: Path) -> Iterator[Path]:
    """Yield the pages and texts in a folder and the folders below it, sorted by path."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in PAGES | TEXTS and path.is_file() and not path.name.startswith("."):
            yield path


def read_saved(path: Path, url: str | None) -> Capture:
    """Read a saved page or text. Without a listing, the time of capture is the file's own time."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(f"{path}: {size / 2**20:.0f} MB is more than a page may have ({LARGEST // 2**20} MB)")
        body = path.read_bytes()
    except OSError as problem:
        raise SourceError(f"{path}: cannot be read: {problem.strerror}; check the path") from None
    listed = read_listing(path.parent / LISTING).get(path.name, Listed())
    changed = datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
    media_type = PLAIN_TEXT if path.suffix.lower() in TEXTS else HTML
    return capture_of(body, str(path), listed.captured or changed, url=url or listed.url, media_type=media_type)


def capture_of(body: bytes, origin: str, captured: datetime, *, url: str | None, media_type: str) -> Capture:
    """Make a capture of bytes; refuse what is empty or larger than a page may be."""
    if not body.strip():
        raise SourceError(f"{origin}: it is empty; save the page again")
    if len(body) > LARGEST:
        raise SourceError(f"{origin}: {len(body) / 2**20:.0f} MB is more than a page may have ({LARGEST // 2**20} MB)")
    return Capture(origin, body, captured, url, media_type)


def read_listing(path: Path) -> dict[str, Listed]:
    """Read a `captures.toml`: a table a file, with its `url` and the time it was `captured`."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RuleError(f"{path}: {problem}") from None
    return {name: _listed(path, name, table) for name, table in tables.items()}


def _listed(path: Path, name: str, table: object) -> Listed:
    if not isinstance(table, dict):
        raise RuleError(
            f"{path}: '{name}' stands outside a table; a page is [\"page.html\"] with url = … and captured = …"
        )
    for key in table:
        if key not in KEYS:
            raise RuleError(f"{path}: [{name}] has an unknown key '{key}'; keys are {', '.join(KEYS)}")
    url, captured = table.get("url"), table.get("captured")
    if captured is not None and (not isinstance(captured, datetime) or captured.tzinfo is None):
        raise RuleError(f"{path}: [{name}] captured is a time with zone, like 2025-06-03T04:00:00Z")
    return Listed(url, captured)
