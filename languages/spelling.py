"""The rules of `spelling.toml`: what a word is, which spellings are one, how words are typed in Latin."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import regex

BEYOND_RE: Final = re.compile(r"\\p|\(\?<")  # properties of letters, and looking behind by any length
Compiled = tuple[tuple["re.Pattern[str] | regex.Pattern[str]", str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what is written for it, as text that the browser reads too."""

    find: str
    put: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """All rules of one file, in order."""

    word: str
    unspaced: str
    han: str
    fold: tuple[Rule, ...]
    key: tuple[Rule, ...]
    skeleton: tuple[Rule, ...]
    also: tuple[Rule, ...]
    letters: dict[str, str]


def read_spelling(path: Path) -> Spelling:
    """Read the rules of a file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    words = tables["words"]
    fold, key, skeleton, also = (
        tuple(Rule(rule["find"], rule["put"]) for rule in tables[name]) for name in ("fold", "key", "skeleton", "also")
    )
    return Spelling(words["word"], words["unspaced"], words["han"], fold, key, skeleton, also, tables["letters"])


def compiled(rules: tuple[Rule, ...]) -> Compiled:
    """Compile the patterns of some rules; Python's own patterns are faster, where they can say the same."""
    return tuple(((regex if BEYOND_RE.search(rule.find) else re).compile(rule.find), rule.put) for rule in rules)


def rewrite(text: str, rules: Compiled) -> str:
    """Rewrite `text` by each rule in turn."""
    for pattern, put in rules:
        text = pattern.sub(put, text)
    return text


SPELLING: Final = read_spelling(Path(__file__).with_suffix(".toml"))
