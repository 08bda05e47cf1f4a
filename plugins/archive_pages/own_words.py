"""The archive's own interface words: `words.toml` among the content, put in the place of the theme's."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from .errors import StringsError
from .strings import freeze, is_plural, keyed, places_of, read

FILE: Final = "words.toml"


def with_own(words: Mapping[str, Any], content: Path, lang: str) -> dict[str, Any]:
    """Return the words of a language, with those that the archive says in its own way."""
    if not (content / FILE).is_file():
        return dict(words)
    own = read(content / FILE)
    if unknown := sorted(keyed(own).keys() - keyed(words)):
        raise StringsError(
            f"{FILE}: {unknown[0]} is unknown; the words that there are stand in theme/strings/{lang}.toml"
        )
    freeze(own, FILE, lang)
    return merged(words, own)


def merged(words: Mapping[str, Any], own: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Put own words in the place of others, which they must follow in what is filled in."""
    both = dict(words)
    for key, value in own.items():
        if isinstance(value, dict) and not is_plural(value):
            both[key] = merged(words[key], value, f"{prefix}{key}.")
        else:
            refuse_other_kind(f"{prefix}{key}", words[key], value)
            refuse_other_places(f"{prefix}{key}", words[key], value)
            both[key] = value
    return both


def refuse_other_kind(name: str, theirs: Any, own: Any) -> None:
    """Raise where a counted phrase stands for a text, or a text for a counted phrase."""
    if is_plural(own) and not is_plural(theirs):
        raise StringsError(f"{FILE}: {name} is not counted; write one text in quotation marks")
    if is_plural(theirs) and not is_plural(own):
        forms = ", ".join(f'{form} = "…"' for form in theirs)
        raise StringsError(f"{FILE}: {name} is counted; write all of its forms: {{ {forms} }}")


def refuse_other_places(name: str, theirs: Any, own: Any) -> None:
    """Raise where own words ask for something that the page does not fill in."""
    known = places_of(theirs)
    for place in sorted(places_of(own) - known):
        shown = ", ".join(f"{{{one}}}" for one in sorted(known))
        filled = f"only {shown} is filled in" if known else "nothing is filled in there"
        raise StringsError(f"{FILE}: {name} has {{{place}}}; {filled}")
