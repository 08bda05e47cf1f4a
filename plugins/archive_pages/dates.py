"""Dates in the words of the interface's language, and the calendar the archive is kept by."""

from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from babel.dates import format_date, format_time, get_month_names

from .strings import locale_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a page shows it; `clock` is there only where the content file gives a time."""

    iso: str
    day: str
    clock: str | None


def moment(when: datetime, *, zone: tzinfo, lang: str) -> Moment:
    """Put `when` into the archive's time zone and the words of `lang`."""
    local = when.astimezone(zone)
    locale = locale_of(lang)
    day = format_date(local, "long", locale=locale)
    if local.timetz().replace(tzinfo=None) == time.min:  # Pelican reads a date without a time as midnight
        return Moment(local.date().isoformat(), day, None)
    return Moment(local.isoformat(), day, format_time(local, "short", tzinfo=zone, locale=locale))


def read_time(text: str | None) -> datetime | None:
    """Read an ISO 8601 time with its zone, such as `Captured: 2025-06-03T04:00:00Z`; anything else is absent."""
    try:
        when = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return when if when.tzinfo else None


def month_name(month: int, lang: str) -> str:
    """Name a month as it stands on its own."""
    return str(get_month_names("wide", context="stand-alone", locale=locale_of(lang))[month])


def month_of_year(year: int, month: int, lang: str) -> str:
    """Name a month together with its year, in the order of the language."""
    return str(format_date(datetime(year, month, 1), "MMMM y", locale=locale_of(lang)))  # noqa: DTZ001 - a name, no time
