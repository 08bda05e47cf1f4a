"""The topics that an article speaks of, by the words that `content/topics.toml` says imply them."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

from scraper.errors import RuleError
from scraper.phrases import fold

KEYS = ("name", "names", "also", "words")
LEAD_MENTIONS = 2
MENTIONS = 4
MENTIONING_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the slug that its URL ends in, its name, and the words that imply it."""

    slug: str
    name: str
    words: tuple[str, ...]


def read_topics_file(path: Path) -> tuple[Topic, ...]:
    """Read a `topics.toml`; no topics where there is no such file."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise RuleError(f"{path}: cannot be read: {problem.strerror}; check the file and its permissions") from None
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
        raise RuleError(f'{path}: [{slug}] needs name = "…", and words, if any, as a list of texts')
    for word in words:
        if not fold(word):
            raise RuleError(f"{path}: [{slug}] has a word without letters: '{word}'; leave it out")
    return Topic(slug, name, tuple(words))


def implied_topics(topics: tuple[Topic, ...], title: str, paragraphs: list[str]) -> tuple[str, ...]:
    """Name the topics that an article speaks of.

    A topic's words stand in the headline; or in the first paragraph, and at least twice in all; or at least
    four times in three paragraphs. News puts first what it is about (the inverted pyramid), so what only
    comes up on the way is no topic.
    """
    whole = fold(" ".join((title, *paragraphs)))
    letters = set(whole)  # few of the words are in a script of the article
    owners = {
        word: topic for topic in topics for word in map(fold, topic.words) if word[0] in letters and word in whole
    }
    if not owners:
        return ()
    pattern = _pattern(tuple(owners))
    in_title = {owners[word] for word in pattern.findall(fold(title))}
    in_paragraphs = [Counter(owners[word] for word in pattern.findall(fold(text))) for text in paragraphs]
    return tuple(topic.name for topic in topics if topic in in_title or _speaks_of(topic, in_paragraphs))


def _speaks_of(topic: Topic, in_paragraphs: list[Counter[Topic]]) -> bool:
    mentions = [counts[topic] for counts in in_paragraphs]
    is_lead = bool(mentions) and mentions[0] > 0 and sum(mentions) >= LEAD_MENTIONS
    return is_lead or (sum(mentions) >= MENTIONS and sum(map(bool, mentions)) >= MENTIONING_PARAGRAPHS)


@lru_cache(maxsize=1000)
def _pattern(words: tuple[str, ...]) -> regex.Pattern[str]:
    """Match any of the words, the longest first, as whole words; scripts without spaces have no word ends."""
    choice = "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))
    letter = r"[[\w\p{M}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]]"
    return regex.compile(rf"(?V1)(?<!{letter})(?:{choice})(?!{letter})")
