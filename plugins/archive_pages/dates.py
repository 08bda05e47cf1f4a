"""Dates in the words of the interface's language, and the calendar the archive is kept by."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_month_names

from languages.digits import with_digits

from .strings import locale_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a page shows it; `text` tells the time of day too, where the content file gives one."""

    iso: str
    day: str
    text: str


def moment(when: datetime, *, zone: tzinfo, lang: str) -> Moment:
    """Put `when` into the archive's time zone and the words of `lang`."""
    local = when.astimezone(zone)
    day = day_name(local.date(), lang)
    if local.timetz().replace(tzinfo=None) == time.min:  # Pelican reads a date without a time as midnight
        return Moment(local.date().isoformat(), day, day)
    text = str(locale_of(lang).datetime_formats["medium"]).format(clock(local.hour, local.minute, lang), day)
    return Moment(local.isoformat(), day, text)


@cache
def day_name(when: date, lang: str) -> str:
    """Name a day with its month and year."""
    return with_digits(format_date(when, "long", locale=locale_of(lang)), lang)


@cache
def clock(hour: int, minute: int, lang: str) -> str:
    """Tell a time of day."""
    return with_digits(format_time(time(hour, minute), "short", locale=locale_of(lang)), lang)


def read_time(text: str | None) -> datetime | None:
    """Read an ISO 8601 time with its zone, such as `Captured: 2025-06-03T04:00:00Z`; anything else is absent."""
    try:
        when = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return when if when.tzinfo else None


@cache
def year_name(year: int, lang: str) -> str:
    """Name a year: 2025, २०२५, 2025年."""
    return with_digits(format_skeleton("y", date(year, 1, 1), locale=locale_of(lang)), lang)


@cache
def month_name(month: int, lang: str) -> str:
    """Name a month as it stands on its own."""
    return str(get_month_names("wide", context="stand-alone", locale=locale_of(lang))[month])


@cache
def month_of_year(year: int, month: int, lang: str) -> str:
    """Name a month together with its year, in the order of the language."""
    return with_digits(format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(lang)), lang)


def day_in_full(when: date, lang: str) -> str:
    """Name a day with its weekday."""
    return with_digits(format_date(when, "full", locale=locale_of(lang)), lang)


def day_of_month(when: date, lang: str) -> str:
    """Name a day where its year is plain."""
    return with_digits(format_skeleton("MMMMd", when, locale=locale_of(lang)), lang)


def weekdays(lang: str) -> tuple[str, ...]:
    """Name the days of the week shortly, in the order of the calendars of the language."""
    names = get_day_names("short", context="stand-alone", locale=locale_of(lang))
    first = first_weekday(lang)
    return tuple(str(names[(first + day) % 7]) for day in range(7))


def column_in_week(when: date, lang: str) -> int:
    """Tell in which column of a calendar a day stands, from 1 to 7."""
    return (when.weekday() - first_weekday(lang)) % 7 + 1


@cache
def first_weekday(lang: str) -> int:
    """Tell with which day weeks begin where the language is mostly spoken; Monday is 0."""
    locale = locale_of(lang)
    if not locale.territory:
        locale = Locale.parse(get_global("likely_subtags").get(lang, str(locale)))
    return int(locale.first_week_day)
