"""Numbers as printable text: one letter for most, so that a part of the index is small even before compression.

A number is written in base 45, the highest digit first; each of the 90 letters tells a digit, and whether it is the
last of its number. `codes.js` reads them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

BASE: Final = 45
LONGEST: Final = 5
# Letters that stand for themselves in a JSON string: those of ASCII from the number sign on, without the backslash.
LETTERS: Final = np.array([code for code in range(0x23, 0x7F) if code != ord("\\")][: 2 * BASE], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Written:
    """A row of numbers as text; number i stands from `ends[i]` to `ends[i + 1]`."""

    text: str
    ends: NDArray[np.int64]

    def between(self, start: int, end: int) -> str:
        """Give the text of the numbers from `start` up to `end`."""
        return self.text[self.ends[start] : self.ends[end]]


def write_numbers(numbers: NDArray[np.int64]) -> Written:
    """Write numbers from 0 up to 45⁵ - 1, each in as many letters as it needs."""
    lengths = np.ones(len(numbers), dtype=np.int64)
    for power in range(1, LONGEST):
        lengths += numbers >= BASE**power
    ends = np.concatenate(([0], np.cumsum(lengths)))
    text = np.empty(ends[-1], dtype=np.uint8)
    left = numbers
    for place in range(1, LONGEST + 1):
        rows = lengths >= place
        digits = left[rows] % BASE
        text[ends[1:][rows] - place] = LETTERS[digits if place == 1 else digits + BASE]
        left = left // BASE
    return Written(text.tobytes().decode("ascii"), ends)


def write_letters(numbers: NDArray[np.int64]) -> str:
    """Write numbers from 0 to 89, each as one letter."""
    return LETTERS[numbers].tobytes().decode("ascii")
