"""The days of the archive: a page for each that has articles, the calendars of months, the same day of other years."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from pelican.contents import Article

from .dates import column_in_week, day_in_full, day_of_month, month_name
from .periods import LEVELS, MONTHS, Period, join_neighbours

OTHER_YEARS = 10


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a month; a day without articles has no page."""

    number: int
    day: Period | None
    level: int


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """A month's calendar: in which column of the week it starts, and its days; an empty month has no page."""

    name: str
    month: Period | None
    column: int
    cells: tuple[DayCell, ...]


def days_of(articles: Iterable[Article], years: Sequence[Period], settings: dict[str, Any]) -> list[Period]:
    """Sort articles, newest first, into days, newest first, and lay out the years and months that hold them."""
    by_day: defaultdict[date, list[Article]] = defaultdict(list)
    for article in articles:
        by_day[article.local_date].append(article)
    months = {month.slug: month for year in years for month in year.months}
    days: dict[date, Period] = {}
    for when, found in sorted(by_day.items(), reverse=True):
        month = months[f"{when:%Y/%m}"]
        days[when] = day = day_period(when, settings)
        day.articles, day.month, day.year = found, month, month.year
        for article in found:
            article.on_day = day
    join_neighbours(list(days.values()))
    join_other_years(days)
    lay_out(years, days, settings["DEFAULT_LANG"])
    return list(days.values())


def day_period(when: date, settings: dict[str, Any]) -> Period:
    """Make the period of one day."""
    lang = settings["DEFAULT_LANG"]
    return Period(f"{when:%Y/%m/%d}", settings, label=day_in_full(when, lang), short=day_of_month(when, lang))


def join_other_years(days: Mapping[date, Period]) -> None:
    """Tell each day of the same day in other years, newest first."""
    by_date: defaultdict[tuple[int, int], list[Period]] = defaultdict(list)
    for when, day in days.items():
        by_date[when.month, when.day].append(day)
    for same in by_date.values():
        for day in same:
            day.other_years = tuple(other for other in same if other is not day)[:OTHER_YEARS]


def lay_out(years: Iterable[Period], days: Mapping[date, Period], lang: str) -> None:
    """Give each year the calendars of its twelve months, and each month its own."""
    steps = steps_of([len(day.articles) for day in days.values()])
    for year in years:
        months = {month.slug: month for month in year.months}
        calendars = []
        for number in MONTHS:
            first = date(int(year.slug), number, 1)
            month = months.get(f"{first:%Y/%m}")
            cells = cells_of(first, days, steps)
            calendars.append(MonthOfDays(month_name(number, lang), month, column_in_week(first, lang), cells))
            if month:
                month.days = (calendars[-1],)
        year.days = tuple(calendars)


def cells_of(first: date, days: Mapping[date, Period], steps: Sequence[int]) -> tuple[DayCell, ...]:
    """Lay out the days of a month, shaded by how many articles each has."""
    cells = []
    for number in range(1, monthrange(first.year, first.month)[1] + 1):
        day = days.get(first.replace(day=number))
        cells.append(DayCell(number, day, level_of(len(day.articles), steps) if day else 0))
    return tuple(cells)


def steps_of(counts: Sequence[int]) -> tuple[int, ...]:
    """Part the days that have articles into as many shades, about as many days in each.

    One day on which a whole shelf was put into the archive would otherwise leave all others pale.
    """
    in_order = sorted(counts)
    return tuple(in_order[ceil(len(in_order) * step / LEVELS) - 1] for step in range(1, LEVELS)) if in_order else ()


def level_of(count: int, steps: Sequence[int]) -> int:
    """Tell the shade of a number of articles."""
    return 1 + sum(count > step for step in steps)
