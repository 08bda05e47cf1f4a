"""Hindi in Unicode written for a legacy font: the other way round, so that tests can read it back."""

import re
import unicodedata

from languages.legacy_fonts.fonts import REPH, SHORT_I, LegacyFont

LETTER = "[\u0915-\u0939]"
CLUSTER = f"(?:{LETTER}\u093c?\u094d)*{LETTER}\u093c?"
STROKE = "\u093e"
APART = {"आ": "अा", "ई": f"इ{REPH}", "ऐ": "एे", "ओ": "अाे", "औ": "अाै", "ऑ": "अाॅ", "ो": "ाे", "ौ": "ाै", "ॉ": "ाॅ"}


def in_glyphs(text: str, font: LegacyFont) -> str:
    """Write Hindi as it was typed for a legacy font: in the order in which it is drawn, with the font's ligatures."""
    drawn = unicodedata.normalize("NFC", text)
    drawn = re.sub(f"({CLUSTER})\u093f", f"{SHORT_I}\\1", drawn)
    drawn = re.sub(f"र\u094d({SHORT_I}?)({CLUSTER}[\u093e-\u094c]*)", f"\\1\\2{REPH}", drawn)
    drawn = re.sub(f"{SHORT_I}र\u094d({CLUSTER})", f"{SHORT_I}\\1{REPH}", drawn)
    shown = glyphs_of(font)
    longest = max(map(len, shown))
    pieces: list[str] = []
    at = 0
    while at < len(drawn):
        size = next((size for size in range(longest, 1, -1) if drawn[at : at + size] in shown), 1)
        pieces.append(shown.get(drawn[at : at + size], drawn[at : at + size]))
        at += size
    return "".join(pieces)


def glyphs_of(font: LegacyFont) -> dict[str, str]:
    """Return how a font writes what: each of its glyphs, and what it composes of several."""
    shown: dict[str, str] = {}
    for code, text in font.glyphs.items():
        if text:
            shown.setdefault(text, chr(code))
    whole = {
        half[:-1]: glyph + shown[STROKE]
        for half, glyph in shown.items()
        if half.endswith("\u094d") and len(half) > 1 and half[:-1] not in shown
    }
    shown |= whole
    return shown | {
        text: "".join(shown[part] for part in parts)
        for text, parts in APART.items()
        if text not in shown and all(part in shown for part in parts)
    }
