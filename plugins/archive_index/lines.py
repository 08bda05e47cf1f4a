"""Sorted lines with how much each is used, as text that shares beginnings: the form of every list that is looked up in.

Three tables are made of such lines: `spellings` holds the written forms, `endings` the forms from their end to their
beginning, and `latin` the forms of other scripts behind the Latin spelling that finds them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from os.path import commonprefix
from typing import Any, Final

import numpy as np

from .codes import LETTERS, Numbers, write_letters

MOST_SHARED: Final = len(LETTERS) - 1
BEYOND: Final = 0x10000  # letters from here on count as two in the browser, and are never shared; e.g. 𑄃
LETTERS_A_PART: Final = 7_000


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table in order, and in how many documents the form of each stands."""

    texts: Sequence[str]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class LinePart:
    """One part of a table."""

    first: str
    last: str
    content: dict[str, Any]


def line_parts(lines: Lines) -> Iterator[LinePart]:
    """Cut a table into parts."""
    shared = shared_beginnings(lines.texts)
    usage = write_letters(np.rint(np.log2(lines.counts) * 2).astype(np.int64))  # half octaves
    for start, end in pairwise(cuts(lines.texts, shared)):
        texts = lines.texts[start:end]
        content = {"lines": front_coded(texts, shared[start:end]), "counts": usage[start:end]}
        yield LinePart(texts[0], texts[-1], content)


def cuts(texts: Sequence[str], shared: Numbers) -> list[int]:
    """Say where each part begins, and where the last one ends."""
    sizes = np.cumsum(np.array([len(text) + 3 for text in texts], dtype=np.int64) - shared)
    bounds = [0]
    while bounds[-1] < len(texts):
        before = sizes[bounds[-1] - 1] if bounds[-1] else 0
        bounds.append(min(int(np.searchsorted(sizes, before + LETTERS_A_PART)) + 1, len(texts)))
    return bounds


def front_coded(texts: Sequence[str], shared: Numbers) -> str:
    """Join sorted texts, each as the number of letters that it shares with the one before, and the rest.

    The first of them is written whole, whatever stood before it.
    """
    if not texts:
        return ""
    rest = [text[length:] for text, length in zip(texts[1:], shared[1:].tolist(), strict=True)]
    return "\t".join(map(add, write_letters(np.append(0, shared[1:])), [texts[0], *rest]))


def shared_beginnings(texts: Sequence[str]) -> Numbers:
    """Count the letters that each text has in common with the one before it, at its beginning."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    most = np.minimum(np.minimum(lengths[1:], lengths[:-1]), MOST_SHARED)
    shared = np.zeros(len(texts), dtype=np.int64)
    rows = np.arange(1, len(texts))  # those that have been alike so far
    while len(rows := rows[shared[rows] < most[rows - 1]]):
        found = letters[starts[rows] + shared[rows]]
        rows = rows[(found == letters[starts[rows - 1] + shared[rows]]) & (found < BEYOND)]
        shared[rows] += 1
    return shared


def shortest_bounds(firsts: Sequence[str], lasts: Sequence[str]) -> list[str]:
    """Shorten the first line of each part to what tells it from the last line of the part before."""
    bounds = [""]
    for first, last in zip(firsts[1:], lasts, strict=False):
        shared = commonprefix((first, last))  # noqa: RUF071 - of any texts, letter by letter
        bounds.append(first[: len(shared) + 1])
    return bounds[: len(firsts)]
