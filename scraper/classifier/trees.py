"""A forest of decision trees, asked with numpy alone.

Every inner node of every tree is asked at once; an answer "no" (the figure is above the node's threshold) strikes out
the leaves to its left. The first leaf that is left over in each tree gives the tree's say (QuickScorer, Lucchese and
others, SIGIR 2015).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAVES = 16
"""Leaves that a tree has at most: one bit each."""
NODES = LEAVES - 1
FIRST_BIT = np.array([(number & -number).bit_length() - 1 if number else 0 for number in range(1 << LEAVES)], np.uint8)


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as arrays: a row a node (NODES a tree, those not used ask nothing), a row of leaves a tree."""

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.uint16]
    leaf: npt.NDArray[np.float32]

    def chances(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the chance, from 0 to 1, that each row is of the article."""
        trees, count = len(self.leaf), len(rows)
        figures = np.ascontiguousarray(rows.T)
        above = figures[self.feature] > self.threshold[:, None]
        struck = np.multiply(above, ~self.left[:, None], dtype=np.uint16).reshape(trees, NODES, count)
        first = FIRST_BIT[~np.bitwise_or.reduce(struck, axis=1)]
        says = np.take_along_axis(self.leaf, first.astype(np.intp), axis=1).sum(axis=0)
        chances: npt.NDArray[np.float32] = (1 / (1 + np.exp(-says))).astype(np.float32)
        return chances
