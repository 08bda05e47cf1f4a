"""A booster of lightgbm as the arrays of `scraper.classifier.trees.Forest`."""

import lightgbm
import numpy as np
import numpy.typing as npt

from scraper.classifier.trees import LEAVES, NODES

ALL = (1 << LEAVES) - 1


def arrays_of(booster: lightgbm.Booster) -> dict[str, npt.NDArray[np.generic]]:
    """Return the four arrays of a forest; a node not used asks nothing, since no figure is above infinity."""
    trees = booster.dump_model()["tree_info"]
    feature = np.zeros((len(trees), NODES), np.int16)
    threshold = np.full((len(trees), NODES), np.inf, np.float32)
    left = np.full((len(trees), NODES), ALL, np.uint16)
    leaf = np.zeros((len(trees), LEAVES), np.float32)
    for number, tree in enumerate(trees):
        waiting = [tree["tree_structure"]]
        leaves: dict[int, int] = {}
        _number_leaves(tree["tree_structure"], leaves, leaf[number])
        node = 0
        while waiting:
            one = waiting.pop()
            if "leaf_value" in one:
                continue
            feature[number, node] = one["split_feature"]
            threshold[number, node] = _below(one["threshold"])
            left[number, node] = ALL & ~_bits(one["left_child"], leaves)
            node += 1
            waiting += [one["left_child"], one["right_child"]]
    return {"feature": feature.ravel(), "threshold": threshold.ravel(), "left": left.ravel(), "leaf": leaf}


def _number_leaves(node: dict[str, object], leaves: dict[int, int], values: npt.NDArray[np.float32]) -> None:
    """Give the leaves of a tree their numbers, from left to right."""
    if "leaf_value" in node:
        values[len(leaves)] = node["leaf_value"]
        leaves[id(node)] = len(leaves)
        return
    for side in ("left_child", "right_child"):
        _number_leaves(node[side], leaves, values)  # type: ignore[arg-type]


def _bits(node: dict[str, object], leaves: dict[int, int]) -> int:
    if "leaf_value" in node:
        return 1 << leaves[id(node)]
    return _bits(node["left_child"], leaves) | _bits(node["right_child"], leaves)  # type: ignore[arg-type]


def _below(threshold: float) -> np.float32:
    """Return the greatest single-precision number that is not above a threshold."""
    single = np.float32(threshold)
    return single if float(single) <= threshold else np.nextafter(single, np.float32(-np.inf))
