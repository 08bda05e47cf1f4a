"""Telling apart what a user hands over: URLs, saved files, folders, standard input."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from scraper.capture import HTML, PLAIN_TEXT, Capture
from scraper.errors import SangrahError, SourceError
from scraper.fetch import fetch
from scraper.sources.saved import PAGES, TEXTS, capture_of, read_saved, saved_files

STANDARD_INPUT = "-"


def captures_of(sources: Iterable[str], url: str | None = None) -> Iterator[Capture | SangrahError]:
    """Yield a capture, or the reason for a refusal, for each thing handed over; URLs are fetched last, together.

    `url` says where a single file, text or standard input was served.
    """
    web: list[str] = []
    for source in sources:
        if source.startswith(("http://", "https://")):
            web.append(source)
        elif source == STANDARD_INPUT:
            yield _refusing(_standard_input, url)
        else:
            yield from _local(Path(source), url)
    if web:
        yield from fetch(web)


def _local(path: Path, url: str | None) -> Iterator[Capture | SangrahError]:
    if path.is_dir():
        files = list(saved_files(path))
        if not files:
            yield SourceError(f"{path}: no saved page in this folder; pages end in {', '.join(sorted(PAGES))}")
        for file in files:
            yield _refusing(read_saved, file, None)
    elif path.suffix.lower() in PAGES | TEXTS or not path.suffix or not path.exists():
        yield _refusing(read_saved, path, url)
    else:
        yield SourceError(f"{path}: not a kind of file that is understood; hand over .html or .txt")


def _refusing(read, *arguments: object) -> Capture | SangrahError:  # type: ignore[no-untyped-def]  # noqa: ANN001
    try:
        return read(*arguments)  # type: ignore[no-any-return]
    except SangrahError as refusal:
        return refusal


def _standard_input(url: str | None) -> Capture:
    body = sys.stdin.buffer.read()
    looks_like_a_page = body.lstrip()[:1] == b"<" or b"<html" in body[:4096].lower() or b"<p" in body[:65536].lower()
    return capture_of(
        body,
        STANDARD_INPUT,
        datetime.now(tz=UTC).replace(microsecond=0),
        url=url,
        media_type=HTML if looks_like_a_page else PLAIN_TEXT,
    )
