"""Words as search knows them: cut from text in any script, and folded so that variant spellings are one.

Text in scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is cut by the dictionaries of ICU, which
browsers have too: a query is cut in the same way, without a dictionary to load. Long words in Han letters are cut into
pairs, 图书馆 into 图书 and 书馆, so that their parts are found. A name that no dictionary has falls into single
letters; they are taken in pairs as well, 临江 as 临, 临江 and 江.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex
from icu4py.breakers import WordBreaker

from languages.spelling import SPELLING, compiled, rewrite

WORD: Final = regex.compile(SPELLING.word)
UNSPACED: Final = regex.compile(SPELLING.unspaced)
HAN: Final = regex.compile(SPELLING.han)
PIECE: Final = regex.compile(f"(?:{SPELLING.unspaced})+|(?:(?!{SPELLING.unspaced}).)+", regex.DOTALL)
DIGIT: Final = regex.compile(r"\p{Nd}")
FOLD: Final = compiled(SPELLING.fold)
PLANES_OF_DIGITS = 0x20000
"""Where the planes of Unicode end that have digits; those after them have Chinese characters and private ones."""


def runs_of(text: str) -> list[str]:
    """List the runs of letters, marks and digits of `text`, in lower case and NFC."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def tokenise(text: str) -> Iterator[str]:
    """Yield the words of `text` as they stand in it: its runs, and what those of unspaced scripts are cut into."""
    for word in runs_of(text):
        if word.isascii() or not UNSPACED.search(word):
            yield word
            continue
        for piece in PIECE.findall(word):
            yield from words_of_unspaced(piece) if UNSPACED.match(piece) else (piece,)


def words_of_unspaced(piece: str) -> Iterator[str]:
    """Cut a piece of an unspaced script; a pair of single letters stands between the two."""
    words = list(WordBreaker(piece, "und"))
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if not HAN.fullmatch(word):
            yield word
            continue
        yield from map("".join, pairwise(word)) if len(word) > 1 else word
        if len(word) == len(following) == 1 and HAN.fullmatch(following):
            yield word + following


@lru_cache(maxsize=1_000_000)
def fold(word: str) -> str:
    """Write a word of `tokenise` so that its spelling variants are equal: हिन्दी as हिंदी, ज़ as ज, ١ as 1."""
    if word.isascii():
        return word
    folded = unicodedata.normalize("NFC", rewrite(unicodedata.normalize("NFD", word), FOLD))
    return DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), folded)


def digit_zeros() -> str:
    """List the zero of every script's digits, from which the browser tells the value of the others."""
    return "".join(chr(code) for code in range(PLANES_OF_DIGITS) if unicodedata.decimal(chr(code), None) == 0)
