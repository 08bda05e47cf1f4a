"""A forest of decision trees, asked with numpy alone.

What the inner nodes of all trees ask is asked at once; an answer "no" (the figure is above the node's threshold)
strikes out the leaves to its left. The first leaf that is left over in each tree gives the tree's say (QuickScorer,
Lucchese and others, SIGIR 2015).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

LEAVES = 16
"""Leaves that a tree has at most: one bit each."""
NODES = LEAVES - 1
AT_ONCE = 1024
"""Rows that are asked at once: more would take memory, and no less time."""
FIRST_BIT = np.array([(number & -number).bit_length() - 1 if number else 0 for number in range(1 << LEAVES)], np.uint8)


@dataclass(frozen=True)
class Forest:
    """Trees as arrays: a row a node (NODES a tree, those not used ask nothing), a row of leaves a tree."""

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.uint16]
    leaf: npt.NDArray[np.float32]

    def chances(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the chance, from 0 to 1, that each row is of the article."""
        says = [self._says(rows[start : start + AT_ONCE]) for start in range(0, len(rows), AT_ONCE)]
        chances: npt.NDArray[np.float32] = (1 / (1 + np.exp(-np.concatenate(says)))).astype(np.float32)
        return chances

    def _says(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        ask, trees = self._questions, len(self.leaf)
        figures = np.take(np.ascontiguousarray(rows.T), ask.feature, axis=0, mode="clip")
        above = np.take(figures > ask.threshold, ask.of_node, axis=0, mode="clip").reshape(NODES, trees, len(rows))
        struck = np.bitwise_or.reduce(np.multiply(above, ask.strikes, dtype=np.uint16), axis=0)
        leaves = np.take(FIRST_BIT, ~struck) + LEAVES * np.arange(trees, dtype=np.intp)[:, None]
        says: npt.NDArray[np.float32] = np.take(self.leaf, leaves, mode="clip").sum(axis=0)
        return says

    @cached_property
    def _questions(self) -> "_Questions":
        by_tree = (len(self.leaf), NODES)
        asked = np.empty(len(self.feature), [("feature", np.intp), ("threshold", np.float32)])
        asked["feature"], asked["threshold"] = self.feature, self.threshold
        questions, of_node = np.unique(asked, return_inverse=True)
        strikes = np.ascontiguousarray(~self.left.reshape(by_tree).T)
        return _Questions(
            np.ascontiguousarray(questions["feature"]),
            np.ascontiguousarray(questions["threshold"])[:, None],
            np.ascontiguousarray(of_node.reshape(by_tree).T).ravel(),
            strikes[:, :, None],
        )


@dataclass(frozen=True, slots=True)
class _Questions:
    """What the nodes ask, each question once: many nodes ask the same.

    `of_node` is the question of each node, and `strikes` are the leaves that its "no" strikes out: the first nodes of
    all trees, then the second ones, and so on.
    """

    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float32]
    of_node: npt.NDArray[np.intp]
    strikes: npt.NDArray[np.uint16]
