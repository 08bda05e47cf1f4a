"""What the boxes of a page hold, summed up once from the innermost outwards, and the ways between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from scraper.classifier.arrays import Figures, Marks, Matrix, Numbers
from scraper.classifier.cutting import Box, Candidate
from scraper.classifier.text_figures import TEXT

TAGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "p": 7}
"""The tags that candidates are told apart by, as numbers; 0 for all others."""
LISTINGS = frozenset({"ul", "ol", "table", "dl"})
POSTS = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed", re.IGNORECASE)
WIDE_WEIGHT = 1.5
"""How much more than a letter a sign of a script without spaces counts."""
GOOD_LENGTH = 60
GOOD_LINKS = 0.4


@dataclass(frozen=True, slots=True)
class Sums:
    """What the candidates and the boxes hold.

    For a candidate: its `box` and the tag of that, the pictures before it (`media`), its letters and linked letters,
    whether it is a `good` piece of running text, and its `weight` as one. For a box and all in it: letters, linked
    letters, candidates and good candidates (`stats`), weight (`mass`; `direct` without the boxes in it), share of the
    page's weight (`share`), the place after its last box (`ends`), and the article, listing or post that it stands in
    (0 for none).
    """

    box: Numbers
    tags: Numbers
    media: Numbers
    length: Figures
    linked: Figures
    good: Marks
    weight: Figures
    stats: Figures
    mass: Figures
    share: list[float]
    direct: Figures
    parents: Numbers
    ends: list[int]
    article: Numbers
    listing: Numbers
    post: Marks

    @property
    def total(self) -> float:
        """Return the weight of the page's running text, at least 1."""
        return max(1.0, float(self.mass[0]))

    def inside(self, place: int) -> Marks:
        """Mark the candidates in a box."""
        return (self.box >= place) & (self.box < self.ends[place])

    def levels(self, place: int) -> tuple[Numbers, Numbers]:
        """Count for each candidate the levels up to what it shares with a box, and from there down to that."""
        rank: dict[int, int] = {}
        while place >= 0:
            rank[place] = len(rank)
            place = int(self.parents[place]) if place else -1
        parents, known = self.parents.tolist(), dict.fromkeys(self.box.tolist(), (0, 0))
        for one in known:
            steps, at = 0, one
            while at not in rank:
                at = parents[at]
                steps += 1
            known[one] = (steps, rank[at])
        found = np.array([known[one] for one in self.box.tolist()])
        return found[:, 0], found[:, 1]


def sum_up(boxes: list[Box], candidates: list[Candidate], text: Matrix) -> Sums:
    """Sum up a page, box by box from the innermost outwards."""
    size = len(boxes)
    box = np.array([candidate.box for candidate in candidates])
    length = text[:, 0].astype(np.float64)
    link_share = text[:, TEXT.index("link_share")]
    linked = link_share.astype(np.float64) * length
    wide = 1 + WIDE_WEIGHT * text[:, TEXT.index("wide")]
    good = (length * wide >= GOOD_LENGTH) & (link_share < GOOD_LINKS)
    weight = np.where(good, (length - linked) * wide, 0)
    parents, tags = [one.parent for one in boxes], [one.tag for one in boxes]
    menu_letters, menu_links = np.array([(one.menu_letters, one.menu_links) for one in boxes]).T
    stats = (
        np.bincount(box, length, size) + menu_letters,
        np.bincount(box, linked, size) + menu_letters,
        np.bincount(box, minlength=size) + menu_links,
        np.bincount(box, good, size),
    )
    direct = np.bincount(box, weight, size).astype(np.float64)
    masses = _gathered(direct, parents)
    total = max(1.0, masses[0])
    return Sums(
        box=box,
        tags=np.array([TAGS.get(tags[one.box], 0) for one in candidates]),
        media=np.array([one.media for one in candidates]),
        length=length,
        linked=linked,
        good=good,
        weight=weight,
        stats=np.array([_gathered(column, parents) for column in stats], np.float64).T,
        mass=np.array(masses),
        share=[mass / total for mass in masses],
        direct=direct,
        parents=np.maximum(0, parents),
        ends=[place + held for place, held in enumerate(_gathered(np.ones(size, np.intp), parents))],
        article=np.array(_innermost_articles(tags, parents)),
        listing=np.array(_outermost([place if tag in LISTINGS else 0 for place, tag in enumerate(tags)], parents)),
        post=np.array(_outermost([_is_post(one.names) for one in boxes], parents), bool),
    )


def _gathered(own: Figures, parents: list[int]) -> list[Any]:
    """Return what each box and the boxes in it have together."""
    sums: list[Any] = own.tolist()
    for place in range(len(sums) - 1, 0, -1):
        sums[parents[place]] += sums[place]
    return sums


def _innermost_articles(tags: list[str], parents: list[int]) -> list[int]:
    """Return the place of the innermost article around each box, 0 for none."""
    found = [0] * len(parents)
    for place in range(1, len(parents)):
        found[place] = place if tags[place] == "article" else found[parents[place]]
    return found


def _outermost(own: list[int], parents: list[int]) -> list[int]:
    """Return what the outermost box around each has that has any; the page's own box has none."""
    found = [0] * len(parents)
    for place in range(1, len(parents)):
        found[place] = found[parents[place]] or own[place]
    return found


@lru_cache(maxsize=20_000)
def _is_post(names: str) -> bool:
    return POSTS.search(names) is not None
