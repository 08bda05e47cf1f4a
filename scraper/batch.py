"""Extracting many saved pages at once, as NDJSON in and out, for measuring and for other programs.

In: objects with `id`, `file` (may end in `.gz`) and `url` (left aside where it is no web address). Out: `id`,
`body` (plain text), `title`, `summary`, `authors`, `published`, `topics`, `language`, `markdown`, `seconds` (CPU
seconds, HTML in, Markdown out), and `refused` where the page is no article.
"""

import gzip
import json
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scraper.article import accept
from scraper.capture import LARGEST, Capture
from scraper.errors import SangrahError, SourceError
from scraper.several_pages import extract_article
from scraper.sources.checked import checked
from scraper.topics import Topic
from scraper.warm_up import warm_up
from web.urls import web_url

CAPTURED = datetime(2000, 1, 1, tzinfo=UTC)
"""The capture time of pages that have none, so that the same pages give the same answers."""


def extract_batch(listing: Path, topics: tuple[Topic, ...]) -> Iterator[str]:
    """Yield an NDJSON line for every line of a listing, in its order; paths are relative to the listing."""
    try:
        lines = listing.read_text("utf-8").split("\n")  # splitlines() also cuts at U+2028, which JSON may hold
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError(f"{listing}: cannot be read: {problem}") from None
    warm_up()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_answer(listing, number, line, topics), ensure_ascii=False)


def _answer(listing: Path, number: int, line: str, topics: tuple[Topic, ...]) -> dict[str, object]:
    try:
        wanted = json.loads(line)
    except (ValueError, RecursionError):
        wanted = None
    match wanted:
        case {"id": name, "file": str(file)} if isinstance(wanted.get("url"), str | None):
            return {"id": str(name), **_extracted(listing.parent / file, web_url(wanted.get("url")), topics)}
    reason = f"{listing}:{number}: needs an object with id, file and url"
    return {"id": f"line {number}", "body": "", "refused": reason}


def _extracted(path: Path, url: str | None, topics: tuple[Topic, ...]) -> dict[str, object]:
    try:
        return _timed(checked(Capture(str(path), _bytes(path), CAPTURED, url)), topics)
    except SangrahError as refusal:
        return {"body": "", "refused": str(refusal)}


def _bytes(path: Path) -> bytes:
    """Read a file, unpacked where it ends in `.gz`, and no more of it than tells that it is too large."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, EOFError, ValueError, zlib.error) as problem:  # ValueError: a NUL in the path
        raise SourceError(f"{path}: cannot be read: {problem}") from None


def _timed(capture: Capture, topics: tuple[Topic, ...]) -> dict[str, object]:
    start = time.process_time()
    extraction = extract_article(capture)
    refused, markdown = None, ""
    try:
        markdown = accept(capture, extraction, topics).to_file()
    except SangrahError as refusal:
        refused = str(refusal)
    seconds = time.process_time() - start
    fields = extraction.fields
    return {
        "body": extraction.text,
        "title": fields.title,
        "summary": fields.summary,
        "authors": fields.authors,
        "published": fields.published.isoformat() if fields.published else None,
        "topics": fields.topics,
        "language": fields.language,
        "markdown": markdown,
        "seconds": round(seconds, 6),
        **({"refused": refused} if refused else {}),
    }
