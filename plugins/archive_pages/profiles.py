"""The profile of a topic, author, publisher, language or time: when its articles appeared, by whom, and about what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pelican.contents import Article
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from languages.direction import direction_of

from .charts import Chart, chart_of
from .counts import Language, Tally, by_count, tallies
from .dates import month_name, year_name

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a profile: its name within the year, and how many articles it has."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a profile: where its articles begin, how many they are, as a share of the largest, and by month."""

    name: str
    url: str
    count: int
    share: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands beside the articles of a listing, the most frequent first."""

    chart: Chart | None
    sources: tuple[Tally, ...]
    authors: tuple[Tally, ...]
    topics: tuple[Tally, ...]
    languages: tuple[Tally, ...]


def profile_of(subject: URLWrapper, articles: Sequence[Article], languages: Mapping[str, Language]) -> Profile:
    """Count the articles of a listing by everything but the listing's own subject."""
    lang = subject.settings["DEFAULT_LANG"]
    dates = [article.local_date for article in articles]
    return Profile(
        chart=chart_of(dates, lang=lang, is_rtl=direction_of(lang) == "rtl"),
        sources=most((article.source for article in articles if article.source), subject),
        authors=most((author for article in articles for author in article.authors), subject),
        topics=most((topic for article in articles for topic in article.topics), subject),
        languages=most((languages[article.lang] for article in articles), subject),
    )


def most(found: Iterable[URLWrapper], subject: URLWrapper) -> tuple[Tally, ...]:
    """Count what stands beside a subject, the most frequent first."""
    beside = list(found)
    subjects = {id(one): one for one in beside}  # to hash a wrapper takes Pelican long
    counts = {subjects[one]: count for one, count in Counter(map(id, beside)).items()}
    counts.pop(subject, None)
    return tallies(by_count(counts)[:SHOWN])


def years_of_listing(articles: Sequence[Article], paginator: Paginator, lang: str) -> tuple[Year, ...]:
    """Tell of each year of a listing, newest first, on which of its pages it begins."""
    first_places: dict[int, int] = {}
    months: dict[int, Counter[int]] = {}
    for place, article in enumerate(articles):
        year = article.local_date.year
        first_places.setdefault(year, place)
        months.setdefault(year, Counter())[article.local_date.month] += 1
    found = tallies((year, counts.total()) for year, counts in months.items())
    return tuple(
        Year(
            name=year_name(tally.subject, lang),
            url=f"{page_of(first_places[tally.subject], paginator)}#year-{tally.subject}",
            count=tally.count,
            share=tally.share,
            months=tuple(
                Month(month_name(month, lang), count) for month, count in sorted(months[tally.subject].items())
            ),
        )
        for tally in found
    )


def page_of(place: int, paginator: Paginator) -> str:
    """Tell the address of the page that has an article; the last page also has the orphans."""
    return str(paginator.page(min(place // paginator.per_page + 1, paginator.num_pages)).url)
