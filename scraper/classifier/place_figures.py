"""Where a candidate stands: its tag, the tags and the kinds of class names above it, what hides it."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scraper.class_names import kind_of
from scraper.classifier.arrays import Matrix
from scraper.classifier.cutting import Box

TAGS = "p div li h1 h2 h3 h4 h5 h6 td section span figcaption blockquote pre article header footer time dd dt".split()
ABOVE = "article main aside footer header nav figure ul ol table blockquote form section details figcaption".split()
CLASS_KINDS = (
    "advertisement share related newsletter comments topics navigation byline consent interaction caption".split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FIXED = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)
IS_HIDDEN, IS_BODY, IS_FIXED = 1, 2, 4
TELLING = frozenset({"style", "itemprop", "hidden", "aria-hidden"})
"""The attributes that say so."""
MOST = 0.5
FAR = 9
"""Levels up at which a named box no longer counts as nearer or farther."""
TAG_BIT = {tag: 1 << place for place, tag in enumerate(TAGS)}
ABOVE_BIT = {tag: 1 << place for place, tag in enumerate(ABOVE)}
KIND_BIT = {kind: 1 << place for place, kind in enumerate(CLASS_KINDS)}
OFF = sum(KIND_BIT[name] for name in ("comments", "related", "navigation", "consent", "newsletter"))
"""The kinds of boxes whose paragraphs, however many, are not the article's."""
PLACE = [
    *(f"tag_{tag}" for tag in TAGS),
    *(f"in_{tag}" for tag in ABOVE),
    *(f"near_{kind}" for kind in CLASS_KINDS),
    *(f"far_{kind}" for kind in CLASS_KINDS),
    *"kind_levels depth hidden at_root itemprop fixed".split(),
]


@dataclass(frozen=True, slots=True)
class Inherited:
    """What each box has of its own and from those above it, as bits."""

    above: list[int]
    near_kinds: list[int]
    far_kinds: list[int]
    kind_levels: list[int]
    flags: list[int]


def inherited(boxes: list[Box], share: list[float]) -> Inherited:
    """Hand down what boxes are called, from the outermost inwards; `share` is of the page's running text, for each.

    What holds most of the text is no furniture, whatever it is called.
    """
    own = [kinds_named(box.names) if held < MOST else 0 for box, held in zip(boxes, share, strict=True)]
    above = [ABOVE_BIT.get(box.tag, 0) for box in boxes]
    flags = [flags_of(box) for box in boxes]
    near_kinds, far_kinds, kind_levels = own.copy(), own.copy(), [0 if kinds else FAR for kinds in own]
    near_kinds[0] = far_kinds[0] = 0
    kind_levels[0] = FAR
    for place in range(1, len(boxes)):
        parent = boxes[place].parent
        up = boxes[parent].parent
        above[place] |= above[parent]
        flags[place] |= flags[parent]
        far_kinds[place] |= far_kinds[parent]
        near_kinds[place] |= own[parent] | (own[up] if up >= 0 else 0)
        if kind_levels[place] > kind_levels[parent]:
            kind_levels[place] = kind_levels[parent] + 1
    return Inherited(above, near_kinds, far_kinds, kind_levels, flags)


@lru_cache(maxsize=20_000)
def kinds_named(names: str) -> int:
    """Return the kinds of furniture that the class and id of a box name, as bits."""
    kinds = 0
    for name in names.split():
        kinds |= KIND_BIT.get(kind_of(name) or "", 0)
    return kinds


def flags_of(box: Box) -> int:
    """Return what a box's own attributes say of its text: that it is hidden, the body, or laid over the page."""
    if TELLING.isdisjoint(box.attributes):
        return 0
    get = box.attributes.get
    style = get("style")
    flags = IS_BODY if "articleBody" in (get("itemprop") or "") else 0
    if get("hidden") is not None or get("aria-hidden") == "true" or (style and HIDDEN.search(style)):
        flags |= IS_HIDDEN
    if style and FIXED.search(style):
        flags |= IS_FIXED
    return flags


def place_figures(boxes: list[Box], box: list[int], known: Inherited) -> Matrix:
    """Return a row of figures on the place of each candidate; `box` is the candidates' boxes."""
    flags = bits([known.flags[one] for one in box], 3)
    return np.concatenate(
        [
            bits([TAG_BIT.get(boxes[one].tag, 0) for one in box], len(TAGS)),
            bits([known.above[one] for one in box], len(ABOVE)),
            bits([known.near_kinds[one] for one in box], len(CLASS_KINDS)),
            bits([known.far_kinds[one] for one in box], len(CLASS_KINDS)),
            np.array([(known.kind_levels[one], boxes[one].depth) for one in box], np.float32),
            flags[:, :1],
            np.array([(one == 0,) for one in box], np.float32),
            flags[:, 1:],
        ],
        axis=1,
    )


def bits(values: list[int], count: int) -> Matrix:
    """Spread numbers over columns, one a bit, the lowest first."""
    return (np.array(values, np.int64)[:, None] >> np.arange(count) & 1).astype(np.float32)
