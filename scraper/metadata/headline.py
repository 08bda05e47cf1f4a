"""The headline and the standfirst."""

import re
from collections.abc import Iterator

from scraper.metadata.structured import Structured, first_string
from scraper.page import Page, squeeze, text_of
from scraper.phrases import fold

SITE_MARKS = re.compile(r"\s+[|–—·•»«:-]{1,2}\s+|\s*[|｜_]\s*")
LONGEST_SITE_NAME = 6
WORDS = re.compile(r"\w+")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*$")
SHORTEST_SUMMARY = 20
LONGEST_SUMMARY = 1000


def read_headline(page: Page, structured: Structured, publisher: str | None) -> str | None:
    """Choose the headline: the `h1` that the page's other titles agree with, else the best of those."""
    stated = [title for title in _stated(page, structured, publisher) if title]
    headings = [text for heading in page.root.iter("h1") if (text := text_of(heading))]
    if not stated:
        return headings[0] if headings else None
    best = max(headings, key=lambda heading: _likeness(heading, stated), default=None)
    if best and _likeness(best, stated) >= 0.5:
        return best
    return stated[0]


def _stated(page: Page, structured: Structured, publisher: str | None) -> Iterator[str | None]:
    for title in (
        first_string(structured.article.get("headline")),
        structured.meta("og:title"),
        structured.meta("twitter:title"),
        page.first("//head/title"),
    ):
        yield without_site(title, publisher) if title and not ELLIPSIS.search(title) else None


def without_site(title: str, publisher: str | None) -> str:
    """Take the publisher's name off the end (or the start) of a title."""
    parts = SITE_MARKS.split(title)
    if len(parts) == 1:
        return title
    for end, at in ((parts[-1], title.rfind(parts[-1])), (parts[0], -1)):
        if publisher and fold(end) and (fold(end) in fold(publisher) or fold(publisher) in fold(end)):
            return _trim_marks(title[:at] if at > 0 else title[len(end) :])
    if len(WORDS.findall(parts[-1])) <= LONGEST_SITE_NAME / 2 and re.search(r"[|｜–—-]\s*\S+(?:\s\S+){0,2}$", title):
        shorter = _trim_marks(title[: title.rfind(parts[-1])])
        return shorter if len(WORDS.findall(shorter)) > len(WORDS.findall(parts[-1])) else title
    return title


def _trim_marks(title: str) -> str:
    return title.strip(" |｜–—·•»«:_-")


def _likeness(heading: str, titles: list[str]) -> float:
    """Return the greatest share of words that a heading has in common with one of the titles."""
    words = set(WORDS.findall(heading.casefold()))
    others = [set(WORDS.findall(title.casefold())) for title in titles]
    return max((len(words & other) / max(1, len(words | other)) for other in others), default=0.0)


def read_summary(page: Page, structured: Structured, headline: str | None) -> str | None:
    """Choose the standfirst: what the page describes itself with, if it says more than the headline."""
    candidates = (
        _standfirst(page),
        first_string(structured.article.get("description")),
        structured.meta("og:description"),
        structured.meta("description"),
        structured.meta("twitter:description"),
    )
    for text in candidates:
        if text and SHORTEST_SUMMARY <= len(text) <= LONGEST_SUMMARY and fold(text) != fold(headline or ""):
            return squeeze(text)
    return None


STANDFIRST = (
    "//*[@itemprop='description' or @itemprop='alternativeHeadline'][not(self::meta)]",
    "//*[contains(@class,'standfirst') or contains(@class,'subtitle') or contains(@class,'sub-title')"
    " or contains(@class,'article-summary') or contains(@class,'article__summary') or contains(@class,'synopsis')"
    " or contains(@class,'sp-descp') or contains(@class,'article-dek') or contains(@class,'article__lead')"
    " or contains(@class,'story-kicker-desc') or contains(@class,'art-desc')][self::p or self::h2 or self::h3 or self::div]",
    "//h1/following-sibling::*[1][self::h2]",
)


def _standfirst(page: Page) -> str | None:
    return next((text for xpath in STANDFIRST if (text := page.first(xpath)) and SHORTEST_SUMMARY <= len(text) <= LONGEST_SUMMARY), None)
