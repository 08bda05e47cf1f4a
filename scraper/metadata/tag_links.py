"""The links under which a page shows its topics to the reader: under a label, in a box named so, or marked as tags."""

import re
from itertools import islice

from scraper.metadata.elements import Elements
from scraper.page import Element, text_of
from scraper.phrases import EDGE_MARKS, kind

LABEL_ELEMENTS = ("div", "span", "h2", "h3", "h4", "h5", "h6", "strong", "p", "li", "dt", "b", "em", "i", "label")
LABEL_MARKS = EDGE_MARKS + " \n\r#■□◆●▶►▼\u00a0\u2003\u3000"
BOX_WORDS = frozenset({"tag", "tags", "topics", "keywords"})
TAG_WORD = re.compile(r"(?<![^\s_-])tag(?![^\s_-])", re.IGNORECASE)
NAMES_OF_TAGS = "tags?|topics?|keywords?|hashtag|thema|themen|tema|temas|sujet|etiquetas?"
TAG_PATH = re.compile(rf"/(?:{NAMES_OF_TAGS})[/=]", re.IGNORECASE)
TAG_INDEX = re.compile(rf"/(?:{NAMES_OF_TAGS})[\s/]*\Z", re.IGNORECASE)
# /themen/ lists all topics, /themen/fluss is one
LONGEST = 60
MOST = 18
"""The most topics that an article shows; more are those of the site."""
MOST_ALIKE = 12
MOST_LABELS = 12
"""The most labels whose links are looked at: a page has one or two."""
MOSTLY_LINKS = 0.6
LINK_BOXES = frozenset({"li", "div", "span"})
HIGHEST = 4
"""How many elements a label may stand in alone, and a tag, without leaving the others."""


def links_of_tags(elements: Elements) -> list[Element]:
    """Return the links to the article's topics; none where the page shows none."""
    return _under_label(elements) or _in_boxes(elements) or _marked_links(elements) or _beside_each_other(elements)


def _under_label(elements: Elements) -> list[Element]:
    labels = (one for one in elements.tagged(*LABEL_ELEMENTS) if one.text and _says_topics(one.text))
    inside = (label for label in labels if not _is_outside(label))
    for label in islice(inside, MOST_LABELS):
        if links := _tag_links(label) or _links_beside(_alone(label)):
            return links
    return []


def _says_topics(words: str) -> bool:
    """Tell the label of an article's topics, which may have links after it in the same element."""
    label = words.strip(LABEL_MARKS).casefold()
    return label in kind("topics_label").phrases and label not in kind("trending").phrases


def _alone(label: Element) -> Element:
    """Return the outermost of the elements that hold the label and nothing after it."""
    for above in islice(label.iterancestors(), HIGHEST):
        if next(label.itersiblings("*"), None) is not None or above.tag == "body":
            break
        label = above
    return label


def _links_beside(label: Element) -> list[Element]:
    following = next(label.itersiblings("*"), None)
    beside = [] if following is None or following.tag == "a" else _tag_links(following)
    return beside if len(beside) > 1 else _links_after(label)


def _in_boxes(elements: Elements) -> list[Element]:
    """Return the links of the first box of tags; where each tag has a box, of all those beside it."""
    for box in elements.called(BOX_WORDS):
        if box.tag == "a" or _is_outside(box):
            continue
        links, above = _tag_links(box), box.getparent()
        for _ in range(HIGHEST):
            if len(links) != 1 or above is None or not _is_mostly(_tag_links(above), above):
                break
            links, above = _tag_links(above), above.getparent()
        if links:
            return links
    return []


def _marked_links(elements: Elements) -> list[Element]:
    return [link for link in elements.tagged("a") if _is_marked(link) and not _is_outside(link)]


def _is_marked(link: Element) -> bool:
    return "tag" in (link.get("rel") or "").split() or TAG_WORD.search(link.get("class") or "") is not None


def _beside_each_other(elements: Elements) -> list[Element]:
    """Return the most links that lead to topics and stand together under the headline, outside the text."""
    headline = max(map(elements.place, elements.tagged("h1")[:1]), default=0)
    groups: dict[Element, list[Element]] = {}
    for link in elements.tagged("a"):
        is_tag = TAG_PATH.search(link.get("href") or "") and not _leads_to_all(link)
        if is_tag and elements.place(link) > headline and not _is_outside(link):
            above = link.getparent()
            groups.setdefault(above.getparent() if above.tag in LINK_BOXES else above, []).append(link)
    boxes = [box for box, links in groups.items() if 1 < len(links) <= MOST_ALIKE and _is_mostly(links, box)]
    return _tag_links(max(boxes, key=lambda box: len(groups[box]))) if boxes else []


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
    links = [link for link in box.iter("a") if 0 < len(text_of(link)) <= LONGEST and not _leads_to_all(link)]
    tagged = [link for link in links if TAG_PATH.search(link.get("href") or "")]
    if tagged:
        return tagged if len(tagged) <= MOST else []
    return links if len(links) <= MOST and _is_mostly(links, box) else []


def _is_mostly(links: list[Element], box: Element) -> bool:
    """Tell a box that holds little more than the links."""
    return sum(map(len, map(text_of, links))) >= MOSTLY_LINKS * len(text_of(box))


def _leads_to_all(link: Element) -> bool:
    return TAG_INDEX.search(link.get("href") or "") is not None
