"""Where on the page the article is: the element whose paragraphs hold most of the unlinked text.

The measure is the one that Readability made known (Arc90, 2009): a paragraph counts for its parent, and less
for each ancestor above; furniture by name or by density of links does not count.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from scraper.class_names import kind_of_any
from scraper.page import Element, Page, text_of
from scraper.rules import Rule, compiled

PARAGRAPHS = frozenset(
    {"p", "pre", "blockquote", "li", "td", "div", "section", "article", "span", "font", "center", "dd"}
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
FURNITURE = frozenset("nav footer aside form button header dialog figure".split())
UNREAD = frozenset("script style noscript template svg select iframe title".split())
"""`head` is not among them: where a page leaves out `<body>`, the parser leaves its text in the head."""
SHORTEST = 25
LIST_ITEM_SHORTEST = 60
SENTENCE_MARKS = re.compile(r"[,.;:!?،؛؟۔।॥、。，！？；：]")
MOST_LINKED = 0.5
DECAY = (1.0, 0.5, 0.25)
CLIMB = 5
OWN_ARTICLE = 0.4
HEAVY = 0.2
CLIMB_GAIN = 1.15
UNLINKED = ".//text()[not(ancestor::a or parent::script or parent::style or parent::noscript)]"
NEVER_THE_ARTICLE = frozenset(
    "comments comment-list commentlist comments-area comments-section comment-section disqus_thread respond".split()
)
"""Names that a wrapper of the article never has, however much text there is under them."""
SHARE_OF_PAGE = 0.2
"""What holds more than this share of the page's unlinked text is no furniture, whatever its class says."""
WIDE_SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class _Scores:
    """What the walk over the page gathers for each element."""

    score: dict[Element, float] = field(default_factory=lambda: defaultdict(float))
    mass: dict[Element, float] = field(default_factory=lambda: defaultdict(float))


def locate_body(page: Page, rule: Rule | None, headline: str | None) -> Element | None:
    """Return the element that holds the article; None where the page has no paragraphs of running text."""
    if rule:
        for selector in rule.body:
            if found := compiled(selector)(page.root):
                return max(found, key=lambda element: len(text_of(element)))
    scores = _score(page.root, skip_furniture=True)
    if not scores.score:  # some publishers give the whole page names of furniture
        scores = _score(page.root, skip_furniture=False)
    if not scores.score:
        return None
    best = max(scores.score, key=scores.score.__getitem__)
    best = _marked_up(page, scores, best) if len(page.root) else best
    return _first_article(_climb(best, scores), scores, headline)


def _score(root: Element, *, skip_furniture: bool) -> _Scores:
    scores = _Scores()
    most = SHARE_OF_PAGE * _unlinked_length(root) if skip_furniture else 0.0
    for element in _running_text(root, most):
        text, linked = _own_text(element)
        length = len(text) + 2 * len(WIDE_SCRIPTS.findall(text))
        shortest = LIST_ITEM_SHORTEST if element.tag == "li" else SHORTEST
        if length < shortest or linked > MOST_LINKED * len(text):
            continue
        points = 1 + len(SENTENCE_MARKS.findall(text)) + min(length / 100, 3)
        parent = element if element.tag not in {"p", "li", "span", "font", "blockquote"} else element.getparent()
        ancestor = parent
        for share in DECAY:
            if ancestor is None:
                break
            scores.score[ancestor] += share * points
            ancestor = ancestor.getparent()
        ancestor = element
        while ancestor is not None:
            scores.mass[ancestor] += length
            ancestor = ancestor.getparent()
    return scores


def _running_text(root: Element, most: float) -> Iterator[Element]:
    """Yield the elements that may be paragraphs, leaving out furniture and all that is in it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in PARAGRAPHS:
            yield element
        if element.tag != "p":
            waiting += [child for child in reversed(element) if _may_hold_text(child, most)]


def _may_hold_text(element: Element, most: float) -> bool:
    """Tell where paragraphs may be: not in furniture, unless it holds more than `most` letters of the page."""
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return False
    names = (element.get("class") or "").split() + (element.get("id") or "").split()
    if not NEVER_THE_ARTICLE.isdisjoint(names):
        return False
    is_furniture = element.tag in FURNITURE or _is_named_furniture(element, names)
    return not is_furniture or _unlinked_length(element) > most


def _is_named_furniture(element: Element, names: list[str]) -> bool:
    if element.tag in {"body", "main", "article"}:
        return False
    return element.get("hidden") is not None or kind_of_any(names) is not None


def _unlinked_length(element: Element) -> int:
    return sum(map(len, element.xpath(UNLINKED)))


def _own_text(element: Element) -> tuple[str, int]:
    """Return the text that stands in an element and its inline children, and how much of it is links."""
    if element.tag in {"p", "blockquote", "li", "pre"}:
        return text_of(element), sum(len(text_of(link)) for link in element.iter("a"))
    pieces = [element.text or ""]
    linked = 0
    for child in element:
        if child.tag in INLINE:
            inner = text_of(child)
            pieces.append(inner)
            linked += len(inner) if child.tag == "a" else sum(len(text_of(link)) for link in child.iter("a"))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split()), linked


def _marked_up(page: Page, scores: _Scores, best: Element) -> Element:
    """Prefer the element that the publisher marks as the body, where it holds most of the text."""
    marked = page.root.xpath("//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]")
    heaviest = max(marked, key=lambda element: scores.mass[element], default=None)
    return heaviest if heaviest is not None and scores.mass[heaviest] >= 0.6 * scores.mass[best] else best


def _climb(best: Element, scores: _Scores) -> Element:
    """Go up while an ancestor holds more running text than this: a body may be split over siblings."""
    while True:
        above = list(best.iterancestors())[:CLIMB]
        wider = next((one for one in above if scores.mass[one] >= CLIMB_GAIN * scores.mass[best]), None)
        if wider is None or wider.tag in {"body", "html"}:
            return best
        best = wider


def _first_article(body: Element, scores: _Scores, headline: str | None) -> Element:
    """Where several articles stand in the body, take the one under the page's headline, else the first."""
    articles = [one for one in body.iter("article") if one is not body and scores.mass[one] > 0]
    under = [one for one in articles if headline and any(text_of(title) == headline for title in one.iter("h1"))]
    if under and scores.mass[under[0]] >= OWN_ARTICLE * scores.mass[body]:
        return under[0]
    heavy = [one for one in articles if scores.mass[one] >= HEAVY * scores.mass[body] and one.xpath(".//h1|.//h2")]
    return heavy[0] if len(heavy) > 1 else body
