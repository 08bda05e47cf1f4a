"""The characters of many texts as one array, and of which kinds each is: counted for all texts at once."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import regex

from scraper.classifier.arrays import Marks, Numbers

SPACE, COMMA, QUOTE, DIGIT, UPPER, WIDE, LETTER, STOP, FULL_STOP, AFTER_STOP = (1 << bit for bit in range(10))
"""The kinds, as bits. A stop ends a sentence before what may come `AFTER_STOP`, a full stop anywhere."""
PATTERNS: dict[int, re.Pattern[str] | regex.Pattern[str]] = {
    SPACE: re.compile(" "),
    COMMA: re.compile(r"[,،、，]"),
    QUOTE: re.compile(r"[\"“”«»„‘’「」]"),
    DIGIT: re.compile(r"\d+"),
    UPPER: re.compile(r"[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f\u0531-\u0556]+"),
    WIDE: re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"),
    LETTER: regex.compile(r"[\p{L}\p{M}\p{N}]+"),
    STOP: re.compile(r"[.!?;:।॥۔؟。！？…]"),
    FULL_STOP: re.compile(r"[।॥۔。！？]"),
    AFTER_STOP: re.compile(r"[\s\"”»'’)\0]"),
}
END = "\0"
"""Stands after each text; no page holds it."""
UTF_32 = "utf-32-le"


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of some texts, each text ended by END; the kinds of each, and the number of its text."""

    codes: Numbers
    kinds: Numbers
    text: Numbers
    starts: Numbers

    def count(self, kind: int, *, within: int | None = None) -> Numbers:
        """Count the characters of a kind in each text, or in its first letters only."""
        return self._count(self.kinds & kind, within)

    def sentences(self) -> Numbers:
        """Count the marks in each text that end a sentence."""
        is_followed = np.append(self.kinds[1:] & AFTER_STOP, 0) > 0
        return self._count(((self.kinds & STOP > 0) & is_followed) | (self.kinds & FULL_STOP > 0), None)

    def bare(self) -> list[str]:
        """Leave of each text only letters, their marks and digits, in one case."""
        left = self.codes[(self.kinds & LETTER > 0) | (self.codes == 0)]
        text: str = left.tobytes().decode(UTF_32, "surrogatepass")
        return text.casefold().split(END)[:-1]

    def _count(self, marks: Marks, within: int | None) -> Numbers:
        at = np.flatnonzero(marks)
        text = self.text[at]
        if within is not None:
            text = text[at - self.starts[text] < within]
        return np.bincount(text, minlength=len(self.starts))


def characters_of(texts: list[str]) -> Characters:
    """Look at all characters of some texts."""
    joined = "".join([text + END for text in texts])
    codes = np.frombuffer(joined.encode(UTF_32, "surrogatepass"), np.uint32)
    lengths = np.array([len(text) + 1 for text in texts], np.intp)
    return Characters(
        codes, np.take(_kinds(), codes), np.repeat(np.arange(len(texts)), lengths), np.cumsum(lengths) - lengths
    )


@cache
def _kinds() -> Numbers:
    """Return the kinds of every character of Unicode."""
    codes = np.arange(0x110000, dtype=np.uint32)
    everything = codes.tobytes().decode(UTF_32, "surrogatepass")
    kinds = np.zeros(len(codes), np.uint16)
    for kind, pattern in PATTERNS.items():
        for found in pattern.finditer(everything):
            kinds[found.start() : found.end()] |= kind
    return kinds
