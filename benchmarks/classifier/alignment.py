"""Which candidates of a page a gold text is made of: a chain of their places in it, in the page's order."""

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Shares = npt.NDArray[np.float64]
TOKEN = re.compile(r"\w+")
SHINGLE = 3
MOST_PLACES = 400
MOST_VOTES = 30
DRIFT = 12
"""Words that an approximate place may be off by, where the gold leaves something of a candidate out."""
LEAST_SHARE = 0.4
OVERLAP = 2
NEXT_IN_GOLD = 0.6
FAR_ON_PAGE = 0.04
NEAR = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gold where a candidate may stand: its first word, the one after its last, the words that match."""

    candidate: int
    start: int
    end: int
    matched: int


def shares_in_gold(texts: list[str], gold: str) -> Shares:
    """Return for each text the share of its words that the gold holds, in order and each once."""
    words = TOKEN.findall(gold)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(words)):
        for length in (1, 2, SHINGLE):
            if start + length <= len(words):
                index[tuple(words[start : start + length])].append(start)
    cut = [TOKEN.findall(text) for text in texts]
    places = [place for number, tokens in enumerate(cut) if tokens for place in _places(number, tokens, words, index)]
    shares = np.zeros(len(texts))
    for place in _best_chain(places):
        shares[place.candidate] = place.matched / len(cut[place.candidate])
    return shares


def _places(number: int, tokens: list[str], gold: list[str], index: dict[tuple[str, ...], list[int]]) -> list[Place]:
    length = len(tokens)
    starts = index.get(tuple(tokens[:SHINGLE]), [])[:MOST_PLACES]
    exact = [Place(number, at, at + length, length) for at in starts if gold[at : at + length] == tokens]
    return exact or ([] if length <= SHINGLE else _approximate(number, tokens, len(gold), index))


def _approximate(number: int, tokens: list[str], size: int, index: dict[tuple[str, ...], list[int]]) -> list[Place]:
    """Let each shingle vote for the place where the candidate would begin."""
    votes: dict[int, int] = defaultdict(int)
    for offset in range(len(tokens) - SHINGLE + 1):
        for at in index.get(tuple(tokens[offset : offset + SHINGLE]), [])[:MOST_VOTES]:
            votes[at - offset] += 1
    found = []
    for begin, _ in sorted(votes.items(), key=lambda vote: -vote[1])[:3]:
        near = sum(count for other, count in votes.items() if abs(other - begin) <= DRIFT)
        matched = min(len(tokens), near + SHINGLE - 1)
        if matched >= LEAST_SHARE * len(tokens):
            found.append(Place(number, max(0, begin), min(size, begin + len(tokens)), matched))
    return found


def _best_chain(places: list[Place]) -> list[Place]:
    """Choose the places that together match most words; a text that stands twice counts where its neighbours are."""
    if not places:
        return []
    places = sorted(places, key=lambda place: (place.candidate, place.start, place.end))
    candidate, start, end, matched = (
        np.array([getattr(place, name) for place in places]) for name in ("candidate", "start", "end", "matched")
    )
    best = matched.astype(float)
    before = np.full(len(places), -1)
    for number in range(1, len(places)):
        possible = np.nonzero((candidate[:number] < candidate[number]) & (end[:number] <= start[number] + OVERLAP))[0]
        if not len(possible):
            continue
        gap = np.minimum(candidate[number] - candidate[possible], 100)
        value = best[possible] + NEXT_IN_GOLD * (np.abs(start[number] - end[possible]) <= 1)
        value -= FAR_ON_PAGE * np.maximum(gap - NEAR, 0) + 0.002 * gap
        if value.max() > 0:
            best[number] += value.max()
            before[number] = possible[value.argmax()]
    chain = []
    at = int(best.argmax())
    while at >= 0:
        chain.append(places[at])
        at = int(before[at])
    return chain
