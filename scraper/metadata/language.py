"""The language of an article: what the page says, unless the script of its text contradicts it."""

import re
from collections import Counter
from functools import lru_cache

import py3langid

from scraper.metadata.structured import Structured, first_string
from scraper.page import Page

TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\Z")

# A script, its range, and the languages that news is written in with it, the likeliest first.
SCRIPTS = (
    ("Devanagari", "\u0900", "\u097f", ("hi", "mr", "ne", "sa", "bho", "mai", "kok")),
    ("Bengali", "\u0980", "\u09ff", ("bn", "as")),
    ("Gurmukhi", "\u0a00", "\u0a7f", ("pa",)),
    ("Gujarati", "\u0a80", "\u0aff", ("gu",)),
    ("Odia", "\u0b00", "\u0b7f", ("or",)),
    ("Tamil", "\u0b80", "\u0bff", ("ta",)),
    ("Telugu", "\u0c00", "\u0c7f", ("te",)),
    ("Kannada", "\u0c80", "\u0cff", ("kn",)),
    ("Malayalam", "\u0d00", "\u0d7f", ("ml",)),
    ("Sinhala", "\u0d80", "\u0dff", ("si",)),
    ("Thai", "\u0e00", "\u0e7f", ("th",)),
    ("Lao", "\u0e80", "\u0eff", ("lo",)),
    ("Georgian", "\u10a0", "\u10ff", ("ka",)),
    ("Khmer", "\u1780", "\u17ff", ("km",)),
    ("Hangul", "\uac00", "\ud7af", ("ko",)),
    ("Kana", "\u3040", "\u30ff", ("ja",)),
    ("Han", "\u4e00", "\u9fff", ("zh", "ja", "yue")),
    ("Arabic", "\u0600", "\u06ff", ("ar", "ur", "fa", "ps", "sd", "ug", "ku", "ks", "pa")),
    ("Hebrew", "\u0590", "\u05ff", ("he", "yi")),
    ("Cyrillic", "\u0400", "\u04ff", ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg")),
    ("Greek", "\u0370", "\u03ff", ("el",)),
    ("Armenian", "\u0530", "\u058f", ("hy",)),
    ("Latin", "A", "\u024f", ()),
)
SCRIPT_OF = [(ord(first), ord(last), name) for name, first, last, _ in SCRIPTS]
WRITTEN_IN = {name: languages for name, _, _, languages in SCRIPTS}
SAMPLE = 2000
KANA_SHARE = 0.05


def read_language(page: Page, structured: Structured, text: str) -> str | None:
    """Return a BCP 47 tag; None where neither the page nor its text tells."""
    stated = [
        found
        for value in (
            page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            first_string(structured.article.get("inLanguage")),
            structured.meta("og:locale"),
            structured.meta("content-language", "language", "dc.language"),
        )
        if value and (found := normalise_tag(value))
    ]
    script = script_of(text)
    if script is None:
        return stated[0] if stated else None
    languages = WRITTEN_IN[script]
    if fitting := [
        tag for tag in stated if (tag.split("-")[0] in languages if languages else not _has_own_script(tag))
    ]:
        return fitting[0]
    return languages[0] if len(languages) == 1 else _detected(text, languages)


def normalise_tag(value: str) -> str | None:
    """Bring a language tag to BCP 47's form without its region: hi_IN is hi, zh-Hant-TW is zh-Hant."""
    found = TAG.match(value.strip())
    if not found:
        return None
    language, script, _region = found.groups()
    return language.lower() + (f"-{script.title()}" if script else "")


def script_of(text: str) -> str | None:
    """Return the script that most letters of a text are in; None for a text without letters."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return "Latin" if any(map(str.isalpha, sample)) else None
    counts: Counter[str] = Counter()
    for char, times in Counter(sample).items():
        if char.isalpha() and (name := _script(char)):
            counts[name] += times
    if counts["Kana"] >= KANA_SHARE * counts.total() and counts["Kana"]:
        return "Kana"
    return counts.most_common(1)[0][0] if counts else None


@lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    return next((name for first, last, name in SCRIPT_OF if first <= ord(char) <= last), None)


def _has_own_script(tag: str) -> bool:
    language = tag.split("-", maxsplit=1)[0]
    return any(language in languages for languages in WRITTEN_IN.values()) and "-Latn" not in tag


def _detected(text: str, languages: tuple[str, ...]) -> str | None:
    """Ask py3langid (trained on 97 languages), and believe it where the script allows its answer."""
    answer = str(py3langid.classify(text[:SAMPLE])[0])
    if languages:
        return answer if answer in languages else languages[0]
    return None if _has_own_script(answer) else answer
