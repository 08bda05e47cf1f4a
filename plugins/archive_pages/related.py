"""Where to read on from an article: others about the same, by their words, their topics and the links between them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from pelican.contents import Article

from .likeness import TAGGED, Traits, likenesses, number_of
from .sketches import Sketch

MOST: Final = 6


def join_related(articles: Sequence[Article], sketches: Sequence[Sketch]) -> None:
    """Give each article, newest first, those that are about the same and stand nowhere else on its page."""
    for number, near in likenesses(traits_of(articles, sketches)):
        articles[number].others = tuple(readable_from(articles[number], [articles[other] for other in near]))


def readable_from(article: Article, near: Sequence[Article]) -> Iterator[Article]:
    """Yield the first articles that say something else than the article, than each other and than its other lists."""
    seen = {article, *article.copies, *article.related_articles, *article.linked_from}
    found = 0
    for other in near:
        if other not in seen:
            yield other
            seen |= {other, *other.copies}
            found += 1
            if found == MOST:
                return


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
