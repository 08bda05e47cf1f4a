"""The calendar of the archive: a page for each year and each month that has articles; `days` has those of the days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from .dates import month_name, month_of_year, year_name

MONTHS = range(1, 13)
LEVELS = 4  # shades of the calendar


@dataclass(frozen=True, slots=True)
class Cell:
    """One month in a year's row of the calendar; an empty month has no period."""

    name: str
    period: "Period | None" = None
    count: int = 0
    level: int = 0


class Period(URLWrapper):  # type: ignore[misc]
    """A year (`2025`), a month (`2025/06`) or a day (`2025/06/03`) of the archive, with its articles, newest first.

    `label` names it on its own page, `short` where the larger period is plain; `older` and `newer` are the neighbours
    of its kind, `year` and `month` the larger periods. A year has its `months`, newest first, and a `calendar` with a
    cell for each; `days` are the calendars of its twelve months, or a month's own. A day has itself in `other_years`.
    """

    def __init__(self, slug: str, settings: dict[str, Any], *, label: str, short: str) -> None:
        """Begin a period without articles."""
        super().__init__(label, settings)
        self.slug, self.label, self.short = slug, label, short
        self.articles: list[Article] = []
        self.months: list[Period] = []
        self.calendar: tuple[Cell, ...] = ()
        self.days: tuple[Any, ...] = ()
        self.other_years: tuple[Period, ...] = ()
        self.year: Period | None = None
        self.month: Period | None = None
        self.older: Period | None = None
        self.newer: Period | None = None


def years_of(articles: Iterable[Article], settings: dict[str, Any]) -> list[Period]:
    """Sort articles, newest first, into years and months, newest first."""
    by_month: defaultdict[tuple[int, int], list[Article]] = defaultdict(list)
    for article in articles:
        by_month[article.local_date.year, article.local_date.month].append(article)
    years: dict[int, Period] = {}
    for (year, month), found in sorted(by_month.items(), reverse=True):
        if year not in years:
            years[year] = year_period(year, settings)
        period = month_period(year, month, settings)
        period.articles, period.year = found, years[year]
        years[year].months.append(period)
        years[year].articles.extend(found)
    join_neighbours(list(years.values()))
    months = [month for year in years.values() for month in year.months]
    join_neighbours(months)
    largest = max((len(month.articles) for month in months), default=1)
    for period in years.values():
        period.calendar = calendar_of(period, largest, settings["DEFAULT_LANG"])
    return list(years.values())


def year_period(year: int, settings: dict[str, Any]) -> Period:
    """Make the period of one year."""
    name = year_name(year, settings["DEFAULT_LANG"])
    return Period(f"{year}", settings, label=name, short=name)


def month_period(year: int, month: int, settings: dict[str, Any]) -> Period:
    """Make the period of one month."""
    lang = settings["DEFAULT_LANG"]
    label, short = month_of_year(year, month, lang), month_name(month, lang)
    return Period(f"{year}/{month:02}", settings, label=label, short=short)


def join_neighbours(periods: list[Period]) -> None:
    """Tell each period, newest first, of the one before and the one after."""
    for newer, older in pairwise(periods):
        newer.older, older.newer = older, newer


def calendar_of(year: Period, largest: int, lang: str) -> tuple[Cell, ...]:
    """Lay a year out in twelve cells, shaded by how many articles each month has."""
    months = {period.slug: period for period in year.months}
    cells = []
    for month in MONTHS:
        period, name = months.get(f"{year.slug}/{month:02}"), month_name(month, lang)
        count = len(period.articles) if period else 0
        cells.append(Cell(name, period, count, ceil(LEVELS * count / largest)))
    return tuple(cells)
