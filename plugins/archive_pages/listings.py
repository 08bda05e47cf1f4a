"""The pages that list articles: one a topic, author, publisher, language, year, month and day, and their feeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper
from pelican.writers import Writer

from .archive import Archive
from .counts import Language, Tally
from .profiles import profile_of, years_of_listing


@dataclass(frozen=True, slots=True)
class Listing:
    """One page to write, of as many parts as pagination makes of its articles."""

    template: str
    subject: URLWrapper
    articles: Sequence[Article]
    feed: str | None = None
    related: Sequence[Tally] = ()


class ListingsGenerator(Generator):  # type: ignore[misc]
    """Write every listing of the archive.

    Pelican has pages of its own for tags, authors and periods; each of them looks through all articles again,
    and sources and languages have none.
    """

    def generate_output(self, writer: Writer) -> None:
        """Write the pages, then the feeds."""
        archive: Archive = self.context["archive"]
        languages = {tally.subject.slug: tally.subject for tally in archive.languages}
        by_lang = {article.lang: languages[article.lang.lower()] for article in archive.articles}
        for listing in listings_of(archive, self.settings):
            self.write_listing(writer, listing, by_lang)
            if listing.feed:
                title = listing.subject.label.text
                writer.write_feed(listing.articles, self.context, listing.feed, feed_title=title)

    def write_listing(self, writer: Writer, listing: Listing, languages: dict[str, Language]) -> None:
        """Write one listing in its parts."""
        subject, articles = listing.subject, listing.articles
        size = self.settings["PAGINATED_TEMPLATES"].get(listing.template)
        parts = Paginator(subject.save_as, subject.url, articles, self.settings, size)
        writer.write_file(
            subject.save_as,
            self.get_template(listing.template),
            self.context,
            self.settings["RELATIVE_URLS"],
            template_name=listing.template,
            url=subject.url,
            articles=articles,
            subject=subject,
            feed=listing.feed,
            related=listing.related,
            profile=profile_of(subject, articles, languages),
            years=years_of_listing(articles, parts, self.settings["DEFAULT_LANG"]),
        )


def listings_of(archive: Archive, settings: dict[str, Any]) -> Iterator[Listing]:
    """List the pages to write, in an order that is the same in every build."""
    for tally in archive.topics:
        feed = settings["TAG_FEED_ATOM"].format(slug=tally.subject.slug)
        related = archive.related.get(tally.subject, ())
        yield Listing("tag", tally.subject, archive.by_topic[tally.subject], feed, related)
    for tally in archive.authors:
        yield Listing("author", tally.subject, archive.by_author[tally.subject])
    for tally in archive.sources:
        yield Listing("source", tally.subject, archive.by_source[tally.subject])
    for tally in archive.languages:
        feed = settings["LANGUAGE_FEED_ATOM"].format(slug=tally.subject.slug)
        yield Listing("language", tally.subject, archive.by_language[tally.subject], feed)
    for year in archive.periods:
        yield Listing("year", year, year.articles)
        for month in year.months:
            yield Listing("month", month, month.articles)
    for day in archive.days:
        yield Listing("day", day, day.articles)
