"""What the class and id of an element call it, held against `class_names.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from scraper.errors import RuleError

FILE = "class_names.toml"
KEYS = ("words", "stems")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page furniture and the names that publishers give it."""

    name: str
    words: frozenset[str]
    stems: tuple[str, ...]

    def names(self, word: str) -> bool:
        """Tell whether a word of a class is a name of this kind."""
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Cut a class or id into its words: `adBox-top_2` is ad, box, top; the whole is a word too."""
    parts = [part.lower() for part in WORD.findall(name)]
    whole = "".join(parts)
    return (*parts, whole) if len(parts) > 1 else tuple(parts)


def words_in(names: str) -> set[str]:
    """Return the words of all names in a `class` attribute."""
    return {word for name in names.split() for word in words_of(name)}


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> str | None:
    """Return the kind of furniture that a class or id names, None for none."""
    if ":" in name:  # a utility class says when a style applies: "print:hidden"
        return None
    return next((found for word in words_of(name) if (found := _kind_of_word(word))), None)


@lru_cache(maxsize=20_000)
def _kind_of_word(word: str) -> str | None:
    return next((kind.name for kind in _kinds() if kind.names(word)), None)


def kind_of_any(names: Iterable[str]) -> str | None:
    """Return the first kind of furniture that one of several classes names."""
    return next((found for name in names if (found := kind_of(name))), None)


@cache
def _kinds() -> tuple[Kind, ...]:
    content = tomllib.loads(files("scraper").joinpath(FILE).read_text("utf-8"))
    return tuple(_kind(name, table) for name, table in content.items())


def _kind(name: str, table: dict[str, list[str]]) -> Kind:
    for key in table:
        if key not in KEYS:
            raise RuleError(f"{FILE}: [{name}] has an unknown key '{key}'; keys are {', '.join(KEYS)}")
    return Kind(name, frozenset(table.get("words", ())), tuple(table.get("stems", ())))
