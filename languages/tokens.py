"""Words as search knows them: cut from text in any script, and folded so that variant spellings are one.

Text in scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is cut into pairs of
neighbouring letters, 北京大学 into 北京, 京大, 大学: a query is cut in the same way, without a dictionary.
"""

import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex

from languages.spelling import SPELLING, compiled, rewrite

WORD: Final = regex.compile(SPELLING.word)
UNSPACED: Final = regex.compile(SPELLING.unspaced)
PIECE: Final = regex.compile(f"(?:{SPELLING.unspaced})+|(?:(?!{SPELLING.unspaced}).)+", regex.DOTALL)
DIGIT: Final = regex.compile(r"\p{Nd}")
FOLD: Final = compiled(SPELLING.fold)


def runs_of(text: str) -> list[str]:
    """List the runs of letters, marks and digits of `text`, in lower case and NFC."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def tokenise(text: str) -> Iterator[str]:
    """Yield the words of `text` as they stand in it: its runs, and of unspaced scripts the pairs of letters."""
    for word in runs_of(text):
        if word.isascii() or not UNSPACED.search(word):
            yield word
            continue
        for piece in PIECE.findall(word):
            yield from pairs_of_letters(piece)


def pairs_of_letters(piece: str) -> Iterator[str]:
    """Yield the neighbouring letters of an unspaced piece; any other piece is one word."""
    letters = UNSPACED.findall(piece)
    if len(letters) <= 1:
        yield piece
    for first, second in pairwise(letters):
        yield first + second


@lru_cache(maxsize=1_000_000)
def fold(word: str) -> str:
    """Write a word of `tokenise` so that its spelling variants are equal: हिन्दी as हिंदी, ज़ as ज, ١ as 1."""
    if word.isascii():
        return word
    folded = unicodedata.normalize("NFC", rewrite(unicodedata.normalize("NFD", word), FOLD))
    return DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), folded)


def digit_zeros() -> str:
    """List the zero of every script's digits, from which the browser tells the value of the others."""
    return "".join(chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0)
