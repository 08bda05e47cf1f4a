"""What the archive counts: how many articles a topic, language or year has, and how long a bar shows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel import UnknownLocaleError
from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from languages.direction import direction_of

from .names import Name, name_in, script_of, scripts_of
from .periods import Period
from .strings import locale_of


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

    heading: str
    members: tuple[Any, ...]


def tallies(counts: Iterable[tuple[Any, int]]) -> tuple[Tally, ...]:
    """Weigh counts against the largest of them; keeps their order."""
    pairs = tuple(counts)
    largest = max((count for _, count in pairs), default=1)
    return tuple(Tally(subject, count, max(1, round(100 * count / largest))) for subject, count in pairs)


def by_count(counts: dict[Any, int]) -> list[tuple[Any, int]]:
    """Order subjects by count, the most first; then by slug, so that builds agree."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].slug))


def years_among(articles: Iterable[Article], years: Sequence[Period]) -> tuple[Tally, ...]:
    """Count articles by year, newest first."""
    counts = Counter(f"{article.date.astimezone(article.timezone).year}" for article in articles)
    return tallies((year, counts[year.slug]) for year in years if counts[year.slug])


def languages_among(articles: Iterable[Article], languages: dict[str, Language]) -> tuple[Tally, ...]:
    """Count articles by language, the most written first."""
    return tallies(by_count(Counter(languages[article.lang] for article in articles)))


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


def group_by_year(articles: Iterable[Article]) -> tuple[Group, ...]:
    """Group articles, newest first, under their years."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(f"{article.date.astimezone(article.timezone).year}", []).append(article)
    return tuple(Group(year, tuple(found)) for year, found in groups.items())


def group_by_letter(found: Iterable[Tally], lang: str) -> tuple[Group, ...]:
    """Group topics or people under the first letter of their names, those in the script of `lang` first."""
    groups: dict[str, list[Tally]] = {}
    own = scripts_of(lang)
    for tally in sorted(found, key=lambda tally: alphabetical(tally.subject.label.text, own)):
        groups.setdefault(first_letter(tally.subject.label.text), []).append(tally)
    return tuple(Group(letter, tuple(members)) for letter, members in groups.items())


def alphabetical(text: str, own_scripts: set[str]) -> tuple[bool, str, str, str]:
    """Order names by script and letter, without regard to case or marks before the first letter."""
    return script_of(text) not in own_scripts, first_letter(text), text.casefold(), text


def first_letter(text: str) -> str:
    """Tell the letter or digit that a name is filed under."""
    return next((character for character in text if character.isalnum()), text[:1]).upper()
