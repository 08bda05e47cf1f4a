"""Stems: what the inflected forms of a word have in common, by the Snowball algorithm of its language."""

from functools import cache, lru_cache
from typing import Any, Final

import snowballstemmer

# The languages whose algorithm Snowball has, by the first subtag of their BCP 47 tag.
ALGORITHMS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
# Languages of other scripts, in whose texts a word in ASCII letters is taken for an English one.
OTHER_SCRIPTS: Final = frozenset({"ar", "el", "fa", "hi", "hy", "ne", "ru", "sr", "ta", "yi"})


@lru_cache(maxsize=1_000_000)
def stem(word: str, lang: str) -> str:
    """Cut the endings of a word of `tokenise`; a language without an algorithm keeps its words whole."""
    language = lang.partition("-")[0].lower()
    if word.isascii() and (language in OTHER_SCRIPTS or language not in ALGORITHMS):
        language = "en"
    algorithm = ALGORITHMS.get(language)
    return word if algorithm is None else str(stemmer(algorithm).stemWord(word)) or word


@cache
def stemmer(algorithm: str) -> Any:
    """Make the stemmer of an algorithm once; it keeps no cache of its own."""
    made = snowballstemmer.stemmer(algorithm)
    made.maxCacheSize = 0
    return made
