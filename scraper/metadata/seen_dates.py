"""The dates that a page shows its reader: in elements for dates, under labels, and in the lines below the headline."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from scraper.metadata.below_headline import parts_of
from scraper.metadata.date_labels import labelled_dates
from scraper.metadata.elements import Elements
from scraper.page import text_of

DATED_WORDS = frozenset(
    "date datetime dates dated dateline datum fecha data time timestamp posted publish published publishdate pubdate "
    "postdate updated byline meta postmeta articlemeta pst".split()
)
LONGEST_LINE = 160
MOST_LINES = 40
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NUMBERS = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d\d(?:\d\d)?,?")
# 25.04.24


def seen_dates(elements: Elements, below: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts that may tell when the article was published, the likeliest first."""
    yield from _in_markup(elements)
    identified = (one for one in elements.page.root.iterfind("body//*[@id]") if "date" in one.get("id"))
    boxes = chain(elements.tagged("time"), elements.called(DATED_WORDS), identified)
    lines = dict.fromkeys([*below, *map(parts_of, islice(boxes, MOST_LINES))])
    dated = [(line, labelled_dates(line)) for line in lines if len(line) <= LONGEST_LINE and DIGIT.search(line)]
    for text in (text for _, labelled in dated for is_change, text in labelled if not is_change):
        yield from (text, text.partition("|")[0])
    for line, labelled in dated:
        if not labelled:
            yield line.replace("|", " ")
            yield from _dated_parts(line)
    yield from (text for _, labelled in dated for is_change, text in labelled if is_change)


def _in_markup(elements: Elements) -> Iterator[str]:
    """Yield the dates that the page marks as such for machines, the likeliest first."""
    for element in elements.property("datePublished"):
        yield element.get("content") or element.get("datetime") or text_of(element)
    times = [(time, time.get("datetime")) for time in elements.tagged("time") if time.get("datetime")]
    yield from (stamp for time, stamp in times if time.get("pubdate") is not None)
    yield from (stamp for time, stamp in times if next(time.iterancestors("article"), None) is not None)
    yield from (stamp for _, stamp in times)


def _dated_parts(line: str) -> Iterator[str]:
    """Yield what may be a date within a line: its parts, then the words around a year, most of them first."""
    yield from (part for part in line.split("|") if DIGIT.search(part)) if "|" in line else ()
    words = line.replace("|", " ").split()
    yield from filter(NUMBERS.fullmatch, words)
    for at, word in enumerate(words):
        if YEAR.search(word):
            yield from (
                " ".join(words[max(0, at - before) : at + after + 1])
                for before in (2, 3, 1, 0)
                for after in (4, 3, 2, 0)
            )
