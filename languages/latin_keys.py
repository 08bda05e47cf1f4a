"""Keys by which a word typed in Latin letters finds the word of another script that it spells.

Whatever people type for one word (dilli, dillee; chunav, chunaav) has the same key, and the word in its own
script has the key of its romanisation. Spellings further apart (dilhi, chunaw) share the key's skeleton.
"""

from typing import Final

from languages.romanise import romanise
from languages.spelling import SPELLING, compiled, rewrite

KEY: Final = compiled(SPELLING.key)
SKELETON: Final = compiled(SPELLING.skeleton)


def key_of(word: str, lang: str | None = None) -> str:
    """Make the key of a word in any script; empty where nothing of it can be spelt."""
    return rewrite(romanise(word, lang).lower(), KEY)


def skeleton_of(key: str) -> str:
    """Reduce a key to its consonants."""
    return rewrite(key, SKELETON)
