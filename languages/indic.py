"""Latin spelling of the nine Indic scripts whose Unicode blocks share the layout of ISCII.

A word is moved into the Devanagari block, letter for letter, so that the one table of `indic.toml` serves
Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada and Malayalam. The northern languages
leave some inherent vowels unspoken (सरकार is sarkar), and so does the spelling.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

FIRST, LAST, BLOCK = 0x0900, 0x0D7F, 0x80
SCRIPTS: Final = (
    "devanagari",
    "bengali",
    "gurmukhi",
    "gujarati",
    "oriya",
    "tamil",
    "telugu",
    "kannada",
    "malayalam",
)
AKSHARA: Final = re.compile(  # e.g. क्षां, ऊँ
    "(?P<onset>(?:[क-ह]़?्)*[क-ह]़?)(?P<sign>्|[ा-ौॢॣ])?(?P<coda>[ँंः]*)|(?P<vowel>[ऄ-औॠॡ])(?P<after>[ँंः]*)",
)
CONSONANT: Final = re.compile("[क-ह]़?")
NUKTA: Final = "़"
CODAS: Final = {"ँ": "n", "ं": "n", "ः": "h"}
SHORT_ENDINGS: Final = ("ि", "ु")
LABIALS: Final = ("p", "b", "m", "f")
SONORITY: Final = {"n": 1, "m": 1, "l": 2, "r": 3, "v": 4, "y": 4}


Respelling = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Script:
    """What `indic.toml` says of one script, letters in Devanagari."""

    letters: dict[str, str]
    respell: Respelling
    also: tuple[Respelling, ...]
    schwa: str
    silent: bool


@dataclass(slots=True)
class Akshara:
    """One written syllable: consonants, vowel ("" after a virama), nasal or breath, and the vowel's sign."""

    onset: list[str]
    vowel: str
    coda: str
    sign: str | None

    @property
    def may_be_silent(self) -> bool:
        """Whether the vowel is the inherent one, in an open syllable."""
        return self.sign is None and self.vowel != "" and not self.coda


def script_of(letter: str) -> int | None:
    """Find the number of the Indic script of `letter`; None for a letter of any other script."""
    return (ord(letter) - FIRST) // BLOCK if FIRST <= ord(letter) <= LAST else None


def spell(word: str, *, keep_schwa: bool = False) -> str:
    """Spell a word of one Indic script, given in NFC and without joiners, in Latin letters."""
    script, moved = in_devanagari(word)
    return spell_moved(moved, script, keep_schwa=keep_schwa)


def spellings(word: str, *, keep_schwa: bool = False) -> list[str]:
    """Spell a word in every way that its script knows of, as `spell` does first."""
    script, moved = in_devanagari(word)
    readings = {moved: None}
    for respelling in script.also:
        readings |= dict.fromkeys(respell(reading, respelling) for reading in tuple(readings))
    return [spell_moved(reading, script, keep_schwa=keep_schwa) for reading in readings]


def in_devanagari(word: str) -> tuple[Script, str]:
    """Move a word into the Devanagari letters that spell it, and find its script."""
    number = script_of(word[0])
    if number is None:
        raise ValueError(f"{word!r} does not begin with an Indic letter")
    script = TABLE[number]
    moved = normalize("NFC", "".join(chr(ord(letter) - number * BLOCK) for letter in word))
    return script, respell(moved, script.respell)


def respell(word: str, respelling: Respelling) -> str:
    """Write some letters of a word otherwise."""
    for pattern, other in respelling:
        word = pattern.sub(other, word)
    return word


def spell_moved(moved: str, script: Script, *, keep_schwa: bool) -> str:
    """Spell a word in Devanagari letters by the letters and the schwa of its own script."""
    aksharas = [read_akshara(match, script) for match in AKSHARA.finditer(moved)]
    if script.silent and not keep_schwa:
        drop_final_schwa(aksharas)
        drop_inner_schwas(aksharas)
    return "".join(latin_syllables(aksharas))


def read_akshara(match: re.Match[str], script: Script) -> Akshara:
    """Spell the parts of one written syllable."""
    onset = [spell_consonant(letter, script) for letter in CONSONANT.findall(match["onset"] or "")]
    sign = match["vowel"] or match["sign"]
    vowel = script.schwa if sign is None else script.letters.get(sign, "")
    coda = CODAS.get((match["coda"] or match["after"] or "")[:1], "")
    return Akshara(onset, vowel, coda, sign)


def spell_consonant(letter: str, script: Script) -> str:
    """Spell a consonant; one whose nukta the script does not tell apart is typed like the plain one."""
    return script.letters.get(letter) or script.letters[letter.removesuffix(NUKTA)]


def drop_final_schwa(aksharas: list[Akshara]) -> None:
    """Silence the word's last inherent vowel, but for words of one letter and where it carries a cluster."""
    if len(aksharas) > 1 and aksharas[-1].may_be_silent and not ends_in_schwa(aksharas[-2], aksharas[-1]):
        aksharas[-1].vowel = ""


def ends_in_schwa(before: Akshara, last: Akshara) -> bool:
    """Whether a final schwa is spoken: after consonants that rise towards the vowel (राज्य), and in -iya."""
    if len(last.onset) > 1:
        return SONORITY.get(last.onset[-1], 0) > SONORITY.get(last.onset[-2], 0)
    return last.onset == ["y"] and before.vowel == "i"


def drop_inner_schwas(aksharas: list[Akshara]) -> None:
    """Silence, from the end, the inherent vowels that stand between two open syllables (सरकार, समझना)."""
    for place in range(len(aksharas) - 2, 0, -1):
        before, akshara, after = aksharas[place - 1 : place + 2]
        if not (akshara.may_be_silent and before.vowel and not before.coda and after.vowel):
            continue
        if len(akshara.onset) != 1 or len(after.onset) != 1 or akshara.onset == ["y"]:
            continue
        # Sanskrit words in a short i or u keep the vowel before it: rashtrapati, anumati.
        if place == len(aksharas) - 2 and after.sign in SHORT_ENDINGS:
            continue
        # Of two in a row, the one after a long vowel is silent: vidhansabha, not vidhanasbha.
        if before.may_be_silent and len(before.onset) == 1 and place > 1 and is_long(aksharas[place - 2]):
            continue
        akshara.vowel = ""


def is_long(akshara: Akshara) -> bool:
    """Whether the syllable has a vowel other than the inherent one."""
    return akshara.vowel != "" and akshara.sign is not None


def latin_syllables(aksharas: list[Akshara]) -> list[str]:
    """Write each syllable; a nasal takes after its neighbour (मुंबई is mumbai, सिंह is singh)."""
    following = [*(each.onset for each in aksharas[1:]), []]
    return [
        "".join(akshara.onset) + akshara.vowel + coda_before(akshara.coda, onset)
        for akshara, onset in zip(aksharas, following, strict=False)  # a lone sign is no akshara
    ]


def coda_before(coda: str, onset: list[str]) -> str:
    """Spell a nasal by the consonant that follows it."""
    if coda != "n" or not onset:
        return coda
    if onset[0].startswith(LABIALS):
        return "m"
    return "ng" if onset[0] == "h" else "n"


def read_scripts(path: Path) -> tuple[Script, ...]:
    """Read the table of every script, in the order of their blocks."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    common = by_letter(tables.pop("letters"))
    return tuple(read_script(tables[name], common, tables["also"]) for name in SCRIPTS)


def read_script(table: dict[str, Any], common: dict[str, str], also: list[list[list[str]]]) -> Script:
    """Freeze what is said of one script, and of all."""
    return Script(
        letters=common | by_letter(table["letters"]),
        respell=respelling(table["respell"]),
        also=tuple(respelling(pairs) for pairs in [*table.get("also", []), *also]),
        schwa=table.get("schwa", "a"),
        silent=table.get("silent", False),
    )


def respelling(pairs: list[list[str]]) -> Respelling:
    """Compile pairs of a pattern and what is written for it."""
    return tuple((re.compile(find), put) for find, put in pairs)


def by_letter(spellings: dict[str, str | list[str]]) -> dict[str, str]:
    """Turn `spelling = letters` round."""
    return {letter: latin for latin, letters in spellings.items() for letter in letters}


TABLE: Final = read_scripts(Path(__file__).with_suffix(".toml"))
