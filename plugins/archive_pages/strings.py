"""The interface's words: one TOML file a language in `theme/strings/`, checked against each other and frozen."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from .errors import StringsError

REFERENCE = "en.toml"  # the file whose keys every other one has


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
    missing, unknown = sorted(keys_of(reference) - keys_of(words)), sorted(keys_of(words) - keys_of(reference))
    if missing:
        raise StringsError(f"{path.name}: {missing[0]} is missing; translate it from {REFERENCE}")
    if unknown:
        raise StringsError(f"{path.name}: {unknown[0]} is unknown; remove it, or add it to {REFERENCE} as well")
    freeze(words, path.name, lang)
    return words


def count_in_words(plural: Plural, number: int) -> str:
    """Say a number of things in the words of the plural's language."""
    form = str(locale_of(plural.lang).plural_form(number))
    return plural.forms[form].format(n=number_in_words(number, plural.lang))


@cache
def number_in_words(number: int, lang: str) -> str:
    """Write a number as the language groups its digits."""
    return str(format_decimal(number, locale=locale_of(lang)))


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


def keys_of(words: Mapping[str, Any], prefix: str = "") -> set[str]:
    """List the dotted keys of a file; the forms of a counted phrase differ by language and count as one."""
    keys: set[str] = set()
    for key, value in words.items():
        nested = isinstance(value, dict) and not is_plural(value)
        keys |= keys_of(value, f"{prefix}{key}.") if nested else {f"{prefix}{key}"}
    return keys


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
