"""An article's captures over time, and the page that shows what changed between its versions.

The newest capture is the article. The header's `Captures` lists time and digest of all of them; of one that said
something else than the next there is a content file in `versions/`, below the article's own path.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from .addresses import INDEX, page_address
from .bodies import safe_body
from .body_text import paragraphs_of
from .dates import Moment, moment, read_time
from .differences import Row, compare
from .reader import ContentFileReader

Fields = dict[str, tuple[str, ...]]
"""What a version says: headline, date, authors, standfirst and text, each as its paragraphs."""


@dataclass(frozen=True, slots=True)
class Version:
    """What the captures from a first to a last one said alike."""

    captures: tuple[Moment, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Seen:
    """One capture of an article; `is_changed` where it said something else than the one before."""

    when: Moment
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What changed from one version to the next, by field: nothing where only links, pictures or layout did."""

    before: Moment
    after: Moment
    fields: dict[str, tuple[Row, ...]]


def join_versions(articles: Iterable[Article], settings: dict[str, Any]) -> None:
    """Give each article its versions, oldest first, and its captures, newest first, where there are several."""
    reader = ContentFileReader(settings)
    for article in articles:
        if "captures" in article.metadata:
            article.versions = tuple(versions_of(article, reader))
            article.captures = tuple(seen_in(article.versions))[::-1]
            if article.versions[1:]:
                place = f"{article.save_as.rpartition('/')[0]}/versions/{INDEX}".lstrip("/")
                article.versions_save_as = place
                article.versions_url = place if settings["RELATIVE_URLS"] else page_address(place)


def versions_of(article: Article, reader: ContentFileReader) -> Iterator[Version]:
    """Read an article's versions; a capture without a file of its own said what the next one says."""
    listed = article.metadata["captures"].split("; ")
    files = version_files(article, reader, listed)
    captures: list[Moment] = []
    for entry in listed:
        if when := read_time(entry.partition(" ")[0]):
            captures.append(moment_of(article, when))
        if entry in files and captures:
            yield Version(tuple(captures), files[entry])
            captures = []
    if captures:
        body = article._content  # noqa: SLF001 - the body before Pelican fills in its links
        yield Version(tuple(captures), said(article, article.metadata, body))


def version_files(article: Article, reader: ContentFileReader, listed: Sequence[str]) -> dict[str, Fields]:
    """Read the files of an article's versions, by time and digest as `Captures` lists them."""
    picture = article.settings["JINJA_GLOBALS"]["strings"].article.picture
    own = Path(article.relative_source_path.removeprefix("articles/")).with_suffix("")
    found = {}
    for path in sorted((Path(article.settings["PATH"]) / "versions" / own).glob("*.md")):
        html, header = reader.read(str(path))
        entry = f"{header.get('captured', '')} {header.get('digest', '')}"
        if entry in listed:
            found[entry] = said(article, header, safe_body(html, picture=picture).html)
    return found


def said(article: Article, header: dict[str, Any], html: str) -> Fields:
    """List what a version says, field by field."""
    date = header.get("date") if header.get("date_from") != "capture" else None
    published = moment_of(article, date if date.tzinfo else date.replace(tzinfo=article.timezone)) if date else None
    return {
        "headline": (header.get("title", ""),),
        "published": (published.text,) if published else (),
        "authors": (", ".join(author.name for author in header.get("authors", ())),),
        "standfirst": (header.get("summary", ""),),
        "text": paragraphs_of(html),
    }


def moment_of(article: Article, when: Any) -> Moment:
    """Put a time into the archive's time zone and the words of the interface."""
    return moment(when, zone=article.timezone, lang=article.settings["DEFAULT_LANG"])


def seen_in(versions: Iterable[Version]) -> Iterator[Seen]:
    """List all captures, oldest first."""
    for number, version in enumerate(versions):
        for place, when in enumerate(version.captures):
            yield Seen(when, is_changed=number > 0 and place == 0)


def changes_of(versions: Iterable[Version]) -> tuple[Change, ...]:
    """Compare each version with the one before, the newest first."""
    changes = (
        Change(
            before.captures[-1],
            after.captures[0],
            {name: rows for name in after.fields if (rows := compare(before.fields[name], after.fields[name]))},
        )
        for before, after in pairwise(versions)
    )
    return tuple(changes)[::-1]


class VersionsGenerator(Generator):  # type: ignore[misc]
    """Write a page for each article that has changed."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages."""
        for article in self.context["archive"].articles:
            if article.versions_url:
                writer.write_file(
                    article.versions_save_as,
                    self.get_template("versions"),
                    self.context,
                    self.settings["RELATIVE_URLS"],
                    url=article.versions_url,
                    article=article,
                    changes=changes_of(article.versions),
                    unlisted=True,
                )
