"""The boilerplate phrases of news pages, from `phrases.toml`: what a block says when it is not the article.

How a phrase is compared is its kind's `match`: `exact` phrases are a whole block, `opens` phrases begin one,
`label` phrases are a whole block, or begin one before a colon or the like, or (when of several words) end one;
`mentions` phrases stand anywhere in it; `pattern` phrases are a whole block with numbers in the places of {n}.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex

from scraper.errors import RuleError
from scraper.page import squeeze

FILE = "phrases.toml"
MATCHES = ("exact", "opens", "label", "mentions", "pattern")
EDGE_MARKS = " \t:：।.…-–—|>»›*•[]()【】"
NUMBER = regex.compile(r"\p{Nd}+")
BOUNDARY = regex.compile(r"(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[^\p{L}\p{M}\p{N}])|(?![\p{L}\p{M}\p{N}])")
"""Where a word ends; scripts without spaces have no such mark, so every place will do."""
WORD_STARTS = regex.compile(r"(?<![\p{L}\p{M}\p{N}])|(?=[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}])")
LABEL_ENDS = regex.compile(r"\s*(?:[:：|/(©\-–—>»]|\Z)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of phrase, over all languages."""

    name: str
    match: str
    phrases: frozenset[str]
    longest: int

    def says(self, text: str) -> bool:
        """Tell whether a block's text is, or opens with, a phrase of this kind."""
        folded = fold(text)
        if self.match == "exact":
            return folded in self.phrases
        if self.match == "pattern":
            return NUMBER.sub("{n}", folded) in self.phrases
        if self.match == "opens":
            return self.opening(text) is not None
        return self._mentions(folded) if self.match == "mentions" else self._labels(folded)

    def opening(self, text: str) -> str | None:
        """Return the longest phrase that a text opens with, as it is compared; None where it opens with none."""
        folded = fold(text)
        return max(self._openings(folded), key=len, default=None)

    def _openings(self, folded: str) -> Iterator[str]:
        for boundary in BOUNDARY.finditer(folded, 1, self.longest + 2):
            if folded[: boundary.start()] in self.phrases:
                yield folded[: boundary.start()]
        if folded in self.phrases:
            yield folded

    def _mentions(self, folded: str) -> bool:
        return any(
            WORD_STARTS.match(folded, at) and BOUNDARY.match(folded, at + len(phrase))
            for phrase in self.phrases
            if (at := folded.find(phrase)) >= 0
        )

    def _labels(self, folded: str) -> bool:
        if any(LABEL_ENDS.match(folded, len(opening)) for opening in self._openings(folded)):
            return True
        words = folded.split(" ")
        return any(" ".join(words[-count:]) in self.phrases for count in range(2, min(5, len(words)) + 1))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Bring a block's text to the form in which phrases are compared: NFC, one case, edges bare."""
    return squeeze(unicodedata.normalize("NFC", text)).casefold().strip(EDGE_MARKS)


@cache
def kind(name: str) -> Kind:
    """Return one kind of phrase, over all languages."""
    if name not in _kinds():
        raise RuleError(f"{FILE}: no kind '{name}'; kinds are {', '.join(sorted(_kinds()))}")
    return _kinds()[name]


def kind_said(names: tuple[str, ...], text: str) -> str | None:
    """Return the first of several kinds that a block's text is a phrase of."""
    return next((name for name in names if kind(name).says(text)), None)


@cache
def _kinds() -> dict[str, Kind]:
    content = tomllib.loads(files("scraper").joinpath(FILE).read_text("utf-8"))
    return {name: _kind(name, dict(table)) for name, table in content.items()}


def _kind(name: str, table: dict[str, object]) -> Kind:
    match = table.pop("match", None)
    if match not in MATCHES:
        raise RuleError(f"{FILE}: [{name}] needs match = one of {', '.join(MATCHES)}")
    phrases = frozenset(fold(phrase) for cell in table.values() for phrase in _strings(name, cell)) - {""}
    return Kind(name, str(match), phrases, max(map(len, phrases), default=0))


def _strings(name: str, cell: object) -> list[str]:
    if not isinstance(cell, list) or not all(isinstance(phrase, str) for phrase in cell):
        raise RuleError(f"{FILE}: [{name}] holds, for each language, a list of phrases")
    return cell
