"""Names in the order of their script's dictionaries, and the letter that each is filed under.

The Unicode Collation Algorithm and its tables are megabytes; names of topics and people need the letters of each
script in their order (`collation.toml`), and to know which marks do not matter.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

TABLES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SPELLED: Final = str.maketrans(TABLES["spelled"])
# Thai and Lao write some vowels before the consonant that is spoken first: ไทย is filed under ท.
LEADING_VOWEL: Final = re.compile(r"([เ-ไເ-ໄ])([ก-ฮກ-ຮ])")
HYPHENS: Final = "-_/‐‑‒–—"
# The first parts of Korean syllables, and the letters that they are.
INITIALS: Final = dict(zip(map(chr, range(0x1100, 0x1113)), "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", strict=True))
HAN: Final = "漢"  # heads all names in Chinese characters, which no short table puts in order
DIGITS: Final = "0–9"
SPACED: Final = 1000  # from one script's letters to the next one's, among the code points that a key is made of

Key = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """Where a letter stands: its script among the scripts, its place in a key, and what heads the names under it."""

    rank: int
    place: str
    heading: str


@dataclass(frozen=True, slots=True)
class Collation:
    """The order of names on the pages of a language."""

    letters: Mapping[str, Letter]
    after_all: int

    def key(self, text: str) -> Key:
        """Make what names are sorted by: script, letters, then case and marks."""
        spelled = spell(text)
        place = "".join(self._place(letter) for letter in self._known(spelled))
        return self._rank(spelled), " ".join(place.split()), spelled, text

    def heading(self, text: str) -> str:
        """Tell the letter that a name is filed under."""
        first = next((letter for letter in self._known(spell(text)) if letter.isalnum()), text[:1])
        if first.isdigit():
            return DIGITS
        if unicodedata.name(first, "").startswith("CJK"):
            return HAN
        return self.letters[first].heading if first in self.letters else INITIALS.get(first, first.upper())

    def _known(self, text: str) -> Iterable[str]:
        """List the letters as the table has them: one that it lacks is taken apart."""
        for letter in text:
            yield from (letter,) if letter in self.letters else unicodedata.normalize("NFKD", letter)

    def _place(self, letter: str) -> str:
        if letter in self.letters:
            return self.letters[letter].place
        if letter in HYPHENS or letter.isspace():
            return " "
        return letter if letter.isalnum() else ""

    def _rank(self, text: str) -> int:
        """Tell the place of a name's script; digits come before all letters, scripts without a table after them."""
        first = next((letter for letter in self._known(text) if letter.isalnum()), "")
        if first.isdigit():
            return -1
        return self.letters[first].rank if first in self.letters else self.after_all


@cache
def collation(lang: str, own_scripts: frozenset[str]) -> Collation:
    """Make the order for the pages of `lang`, whose own scripts (ISO 15924) come first."""
    own_order = TABLES["languages"].get(lang.split("-", maxsplit=1)[0].lower())
    orders = {
        script: own_order if own_order and script in own_scripts else order
        for script, order in TABLES["scripts"].items()
    }
    in_order = sorted(orders, key=lambda script: script not in own_scripts)
    letters: dict[str, Letter] = {}
    for rank, script in enumerate(in_order):
        for place, group in enumerate(orders[script].split()):
            for letter in group:
                letters[letter] = Letter(rank, chr(SPACED * (rank + 1) + place), group[0].upper())
    return Collation(letters, len(in_order))


def spell(text: str) -> str:
    """Write a name as the order reads it: without case, and with the letters that some stand for."""
    folded = unicodedata.normalize("NFC", text.casefold()).translate(SPELLED)
    return LEADING_VOWEL.sub(r"\2\1", folded)
