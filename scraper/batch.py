"""Extracting many saved pages at once, as NDJSON in and out, for measuring and for other programs.

In: objects with `id`, `file` (may end in `.gz`) and `url`. Out: `id`, `body` (plain text), `title`, `summary`,
`authors`, `published`, `topics`, `language`, `markdown`, `seconds` (CPU seconds, HTML in, Markdown out), and
`refused` where the page is no article.
"""

import gzip
import json
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scraper.article import accept
from scraper.capture import Capture
from scraper.errors import NotAnArticle, SourceError
from scraper.extraction import extract
from scraper.topics import Topic

CAPTURED = datetime(2000, 1, 1, tzinfo=UTC)
"""The capture time of pages that have none, so that the same pages give the same answers."""


def extract_batch(listing: Path, topics: tuple[Topic, ...]) -> Iterator[str]:
    """Yield an NDJSON line for every line of a listing, in its order; paths are relative to the listing."""
    try:
        lines = listing.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError(f"{listing}: cannot be read: {problem}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_answer(listing, number, line, topics), ensure_ascii=False)


def _answer(listing: Path, number: int, line: str, topics: tuple[Topic, ...]) -> dict[str, object]:
    try:
        wanted = json.loads(line)
        name, path, url = str(wanted["id"]), listing.parent / wanted["file"], wanted.get("url")
    except (ValueError, KeyError, TypeError, AttributeError):
        return {
            "id": f"line {number}",
            "body": "",
            "refused": f"{listing}:{number}: needs an object with id, file and url",
        }
    try:
        body = _bytes(path)
    except (OSError, EOFError, zlib.error) as problem:
        return {"id": name, "body": "", "refused": f"{path}: cannot be read: {problem}"}
    return {"id": name, **_timed(Capture(str(path), body, CAPTURED, url), topics)}


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _timed(capture: Capture, topics: tuple[Topic, ...]) -> dict[str, object]:
    start = time.process_time()
    extraction = extract(capture)
    refused, markdown = None, ""
    try:
        markdown = accept(capture, extraction, topics).to_file()
    except NotAnArticle as refusal:
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
