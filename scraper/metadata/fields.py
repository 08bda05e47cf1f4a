"""All fields of a page in one record."""

from dataclasses import dataclass

from scraper.metadata.authors import clean_names, read_authors
from scraper.metadata.dates import Moment, read_modified, read_moment, read_published
from scraper.metadata.headline import read_headline, read_summary
from scraper.metadata.language import read_language
from scraper.metadata.page_topics import read_topics
from scraper.metadata.publisher import read_canonical, read_image, read_publisher, read_section
from scraper.metadata.structured import Structured
from scraper.page import Page, squeeze, text_of
from scraper.rules import Rule, compiled

LANGUAGE_SAMPLE = 8000
LONG_ENOUGH = 80
VISIBLE_TEXT = "//body//text()[not(parent::script or parent::style or parent::noscript)]"


@dataclass(frozen=True, slots=True)
class Fields:
    """What a page says of itself; None (or an empty tuple) where it does not say."""

    title: str | None
    summary: str | None
    authors: tuple[str, ...]
    published: Moment | None
    modified: Moment | None
    language: str | None
    topics: tuple[str, ...]
    section: str | None
    publisher: str | None
    url: str | None
    image: str | None


def read_fields(page: Page, rule: Rule | None, structured: Structured) -> Fields:
    """Read a page's fields; a site rule's selectors go before all else."""
    publisher = read_publisher(page, structured)
    section = read_section(structured)
    title = _selected(page, rule, "title") or read_headline(page, structured, publisher)
    language = read_language(page, structured, _sample(page, title))
    ruled_date = _selected(page, rule, "published")
    published = (ruled_date and read_moment(ruled_date, language)) or read_published(page, structured, language, title)
    return Fields(
        title=title,
        summary=_selected(page, rule, "summary") or read_summary(page, structured, title, publisher),
        authors=clean_names(_all_selected(page, rule, "authors")) or read_authors(page, structured, title, publisher),
        published=published or None,
        modified=read_modified(structured, published or None, language),
        language=language,
        topics=tuple(dict.fromkeys(_all_selected(page, rule, "topics")))
        or read_topics(page, structured, publisher, section),
        section=section,
        publisher=publisher,
        url=read_canonical(page, structured),
        image=read_image(page, structured),
    )


def _sample(page: Page, title: str | None) -> str:
    """Gather text enough to tell its language: the headline and the longest paragraphs' worth of the page."""
    texts = sorted((text_of(element) for element in page.root.iter("p")), key=len, reverse=True)
    if not any(len(text) > LONG_ENOUGH for text in texts):
        texts = [squeeze(" ".join(page.root.xpath(VISIBLE_TEXT)))]
    return " ".join([title or "", *texts])[:LANGUAGE_SAMPLE]


def _selected(page: Page, rule: Rule | None, name: str) -> str | None:
    return next(iter(_all_selected(page, rule, name)), None)


def _all_selected(page: Page, rule: Rule | None, name: str) -> list[str]:
    """Return the texts that a rule's selector for a field finds (a `content` or `datetime` attribute first)."""
    selector = rule.field(name) if rule else None
    found = compiled(selector)(page.root) if selector else []
    return [
        text for element in found if (text := element.get("content") or element.get("datetime") or text_of(element))
    ]
