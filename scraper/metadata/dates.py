"""When the article was published and last changed: dates where the page gives no time, else datetimes.

A datetime is aware where the page names a zone, and naive where it does not: the zone is then not guessed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from scraper.metadata.date_labels import labelled_dates
from scraper.metadata.elements import Elements
from scraper.metadata.moments import Moment, day_of, read_moment, zone_in
from scraper.metadata.seen_dates import seen_dates
from scraper.metadata.structured import Structured, first_string
from scraper.page import Page

PUBLISHED = (
    "article:published_time",
    "datepublished",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "og:published_time",
    "cxenseparse:recs:publishtime",
)
MODIFIED = (
    "article:modified_time",
    "datemodified",
    "modified-date",
    "lastmod",
    "last-modified",
    "og:updated_time",
    "dcterms.modified",
)
STATED = ("datePublished", "dateModified", "dateCreated", "uploadDate")
IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:/|-|$)")


def read_published(
    elements: Elements, structured: Structured, language: str | None, below: tuple[str, ...]
) -> Moment | None:
    """Return when the article was published: stated, else visible on the page, else in its URL."""
    stated = (first_string(structured.article.get("datePublished")), *map(structured.meta, PUBLISHED))
    moment = _first(stated, language)
    if not isinstance(moment, datetime):
        seen = _first(seen_dates(elements, below), language)
        is_told_better = moment is None or (isinstance(seen, datetime) and seen.date() == moment)
        moment = (seen or _in_path(elements.page)) if is_told_better else moment
    return _in_zone(moment, structured, below)


def read_modified(
    structured: Structured, published: Moment | None, language: str | None, below: tuple[str, ...]
) -> Moment | None:
    """Return when the article was last changed, None where that is not later than its publication."""
    stated = (first_string(structured.article.get("dateModified")), *map(structured.meta, MODIFIED))
    told = (text for line in below for is_change, text in labelled_dates(line) if is_change)
    moment = _in_zone(_first(stated, language) or _first(told, language), structured, below)
    if moment is None or published is None or _utc(moment) <= _utc(published):
        return None
    return moment


def _in_zone(moment: Moment | None, structured: Structured, below: tuple[str, ...]) -> Moment | None:
    """Give a time without a zone the one that the page names elsewhere: with another date, or below its headline.

    UTC is left aside: servers write it into the dates that they state, whatever clock the page goes by.
    """
    if not isinstance(moment, datetime) or moment.tzinfo:
        return moment
    stated = (first_string(structured.article.get(key)) for key in STATED)
    others = (read_moment(text, None) for text in (*stated, *map(structured.meta, (*PUBLISHED, *MODIFIED))) if text)
    zones = (other.tzinfo for other in others if isinstance(other, datetime) and other.utcoffset())
    return moment.replace(tzinfo=next(zones, None) or next(filter(None, map(zone_in, below)), None))


def _first(texts: Iterable[str | None], language: str | None) -> Moment | None:
    return next((moment for text in texts if text and (moment := read_moment(text, language))), None)


def _in_path(page: Page) -> Moment | None:
    found = IN_PATH.search(page.url or "")
    return day_of(*found.groups()) if found else None


def _utc(moment: Moment) -> datetime:
    """Bring a date or datetime to one that can be compared; one without a zone counts as UTC."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
