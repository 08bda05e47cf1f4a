"""Which articles are about the same: found by the traits they share, without comparing each with each.

A trait is a word that tells what an article is about, a topic, or an article that it links to or is. Of each article
the few weightiest count, by how much the article makes of a trait and how few others have it; the likeness of two is
the cosine of their weights (G. Salton, A vector space model for automatic indexing, 1975). A trait that many have is
looked for in the articles that stand nearest in time, so that an archive twice as large takes twice as long.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, groupby
from math import log2
from operator import itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from languages.stems import stem
from languages.tokens import fold, tokenise

Integers = NDArray[np.int64]

WEIGHTIEST: Final = 16
"""Traits of an article that count."""
REACH: Final = 16
"""How many articles before, and how many after it, a trait is shared with."""
LEAST: Final = 0.15
"""The likeness of articles that a reader of the one would take for related to it."""
LIKEST: Final = 12
"""Articles that are named for each; of some of them a reader is not told, being copies."""
FEWEST: Final = 2
"""How often a word must stand in an article to tell what it is about; once is enough where the article begins."""
IN_TITLE: Final = 2
AT_THE_START: Final = 2
"""A word where the article begins weighs as much more: what else a page holds is not told there."""
STRENGTHS: Final = tuple(round(4 * (1 + log2(max(1, times)))) for times in range(64))
TAGGED: Final = 48
"""The strength of a topic, and of a link."""
COMMON: Final = 8
"""What is added to all counts of articles, so that in a small archive no word passes for a rare one."""

NUMBER_BITS: Final = 22
WEIGHT_BITS: Final = 12
ARTICLE_BITS: Final = 22
UNIT: Final = 1023
PRODUCT_BITS: Final = 20
HEAVIEST: Final = (1 << WEIGHT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Traits:
    """Traits of all articles, in parallel: whose it is, which it is, how strong, and how many could have it."""

    owners: Integers
    numbers: Integers
    strengths: Integers
    populations: Integers


class Stems(dict[str, tuple[int, ...]]):
    """The numbers of the words of each run of letters of one language, inflected forms alike."""

    def __init__(self, lang: str) -> None:
        """Begin without a word."""
        super().__init__()
        self.lang = lang

    def __missing__(self, run: str) -> tuple[int, ...]:
        """Give numbers to the words of a run that is met for the first time."""
        self[run] = tuple(number_of(stem(fold(word), self.lang)) for word in tokenise(run))
        return self[run]


def number_of(trait: str) -> int:
    """Give a trait its number, the same in every build; two traits seldom share one."""
    digest = blake2b(trait.encode(errors="replace"), digest_size=4).digest()
    return int.from_bytes(digest) >> (32 - NUMBER_BITS)


def telling_words(
    body: Iterable[str], title: Sequence[str], start: Sequence[str], stems: Stems
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the words that tell what an article is about, given by its runs of letters, and the strength of each."""
    first = set(chain.from_iterable(map(stems.__getitem__, chain(title, start))))
    times = Counter(chain.from_iterable(map(stems.__getitem__, chain(body, start, *[title] * IN_TITLE))))
    told = {number: STRENGTHS[min(count, len(STRENGTHS) - 1)] for number, count in times.items() if count >= FEWEST}
    return tuple(told), tuple(AT_THE_START * told[number] if number in first else told[number] for number in told)


def likenesses(traits: Traits) -> Iterator[tuple[int, list[int]]]:
    """Yield articles, by their numbers in order of time, each with those that it is most like, the likest first."""
    ones, others, shares = shared(weightiest(traits))
    alike = np.flatnonzero(shares >= round(LEAST * (1 << PRODUCT_BITS)))
    ones, others, shares = ones[alike], others[alike], (1 << PRODUCT_BITS) - shares[alike]
    found = packed_in(
        (np.concatenate((ones, others)), 0),
        (np.concatenate((shares, shares)), PRODUCT_BITS),
        (np.concatenate((others, ones)), ARTICLE_BITS),
    )
    found.sort()
    owners, near = found >> (PRODUCT_BITS + ARTICLE_BITS), found & ((1 << ARTICLE_BITS) - 1)
    chosen = np.arange(len(owners)) - np.searchsorted(owners, owners) < LIKEST
    for owner, pairs in groupby(zip(owners[chosen].tolist(), near[chosen].tolist(), strict=True), itemgetter(0)):
        yield owner, [other for _, other in pairs]


def weightiest(traits: Traits) -> tuple[Integers, Integers, Integers]:
    """Choose the traits that count: owners, numbers, and each weight's share of all, in parts of `UNIT`."""
    having = np.bincount(traits.numbers, minlength=1 << NUMBER_BITS)[traits.numbers]
    rarity = np.round(2 * np.log2((traits.populations + COMMON) / (having + COMMON))).astype(np.int64)
    weights = np.minimum(traits.strengths * rarity, HEAVIEST)
    telling = np.flatnonzero((having > 1) & (weights > 0))
    # The heaviest of each owner first: sorted as one number, which is many times faster than by three keys.
    packed = packed_in(
        (traits.owners[telling], 0),
        (HEAVIEST - weights[telling], WEIGHT_BITS),
        (traits.numbers[telling], NUMBER_BITS),
    )
    packed.sort()
    owners, weights = packed >> (WEIGHT_BITS + NUMBER_BITS), HEAVIEST - (packed >> NUMBER_BITS & HEAVIEST)
    chosen = np.arange(len(owners)) - np.searchsorted(owners, owners) < WEIGHTIEST
    owners, numbers, weights = owners[chosen], packed[chosen] & ((1 << NUMBER_BITS) - 1), weights[chosen]
    lengths = np.sqrt(np.bincount(owners, weights=weights * weights))
    return owners, numbers, (UNIT * weights / lengths[owners]).astype(np.int64)


def shared(traits: tuple[Integers, Integers, Integers]) -> tuple[Integers, Integers, Integers]:
    """Return pairs of articles that share traits, the earlier number first, and how alike they are."""
    owners, numbers, units = traits
    order = np.argsort(packed_in((numbers, 0), (owners, ARTICLE_BITS)))
    owners, numbers, units = owners[order], numbers[order], units[order]
    pairs = [np.zeros(0, dtype=np.int64)]
    for step in range(1, REACH + 1):
        at = np.flatnonzero(numbers[step:] == numbers[:-step])
        products = units[at] * units[at + step]
        pairs.append(packed_in((owners[at], 0), (owners[at + step], ARTICLE_BITS), (products, PRODUCT_BITS)))
    found = np.sort(np.concatenate(pairs))
    names = found >> PRODUCT_BITS
    first = np.flatnonzero(np.diff(names, prepend=-1))
    products = found & ((1 << PRODUCT_BITS) - 1)
    shares = np.add.reduceat(products, first) if len(first) else products
    return names[first] >> ARTICLE_BITS, names[first] & ((1 << ARTICLE_BITS) - 1), shares


def packed_in(*parts: tuple[Any, int]) -> Integers:
    """Join numbers to one, each in so many bits behind the ones before."""
    joined = np.zeros(len(parts[0][0]), dtype=np.int64)
    for values, bits in parts:
        joined = joined << bits | values
    return joined
