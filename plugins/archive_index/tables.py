"""The tables of lines: spellings, endings, and the Latin spellings of other scripts."""

from collections.abc import Iterable, Mapping

from .lexicon import Lexicon
from .lines import Line
from .postings import Postings, code_units


def lines_of_tables(
    postings: Postings, languages: Mapping[str, Iterable[str]], lexicon: Lexicon
) -> dict[str, list[Line]]:
    """Make the lines of each table, in order."""
    used = list(zip(postings.forms, postings.counts().tolist(), strict=True))
    return {
        "spellings": [Line(form, count) for form, count in used],
        "endings": in_order(Line(form[::-1], count) for form, count in used),
        "latin": in_order(
            Line(f"{skeleton} {key} {form}", count)
            for form, count in used
            for skeleton, key in {tuple(each) for lang in languages[form] for each in lexicon.entry(form, lang)[1]}
        ),
    }


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Sort lines as the browser compares them."""
    return sorted(lines, key=lambda line: code_units(line.text))
