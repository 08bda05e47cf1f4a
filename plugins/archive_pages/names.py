"""Names of topics, people and publishers: how they are compared and in which language they are marked up."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from babel.core import get_global

from languages.direction import direction_of

SPACES_AND_HYPHENS = re.compile(r"[\s\-\u2010-\u2015_]+")

# The first word of a letter's Unicode name, and the script's ISO 15924 code.
SCRIPTS = {
    "LATIN": "Latn", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym",
    "SINHALA": "Sinh", "ARABIC": "Arab", "HEBREW": "Hebr", "CYRILLIC": "Cyrl", "GREEK": "Grek",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr",
    "MYANMAR": "Mymr", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "CJK": "Hani", "HIRAGANA": "Hira",
    "KATAKANA": "Kana", "HANGUL": "Hang", "THAANA": "Thaa", "OL": "Olck", "MEETEI": "Mtei",
}  # fmt: skip
# Languages whose writing mixes scripts.
MIXED_SCRIPTS = {
    "Jpan": {"Hani", "Hira", "Kana"},
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Kore": {"Hang", "Hani"},
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown, with the language and direction that its element carries."""

    text: str
    lang: str
    dir: Literal["ltr", "rtl"]


def name_in(text: str, likely: str) -> Name:
    """Make a name of `text`, which stands in `likely` unless its letters are of another script."""
    lang = language_of(text, likely)
    return Name(text, lang, direction_of(lang))


def named_in(names: tuple[Name, ...], lang: str) -> Name:
    """Choose of the names of a topic that for a page in `lang`, or else the one that the site shows."""
    return next((name for name in names if name.lang == lang), names[0])


def fold(text: str) -> str:
    """Reduce a name to what makes two spellings equal: case, spaces and hyphens do not matter."""
    return SPACES_AND_HYPHENS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


def commonest(spellings: Iterable[str]) -> str:
    """Choose the spelling that is used most; among equals the first in the alphabet, so that builds agree."""
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))


def language_of(text: str, likely: str) -> str:
    """Tell the language to mark a name up with: `likely`, or an undetermined one in the name's own script."""
    script = script_of(text)
    if script is None or script in scripts_of(likely):
        return likely
    return f"und-{script}"


def script_of(text: str) -> str | None:
    """Tell the script of the first letter that belongs to one."""
    for character in text:
        if character.isalpha():
            return SCRIPTS.get(unicodedata.name(character, "").split(" ")[0])
    return None


def scripts_of(lang: str) -> set[str]:
    """Tell the scripts that a language is usually written in."""
    script = script_code(lang)
    return MIXED_SCRIPTS.get(script or "", {script} if script else set())


def script_code(lang: str) -> str | None:
    """Tell the ISO 15924 code of the writing of a language: Deva of `hi`, Jpan of `ja`, Arab of `pa-Arab`."""
    language, *subtags = lang.replace("_", "-").split("-")
    script = next((tag.title() for tag in subtags if tag.isalpha() and len(tag) == len("Latn")), None)
    if script is None:
        likely = get_global("likely_subtags").get(language.lower(), "")  # 'hi' -> 'hi_Deva_IN'
        script = next((tag for tag in likely.split("_")[1:] if len(tag) == len("Deva")), None)
    return script
