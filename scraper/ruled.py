"""What a site rule says of a page's tree, as far as the page bears it out.

Publishers change their markup and rules outlive it. So a rule only proposes: a body that holds little of what the
classifier takes for the article, or a part to drop that holds much of the page, is not believed, and the page is read
as if the rule had not spoken.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice
from operator import getitem

from lxml.etree import Comment

from scraper.classifier.classify import Classified
from scraper.classifier.cutting import INLINE, UNREAD, Box, Candidate
from scraper.explain import Removal, removal
from scraper.page import IMAGES, Element, squeeze, text_of
from scraper.rules import Rule, compiled

SHORTEST_BODY = 140
"""Letters below which elements are no body, but what a script is to fill."""
BELIEVED = 0.5
"""The share of the letters that the classifier keeps from which on a rule's body is believed."""
ENOUGH = 0.4
"""The chance that is enough for a text inside a body that is believed."""
LONGEST_STANDFIRST = 500
"""Letters up to which an element that a body's selector finds is the article whatever the classifier says of it."""
SHORTEST_ARTICLE = 500
"""Letters up to which an element that is to be dropped cannot be what the page is about."""
MOST_DROPPED = 0.7
"""The share of a page's unlinked text from which on an element is no part that an article is better without."""
FIRST_TEXTS = 20
FIRST_LETTERS = 400
"""How much of what is dropped is looked at for its first words: scripts are long."""
UNCOUNTED = UNREAD | {"a", Comment}
NO_BREAK = INLINE | IMAGES | UNREAD


@dataclass(frozen=True, slots=True)
class Dropped:
    """An element of a page, as it stands there, that a selector of a rule says is no part of the article."""

    selector: str
    element: Element

    def told(self) -> Removal:
        """Record the removal."""
        return removal("drop_by_rule", self.selector, _first_words(self.element))


def without_dropped(root: Element, rule: Rule) -> tuple[Element, tuple[Dropped, ...]]:
    """Return a copy of a page's tree without what a rule calls no part of the article, and that.

    Never dropped is what holds most of the page's text. Where nothing is, the tree itself is returned.
    """
    found = [(selector, element) for selector in rule.drop for element in compiled(selector)(root)]
    if not found:
        return root, ()
    tree = deepcopy(root)
    twins = [(Dropped(selector, element), _twin(element, root, tree)) for selector, element in found]
    dropped: list[Dropped] = []
    for one, twin in twins:
        if tree in twin.iterancestors() and not _is_most(twin, root):
            dropped.append(one)
            _empty(twin)
    return tree, tuple(dropped)


def kept_by_rule(classified: Classified, root: Element, rule: Rule) -> list[Candidate]:
    """Return the candidates that are the article: in the rule's body those that may be, elsewhere none.

    Where the rule names no body, or one that is not believed, they are what the classifier keeps.
    """
    kept = classified.kept()
    body = _body(root, rule)
    inside = _boxes_inside(classified.boxes, body)
    if _length(one for one in kept if one.box in inside) < BELIEVED * _length(kept):
        return kept
    certain = _boxes_inside(classified.boxes, [one for one in body if len(text_of(one)) <= LONGEST_STANDFIRST])
    rated = zip(classified.candidates, classified.chances, strict=True)
    chosen = [one for one, chance in rated if one.box in inside and (one.box in certain or chance >= ENOUGH)]
    return classified.settled(chosen)


def _body(root: Element, rule: Rule) -> Sequence[Element]:
    """Return what the first of the rule's selectors finds which finds enough text; none where no one does."""
    found = (tuple(compiled(selector)(root)) for selector in rule.body)
    return next((elements for elements in found if sum(len(text_of(one)) for one in elements) >= SHORTEST_BODY), ())


def _boxes_inside(boxes: list[Box], elements: Sequence[Element]) -> set[int]:
    inside: set[int] = set()
    for place, box in enumerate(boxes):
        if box.parent in inside or box.element in elements:
            inside.add(place)
    return inside


def _length(candidates: Iterable[Candidate]) -> int:
    return sum(len(one.text) for one in candidates)


def _twin(element: Element, root: Element, copy: Element) -> Element:
    """Return what an element became in the copy of its tree."""
    path = []
    while element is not root:
        above = element.getparent()
        path.append(above.index(element))
        element = above
    return reduce(getitem, reversed(path), copy)


def _first_words(element: Element) -> str:
    return squeeze("".join(islice(element.itertext(with_tail=False), FIRST_TEXTS))[:FIRST_LETTERS])


def _is_most(element: Element, root: Element) -> bool:
    letters = _letters(element)
    return letters > SHORTEST_ARTICLE and letters >= MOST_DROPPED * _letters(root)


def _letters(element: Element) -> int:
    """Count the letters that stand in an element, those that are links of their own and scripts left aside."""
    texts = (one.text for one in element.iter() if one.tag not in UNCOUNTED)
    tails = (one.tail for one in element.iterdescendants())
    return sum(len(text) for text in chain(texts, tails) if text and not text.isspace())


def _empty(element: Element) -> None:
    """Empty an element, in place. A block stays as an empty one, so that the texts around it stay apart."""
    tag = element.tag
    element.clear(keep_tail=True)
    element.tag = "span" if tag in NO_BREAK else "div"
