"""Text in one byte a letter: the letters of a script change places with those of ASCII.

UTF-8 takes three bytes for a letter of Devanagari, and compresses to a third more than the same text written in
one byte a letter. The exchange is its own inverse but for the order of the tables, loses nothing, and the browser
undoes it with the alphabet alone.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final
from unicodedata import category

# What stands in a JSON string for itself, in one byte.
PLAIN: Final = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')


SAMPLE: Final = 600  # letters of a text that tell its script


def script_of(text: str, *, sample: int | None = SAMPLE) -> str | None:
    """Name the script that most letters of the beginning of `text` belong to, if it has an alphabet."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(text[:sample]).items():
        if letter > "\x7f" and (script := SCRIPT_OF_LETTER.get(letter)):
            counts[script] += count
        elif letter.isalpha():
            counts[""] += count
    return max(counts, key=lambda script: (counts[script], script), default="") or None


def exchange(text: str, script: str) -> str:
    """Write `text` with the letters of a script in the places of ASCII."""
    return text.translate(table_of(script))


@cache
def table_of(script: str) -> dict[int, str]:
    """Pair the letters of a script with ASCII, and those letters of ASCII that it lacks with the places left."""
    letters = ALPHABETS[script]
    table = {ord(letter): place for letter, place in zip(letters, PLAIN, strict=False)}
    displaced = (letter for letter in PLAIN[: len(letters)] if letter not in letters)
    free = (letter for letter in letters if letter not in PLAIN[: len(letters)])
    return table | {ord(letter): place for letter, place in zip(displaced, free, strict=True)}


def read_alphabets(path: Path) -> dict[str, str]:
    """Spell out the ranges of every alphabet."""
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {script: spell_out([*tables["common"], *ranges]) for script, ranges in tables["scripts"].items()}


def spell_out(ranges: list[str]) -> str:
    """List the letters of some ranges."""
    return "".join(chr(code) for each in ranges for code in range(ord(each[0]), ord(each[-1]) + 1))


ALPHABETS: Final = read_alphabets(Path(__file__).with_suffix(".toml"))
SCRIPT_OF_LETTER: Final = {
    letter: script for script, letters in ALPHABETS.items() for letter in letters if category(letter)[0] in "LM"
}
