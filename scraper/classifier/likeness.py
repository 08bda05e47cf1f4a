"""How like a candidate is to what the page says elsewhere: headline, description, stated body, other candidates."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import regex

from scraper.classifier.arrays import Matrix
from scraper.classifier.characters import END
from scraper.classifier.cutting import Candidate
from scraper.metadata.fields import Fields
from scraper.metadata.structured import Structured, first_string

OTHERS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
NO_LETTERS = {code: None for code in range(0x80) if not chr(code).isalnum()}
SHORT = 400
"""Letters above which a text is no repeated headline, byline or label."""
SHORTEST_SUMMARY = 15
SHORTEST_PART = 10
SHORTEST_BODY = 200
HEAD_OF_SUMMARY = 40
END_OF_TEXT = 30
LONGEST_KNOWN = 200_000
"""Letters of what metadata say that are compared; more are no description of an article, nor its text."""
MOST_COMPARED = 500_000_000
"""Letters, summed over all comparisons, up to which the page and its stated body are searched for each text."""
QUOTED = range(16, 300)
"""Letters that a pull quote has: a text that stands once more inside a longer one."""
LIKENESS = (
    "in_title title_in title_share in_summary summary_in head_in_summary in_body head_in_body tail_in_body has_body "
    "body_share names_author repeated repeats_earlier is_author inside_another"
).split()


@dataclass(frozen=True, slots=True)
class Known:
    """What the page's metadata say, for comparison; empty where they do not."""

    title: str
    summary: str
    descriptions: tuple[str, ...]
    authors: tuple[str, ...]
    body: str


def known_of(structured: Structured, fields: Fields) -> Known:
    """Gather what a page says of its article outside its text."""
    body = structured.article.get("articleBody")
    descriptions = (
        *(structured.meta(name) for name in ("og:description", "description", "twitter:description")),
        first_string(structured.article.get("description")),
    )
    return Known(
        (fields.title or "")[:LONGEST_KNOWN],
        (fields.summary or "")[:LONGEST_KNOWN],
        tuple(one[:LONGEST_KNOWN] for one in descriptions if one),
        fields.authors,
        body[:LONGEST_KNOWN] if isinstance(body, str) else "",
    )


def bare(text: str) -> str:
    """Leave only letters, their marks and digits, in one case."""
    return (text.translate(NO_LETTERS) if text.isascii() else OTHERS.sub("", text)).casefold()


def likeness(candidates: list[Candidate], texts: list[str], known: Known) -> Matrix:
    """Return a row of figures on the likeness of each candidate; `texts` are theirs, bare."""
    title, body = bare(known.title), bare(known.body)
    summaries = {one for one in map(bare, (known.summary, *known.descriptions)) if len(one) > SHORTEST_SUMMARY}
    all_summaries = END.join(summaries)
    heads = [one[:HEAD_OF_SUMMARY] for one in summaries]
    shortest, shortest_head = (min(map(len, ones), default=0) for ones in (summaries, heads))
    authors = [one for one in map(bare, known.authors) if one]
    title_words = set(known.title.casefold().split())
    counts = Counter(texts)
    whole = sum(map(len, texts)) or 1
    everything = END.join(texts) if whole * len(texts) <= MOST_COMPARED else ""
    has_body = SHORTEST_BODY < len(body) <= MOST_COMPARED // len(texts)
    body_share = min(3.0, len(body) / whole)
    seen: set[str] = set()
    rows: list[tuple[float, ...]] = []
    for candidate, text in zip(candidates, texts, strict=True):
        size = len(text)
        short = size < SHORT
        is_part = size > SHORTEST_PART
        in_body = has_body and text in body
        rows.append(
            (
                short and text != "" and text in title,
                short and title != "" and title in text,
                _shared(candidate.text, title_words) if short and title_words else 0.0,
                is_part and text in all_summaries,
                size >= shortest and any([one in text for one in summaries]),  # noqa: C419 - a list is quicker for so few
                size >= shortest_head and any([one in text for one in heads]),  # noqa: C419
                in_body if has_body else -1,
                (in_body or text[:END_OF_TEXT] in body) if has_body else -1,
                (in_body or text[-END_OF_TEXT:] in body) if has_body else -1,
                has_body,
                body_share,
                short and any([one in text for one in authors]),  # noqa: C419
                counts[text],
                text in seen,
                text in authors,
                size in QUOTED and everything.count(text) > counts[text],
            )
        )
        seen.add(text)
    return np.array(rows, np.float32)


def _shared(text: str, title_words: set[str]) -> float:
    words = text.casefold().split()
    shared = len(title_words.intersection(words))
    return shared / len(title_words.union(words)) if shared else 0.0
