"""What a candidate's own text looks like, in figures that mean the same in every language."""

import re

import numpy as np

from scraper.classifier.arrays import Columns, Matrix, stacked
from scraper.classifier.characters import COMMA, DIGIT, QUOTE, SPACE, UPPER, WIDE, Characters
from scraper.classifier.cutting import Candidate

END = re.compile(r"[.!?।॥۔؟。！？…][\"”»'’)\]]*\Z")
DATE = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")
ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|[a-z]{2})/")
PART_OF_ADDRESS = ("/", "http", "www.")
HEAD = 200
"""Letters of a text by which its make-up is judged."""
WIDE_HEAD = 60
DATED_HEAD = 150
TEXT = (
    "length words word_length sentences commas ends_sentence digits upper quotes link_share links bold_share "
    "stress_share in_link images breaks part starts_lower brackets colon bars date wide all_caps code first_digit "
    "at_sign address hashtag"
).split()


SEEN = (
    "ends_sentence links in_link images breaks part starts_lower brackets colon bars date code first_digit at_sign "
    "address hashtag"
).split()
"""Those of the figures that are seen text by text."""


def text_figures(candidates: list[Candidate], characters: Characters) -> Matrix:
    """Return a row of figures on the text of each candidate; `characters` are those of the texts."""
    length = np.array([len(one.text) for one in candidates])
    words, judged = characters.count(SPACE) + 1, np.minimum(length, HEAD)
    digits, upper = characters.count(DIGIT, within=HEAD), characters.count(UPPER, within=HEAD)
    marked = np.array([(one.linked, one.bold, one.stressed) for one in candidates]).T
    linked, bold, stressed = np.minimum(1.0, marked / length)
    seen = [_seen(one, has_digits=number > 0) for one, number in zip(candidates, digits.tolist(), strict=True)]
    columns: Columns = {
        **dict(zip(SEEN, np.array(seen, np.float32).T, strict=True)),
        "length": length,
        "words": words,
        "word_length": length / words,
        "sentences": characters.sentences(),
        "commas": characters.count(COMMA),
        "digits": digits / judged,
        "upper": upper / judged,
        "quotes": characters.count(QUOTE),
        "link_share": linked,
        "bold_share": bold,
        "stress_share": stressed,
        "wide": characters.count(WIDE, within=WIDE_HEAD) / np.minimum(length, WIDE_HEAD),
        "all_caps": upper > 0.6 * length,
    }
    return stacked({name: columns[name] for name in TEXT})


def _seen(candidate: Candidate, *, has_digits: bool) -> tuple[float, ...]:
    text = candidate.text
    first, last = text[0], text[-1]
    return (
        not last.isalnum() and END.search(text[-6:]) is not None,
        candidate.links,
        candidate.in_link,
        candidate.images,
        candidate.breaks,
        candidate.part,
        first.islower(),
        (first in "([（【") + 2 * (last in ")]）】"),
        last in ":：",
        ("|" in text) + ("»" in text or ">" in text) + ("©" in text) * 2,
        has_digits and DATE.search(text[:DATED_HEAD]) is not None,
        first in "{[<" and ('{"' in text or "});" in text),
        first.isdigit(),
        "@" in text,
        any([part in text for part in PART_OF_ADDRESS]) and ADDRESS.search(text) is not None,  # noqa: C419 - a list is quicker for so few
        "#" in text,
    )
