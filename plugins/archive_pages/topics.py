"""Topics: the spellings and scripts of one subject, joined by `topics.toml` into one page."""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from languages.direction import direction_of
from languages.slugs import slugify

from .errors import TopicsError
from .names import Name, commonest, fold, name_in

KEYS = ("name", "names", "also", "words")
RESERVED_SLUGS = frozenset({"map", "page"})  # /topic/map/ is the map of topics, /topic/page/ belongs to pagination


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One table of `topics.toml`; which articles its words imply is the scraper's business."""

    slug: str
    name: str
    names: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that stands for this topic."""
        return (self.name, *(text for _, text in self.names), *self.also)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the archive: its place in the URL, the name the site shows, and its name in each language."""

    slug: str
    label: Name
    names: tuple[Name, ...]


def load_entries(path: Path) -> tuple[TopicEntry, ...]:
    """Read `topics.toml`; a content folder without one has no entries."""
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TopicsError(f"{path.name}: {error}; mend the line, then build again") from error
    entries = tuple(entry_from(path.name, slug, table) for slug, table in tables.items())
    refuse_shared_spellings(path.name, entries)
    return entries


def entry_from(file: str, slug: str, table: Any) -> TopicEntry:
    """Check one table of the file and freeze it."""
    if not isinstance(table, dict):
        raise TopicsError(f"{file}: {slug!r} stands outside of a topic; put it under a line such as [{slug}]")
    if slug != slugify(slug) or slug in RESERVED_SLUGS:
        raise TopicsError(f"{file}: [{slug}] cannot stand in a URL; name the topic {url_slug(slug)!r} instead")
    for key in table:
        if key not in KEYS:
            raise TopicsError(f"{file}: [{slug}] has an unknown key {key!r}; keys are {', '.join(KEYS)}")
    name, names, also = table.get("name"), table.get("names", {}), table.get("also", [])
    if not isinstance(name, str) or not name.strip():
        raise TopicsError(f'{file}: [{slug}] has no name; add a line such as name = "Kim Jong Un"')
    if not isinstance(names, dict) or not all(isinstance(text, str) for text in names.values()):
        raise TopicsError(f'{file}: names of [{slug}] must be a table such as {{ hi = "…", ta = "…" }}')
    for key in ("also", "words"):
        if not is_list_of_strings(table.get(key, [])):
            raise TopicsError(f'{file}: {key} of [{slug}] must be a list such as ["…", "…"]')
    texts = tuple((lang, clean(text)) for lang, text in names.items())
    return TopicEntry(slug, clean(name), texts, tuple(also), tuple(table.get("words", ())))


def refuse_shared_spellings(file: str, entries: Iterable[TopicEntry]) -> None:
    """Raise where two topics claim the same spelling."""
    owners: dict[str, str] = {}
    for entry in entries:
        for spelling in entry.spellings:
            owner = owners.setdefault(fold(spelling), entry.slug)
            if owner != entry.slug:
                message = f"{file}: {spelling!r} stands in [{owner}] and in [{entry.slug}]; keep it in one of them"
                raise TopicsError(message)


def idle(entries: Iterable[TopicEntry], used: Container[str]) -> tuple[str, ...]:
    """Name the topics that no article has, and that neither another spelling nor a word would bring one."""
    return tuple(entry.slug for entry in entries if entry.slug not in used and not entry.also and not entry.words)


def is_list_of_strings(value: Any) -> bool:
    """Tell whether `value` is a list of strings."""
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def clean(text: str) -> str:
    """Put a name in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def join_topics(
    spellings: Mapping[str, str],
    entries: Iterable[TopicEntry],
    *,
    site_lang: str,
) -> dict[str, Topic]:
    """Map each spelling to its topic; `spellings` gives the language in which each is found.

    A spelling that no entry lists is a topic of its own, named by its slug: spellings with the same slug are
    one topic, so that a topic's URL does not depend on what else is in the archive.
    """
    known = {entry.slug: entry for entry in entries}
    listed = {fold(spelling): entry.slug for entry in known.values() for spelling in entry.spellings}
    slugs = {spelling: listed.get(fold(spelling)) or url_slug(spelling) for spelling in spellings}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, slug in slugs.items():
        found[slug].append(spelling)
    topics = {
        slug: topic_from(known[slug], site_lang) if slug in known else own_topic(slug, texts, spellings)
        for slug, texts in found.items()
    }
    return {spelling: topics[slug] for spelling, slug in slugs.items()}


def topic_from(entry: TopicEntry, site_lang: str) -> Topic:
    """Make the topic of an entry, shown by its name in the site's language where it has one."""
    names = tuple(Name(text, lang, direction_of(lang)) for lang, text in entry.names)
    label = next((name for name in names if name.lang == site_lang), name_in(entry.name, site_lang))
    return Topic(entry.slug, label, (label, *(name for name in names if name.text != label.text)))


def own_topic(slug: str, spellings: list[str], languages: Mapping[str, str]) -> Topic:
    """Make a topic of tags that no entry lists."""
    text = commonest(spellings)
    label = name_in(text, languages[text])
    return Topic(slug, label, (label,))


@cache
def url_slug(spelling: str) -> str:
    """Make the slug of a spelling, beside those that belong to other pages."""
    slug = slugify(spelling)
    return f"{slug}-topic" if slug in RESERVED_SLUGS else slug
