"""The boilerplate phrases of news pages, from `phrases.toml`: what a block says when it is not the article."""

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from scraper.errors import RuleError
from scraper.page import squeeze

FILE = "phrases.toml"
MATCHES = ("exact", "opens", "pattern")
EDGE_MARKS = " \t:：।.…-–—|>»›*•[]()"
NUMBER = r"[\d०-९০-৯௦-௯౦-౯೦-೯൦-൯૦-૯੦-੯٠-٩۰-۹]+"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of phrase: `exact` is the whole block, `opens` begins it, `pattern` holds a number as {n}."""

    name: str
    match: str
    phrases: frozenset[str]
    pattern: regex.Pattern[str]

    def says(self, text: str) -> bool:
        """Tell whether a block's text is, or opens with, a phrase of this kind."""
        return self.pattern.match(fold(text)) is not None


def fold(text: str) -> str:
    """Bring a block's text to the form in which phrases are compared: NFC, one case, edges bare."""
    return squeeze(unicodedata.normalize("NFC", text)).casefold().strip(EDGE_MARKS)


@cache
def kind(name: str) -> Kind:
    """Return one kind of phrase, over all languages."""
    table = _tables()
    if name not in table:
        raise RuleError(f"{FILE}: no kind '{name}'; kinds are {', '.join(sorted(table))}")
    return table[name]


@cache
def _tables() -> dict[str, Kind]:
    content = tomllib.loads(files("scraper").joinpath(FILE).read_text("utf-8"))
    return {name: _kind(name, dict(table)) for name, table in content.items()}


def _kind(name: str, table: dict[str, object]) -> Kind:
    match = table.pop("match", None)
    if match not in MATCHES:
        raise RuleError(f"{FILE}: [{name}] needs match = one of {', '.join(MATCHES)}")
    phrases = frozenset(fold(phrase) for cell in table.values() for phrase in _strings(name, cell))
    return Kind(name, str(match), phrases, _pattern(str(match), phrases))


def _strings(name: str, cell: object) -> list[str]:
    if not isinstance(cell, list) or not all(isinstance(phrase, str) and fold(phrase) for phrase in cell):
        raise RuleError(f"{FILE}: [{name}] holds, for each language, a list of phrases")
    return cell


def _pattern(match: str, phrases: Iterable[str]) -> regex.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    choice = "|".join(regex.escape(phrase) for phrase in longest_first) or r"(?!)"
    if match == "pattern":
        choice = choice.replace(regex.escape("{n}"), NUMBER)
    tail = {"exact": r"\Z", "opens": r"(?![\w\p{M}])", "pattern": r"\Z"}[match]
    return regex.compile(f"(?:{choice}){tail}")
