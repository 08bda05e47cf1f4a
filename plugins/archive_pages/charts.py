"""The chart of a listing: how many articles each month has, as bars that any page can draw without script or style.

All places are percentages of the drawing, so that it is as wide as the page and its words keep their size.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .dates import month_of_year, year_name

FEWEST = 3  # articles, below which a chart says nothing
MOST_YEARS_OF_MONTHS = 15  # beyond these a bar is a year
BAR = 0.7  # of the room that a month has
PLOT = 76.0  # percent of the height; the years are written below
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A month with articles, or a year of a long chart."""

    label: str
    count: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year below the bars."""

    label: str
    x: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first year to the last, in the direction of the page; months without articles are gaps."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    peak: Bar
    by_month: bool


def chart_of(dates: Iterable[date], *, lang: str, is_rtl: bool) -> Chart | None:
    """Draw when articles appeared; too few make no chart."""
    found = sorted(dates)
    if len(found) < FEWEST:
        return None
    first, last = found[0].year, found[-1].year
    by_month = last - first < MOST_YEARS_OF_MONTHS
    slots = 12 if by_month else 1
    counts = Counter((when.year - first) * slots + ((when.month - 1) if by_month else 0) for when in found)
    room = 100 / ((last - first + 1) * slots)
    largest = max(counts.values())
    bars = tuple(
        Bar(
            month_of_year(first + slot // 12, slot % 12 + 1, lang) if by_month else year_name(first + slot, lang),
            count,
            percent(across((slot + (1 - BAR) / 2) * room, room * BAR, is_rtl=is_rtl)),
            percent(PLOT * (1 - count / largest)),
            percent(room * BAR),
            percent(PLOT * count / largest),
        )
        for slot, count in sorted(counts.items())
    )
    peak = max(bars, key=lambda bar: bar.count)
    return Chart(bars, ticks_of(first, last, lang=lang, is_rtl=is_rtl), peak, by_month)


def ticks_of(first: int, last: int, *, lang: str, is_rtl: bool) -> tuple[Tick, ...]:
    """Write years below the bars, as many as a phone has room for."""
    years = last - first + 1
    step = -(-years // MOST_TICKS)
    return tuple(
        Tick(year_name(year, lang), percent(across((year - first) * 100 / years, 0, is_rtl=is_rtl)))
        for year in range(first, last + 1, step)
    )


def across(start: float, width: float, *, is_rtl: bool) -> float:
    """Tell where something begins, seen from the left; time runs as the page is read."""
    return 100 - start - width if is_rtl else start


def percent(number: float) -> str:
    """Write a length of the drawing."""
    return f"{round(number, 2):g}%"
