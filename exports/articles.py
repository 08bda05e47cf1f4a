"""The articles of the archive: what their headers say, and where their files and pages are."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date

from exports.errors import ExportError
from exports.header import Header, listed, read_content_file
from exports.site import BUILD, INDEX, Site
from languages.slugs import safe_folder, safe_segment, slugify
from web.urls import host_of, web_url

NO_ARTICLES = frozenset({"pages", "images", "versions"})
"""Folders of content/ that hold something else."""
FOLDER = re.compile(r"(?:articles/)?((?:.+/)?)[^/]+")
# articles/ndtv.in/2025/putin.md is /article/ndtv.in/2025/putin/
DROPPED = re.compile(r"\b([a-z]+) ([0-9]{1,6})(?![^;])")
# advertisement 3; related 2
FIRST = datetime(1, 1, 1)  # noqa: DTZ001 - it stands for what a date leaves out
DAY_ALONE = len("2025-06-02")


@dataclass(frozen=True, slots=True)
class Article:
    """An article; absent is what its header does not say. `path` is its address on the site, below `article/`."""

    path: str
    file: Path
    page: Path
    title: str
    lang: str
    published: str | None
    modified: str | None
    day: date
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    section: str | None
    summary: str | None
    image: str | None
    image_caption: str | None
    image_credit: str | None
    source: str | None
    source_url: str | None
    captured: datetime | None
    digest: str | None
    cleaner: str | None
    dropped: tuple[tuple[str, int], ...]
    is_paid: bool

    @property
    def host(self) -> str | None:
        """The publisher's host."""
        return host_of(self.source_url) if self.source_url else None


def read_articles(content: Path, site: Site) -> list[Article]:
    """Read the headers of all published articles, newest first."""
    if not content.is_dir():
        raise ExportError(f"{content}: there is no such folder; say where the articles are: --content FOLDER")
    files = (path for path in content.rglob("*.md") if path.relative_to(content).parts[0] not in NO_ARTICLES)
    found = [article for path in files if (article := _article(path, content, site))]
    if not found:
        raise ExportError(f'{content}: it holds no article yet; add one: make scrape FROM="saved-page.html"')
    found.sort(key=lambda one: one.path)
    return sorted(found, key=lambda one: (one.day, _moment(one.published, one.day)), reverse=True)


def newest_moment(articles: list[Article]) -> datetime:
    """Tell when something last came into the archive: a time that follows from its articles."""
    known = [article.captured for article in articles if article.captured]
    return max(known) if known else max(_moment(article.published, article.day) for article in articles)


def _article(path: Path, content: Path, site: Site) -> Article | None:
    header, _ = read_content_file(path)
    if header.get("status", "published").lower() != "published":
        return None
    for name in ("title", "date"):
        if name not in header:
            raise ExportError(f"{path}: the header has no {name.title()}; add it, then {BUILD}")
    lang = header.get("lang", site.lang)
    address = _address(path.relative_to(content), header, lang)
    when = _time_of("date", header["date"], path)
    page = site.folder / "article" / address / INDEX
    if not page.is_file():
        raise ExportError(f"{path}: its page {page} is not there; {BUILD}")
    by_capture = header.get("date_from") == "capture"
    modified = header.get("modified")
    captured = _time_of("captured", header["captured"], path) if "captured" in header else None
    return Article(
        path=address,
        file=path,
        page=page,
        title=header["title"],
        lang=lang,
        published=None if by_capture else _written(header["date"], when),
        modified=_written(modified, _time_of("modified", modified, path)) if modified else None,
        day=when.date(),
        authors=listed(header.get("authors", header.get("author", ""))),
        tags=listed(header.get("tags", "")),
        section=header.get("category"),
        summary=header.get("summary"),
        image=web_url(header.get("image_url", header.get("image"))),
        image_caption=header.get("image_caption"),
        image_credit=header.get("image_credit"),
        source=header.get("source"),
        source_url=web_url(header.get("source_url")),
        captured=captured.astimezone(UTC) if captured and captured.tzinfo else None,
        digest=header.get("digest"),
        cleaner=header.get("cleaner"),
        dropped=tuple((kind, int(count)) for kind, count in DROPPED.findall(header.get("dropped", ""))),
        is_paid=header.get("access") == "paywall",
    )


def _address(path: Path, header: Header, lang: str) -> str:
    """Name the page of a content file as the site does."""
    found = FOLDER.fullmatch(path.as_posix())
    slug = safe_segment(header.get("slug") or slugify(header["title"], lang))
    return safe_folder(found[1] if found else "") + slug


def _time_of(name: str, value: str, path: Path) -> datetime:
    try:
        when: datetime = parse_date(value, default=FIRST)
    except (ParserError, OverflowError):
        raise ExportError(f"{path}: {name.title()} is {value!r}, which is no date; write it as 2025-06-02") from None
    return when


def _written(value: str, when: datetime) -> str:
    """Write a time in ISO 8601, a day alone where no time is given."""
    return when.date().isoformat() if len(value) <= DAY_ALONE else when.isoformat()


def _moment(published: str | None, day: date) -> datetime:
    when = datetime.fromisoformat(published or day.isoformat())
    return when if when.tzinfo else when.replace(tzinfo=UTC)
