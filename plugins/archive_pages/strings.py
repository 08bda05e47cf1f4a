"""The interface's words: one TOML file a language in `theme/strings/`, checked against each other and frozen."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

from babel import Locale

from languages.digits import number_in_words

from .errors import StringsError

REFERENCE = "en.toml"  # the file whose keys and places every other one has
PLACE = re.compile(r"\{(\w*)\}")  # {n} is where the number goes
MANY = 200  # among so many numbers each form that the number may be left out of occurs once


@dataclass(frozen=True, slots=True)
class Plural:
    """The forms of a counted phrase; each says where the number goes by `{n}`."""

    lang: str
    forms: Mapping[str, str]


def load_strings(folder: Path, lang: str) -> dict[str, Any]:
    """Read the theme's words in `lang`, and check that none is missing."""
    path = folder / f"{lang}.toml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.toml")))
        raise StringsError(f"{path.name}: there is no such file in {folder.name}/; DEFAULT_LANG can be {known}")
    words, reference = read(path), read(folder / REFERENCE)
    missing, unknown = sorted(keyed(reference).keys() - keyed(words)), sorted(keyed(words).keys() - keyed(reference))
    if missing:
        raise StringsError(f"{path.name}: {missing[0]} is missing; translate it from {REFERENCE}")
    if unknown:
        raise StringsError(f"{path.name}: {unknown[0]} is unknown; remove it, or add it to {REFERENCE} as well")
    for key, value in keyed(words).items():
        check_places(value, keyed(reference)[key], f"{path.name}: {key}", lang)
    freeze(words, path.name, lang)
    return words


def check_places(value: Any, reference: Any, where: str, lang: str) -> None:
    """Raise where a text lacks a place of the reference, or has one that nothing fills."""
    expected = places_of(reference)
    for form, text in value.items() if is_plural(value) else [("", value)]:
        named, found = f"{where}.{form}".rstrip("."), places_of(text)
        if unknown := sorted(found - expected):
            raise StringsError(
                f"{named} has {{{unknown[0]}}}, which nothing fills; {REFERENCE} has the places there are"
            )
        if missing := sorted(expected - found - ({"n"} if is_one_number(form, lang) else set())):
            raise StringsError(f"{named} lacks {{{missing[0]}}}; put it where it belongs in the sentence")


def places_of(value: Any) -> set[str]:
    """List the places of a text; those of a counted phrase are all that its forms have."""
    return set(PLACE.findall("".join(value.values()) if is_plural(value) else str(value)))


def is_one_number(form: str, lang: str) -> bool:
    """Tell whether a form counts a single number, such as the dual of Arabic, and so may say it in words."""
    return bool(form) and [str(locale_of(lang).plural_form(number)) for number in range(MANY)].count(form) == 1


def count_in_words(plural: Plural, number: int) -> str:
    """Say a number of things in the words of the plural's language."""
    form = str(locale_of(plural.lang).plural_form(number))
    return plural.forms[form].format(n=number_in_words(number, plural.lang))


@cache
def locale_of(lang: str) -> Locale:
    """Find Babel's locale of a BCP 47 tag."""
    return Locale.parse(lang, sep="-")


def read(path: Path) -> dict[str, Any]:
    """Parse one file of words."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StringsError(f"{path.name}: {error}; mend the line, then build again") from error


def is_plural(value: Any) -> bool:
    """Tell whether a table holds the forms of a counted phrase."""
    return isinstance(value, dict) and "other" in value


def keyed(words: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Lay a file out by its dotted keys; the forms of a counted phrase differ by language and stand together."""
    found: dict[str, Any] = {}
    for key, value in words.items():
        nested = isinstance(value, dict) and not is_plural(value)
        found |= keyed(value, f"{prefix}{key}.") if nested else {f"{prefix}{key}": value}
    return found


def freeze(words: Mapping[str, Any], file: str, lang: str, prefix: str = "") -> SimpleNamespace:
    """Turn a table into attributes, as templates reach them, and each counted phrase into a `Plural`."""
    section = SimpleNamespace()
    for key, value in words.items():
        name = f"{prefix}{key}"
        if is_plural(value):
            setattr(section, key, plural_from(value, file, lang, name))
        elif isinstance(value, dict):
            setattr(section, key, freeze(value, file, lang, f"{name}."))
        elif isinstance(value, str) and value:
            setattr(section, key, value)
        else:
            raise StringsError(f"{file}: {name} must be a text in quotation marks, and not empty")
    return section


def plural_from(forms: Mapping[str, str], file: str, lang: str, name: str) -> Plural:
    """Check that a counted phrase has exactly the forms that its language counts with."""
    needed = locale_of(lang).plural_form.tags | {"other"}
    for form in sorted(needed - forms.keys()):
        raise StringsError(f"{file}: {name}.{form} is missing; {lang} counts with {', '.join(sorted(needed))}")
    for form in sorted(forms.keys() - needed):
        raise StringsError(f"{file}: {name}.{form} is unknown; {lang} counts with {', '.join(sorted(needed))}")
    return Plural(lang, MappingProxyType(dict(forms)))
