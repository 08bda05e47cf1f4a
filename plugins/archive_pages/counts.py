"""What the archive counts: how many articles a topic, language or year has, and how long a bar shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from babel import UnknownLocaleError
from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from languages.collation import collation
from languages.direction import direction_of

from .names import Name, name_in, scripts_of
from .strings import locale_of

MOST_WRITTEN = 100


class Language(URLWrapper):  # type: ignore[misc]
    """A language of the archive; `label` is its own name for itself, `translated` the interface's name for it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A page's subject with its number of articles, and that number as a share of the largest, in percent."""

    subject: Any
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Group:
    """Articles or tallies under one heading."""

    heading: Any
    members: tuple[Any, ...]


def tallies(counts: Iterable[tuple[Any, int]]) -> tuple[Tally, ...]:
    """Weigh counts against the largest of them; keeps their order."""
    pairs = tuple(counts)
    largest = max((count for _, count in pairs), default=1)
    return tuple(Tally(subject, count, max(1, round(100 * count / largest))) for subject, count in pairs)


def most_written(found: Iterable[Tally]) -> tuple[Tally, ...]:
    """Choose those that have most articles, from the most on; of those with a single one there is no end."""
    return tuple(islice((tally for tally in found if tally.count > 1), MOST_WRITTEN))


def by_count(counts: dict[Any, int]) -> list[tuple[Any, int]]:
    """Order subjects by count, the most first; then by slug, so that builds agree."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].slug))


def languages_of(articles: Iterable[Article], settings: dict[str, Any]) -> dict[str, Language]:
    """Make the one object for each language of the archive."""
    return {lang: language(lang, settings) for lang in sorted({article.lang for article in articles})}


def language(lang: str, settings: dict[str, Any]) -> Language:
    """Name a language, by its tag where Babel knows no name."""
    site_lang = settings["DEFAULT_LANG"]
    try:
        locale = locale_of(lang)
    except (ValueError, UnknownLocaleError):
        label, translated = Name(lang, lang, direction_of(lang)), lang
    else:
        label = name_in(locale.get_display_name(lang.replace("-", "_")) or lang, lang)
        translated = locale.get_display_name(site_lang.replace("-", "_")) or lang
    wrapper = Language(translated, settings)
    wrapper.slug, wrapper.label, wrapper.translated = lang.lower(), label, translated
    return wrapper


def group_by_letter(found: Iterable[Tally], lang: str) -> tuple[Group, ...]:
    """Group topics or people under the first letters of their names, each script in its order, that of `lang` first."""
    order = collation(lang, frozenset(scripts_of(lang)))
    groups: dict[str, list[Tally]] = {}
    for tally in sorted(found, key=lambda tally: order.key(tally.subject.label.text)):
        groups.setdefault(order.heading(tally.subject.label.text), []).append(tally)
    return tuple(Group(letter, tuple(members)) for letter, members in groups.items())
