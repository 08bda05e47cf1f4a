"""Where to read on from an article: what its publisher named, and others about the same, each with the reason.

What is about the same is found by words, topics, and the links between articles.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

import numpy as np
from pelican.contents import Article, Tag

from .likeness import TAGGED, Traits, likenesses, number_of
from .sketches import Sketch

MOST: Final = 9
MOST_FOUND: Final = 6
"""How many of them may be found by us, however few the publisher named."""
MOST_TOPICS: Final = 3


@dataclass(frozen=True, slots=True)
class Onward:
    """An article to read on with, and why: the publisher's page named it, the text links to it, or it is alike.

    `topics` are the first that both have.
    """

    article: Article
    reason: Literal["named", "linked", "alike"]
    topics: tuple[Tag, ...]


def join_related(articles: Sequence[Article], sketches: Sequence[Sketch]) -> None:
    """Give each article, newest first, those to read on with."""
    near = dict(likenesses(traits_of(articles, sketches)))
    for number, article in enumerate(articles):
        article.others = onward_from(article, [articles[other] for other in near.get(number, ())])


def onward_from(article: Article, near: Sequence[Article]) -> tuple[Onward, ...]:
    """Choose where to read on: what the publisher named, then what the text links to, then what is alike."""
    named = [onward(article, other, "named") for other in article.related_articles]
    found = [
        onward(article, other, "linked" if article in other.linked_from else "alike")
        for other in islice(unread(article, near), MOST_FOUND)
    ]
    found.sort(key=lambda one: one.reason == "alike")
    return (*named, *found)[:MOST]


def onward(article: Article, other: Article, reason: Literal["named", "linked", "alike"]) -> Onward:
    """Say why another article is one to read on with."""
    shared = (topic for topic in article.topics if topic in other.topics)
    return Onward(other, reason, tuple(islice(shared, MOST_TOPICS)))


def unread(article: Article, near: Sequence[Article]) -> Iterator[Article]:
    """Yield the articles that say something else than the article, than each other and than its other lists."""
    seen = {article, *article.copies, *article.related_articles, *article.linked_from}
    for other in near:
        if other not in seen:
            yield other
            seen |= {other, *other.copies}


def traits_of(articles: Sequence[Article], sketches: Sequence[Sketch]) -> Traits:
    """Gather what articles may share: words with those of their language, topics and links with all."""
    languages = Counter(article.lang for article in articles)
    lengths = np.array([len(sketch.words) for sketch in sketches], dtype=np.int64)
    numbers = np.arange(len(articles))
    spoken = np.array([languages[article.lang] for article in articles], dtype=np.int64)
    tags = np.array(list(tags_of(articles)), dtype=np.int64).reshape(-1, 2)
    nothing = np.zeros(0, dtype=np.int64)
    return Traits(
        owners=np.concatenate((np.repeat(numbers, lengths), tags[:, 0])),
        numbers=np.concatenate([nothing, *(sketch.words for sketch in sketches), tags[:, 1]]),
        strengths=np.concatenate([nothing, *(sketch.strengths for sketch in sketches), np.full(len(tags), TAGGED)]),
        populations=np.concatenate((np.repeat(spoken, lengths), np.full(len(tags), len(articles)))),
    )


def tags_of(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Yield the topics of each article, itself where others link to it, and what it links to, by their numbers."""
    places = {article: place for place, article in enumerate(articles)}
    topics: dict[str, int] = {}
    for place, article in enumerate(articles):
        for topic in article.topics:
            if topic.slug not in topics:
                topics[topic.slug] = number_of(f"topic {topic.slug}")
            yield place, topics[topic.slug]
        if article.linked_from:
            link = number_of(f"article {article.save_as}")
            yield place, link
            yield from ((places[other], link) for other in article.linked_from)
