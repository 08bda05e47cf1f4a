"""Why a candidate was left out, in words: the records that `scrape extract --explain` prints."""

from scraper.class_names import kind_of_any
from scraper.classifier.classify import Classified
from scraper.classifier.cutting import Candidate
from scraper.classifier.likeness import bare
from scraper.classifier.said import kinds_said, names_of
from scraper.classifier.vetoes import why_vetoed
from scraper.explain import Removal, removal

MOSTLY = 0.6
AROUND = 5
"""Candidates before the article's first and after its last that are spoken of too."""


def explained(classified: Classified, kept: list[Candidate]) -> tuple[Removal, ...]:
    """Record what was left out of the article and next to it, each with its chance and its marks."""
    if not kept:
        return ()
    chosen = set(map(id, kept))
    places = [place for place, candidate in enumerate(classified.candidates) if id(candidate) in chosen]
    around = range(max(0, places[0] - AROUND), min(len(classified.candidates), places[-1] + 1 + AROUND))
    names = classified.names
    return tuple(
        removal("classify", _reason(classified, place, names), classified.candidates[place].text)
        for place in around
        if id(classified.candidates[place]) not in chosen
    )


def _reason(classified: Classified, place: int, names: frozenset[str]) -> str:
    candidate = classified.candidates[place]
    if veto := why_vetoed(candidate, classified.boxes):
        return veto
    if bare(candidate.text) in names:
        return "repeats the headline or an author"
    marks = [f"says it is {name}" for name in names_of(kinds_said(candidate.text))]
    at = candidate.box
    while at >= 0:
        box = classified.boxes[at]
        if found := kind_of_any(box.names.split()):
            marks.append(f"in a box of kind {found}")
            break
        at = box.parent
    if candidate.linked > MOSTLY * len(candidate.text):
        marks.append("mostly links")
    chance = f"{classified.chances[place]:.0%} likely to be of the article"
    return "; ".join([chance, *marks])
