"""The articles that a page points to beside its own: what "also read" and "related" lead to, kept when they are cut.

What they are read from is what the article is not: texts that say so, boxes that are called so, linked headlines
between the article's paragraphs, and such parts where a site rule drops them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from scraper.class_names import words_in
from scraper.classifier.classify import Classified
from scraper.classifier.cutting import Box, Candidate
from scraper.classifier.place_figures import KIND_BIT, kinds_named
from scraper.classifier.said import KINDS, kinds_said
from scraper.classifier.subheads import HEADINGS
from scraper.page import Element, squeeze, text_of
from scraper.phrases import kind_said
from web.urls import canonical, host_of, identity, registered_domain, web_url

MOST = 20
"""Links of an article's own; a page with more of them lists its site."""
POINTING = sum(1 << KINDS.index(name) for name in ("also_read", "related_heading"))
ELSEWHERE = ("other_news", "most_read", "trending")
"""What leads to the news of the day, whatever the article is about."""
DAILY_BOXES = frozenset({"popular", "mostread", "trending", "upnext"})
MOSTLY = 0.6
HIGHEST = 4
"""How many elements a label may stand in before what it is the label of, and a text in its link."""
FIRST_TEXTS = 8
MOST_LOOKED_AT = 100
SHORTEST_HEADLINE = 20
SHORTEST_DENSE = 10
DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that say in half the letters what others do."""
OF_AN_ARTICLE = re.compile(
    r"[^?#]*(?:\d|[-_][^/?#]+[-_]|[^\x00-\x7f]|\.(?:html?|cms|php|ece|aspx?|jsp|stm))[^/?#]*/?(?:[?#].*)?",
    re.IGNORECASE,
)
# metro-1042.html, naya-pul-khula/, /desh/नया-पुल; not /desh/ or /live-tv
OF_A_LIST = re.compile(
    r"/(?:tags?|topics?|keywords?|hashtag|themen?|temas?|sujet|etiquetas?|author|authors|writer|reporter|category|"
    r"search|newsletters?|subscribe|login|about(?:-us)?|contact(?:-us)?|privacy(?:-policy)?|terms)(?:[/=]|\Z)",
    re.IGNORECASE,
)


def related_articles(
    classified: Classified, kept: list[Candidate], dropped: Iterable[Element], base: str | None, own: str | None
) -> tuple[str, ...]:
    """Return the canonical URLs of the articles of the same site that a page points to, each once, its own left out.

    `dropped` are the parts that a site rule drops; relative links start from `base`; `own` names the article itself.
    """
    itself = own or base
    if not itself:
        return ()
    links = chain(_pointing(classified, kept), _in_dropped(dropped))
    texts: dict[str, str] = {}
    for link in islice(links, MOST_LOOKED_AT):
        href = link.get("href") or ""
        if OF_AN_ARTICLE.fullmatch(href) and not OF_A_LIST.search(href) and not _is_headline(texts.get(href, "")):
            texts[href] = text_of(link)
    urls = (web_url(href, base) for href, text in texts.items() if _is_headline(text))
    pages = (canonical(url) for url in urls if url and _is_of_same_site(url, itself))
    found = {identity(page): page for page in pages if urlsplit(page).path != "/"}
    found.pop(identity(canonical(itself)), None)
    return tuple(islice(found.values(), MOST))


def _is_of_same_site(url: str, other: str) -> bool:
    return host_of(url) == host_of(other) or registered_domain(url) == registered_domain(other)


def _is_headline(text: str) -> bool:
    return len(text) >= (SHORTEST_DENSE if DENSE.search(text) else SHORTEST_HEADLINE)


def _pointing(classified: Classified, kept: list[Candidate]) -> Iterator[Element]:
    """Yield the links of what says that it points elsewhere, of linked headlines in the text, and of named boxes."""
    boxes, candidates = classified.boxes, classified.candidates
    chosen = set(map(id, kept))
    of_article = _boxes_around(kept, boxes)
    places = [place for place, one in enumerate(candidates) if id(one) in chosen]
    for place, one in enumerate(candidates):
        if id(one) in chosen:
            continue
        if kinds_said(one.text) & POINTING and not kind_said(ELSEWHERE, one.text):
            yield from _links_of(one) or _links_under(one, boxes, of_article)
        elif places and places[0] < place < places[-1] and one.linked > MOSTLY * len(one.text):
            yield from _links_of(one)
            around = boxes[max(0, boxes[one.box].parent)]
            if around.menu_links and around.element not in of_article:
                yield from around.element.iter("a")
    beside = [box for box in boxes if box.element not in of_article]
    named = {names for names in {box.names for box in beside} if _is_named(names)}
    for box in beside:
        if box.names in named:
            yield from _links_in(box.element)


def _boxes_around(kept: list[Candidate], boxes: list[Box]) -> set[Element]:
    """Return the elements that hold some of the article."""
    around: set[int] = set()
    for one in kept:
        place = one.box
        while place >= 0 and place not in around:
            around.add(place)
            place = boxes[place].parent
    return {boxes[place].element for place in around}


def _links_of(candidate: Candidate) -> list[Element]:
    """Return the links that a text stands in, or that stand in it."""
    links: dict[Element, None] = {}
    for element, is_tail in candidate.slots:
        start = element.getparent() if is_tail else element
        above = chain((start,), start.iterancestors())
        links.update(dict.fromkeys(one for one in islice(above, HIGHEST) if one.tag == "a"))
    return list(links)


def _links_under(label: Candidate, boxes: list[Box], of_article: set[Element]) -> list[Element]:
    """Return the links of the elements after a label, up to the article, the next heading or what holds none."""
    at = boxes[label.box].element
    for _ in range(HIGHEST):
        links: list[Element] = []
        for sibling in at.itersiblings("*"):
            here = [] if sibling in of_article or sibling.tag in HEADINGS else list(sibling.iter("a"))
            if not here:
                break
            links += here
        if links:
            return links
        at = at.getparent()
        if at is None or at in of_article or at.tag == "body":
            break
    return []


def _is_named(names: str) -> bool:
    return bool(kinds_named(names) & KIND_BIT["related"]) and DAILY_BOXES.isdisjoint(words_in(names))


def _links_in(element: Element) -> Iterator[Element]:
    """Yield the links of a box, but where it is headed as the news of the day."""
    if not any(kind_said(ELSEWHERE, text) for text in _first_texts(element)[:2]):
        yield from element.iter("a")


def _in_dropped(dropped: Iterable[Element]) -> Iterator[Element]:
    """Yield the links of the parts that are dropped by a rule and are called, or call themselves, so."""
    for element in dropped:
        texts = _first_texts(element)
        opening = (" ".join(texts), *texts[:1])
        if _is_named(f"{element.get('class', '')} {element.get('id', '')}") or any(
            kinds_said(text) & POINTING for text in opening
        ):
            yield from _links_in(element)


def _first_texts(element: Element) -> list[str]:
    texts = islice(element.itertext(with_tail=False), FIRST_TEXTS)
    return [text for text in map(squeeze, texts) if text]
