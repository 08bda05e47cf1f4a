"""Postings of several builds in one: what is known of the articles before, and what was read of new ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from .postings import Numbers, Postings, code_units

GONE: Final = -1


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Postings whose documents have other numbers now, by the numbers that they had; those that are `GONE` have none."""

    postings: Postings
    numbers: Sequence[int]


def merge(several: Sequence[Renumbered]) -> Postings:
    """Merge postings: the result is that of all their documents inverted at once."""
    forms = sorted(dict.fromkeys(chain.from_iterable(each.postings.forms for each in several)), key=code_units)
    ranks = {form: rank for rank, form in enumerate(forms)}
    ranked = np.concatenate([ranks_of_rows(each.postings, ranks) for each in several])
    documents = np.concatenate([np.array(each.numbers, dtype=np.int32)[each.postings.documents] for each in several])
    lengths = np.concatenate([np.diff(each.postings.place_starts) for each in several])

    here = np.flatnonzero(documents != GONE)
    order = here[np.argsort(ranked[here] * (documents.max(initial=0) + 1) + documents[here], kind="stable")]
    counts = np.bincount(ranked[order], minlength=len(forms))
    place_starts = starts_of(lengths[order])
    shifts = starts_of(lengths)[order] - place_starts[:-1]
    places = np.repeat(shifts, lengths[order]) + np.arange(place_starts[-1])
    return Postings(
        forms=[form for form, count in zip(forms, counts.tolist(), strict=True) if count],
        starts=starts_of(counts[counts > 0]),
        documents=documents[order],
        levels=np.concatenate([each.postings.levels for each in several])[order],
        fields=np.concatenate([each.postings.fields for each in several])[order],
        place_starts=place_starts,
        places=np.concatenate([each.postings.places for each in several])[places],
    )


def ranks_of_rows(postings: Postings, ranks: dict[str, int]) -> Numbers:
    """Say for each posting the rank of its form."""
    return np.repeat(np.array([ranks[form] for form in postings.forms], dtype=np.int64), postings.counts())


def starts_of(lengths: Numbers) -> Numbers:
    """Say where each of some stretches begins that stand one behind another, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(lengths)))
