"""Sorted lines with how much each is used, as text that shares beginnings: the form of every list that is looked up in.

Three tables are made of such lines: `spellings` holds the written forms, `endings` the forms from their end to their
beginning, and `latin` the forms of other scripts behind the Latin spelling that finds them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from .codes import LETTERS, write_letters

FURTHER: Final = re.compile("[\U00010000-\U0010ffff]")  # e.g. 𑄃
MOST_SHARED: Final = len(LETTERS) - 1
LETTERS_A_PART: Final = 7_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, and in how many documents its form stands."""

    text: str
    count: int


def front_coded(texts: Sequence[str]) -> str:
    """Join sorted texts, each as the number of letters that it shares with the one before, and the rest.

    No letter beyond the first plane is shared: the browser counts it as two.
    """
    pairs = pairwise(("", *texts))
    shared = [min(shared_beginning(before, FURTHER.split(text, 1)[0]), MOST_SHARED) for before, text in pairs]
    marks = write_letters(np.array(shared, dtype=np.int64))
    return "\t".join(mark + text[length:] for mark, text, length in zip(marks, texts, shared, strict=True))


@dataclass(frozen=True, slots=True)
class LinePart:
    """One part of a table."""

    first: str
    last: str
    content: dict[str, Any]


def shared_beginning(one: str, other: str) -> int:
    """Count the letters that two texts have in common at their beginning."""
    for place, (letter, beside) in enumerate(zip(one, other, strict=False)):
        if letter != beside:
            return place
    return min(len(one), len(other))


def line_parts(lines: Sequence[Line]) -> Iterator[LinePart]:
    """Cut sorted lines into parts."""
    for group in grouped(lines):
        counts = np.array([line.count for line in group])
        usage = np.rint(np.log2(counts) * 2).astype(np.int64)  # half octaves
        content = {"lines": front_coded([line.text for line in group]), "counts": write_letters(usage)}
        yield LinePart(group[0].text, group[-1].text, content)


def grouped(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Gather lines up to the size of a part."""
    group: list[Line] = []
    size, before = 0, ""
    for line in lines:
        size += len(line.text) - shared_beginning(before, line.text) + 3
        before = line.text
        group.append(line)
        if size >= LETTERS_A_PART:
            yield group
            group, size = [], 0
    if group:
        yield group


def shortest_bounds(firsts: Sequence[str], lasts: Sequence[str]) -> list[str]:
    """Shorten the first line of each part to what tells it from the last line of the part before."""
    bounds = [""]
    for first, last in zip(firsts[1:], lasts, strict=False):
        bounds.append(first[: shared_beginning(first, last) + 1])
    return bounds[: len(firsts)]
