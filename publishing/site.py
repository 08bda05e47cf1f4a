"""A built site: its files and their sizes, its pages and where their links lead, and what it shows where."""

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from web.published import LISTED, PLACE, Shown, read_published

from .errors import NotBuiltError
from .markup import canonical_of, files_in, is_unlisted, links_in, locations_in, urls_in_style
from .pointers import Pointer, folders_above, resolve

INDEX = "index.html"
MISSING_PAGE = "404.html"


@dataclass(frozen=True, slots=True)
class Document:
    """A page, feed, sitemap or stylesheet, and what it points to within the site.

    A page is unlisted where it asks search engines to leave it out.
    """

    path: str
    pointers: tuple[Pointer, ...]
    is_unlisted: bool

    @property
    def is_page(self) -> bool:
        """Whether readers open it."""
        return self.path.endswith(".html")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site; `address` is where it will live, None where it was built for a disk.

    `opened` is the file that opens at each path that is pointed to; `shown` is what the site shows where, `published`
    what was shown there when it was last published.
    """

    folder: Path
    address: str | None
    sizes: dict[str, int]
    documents: dict[str, Document]
    opened: dict[str, str | None]
    shown: dict[str, Shown]
    published: dict[str, Shown]

    def read(self, path: str) -> bytes:
        """Read one of the files."""
        return (self.folder / path).read_bytes()

    def opened_at(self, target: str) -> str | None:
        """Find the file that is opened at a path."""
        return (
            self.opened[target] if target in self.opened else opened(target, self.sizes, is_served=bool(self.address))
        )


def opened(target: str, files: Container[str], *, is_served: bool) -> str | None:
    """Find the file that is opened at a path: a web server, unlike a disk, adds what was left out."""
    if target in files:
        return target
    left_out = (f"{target}/{INDEX}", f"{target}.html") if is_served else ()
    index = f"{target}{INDEX}" if target.endswith("/") or not target else ""
    return next((file for file in (index, *left_out) if file in files), None)


def read_site(folder: Path, content: Path) -> Site:
    """Read a built site, and what is remembered of it among the content."""
    home = folder / INDEX
    if not home.is_file():
        raise NotBuiltError(f"{folder}/ holds no built site, for it has no {INDEX}; build it with: make html")
    address = (canonical_of(home.read_bytes()) or "").rstrip("/") or None
    sizes = dict(sorted(_files_of(folder)))
    documents = {path: _read_document(path, (folder / path).read_bytes(), address) for path in sizes if _points(path)}
    targets = {pointer.target for document in documents.values() for pointer in document.pointers}
    files = {target: opened(target, sizes, is_served=bool(address)) for target in targets}
    return Site(
        folder, address, sizes, documents, files, read_list(folder / LISTED), read_list(content / Path(PLACE).name)
    )


def read_list(file: Path) -> dict[str, Shown]:
    """Read a list of addresses; one that is not there is empty."""
    return read_published(file.read_text("utf-8"), str(file)) if file.is_file() else {}


def _files_of(folder: Path, above: str = "") -> Iterator[tuple[str, int]]:
    """List the files of a folder and of those in it, with their sizes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_of(Path(entry.path), f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry.stat().st_size


def _points(path: str) -> bool:
    return path.endswith((".html", ".css", ".xml"))


def _read_document(path: str, markup: bytes, address: str | None) -> Document:
    """Read what a file points to; the feeds and the sitemap of a site on a disk point nowhere yet."""
    links: set[str] = set()
    shown: set[str] = set()
    if path.endswith(".html"):
        links, shown = links_in(markup), files_in(markup)
    elif path.endswith(".css"):
        shown = urls_in_style(markup)
    elif address:
        links = links_in(markup) | locations_in(markup)
    folders = folders_above(path)
    resolved = [resolve(written, path, folders, address, is_shown=False) for written in sorted(links)]
    resolved += [resolve(written, path, folders, address, is_shown=True) for written in sorted(shown)]
    return Document(path, tuple(filter(None, resolved)), is_unlisted(markup))
