"""What a candidate's own text looks like, in figures that mean the same in every language."""

import re

import numpy as np

from scraper.classifier.arrays import Matrix
from scraper.classifier.cutting import Candidate

SENTENCE_MARKS = re.compile(r"[.!?;:।॥۔؟。！？…](?=\s|$|[\"”»'’)])|[।॥۔。！？]")
COMMAS = re.compile(r"[,،、，]")
END = re.compile(r"[.!?।॥۔؟。！？…][\"”»'’)\]]*\Z")
QUOTES = re.compile(r"[\"“”«»„‘’「」]")
DATE = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")
UPPER = re.compile(r"[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f\u0531-\u0556]")
DIGITS = re.compile(r"\d")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|[a-z]{2})/")
HEAD = 200
"""Letters of a text by which its make-up is judged."""
TEXT = (
    "length words word_length sentences commas ends_sentence digits upper quotes link_share links bold_share "
    "stress_share in_link images breaks part starts_lower brackets colon bars date wide all_caps code first_digit "
    "at_sign address hashtag"
).split()


def text_figures(candidates: list[Candidate]) -> Matrix:
    """Return a row of figures on the text of each candidate."""
    return np.array([_row(candidate) for candidate in candidates], np.float32)


def _row(candidate: Candidate) -> tuple[float, ...]:
    text = candidate.text
    length, head, first, last = len(text), text[:HEAD], text[0], text[-1]
    words = text.count(" ") + 1
    judged = len(head)
    upper = len(UPPER.findall(head))
    return (
        length,
        words,
        length / words,
        len(SENTENCE_MARKS.findall(text)),
        len(COMMAS.findall(text)),
        END.search(text[-6:]) is not None,
        len(DIGITS.findall(head)) / judged,
        upper / judged,
        len(QUOTES.findall(text)),
        min(1.0, candidate.linked / length),
        candidate.links,
        min(1.0, candidate.bold / length),
        min(1.0, candidate.stressed / length),
        candidate.in_link,
        candidate.images,
        candidate.breaks,
        candidate.part,
        first.islower(),
        (first in "([（【") + 2 * (last in ")]）】"),
        last in ":：",
        ("|" in text) + ("»" in text or ">" in text) + ("©" in text) * 2,
        DATE.search(text[:150]) is not None,
        0.0 if text.isascii() else len(WIDE.findall(text[:60])) / min(length, 60),
        upper > 0.6 * length,
        first in "{[<" and ('{"' in text or "});" in text),
        first.isdigit(),
        "@" in text,
        ADDRESS.search(text) is not None,
        "#" in text,
    )
