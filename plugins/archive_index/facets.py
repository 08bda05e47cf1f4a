"""The columns by which results are filtered, counted and sorted: for every document its date, topics and so on."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import numpy as np

from .codes import write_numbers
from .documents import Document, Named

NAMES_A_PART: Final = 500
EPOCH: Final = date(1, 1, 1)
VALUES: Final[dict[str, Callable[[Document], tuple[Named, ...]]]] = {
    "topic": lambda document: document.topics,
    "source": lambda document: (document.source,) if document.source else (),
    "author": lambda document: document.authors,
    "lang": lambda document: (Named(document.lang, document.lang, ()),),
}


def facet_parts(documents: Sequence[Document]) -> Iterator[tuple[str, Any]]:
    """Write each column, and the names of its values from the most used on, in parts of their own."""
    yield "facets/date", day_column(documents)
    for facet, values_of in VALUES.items():
        rows = [values_of(document) for document in documents]
        counts = Counter(value.slug for row in rows for value in row)
        names = {value.slug: value.name for row in rows for value in row}
        slugs = sorted(counts, key=lambda slug: (-counts[slug], slug))
        numbers = {slug: number for number, slug in enumerate(slugs)}
        named = [[slug, names[slug]] for slug in slugs]
        pieces = [named[start : start + NAMES_A_PART] for start in range(0, len(named), NAMES_A_PART)]
        column = [number for row in rows for number in (len(row), *(numbers[value.slug] for value in row))]
        yield f"facets/{facet}", {"values": written(column), "names": len(pieces)}
        for number, piece in enumerate(pieces):
            yield f"facets/{facet}-{number}", piece


def day_column(documents: Sequence[Document]) -> str:
    """Write the day of each document, as its distance from the day before in their order: 2n later, 2n - 1 earlier."""
    days = np.array([(date.fromisoformat(document.date) - EPOCH).days for document in documents], dtype=np.int64)
    steps = np.diff(days, prepend=0)
    return written(np.where(steps < 0, -2 * steps - 1, 2 * steps))


def written(numbers: Any) -> str:
    """Write a row of numbers."""
    return write_numbers(np.asarray(numbers, dtype=np.int64)).text
