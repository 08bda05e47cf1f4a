"""Who signs the article: people, else the organisation that the page names."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from scraper.metadata.below_headline import PART, parts_of
from scraper.metadata.elements import Elements
from scraper.metadata.names import ADDRESS, LONGEST_NAME, clean_names
from scraper.metadata.structured import Structured, strings
from scraper.page import Element, short_text_of, text_of
from scraper.phrases import fold, kind

META_NAMES = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl")
LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
"""Pairs of a label ("Written by") and what it labels, as WordPress writes them for those who share a page."""
NAMED_TAGS = frozenset({"a", "span", "p", "div", "li", "td", "address"})
CLASS_WORDS = frozenset(
    {"author", "authors", "by", "byline", "writer", "reporter", "journalist", "auteur", "autor", "authorname"}
)
DESK = re.compile(
    r"\b(?:desk|bureau|staff|team|newsroom|agency|agencies|redaktion|rédaction|redacción|redação|редакция)\b"
    r"|डेस्क|ब्यूरो|संवाददाता|न्यूज|एजेंसी|वृत्तसेवा|প্রতিবেদক|ডেস্ক|ਡੈਸਕ|ડેસ્ક|டெஸ்க்|డెస్క్|ಡೆಸ್ಕ್|ഡെസ്ക്|ڈیسک|تحریر ڈیسک",
    re.IGNORECASE,
)
DATE_LIKE = re.compile(r"\d{2,4}|[०-९]{2,}|[০-৯]{2,}|[٠-٩۰-۹]{2,}")
WORD_START = re.compile(r"(?<!\S)\S")
MONTH_BEFORE_DATE = re.compile(r"[\s|/,•·-]*(?:(?<![^\s,|/])[^\s\d,|/]{3,12}\s+)?\Z")
# "विनोद मेहरा / चंदनपुर अगस्त 07, 2016" loses the month's name with the day
LONGEST_BYLINE = 160
LONGEST_DATED_LINE = 100
FULL_DATE = re.compile(r"(?<!\d)\d{1,2}(?!\d)\D{1,14}\d{4}(?!\d)|(?<!\d)\d{4}\D{1,3}\d{1,2}(?!\d)")
# "2 June 2015", "जून 21, 2020", "2015-06-02"
UNKNOWN = "\0"
"""Stands for a publisher without a name, which no author has."""
MOST_SEEN = 4
"""The most names that are believed where only a class says that they sign."""


def read_authors(
    elements: Elements, structured: Structured, below: tuple[str, ...], heading: Element | None, publisher: str | None
) -> tuple[str, ...]:
    """Return the authors' names; an organisation's only where no person signs.

    What the page states for machines goes first, then what it marks as the author for readers, which is
    believed also of an organisation; then what only its class or its place below the headline makes a byline.
    """
    site = publisher or UNKNOWN
    persons = _persons(structured)
    stated = [strings(persons), *_in_metas(structured)]
    if people := _first_people(stated, site):
        return people
    named = list(filter(None, map(_without_editors, _named_lines(elements, heading))))
    lines = list(filter(None, map(_without_editors, below)))
    labelled = [_without_dates(line) for line in (*lines, *named) if kind("byline").says(line)]
    dated = [_without_dates(line) for line in lines if _is_dated(line)]
    marked = [*_marked(elements, heading), labelled]
    return (
        _first_people(marked, site)
        or (_first_names(marked) and _organisations([one for one in persons if _is_typed(one, "Person")]))
        or _first_names(marked)
        or _first_people(([line for line in map(_without_dates, named) if not line.islower()], dated), site)
        or _organisations(structured.article.get("author"))
        or _first_names(stated)
    )


def _in_metas(structured: Structured) -> Iterator[tuple[str, ...]]:
    yield from map(structured.meta_all, META_NAMES)
    for label, name in LABELLED:
        if kind("byline").says(structured.meta(label) or ""):
            yield structured.meta_all(name)


def _first_names(sources: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return next((names for texts in sources if (names := clean_names(texts))), ())


def _organisations(stated: object) -> tuple[str, ...]:
    """Return names of organisations as they are stated: they have no "and" to be split at."""
    return tuple(
        dict.fromkeys(name for name in strings(stated) if len(name) <= LONGEST_NAME and not ADDRESS.match(name))
    )


def _first_people(sources: Iterable[Iterable[str]], publisher: str) -> tuple[str, ...]:
    """Return the names of the first source that has any, without organisations, and agencies that sign with those."""
    for texts in sources:
        names = clean_names(texts)
        people = tuple(name for name in names if not _is_organisation(name, publisher))
        if people and (people == names or not all(map(kind("agency").says, people))):
            return people
    return ()


def _persons(structured: Structured) -> list[object]:
    """Return the JSON-LD authors that are not organisations: of all accounts of the article, the longest list."""
    headline = structured.article.get("headline")
    accounts = (item.get("author") for item in structured.objects if headline and item.get("headline") == headline)
    lists = [
        stated if isinstance(stated, list) else [stated] for stated in (structured.article.get("author"), *accounts)
    ]
    people = ([one for one in authors if not _is_typed(one, "Organization")] for authors in lists)
    return max(people, key=len)


def _is_typed(item: object, name: str) -> bool:
    return isinstance(item, dict) and name in strings(item.get("@type"))


def _is_organisation(name: str, publisher: str) -> bool:
    """Tell a desk, an agency or the publisher from a person."""
    own = fold(publisher)
    return bool(DESK.search(name)) or (
        bool(own) and (fold(name) in own or own in fold(name) or own[:6] == fold(name)[:6])
    )


def _marked(elements: Elements, heading: Element | None) -> Iterator[list[str]]:
    """Yield the texts that the page marks as the author's name: by microdata, then by the relation of a link."""
    holders = [one for one in elements.property("author") if one.tag != "meta"]
    known = set(holders)
    names = [one for one in elements.property("name") if not known.isdisjoint(one.iterancestors())]
    links = [link for link in elements.tagged("a") if "author" in (link.get("rel") or "").split()]
    for found in (names, holders, links):
        yield list(map(text_of, _together(elements, found, heading)))


def _named_lines(elements: Elements, heading: Element | None) -> list[str]:
    """Return the first lines whose innermost element is called author or byline by its class."""
    called = elements.called(CLASS_WORDS, NAMED_TAGS)
    holders = {above for element in called for above in element.iterancestors()}
    inner = [one for one in called if one not in holders and short_text_of(one, LONGEST_BYLINE)]
    return list(map(parts_of, _together(elements, inner, heading)))


def _together(elements: Elements, found: list[Element], heading: Element | None) -> list[Element]:
    """Return the first element after the heading, with those that stand beside it; others sign other articles."""
    after = [one for one in found if heading is not None and elements.place(one) > elements.place(heading)]
    nearest = (after or found)[:1]
    boxes = [box for one in nearest for box in islice(one.iterancestors(*NAMED_TAGS, "ul", "header"), 2)]
    return [one for one in found if one in nearest or any(box in boxes for box in islice(one.iterancestors(), 2))][
        :MOST_SEEN
    ]


def _without_editors(line: str) -> str:
    """Leave out of a line whom a label names as the editor, up to the next label of authors."""
    parts: list[str] = []
    is_editor = False
    for part in line.split(PART):
        is_editor = kind("editor").says(part) or (is_editor and not kind("byline").says(part))
        parts += [] if is_editor else [part]
    return PART.join(parts)


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
