"""Where a candidate stands to the page's headline, and whether there is an article nearer to that."""

import numpy as np

from scraper.classifier.arrays import Columns, Figures, Marks, Numbers
from scraper.classifier.sums import TAGS, Sums

FAR = 99
"""Stands for the distance to what is not there."""


def title_figures(sums: Sums, dress: Numbers, *, is_title: Marks) -> Columns:
    """Return figures by name; `is_title` marks what repeats the title, `dress` numbers what looks alike."""
    count = len(dress)
    order, chars = np.arange(count), np.cumsum(sums.length)
    h1 = sums.tags == TAGS["h1"]
    titled = _headline(is_title, h1)
    last_h1 = np.maximum.accumulate(np.where(h1, order, -1))
    columns: Columns = {
        "after_h1": last_h1 >= 0,
        "chars_since_h1": np.where(last_h1 >= 0, chars - chars[np.maximum(last_h1, 0)], -1),
        "h1_count": h1.sum(),
        "title_count": is_title.sum(),
    }
    if titled >= 0:
        up, down = sums.levels(int(sums.box[titled]))
        since, since_chars = order - titled, chars - chars[titled]
        again = np.cumsum((dress == dress[titled]) & (order > titled))
    else:
        up, down = np.full((2, count), FAR)
        since, since_chars, again = np.full(count, -FAR), np.full(count, -1.0), np.full(count, -1)
    nearer, level = by_level(up, sums.weight * (order > titled))
    return columns | {
        "since_title": since,
        "chars_since_title": since_chars,
        "title_up": up,
        "title_down": down,
        "title_nearer": nearer,
        "title_nearer_share": nearer / sums.total,
        "title_level_share": level / sums.total,
        "titles_since": again,
    }


def by_level(levels: Numbers, weight: Figures) -> tuple[Figures, Figures]:
    """Return the weight that stands nearer to the headline than each candidate does, and as near."""
    summed = np.bincount(levels, weight)
    return (np.cumsum(summed) - summed)[levels], summed[levels]


def _headline(is_title: Marks, h1: Marks) -> int:
    """Return the place of the headline: what repeats the page's title, best in an h1; -1 where nothing does."""
    for mask in (is_title & h1, is_title, h1):
        if mask.any():
            return int(np.argmax(mask))
    return -1
