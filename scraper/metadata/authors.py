"""The authors: names as people write them, one by one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from scraper.class_names import words_in
from scraper.metadata.below_headline import PART, lines_below_headline, parts_of
from scraper.metadata.structured import Structured, strings
from scraper.page import Element, Page, squeeze, text_of
from scraper.phrases import fold, kind, kind_said

META_NAMES = ("author", "article:author", "parsely-author", "dc.creator")
VISIBLE = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
)
CLASS_WORDS = frozenset({"author", "authors", "by", "byline", "writer", "reporter", "journalist", "auteur", "autor"})
NOBODY = frozenset(
    {"admin", "administrator", "webmaster", "editor", "staff", "web desk", "guest", "none", "author", "read time"}
)
AND_WORDS = frozenset("and und y et e en och og & और एवं तथा व ও এবং आणि અને ਅਤੇ மற்றும் మరియు ಮತ್ತು และ اور و и та і".split())
AND = re.compile(
    r"\s*(?:[,;/|•·、，；،؛]|\s(?:" + "|".join(map(re.escape, sorted(AND_WORDS))) + r")\s|\sو(?=\S{3}))\s*"
)
DESK = re.compile(
    r"\b(?:desk|bureau|staff|team|newsroom|agency|agencies|redaktion|rédaction|redacción|redação|редакция)\b"
    r"|डेस्क|ब्यूरो|संवाददाता|न्यूज|एजेंसी|वृत्तसेवा|প্রতিবেদক|ডেস্ক|ਡੈਸਕ|ડેસ્ક|டெஸ்க்|డెస్క్|ಡೆಸ್ಕ್|ഡെസ്ക്|ڈیسک|تحریر ڈیسک",
    re.IGNORECASE,
)
NO_NAMES = ("published", "share", "print", "listen", "reading_time", "text_size", "follow", "comments", "advertisement")
UNSPACED = re.compile(r"^[^\s]*[\u3040-\u30ff\u3400-\u9fff][^\s]*$")
LONGEST_UNSPACED_NAME = 6
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|in|org|net)\b", re.IGNORECASE)
DATE_LIKE = re.compile(r"\d{2,4}|[०-९]{2,}|[০-৯]{2,}|[٠-٩۰-۹]{2,}")
WORD_START = re.compile(r"(?<!\S)\S")
MONTH_BEFORE_DATE = re.compile(r"[\s|/,•·-]*(?:(?<![^\s,|/])[^\s\d,|/]{3,12}\s+)?\Z")
# "विनोद मेहरा / चंदनपुर अगस्त 07, 2016" loses the month's name with the day
UNSPACED_NAMES = re.compile(r"[\u3400-\u9fff]{3,4}(?:\s[\u3400-\u9fff]{2,4})+")
# 周晓岚 林海生
LONGEST_BYLINE = 160
LONGEST_LIST = 1000
"""The most letters that the names of all authors have; a longer text is none of names."""
LONGEST_DATED_LINE = 100
FULL_DATE = re.compile(r"(?<!\d)\d{1,2}(?!\d)\D{1,14}\d{4}(?!\d)|(?<!\d)\d{4}\D{1,3}\d{1,2}(?!\d)")
# "2 June 2015", "जून 21, 2020", "2015-06-02"
UNKNOWN = "\0"
"""Stands for a publisher without a name, which no author has."""
LONGEST_NAME = 60
MOST_WORDS = 7
MOST_AUTHORS = 12
MOST_SEEN = 4
"""The most names that are believed where only a class says that they sign."""


def read_authors(page: Page, structured: Structured, headline: str | None, publisher: str | None) -> tuple[str, ...]:
    """Return the authors' names; an organisation's only where no person signs.

    What the page states for machines goes first, then what it marks as the author for readers, which is
    believed also of an organisation; then what only its class or its place makes a byline.
    """
    organisation = clean_names(strings(structured.article.get("author")))
    stated = (strings(_persons(structured)), *map(structured.meta_all, META_NAMES))
    marked = (list(map(text_of, page.root.xpath(xpath)[:MOST_SEEN])) for xpath in VISIBLE)
    named = _named_elements(page)
    lines = [line for line in lines_below_headline(page, headline) if not kind("editor").says(line)]
    labelled = [_without_dates(line) for line in (*lines, *named) if kind("byline").says(line)]
    dated = [_without_dates(line) for line in lines if _is_dated(line)]
    return (
        _first_people(stated, publisher or UNKNOWN)
        or _first_people((*marked, labelled), None)
        or _first_people((map(_without_dates, named), dated), publisher or UNKNOWN)
        or organisation
        or next((names for texts in stated if (names := clean_names(texts))), ())
    )


def _first_people(sources: Iterable[Iterable[str]], publisher: str | None) -> tuple[str, ...]:
    """Return the names of the first source that has any; organisations are left out where a publisher is given."""
    for texts in sources:
        names = tuple(name for name in clean_names(texts) if not (publisher and _is_organisation(name, publisher)))
        if names:
            return names
    return ()


def _persons(structured: Structured) -> list[object]:
    """Return the JSON-LD authors that are not organisations."""
    stated = structured.article.get("author")
    authors = stated if isinstance(stated, list) else [stated]
    return [one for one in authors if not (isinstance(one, dict) and "Organization" in strings(one.get("@type")))]


def _is_organisation(name: str, publisher: str) -> bool:
    """Tell a desk, an agency or the publisher from a person."""
    own = fold(publisher)
    return bool(DESK.search(name)) or (
        bool(own) and (fold(name) in own or own in fold(name) or own[:6] == fold(name)[:6])
    )


def _named_elements(page: Page) -> list[str]:
    """Return the first lines whose innermost element is called author or byline by its class."""
    found = [
        element for element in page.root.iter("a", "span", "p", "div", "li", "td", "address") if _is_named(element)
    ]
    inner = [element for element in found if not any(_is_named(child) for child in element.iterdescendants())]
    return [line for line in map(parts_of, inner) if not kind("editor").says(line)][:MOST_SEEN]


def _is_named(element: Element) -> bool:
    names = element.get("class")
    return names is not None and _signs(names) and 0 < len(text_of(element)) <= LONGEST_BYLINE


@lru_cache(maxsize=20_000)
def _signs(names: str) -> bool:
    return not CLASS_WORDS.isdisjoint(words_in(names))


def _is_dated(line: str) -> bool:
    return len(line) <= LONGEST_DATED_LINE and FULL_DATE.search(line) is not None


def _without_dates(line: str) -> str:
    """Leave the parts of a line that are no date, and of those what stands before a label of one."""
    parts = (_before_the_date(part) for part in line.split("|"))
    return PART.join(part for part in parts if part)


def _before_the_date(part: str) -> str:
    text = part.strip()
    labels = (word.start() for word in WORD_START.finditer(text) if kind("published").opening(text[word.start() :]))
    words = text[: next(labels, len(text))]
    date = DATE_LIKE.search(words)
    return MONTH_BEFORE_DATE.sub("", words[: date.start()]) if date else words


def clean_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Split bylines into names: "By A and B" is A and B; addresses, dates and sentences are none."""
    names: dict[str, str] = {}
    for text in texts:
        if len(text) > LONGEST_LIST or ADDRESS.search(text):
            continue
        for part in _parts(_without_label(squeeze(text))):
            name = _without_label(part).strip(" -–—:|()[]।.")
            if _is_name(name):
                names.setdefault(fold(name), name)
    return tuple(names.values())[:MOST_AUTHORS]


def _parts(byline: str) -> list[str]:
    """Part a byline at commas and words for "and"; a single word at the end, after full names, is a place."""
    if UNSPACED_NAMES.fullmatch(byline):
        return byline.split()
    *names, last = [part for part in AND.split(byline) if part] or [""]
    is_place = names and " " not in last.strip() and all(" " in name.strip() for name in names)
    return names if is_place else [*names, last]


def _without_label(text: str) -> str:
    """Take "By", "Written by:", "द्वारा" off a byline's ends, as often as they stand there."""
    bare = text
    while opening := kind("byline").opening(bare):
        start = bare.casefold().find(opening)
        bare = bare[start + len(opening) :].lstrip(" :：-–—|.・")
    *name, last = bare.split(" ")
    return " ".join(name).rstrip(" :-") if len(name) > 1 and fold(last) in kind("byline").phrases else bare


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and len(text.split()) <= MOST_WORDS
        and not ADDRESS.search(text)
        and not any(map(str.isdigit, text))
        and not (UNSPACED.search(text) and len(text) > LONGEST_UNSPACED_NAME)
        and any(char.isalpha() for char in text)
        and fold(text) not in NOBODY | AND_WORDS
        and kind_said(NO_NAMES, text) is None
    )
