"""The archive on disk: the only module that writes `content/`. Files appear whole or not at all."""

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scraper.article import CHECKSUM, Article, checksum
from scraper.errors import StoreError

HEADER_LINE = re.compile(r"^([A-Z][A-Za-z_]*): (.*)$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: `written`, `updated`, `unchanged`, or `edited` (left alone, a person changed it)."""

    path: Path
    result: str


class Archive:
    """The articles under `<root>/content/articles`, found by their source's URL or their capture's digest."""

    def __init__(self, root: Path) -> None:
        """Open an archive; its folders are made when something is written."""
        self.articles = root / "content" / "articles"
        self._known: dict[str, dict[str, Path]] = {}

    def write(self, article: Article) -> Outcome:
        """Write an article, unless it stands there already or a person has edited it."""
        known = self._of_host(article.host)
        path = known.get(_identity(article.url, article.digest)) or self._free_path(article)
        if path.exists():
            present = path.read_text("utf-8")
            if is_edited(present):
                return Outcome(path, "edited")
            text = _as_captured_before(article, present).to_file()
            if text == present:
                return Outcome(path, "unchanged")
            result = "updated"
        else:
            text, result = article.to_file(), "written"
        write_whole(path, text)
        known[_identity(article.url, article.digest)] = path
        return Outcome(path, result)

    def _of_host(self, host: str) -> dict[str, Path]:
        if host not in self._known:
            self._known[host] = dict(_identities(self.articles / host))
        return self._known[host]

    def _free_path(self, article: Article) -> Path:
        """Name a new file; two articles of one title in one year differ by the start of their digest."""
        folder = self.articles / article.host / str(article.year)
        path = folder / f"{article.slug}.md"
        return folder / f"{article.slug}-{article.digest.removeprefix('sha256:')[:8]}.md" if path.exists() else path


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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)  # noqa: PTH105 - one call for one step
    except OSError as problem:
        raise StoreError(
            f"{path}: cannot be written: {problem.strerror}; free some space or choose another --archive"
        ) from None


def _identities(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.md")):
        header = read_header(path.read_text("utf-8", "replace"))
        yield _identity(header.get("Source_url"), header.get("Digest", "")), path


def _identity(url: str | None, digest: str) -> str:
    """Name an article for good: by its canonical URL, http and https being one; without URL by its digest."""
    return url.partition("://")[2] if url else digest


def _as_captured_before(article: Article, present: str) -> Article:
    """Keep the time of the first capture where the same bytes are handed over again, and the file's slug."""
    before = read_header(present)
    kept = {"Slug": before.get("Slug", article.slug)}
    if before.get("Digest") == article.digest and "Captured" in before:
        kept["Captured"] = before["Captured"]
        if "Date_from" in before:
            kept["Date"] = before.get("Date", "")
    return replace(article, header=tuple((key, kept.get(key, value)) for key, value in article.header))
