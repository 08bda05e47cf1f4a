"""Keys by which a word typed in Latin letters finds the word of another script that it spells.

Whatever people type for one word (dilli, dillee; chunav, chunaav) has the same key, and the word in its own
script has the key of its romanisation. Spellings further apart (dilhi, chunaw) share the key's skeleton.
"""

from typing import Final
from unicodedata import normalize

import regex

from languages import arabic, indic
from languages.romanise import ARABIC_WORD, INDIC_WORD, romanise, schwa_is_spoken
from languages.spelling import SPELLING, compiled, rewrite

KEY: Final = compiled(SPELLING.key)
SKELETON: Final = compiled(SPELLING.skeleton)
ALSO: Final = compiled(SPELLING.also)
NAMES_OF_LETTERS: Final = regex.compile(
    f"(?:(?:{'|'.join(f'(?P<{letter}>{name})' for letter, name in SPELLING.letters.items())})){{2,}}",
)


def key_of(word: str, lang: str | None = None) -> str:
    """Make the key of a word in any script; empty where nothing of it can be spelt."""
    return rewrite(romanise(word, lang).lower(), KEY)


def skeleton_of(key: str) -> str:
    """Reduce a key to its consonants."""
    return rewrite(key, SKELETON)


def readings_of(form: str, lang: str | None = None) -> dict[str, str]:
    """Map every skeleton under which a form of another script is found to its key there, the surest first."""
    readings: dict[str, str] = {}
    for key in dict.fromkeys(keys_of(form, lang)):
        readings.setdefault(skeleton_of(key), key)
    return readings


def keys_of(form: str, lang: str | None = None) -> list[str]:
    """List the keys of all spellings of a word."""
    spellings = spellings_of(form, lang)
    keys = [key for spelling in spellings if (key := rewrite(spelling, KEY))]
    foreign = [other for key in keys[:1] for rule in ALSO if (other := rewrite(key, (rule,))) != key]
    acronyms = [acronym for spelling in spellings[:1] if (acronym := acronym_of(spelling))]
    return [*(rewrite(acronym, KEY) for acronym in acronyms), *keys, *foreign]


def acronym_of(spelling: str) -> str:
    """Read a word that is made up of the names of Latin letters: bijepi is bjp; empty for any other word."""
    letters = NAMES_OF_LETTERS.fullmatch(spelling)
    if letters is None:
        return ""
    starts = {start: letter for letter in letters.groupdict() for start in letters.starts(letter)}
    return "".join(starts[start] for start in sorted(starts))


def spellings_of(form: str, lang: str | None) -> list[str]:
    """List the Latin spellings of a word, that of `romanise` first."""
    plain = normalize("NFC", form)
    if INDIC_WORD.fullmatch(plain):
        return indic.spellings(plain, keep_schwa=schwa_is_spoken(lang))
    if ARABIC_WORD.fullmatch(plain):
        return arabic.spellings(plain)
    return [romanise(form, lang).lower()]
