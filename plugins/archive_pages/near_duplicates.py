"""Texts that say nearly the same, found without comparing each with each: agency copy that several papers print.

A text is taken for the set of its shingles, the runs of a few words in it; the resemblance of two texts is the share of
their shingles that both have. MinHash (A. Broder, On the resemblance and containment of documents, 1997) estimates it
from short signatures: of each of many random orders of all shingles, the first one that a text has. Only texts whose
signatures agree in a whole band are compared (P. Indyk and R. Motwani, Approximate nearest neighbors, 1998).
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from languages.tokens import fold, tokenise

Signatures = NDArray[np.uint32]

SHINGLE: Final = 4
"""Words of a shingle."""
FEWEST: Final = 24
"""Words without which a text is too short to be told from others."""
BANDS: Final = 32
ROWS: Final = 4
SIZE: Final = BANDS * ROWS
RANDOM: Final = np.random.default_rng(1997)  # seeded, so that every build agrees
FACTORS: Final = RANDOM.integers(0, 2**32, (SIZE, 1), dtype=np.uint32) | np.uint32(1)
SHIFTS: Final = RANDOM.integers(0, 2**32, (SIZE, 1), dtype=np.uint32)
PLACES: Final = RANDOM.integers(0, 2**64, SHINGLE, dtype=np.uint64) | np.uint64(1)
MIX: Final = np.uint64(0xBF58476D1CE4E5B9)


class Numbers(dict[str, tuple[int, ...]]):
    """The numbers of the words of each run of letters, spelling variants alike."""

    def __missing__(self, run: str) -> tuple[int, ...]:
        """Give numbers to the words of a run that is met for the first time."""
        words = (fold(word).encode(errors="replace") for word in tokenise(run))
        self[run] = tuple(int.from_bytes(blake2b(word, digest_size=8).digest()) for word in words)
        return self[run]


def signature(runs: Iterable[str], numbers: Numbers) -> Signatures:
    """Sign a text, given by its runs of letters; all zeros where it is too short to be compared."""
    words = np.fromiter(chain.from_iterable(map(numbers.__getitem__, runs)), dtype=np.uint64)
    if len(words) < FEWEST:
        return np.zeros(SIZE, dtype=np.uint32)
    first: Signatures = (shingles(words) * FACTORS + SHIFTS).min(axis=1)
    return first


def shingles(words: NDArray[np.uint64]) -> Signatures:
    """Give numbers to the shingles of a text, given by the numbers of its words."""
    count = len(words) - SHINGLE + 1
    joined = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(PLACES):
        joined += words[place : place + count] * factor
    return (((joined ^ (joined >> np.uint64(31))) * MIX) >> np.uint64(32)).astype(np.uint32)


def resemblance(one: Signatures, other: Signatures) -> float:
    """Estimate the share of their shingles that two texts have in common."""
    return float((one == other).mean())


def resembling(signatures: Signatures, least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts, the earlier one first, that resemble each other at least so much.

    Of many texts that agree in a band, each is compared with the first and with the next one.
    """
    found = [np.zeros((0, 2), dtype=np.int64), *pairs_to_compare(signatures)]
    pairs = np.unique(np.concatenate(found), axis=0)
    for part in np.array_split(pairs, len(pairs) // 10_000 + 1):
        shares = (signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1)
        yield from ((one, other) for one, other in part[shares >= least].tolist())


def pairs_to_compare(signatures: Signatures) -> Iterator[NDArray[np.int64]]:
    """Yield, band by band, pairs of texts that agree in all rows of the band."""
    told = np.flatnonzero(signatures.any(axis=1))
    for start in range(0, SIZE, ROWS):
        band = np.ascontiguousarray(signatures[told, start : start + ROWS]).view(f"V{4 * ROWS}").ravel()
        _, number = np.unique(band, return_inverse=True)
        order = np.argsort(number, kind="stable")
        agree = np.flatnonzero(number[order][1:] == number[order][:-1])
        first = np.searchsorted(number[order], number[order[agree]])
        for before in (first, agree):
            yield np.stack((told[order[before]], told[order[agree + 1]]), axis=1)
