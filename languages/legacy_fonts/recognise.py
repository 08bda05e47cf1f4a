"""Whether a text in Latin letters is Hindi in the glyphs of a legacy font.

Two things tell: words that only such a text has (for Kruti Dev capitals after small letters, marks where letters
stand, and the words that every Hindi sentence is made of; for Chanakya letters beyond ASCII one after another),
and, against it, the small words of the languages that are written in Latin letters.
"""

import re

from languages.legacy_fonts.fonts import LegacyFont, legacy_fonts

KRUTI_DEV, CHANAKYA = legacy_fonts()

FEWEST_WORDS = 8
LEAST_SHARE = 0.25
"""Of the words of a text in a legacy font at least so many are such as only it has; of any other text few are."""
LEAST_SMALL_WORDS = 0.05
SMALL_WORDS = {
    KRUTI_DEV.name: re.compile(
        r"(?<!\S)(?:"
        r"ds|dh|dk|dks|esa|gS|gSa|us|ls|ij|fd|vkSj|;g|og|ugha|Hkh|rks|gh|fy,|fd;k|x;k|dj|djus|gks|Fkk|Fkh|Fks|bl|ml|,d"
        r"|jgk|jgs|jgh|tks|vius|ckn|ge|eSa|;s|os|D;k|vc"
        r")[A\]\\]?(?!\S)"
    ),
    CHANAKYA.name: re.compile(
        r"(?<!\S)(?:"
        r"·(?:ð|Ô)¤|·¤(?:ð|Ô|è|æ|ô|æð|æÔ)|×(?:ð|Ô)[´¢]|ã(?:ñ|ñ´|ñ¢|ô|è)|â(?:ð|Ô)|Ù(?:ð|Ô)|ÂÚU?|ç·¤|¥(?:õ|æñ)ÚU?|Øã|ßã|Ùãè´?|Öè|Ìô"
        r"|Áô|§â|©â|°·¤|Íæ|Íè|Í(?:ð|Ô)|ÚU?ã(?:æ|è|ð|Ô)|·¤ÚU?|»Øæ|ç·¤Øæ|ãô"
        r")Ð?(?!\S)"
    ),
}
"""The words that every Hindi sentence is made of: के, की, का, को, में, है, हैं, ने, से, पर, कि, और."""
SHAPE = re.compile(r"[a-z][A-Z](?![a-z]{3})|[a-z]{2};[a-z]|[\"'.\[{/?]k|[a-z]\+|\A[;<>)}|,][a-z].")
"""What is in words such as fgUnh, dk;Z, ns'k, o"kZ, /kkjk, lM+d and ;wjksi."""
LONGEST_WORD = 60
LATIN_WORDS = re.compile(
    r"\b(?:the|of|and|to|for|that|with|was|were|from|have|has|will|not|la|el|que|en|los|una|por|con|les|des|est|une|dans"
    r"|pour|die|der|das|und|ist|von|mit|nicht|il|che|di|per|och|att|det|som|het|een|van|nie|jest|na|se|da|do|os|para)\b"
)
LATIN_WORD_COUNTS = 2
BEYOND_ASCII = re.compile(r"[\u00a1-\u00ff\u0152-\u0192\u02c6-\u02dc\u2018-\u203a\u20ac\u2122\uf081-\uf0ff]")
LEAST_BEYOND_ASCII = 0.6
DEVANAGARI = re.compile(r"[\u0900-\u097f]")


def font_of(text: str) -> LegacyFont | None:
    """Return the legacy font that a text of some length is written for; None for any other text."""
    words = len(text.split())
    for font in legacy_fonts():
        small = len(SMALL_WORDS[font.name].findall(text))
        if words >= FEWEST_WORDS and small >= LEAST_SMALL_WORDS * words and share_of(text, font) >= LEAST_SHARE:
            return font
    return None


def is_of(text: str, font: LegacyFont) -> bool:
    """Tell whether a piece of a page that has text of a legacy font is such text too."""
    return share_of(text, font) > 0


def may_be_of(text: str, font: LegacyFont) -> bool:
    """Tell whether nothing speaks against it that a piece of text is of the legacy font that is declared for it."""
    return not DEVANAGARI.search(text) and (font is CHANAKYA or share_of(text, font) >= 0)


def share_of(text: str, font: LegacyFont) -> float:
    """Return which part of a text's words speak for a legacy font, less those that speak against it."""
    words = text.split()
    if not words or DEVANAGARI.search(text):
        return 0.0
    if font is CHANAKYA:
        glyphs = sum(len(BEYOND_ASCII.findall(word)) >= LEAST_BEYOND_ASCII * len(word) for word in words)
        return glyphs / len(words)
    shaped = sum(len(word) <= LONGEST_WORD and bool(SHAPE.search(word)) for word in words)
    speaking = len(SMALL_WORDS[font.name].findall(text)) + shaped
    return (speaking - LATIN_WORD_COUNTS * len(LATIN_WORDS.findall(text))) / len(words)
