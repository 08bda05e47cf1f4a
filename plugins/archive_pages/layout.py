"""Where the knots of a net are drawn: those that are tied draw near, all others keep their distance.

T. Fruchterman, E. Reingold, *Graph drawing by force-directed placement*, 1991. Nothing in it is left to chance.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 400
FIRST_STEP = 0.1  # how far a knot may go at once, of the side of the square; less and less
GRAVITY = 0.6  # holds together what no tie does
GOLDEN_ANGLE = 2.399963229728653
NEAREST = 1e-4
ROOM_PASSES = 80

Places = NDArray[np.float64]


def spread(knots: int, ties: Sequence[tuple[int, int, float]]) -> Places:
    """Place knots by their ties, each with its strength from 0 to 1, in a square around the origin."""
    pull = np.zeros((knots, knots))
    for one, other, strength in ties:
        pull[one, other] = pull[other, one] = strength
    turns = GOLDEN_ANGLE * np.arange(knots)
    places: Places = np.sqrt((np.arange(knots) + 0.5) / knots)[:, None] * np.column_stack(
        (np.cos(turns), np.sin(turns))
    )
    ideal = 1 / np.sqrt(max(knots, 1))
    for step in range(STEPS):
        apart = places[:, None] - places[None, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + NEAREST
        force = ideal**2 / distance**2 - pull * distance / ideal
        moves = (apart * force[:, :, None]).sum(axis=1) - GRAVITY * ideal * places
        length = np.sqrt((moves**2).sum(axis=1, keepdims=True)) + NEAREST
        places = places + moves / length * np.minimum(length, FIRST_STEP * (1 - step / STEPS))
    return places


def fit(places: Places, width: float, height: float) -> Places:
    """Stretch places over a frame."""
    lowest, highest = places.min(axis=0), places.max(axis=0)
    fitted: Places = (places - lowest) / np.maximum(highest - lowest, NEAREST) * np.array((width, height))
    return fitted


def make_room(places: Places, radii: Sequence[float], gap: float) -> Places:
    """Push circles apart until none lies on another, or nearly so."""
    needed = np.add.outer(np.array(radii), np.array(radii)) + gap
    np.fill_diagonal(needed, 0)
    for _ in range(ROOM_PASSES):
        apart = places[:, None] - places[None, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + NEAREST
        overlap = np.maximum(needed - distance, 0)
        if not overlap.any():
            break
        places = places + (apart / distance[:, :, None] * overlap[:, :, None] / 2).sum(axis=1)
    return places
