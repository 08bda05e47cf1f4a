"""What cleaning left out of a page, counted by kind: advertisements, boxes of related news, share bars.

A box that its class names is one, however much stands in it; so is a text that says of itself what it is, where it
stands in no such box. What nothing names is not counted.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from scraper.class_names import kind_of_any
from scraper.classifier.classify import Classified
from scraper.classifier.cutting import Candidate
from scraper.classifier.said import kinds_said, names_of
from scraper.page import Element

KINDS: Final = {
    "advertisement": {"advertisement"},
    "related": {"related", "also_read", "related_heading", "most_read", "featured_video", "live_tv"},
    "share": {"share", "follow", "follow_verb"},
    "comments": {"comments"},
    "subscription": {"newsletter", "subscription", "contribution", "paywall", "download_app"},
    "consent": {"consent", "cookie", "embed_placeholder"},
}
"""What is counted, by the kinds of class names and of phrases that it gathers, in the order in which it is told."""
KIND_OF: Final = {name: kind for kind, names in KINDS.items() for name in names}


def count_dropped(
    classified: Classified, kept: list[Candidate], by_rule: Iterable[Element]
) -> tuple[tuple[str, int], ...]:
    """Count what was left out of the article, and the elements that a site rule drops, by kind; never a kind twice."""
    boxes, chosen = classified.boxes, set(map(id, kept))
    around: set[int] = set()
    for one in kept:
        at = one.box
        while at >= 0 and at not in around:
            around.add(at)
            at = boxes[at].parent
    counted: list[str | None] = []
    kinds: list[str | None] = []  # of each box, or of the one that it stands in: boxes come after those around them
    for place, box in enumerate(boxes):
        above = kinds[box.parent] if box.parent >= 0 else None
        own = None if above or place in around else _kind_named(box.names)
        kinds.append(above or own)
        counted.append(own)
    for one in classified.candidates:
        if id(one) not in chosen and not kinds[one.box]:
            counted += _kinds_said(one.text)[:1]
    counted += [_kind_named(f"{element.get('class', '')} {element.get('id', '')}") for element in by_rule]
    counts = Counter(counted)
    return tuple((kind, counts[kind]) for kind in KINDS if counts[kind])


@lru_cache(maxsize=20_000)
def _kind_named(names: str) -> str | None:
    return KIND_OF.get(kind_of_any(names.split()) or "")


def _kinds_said(text: str) -> list[str]:
    return [KIND_OF[name] for name in names_of(kinds_said(text)) if name in KIND_OF]
