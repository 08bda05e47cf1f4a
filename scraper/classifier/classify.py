"""Which candidates are the article: the model asked twice, the second time with what it said of their neighbours."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from scraper.classifier.arrays import Matrix
from scraper.classifier.cutting import Box, Candidate, cut
from scraper.classifier.features import Described, features
from scraper.classifier.likeness import Known, bare
from scraper.classifier.second_look import second_look
from scraper.classifier.subheads import with_subheads
from scraper.classifier.trees import Forest
from scraper.classifier.vetoes import without_vetoed
from scraper.classifier.wholes import with_wholes
from scraper.page import Element

MODEL = "model.npz"
PARTS = ("feature", "threshold", "left", "leaf")
ENOUGH = 0.5
LENIENT = (0.35, 0.2, 0.1, 0.04)
LEAST_LETTERS = 140


@dataclass(frozen=True, slots=True)
class Classified:
    """A page's boxes and candidates, each one's chance to be of the article, and what its metadata say."""

    boxes: list[Box]
    candidates: list[Candidate]
    chances: Matrix
    known: Known

    @property
    def names(self) -> frozenset[str]:
        """Return the headline and the authors, bare."""
        return frozenset(map(bare, (self.known.title, *self.known.authors))) - {""}

    def kept(self) -> list[Candidate]:
        """Return the candidates that are the article; where those say next to nothing, choose more leniently."""
        for enough in (ENOUGH, *LENIENT):
            kept = self._likely(enough)
            if sum(len(one.text) for one in kept) >= LEAST_LETTERS:
                return self.settled(kept)
        return self.settled(self._likely(ENOUGH))

    def settled(self, kept: list[Candidate]) -> list[Candidate]:
        """Return a choice with its subheads, and without what says of itself that it is not the article."""
        return without_vetoed(with_subheads(kept, self.candidates, self.boxes), self.boxes, self.names)

    def _likely(self, enough: float) -> list[Candidate]:
        is_certain = enough == ENOUGH
        rated = zip(self.candidates, self.chances, strict=True)
        return [one for one, chance in rated if chance >= enough and (is_certain or self.boxes[one.box].tag != "h1")]


def classify(root: Element, known: Known) -> Classified:
    """Cut a page and tell of each candidate how likely it is to be of the article."""
    boxes, candidates = cut(root)
    if not candidates:
        return Classified(boxes, candidates, np.zeros(0, np.float32), known)
    first, second = load_forests()
    figures = features(boxes, candidates, known)
    rows = second_rows(figures, first.chances(figures.rows))
    return Classified(boxes, candidates, with_wholes(second.chances(rows), candidates, boxes), known)


def second_rows(figures: Described, chances: Matrix) -> Matrix:
    """Return what the second forest is asked: what the first was, and what that said of all."""
    return np.concatenate([figures.rows, second_look(chances, figures.rows[:, 0], figures.groups)], axis=1)


@cache
def load_forests() -> tuple[Forest, Forest]:
    """Read the model that lies beside this module."""
    with np.load(BytesIO(files("scraper.classifier").joinpath(MODEL).read_bytes())) as stored:
        first, second = (Forest(*(stored[f"{name}_{part}"] for part in PARTS)) for name in ("first", "second"))
    return first, second
