"""The manifest: what the search program must know before it looks anything up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from languages.alphabets import ALPHABETS
from languages.spelling import SPELLING, Rule
from languages.tokens import digit_zeros

from .lines import front_coded
from .postings import weights
from .words import FIELDS, STARTS


def make_manifest(*, documents: int, bounds: Mapping[str, Sequence[str]], scripts: Iterable[str]) -> dict[str, Any]:
    """Gather the rules of spelling, the weights of levels, and where each table is cut into parts."""
    return {
        "documents": documents,
        "bounds": {table: front_coded(firsts) for table, firsts in bounds.items()},
        "weights": weights(),
        "fields": {name: STARTS[name] for name in FIELDS},
        "alphabets": {script: ALPHABETS[script] for script in sorted(scripts)},
        "spelling": {
            "word": SPELLING.word,
            "unspaced": SPELLING.unspaced,
            "zeros": digit_zeros(),
            "fold": pairs(SPELLING.fold),
            "key": pairs(SPELLING.key),
            "skeleton": pairs(SPELLING.skeleton),
        },
    }


def pairs(rules: Iterable[Rule]) -> list[list[str]]:
    """Write rules as pairs of pattern and replacement."""
    return [[rule.find, rule.put] for rule in rules]
