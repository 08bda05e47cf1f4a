"""What shows the archive as a whole: charts, calendars of days, profiles, and the topics that belong together."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.contents import Tag

from plugins.archive_pages.charts import Chart, chart_of
from plugins.archive_pages.counts import Tally
from plugins.archive_pages.dates import column_in_week, weekdays
from plugins.archive_pages.days import level_of, steps_of
from plugins.archive_pages.labels import Box, Circle, place_names
from plugins.archive_pages.names import Name
from plugins.archive_pages.pairs import pairs_of, related_topics
from plugins.archive_pages.topic_map import TopicMap, map_of

YEAR = [date(2025, month, 1) for month in (1, 3, 3, 3, 12)]


def chart(dates: Iterable[date], *, is_rtl: bool = False) -> Chart:
    drawn = chart_of(dates, lang="en", is_rtl=is_rtl)
    assert drawn
    return drawn


def number(percent: str) -> float:
    return float(percent.removesuffix("%"))


def test_a_chart_has_a_bar_a_month_and_gaps_where_nothing_appeared() -> None:
    drawn = chart(YEAR)
    assert [(bar.label, bar.count) for bar in drawn.bars] == [
        ("January 2025", 1),
        ("March 2025", 3),
        ("December 2025", 1),
    ]
    starts = [number(bar.x) for bar in drawn.bars]
    assert starts[1] - starts[0] == pytest.approx(2 * 100 / 12, abs=0.02)
    assert number(drawn.bars[0].height) == pytest.approx(number(drawn.bars[1].height) / 3, abs=0.02)
    assert drawn.peak.label == "March 2025"


def test_on_a_page_from_right_to_left_time_runs_so_too() -> None:
    plain, mirrored = chart(YEAR), chart(YEAR, is_rtl=True)
    for one, other in zip(plain.bars, mirrored.bars, strict=True):
        assert number(other.x) == pytest.approx(100 - number(one.x) - number(one.width), abs=0.02)
    assert [tick.x for tick in mirrored.ticks] == ["100%"]


def test_a_long_chart_has_a_bar_a_year_and_few_years_in_words() -> None:
    drawn = chart(date(year, 5, 1) for year in range(1950, 2020))
    assert not drawn.by_month
    assert [bar.label for bar in drawn.bars[:2]] == ["1950", "1951"]
    assert len(drawn.ticks) <= 6


def test_too_few_articles_make_no_chart() -> None:
    assert chart_of(YEAR[:2], lang="en", is_rtl=False) is None


@pytest.mark.parametrize(
    ("lang", "column", "first"), [("hi", 7, "र"), ("de", 6, "Mo."), ("fa", 1, "ش"), ("en", 7, "Su")]
)
def test_weeks_begin_as_calendars_of_the_language_do(lang: str, column: int, first: str) -> None:
    assert column_in_week(date(2025, 11, 1), lang) == column  # a Saturday
    assert weekdays(lang)[0] == first


def test_days_are_shaded_by_how_many_have_fewer_articles() -> None:
    counts = [1, 1, 1, 2, 2, 3, 5, 400]
    steps = steps_of(counts)
    assert [level_of(count, steps) for count in counts] == [1, 1, 1, 2, 2, 3, 4, 4]
    assert {level_of(1, steps_of([1] * 9))} == {1}


def topic(name: str) -> Tag:
    tag = Tag(name, {})
    tag.slug, tag.label = name, Name(name, "en", "ltr")
    return tag


def archive_of(*texts: str) -> tuple[list[Any], dict[Tag, list[Any]]]:
    """Make articles of the topics that are named in each text."""
    topics = {name: topic(name) for text in texts for name in text.split()}
    articles = [SimpleNamespace(topics=[topics[name] for name in text.split()]) for text in texts]
    return articles, {tag: [article for article in articles if tag in article.topics] for tag in topics.values()}


CITY = ("city river boat", "city river boat", "city river boat", "city metro", "city metro", "city fair")


def test_topics_belong_together_by_their_lift_and_not_by_their_size() -> None:
    articles, by_topic = archive_of(*CITY)
    related = {
        tag.slug: [tally.subject.slug for tally in found]
        for tag, found in related_topics(pairs_of(articles, by_topic)).items()
    }
    assert related == {"river": ["boat"], "boat": ["river"]}


def test_topics_that_met_once_do_not_belong_together() -> None:
    articles, by_topic = archive_of("river boat", "metro", "fair")
    assert pairs_of(articles, by_topic) == ()


def drawn(*texts: str) -> TopicMap:
    articles, by_topic = archive_of(*texts)
    tallies = sorted(by_topic.items(), key=lambda pair: (-len(pair[1]), pair[0].slug))
    return map_of([Tally(tag, len(found), 1) for tag, found in tallies], pairs_of(articles, by_topic))


def two_worlds() -> list[str]:
    """Make articles of two groups of topics that never meet, each with more than one pair."""
    groups = [[f"{name}{count}" for count in range(8)] for name in ("river", "moon")]
    return [" ".join(pair) for group in groups for pair in combinations(group, 2) for _ in range(2)]


def test_the_map_lays_near_each_other_what_belongs_together() -> None:
    places = drawn(*two_worlds()).places
    middles = {
        name: (sum(place.x for place in group) / 8, sum(place.y for place in group) / 8)
        for name in ("river", "moon")
        if (group := [place for place in places if place.topic.slug.startswith(name)])
    }
    for place in places:
        own = place.topic.slug[:-1]
        other = "moon" if own == "river" else "river"
        assert distance(place, middles[own]) < distance(place, middles[other])


def distance(place: Any, point: tuple[float, float]) -> float:
    return float(((place.x - point[0]) ** 2 + (place.y - point[1]) ** 2) ** 0.5)


def test_the_map_is_the_same_each_time_and_within_its_frame() -> None:
    one, other = drawn(*two_worlds()), drawn(*two_worlds())
    assert [(place.x, place.y, place.label) for place in one.places] == [
        (place.x, place.y, place.label) for place in other.places
    ]
    assert all(0 <= place.x <= one.width and 0 <= place.y <= one.height for place in one.places)


def test_each_line_of_the_map_joins_neighbours_that_know_each_other() -> None:
    found = drawn(*two_worlds())
    for tie in found.ties:
        assert tie.one.number in tie.other.ties
        assert tie.other.number in tie.one.ties


def test_an_archive_whose_topics_never_meet_has_an_empty_map() -> None:
    assert drawn("river", "moon").places == ()
    assert drawn().pairs == ()


def test_names_on_the_map_do_not_lie_on_each_other_and_the_smaller_gives_way() -> None:
    circles = [Circle(100 + 12 * number, 50, 5, "अंतरिक्ष केंद्र", 16) for number in range(8)]
    rooms = place_names(circles, 300, 100)
    boxes = [room.box for room in rooms if room]
    assert rooms[0]
    assert 0 < len(boxes) < len(circles)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(circle.box) for box in boxes for circle in circles)
    assert all(Box(0, 0, 300, 100).meets(box) for box in boxes)
