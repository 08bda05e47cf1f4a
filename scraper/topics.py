"""The topics that an article speaks of, by the words that `content/topics.toml` says imply them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import regex

from scraper.errors import RuleError
from scraper.phrases import fold

KEYS = ("name", "names", "also", "words")


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the slug that its URL ends in, its name, and the words that imply it."""

    slug: str
    name: str
    words: tuple[str, ...]


def read_topics_file(path: Path) -> tuple[Topic, ...]:
    """Read a `topics.toml`; no topics where there is no such file."""
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RuleError(f"{path}: {problem}") from None
    return tuple(_topic(path, slug, table) for slug, table in tables.items())


def _topic(path: Path, slug: str, table: object) -> Topic:
    if not isinstance(table, dict):
        raise RuleError(f"{path}: '{slug}' stands outside a [topic]; a topic is [slug] with name = …")
    for key in table:
        if key not in KEYS:
            raise RuleError(f"{path}: [{slug}] has an unknown key '{key}'; keys are {', '.join(KEYS)}")
    name, words = table.get("name"), table.get("words", [])
    if not isinstance(name, str) or not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise RuleError(f"{path}: [{slug}] needs name = \"…\", and words, if any, as a list of texts")
    return Topic(slug, name, tuple(words))


def implied_topics(topics: tuple[Topic, ...], title: str, paragraphs: list[str]) -> tuple[str, ...]:
    """Name the topics that an article speaks of: in its headline, or in its first paragraph and again below.

    News puts first what it is about (the inverted pyramid), so what only comes up on the way is not a topic.
    """
    headline = fold(title)
    lead, rest = (fold(paragraphs[0]), fold(" ".join(paragraphs[1:]))) if paragraphs else ("", "")
    return tuple(topic.name for topic in topics if topic.words and _speaks_of(_pattern(topic.words), headline, lead, rest))


def _speaks_of(pattern: regex.Pattern[str], headline: str, lead: str, rest: str) -> bool:
    return bool(pattern.search(headline) or (pattern.search(lead) and pattern.search(rest)))


def _pattern(words: tuple[str, ...]) -> regex.Pattern[str]:
    """Match any of the words as whole words, vowel signs and all."""
    choice = "|".join(regex.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    return regex.compile(rf"(?<![\w\p{{M}}])(?:{choice})(?![\w\p{{M}}])")
