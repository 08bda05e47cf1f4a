"""The archive in figures: how much it holds, how it grew, and what it does not hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate, pairwise
from typing import Any

from pelican.contents import Article

from languages.direction import direction_of

from .addresses import address_on_the_web
from .archive import Archive
from .citations import address_part
from .counts import Tally, by_count, tallies
from .dates import Moment, moment, month_of_year, read_time
from .names import Name, script_code
from .strings import locale_of

HAN = {"Hans": "Hani", "Hant": "Hani"}
"""Ways of writing one script, which alone have no name of their own."""
DROPPED = re.compile(r"\b([a-z]+) ([0-9]{1,6})(?![^;])")  # advertisement 3
FULL = 100
"""Width and height of the drawing, which is stretched to its place."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script that articles are written in; `slug` is its ISO 15924 code."""

    slug: str
    label: Name


@dataclass(frozen=True, slots=True)
class Growth:
    """How many articles the archive had at the end of each month: an outline to fill, and the names of its ends."""

    outline: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest time without an article: the days of the articles before and after it, and the days between."""

    before: Moment
    after: Moment
    days: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page of figures shows beside the counts of `Archive`; what there is nothing of is 0, None or empty."""

    words: int
    first: Moment | None
    last: Moment | None
    captured: Moment | None
    growth: Growth | None
    scripts: tuple[Tally, ...]
    dropped: dict[str, int]
    paid: int
    undated: int
    pictures_elsewhere: int
    days_without: int
    gap: Gap | None
    citation: tuple[Name | str, ...]


def figures_of(archive: Archive, settings: Mapping[str, Any]) -> Figures:
    """Count what the archive holds."""
    articles, lang = archive.articles, settings["DEFAULT_LANG"]
    dated = [article for article in articles if article.published]
    days = sorted({local_day(article) for article in dated})
    last = max(filter(None, map(time_of_capture, articles)), default=None)
    captured = moment(last, zone=articles[0].timezone, lang=lang) if last else None
    return Figures(
        words=sum(article.words for article in articles),
        first=day_of(dated[-1].published) if dated else None,
        last=day_of(dated[0].published) if dated else None,
        captured=captured,
        growth=growth_of(articles, lang),
        scripts=scripts_among(articles, lang),
        dropped=dropped_from(articles),
        paid=sum(article.is_paid for article in articles),
        undated=len(articles) - len(dated),
        pictures_elsewhere=sum(article.picture is None and article.image is not None for article in articles),
        days_without=(days[-1] - days[0]).days + 1 - len(days) if days else 0,
        gap=longest_gap(dated),
        citation=citation_of(captured, settings),
    )


def citation_of(captured: Moment | None, settings: Mapping[str, Any]) -> tuple[Name | str, ...]:
    """Cite the archive as a whole, as it was when its newest capture had been made."""
    words = settings["JINJA_GLOBALS"]["strings"].figures.captured
    home = address_on_the_web(settings["INDEX_URL"], settings)
    address = (" ", address_part(home)) if home else ()
    as_of = (f" ({words} {captured.day})",) if captured else ()
    return (f"{settings['SITENAME']}.", *address, *as_of)


def growth_of(articles: Iterable[Article], lang: str) -> Growth | None:
    """Draw how the archive grew, by the month in which each article came; None for what came in one month."""
    added = Counter(month_of(time_of_capture(article) or article.date, article) for article in articles)
    if len(added) <= 1:
        return None
    months = list(months_between(min(added), max(added)))
    totals = list(accumulate(added[month] for month in months))
    step = FULL / len(months)
    stairs = "".join(f"V{FULL - FULL * total / totals[-1]:.4g}h{step:.4g}" for total in totals)
    return Growth(f"M0 {FULL}{stairs}V{FULL}z", month_of_year(*months[0], lang), month_of_year(*months[-1], lang))


def months_between(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield years and months from the first to the last."""
    for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield number // 12, number % 12 + 1


def scripts_among(articles: Iterable[Article], lang: str) -> tuple[Tally, ...]:
    """Count articles by the script that their language is written in, the most first."""
    names, direction = locale_of(lang).scripts, direction_of(lang)
    codes = filter(None, (script_code(article.lang) for article in articles))
    counts = Counter(HAN.get(code, code) for code in codes)
    found = {Script(code, Name(names.get(code, code), lang, direction)): count for code, count in counts.items()}
    return tallies(by_count(found))


def dropped_from(articles: Iterable[Article]) -> dict[str, int]:
    """Add up what cleaning left out of the pages, as each header counts it by kind: `advertisement 3; related 2`."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update({kind: int(count) for kind, count in DROPPED.findall(article.metadata.get("dropped", ""))})
    return counts


def longest_gap(dated: Sequence[Article]) -> Gap | None:
    """Find the longest time without an article, given the dated ones, newest first; None where no day is missing."""
    gaps = [((local_day(newer) - local_day(older)).days - 1, newer, older) for newer, older in pairwise(dated)]
    days, newer, older = max(gaps, key=lambda gap: gap[0], default=(0, None, None))
    return Gap(day_of(older.published), day_of(newer.published), days) if newer and older and days > 0 else None


def time_of_capture(article: Article) -> datetime | None:
    """Tell when an article was captured, as far as its file says so."""
    return read_time(article.metadata.get("captured"))


def local_day(article: Article) -> date:
    """Tell the day of an article by the archive's calendar."""
    day: date = article.date.astimezone(article.timezone).date()
    return day


def day_of(when: Moment) -> Moment:
    """Leave the time of day aside."""
    return replace(when, text=when.day)


def month_of(when: datetime, article: Article) -> tuple[int, int]:
    """Tell year and month by the archive's calendar."""
    local = when.astimezone(article.timezone)
    return local.year, local.month
