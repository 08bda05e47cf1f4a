"""The headline and the standfirst."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scraper.class_names import words_in
from scraper.metadata.below_headline import PART, parts_of
from scraper.metadata.structured import Structured, first_string
from scraper.page import Element, Page, squeeze, text_of
from scraper.phrases import fold, kind_said
from scraper.urls import host_of

SITE_MARKS = re.compile(r"\s+[|–—·•»«:-]{1,2}\s+|\s*[|｜_]\s*")
SHORT_NAME = 3
LETTERS_ONLY = re.compile(r"[\W_]+")
WORDS = re.compile(r"\w+")
LABELS = ("fact_box", "machine_summary")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*$")
LIKE_ENOUGH = 0.5
LIKE_SHARE = 0.3
SHORTEST_SUMMARY = 20
LONGEST_SUMMARY = 1000


def read_headline(page: Page, structured: Structured, publisher: str | None) -> str | None:
    """Choose the headline: the `h1` that the page's other titles agree with, else the best of those."""
    site = _site(page, publisher)
    stated = [without_site(title, site) for title in _stated(page, structured)]
    headings = [text for heading in page.root.iter("h1") if (text := text_of(heading))]
    if not stated:
        return headings[0] if headings else None
    best = max(headings, key=lambda heading: _likeness(heading, stated), default=None)
    if best and _likeness(best, stated) >= LIKE_ENOUGH:
        return best
    return stated[0]


def _site(page: Page, publisher: str | None) -> tuple[str, ...]:
    """Return the names of the site: its publisher's, and the one in its host (janpath-samachar.example)."""
    host = host_of(page.url or page.first("//link[@rel='canonical']/@href") or "")
    label = max(host.split(".")[:-1], key=len, default="")
    return tuple(name for name in (publisher, label, host) if name)


def _stated(page: Page, structured: Structured) -> Iterator[str]:
    for title in (
        first_string(structured.article.get("headline")),
        structured.meta("og:title"),
        structured.meta("twitter:title"),
        page.first("//head/title"),
    ):
        if title and not ELLIPSIS.search(title):
            yield title


def without_site(title: str, site: tuple[str, ...]) -> str:
    """Take names of the site off the end (or the start) of a title, but not all of it."""
    marks = list(SITE_MARKS.finditer(title))
    end = len(title)
    while marks and _says_nothing_else(title[marks[-1].end() : end], site):
        end = marks.pop().start()
    start = marks[0].end() if marks and names_site(title[: marks[0].start()], site) else 0
    return (_trim_marks(title[start:end]) or title) if (start, end) != (0, len(title)) else title


def _says_nothing_else(part: str, site: tuple[str, ...]) -> bool:
    return not LETTERS_ONLY.sub("", part) or names_site(part, site)


def names_site(part: str, site: tuple[str, ...]) -> bool:
    """Tell whether a part of a title is a name of the site, also as its host writes it."""
    bare = LETTERS_ONLY.sub("", part).casefold()
    names = [LETTERS_ONLY.sub("", name).casefold() for name in site]
    return bool(bare) and any(name and (bare in name or (len(name) > SHORT_NAME and name in bare)) for name in names)


def _trim_marks(title: str) -> str:
    return title.strip(" |｜–—·•»«:_-")


def _likeness(heading: str, titles: list[str]) -> float:
    """Return the greatest share of a heading's words that stand in one title, and are not too little of it."""
    words = set(WORDS.findall(heading.casefold()))
    others = [set(WORDS.findall(title.casefold())) for title in titles]
    shares = (
        len(words & other) / max(1, len(words)) for other in others if len(words & other) >= LIKE_SHARE * len(other)
    )
    return max(shares, default=0.0)


def read_summary(page: Page, structured: Structured, headline: str | None, publisher: str | None) -> str | None:
    """Choose the standfirst: the one that is set on the page, else what the page describes itself with."""
    candidates = (
        _standfirst(page),
        first_string(structured.article.get("description")),
        structured.meta("og:description"),
        structured.meta("description"),
        structured.meta("twitter:description"),
    )
    site = _site(page, publisher)
    for text in filter(None, candidates):
        summary = without_site(squeeze(text), site)
        says_more = fold(summary) != fold(headline or "") and not ELLIPSIS.search(summary)
        if SHORTEST_SUMMARY <= len(summary) <= LONGEST_SUMMARY and says_more:
            return summary
    return None


STANDFIRST_WORDS = frozenset(
    "standfirst dek deck intro lede synopsis summary subtitle subheadline subheading chapo dsc descp excerpt".split()
)
NAMED = ("p", "h2", "h3", "div", "ul")
STANDFIRST = (
    "//*[@itemprop='description' or @itemprop='alternativeHeadline'][not(self::meta)]",
    None,  # any of NAMED whose class calls it so
    "//h1/following-sibling::*[1][self::h2]",
)


def _standfirst(page: Page) -> str | None:
    """Return the visible standfirst, without a label ("Summary") that stands in it."""
    for xpath in STANDFIRST:
        found = page.root.xpath(xpath) if xpath else page.root.iter(*NAMED)
        element = next((one for one in found if xpath or _is_named_standfirst(one)), None)
        if element is None:
            continue
        label, _, rest = parts_of(element).partition(PART)
        text = rest.replace(PART, " ") if rest and kind_said(LABELS, label) else text_of(element)
        if SHORTEST_SUMMARY <= len(text) <= LONGEST_SUMMARY:
            return text
    return None


def _is_named_standfirst(element: Element) -> bool:
    names = element.get("class")
    return names is not None and _says_standfirst(names)


@lru_cache(maxsize=20_000)
def _says_standfirst(names: str) -> bool:
    return not STANDFIRST_WORDS.isdisjoint(words_in(names))
