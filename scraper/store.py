"""The archive on disk: the only module that writes `content/`. Files appear whole or not at all."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scraper.article import CHECKSUM, Article, checksum
from scraper.errors import StoreError
from web.urls import identity

HEADER_LINE = re.compile(r"^([A-Z][A-Za-z_]*): (.*)$")
SHRUNK = 0.5
"""What a later capture must at least hold of the body that an earlier one had; a paywall leaves less."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of an article.

    `result` is `written`, `updated`, `unchanged`, or `edited` (left alone, a person changed it). `is_new_capture`
    tells whether the archive's file, if there is one, was made of other bytes.
    """

    path: Path
    result: str
    text: str
    is_new_capture: bool


class Archive:
    """The articles under `<root>/content/articles`, found by their source's URL or their capture's digest."""

    def __init__(self, root: Path) -> None:
        """Open an archive; its folders are made when something is written."""
        self.articles = root / "content" / "articles"
        self._known: dict[str, dict[str, Path]] = {}

    def plan(self, article: Article) -> Plan:
        """Say what is to become of an article, without writing; raise StoreError where it may not replace a file."""
        path = self._of_host(article.host).get(_name(article.url, article.digest))
        if path is None:
            path = self._free_path(article)
            return Plan(path, "written", article.with_header(Slug=path.stem).to_file(), is_new_capture=True)
        present = _read(path)
        if present is None or is_edited(present):
            return Plan(path, "edited", "", is_new_capture=False)
        before = read_header(present)
        text = _as_captured_before(article, before).to_file()
        is_new_capture = before.get("Digest") != article.digest
        if is_new_capture:
            _refuse_a_shrunk_body(path, present, text)
        return Plan(path, "unchanged" if text == present else "updated", text, is_new_capture)

    def commit(self, plan: Plan, article: Article) -> None:
        """Write what was planned, where anything is to be written."""
        if plan.result in {"written", "updated"}:
            write_whole(plan.path, plan.text)
            self._of_host(article.host)[_name(article.url, article.digest)] = plan.path

    def _of_host(self, host: str) -> dict[str, Path]:
        if host not in self._known:
            self._known[host] = dict(_names(self.articles / host))
        return self._known[host]

    def _free_path(self, article: Article) -> Path:
        """Name a new file; two articles of one title in one year differ by a digest of what names them."""
        folder = self.articles / article.host / str(article.year)
        path = folder / f"{article.slug}.md"
        name = hashlib.sha256(_name(article.url, article.digest).encode()).hexdigest()[:8]
        return folder / f"{article.slug}-{name}.md" if path.exists() else path


def read_header(text: str) -> dict[str, str]:
    """Read the header lines of a content file."""
    header = text.partition("\n\n")[0]
    return dict(found.groups() for line in header.splitlines() if (found := HEADER_LINE.match(line)))  # type: ignore[misc]


def is_edited(text: str) -> bool:
    """Tell whether a person changed a file since the scraper wrote it; one without checksum is a person's."""
    head, _, body = text.partition("\n\n")
    lines = [line + "\n" for line in head.splitlines()]
    rest = "".join(line for line in lines if not line.startswith(f"{CHECKSUM}: "))
    return f"{CHECKSUM}: {checksum(rest, body)}\n" not in lines


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and then move it there, so that nobody ever sees half of it."""
    beside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        beside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as problem:
        if beside is not None:
            beside.unlink(missing_ok=True)
        reason = f"{path}: cannot be written: {problem.strerror}; check the disk and the folder"
        raise StoreError(f"{reason}, or choose another --archive") from None


def _read(path: Path) -> str | None:
    """Read a content file; None where it is no UTF-8, and so a person's."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as problem:
        raise StoreError(f"{path}: cannot be read: {problem.strerror}; it is left alone") from None


def _names(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield what names each article of a folder, with its file; a file that cannot be read names nothing."""
    for path in sorted(folder.rglob("*.md")):
        try:
            header = read_header(path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue
        yield _name(header.get("Source_url"), header.get("Digest", "")), path


def _name(url: str | None, digest: str) -> str:
    """Name an article for good: by its canonical URL, without one by its digest."""
    return identity(url) if url else digest


def _as_captured_before(article: Article, before: dict[str, str]) -> Article:
    """Keep the file's slug, and the time of the first capture where the same bytes are handed over again."""
    kept = {"Slug": before.get("Slug", article.slug)}
    if before.get("Digest") == article.digest and "Captured" in before:
        kept["Captured"] = before["Captured"]
        if "Date_from" in before:
            kept["Date"] = before.get("Date", "")
    return article.with_header(**kept)


def _refuse_a_shrunk_body(path: Path, present: str, text: str) -> None:
    had, has = (len(one.partition("\n\n")[2]) for one in (present, text))
    if has < SHRUNK * had:
        reason = f"{path}: the new capture holds {has} letters where the article has {had}, as behind a paywall"
        raise StoreError(f"{reason}; the article is left alone; to take the new one, delete the file first")
