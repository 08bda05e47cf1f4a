"""Topics that occur together, more often than their numbers alone would have it.

What counts is their lift, how many times as often two topics meet as if by chance, weighed by how many articles bear
it out: the two topics' part in the mutual information of all (Church and Hanks, *Word association norms*, 1990).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from pelican.contents import Article, Tag

from .counts import Tally, tallies

RELATED = 12
FEWEST = 2  # articles in which two topics must meet; one is chance
LEAST_LIFT = 1.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two topics that occur together: in how many articles, and how much more than by chance."""

    one: Tag
    other: Tag
    count: int
    weight: float


def pairs_of(articles: Sequence[Article], by_topic: Mapping[Tag, Sequence[Article]]) -> tuple[Pair, ...]:
    """List the pairs of topics that belong together, the closest first."""
    places = {topic: place for place, topic in enumerate(sorted(by_topic, key=lambda topic: topic.slug))}
    topics = list(places)
    counts = Counter(
        meeting
        for article in articles
        for meeting in combinations(sorted(places[topic] for topic in article.topics), 2)
    )
    pairs = []
    for (one, other), count in counts.items():
        if count < FEWEST:
            continue
        lift = count * len(articles) / (len(by_topic[topics[one]]) * len(by_topic[topics[other]]))
        if lift >= LEAST_LIFT:
            pairs.append(Pair(topics[one], topics[other], count, count * log(lift)))
    return tuple(sorted(pairs, key=lambda pair: (-pair.weight, pair.one.slug, pair.other.slug)))


def related_topics(pairs: Iterable[Pair]) -> dict[Tag, tuple[Tally, ...]]:
    """Give each topic those that belong to it, the closest first, with the number of articles that they share."""
    found: defaultdict[Tag, list[tuple[Tag, int]]] = defaultdict(list)
    for pair in pairs:
        for topic, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if len(found[topic]) < RELATED:
                found[topic].append((other, pair.count))
    return {topic: tallies(others) for topic, others in found.items()}
