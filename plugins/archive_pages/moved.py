"""What has moved: a page at each published address that shows nothing any more, which leads to where the thing is now.

The site carries a list of what it shows where; what was published is remembered in the content folder.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from languages.direction import direction_of
from web.published import LISTED, PLACE, Shown, by_address, moves, read_published, write_published

from .addresses import INDEX, page_address
from .archive import Archive
from .links import name_of
from .names import Name, fold


@dataclass(frozen=True, slots=True)
class Forwarding:
    """Where a page leads: relative to itself, below the site, and by the name of what is there."""

    link: str
    address: str
    label: Name


class MovedGenerator(Generator):  # type: ignore[misc]
    """Write the list of addresses, and a page for each thing that has moved."""

    def generate_output(self, writer: Writer) -> None:
        """Write them; a page that is there itself is never replaced, not even where capitals count for nothing."""
        archive: Archive = self.context["archive"]
        shown = by_address(things_of(archive))
        output = Path(self.output_path)
        output.mkdir(parents=True, exist_ok=True)
        (output / LISTED).write_text(write_published(shown), "utf-8", newline="\n")
        remembered = Path(self.settings["PATH"], Path(PLACE).name)
        if not remembered.is_file():
            return
        published = read_published(remembered.read_text("utf-8"), remembered.name)
        labels = labels_of(archive)
        present = {address.casefold() for address in (*shown, *self.other_addresses(archive))}
        for old, new in moves(published, shown).items():
            if old.casefold() not in present:
                present.add(old.casefold())
                forwarding = Forwarding(link_between(old, new, self.settings), quote(new), labels[new])
                self.write_forwarding(writer, f"{old}{INDEX}", forwarding)

    def write_forwarding(self, writer: Writer, save_as: str, forwarding: Forwarding) -> None:
        """Write one page; no sitemap lists it."""
        writer.write_file(
            save_as,
            self.get_template("moved"),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=page_address(save_as),
            moved=forwarding,
            unlisted=True,
        )

    def other_addresses(self, archive: Archive) -> Iterator[str]:
        """List the addresses of pages that are not remembered: drafts, hidden articles, versions."""
        for content in self.context["generated_content"].values():
            yield page_address(content.save_as)
        for article in archive.articles:
            if article.versions_url:
                yield page_address(article.versions_save_as)


def things_of(archive: Archive) -> Iterator[Shown]:
    """List what the archive shows where, by names that do not depend on the address."""
    for article in archive.articles:
        yield Shown(page_address(article.save_as), "article", (lasting_name(article),))
    for tally in archive.topics:
        yield Shown(page_address(tally.subject.save_as), "topic", tally.subject.spellings)
    for kind, found in (("author", archive.authors), ("source", archive.sources)):
        for tally in found:
            yield Shown(page_address(tally.subject.save_as), kind, (fold(tally.subject.label.text),))


def lasting_name(article: Article) -> str:
    """Name an article by its source, else by what was captured, else by its content file."""
    return name_of(article.source_url or "") or article.digest or article.relative_source_path


def labels_of(archive: Archive) -> dict[str, Name]:
    """Name what is at each address, as readers know it."""
    found = (tally.subject for group in (archive.topics, archive.authors, archive.sources) for tally in group)
    labels = {page_address(subject.save_as): subject.label for subject in found}
    for article in archive.articles:
        labels[page_address(article.save_as)] = Name(article.title, article.lang, direction_of(article.lang))
    return labels


def link_between(old: str, new: str, settings: dict[str, Any]) -> str:
    """Write the link from one page's folder to another's, so that it works wherever the site is."""
    link = quote(posixpath.relpath(new, old)) + "/"
    return link + INDEX if settings["RELATIVE_URLS"] else link
