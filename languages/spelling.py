"""The rules of `spelling.toml`: what a word is, which spellings are one, how words are typed in Latin."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import regex


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
    fold: tuple[Rule, ...]
    key: tuple[Rule, ...]
    skeleton: tuple[Rule, ...]


def read_spelling(path: Path) -> Spelling:
    """Read the rules of a file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    words = tables["words"]
    fold, key, skeleton = (
        tuple(Rule(rule["find"], rule["put"]) for rule in tables[name]) for name in ("fold", "key", "skeleton")
    )
    return Spelling(words["word"], words["unspaced"], fold, key, skeleton)


def compiled(rules: tuple[Rule, ...]) -> tuple[tuple[regex.Pattern[str], str], ...]:
    """Compile the patterns of some rules."""
    return tuple((regex.compile(rule.find), rule.put) for rule in rules)


def rewrite(text: str, rules: tuple[tuple[regex.Pattern[str], str], ...]) -> str:
    """Rewrite `text` by each rule in turn."""
    for pattern, put in rules:
        text = pattern.sub(put, text)
    return text


SPELLING: Final = read_spelling(Path(__file__).with_suffix(".toml"))
