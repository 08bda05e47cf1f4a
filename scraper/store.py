"""The archive on disk: the only module that writes `content/`. Files appear whole or not at all."""

import hashlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from scraper.article import CLEANER, NO_HOST, Article, safe_name, utc
from scraper.capture import Capture
from scraper.content_file import ContentFile, is_edited, parse
from scraper.errors import NotAnArticle, StoreError, Unwritable
from scraper.history import MISSING, History, listed, names_of, read_history, shown_of, versions_of, with_capture
from scraper.locking import locked
from web.urls import host_of, identity


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is to be other than it is: its text before, None where it is new, and after, None where it goes."""

    path: Path
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of an article.

    `result` is `written`, `updated`, `unchanged`, or `edited` (left alone, a person changed it). `is_new_capture`
    tells whether the archive's file, if there is one, was not made of these bytes. `refusal` says why the capture is
    not taken for the article. The changes keep the archive whole if they end after any one of them.
    """

    path: Path
    result: str
    changes: tuple[Change, ...] = ()
    is_new_capture: bool = False
    refusal: str | None = None


@dataclass(slots=True)
class Known:
    """The articles of one host: by what names them for good, and by the bytes they were made of."""

    by_name: dict[str, Path] = field(default_factory=dict)
    by_digest: dict[str, Path] = field(default_factory=dict)


class Archive:
    """The articles under `<root>/content/articles`, found by their source's URL or their capture's digest.

    Earlier versions are under `content/versions/<host>/<year>/<slug>/`, each in a file named by its time. Several
    processes may write to one archive at once.
    """

    def __init__(self, root: Path) -> None:
        """Open an archive; its folders are made when something is written."""
        self.root = root
        self.articles = root / "content" / "articles"
        self.versions = root / "content" / "versions"
        self._known: dict[str, Known] = {}
        self._known_at = 0

    def add(self, article: Article, keep: Callable[[], object] = lambda: None) -> Plan:
        """Plan and write an article; where its capture is new, `keep` is called first, to keep that.

        Raise NotAnArticle where the capture holds too little of the article, and StoreError where the disk fails.
        """
        with self._locked():
            plan = self.plan(article)
            if plan.is_new_capture:
                keep()
            for change in plan.changes:
                _make(change)
            if plan.result in {"written", "updated"}:
                known = self._of_host(article.host)
                known.by_name[_name(article.url, article.digest)] = plan.path
                known.by_digest[article.digest] = plan.path
        if plan.refusal:
            raise NotAnArticle(plan.refusal)
        return plan

    def plan(self, article: Article) -> Plan:
        """Say what is to become of an article, without writing."""
        path = self._of_host(article.host).by_name.get(_name(article.url, article.digest))
        present = _read(path) if path else None
        if path is None or present is None:
            path = self._free_path(article)
            new = article.file.with_fields(Slug=path.stem)
            return Plan(path, "written", self._changes(path, None, (new,)), is_new_capture=True)
        before = parse(present)
        is_new = all(digest != article.digest for _, digest in listed(before))
        if is_edited(present):
            return Plan(path, "edited", is_new_capture=is_new)
        history = read_history(before, lambda name: self._version(path, name))
        after, longer = with_capture(history, article.file.with_fields(Slug=before["Slug"]))
        changes = self._changes(path, before, after)
        refusal = _refusal(path, article.file, longer) if longer else None
        return Plan(path, "updated" if changes else "unchanged", changes, is_new and not longer, refusal)

    def settled(self, capture: Capture) -> Plan | None:
        """Plan for a capture whose bytes this cleaner has cleaned before; None where it must be cleaned to know."""
        if capture.topics or capture.saved:
            return None
        host = safe_name(host_of(capture.url)) if capture.url else NO_HOST
        with self._locked():
            path = self._of_host(host).by_digest.get(capture.digest)
            text = _read(path) if path else None
            if path is None or text is None:
                return None
            shown = parse(text)
            if capture.url and identity(capture.url) != identity(shown["Source_url"]):
                return None
            captures = listed(shown)
            is_cleaned = shown["Cleaner"].partition(", ")[0] == CLEANER
            is_known = any(digest == capture.digest and time <= utc(capture.captured) for time, digest in captures)
            is_whole = {file.name for file in self._version_files(path)} <= set(names_of(captures))
            if is_cleaned and is_known and is_whole and not shown[MISSING]:
                return Plan(path, "edited" if is_edited(text) else "unchanged")
        return None

    def made_of_others(self, digests: Container[str]) -> Iterator[Path]:
        """Yield the articles that show a capture, but none of these."""
        for path in sorted(self.articles.rglob("*.md")):
            digest = parse(_read(path) or "")["Digest"]
            if digest and digest not in digests:
                yield path

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the archive; what was known of it is forgotten where another process has held it since."""
        with locked(self.root) as number:
            if number != self._known_at:
                self._known.clear()
                self._known_at = number
            yield

    def _of_host(self, host: str) -> Known:
        if host not in self._known:
            self._known[host] = _read_known(self.articles / host)
        return self._known[host]

    def _free_path(self, article: Article) -> Path:
        """Name a new file; two articles of one title in one year differ by a digest of what names them."""
        folder = self.articles / article.host / str(article.year)
        path = folder / f"{article.slug}.md"
        name = hashlib.sha256(_name(article.url, article.digest).encode()).hexdigest()[:8]
        return folder / f"{article.slug}-{name}.md" if path.exists() else path

    def _folder_of_versions(self, path: Path) -> Path:
        return self.versions / path.relative_to(self.articles).with_suffix("")

    def _version_files(self, path: Path) -> list[Path]:
        return sorted(self._folder_of_versions(path).glob("*.md"))

    def _version(self, path: Path, name: str) -> ContentFile | None:
        text = _read(self._folder_of_versions(path) / name)
        return None if text is None else parse(text)

    def _changes(self, path: Path, before: ContentFile | None, history: History) -> tuple[Change, ...]:
        """Compare the files that a history makes with those that are there; a version that a person edited stays."""
        folder = self._folder_of_versions(path)
        wanted: dict[Path, str | None] = {folder / name: file.to_text() for name, file in versions_of(history).items()}
        stale = [file for file in self._version_files(path) if file not in wanted]
        wanted[path] = shown_of(history, before).to_text()
        wanted.update(dict.fromkeys(stale))
        changes = (Change(file, _read(file), text) for file, text in wanted.items())
        return tuple(
            change
            for change in changes
            if change.before != change.after and not (change.before is not None and is_edited(change.before))
        )


def write_whole(path: Path, body: bytes) -> None:
    """Write a file beside its place and then move it there, so that nobody ever sees half of it."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(body)
        beside.replace(path)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Unwritable.because(path, problem) from None


def _make(change: Change) -> None:
    if change.after is not None:
        write_whole(change.path, change.after.encode())
        return
    try:
        change.path.unlink(missing_ok=True)
    except OSError as problem:
        raise Unwritable.because(change.path, problem) from None
    with suppress(OSError):  # it still holds other versions
        change.path.parent.rmdir()


def _read(path: Path) -> str | None:
    """Read a content file; one that is not there is None, and one that is no UTF-8 shows that a person edited it."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise StoreError(f"{path}: cannot be read: {problem.strerror}; it is left alone") from None


def _read_known(folder: Path) -> Known:
    """Read what names the articles of a host; a file that cannot be read names nothing."""
    known = Known()
    for path in sorted(folder.rglob("*.md")):
        try:
            header = parse(path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue
        known.by_name[_name(header["Source_url"] or None, header["Digest"])] = path
        known.by_digest.update((digest, path) for _, digest in listed(header))
    return known


def _name(url: str | None, digest: str) -> str:
    """Name an article for good: by its canonical URL, without one by its digest."""
    return identity(url) if url else digest


def _refusal(path: Path, new: ContentFile, earlier: ContentFile) -> str:
    has, had = len(new.body), len(earlier.body)
    reason = f"the new capture holds {has} letters where the one of {earlier['Captured']} has {had}"
    return (
        f"{path}: {reason}, as behind a paywall; the article is left alone; to take the new one, delete the file first"
    )
