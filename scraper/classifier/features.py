"""What is known of each candidate before anything is decided: one row of figures, the same in every language."""

from dataclasses import dataclass

import numpy as np

from scraper.classifier.arrays import Columns, Marks, Matrix, Numbers, stacked
from scraper.classifier.characters import characters_of
from scraper.classifier.container_figures import container_figures, container_of, main_container
from scraper.classifier.cutting import Box, Candidate
from scraper.classifier.kin_figures import dresses, kin_figures
from scraper.classifier.likeness import LIKENESS, Known, likeness
from scraper.classifier.order_figures import last_true, order_figures
from scraper.classifier.place_figures import OFF, PLACE, bits, inherited, place_figures
from scraper.classifier.said import KINDS, kinds_said
from scraper.classifier.sums import TAGS, sum_up
from scraper.classifier.text_figures import TEXT, text_figures
from scraper.classifier.title_figures import title_figures

STEPS = (-2, -1, 1, 2)
NEIGHBOURS = ("length", "link_share", "ends_sentence", "bold_share", "in_link", "colon", "images")
NEAR = [TEXT.index(name) for name in NEIGHBOURS]
LOOK = (*NEIGHBOURS, "is_p", "is_h", "says")
SAID_LONG_AGO = 30
SAME_TITLE = 0.6
ALL_LINKED = 0.9


@dataclass(frozen=True, slots=True)
class Groups:
    """The number of the group that each candidate belongs to, of each kind; its box, and the tree of boxes."""

    container: Numbers
    signature: Numbers
    section: Numbers
    listing: Numbers
    title_up: Numbers
    box: Numbers
    parents: Numbers
    ends: list[int]
    depths: Numbers


@dataclass(frozen=True, slots=True)
class Described:
    """A row of figures for each candidate, the names of the columns, and the groups that candidates form."""

    names: list[str]
    rows: Matrix
    groups: Groups


def features(boxes: list[Box], candidates: list[Candidate], known: Known) -> Described:
    """Return what is known of the candidates of a page."""
    characters = characters_of([candidate.text for candidate in candidates])
    text = text_figures(candidates, characters)
    sums = sum_up(boxes, candidates, text)
    box = sums.box.tolist()
    from_above = inherited(boxes, sums.share)
    said = bits([kinds_said(candidate.text) for candidate in candidates], len(KINDS))
    says: Marks = said.max(axis=1) > 0
    like = likeness(candidates, characters.bare(), known)
    off: Marks = np.array([from_above.far_kinds[one] & OFF for one in box]) > 0
    is_title: Marks = (like[:, LIKENESS.index("in_title")] > 0) & (like[:, LIKENESS.index("title_share")] > SAME_TITLE)
    container = container_of(sums)
    main = main_container(sums, container, off)
    signature, dress = dresses(boxes, sums)
    by_title = title_figures(sums, dress, is_title=is_title)
    by_order = order_figures(sums, container, main, said=says)
    columns: Columns = {
        **container_figures(sums, container, main),
        **kin_figures(sums, container, signature, dress, links=text[:, TEXT.index("link_share")] > ALL_LINKED),
        **by_title,
        **by_order,
        "said_before": _since_said(says),
    }
    look = np.concatenate(
        [text[:, NEAR], (sums.tags == TAGS["p"])[:, None], by_order["is_heading"][:, None], says[:, None]],
        axis=1,
        dtype=np.float32,
    )
    rows = np.concatenate(
        [
            text,
            place_figures(boxes, box, from_above),
            said,
            like,
            stacked(columns),
            *(shifted(look, -step) for step in STEPS),
        ],
        axis=1,
    )
    names = [*TEXT, *PLACE, *(f"says_{kind}" for kind in KINDS), *LIKENESS, *columns]
    names += [f"{name}@{step}" for step in STEPS for name in LOOK]
    listing = sums.listing[sums.box]
    groups = Groups(
        *(container, signature, by_order["section"], np.where(listing > 0, listing, container), by_title["title_up"]),
        *(sums.box, sums.parents, sums.ends, np.array([one.depth for one in boxes])),
    )
    return Described(names, rows, groups)


def shifted(matrix: Matrix, by: int, fill: float = -1) -> Matrix:
    """Move the rows of a matrix down by some places, or up where negative."""
    out = np.full_like(matrix, fill)
    if by > 0:
        out[by:] = matrix[:-by]
    else:
        out[:by] = matrix[-by:]
    return out


def _since_said(says: Marks) -> Numbers:
    """Count the candidates since the last one that said a phrase of boilerplate."""
    order, last = np.arange(len(says)), last_true(says)
    return np.where(last >= 0, np.minimum(order - last, SAID_LONG_AGO), SAID_LONG_AGO)
