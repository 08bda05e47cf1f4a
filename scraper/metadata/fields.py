"""All fields of a page in one record."""

from dataclasses import dataclass

from scraper.metadata.access import is_behind_paywall
from scraper.metadata.authors import read_authors
from scraper.metadata.below_headline import lines_below, main_heading
from scraper.metadata.dates import read_modified, read_published
from scraper.metadata.elements import Elements
from scraper.metadata.headline import read_headline, read_summary
from scraper.metadata.image import Image, read_image
from scraper.metadata.language import read_language
from scraper.metadata.moments import Moment, read_moment
from scraper.metadata.names import clean_names
from scraper.metadata.page_topics import read_topics
from scraper.metadata.publisher import read_canonical, read_publisher, read_section
from scraper.metadata.structured import Structured
from scraper.page import Page, squeeze, text_of
from scraper.rules import Rule, compiled

LANGUAGE_SAMPLE = 4000
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
    image: Image
    is_paid: bool


def read_fields(page: Page, rule: Rule | None, structured: Structured) -> Fields:
    """Read a page's fields; a site rule's selectors go before all else."""
    elements = Elements(page)
    publisher = read_publisher(page, structured)
    section = read_section(structured)
    title = _selected(page, rule, "title") or read_headline(elements, structured, publisher)
    heading = main_heading(elements, title)
    below = lines_below(elements, heading)
    language = read_language(page, structured, _sample(elements, title))
    ruled_date = _selected(page, rule, "published")
    published = (ruled_date and read_moment(ruled_date, language)) or read_published(
        elements, structured, language, below
    )
    return Fields(
        title=title,
        summary=_selected(page, rule, "summary") or read_summary(elements, structured, title, publisher),
        authors=clean_names(_all_selected(page, rule, "authors"))
        or read_authors(elements, structured, below, heading, publisher),
        published=published or None,
        modified=read_modified(structured, published or None, language, below),
        language=language,
        topics=tuple(dict.fromkeys(_all_selected(page, rule, "topics")))
        or read_topics(elements, structured, publisher, section),
        section=section,
        publisher=publisher,
        url=read_canonical(elements, structured),
        image=read_image(elements, structured, title),
        is_paid=is_behind_paywall(structured),
    )


def _sample(elements: Elements, title: str | None) -> str:
    """Gather text enough to tell its language: the headline and the longest paragraphs' worth of the page."""
    long: list[str] = []
    letters = 0
    for paragraph in elements.tagged("p"):
        text = "".join(paragraph.itertext())
        if len(text) > LONG_ENOUGH:
            long.append(text)
            letters += len(text)
        if letters > LANGUAGE_SAMPLE:
            break
    text = " ".join(sorted(long, key=len, reverse=True)) or " ".join(elements.page.root.xpath(VISIBLE_TEXT))
    return f"{title or ''} {squeeze(text[:LANGUAGE_SAMPLE])}"


def _selected(page: Page, rule: Rule | None, name: str) -> str | None:
    return next(iter(_all_selected(page, rule, name)), None)


def _all_selected(page: Page, rule: Rule | None, name: str) -> list[str]:
    """Return the texts that a rule's selector for a field finds (a `content` or `datetime` attribute first)."""
    selector = rule.field(name) if rule else None
    found = compiled(selector)(page.root) if selector else []
    return [
        text for element in found if (text := element.get("content") or element.get("datetime") or text_of(element))
    ]
