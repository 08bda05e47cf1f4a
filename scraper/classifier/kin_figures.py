"""Who is dressed like a candidate: what has the same tags and the same names as it."""

import numpy as np

from scraper.classifier.arrays import Columns, Marks, Numbers
from scraper.classifier.cutting import Box
from scraper.classifier.sums import Sums


def dresses(boxes: list[Box], sums: Sums) -> tuple[Numbers, Numbers]:
    """Give each dress a number: tag and first name of a box and the one above it; tag and all names of a box."""
    wide: dict[tuple[str, str, str, str], int] = {}
    narrow: dict[tuple[str, str], int] = {}
    pairs = []
    for one in sums.box.tolist():
        me, up = boxes[one], boxes[max(0, boxes[one].parent)]
        key = (me.tag, me.names.split(" ", 1)[0], up.tag, up.names.split(" ", 1)[0])
        pairs.append((wide.setdefault(key, len(wide)), narrow.setdefault((me.tag, me.names), len(narrow))))
    numbers = np.array(pairs)
    return numbers[:, 0], numbers[:, 1]


def kin_figures(sums: Sums, container: Numbers, signature: Numbers, dress: Numbers, *, links: Marks) -> Columns:
    """Return figures by name; `links` marks the candidates that are all link."""
    count, order = len(signature), np.arange(len(signature))
    mass, alike = np.bincount(signature, sums.weight)[signature], np.bincount(signature)
    linked, letters = np.bincount(signature, sums.linked), np.bincount(signature, sums.length)
    return {
        "sig_mass": mass,
        "sig_share": mass / sums.total,
        "sig_count": alike[signature],
        "sig_link": (linked / np.maximum(1, letters))[signature],
        "box_sig_share": np.bincount(dress, sums.weight)[dress] / sums.total,
        "siblings_alike": alike[signature] / np.maximum(1, sums.stats[container, 2]),
        "sig_pos": order / count - (np.bincount(signature, order) / alike / count)[signature],
        "sig_links_all": (np.bincount(signature, links) / alike)[signature],
    }
