"""From the glyphs of a legacy font, in the order in which they are drawn, to Unicode in the order of speech."""

import re
import unicodedata

from languages.legacy_fonts.fonts import REPH, SHORT_I, LegacyFont

LETTER = "[\u0915-\u0939]"
CLUSTER = f"(?:{LETTER}\u093c?\u094d){{0,5}}{LETTER}\u093c?"
SIGNS = "\u093e-\u094c"
DASH = re.compile(r"(?<=\s)[–—](?=\s)|(?<=\d)[–—](?=\d)")

STEPS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        ("\u094d\u094d+", "\u094d"),
        ("\u094d\u093c", "\u093c\u094d"),  # the dot belongs to the letter, before its halving
        ("\u094d\u093e", ""),  # the stroke that makes a half letter whole
        (f"([{SIGNS}])\\1+", "\\1"),
        ("([\u0901\u0902])([\u093c\u093e-\u094c]+)", "\\2\\1"),  # a dot typed before the sign that it stands on
        ("([\u0901\u0902])\\1+", "\\1"),
        (f"([{SIGNS}])\\1+", "\\1"),
        ("([\u0941\u0942])\u0945", "\\1\u0901"),  # typed for want of the dot in the moon
        ("\u093e\u0947", "\u094b"),
        ("\u093e\u0948", "\u094c"),
        ("\u093e\u0945", "\u0949"),
        ("\u0905\u093e", "\u0906"),
        ("[\u0905\u0906]\u094b|\u0906\u0947", "\u0913"),
        ("[\u0905\u0906]\u094c|\u0906\u0948", "\u0914"),
        ("[\u0905\u0906]\u0949|\u0906\u0945", "\u0911"),
        ("\u090f\u0947", "\u0910"),
        (f"\u0907{REPH}", "\u0908"),
        (f"{SHORT_I}({CLUSTER})\u093e?", "\\1\u093f"),
        (f"({CLUSTER}[{SIGNS}\u0901\u0902]{{0,4}}){REPH}+", "\u0930\u094d\\1"),
        (f"{SHORT_I}", "\u093f"),
        (f"{REPH}", "\u0930\u094d"),
    )
)
"""What is mended in turn, and how it is written then."""


def to_unicode(text: str, font: LegacyFont) -> str:
    """Write a text of a legacy font in Unicode, NFC. All of it is taken for Devanagari of that font."""
    shown = DASH.sub("\u2212", text).translate(font.glyphs)
    for pattern, written in STEPS:
        shown = pattern.sub(written, shown)
    return unicodedata.normalize("NFC", shown.replace("\u2212", "–"))
