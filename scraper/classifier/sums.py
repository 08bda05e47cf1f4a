"""What the boxes of a page hold, summed up once from the innermost outwards, and the ways between them."""

import re
from dataclasses import dataclass

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
    stats = np.stack([np.bincount(box, column, size) for column in (length, linked, np.ones(len(box)), good)], 1)
    direct = np.bincount(box, weight, size).astype(np.float64)
    rows, masses, ends = stats.tolist(), direct.tolist(), list(range(1, size + 1))
    for row, one in zip(rows, boxes, strict=True):
        row[0] += one.menu_letters
        row[1] += one.menu_letters
        row[2] += one.menu_links
    for place in range(size - 1, 0, -1):
        up = boxes[place].parent
        above, row = rows[up], rows[place]
        above[0] += row[0]
        above[1] += row[1]
        above[2] += row[2]
        above[3] += row[3]
        masses[up] += masses[place]
        ends[up] = max(ends[up], ends[place])
    article, listing, post = [0] * size, [0] * size, [False] * size
    for place in range(1, size):
        up, tag = boxes[place].parent, boxes[place].tag
        article[place] = place if tag == "article" else article[up]
        listing[place] = listing[up] or (place if tag in LISTINGS else 0)
        post[place] = post[up] or POSTS.search(boxes[place].names) is not None
    total = max(1.0, masses[0])
    tags = np.array([TAGS.get(boxes[one.box].tag, 0) for one in candidates])
    share = [mass / total for mass in masses]
    return Sums(
        *(box, tags, np.array([one.media for one in candidates]), length, linked, good, weight),
        *(np.array(rows), np.array(masses), share, direct, np.array([max(0, one.parent) for one in boxes]), ends),
        *(np.array(article), np.array(listing), np.array(post)),
    )
