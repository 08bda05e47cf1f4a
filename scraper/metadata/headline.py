"""The headline and the standfirst."""

import re
from itertools import islice

from scraper.metadata.below_headline import PART, parts_of
from scraper.metadata.elements import Elements
from scraper.metadata.structured import Structured, first_string
from scraper.page import Page, squeeze, text_of
from scraper.phrases import fold, kind_said
from web.urls import host_of

SITE_MARKS = re.compile(r"\s+[|–—·•»«:-]{1,2}\s+|\s*[|｜_：]\s*")
MARK_AT_START = re.compile(r"\s*[|｜ㅣ–—·•»:*-]")
MARK_AT_END = re.compile(r"[|｜ㅣ–—·•»:*-]\s*$")
SHORT_NAME = 3
CUT_AT = 100
"""From how many letters on a headline in JSON-LD may be cut: search engines ask for 110 at most."""
LETTERS_ONLY = re.compile(r"[\W_]+")
WORDS = re.compile(r"\w+")
LABELS = ("fact_box", "machine_summary")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*$")
LIKE_ENOUGH = 0.5
LIKE_SHARE = 0.3
STANDFIRST_WORDS = frozenset(
    "standfirst dek deck intro lede synopsis summary subtitle subheadline subheading chapo dsc descp excerpt".split()
)
NAMED = frozenset({"p", "h2", "h3", "div", "ul"})
SHORTEST_SUMMARY = 20
LONGEST_SUMMARY = 1000


def read_headline(elements: Elements, structured: Structured, publisher: str | None) -> str | None:
    """Choose the headline among what the page calls so: in JSON-LD, for those who share it, and in an `h1`."""
    site = _site(elements.page, publisher)
    title = _bare(elements.page.first("head/title"), site)
    named = _bare(first_string(structured.article.get("headline")), site)
    shared = _bare(structured.meta("og:title"), site) or _bare(structured.meta("twitter:title"), site)
    heading = _heading(elements, [one for one in (named, shared, title) if one])
    if named and shared:
        return _of_two(named, shared, title or "", heading or "")
    stated = named or shared
    return _common_part(stated, heading) if stated and heading else stated or heading or title


def _bare(title: str | None, site: tuple[str, ...]) -> str | None:
    """Return a title without the site's name; None for one that is cut short or names nothing but the site."""
    if not title or ELLIPSIS.search(title) or _letters(title) in map(_letters, site):
        return None
    return without_site(title, site)


def _heading(elements: Elements, stated: list[str]) -> str | None:
    """Return the text of the `h1` that is most like what the page states, where it is like it at all."""
    headings = [text for heading in elements.tagged("h1") if (text := text_of(heading))]
    best = max(headings, key=lambda heading: _likeness(heading, stated), default=None)
    return best if best and (not stated or _likeness(best, stated) >= LIKE_ENOUGH) else None


def _of_two(named: str, shared: str, title: str, heading: str) -> str:
    """Choose between the headline in JSON-LD and the one that is shared.

    Either may carry more than the headline (a section before or after it): then the other is the headline. Where
    they are two headlines, the one that `<title>` repeats was written for search engines, and the other for readers.
    """
    if named == shared:
        return named
    if _letters(named) == _letters(shared):
        return shared if title.startswith(shared) else named
    if _extends(shared, named):
        return named
    if _extends(named, shared) or (len(named) >= CUT_AT and shared.startswith(named)):
        return shared
    if _repeats(title, named) != _repeats(title, shared):
        return shared if _repeats(title, named) else named
    return named if heading == named else shared


def _repeats(title: str, headline: str) -> bool:
    return title == headline or _extends(title, headline)


def _extends(title: str, headline: str) -> bool:
    """Tell whether a title is a headline and more, set off by a mark: "World: Headline | Delhi news"."""
    before, found, after = title.partition(headline)
    return (
        bool(found)
        and (not before or bool(MARK_AT_END.search(before)))
        and (not after or bool(MARK_AT_START.match(after)))
    )


def _common_part(stated: str, heading: str) -> str:
    """Return what a title and a heading both say, where each has a line of its own before or after it."""
    if _extends(stated, heading):
        return heading
    ends = (
        heading[mark.end() :] for mark in SITE_MARKS.finditer(heading) if 2 * mark.start() < len(heading) - mark.end()
    )
    return next((end for end in ends if _extends(stated, end)), stated)


def _letters(text: str) -> str:
    return LETTERS_ONLY.sub("", text).casefold()


def _site(page: Page, publisher: str | None) -> tuple[str, ...]:
    """Return the names of the site: its publisher's, and the one in its host (janpath-samachar.example)."""
    host = host_of(page.url or page.first("//link[@rel='canonical']/@href") or "")
    label = max(host.split(".")[:-1], key=len, default="")
    return tuple(name for name in (publisher, label, host) if name)


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


def read_summary(elements: Elements, structured: Structured, headline: str | None, publisher: str | None) -> str | None:
    """Choose the standfirst: the one that is set on the page, else what the page describes itself with."""
    candidates = (
        _standfirst(elements),
        first_string(structured.article.get("description")),
        structured.meta("og:description"),
        structured.meta("description"),
        structured.meta("twitter:description"),
    )
    site = _site(elements.page, publisher)
    for text in filter(None, candidates):
        summary = without_site(squeeze(text), site)
        says_more = fold(summary) != fold(headline or "") and not ELLIPSIS.search(summary)
        if SHORTEST_SUMMARY <= len(summary) <= LONGEST_SUMMARY and says_more:
            return summary
    return None


def _standfirst(elements: Elements) -> str | None:
    """Return the visible standfirst, without a label ("Summary") that stands in it."""
    marked = [*elements.property("description"), *elements.property("alternativeHeadline")]
    below = (sibling for heading in elements.tagged("h1") for sibling in heading.itersiblings("*"))
    for found in (
        [one for one in marked if one.tag != "meta"][:1],
        elements.called(STANDFIRST_WORDS, NAMED)[:1],
        [one for one in islice(below, 1) if one.tag == "h2"],
    ):
        for element in found:
            label, _, rest = parts_of(element).partition(PART)
            text = rest.replace(PART, " ") if rest and kind_said(LABELS, label) else text_of(element)
            if SHORTEST_SUMMARY <= len(text) <= LONGEST_SUMMARY:
                return text
    return None
