"""The inverted index: for every written form the documents that have it, what it weighs there, and its places.

A form weighs by BM25F (Robertson, Zaragoza and Taylor, 2004): its occurrences, counted by what the field is worth
and by how long the document is, saturate. What is kept is the sum before saturation, as a logarithmic level of
sixths of an octave; the browser looks up the weight of a level. No weight depends on the other documents, so that an
article that is added changes nothing but the postings of its own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .codes import Numbers
from .words import FIELDS, STARTS, DocumentWords, Rows, joined

# What an occurrence counts for by the field it stands in.
WORTH: Final = {"title": 40.0, "topics": 2.0, "summary": 6.0, "body": 1.0}
# How much the length of a document matters, and the length (so counted) of one that is neither long nor short.
LENGTH_MATTERS: Final = 0.75
USUAL_LENGTH: Final = 1000.0
STEPS: Final = 6  # levels an octave
ONE: Final = 18  # the level of 1; less than 1/8 counts as that
LEVELS: Final = 72
SATURATION: Final = 3.0  # k1

Small = NDArray[np.uint8]
Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of all forms, form by form in `forms`' order, each in the order of documents."""

    forms: list[str]
    starts: Rows  # the first posting of each form, and behind the last
    documents: Rows
    levels: Small
    fields: Small  # bits in the order of FIELDS
    place_starts: Rows  # the first place of each posting, and behind the last
    places: Rows

    def counts(self) -> Rows:
        """In how many documents each form stands."""
        return np.diff(self.starts)


def weights() -> list[float]:
    """List the weight of every level: k1 + 1 times the saturated sum."""
    sums = 2.0 ** ((np.arange(LEVELS) - ONE) / STEPS)
    return [round(float(weight), 4) for weight in sums * (SATURATION + 1) / (sums + SATURATION)]


def invert(documents: Sequence[DocumentWords], forms: Sequence[str]) -> Postings:
    """Turn the words of all documents round; `forms` names the numbers that they use."""
    lengths = np.array([len(words.forms) for words in documents], dtype=np.int64)
    numbers = joined([words.forms for words in documents])
    holders = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
    used = np.flatnonzero(np.bincount(numbers, minlength=len(forms)))
    in_order = sorted(used.tolist(), key=lambda number: code_units(forms[number]))
    ranks = np.zeros(len(forms), dtype=np.int32)
    ranks[in_order] = np.arange(len(in_order))

    ranked = ranks[numbers]
    order = np.argsort(ranked, kind="stable")  # documents and places are in order already
    ranked, holders, places = ranked[order], holders[order], joined([words.places for words in documents])[order]
    first = np.flatnonzero(np.diff(ranked, prepend=-1) | np.diff(holders, prepend=-1))
    ranked, holders = ranked[first], holders[first]
    field = np.searchsorted(np.array(list(STARTS.values()), dtype=np.int32), places, side="right") - 1
    bits = np.array([field_bit(name) for name in FIELDS], dtype=np.uint8)
    sums = over_each(np.add, np.array(list(WORTH.values()))[field], first)
    return Postings(
        forms=[forms[number] for number in in_order],
        starts=np.searchsorted(ranked, np.arange(len(in_order) + 1)).astype(np.int32),
        documents=holders,
        levels=levels_of(sums / norms(sums, holders, len(documents))[holders]),
        fields=over_each(np.bitwise_or, bits[field], first),
        place_starts=np.append(first, len(places)).astype(np.int32),
        places=places,
    )


def over_each(operation: np.ufunc, values: NDArray[Any], starts: Numbers) -> NDArray[Any]:
    """Put together the values of each stretch; `starts` are where they begin."""
    together: NDArray[Any] = operation.reduceat(values, starts) if len(starts) else values[:0]
    return together


def norms(sums: Sums, holders: Rows, documents: int) -> Sums:
    """Say by what the sums of each document are divided, for its length."""
    lengths = np.bincount(holders, weights=sums, minlength=documents).astype(np.float64)
    return 1 - LENGTH_MATTERS + LENGTH_MATTERS * lengths / USUAL_LENGTH


def levels_of(sums: Sums) -> Small:
    """Round sums to levels."""
    levels = np.rint(np.log2(np.maximum(sums, 1e-9)) * STEPS) + ONE
    clipped: Small = np.clip(levels, 0, LEVELS - 1).astype(np.uint8)
    return clipped


def code_units(text: str) -> bytes:
    """Sort as JavaScript compares strings."""
    return text.encode("utf-16-be")


def field_bit(name: str) -> int:
    """Give the bit of a field."""
    return 1 << FIELDS.index(name)
