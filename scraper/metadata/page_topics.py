"""The topics that a page itself lists: in its statements for machines, else in its visible tag links."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

from scraper.metadata.elements import Elements
from scraper.metadata.structured import Structured, strings
from scraper.metadata.tag_links import links_of_tags
from scraper.page import squeeze, text_of
from scraper.phrases import fold, kind
from web.urls import host_of

LISTS = ("news_keywords", "keywords", "article:tag", "parsely-tags")
SEPARATORS = re.compile(r"[,;|،؛、，；]")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\s]+")
# 地铁 临江 城市交通
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{16,}$|^\d+$", re.IGNORECASE)
CODE = re.compile(r"[A-Z]+\d*(?:[:_-][A-Z\d-]+)*")
# INDS08, RIVERS:FERRIES
MOSTLY = 0.6
FEWEST_CODES = 5
FACET = re.compile(r"^[A-Z][\w ]{0,20}: (?=\S)")
# "Subject: Rivers" beside "Language: English" and "Page Type: Article"
PREFIX = re.compile(r"^(?:topics?|tags?|keywords?|subject|category|section|news-?topics?)[/:_]\s*", re.IGNORECASE)
PATH = re.compile(r"^(?:[a-z0-9-]+/)+(?=[a-z0-9-]+$)")
# sports/cricket
LETTERS_ONLY = re.compile(r"[\W_]+")
LONGEST = 80
MOST = 40
MOST_WORDS = 4
"""The most words of one topic: a single longer one may be all keywords, with no more than spaces between them."""


class Worth(IntEnum):
    """What a list of keywords tells of its article."""

    LITTLE = 0
    """No more than the section, or all keywords in one text without marks between them."""
    SOME = 1
    """Topics among the names of the site, or among what people may search for."""
    ALL = 2


def read_topics(
    elements: Elements, structured: Structured, publisher: str | None, section: str | None
) -> tuple[str, ...]:
    """Return the topics that the page lists, as it spells them; none where it lists none.

    Of several lists that it states for machines, the one is believed that is most like what the page shows. What it
    shows goes before a list that says less of this article than it could.
    """
    site = _names_of_site(elements, publisher)
    stated = list(_stated(structured, site, section))
    full, some, little = ([topics for topics, worth in stated if worth == one] for one in reversed(Worth))
    if len({frozenset(map(fold, topics)) for topics in full}) == 1:
        return full[0]
    seen = _topics(map(text_of, links_of_tags(elements)), site)
    shown = set(map(fold, seen))
    if full:
        return max(full, key=lambda topics: _likeness(shown, topics))
    return seen or next(iter((*some, *little)), ())


def _likeness(shown: set[str], topics: tuple[str, ...]) -> float:
    return 2 * len(shown & set(map(fold, topics))) / (len(shown) + len(topics))


def _names_of_site(elements: Elements, publisher: str | None) -> frozenset[str]:
    """Return the names of the site as letters: its publisher's, its host's, and that without its end."""
    host = host_of(elements.page.url or "").removeprefix("www.")
    names = (publisher or "", host, host.partition(".")[0])
    return frozenset(map(_letters, names)) - {""}


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return LETTERS_ONLY.sub("", text).casefold()


def _stated(
    structured: Structured, site: frozenset[str], section: str | None
) -> Iterator[tuple[tuple[str, ...], Worth]]:
    """Yield the lists of keywords in the page's machine-readable statements, without those of codes."""
    named = strings(structured.article.get("keywords"))
    for texts in (*(_split(structured.meta_all(name)) for name in LISTS), named if len(named) > 1 else _split(named)):
        keywords = tuple(squeeze(text) for text in texts)
        topics = _topics(keywords, site)
        if not topics or _are_codes(topics):
            continue
        if _is_unparted(topics) or _letters("".join(topics)) == _letters(section or ""):
            yield topics, Worth.LITTLE
        else:
            yield topics, Worth.SOME if _names_site(keywords, site) or _is_for_search(keywords) else Worth.ALL


def _names_site(keywords: tuple[str, ...], site: frozenset[str]) -> bool:
    """Tell keywords of which some are the same on every page: they name the site."""
    return any(letters and any(name.startswith(letters) for name in site) for letters in map(_letters, keywords))


def _is_for_search(keywords: tuple[str, ...]) -> bool:
    """Tell keywords that are written for search engines: "Ferry, Ferry news, latest news"."""
    folded = set(map(fold, keywords))
    is_of_any_news = kind("news_of_nothing").says(" | ".join(keywords)) or not folded.isdisjoint(kind("news").phrases)
    return is_of_any_news or any(f"{keyword} news" in folded for keyword in folded)


def _split(texts: Iterable[str]) -> Iterator[str]:
    """Split lists of keywords at commas and the like; at spaces where Chinese or Japanese has no other mark."""
    for text in texts:
        parts = SEPARATORS.split(text)
        yield from text.split() if len(parts) == 1 and UNSPACED.fullmatch(text) else parts


def _are_codes(topics: tuple[str, ...]) -> bool:
    codes = sum(CODE.fullmatch(topic) is not None for topic in topics)
    return codes >= FEWEST_CODES and codes >= MOSTLY * len(topics)


def _is_unparted(topics: tuple[str, ...]) -> bool:
    return len(topics) == 1 and topics[0].count(" ") >= MOST_WORDS


def _topics(texts: Iterable[str], site: frozenset[str]) -> tuple[str, ...]:
    """Drop what is no topic (identifiers, the site's name, news of nothing) and keep each topic once."""
    topics: dict[str, str] = {}
    listed = _without_facets(list(texts))
    says_nothing = kind("news_of_nothing").says if kind("news_of_nothing").says(" | ".join(listed)) else None
    for text in listed:
        topic = PATH.sub("", PREFIX.sub("", squeeze(text))).strip(" #\"',;")
        is_new = topic and fold(topic) not in topics and _is_topic(topic) and _letters(topic) not in site
        if is_new and not (says_nothing and says_nothing(topic)):
            topics[fold(topic)] = topic
    return tuple(topics.values())[:MOST]


def _without_facets(texts: list[str]) -> list[str]:
    """Leave of a list of facets those that name a topic."""
    facets = [text for text in texts if FACET.search(text)]
    topical = [text for text in facets if PREFIX.search(text)]
    return [text for text in texts if text in topical or text not in facets] if len(facets) > 1 and topical else texts


def _is_topic(topic: str) -> bool:
    return len(topic) <= LONGEST and not IDENTIFIER.search(topic)
