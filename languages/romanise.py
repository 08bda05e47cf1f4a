"""Latin spelling of text in any script, in the ASCII letters that people type: पुतिन is putin."""

import re
import unicodedata

from anyascii import anyascii

from languages import arabic, indic

JOINERS = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
# Letters and signs of one Indic block; digits, dandas and everything else go to anyascii.
INDIC_WORD = re.compile(
    "|".join(
        f"[{chr(base)}-{chr(base + 0x63)}{chr(base + 0x70)}-{chr(base + 0x7F)}]+"
        for base in range(indic.FIRST, indic.LAST, indic.BLOCK)
    ),
)
ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f]+")
# Sanskrit and Pali speak every inherent vowel.
SCHWA_SPOKEN = frozenset({"sa", "pi"})


def romanise(text: str, lang: str | None = None) -> str:
    """Spell `text` in ASCII letters; Latin letters keep their case and lose their accents."""
    keep_schwa = schwa_is_spoken(lang)
    plain = JOINERS.sub("", unicodedata.normalize("NFC", text))
    spelt = INDIC_WORD.sub(lambda word: indic.spell(word[0], keep_schwa=keep_schwa), plain)
    return anyascii(ARABIC_WORD.sub(lambda word: arabic.spell(word[0]), spelt))


def schwa_is_spoken(lang: str | None) -> bool:
    """Tell whether a language speaks every inherent vowel that it writes."""
    return lang is not None and lang.partition("-")[0].lower() in SCHWA_SPOKEN
