"""Saved files and folders of them, with `captures.toml` beside them where one is known."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import SourceError
from scraper.sources.given import Given, of_file
from scraper.sources.pages import page_of
from scraper.sources.told import unreadable
from web.urls import web_url

LISTING = "captures.toml"
KEYS = ("url", "captured")


@dataclass(frozen=True, slots=True)
class Listed:
    """What `captures.toml` says of one file: where and when the page was served."""

    url: str | None = None
    captured: datetime | None = None


def saved_file(path: Path, url: str | None) -> Given:
    """Return a file as a thing handed over. Without a listing, it was captured when the file was written."""
    return _listed_file(path, path.name, read_listing(path.parent / LISTING), url)


def saved_files(folder: Path) -> Iterator[Given | SourceError]:
    """Yield the files in a folder and the folders below it, and what cannot be read.

    Files beside a `captures.toml` with a mistake are left out: they would be filed under wrong addresses.
    """
    problems: list[OSError] = []
    for inside, folders, names in os.walk(folder, onerror=problems.append):
        folders.sort()
        try:
            listing = read_listing(Path(inside, LISTING))
        except SourceError as mistake:
            yield SourceError(f"{mistake}; the files beside it are left out")
            continue
        for name in sorted(names):
            path = Path(inside, name)
            try:
                yield _listed_file(path, path.relative_to(folder).as_posix(), listing, None)
            except SourceError as refusal:
                yield refusal
    for problem in problems:
        yield unreadable(problem.filename, problem)


def read_saved(path: Path, url: str | None) -> Capture:
    """Read a saved page; raise SourceError where it cannot be one."""
    try:
        return page_of(saved_file(path, url))
    except OSError as problem:
        raise unreadable(path, problem) from None


def _listed_file(path: Path, name: str, listing: dict[str, Listed], url: str | None) -> Given:
    try:
        changed = datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
    except OSError as problem:
        raise unreadable(path, problem) from None
    listed = listing.get(path.name, Listed())
    return replace(of_file(path, changed), name=name, url=url or listed.url, captured=listed.captured)


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
