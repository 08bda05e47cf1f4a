"""Tables and lists, which are mostly of the article or not as a whole: a cell or an item alone says too little."""

from collections import defaultdict

from scraper.classifier.arrays import Matrix
from scraper.classifier.cutting import Box, Candidate

SHARE_OF_WHOLE = {"table": 1.0, "ul": 0.5, "ol": 0.5}
"""How much of the chance of a part is that of the whole."""
LONGEST_PART = {"table": 80, "ul": 200, "ol": 200}
"""Letters that the parts have on the average at most; longer ones stand for themselves, or are there for the layout."""
FEWEST = 3


def with_wholes(chances: Matrix, candidates: list[Candidate], boxes: list[Box]) -> Matrix:
    """Return the chances, each drawn to the mean over the table or list that it stands in, weighted by letters."""
    parts: dict[int, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        if (whole := _whole_around(candidate.box, boxes)) >= 0:
            parts[whole].append(place)
    drawn = chances.copy()
    for whole, places in parts.items():
        letters = [len(candidates[place].text) for place in places]
        tag = boxes[whole].tag
        if len(places) >= FEWEST and sum(letters) <= LONGEST_PART[tag] * len(places):
            mean = sum(chances[places] * letters) / sum(letters)
            drawn[places] += SHARE_OF_WHOLE[tag] * (mean - chances[places])
    return drawn


def _whole_around(place: int, boxes: list[Box]) -> int:
    """Return the innermost table or list that a box is in, -1 for none."""
    while place >= 0 and boxes[place].tag not in SHARE_OF_WHOLE:
        place = boxes[place].parent
    return place
