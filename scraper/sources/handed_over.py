"""Telling apart what a user hands over: URLs, saved files, folders, standard input."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec

from scraper.capture import HTML, LARGEST, PLAIN_TEXT, Capture
from scraper.errors import SangrahError, SourceError
from scraper.fetch import Unchanged, fetch
from scraper.sources.checked import checked
from scraper.sources.saved import PAGES, TEXTS, read_saved, saved_files, unreadable
from scraper.sources.wanted import Wanted

STANDARD_INPUT = "-"
Arguments = ParamSpec("Arguments")


def captures_of(sources: Iterable[str], url: str | None = None) -> Iterator[Capture | SangrahError]:
    """Yield a capture, or the reason for a refusal, for each thing handed over; URLs are fetched last, together.

    `url` says where a single file, text or standard input was served.
    """
    web: list[str] = []
    for source in sources:
        if source.startswith(("http://", "https://")):
            web.append(source)
        elif source == STANDARD_INPUT:
            yield _or_refusal(_standard_input, url)
        else:
            yield from _local(Path(source), url)
    if web:
        yield from _fetched(web)


def _local(path: Path, url: str | None) -> Iterator[Capture | SangrahError]:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as problem:
        yield unreadable(path, problem)
        return
    if is_folder:
        yield from _folder(path)
    elif path.suffix.lower() in PAGES | TEXTS or not path.suffix or not exists:
        yield _or_refusal(read_saved, path, url)
    else:
        yield SourceError(f"{path}: not a kind of file that is understood; hand over .html or .txt")


def _folder(folder: Path) -> Iterator[Capture | SangrahError]:
    files = list(saved_files(folder))
    if not files:
        yield SourceError(f"{folder}: no saved page in this folder; pages end in {', '.join(sorted(PAGES))}")
    for file in files:
        yield file if isinstance(file, SourceError) else _or_refusal(read_saved, file, None)


def _or_refusal(
    read: Callable[Arguments, Capture], *arguments: Arguments.args, **named: Arguments.kwargs
) -> Capture | SangrahError:
    """Read a capture; return the refusal where there is one, so that the others are still read."""
    try:
        return read(*arguments, **named)
    except SangrahError as refusal:
        return refusal


def _standard_input(url: str | None) -> Capture:
    if sys.stdin is None:
        raise SourceError(f"{STANDARD_INPUT}: standard input is closed; pipe a page into it")
    try:
        body = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as problem:
        raise unreadable(STANDARD_INPUT, problem) from None
    looks_like_a_page = body.lstrip()[:1] == b"<" or b"<html" in body[:4096].lower() or b"<p" in body[:65536].lower()
    now = datetime.now(tz=UTC).replace(microsecond=0)
    return checked(Capture(STANDARD_INPUT, body, now, url, HTML if looks_like_a_page else PLAIN_TEXT))


def _fetched(urls: Iterable[str]) -> Iterator[Capture | SangrahError]:
    """Fetch URLs; without asking for what is known, no server answers that a page is unchanged."""
    answers = fetch((Wanted(url, url) for url in urls), allow_private=True)
    yield from (answer for answer in answers if not isinstance(answer, Unchanged))
