"""Where on the page a candidate stands: before and after which running text, under which subhead, in which turn."""

import numpy as np

from scraper.classifier.arrays import Columns, Marks, Numbers
from scraper.classifier.sums import TAGS, Sums
from scraper.classifier.title_figures import FAR

MOST_MEDIA = 5
NEAR = 3


def order_figures(sums: Sums, container: Numbers, main: int, *, said: Marks) -> Columns:
    """Return figures by name; `said` marks what says a phrase of boilerplate."""
    count = len(container)
    order, chars, good, total = np.arange(count), np.cumsum(sums.length), sums.good, sums.total
    inside = np.nonzero(sums.inside(main) & good)[0]
    first, last = (int(inside[0]), int(inside[-1])) if len(inside) else (0, count - 1)
    before, after = last_true(good), count - 1 - last_true(good[::-1])[::-1]
    starts = (sums.tags >= TAGS["h1"]) & (sums.tags <= TAGS["h6"])
    heading = starts & (sums.tags != TAGS["h1"])
    section, last_heading = np.cumsum(starts), last_true(heading)
    letters = np.bincount(section, sums.length)
    median = (float(np.median(sums.length[good])) if good.any() else 0.0) or 1.0
    nth = _order_within(container)
    same = container[1:] == container[:-1]
    return {
        "n": count,
        "log_total": np.log1p(total),
        "median_good": median,
        "rel_length": sums.length / median,
        "pos": order / count,
        "pos_chars": chars / chars[-1],
        "rel_first": order - first,
        "rel_last": order - last,
        "in_span": (order >= first) & (order <= last),
        "from_main_start": (chars - chars[first]) / total,
        "to_main_end": (chars[last] - chars) / total,
        "since_good": np.where(before >= 0, order - before, FAR),
        "to_good": np.where(after < count, after - order, FAR),
        "good_run": np.convolve(good, np.ones(2 * NEAR + 1))[NEAR : NEAR + count],
        "last_heading": np.where(last_heading >= 0, order - last_heading, FAR),
        "heading_len": np.where(last_heading >= 0, sums.length[last_heading], 0),
        "is_heading": starts,
        "is_subhead": heading,
        "section": section,
        "section_link": (np.bincount(section, sums.linked) / np.maximum(1, letters))[section],
        "section_good": np.bincount(section, good)[section],
        "section_length": letters[section],
        "section_says": np.bincount(section, said & starts)[section],
        "says_cum": np.cumsum(said),
        "nth_in_container": nth,
        "left_in_container": np.bincount(container)[container] - nth,
        "first_in_box": np.concatenate([[True], ~same]),
        "last_in_box": np.concatenate([~same, [True]]),
        "media_before": np.minimum(MOST_MEDIA, np.diff(sums.media, prepend=0)),
        "media_after": np.minimum(MOST_MEDIA, np.diff(sums.media, append=sums.media[-1])),
    }


def last_true(mask: Marks) -> Numbers:
    """Return for each place that of the last true one before it, -1 for none."""
    index = np.maximum.accumulate(np.where(mask, np.arange(len(mask)), -1))
    return np.concatenate([[-1], index[:-1]])


def _order_within(group: Numbers) -> Numbers:
    """Return the place of each candidate among those of its group."""
    order = np.arange(len(group))
    by_group = np.argsort(group, kind="stable")
    starts = np.maximum.accumulate(np.where(np.diff(group[by_group], prepend=-1) != 0, order, 0))
    places = np.empty(len(group), np.int64)
    places[by_group] = order - starts
    return places
