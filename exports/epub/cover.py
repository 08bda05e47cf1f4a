"""The cover, drawn: the archive's name over its years as a row of columns, as high as they have articles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from exports.articles import Article
from exports.epub.templates import render
from exports.site import Site
from exports.words import Words

WIDTH, HEIGHT = 1200, 1600
MARGIN, BASE, HIGHEST = 120, 1330, 520
LARGEST_TYPE, LETTERS_A_LINE = 210, 9
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of the drawing."""

    x: float
    y: float
    width: float
    height: float


def draw_cover(site: Site, words: Words, title: str, articles: Sequence[Article]) -> str:
    """Draw the cover as SVG: its letters are shaped by the e-reader, in whatever script they are."""
    days = [article.day for article in articles]
    first, last = min(days), max(days)
    by_year = Counter(day.year for day in days)
    by_month = Counter((day.year, day.month) for day in days)
    years = [by_year[year] for year in range(first.year, last.year + 1)]
    months = [by_month[last.year, month] for month in range(1, 13)]
    span = str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    return render(
        "cover.svg",
        site=site,
        title=title,
        size=min(LARGEST_TYPE, int(LARGEST_TYPE * LETTERS_A_LINE / max(1, len(title)))),
        span=span,
        counted=words.counted(len(articles)),
        bars=_bars(years[-MOST_COLUMNS:] if len(years) > 1 else months),
        base=BASE,
        width=WIDTH,
        height=HEIGHT,
    )


def _bars(counts: Sequence[int]) -> list[Bar]:
    step = (WIDTH - 2 * MARGIN) / len(counts)
    most = max(counts)
    heights = [round(HIGHEST * count / most, 1) for count in counts]
    return [
        Bar(round(MARGIN + step * (place + 0.1), 1), BASE - height, round(step * 0.8, 1), height)
        for place, height in enumerate(heights)
        if height
    ]
