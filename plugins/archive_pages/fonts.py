"""Noto's fonts on this computer, by the script that they draw; text is drawn in no other, lest signs fall apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, features
from PIL.ImageFont import FreeTypeFont

from languages.direction import direction_of

from .names import script_code

FOLDERS: Final = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts"),
    *(str(Path.home() / place) for place in (".fonts", ".local/share/fonts", "Library/Fonts")),
)
# What Noto calls the font of a script, where that is not only `Noto Serif` or `Noto Sans` and the script's name.
NAMES: Final = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Deva": "Devanagari", "Ethi": "Ethiopic",
    "Geor": "Georgian", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hebr": "Hebrew", "Khmr": "Khmer", "Knda": "Kannada",
    "Laoo": "Lao", "Mlym": "Malayalam", "Mymr": "Myanmar", "Orya": "Oriya", "Sinh": "Sinhala", "Taml": "Tamil",
    "Telu": "Telugu", "Thaa": "Thaana", "Thai": "Thai", "Cyrl": "", "Grek": "", "Latn": "",
}  # fmt: skip
# The script's place in the one font of Chinese, Japanese and Korean.
CJK: Final = {"Jpan": 0, "Kore": 1, "Hans": 2, "Hant": 3}
NASTALIQ: Final = frozenset({"ur", "ks", "skr", "pnb"})
NOWHERE: Final = "\U0010fffd"
"""A character that no font has."""


@dataclass(frozen=True, slots=True)
class Face:
    """The fonts that draw a language in one size: that of its script, and one for Latin letters within it."""

    fonts: tuple[FreeTypeFont, ...]
    is_rtl: bool

    def draws(self, text: str) -> bool:
        """Tell whether there is a sign for every character; a line that runs to the left is drawn in one font."""
        fonts = self.fonts[:1] if self.is_rtl else self.fonts
        return all(sign.isspace() or any(has(font, sign) for font in fonts) for sign in set(text))

    def spans(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        """Yield the parts of a text, each with its font."""
        first = self.fonts[0]
        chosen = (next((font for font in self.fonts if has(font, sign)), first) for sign in text)
        for font, signs in groupby(zip(chosen, text, strict=True), itemgetter(0)):
            yield font, "".join(sign for _, sign in signs)

    def length(self, text: str) -> float:
        """Measure how long a text is drawn."""
        return sum(font.getlength(part) for font, part in self.spans(text))


def face_of(lang: str, size: int) -> Face | None:
    """Open the bold fonts that texts in `lang` are drawn with; None where this computer has none for its script."""
    own = font_of(lang, size)
    latin = font_of("en", size)
    return Face(tuple(filter(None, (own, latin))), direction_of(lang) == "rtl") if own else None


def font_of(lang: str, size: int) -> FreeTypeFont | None:
    """Open the bold font of the script of `lang`."""
    script = script_code(lang) or "Latn"
    if script in CJK:
        names: tuple[str, ...] = ("NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc")
    elif script == "Arab":
        nastaliq = ("NotoNastaliqUrdu-Bold.ttf",) if lang.partition("-")[0].lower() in NASTALIQ else ()
        names = (*nastaliq, "NotoNaskhArabic-Bold.ttf")
    elif script in NAMES:
        names = (f"NotoSerif{NAMES[script]}-Bold.ttf", f"NotoSans{NAMES[script]}-Bold.ttf")
    else:
        return None
    path = next((found for name in names if (found := installed().get(name))), None)
    return opened(path, size, CJK.get(script, 0)) if path and features.check("raqm") else None


@cache
def installed() -> dict[str, Path]:
    """List the fonts of this computer by the names of their files."""
    found = (path for folder in FOLDERS for path in sorted(Path(folder).glob("**/Noto*-Bold.tt[fc]")))
    return {path.name: path for path in found}


@cache
def opened(path: Path, size: int, index: int) -> FreeTypeFont:
    """Open a font in one size."""
    return ImageFont.truetype(str(path), size, index=index, layout_engine=ImageFont.Layout.RAQM)


@cache
def has(font: FreeTypeFont, sign: str) -> bool:
    """Tell whether a font has a sign of its own for a character; a space goes with what stands before."""
    return look_of(font, sign) != look_of(font, NOWHERE)


def look_of(font: FreeTypeFont, sign: str) -> bytes:
    """Draw one character."""
    image = Image.new("1", (2 * int(font.size), 2 * int(font.size)))
    ImageDraw.Draw(image).text((0, 0), sign, fill=1, font=font)
    return image.tobytes()
