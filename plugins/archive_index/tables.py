"""The tables of lines: spellings, endings, and the Latin spellings of other scripts."""

from collections.abc import Mapping

from .lexicon import Lexicon
from .lines import Lines
from .postings import Postings, code_units


def lines_of_tables(postings: Postings, lexicon: Lexicon) -> dict[str, Lines]:
    """Make the lines of each table."""
    counts = dict(zip(postings.forms, postings.counts().tolist(), strict=True))
    endings = {form[::-1]: count for form, count in counts.items()}
    latin = {
        f"{reading} {form}": counts[form]
        for entries in lexicon.values()
        for form, (_, readings) in entries.items()
        for reading in readings.split("\t")
        if reading
    }
    spellings = Lines(list(counts), list(counts.values()))
    return {"spellings": spellings, "endings": in_order(endings), "latin": in_order(latin)}


def in_order(counts: Mapping[str, int]) -> Lines:
    """Sort lines as the browser compares them."""
    texts = sorted(counts, key=code_units)
    return Lines(texts, [counts[text] for text in texts])
