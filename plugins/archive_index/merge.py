"""Postings of several builds in one: what is known of the articles before, and what was read of new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from .codes import Numbers
from .postings import Postings, code_units
from .words import Rows

GONE: Final = -1


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Postings, and the numbers that their documents have now; those that are `GONE` are left out."""

    postings: Postings
    numbers: Sequence[int]

    def documents(self) -> Rows:
        """Give the document of each posting by its number now."""
        numbers: Rows = np.array(self.numbers, dtype=np.int32)[self.postings.documents]
        return numbers

    def ranks(self, ranks: Mapping[str, int]) -> Rows:
        """Give the rank of the form of each posting."""
        of_forms = np.array([ranks[form] for form in self.postings.forms], dtype=np.int32)
        return np.repeat(of_forms, self.postings.counts())


def merge(several: Sequence[Renumbered]) -> Postings:
    """Merge postings: the result is that of all their documents inverted at once."""
    postings = [each.postings for each in several]
    forms = sorted(dict.fromkeys(chain.from_iterable(each.forms for each in postings)), key=code_units)
    ranks = {form: rank for rank, form in enumerate(forms)}
    ranked = np.concatenate([each.ranks(ranks) for each in several])
    documents = np.concatenate([each.documents() for each in several])
    lengths = np.concatenate([np.diff(each.place_starts) for each in postings])

    here = np.flatnonzero(documents != GONE)
    keys = ranked[here] * np.int64(documents.max(initial=0) + 1)
    keys += documents[here]
    order = here[np.argsort(keys, kind="stable")]
    counts = np.bincount(ranked[order], minlength=len(forms))
    place_starts = starts_of(lengths[order])
    places = np.repeat(starts_of(lengths)[order] - place_starts[:-1], lengths[order])  # where each place was
    places += np.arange(len(places), dtype=np.int32)
    return Postings(
        forms=[form for form, count in zip(forms, counts.tolist(), strict=True) if count],
        starts=starts_of(counts[counts > 0]),
        documents=documents[order],
        levels=np.concatenate([each.levels for each in postings])[order],
        fields=np.concatenate([each.fields for each in postings])[order],
        place_starts=place_starts,
        places=np.concatenate([each.places for each in postings])[places],
    )


def starts_of(lengths: Numbers) -> Rows:
    """Say where each of some stretches begins that stand one behind another, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts
