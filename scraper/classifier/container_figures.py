"""What the boxes around a candidate hold, and how it stands to the box that holds most of the running text."""

import numpy as np

from scraper.classifier.arrays import Columns, Marks, Numbers
from scraper.classifier.sums import Sums

MOST_POINTS = 600
POINTS = 40
OFF_SHARE = 0.1
CLIMB_GAIN = 1.15


def container_of(sums: Sums) -> Numbers:
    """Return the container of each candidate: its box where that holds several, else the box around it."""
    several = np.bincount(sums.box, minlength=len(sums.parents))[sums.box] > 1
    return np.where(several, sums.box, sums.parents[sums.box])


def main_container(sums: Sums, container: Numbers, off: Marks) -> int:
    """Return the box that holds most: a candidate counts for its container, and less for each box above.

    The measure is the one that Readability made known (Arc90, 2009). What is `off`, in boxes named like furniture,
    counts little.
    """
    grand, size = sums.parents[container], len(sums.parents)
    points = (np.minimum(sums.weight, MOST_POINTS) + POINTS * sums.good) * np.where(off, OFF_SHARE, 1)
    score = np.bincount(container, points, size)
    score += 0.5 * np.bincount(grand, points, size) + 0.25 * np.bincount(sums.parents[grand], points, size)
    return int(score.argmax())


def container_figures(sums: Sums, container: Numbers, main: int) -> Columns:
    """Return figures by name."""
    box, mass, stats = sums.box, sums.mass, sums.stats
    number, link = np.maximum(1, stats[:, 2]), stats[:, 1] / np.maximum(1, stats[:, 0])
    columns: Columns = {}
    for name, one in (("own", box), ("parent", container), ("grand", sums.parents[container])):
        columns |= {
            f"{name}_mass": mass[one] / sums.total,
            f"{name}_link": link[one],
            f"{name}_count": number[one],
            f"{name}_good": stats[one, 3],
        }
    for name, place in (("main", main), ("wide", _climb(sums, main))):
        up, down = sums.levels(place)
        columns |= {
            f"inside_{name}": sums.inside(place),
            f"{name}_up": up,
            f"{name}_down": down,
            f"{name}_share": mass[place] / sums.total,
        }
    article, listing = sums.article[box], sums.listing[box]
    return columns | {
        "same_as_main": container == main,
        "box_len_share": sums.direct[box] / np.maximum(1, mass[container]),
        "same_article": article == sums.article[main],
        "article_share": mass[sums.article[main]] / sums.total,
        "list_mass": mass[listing] / sums.total,
        "list_link": link[listing],
        "list_length": np.where(listing > 0, stats[listing, 0], 0),
        "list_count": np.where(listing > 0, number[listing], 0),
        "list_good": stats[listing, 3],
        "in_post": sums.post[box],
    }


def _climb(sums: Sums, main: int) -> int:
    """Go up from the main container while a box above holds more: a body may be split over siblings."""
    best, at = main, int(sums.parents[main])
    while at > 0:
        if sums.mass[at] >= CLIMB_GAIN * sums.mass[best]:
            best = at
        at = int(sums.parents[at])
    return best
