"""Where to read on from an article: before and after it in time, and others on its topics."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pelican.contents import Article, Tag

OTHERS = 5
REACH = 12  # how far to look along a topic's articles, so that large topics cost no more than small ones


def join_in_time(articles: Sequence[Article]) -> None:
    """Tell each article, newest first, of the one before and the one after."""
    for newer, older in pairwise(articles):
        newer.older, older.newer = older, newer


def join_by_topic(articles: Sequence[Article], by_topic: Mapping[Tag, Sequence[Article]]) -> None:
    """Give each article those that share its topics; a topic few write about weighs more than a common one."""
    places = {article: place for place, article in enumerate(articles)}
    places_in_topic = {
        (topic.slug, article): place for topic, found in by_topic.items() for place, article in enumerate(found)
    }
    for article in articles:
        weights: defaultdict[Article, float] = defaultdict(float)
        for topic in article.topics:
            found, place = by_topic[topic], places_in_topic[topic.slug, article]
            for other in found[max(0, place - REACH) : place + REACH + 1]:
                weights[other] += 1 / len(found)
        weights.pop(article, None)
        here = places[article]
        best = sorted(weights, key=lambda other: (-weights[other], abs(places[other] - here), places[other]))
        article.others = tuple(best[:OTHERS])
