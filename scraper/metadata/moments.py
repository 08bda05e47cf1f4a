"""One date in a text: ISO 8601, or as people write it in any of the languages."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

import dateparser

from scraper.metadata.date_labels import without_label
from scraper.metadata.written_dates import read_written
from scraper.page import squeeze

Moment = date  # a datetime is a date too

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
    "MEZ": 60,
    "MESZ": 120,
    "MSK": 180,
    "JST": 540,
    "KST": 540,
    "NPT": 345,
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
NATIVE_DIGIT = re.compile(r"[०-९০-৯௦-௯౦-౯೦-೯൦-൯૦-૯੦-੯٠-٩۰-۹୦-୯๐-๙]")
EARLIEST, LATEST = 1600, 2099


def read_moment(text: str, language: str | None) -> Moment | None:
    """Read a date in any of the languages: ISO 8601, else what people write, labels and zone names aside."""
    line = squeeze(NATIVE_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), unicodedata.normalize("NFC", text)))
    return _iso(line) if ISO.search(line) or COMPACT.match(line) else _written(line, language)


def zone_in(line: str) -> timezone | None:
    """Return the zone that a line names: "IST", "(GMT)"."""
    found = ZONE.search(line)
    return timezone(timedelta(minutes=ZONES[found[1]])) if found else None


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
        return day_of(*line[:10].split("-")) if SHORT_ISO.fullmatch(line) else None


def day_of(year: str, month: str, day: str) -> Moment | None:
    """Return the day of three numbers; None where there is no such day."""
    try:
        return _sane(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _written(line: str, language: str | None) -> Moment | None:
    text = AM_PM_OF_24_HOURS.sub(r"\1\2", ZONE.sub(" ", line))
    moment = read_written(text, language) or _parsed(without_label(text), language)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_in(line))
    return _sane(moment) if moment else None


def _parsed(text: str, language: str | None) -> Moment | None:
    moment = _parse(squeeze(text).strip(" |,:-–—()"), language)
    return moment.date() if moment and not HAS_TIME.search(text) else moment


@lru_cache(maxsize=4096)
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


def _sane(moment: Moment) -> Moment | None:
    return moment if EARLIEST <= moment.year <= LATEST else None
