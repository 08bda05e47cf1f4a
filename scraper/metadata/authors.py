"""The authors: names as people write them, one by one."""

import re
from collections.abc import Iterable

from scraper.metadata.structured import Structured, strings
from scraper.page import Page, squeeze, text_of
from scraper.phrases import fold, kind

VISIBLE = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(@class,'author-name') or contains(@class,'author__name') or contains(@class,'authorName')"
    " or contains(@class,'byline__name') or contains(@class,'byline-name')]",
    "//*[contains(@class,'byline') or contains(@class,'by-line') or contains(@class,'author')][self::p or self::div or self::span or self::li or self::a]",
)
AND = re.compile(
    r"\s*(?:[,;/|•·、，；]|\s(?:and|und|y|et|e|en|och|og|&|और|एवं|तथा|व|ও|এবং|आणि|અને|ਅਤੇ|மற்றும்|మరియు|ಮತ್ತು|และ|اور|و|и|та|と)\s)\s*"
)
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|in|org|net)\b", re.IGNORECASE)
DATE_LIKE = re.compile(r"\d{2,4}|[०-९]{2,}|[০-৯]{2,}|[٠-٩۰-۹]{2,}")
LONGEST_NAME = 60
MOST_WORDS = 7
MOST_AUTHORS = 12


def read_authors(page: Page, structured: Structured, publisher: str | None) -> tuple[str, ...]:
    """Return the authors' names; the publisher's own name only where nobody else signs."""
    for stated in (strings(structured.article.get("author")), structured.meta_all("author"), structured.meta_all("article:author"),
                   structured.meta_all("parsely-author"), structured.meta_all("dc.creator")):
        if names := clean_names(stated):
            return _people(names, publisher)
    for xpath in VISIBLE:
        if names := clean_names(text_of(element) for element in page.root.xpath(xpath)[:MOST_AUTHORS]):
            return _people(names, publisher)
    return ()


def clean_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Split bylines into names: "By A and B" is A and B; addresses, dates and sentences are none."""
    names: list[str] = []
    for text in texts:
        for part in AND.split(_without_label(squeeze(text))):
            name = _without_label(part).strip(" -–—:|()[]।.")
            if _is_name(name) and fold(name) not in map(fold, names):
                names.append(name)
    return tuple(names[:MOST_AUTHORS])


def _without_label(text: str) -> str:
    """Take "By", "Written by:", "द्वारा" off a byline's ends, as often as they stand there."""
    while True:
        found = next((label for label in _labels() if text.casefold().startswith(label) and _ends_word(text[len(label) :])), None)
        if found is None:
            break
        text = text[len(found) :].lstrip(" :：-–—|")
    for label in _labels():
        if text.casefold().endswith(" " + label):
            text = text[: -len(label)].rstrip(" :-")
    return text


def _ends_word(rest: str) -> bool:
    return not rest or not (rest[0].isalnum() or "\u0900" <= rest[0] <= "\u0dff")


def _labels() -> list[str]:
    return sorted(kind("byline").phrases, key=len, reverse=True)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and len(text.split()) <= MOST_WORDS
        and not ADDRESS.search(text)
        and not DATE_LIKE.search(text)
        and any(char.isalpha() for char in text)
        and not kind("published").says(text)
    )


def _people(names: tuple[str, ...], publisher: str | None) -> tuple[str, ...]:
    others = tuple(name for name in names if fold(name) != fold(publisher or ""))
    return others or names
