"""Numbers as printable text: one letter for most, so that a part of the index is small even before compression.

A number is written in base 45, the highest digit first; each of the 90 letters tells a digit, and whether it is the
last of its number. `codes.js` reads them.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

BASE: Final = 45
LONGEST: Final = 5
# Letters that stand for themselves in a JSON string: those of ASCII from the number sign on, without the backslash.
LETTERS: Final = np.array([code for code in range(0x23, 0x7F) if code != ord("\\")][: 2 * BASE], dtype=np.uint8)

Numbers = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """A row of numbers as text; number i stands from `ends[i]` to `ends[i + 1]`."""

    text: str
    ends: Numbers

    def cut(self, starts: Numbers) -> list[str]:
        """Cut the text before the numbers at `starts`; the first is 0, and the last is behind all numbers."""
        return cut(self.text, self.ends[starts])


def write_numbers(numbers: Numbers) -> Written:
    """Write numbers from 0 up to 45⁵ - 1, each in as many letters as it needs."""
    lengths = np.ones(len(numbers), dtype=np.int64)
    for power in range(1, LONGEST):
        lengths += numbers >= BASE**power
    ends = np.concatenate(([0], np.cumsum(lengths)))
    text = np.empty(ends[-1], dtype=np.uint8)
    left, places = numbers, ends[1:] - 1
    text[places] = LETTERS[left % BASE]
    while len(longer := np.flatnonzero(left >= BASE)):
        left, places = left[longer] // BASE, places[longer] - 1
        text[places] = LETTERS[left % BASE + BASE]
    return Written(text.tobytes().decode("ascii"), ends)


def cut(text: str, starts: Numbers) -> list[str]:
    """Cut a text into what stands between each two of its places."""
    return [text[start:end] for start, end in pairwise(starts.tolist())]


def write_letters(numbers: Numbers) -> str:
    """Write numbers from 0 to 89, each as one letter."""
    return LETTERS[numbers].tobytes().decode("ascii")
