"""The topics that a page itself lists: its visible tag links first, then JSON-LD, then meta keywords."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from scraper.metadata.structured import Structured, strings
from scraper.page import Element, Page, squeeze, text_of
from scraper.phrases import fold, kind

NAMED_TAGS = (
    "//*[contains(concat(' ', translate(@class,'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-','abcdefghijklmnopqrstuvwxyz  '), ' '), ' tags ')"
    " or contains(concat(' ', translate(@class,'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-','abcdefghijklmnopqrstuvwxyz  '), ' '), ' tag ')"
    " or contains(concat(' ', translate(@class,'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-','abcdefghijklmnopqrstuvwxyz  '), ' '), ' topics ')"
    " or contains(concat(' ', translate(@class,'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-','abcdefghijklmnopqrstuvwxyz  '), ' '), ' keywords ')]"
    "[not(ancestor::nav or ancestor::header or ancestor::footer or ancestor::aside)]"
)
REL_TAGS = "//a[contains(concat(' ', @rel, ' '), ' tag ')][not(ancestor::nav or ancestor::footer or ancestor::aside)]"
LABELLED = "//*[self::div or self::span or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::strong or self::p or self::li or self::dt or self::b]"
TAG_PATH = re.compile(r"/(?:tags?|topics?|keywords?|hashtag|thema|themen|tema|temas|sujet|etiquetas?)/", re.IGNORECASE)
SEPARATORS = re.compile(r"[,;|،؛、，；]")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{16,}$|^\d+$", re.IGNORECASE)
PREFIX = re.compile(r"^(?:topics?|tags?|keywords?|section|news-?topics?)[/:_]\s*", re.IGNORECASE)
LONGEST = 80
MOST = 40
LABEL_LONGEST = 60


def read_topics(page: Page, structured: Structured, publisher: str | None, section: str | None) -> tuple[str, ...]:
    """Return the topics that the page lists, as it spells them; none where it lists none."""
    stated = (
        _visible(page),
        strings(structured.article.get("keywords")),
        structured.meta_all("article:tag"),
        structured.meta_all("news_keywords"),
        structured.meta_all("keywords"),
        structured.meta_all("parsely-tags"),
    )
    for texts in stated:
        if topics := _clean(texts, publisher, section):
            return topics
    return ()


def _visible(page: Page) -> Iterator[str]:
    """Yield the texts of the tag links: under a label, by `rel=tag`, or in a box whose class says tags."""
    links = chain(_under_label(page), page.root.xpath(REL_TAGS), _in_boxes(page))
    seen = list(links)
    return (text_of(link) for link in seen)


def _under_label(page: Page) -> list[Element]:
    for label in page.root.xpath(LABELLED):
        text = label.text if label.text and label.text.strip() else text_of(label) if len(label) < 2 else ""  # noqa: PLR2004
        if text and len(text) < LABEL_LONGEST and kind("topics_label").says(squeeze(text)):
            if links := _tag_links(label) or _tag_links(label.getnext()) or _tag_links(label.getparent()):
                return links
    return []


def _in_boxes(page: Page) -> list[Element]:
    return next((links for box in page.root.xpath(NAMED_TAGS) if (links := _tag_links(box))), [])


def _tag_links(box: Element | None) -> list[Element]:
    """Return the links of a box of tags; none where the box holds more than such links."""
    if box is None:
        return []
    links = [link for link in box.iter("a") if 0 < len(text_of(link)) <= LONGEST]
    tagged = [link for link in links if TAG_PATH.search(link.get("href") or "")]
    if tagged:
        return tagged
    return links if links and sum(map(len, map(text_of, links))) >= 0.6 * (len(text_of(box)) or 1) and len(links) <= MOST else []


def _clean(texts: Iterable[str], publisher: str | None, section: str | None) -> tuple[str, ...]:
    """Split lists, drop what is no topic (identifiers, the site's name, the section), keep each once."""
    outside = {fold(name) for name in (publisher, section) if name}
    topics: dict[str, str] = {}
    for text in texts:
        for part in SEPARATORS.split(text):
            topic = PREFIX.sub("", squeeze(part)).strip(" #\"'")
            if topic and len(topic) <= LONGEST and not UUID.search(topic) and fold(topic) not in outside | topics.keys():
                topics[fold(topic)] = topic
    return tuple(topics.values())[:MOST]
