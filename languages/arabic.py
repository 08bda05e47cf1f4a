"""Arabic script, read in Devanagari letters so that it is spelt in Latin as those are: پوتن is पोतन, potan."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from languages import indic


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter stands: between two others, in a word already written up to it."""

    before: str
    after: str
    written: str

    @property
    def follows_consonant(self) -> bool:
        """Whether a vowel sign may be written here."""
        return self.before != HAMZA and ("क" <= self.written[-1:] <= "ह" or self.written[-1:] == indic.NUKTA)


def spell(word: str) -> str:
    """Spell a word of the Arabic script in Latin letters; letters that say nothing of its sound are left out."""
    written = in_devanagari(word)
    return indic.spell(written) if written else ""


def spellings(word: str) -> list[str]:
    """Spell a word in every way that its letters may be heard, as `spell` does first."""
    written = in_devanagari(word)
    readings = [written, indic.respell(written, WAW_AS_CONSONANT)]
    return list(dict.fromkeys(spelling for reading in readings if reading for spelling in indic.spellings(reading)))


def in_devanagari(word: str) -> str:
    """Write a word of the Arabic script in Devanagari letters."""
    written = ""
    for before, (letter, after) in zip(("", *word), pairwise((*word, "")), strict=False):
        if letter == ASPIRATE and written[-1:] in ASPIRATED:
            written = written[:-1] + ASPIRATED[written[-1]]
        elif read := VOWEL_LETTERS.get(letter):
            written += read(Place(before, after, written))
        else:
            written += LETTERS.get(letter, "")
    return written


def read_alif(place: Place) -> str:
    """Read ا: a long vowel, or the bearer of the vowel letter after it."""
    if place.follows_consonant:
        return "ा"
    return "" if place.after in BORNE else "अ"


def read_ain(place: Place) -> str:
    """Read ع, which is heard only where no vowel letter follows it."""
    return "" if place.after in ALIFS | BORNE else read_alif(place)


def read_waw(place: Place) -> str:
    """Read و: a vowel after a consonant or a bearer, else v; the ending وں is -on after any letter."""
    if place.follows_consonant:
        return "व" if place.after in ALIFS | YEHS else "ो"
    if place.after == NOON_GHUNNA:
        return "यो" if place.before in YEHS else "ओ"
    return "ओ" if place.before in BEARERS and place.after not in ALIFS | BORNE else "व"


def read_yeh(place: Place) -> str:
    """Read ی: a vowel after a consonant or a bearer, else y."""
    if place.follows_consonant:
        return "य" if place.after in ALIFS else "ी"
    if place.before == HAMZA:
        return "ई"
    return "ई" if place.before in BEARERS and place.after not in ALIFS | BORNE else "य"


def read_bari_yeh(place: Place) -> str:
    """Read ے, always a vowel."""
    return "े" if place.follows_consonant else "ए"


def read_hamza(place: Place) -> str:
    """Read ئ: the bearer of a vowel letter, or a vowel itself."""
    return "" if place.after in ALIFS | BORNE else "इ"


def read_heh(place: Place) -> str:
    """Read ہ: a vowel at the end of a word, else h."""
    return "ा" if place.follows_consonant and not place.after else "ह"


def read_shadda(place: Place) -> str:
    """Double the consonant before it."""
    return f"्{place.written[-1]}" if place.follows_consonant else ""


TABLES: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LETTERS: Final = {letter: other for other, letters in TABLES["letters"].items() for letter in letters}
ASPIRATED: Final[dict[str, str]] = TABLES["aspirated"]
ASPIRATE: Final = "ھ"
HAMZA: Final = "ئ"
NOON_GHUNNA: Final = "ں"
WAW_AS_CONSONANT: Final = ((re.compile("(?<=.)ो(?=.)"), "व"),)
ALIFS: Final = frozenset("اأإآٱ")
YEHS: Final = frozenset("یيىے")
BORNE: Final = frozenset("وؤ") | YEHS
BEARERS: Final = ALIFS | frozenset("ع") | {HAMZA}
VOWEL_LETTERS: Final[dict[str, Callable[[Place], str]]] = {
    **dict.fromkeys(ALIFS, read_alif),
    **dict.fromkeys("وؤ", read_waw),
    **dict.fromkeys("یيى", read_yeh),
    **dict.fromkeys("ہهۂھ", read_heh),
    "ع": read_ain,
    "ے": read_bari_yeh,
    HAMZA: read_hamza,
    "\u0651": read_shadda,
}
