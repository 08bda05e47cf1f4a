"""When the article was published and last changed: dates where the page gives no time, else datetimes.

A datetime is aware where the page names a zone, and naive where it does not: the zone is then not guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import dateparser

from scraper.metadata.below_headline import lines_below_headline, parts_of
from scraper.metadata.structured import Structured, first_string
from scraper.page import Page, squeeze, text_of
from scraper.phrases import kind

Moment = date  # a datetime is a date too

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
VISIBLE = (
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
    "//time/@datetime",
)
DATED_CLASSES = ("date", "time", "publish", "updated", "byline", "meta", "pst-by")
DATED = (
    "//time|//*[contains(@id, 'date')]|//*["
    + " or ".join(f"contains(@class, '{name}')" for name in DATED_CLASSES)
    + "]"
)
LONGEST_LINE = 160
MOST_LINES = 40
ISO = re.compile(r"\d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?")
SHORT_ISO = re.compile(r"\d{4}-\d\d?-\d\d?")
# 2025-6-2
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?\Z")
ZONES = {
    "IST": 330,
    "GMT": 0,
    "UTC": 0,
    "EST": -300,
    "EDT": -240,
    "PST": -480,
    "PDT": -420,
    "CET": 60,
    "CEST": 120,
    "MSK": 180,
    "JST": 540,
    "PKT": 300,
    "BST": 60,
    "AEST": 600,
    "AEDT": 660,
}
ZONE = re.compile(r"\s*\(?\b(" + "|".join(ZONES) + r")\b\)?")
HAS_TIME = re.compile(
    r"\d{1,2}\s*:\s*\d{2}|\d{1,2}\s*(?:am|pm)\b|\d{1,2}\.\d{2}\s*(?:uhr|h|hrs)\b|\d{1,2}h\d{2}|\d\s*[時时点]",
    re.IGNORECASE,
)
# "05.06.2024" holds no time, "14.05 Uhr" does
AM_PM_OF_24_HOURS = re.compile(r"\b(1[3-9]|2[0-3])([:.]\d\d(?::\d\d)?)\s*(?:am|pm)\b", re.IGNORECASE)
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)[\d][\d]{3}(?!\d)")
DAY_MARKS = re.compile(r"[०-९০-৯௦-௯౦-౯೦-೯൦-൯૦-૯੦-੯٠-٩۰-۹]")
EARLIEST, LATEST = 1600, 2099
IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:/|-|$)")


def read_published(page: Page, structured: Structured, language: str | None, headline: str | None) -> Moment | None:
    """Return when the article was published: stated, else visible on the page, else in its URL."""
    stated = (first_string(structured.article.get("datePublished")), *map(structured.meta, PUBLISHED))
    moment = _first(stated, language)
    if isinstance(moment, datetime):
        return moment
    seen = _visible(page, language, headline)
    if moment and not (isinstance(seen, datetime) and seen.date() == moment):
        return moment
    return seen or _in_path(page)


def read_modified(structured: Structured, published: Moment | None, language: str | None) -> Moment | None:
    """Return when the article was last changed, None where that is not later than its publication."""
    moment = _first((first_string(structured.article.get("dateModified")), *map(structured.meta, MODIFIED)), language)
    if moment is None or published is None or _utc(moment) <= _utc(published):
        return None
    return moment


def read_moment(text: str, language: str | None) -> Moment | None:
    """Read a date in any of the languages: ISO 8601, else what people write, labels and zone names aside."""
    line = squeeze(DAY_MARKS.sub(lambda digit: str(unicodedata.digit(digit[0])), unicodedata.normalize("NFC", text)))
    return _iso(line) if ISO.search(line) or COMPACT.match(line) else _written(line, language)


def _first(texts: Iterable[str | None], language: str | None) -> Moment | None:
    return next((moment for text in texts if text and (moment := read_moment(text, language))), None)


def _visible(page: Page, language: str | None, headline: str | None) -> Moment | None:
    found = [one for xpath in VISIBLE for one in page.root.xpath(xpath)]
    stated = _first((one if isinstance(one, str) else text_of(one) for one in found), language)
    if stated:
        return stated
    lines = [*lines_below_headline(page, headline), *map(parts_of, page.root.xpath(DATED)[:MOST_LINES])]
    dated = dict.fromkeys(line for line in lines if len(line) <= LONGEST_LINE and DIGIT.search(line))
    return _first((part for line in dated for part in (line.replace("|", " "), *_dated_parts(line))), language)


def _dated_parts(line: str) -> Iterator[str]:
    """Yield what may be a date within a line: its parts, then the words around a year, most of them first."""
    yield from (part for part in line.split("|") if DIGIT.search(part)) if "|" in line else ()
    words = line.replace("|", " ").split()
    for at, word in enumerate(words):
        if YEAR.search(word):
            yield from (
                " ".join(words[max(0, at - before) : at + after + 1])
                for before in (2, 3, 1, 0)
                for after in (4, 3, 2, 0)
            )


def _in_path(page: Page) -> Moment | None:
    found = IN_PATH.search(page.url or "")
    return _date(*found.groups()) if found else None


def _iso(line: str) -> Moment | None:
    found = ISO.search(line)
    if compact := COMPACT.match(line):
        year, month, day, *rest = compact.groups()
        time = f"T{rest[0]}:{rest[1]}:{rest[2] or '00'}{rest[3] or ''}" if rest[0] else ""
        line = f"{year}-{month}-{day}{time}"
    elif found:
        line = re.sub(r"\s+(?=[Z+-])", "", found[0]).replace(",", ".")
    else:
        return None
    try:
        return _sane(date.fromisoformat(line) if len(line) == len("2025-06-02") else datetime.fromisoformat(line))
    except ValueError:
        return _date(*line[:10].split("-")) if SHORT_ISO.fullmatch(line) else None


def _date(year: str, month: str, day: str) -> Moment | None:
    try:
        return _sane(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _written(line: str, language: str | None) -> Moment | None:
    zone = ZONE.search(line)
    text = AM_PM_OF_24_HOURS.sub(r"\1\2", ZONE.sub(" ", _without_label(line)))
    moment = _parse(squeeze(text).strip(" |,:-–—()"), language)
    if moment is None:
        return None
    if not HAS_TIME.search(text):
        return _sane(moment.date())
    if zone and moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=ZONES[zone[1]])))
    return _sane(moment)


@cache
def _parse(text: str, language: str | None) -> datetime | None:
    settings = {
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PREFER_DAY_OF_MONTH": "first",
    }
    languages = [code for code in dict.fromkeys(((language or "").split("-")[0], "en")) if code]
    try:
        moment: datetime | None = dateparser.parse(text, languages=languages, settings=settings)
    except (ValueError, OverflowError):
        return None
    return moment


def _without_label(line: str) -> str:
    """Take "Published:", "अपडेटेड:" off the front, and what stands before a label in the middle."""
    for label in sorted(kind("published").phrases, key=len, reverse=True):
        at = line.casefold().find(label)
        if at >= 0:
            return line[at + len(label) :].lstrip(" :：-–—|,")
    return line


def _sane(moment: Moment) -> Moment | None:
    return moment if EARLIEST <= moment.year <= LATEST else None


def _utc(moment: Moment) -> datetime:
    """Bring a date or datetime to one that can be compared; one without a zone counts as UTC."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
