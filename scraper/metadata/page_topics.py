"""The topics that a page itself lists: its visible tag links first, then JSON-LD, then meta keywords."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from scraper.metadata.structured import Structured, strings
from scraper.page import Element, Page, short_text, short_text_of, squeeze, text_of
from scraper.phrases import fold, kind

LABEL_ELEMENTS = ("div", "span", "h2", "h3", "h4", "h5", "h6", "strong", "p", "li", "dt", "b")
CLASS_WORD = re.compile(r"(?<![^\s_-])(?:tags?|topics|keywords)(?![^\s_-])", re.IGNORECASE)
TAG_WORD = re.compile(r"(?<![^\s_-])tag(?![^\s_-])", re.IGNORECASE)
TAG_PATH = re.compile(
    r"/(?:tags?|topics?|keywords?|hashtag|thema|themen|tema|temas|sujet|etiquetas?)[/=]", re.IGNORECASE
)
SEPARATORS = re.compile(r"[,;|،؛、，；]")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\s]+")
# 地铁 临江 城市交通
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{16,}$|^\d+$", re.IGNORECASE)
PREFIX = re.compile(r"^(?:topics?|tags?|keywords?|section|news-?topics?)[/:_]\s*", re.IGNORECASE)
LONGEST = 80
LABEL_LONGEST = 60
MOST = 40
MOST_LABELS = 12
"""The most labels whose links are looked at: a page has one or two."""
MOSTLY_LINKS = 0.6


def read_topics(page: Page, structured: Structured, publisher: str | None, section: str | None) -> tuple[str, ...]:
    """Return the topics that the page lists, as it spells them; none where it lists none."""
    links = _under_label(page) or _in_boxes(page) or _marked_links(page)
    seen = _clean(map(text_of, links), (publisher,))
    stated = _stated(structured, publisher, section)
    is_certain = any(TAG_PATH.search(link.get("href") or "") for link in links) or not stated
    return seen if seen and (is_certain or set(map(fold, seen)) & set(map(fold, stated))) else stated


def _stated(structured: Structured, publisher: str | None, section: str | None) -> tuple[str, ...]:
    """Return the first list of keywords that the page's machine-readable statements hold."""
    listed = structured.article.get("keywords")
    sources = (
        strings(listed) if isinstance(listed, list) and len(listed) > 1 else _split(strings(listed)),
        _split(structured.meta_all("article:tag")),
        _split(structured.meta_all("news_keywords")),
        _split(structured.meta_all("keywords")),
        _split(structured.meta_all("parsely-tags")),
    )
    return next((topics for texts in sources if (topics := _clean(texts, (publisher, section)))), ())


def _under_label(page: Page) -> list[Element]:
    labels = (one for one in page.root.iter(*LABEL_ELEMENTS) if _is_label(one) and not _is_outside(one))
    for label in islice(labels, MOST_LABELS):
        following = next(label.itersiblings("*"), None)
        beside = [] if following is None or following.tag == "a" else _tag_links(following)
        links = _tag_links(label) or (beside if len(beside) > 1 else _links_after(label))
        if links:
            return links
    return []


def _is_label(element: Element) -> bool:
    """Tell an element that says "Topics": by its own first words, whatever links follow inside it."""
    words = short_text(element.text or "", LABEL_LONGEST)
    if words == "" and len(element) == 1 and element[0].tag != "a":
        words = short_text_of(element, LABEL_LONGEST)
    return bool(words) and kind("topics_label").says(words or "")


def _in_boxes(page: Page) -> list[Element]:
    """Return the links of the first box of tags; where each tag has a box, of all those beside it."""
    for box in page.root.iterfind(".//*[@class]"):
        if not CLASS_WORD.search(box.get("class")) or box.tag == "a" or _is_outside(box):
            continue
        links = _tag_links(box)
        if len(links) == 1:
            links = max(links, _tag_links(box.getparent()), key=len)
        if links:
            return links
    return []


def _marked_links(page: Page) -> list[Element]:
    return [
        link
        for link in page.root.iter("a")
        if ("tag" in (link.get("rel") or "").split() or TAG_WORD.search(link.get("class") or ""))
        and not _is_outside(link)
    ]


def _is_outside(element: Element) -> bool:
    """Tell what stands in the page's own furniture; the header and footer of an article are not that."""
    in_article = False
    above = [one.tag for one in element.iterancestors()]
    for tag in reversed(above):
        if tag in {"nav", "aside"} or (tag in {"header", "footer"} and not in_article):
            return True
        in_article = in_article or tag == "article"
    return False


def _links_after(label: Element) -> list[Element]:
    """Return the links beside a label, up to the first element that holds none, or more than links."""
    links: list[Element] = []
    for sibling in label.itersiblings("*"):
        found = _tag_links(sibling)
        if not found:
            break
        links += found
        if len(links) > MOST:
            break
    return links


def _tag_links(box: Element) -> list[Element]:
    """Return the links of a box of tags; none where the box holds more than such links."""
    links = [link for link in box.iter("a") if 0 < len(text_of(link)) <= LONGEST]
    tagged = [link for link in links if TAG_PATH.search(link.get("href") or "")]
    if tagged:
        return tagged
    is_box = len(links) <= MOST and sum(map(len, map(text_of, links))) >= MOSTLY_LINKS * len(text_of(box))
    return links if is_box else []


def _split(texts: Iterable[str]) -> Iterator[str]:
    """Split lists of keywords at commas and the like; at spaces where Chinese or Japanese has no other mark."""
    for text in texts:
        parts = SEPARATORS.split(text)
        yield from text.split() if len(parts) == 1 and UNSPACED.fullmatch(text) else parts


def _clean(texts: Iterable[str], outside: tuple[str | None, ...]) -> tuple[str, ...]:
    """Drop what is no topic (identifiers, the site's name, the section) and keep each topic once."""
    known = {fold(name) for name in outside if name}
    topics: dict[str, str] = {}
    for text in texts:
        topic = PREFIX.sub("", squeeze(text)).strip(" #\"',;")
        if topic and len(topic) <= LONGEST and not UUID.search(topic) and fold(topic) not in known | topics.keys():
            topics[fold(topic)] = topic
    return tuple(topics.values())[:MOST]
