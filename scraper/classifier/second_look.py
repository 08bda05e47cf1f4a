"""What the first look at its neighbours and kin says of a candidate: the figures for the second look."""

from collections.abc import Iterator

import numpy as np

from scraper.classifier.arrays import Columns, Figures, Marks, Matrix, Numbers, stacked
from scraper.classifier.features import Groups, shifted
from scraper.classifier.order_figures import last_true
from scraper.classifier.title_figures import FAR, by_level

STRONG = 0.7
STRONG_LENGTH = 80
STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
WINDOWS = (3, 8)
NO_LETTERS = 9999
LEAST = 1e-4
CORES = {"core": 0.8, "heart": 0.5}
"""Shares of what is thought to be the article, by the names of the innermost boxes that hold so much of it."""
OUTSIDE = -1


def second_look(chance: Matrix, length: Matrix, groups: Groups) -> Matrix:
    """Return a row for each candidate, from the chances of all and their lengths."""
    count = len(chance)
    order = np.arange(count)
    logit = np.log((chance + LEAST) / (1 - chance + LEAST))
    mass = chance * length
    total = max(1.0, float(mass.sum()))
    _, kin = np.unique(groups.container * (int(groups.signature.max()) + 1) + groups.signature, return_inverse=True)
    kinds = {
        "container": groups.container,
        "kin": kin,
        "signature": groups.signature,
        "section": groups.section,
        "listing": groups.listing,
    }
    strong = (chance > STRONG) & (length > STRONG_LENGTH)
    before, after = last_true(strong), count - 1 - last_true(strong[::-1])[::-1]
    after = np.where(after >= count, -1, after)
    chars, kept = np.cumsum(length), np.cumsum(mass)
    where = np.nonzero(strong)[0]
    first, last = (int(where[0]), int(where[-1])) if len(where) else (0, 0)
    nearer, level = by_level(groups.title_up, mass)
    columns: Columns = {
        "chance": chance,
        "logit": logit,
        **{f"chance@{step}": shifted(chance, -step, 0) for step in STEPS},
        **{
            name: column
            for kind, group in kinds.items()
            for name, column in _others(kind, group, chance, logit, length)
        },
        "container_kept_share": np.bincount(groups.container, mass)[groups.container] / total,
        "kin_kept_share": np.bincount(kin, mass)[kin] / total,
        "kept_before": kept / total,
        "kept_after": (total - kept) / total,
        "strong_before": np.cumsum(strong),
        "strong_after": strong.sum() - np.cumsum(strong),
        "since_strong": np.where(before >= 0, order - before, FAR),
        "to_strong": np.where(after >= 0, after - order, FAR),
        **{f"near{half}": np.convolve(chance, np.ones(2 * half + 1))[half : half + count] for half in WINDOWS},
        "chars_since_strong": np.where(before >= 0, chars - chars[before] - length, NO_LETTERS),
        "chars_to_strong": np.where(after >= 0, chars[after] - chars, NO_LETTERS),
        "strong": strong.sum(),
        "log_kept": np.log(total),
        "from_first_strong": order - first,
        "from_last_strong": order - last,
        "with_most": groups.container == groups.container[int(np.argmax(mass))],
        "title_nearer_kept": nearer / total,
        "title_level_kept": level / total,
    }
    for name, share in CORES.items():
        columns[f"in_{name}"], columns[f"{name}_down"] = _core(groups, mass, total, share)
    return stacked(columns)


def _core(groups: Groups, mass: Matrix, total: float, share: float) -> tuple[Marks, Numbers]:
    """Tell what stands in the innermost box that holds a share of what is thought to be the article, and how deep."""
    parents = groups.parents.tolist()
    held = np.bincount(groups.box, mass, len(parents)).tolist()
    core = 0
    for place in range(len(held) - 1, 0, -1):
        if held[place] >= share * total:
            core = place
            break
        held[parents[place]] += held[place]
    inside = (groups.box >= core) & (groups.box < groups.ends[core])
    return inside, np.where(inside, groups.depths[groups.box] - groups.depths[core], OUTSIDE)


def _others(kind: str, group: Numbers, chance: Matrix, logit: Matrix, length: Matrix) -> Iterator[tuple[str, Figures]]:
    """Yield what is thought of the others of a group: mean, share of letters kept, highest; and their number."""
    number, letters = np.bincount(group), np.bincount(group, length)
    mass = chance * length
    top = np.zeros(len(number))
    np.maximum.at(top, group, chance)
    yield f"{kind}_logit", (np.bincount(group, logit)[group] - logit) / np.maximum(1, number[group] - 1)
    yield f"{kind}_kept", (np.bincount(group, mass)[group] - mass) / np.maximum(1, letters[group] - length)
    yield f"{kind}_top", top[group]
    yield f"{kind}_number", number[group]
