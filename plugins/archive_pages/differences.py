"""What changed between two texts: paragraphs matched with each other, and in each the words that came and went.

Words are compared whole, in scripts without spaces letter by letter; a letter keeps its marks.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal

import regex

from languages.spelling import SPELLING

from .reading import shorten

INNER: Final = r"(?:(?<=\p{N})[.,:](?=\p{N})|(?<=\p{L}\p{M}*)['’-](?=\p{L}))"  # 1,200  10:30  don’t
SPACED: Final = rf"(?:(?!{SPELLING.unspaced})(?:[\p{{L}}\p{{M}}\p{{N}}\u200c\u200d]|{INNER}))+"
TOKEN: Final = regex.compile(rf"({SPACED}|\X)(\s*)")
ALIKE: Final = 0.4
"""The share of their words that two paragraphs must have in common to be one that was rewritten."""
MOST_PAIRS: Final = 10_000
"""Paragraphs that came times paragraphs that went, up to which they are matched with each other."""
LONG: Final = 200
"""Words from which on those that are frequent in a paragraph are no sign of what stayed."""
SHORT: Final = 4
"""Letters that, having stayed between two changes, are too few to be read as such."""
CONTEXT: Final = 120
"""Letters of an unchanged paragraph that are shown beside a change."""

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its changes, or a stretch of `unchanged` paragraphs of which one line is shown."""

    parts: tuple[Part, ...]
    unchanged: int = 0


def compare(before: Sequence[str], after: Sequence[str]) -> tuple[Row, ...]:
    """Compare two texts, given as paragraphs; nothing where they say the same."""
    if tuple(before) == tuple(after):
        return ()
    rows: list[Row] = []
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows.append(fold(before[start:end], is_first=not rows))
        else:
            rows.extend(match(before[start:end], after[first:last]))
    return tuple(rows)


def fold(paragraphs: Sequence[str], *, is_first: bool) -> Row:
    """Show of an unchanged stretch the paragraph next to a change, and say how many there are."""
    shown = paragraphs[-1] if is_first else paragraphs[0]
    return Row((Part("same", shorten(shown, CONTEXT)),), unchanged=len(paragraphs))


def match(gone: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Match rewritten paragraphs with each other, in their order; those without a match went or came whole."""
    pairs = pairs_of(gone, new)
    for (start, first), (end, last) in pairwise([(-1, -1), *pairs, (len(gone), len(new))]):
        yield from (Row((Part("gone", text),)) for text in gone[start + 1 : end])
        yield from (Row((Part("new", text),)) for text in new[first + 1 : last])
        if end < len(gone):
            yield Row(compare_words(gone[end], new[last]))


def pairs_of(gone: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Choose the pairs of alike paragraphs that, in their order, have most in common."""
    if len(gone) * len(new) > MOST_PAIRS:
        return []
    left, right = [Counter(words_of(text)) for text in gone], [Counter(words_of(text)) for text in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(gone) + 1)]
    shares = [[share(one, other) for other in right] for one in left]
    for row in reversed(range(len(gone))):
        for column in reversed(range(len(new))):
            paired = shares[row][column] and shares[row][column] + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    return list(way_through(shares, best))


def way_through(shares: list[list[float]], best: list[list[float]]) -> Iterator[tuple[int, int]]:
    """Follow the best sum from the first paragraphs to the last."""
    row = column = 0
    while row < len(best) - 1 and column < len(best[0]) - 1:
        if shares[row][column] and best[row][column] == shares[row][column] + best[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def share(one: Counter[str], other: Counter[str]) -> float:
    """Tell which share of their words two paragraphs have in common; none where it is too small to pair them."""
    common = 2 * (one & other).total() / max(1, one.total() + other.total())
    return common if common >= ALIKE else 0.0


def words_of(text: str) -> list[str]:
    """List words and marks of a text, without the spaces between them."""
    return [word for word, _ in TOKEN.findall(text)]


def compare_words(before: str, after: str) -> tuple[Part, ...]:
    """Compare two paragraphs word by word; few words that stayed between many that changed count as changed."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=len(new) >= LONG)
    parts: list[Part] = []
    gone = came = ""
    codes = matcher.get_opcodes()
    for place, (kind, start, end, first, last) in enumerate(codes):
        left, right = ("".join(map("".join, tokens)) for tokens in (old[start:end], new[first:last]))
        if kind == "equal" and (place in {0, len(codes) - 1} or len(right) > min(len(gone) + len(came), SHORT)):
            parts += [Part("gone", gone)] * bool(gone) + [Part("new", came)] * bool(came) + [Part("same", right)]
            gone = came = ""
        else:
            gone, came = gone + left, came + right
    return (*parts, *[Part("gone", gone)] * bool(gone), *[Part("new", came)] * bool(came))
