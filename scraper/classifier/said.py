"""Which kinds of boilerplate phrases a text says, looked up in one table of all phrases."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from scraper.phrases import BOUNDARY, LABEL_ENDS, NUMBER, fold, kind

KINDS = tuple(
    "about_author advertisement agency_note also_read back_to_top byline caption comments consent contribution cookie "
    "copyright correction download_app editor embed_placeholder error_page fact_box featured_video follow follow_verb "
    "listen live_tv loading machine_summary most_read newsletter paywall print published reading_time related_heading "
    "share subscription text_label text_size to_the_reader topics_label".split()
)
"""The kinds that the model was taught, in the order of its columns."""
LONGEST = 400
LONGEST_LABEL = 160
HEAD = 2


@dataclass(frozen=True, slots=True)
class _Phrases:
    """All phrases with the bits of their kinds, by the way they are matched."""

    exact: dict[str, int] = field(default_factory=dict)
    opens: dict[str, int] = field(default_factory=dict)
    label: dict[str, int] = field(default_factory=dict)
    pattern: dict[str, int] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)
    """The longest opening phrase that begins with two given letters."""
    mentioned: dict[str, list[str]] = field(default_factory=dict)
    """The mentioned phrases by their first word."""


@cache
def _phrases() -> _Phrases:
    table = _Phrases()
    for place, name in enumerate(KINDS):
        one = kind(name)
        found: dict[str, int] = getattr(table, one.match)
        for phrase in one.phrases:
            found[phrase] = found.get(phrase, 0) | 1 << place
    for phrase in (*table.opens, *table.label):
        table.reach[phrase[:HEAD]] = max(table.reach.get(phrase[:HEAD], 0), len(phrase))
    for phrase in table.mentions:
        table.mentioned.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return table


def names_of(said: int) -> list[str]:
    """Return the names of the kinds in some bits."""
    if not said:
        return []
    return [name for place, name in enumerate(KINDS) if said >> place & 1]


@lru_cache(maxsize=20_000)
def kinds_said(text: str) -> int:
    """Return the kinds, as bits in the order of KINDS; none for a long text."""
    if len(text) > LONGEST:
        return 0
    table = _phrases()
    folded = fold(text)
    said = table.exact.get(folded, 0) | _opened(folded, table) | _mentioned(folded, table)
    if len(folded) <= LONGEST_LABEL:
        if any(map(str.isdigit, folded)):
            said |= table.pattern.get(NUMBER.sub("{n}", folded), 0)
        words = folded.rsplit(" ", 5)
        for count in range(2, min(5, len(words)) + 1):
            said |= table.label.get(" ".join(words[-count:]), 0)
    return said


def _opened(folded: str, table: _Phrases) -> int:
    reach = table.reach.get(folded[:HEAD], 0)
    if not reach:
        return 0
    said = table.opens.get(folded, 0) | table.label.get(folded, 0)
    for boundary in BOUNDARY.finditer(folded, 1, reach + 2):
        opening = folded[: boundary.start()]
        said |= table.opens.get(opening, 0)
        if opening in table.label and LABEL_ENDS.match(folded, boundary.start()):
            said |= table.label[opening]
    return said


def _mentioned(folded: str, table: _Phrases) -> int:
    said = 0
    for word in set(folded.split(" ")):
        for phrase in table.mentioned.get(word, ()):
            if phrase in folded:
                said |= table.mentions[phrase]
    return said
