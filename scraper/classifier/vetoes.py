"""What is left out whatever the model thinks: texts that say of themselves that they are not the article."""

from collections.abc import Iterator

from scraper.classifier.characters import characters_of
from scraper.classifier.cutting import Box, Candidate
from scraper.classifier.place_figures import IS_HIDDEN, flags_of
from scraper.classifier.said import kinds_said, names_of
from scraper.classifier.subheads import HEADINGS
from scraper.classifier.text_figures import END
from scraper.page import IMAGES, Element

LONGEST = 300
RUNNING_TEXT = 120
"""Letters above which a full sentence ends the search for the article's last paragraph."""
FEWEST = 2
"""Texts that have to be left for a veto to count."""
LONGEST_POINTER = 100
"""Letters up to which a text that leads to another article does nothing else."""
OPENING, CLOSING = "([（【", ")]）】"
ALL_STRESSED = 0.9
LONGEST_NOTE = 60
LONGEST_CAPTION = 120
MOSTLY_LINKED = 0.3
SOMEWHAT_LINKED = 0.1
ANYWHERE = frozenset("contribution copyright advertisement comments caption share text_label related_heading".split())
AT_THE_END = frozenset({"editor", "follow"})
POINTERS = frozenset({"also_read"})
NOTES = frozenset("byline agency_note published reading_time featured_video text_size listen print newsletter".split())
QUOTED = frozenset({"blockquote", "table", "pre", "ul", "ol"})
"""What a figure may hold that is the article."""
TURNS_TO_READER = frozenset({"to_the_reader"})
NO_ENDING = TURNS_TO_READER | {"contribution"}


def without_vetoed(kept: list[Candidate], boxes: list[Box], names: frozenset[str]) -> list[Candidate]:
    """Leave out the headline, credits, calls to the reader at the end, captions and what nobody sees.

    A caption is also what repeats the text that stands for a picture. All stay where nothing else would. `names` are
    the headline and the authors, bare: letters and digits alone.
    """
    last = _last_paragraph(kept)
    captions = _descriptions_of_pictures(boxes[0].element)
    left = [
        one
        for place, (one, text) in enumerate(zip(kept, characters_of([one.text for one in kept]).bare(), strict=True))
        if text not in names
        and not (text in captions and _may_be_caption(one, boxes))
        and not why_vetoed(one, boxes, at_the_end=place > last)
    ]
    left = _without_unseen(left, boxes)
    return left if len(left) >= FEWEST else kept


def _descriptions_of_pictures(root: Element) -> set[str]:
    described = {alt for image in root.iter(*IMAGES) if (alt := image.get("alt"))}
    return set(characters_of(list(described)).bare()) - {""}


def _may_be_caption(candidate: Candidate, boxes: list[Box]) -> bool:
    return len(candidate.text) <= LONGEST_CAPTION and boxes[candidate.box].tag not in HEADINGS


def _without_unseen(kept: list[Candidate], boxes: list[Box]) -> list[Candidate]:
    """Leave out what is hidden, but where a page hides its article until a script shows it."""
    hidden = {place for place, box in enumerate(boxes) if flags_of(box) & IS_HIDDEN}
    seen = [one for one in kept if hidden.isdisjoint(_around(one, boxes))] if hidden else kept
    return seen if 2 * sum(len(one.text) for one in seen) > sum(len(one.text) for one in kept) else kept


def why_vetoed(candidate: Candidate, boxes: list[Box], *, at_the_end: bool = True) -> str | None:
    """Return what a candidate says of itself that is not for an article to say, None where it says nothing."""
    text, length = candidate.text, len(candidate.text)
    if text[0] in "{[<" and ('{"' in text or "});" in text):
        return "is code"
    if length >= LONGEST:
        return None
    around = {boxes[place].tag for place in _around(candidate, boxes)}
    if "figcaption" in around or ("figure" in around and around.isdisjoint(QUOTED)):
        return "is a caption"
    if at_the_end and text[0] in OPENING and text[-1] in CLOSING and candidate.stressed >= ALL_STRESSED * length:
        return "is a note in brackets after the text"
    said = frozenset(names_of(kinds_said(text)))
    if not said:
        return None
    is_heading = boxes[candidate.box].tag in HEADINGS
    rules = (
        (ANYWHERE, True),
        (AT_THE_END, at_the_end),
        (NOTES, _is_note(text) and not is_heading),
        (POINTERS, length <= LONGEST_POINTER or candidate.linked > MOSTLY_LINKED * length),
        (TURNS_TO_READER, at_the_end and candidate.linked > SOMEWHAT_LINKED * length),
    )
    found = next((said & kinds for kinds, holds in rules if holds and said & kinds), None)
    return f"says it is {', '.join(sorted(found))}" if found else None


def _is_note(text: str) -> bool:
    """Tell a line that is too short, or in brackets, to say anything but who worked on the article."""
    if text[0] in OPENING:
        return text[-1] in CLOSING
    return len(text) <= LONGEST_NOTE and not END.search(text[-6:])


def _around(candidate: Candidate, boxes: list[Box]) -> Iterator[int]:
    place = candidate.box
    while place >= 0:
        yield place
        place = boxes[place].parent


def _last_paragraph(kept: list[Candidate]) -> int:
    """Return the place of the last full sentence of some length that does not turn to the reader."""
    for place in range(len(kept) - 1, -1, -1):
        text = kept[place].text
        if len(text) > RUNNING_TEXT and END.search(text[-6:]) and NO_ENDING.isdisjoint(names_of(kinds_said(text))):
            return place
    return 0
