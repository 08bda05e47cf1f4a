"""Copies of an article: the same agency report in several papers, linked to each other and counted once in search.

The earliest article of those that say nearly the same is the one that counts.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from pelican.contents import Article

from .near_duplicates import SIZE, Signatures, resemblance, resembling
from .sketches import Sketch

ALIKE: Final = 0.5
"""The share of their text that articles of two publishers have in common when they are copies."""
ALIKE_AT_ONE_PUBLISHER: Final = 0.8
"""Likewise of one publisher, whose report of the next day repeats much of this one's, and says something new."""


def join_copies(articles: Sequence[Article], sketches: Sequence[Sketch]) -> None:
    """Tell each article of its copies, the earliest first, and each but the earliest of what it is a copy of."""
    order = sorted(range(len(articles)), key=lambda number: (articles[number].date, articles[number].url))
    earliest_first = [articles[number] for number in order]
    signatures = np.array([sketches[number].signature for number in order], dtype=np.uint32).reshape(-1, SIZE)
    for group in groups_of(earliest_first, signatures):
        for article in group:
            article.copies = tuple(other for other in group if other is not article)
            article.copy_of = group[0] if article is not group[0] else None


def groups_of(articles: Sequence[Article], signatures: Signatures) -> list[list[Article]]:
    """Gather articles, given the earliest first, with the first one that they are a copy of."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in resembling(signatures, ALIKE):
        neighbours[other].append(one)
    first_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number in sorted(neighbours):
        for first in sorted({first_of.get(neighbour, neighbour) for neighbour in neighbours[number]}):
            group = groups.get(first, [first])
            if is_copy(number, group, articles, signatures):
                first_of[number] = first
                groups[first] = [*group, number]
                break
    return [[articles[number] for number in group] for group in groups.values()]


def is_copy(number: int, group: Sequence[int], articles: Sequence[Article], signatures: Signatures) -> bool:
    """Tell whether an article is a copy of the first of a group, and says nothing new beside those of its publisher."""
    own = articles[number].source
    kin = [other for other in group if own is None or articles[other].source in {None, own}]
    return resemblance(signatures[group[0]], signatures[number]) >= ALIKE and all(
        resemblance(signatures[other], signatures[number]) >= ALIKE_AT_ONE_PUBLISHER for other in kin
    )
