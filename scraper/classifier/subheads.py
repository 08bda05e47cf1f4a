"""Subheads that the model missed: a short heading right over a text that is kept belongs to it."""

from scraper.classifier.cutting import Box, Candidate
from scraper.classifier.said import kinds_said

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
LONGEST = 120
MOSTLY_LINKED = 0.3
ALL_BOLD = 0.9
NEAR = 4
"""Candidates in which the text under a subhead begins: advertisements and pointers may stand between."""


def with_subheads(kept: list[Candidate], candidates: list[Candidate], boxes: list[Box]) -> list[Candidate]:
    """Return what is kept and the subheads in it, in the page's order."""
    chosen = set(map(id, kept))
    if not chosen:
        return kept
    first = next(place for place, one in enumerate(candidates) if id(one) in chosen)
    for place in range(max(0, first - 1), len(candidates) - 1):
        one = candidates[place]
        if id(one) in chosen or not _is_subhead(one, boxes):
            continue
        nearby = candidates[place + 1 : place + 1 + NEAR]
        below = next((other for other in nearby if id(other) in chosen or boxes[other.box].tag in HEADINGS), one)
        stands_first = place > first or one.text.endswith(":")  # "Chandanpur:" may stand before all else
        if id(below) in chosen and stands_first and _stand_together(one, below, boxes):
            chosen.add(id(one))
    return [one for one in candidates if id(one) in chosen]


def _is_subhead(candidate: Candidate, boxes: list[Box]) -> bool:
    length = len(candidate.text)
    is_set_apart = boxes[candidate.box].tag in HEADINGS or candidate.bold >= ALL_BOLD * length
    is_short = length <= LONGEST and candidate.linked <= MOSTLY_LINKED * length
    return is_set_apart and is_short and not kinds_said(candidate.text)


def _stand_together(one: Candidate, other: Candidate, boxes: list[Box]) -> bool:
    """Tell whether two stand in one box, or the second one level deeper."""
    around = boxes[other.box].parent
    return one.box in {other.box, around} or boxes[one.box].parent in {around, boxes[around].parent}
