"""A WACZ file (1.1.1): the WARC files, their index, the list of pages, and the digests of all of them."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from heapq import merge
from pathlib import Path
from typing import Any

from exports.articles import Article
from exports.errors import ExportError
from exports.files import Package, Packed, whole
from exports.site import Site
from exports.wacz.index import INDEX, PARTS, parts_of
from scraper.errors import SangrahError
from scraper.warc.captures import Captures
from scraper.warc.index import TIMESTAMP, Line, read_line

VERSION = "1.1.1"
SOFTWARE = "Sangrah"
PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
WEB = ("http://", "https://")
KINDS = frozenset({"text/html", "text/plain"})
"""The media types of pages; the others, as pictures, belong to pages."""


def write_wacz(site: Site, articles: Iterable[Article], captures: Path, folder: Path) -> Path:
    """Write the captures of an archive; a page is called by the title of the article that was made of it."""
    kept = _kept(captures)
    if not kept:
        raise ExportError(f'{captures}: it holds no captures yet; they come with: make scrape FROM="saved-page.html"')
    titles = {article.digest: article.title for article in articles if article.digest}
    lines = [line for _, index in kept for text in index.read_bytes().splitlines() if (line := read_line(text))]
    pages = [page for line in sorted(lines, key=_place) if (page := _page(line, titles))]
    path = folder / f"{site.slug}.wacz"
    with whole(path) as beside, Package(beside) as package:
        packed = [package.add_file(f"archive/{warc.name}", warc) for warc, _ in kept]
        parts, index_of_parts = parts_of(merge(*(index.read_bytes().splitlines(keepends=True) for _, index in kept)))
        packed += [
            package.add(f"indexes/{PARTS}", parts, packed=False),
            package.add(f"indexes/{INDEX}", index_of_parts),
            package.add("pages/pages.jsonl", "".join(_json_line(one) for one in (PAGES, *pages))),
        ]
        description = _json(_description(site, pages, packed))
        package.add("datapackage.json", description)
        digest = f"sha256:{hashlib.sha256(description.encode()).hexdigest()}"
        package.add("datapackage-digest.json", _json({"path": "datapackage.json", "hash": digest}))
    return path


def _kept(captures: Path) -> list[tuple[Path, Path]]:
    try:
        return list(Captures(captures).indexes())
    except SangrahError as problem:
        raise ExportError(str(problem)) from None


def _place(line: Line) -> tuple[str, str]:
    return line.timestamp, line.uri


def _page(line: Line, titles: dict[str, str]) -> dict[str, Any] | None:
    """Name a page by its address and time; a text without an address is in the file, and cannot be shown."""
    if not line.uri.startswith(WEB) or line.mime not in KINDS:
        return None
    moment = datetime.strptime(line.timestamp, TIMESTAMP).replace(tzinfo=UTC)
    name = hashlib.sha256(f"{line.timestamp} {line.uri}".encode()).hexdigest()[:16]
    title = titles.get(line.digest)
    return {"id": name, "url": line.uri, "ts": _written(moment), **({"title": title} if title else {})}


def _description(site: Site, pages: list[dict[str, Any]], packed: list[Packed]) -> dict[str, Any]:
    """Describe the file; its time is that of the newest capture, so that the same captures make the same file."""
    newest = max((page["ts"] for page in pages), default=None)
    front = next((page for page in reversed(pages) if "title" in page), None)
    return {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": site.name,
        "software": SOFTWARE,
        **({"created": newest} if newest else {}),
        **({"mainPageUrl": front["url"], "mainPageDate": front["ts"]} if front else {}),
        "resources": [
            {"name": Path(one.name).name, "path": one.name, "hash": f"sha256:{one.sha256}", "bytes": one.size}
            for one in packed
        ],
    }


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _json_line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
